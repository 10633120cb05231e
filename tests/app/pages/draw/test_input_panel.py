"""The input panel: the rasterized drawing, pixel by pixel, at places that stay."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.context.drawing import Drawing
from app.context.session import Session
from app.pages.draw.panels.input_panel import InputPanel
from app.pages.draw.widgets.input_pictures import InputPictures, extent
from app.style.theme import LIGHT, Appearance
from lenet.network import paper


@pytest.fixture
def panel(qtbot: QtBot, session: Session, appearance: Appearance) -> InputPanel:
    panel = InputPanel(session, appearance)
    qtbot.addWidget(panel)
    panel.resize(320, 290)
    return panel


def draw(session: Session) -> None:
    session.begin_stroke(0.3, 0.1)
    for place in ((0.6, 0.3), (0.2, 0.4), (0.5, 0.5)):
        session.extend_stroke(*place)


def grey_levels(image: QImage) -> list[list[int]]:
    return [
        [image.pixelColor(x, y).red() for x in range(image.width())] for y in range(image.height())
    ]


def test_the_stages_are_the_pixels_of_the_rasterized_drawing(
    session: Session, appearance: Appearance
) -> None:
    draw(session)
    pictures = InputPictures()
    pictures.recolour(appearance.theme)
    pictures.show(session.drawing, session.rasterized)
    assert session.rasterized is not None
    digit = np.array(grey_levels(pictures.stages[1]))
    paper_end, ink_end = QColor(LIGHT.surface).red(), QColor(LIGHT.ink).red()
    expected = paper_end + session.rasterized.digit * (ink_end - paper_end)
    assert np.abs(digit - expected).max() <= 1.5
    assert [image.width() for image in pictures.stages] == [28, 28, 32]


def test_only_ink_is_painted_outside_the_box(session: Session, appearance: Appearance) -> None:
    draw(session)
    pictures = InputPictures()
    pictures.recolour(appearance.theme)
    for pen in (2.4, 4.0):
        session.set_pen_width(pen)
        pictures.show(session.drawing, session.rasterized)
        assert session.rasterized is not None
        outside = session.rasterized.fitted > 0
        outside[4:24, 4:24] = False
        image = pictures.rim
        if image is None:
            assert not outside.any()
            continue
        seen = np.array(
            [[image.pixelColor(x, y).alpha() for x in range(28)] for y in range(28)], dtype=bool
        )
        assert np.array_equal(seen, outside)
    assert pictures.rim is not None  # of the thick pen


def test_the_input_on_screen_is_the_input_cell_by_cell(panel: InputPanel, session: Session) -> None:
    draw(session)
    assert session.rasterized is not None
    shot = panel.grab().toImage()
    place = panel.place(3)
    cell = place.width() / paper.INPUT_SIDE
    assert place.width() == int(place.width())
    whole = (session.rasterized.image - paper.BACKGROUND) / (paper.INK - paper.BACKGROUND)
    paper_end, ink_end = QColor(LIGHT.surface).red(), QColor(LIGHT.ink).red()
    for row, column in np.ndindex(whole.shape):
        if min(row, column) < 3 or max(row, column) > 28:
            continue  # the frame of 28x28 is painted there
        x, y = place.left() + (column + 0.5) * cell, place.top() + (row + 0.5) * cell
        expected = paper_end + whole[row, column] * (ink_end - paper_end)
        assert abs(shot.pixelColor(int(x), int(y)).red() - expected) <= 2


def test_a_blank_canvas_keeps_the_frames_and_shows_no_ink(
    panel: InputPanel, session: Session
) -> None:
    blank = panel.grab().toImage()
    height = panel.sizeHint()
    draw(session)
    drawn = panel.grab().toImage()
    assert drawn != blank
    assert panel.sizeHint() == height
    session.clear()
    assert panel.grab().toImage() == blank


@pytest.mark.parametrize("size", [(280, 250), (320, 290), (500, 470), (500, 290)])
def test_the_pictures_fit_two_by_two(panel: InputPanel, size: tuple[int, int]) -> None:
    panel.resize(*size)
    places = [panel.place(step) for step in range(4)]
    assert all(QRectF(0, 0, *size).contains(place) for place in places)
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    assert places[0].center().x() == places[2].center().x()
    assert places[0].center().y() == places[1].center().y()


def test_the_pictures_grow_with_every_pixel_of_the_panel(panel: InputPanel) -> None:
    sides = []
    for grown in range(0, 200, 10):
        panel.resize(320 + grown, 290 + grown)
        sides.append(panel.place(3).width())
    assert all(0 < after - before <= 10 for before, after in pairwise(sides))


def test_a_tiny_drawing_says_how_much_it_is_enlarged(panel: InputPanel, session: Session) -> None:
    pictures = InputPictures()
    for side, times in ((0.88, 0.71), (0.44, 1.43), (0.1, 6.29)):
        session.clear()
        session.begin_stroke(0.05, 0.1)
        session.extend_stroke(0.05 + side, 0.1)
        pictures.show(session.drawing, session.rasterized)
        assert session.rasterized is not None
        (stroke,) = session.rasterized.strokes
        seen = float(np.ptp(stroke[:, 0])) / paper.DIGIT_SIDE  # of the digit's side
        assert pictures.enlargement == pytest.approx(seen / side, rel=1e-3)
        assert pictures.enlargement == pytest.approx(times, abs=0.01)


def test_ink_is_shown_as_wide_as_it_is_seen(panel: InputPanel, session: Session) -> None:
    def ink_height() -> int:
        place = panel.place(0).toAlignedRect()
        shot = panel.grab().toImage()
        x = place.center().x()
        return sum(shot.pixelColor(x, y).red() < 60 for y in range(place.top(), place.bottom()))

    session.begin_stroke(0.05, 0.5)
    session.extend_stroke(0.95, 0.5)
    wide = ink_height()
    session.clear()
    session.begin_stroke(0.4, 0.5)
    session.extend_stroke(0.6, 0.5)
    assert ink_height() < wide


def test_a_picture_without_ink_says_so(panel: InputPanel, session: Session) -> None:
    blank = panel.grab().toImage()
    session.show(Drawing.of_picture(np.full((60, 60), 200, dtype=np.uint8)))
    assert session.rasterized is None
    assert "No ink was found" in panel.accessibleDescription()
    assert panel.grab().toImage() != blank


def test_the_pictures_grow_with_the_panel(panel: InputPanel) -> None:
    small = panel.place(3).width()
    panel.resize(500, 470)
    assert panel.place(3).width() > small


def test_an_opened_picture_is_shown_at_the_first_step(panel: InputPanel, session: Session) -> None:
    picture = np.full((60, 60), 255, dtype=np.uint8)
    picture[10:50, 25:35] = 0
    session.show(Drawing(picture=picture))
    middle = panel.place(0).center().toPoint()
    assert panel.grab().toImage().pixelColor(middle).red() < 20


def test_the_description_changes_with_blankness_only(panel: InputPanel, session: Session) -> None:
    blank = panel.accessibleDescription()
    session.begin_stroke(0.3, 0.1)
    first = panel.accessibleDescription()
    session.extend_stroke(0.5, 0.5)
    assert panel.accessibleDescription() == first != blank
    session.clear()
    assert panel.accessibleDescription() == blank


def test_the_crop_is_round_all_strokes() -> None:
    drawing = Drawing().with_stroke_at(0.25, 0.5).extended_to(0.75, 0.625)
    drawing = drawing.with_stroke_at(0.5, 0.125)
    whole = extent(drawing.strokes)
    assert whole is not None
    assert whole.rectangle == QRectF(0.25, 0.125, 0.5, 0.5)
    assert extent(()) is None
    first = extent(drawing.strokes[:1])
    grown = extent(drawing.strokes[1:], first)
    assert grown is not None
    assert grown.rectangle == whole.rectangle


def test_the_crop_shows_where_the_ink_is(panel: InputPanel, session: Session) -> None:
    session.begin_stroke(0.25, 0.5)
    session.extend_stroke(0.75, 0.5)
    place = panel.place(0)
    shot = panel.grab().toImage()
    on_ink = shot.pixelColor(place.center().toPoint())
    beside = shot.pixelColor(int(place.center().x()), int(place.top() + 0.3 * place.height()))
    assert on_ink.red() < 128
    assert beside == QColor(LIGHT.surface)


def test_the_theme_recolours_the_pictures(
    panel: InputPanel, session: Session, appearance: Appearance
) -> None:
    draw(session)
    corner = panel.place(3).topLeft().toPoint()
    light = panel.grab().toImage().pixelColor(corner.x() + 2, corner.y() + 2)
    appearance.choose("dark")
    dark = panel.grab().toImage().pixelColor(corner.x() + 2, corner.y() + 2)
    assert light == QColor(LIGHT.surface)
    assert dark == QColor(appearance.theme.surface)
