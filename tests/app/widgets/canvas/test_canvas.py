"""What is seen on the canvas."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.context.drawing import Drawing
from app.style.theme import DARK, LIGHT, Appearance
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.ink_layer import added_line, fitted_into
from tests.app.pointers import Place, mouse

SIDE = 400
PRESS = QEvent.Type.MouseButtonPress
MOVE = QEvent.Type.MouseMove
LINE = np.array([[0.25, 0.5], [0.75, 0.5]], dtype=np.float32)


class Motion(QProxyStyle):
    """A style whose animations last as long as said; 0 is what reduced motion gives."""

    def __init__(self, milliseconds: int, widget: QWidget) -> None:
        super().__init__("fusion")
        self._milliseconds = milliseconds
        self.setParent(widget)  # a widget does not own its style, yet needs it to its end
        widget.setStyle(self)

    def styleHint(  # noqa: N802
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return self._milliseconds
        return super().styleHint(hint, option, widget, returnData)


@pytest.fixture
def canvas(qtbot: QtBot, appearance: Appearance) -> Canvas:
    canvas = Canvas(appearance)
    qtbot.addWidget(canvas)
    canvas.resize(SIDE, SIDE)
    return canvas


def colour_at(canvas: Canvas, place: Place) -> QColor:
    image = canvas.grab().toImage()
    return image.pixelColor(int(place[0] * image.width()), int(place[1] * image.height()))


@pytest.mark.parametrize(("width", "height", "box"), [(10, 20, (25, 0, 50, 100))])
def test_a_picture_is_fitted_into_the_middle(
    width: int, height: int, box: tuple[float, float, float, float]
) -> None:
    assert fitted_into(100, width=width, height=height) == QRectF(*box)


def test_only_what_the_pen_added_is_painted() -> None:
    old = Drawing(strokes=(LINE, LINE[:1]))
    longer = old.extended_to(0.9, 0.9)
    piece = added_line(old, longer)
    assert piece is not None
    np.testing.assert_allclose(piece, [[0.25, 0.5], [0.9, 0.9]], atol=1e-6)
    other = longer.with_stroke_at(0.1, 0.2)
    piece = added_line(longer, other)
    assert piece is not None
    np.testing.assert_allclose(piece, [[0.1, 0.2]], atol=1e-6)
    assert added_line(longer, old) is None
    assert added_line(old, other) is None
    assert added_line(old, Drawing(strokes=(LINE,))) is None
    assert added_line(Drawing(picture=np.zeros((2, 2), np.uint8)), old) is None


def test_ink_is_where_the_stroke_is(canvas: Canvas) -> None:
    canvas.set_pen_width(0.1)
    canvas.set_drawing(Drawing(strokes=(LINE,)))
    ink, surface = QColor(LIGHT.ink), QColor(LIGHT.surface)
    for place in ((0.25, 0.5), (0.5, 0.46), (0.5, 0.54), (0.785, 0.5)):
        assert colour_at(canvas, place) == ink
    for place in ((0.5, 0.43), (0.5, 0.57), (0.81, 0.5), (0.788, 0.54)):  # the cap is round
        assert colour_at(canvas, place) == surface


def test_the_pens_width_also_changes_what_is_drawn(canvas: Canvas) -> None:
    canvas.set_pen_width(0.05)
    canvas.set_drawing(Drawing(strokes=(LINE,)))
    assert colour_at(canvas, (0.5, 0.54)) == QColor(LIGHT.surface)
    canvas.set_pen_width(0.1)
    assert colour_at(canvas, (0.5, 0.54)) == QColor(LIGHT.ink)


def test_a_stroke_painted_in_pieces_looks_as_if_painted_at_once(canvas: Canvas) -> None:
    drawing = Drawing().with_stroke_at(0.2, 0.2)
    canvas.set_drawing(drawing)
    canvas.grab()
    for x, y in ((0.5, 0.3), (0.4, 0.6), (0.8, 0.7)):
        drawing = drawing.extended_to(x, y)
        canvas.set_drawing(drawing)
    pieces = canvas.grab().toImage()
    canvas.set_drawing(Drawing())
    canvas.set_drawing(drawing)
    whole = canvas.grab().toImage()
    difference = [
        abs(pieces.pixelColor(x, y).lightness() - whole.pixelColor(x, y).lightness())
        for x in range(0, SIDE, 2)
        for y in range(0, SIDE, 2)
    ]
    assert np.mean(difference) < 0.1
    assert np.mean(np.array(difference) > 64) < 0.001


def test_a_picture_is_shown_as_it_is(canvas: Canvas) -> None:
    picture = np.full((40, 20), 200, dtype=np.uint8)
    picture[:20] = 30
    canvas.set_drawing(Drawing(picture=picture))
    assert colour_at(canvas, (0.5, 0.25)) == QColor(30, 30, 30)
    assert colour_at(canvas, (0.5, 0.75)) == QColor(200, 200, 200)
    assert colour_at(canvas, (0.1, 0.5)) == QColor(LIGHT.surface)


def test_the_theme_recolours_ink_and_paper(canvas: Canvas, appearance: Appearance) -> None:
    canvas.set_drawing(Drawing(strokes=(LINE,)))
    appearance.choose("dark")
    assert colour_at(canvas, (0.5, 0.5)) == QColor(DARK.ink)
    assert colour_at(canvas, (0.5, 0.8)) == QColor(DARK.surface)


def has_invitation(canvas: Canvas) -> bool:
    image = canvas.grab(canvas.rect().adjusted(40, 180, -40, -180)).toImage()
    shades = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    return len(shades) > 1


def test_only_a_blank_canvas_invites(canvas: Canvas) -> None:
    assert has_invitation(canvas)
    canvas.set_drawing(Drawing().with_stroke_at(0.1, 0.1))
    assert not has_invitation(canvas)
    canvas.set_drawing(Drawing())
    assert has_invitation(canvas)


def test_the_invitation_fades_where_motion_is_wanted(canvas: Canvas, qtbot: QtBot) -> None:
    Motion(30, canvas)
    canvas.show()
    canvas.set_drawing(Drawing().with_stroke_at(0.1, 0.1))
    assert has_invitation(canvas)
    qtbot.waitUntil(lambda: not has_invitation(canvas), timeout=2000)


def test_the_invitation_goes_at_once_where_motion_is_not_wanted(canvas: Canvas) -> None:
    Motion(0, canvas)
    canvas.show()
    canvas.set_drawing(Drawing().with_stroke_at(0.1, 0.1))
    assert not has_invitation(canvas)


def test_the_eraser_shows_how_far_it_reaches(canvas: Canvas) -> None:
    canvas.set_drawing(Drawing(strokes=(LINE,)))
    canvas.set_tool("eraser")
    mouse(canvas, MOVE, (0.5, 0.2), down=False)
    assert colour_at(canvas, (0.53, 0.2)) != QColor(LIGHT.surface)
    canvas.set_tool("pen")
    assert colour_at(canvas, (0.53, 0.2)) == QColor(LIGHT.surface)


def test_the_ring_shows_the_keyboards_focus_only(canvas: Canvas) -> None:
    for reason, name in (
        (Qt.FocusReason.MouseFocusReason, LIGHT.line),
        (Qt.FocusReason.TabFocusReason, LIGHT.accent),
    ):
        QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusIn, reason))
        assert colour_at(canvas, (0.5, 0.001)) == QColor(name)
    QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut))
    assert colour_at(canvas, (0.5, 0.001)) == QColor(LIGHT.line)


def test_the_canvas_has_a_name_for_those_who_cannot_see_it(canvas: Canvas) -> None:
    assert canvas.accessibleName()
    assert "digit" in canvas.accessibleDescription()


@pytest.mark.parametrize("pieces", [False, True])
def test_ink_stays_inside_the_rounded_corners(canvas: Canvas, pieces: bool) -> None:
    before = canvas.grab().toImage().pixelColor(1, 1)
    drawing = Drawing().with_stroke_at(0.0, 0.0)
    for place in ((0.0, 0.0), (0.05, 0.0), (0.1, 0.1)):
        drawing = drawing.extended_to(*place)
        if pieces:
            canvas.set_drawing(drawing)
            canvas.grab()
    canvas.set_drawing(drawing)
    image = canvas.grab().toImage()
    assert image.pixelColor(1, 1) == before
    assert image.pixelColor(12, 12) == QColor(LIGHT.ink)


def test_on_dark_paper_a_digit_has_the_colours_of_the_theme(
    canvas: Canvas, appearance: Appearance
) -> None:
    digit = np.zeros((28, 28), dtype=np.uint8)
    digit[10:18, 10:18] = 255
    canvas.set_drawing(Drawing.of_digit(digit))
    assert colour_at(canvas, (0.5, 0.5)) == QColor(LIGHT.ink)
    assert colour_at(canvas, (0.1, 0.1)) == QColor(LIGHT.surface)
    appearance.choose("dark")
    assert colour_at(canvas, (0.5, 0.5)) == QColor(DARK.ink)
    assert colour_at(canvas, (0.1, 0.1)) == QColor(DARK.surface)


def test_on_dark_paper_a_photograph_is_dimmed(canvas: Canvas, appearance: Appearance) -> None:
    canvas.set_drawing(Drawing.of_picture(np.full((60, 60), 250, dtype=np.uint8)))
    assert colour_at(canvas, (0.5, 0.5)).red() == 250
    appearance.choose("dark")
    assert 120 < colour_at(canvas, (0.5, 0.5)).red() < 200
