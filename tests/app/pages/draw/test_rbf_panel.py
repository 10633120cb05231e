"""The answer as text: a digit, torn between two, not a digit, or a blank canvas."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.context.drawing import Drawing
from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.panels.rbf_panel import ORDERS, RbfPanel
from app.pages.draw.widgets.answer_layout import closeness, fitted_answer
from app.style.theme import LIGHT, Appearance
from lenet.evaluation.rejection import FARTHEST, MARGIN
from lenet.explain.units import Unit
from lenet.network.checkpoint import Model
from tests.app.pointers import NONE, mouse


def texts(panel: RbfPanel) -> str:
    return " ".join((panel.answer_text, panel.sentence_text, *panel.line_texts))


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def panel(session: Session, selection: Selection, appearance: Appearance, qtbot: QtBot) -> RbfPanel:
    panel = RbfPanel(session, selection, appearance)
    qtbot.addWidget(panel)
    panel.resize(300, 620)
    panel.grab()  # lays it out
    session.begin_stroke(0.3, 0.2)
    session.extend_stroke(0.6, 0.8)
    return panel


def blot_out(image: QImage, places: list[QRect]) -> None:
    """Paint over places of a picture, so that the rest can be compared."""
    painter = QPainter(image)
    for place in places:
        painter.fillRect(place, Qt.GlobalColor.black)
    painter.end()


def judge_by(session: Session, *, farthest: float, margin: float) -> None:
    card = replace(session.model.card, thresholds={FARTHEST: farthest, MARGIN: margin})
    session.use_model(Model(session.model.parameters, card))


def answer_colour(panel: RbfPanel) -> bool:
    """Return whether anything on the panel has the colour of answers."""
    image = panel.grab().toImage()
    green = QColor(LIGHT.answer)
    return any(
        image.pixelColor(x, y) == green
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
    )


def test_a_blank_canvas_gives_no_answer(panel: RbfPanel, session: Session) -> None:
    session.clear()
    assert panel.answer_text == ""
    assert "blank" in texts(panel)
    assert panel.marked_digit is None


def test_a_picture_without_ink_is_not_called_a_blank_canvas(
    panel: RbfPanel, session: Session
) -> None:
    session.show(Drawing.of_picture(np.full((60, 60), 200, dtype=np.uint8)))
    assert session.rasterized is None
    assert "No ink was found" in texts(panel)
    assert "blank" not in texts(panel)


def test_an_untrained_model_says_so_and_is_not_green(panel: RbfPanel, session: Session) -> None:
    assert session.trace is not None
    assert panel.answer_text == str(session.trace.answer)
    assert "untrained" in texts(panel)
    assert not answer_colour(panel)


def test_a_model_without_thresholds_does_not_say_how_sure_it_is(
    panel: RbfPanel, session: Session
) -> None:
    card = replace(session.model.card, passes=3)
    session.use_model(Model(session.model.parameters, card))
    assert "Not calibrated" in texts(panel)
    assert "urely" not in texts(panel)
    assert not answer_colour(panel)


def test_too_far_from_every_code_is_no_digit(panel: RbfPanel, session: Session) -> None:
    judge_by(session, farthest=1.0, margin=0.0)
    assert panel.answer_text == "?"
    assert panel.sentence_text == "Not a digit"
    assert panel.marked_digit is None


def test_two_codes_as_near_are_both_named(panel: RbfPanel, session: Session) -> None:
    judge_by(session, farthest=1e9, margin=1e9)
    assert session.trace is not None
    answer, other = session.trace.answer, session.trace.runner_up
    assert panel.sentence_text == f"{answer}, or is it {other}?"


def test_only_a_sure_answer_has_the_colour_of_answers(panel: RbfPanel, session: Session) -> None:
    assert session.trace is not None
    nearest = float(session.trace.distances[session.trace.answer])
    judge_by(session, farthest=1e9, margin=0.0)
    assert panel.sentence_text.startswith("Surely a")
    assert panel.marked_digit == session.trace.answer
    assert answer_colour(panel)
    judge_by(session, farthest=nearest + 0.1, margin=0.0)
    assert panel.sentence_text.startswith("Probably a")
    assert not answer_colour(panel)


def test_distance_and_margin_add_up_as_shown(panel: RbfPanel, session: Session) -> None:
    judge_by(session, farthest=1e9, margin=0.0)
    for x in np.linspace(0.1, 0.9, 12):
        session.extend_stroke(float(x), 0.4)
        assert session.trace is not None
        away, nearer = (Decimal(text.split()[0]) for text in panel.line_texts)
        assert away + nearer == Decimal(panel.distance_texts[session.trace.runner_up])


@pytest.mark.parametrize("order", ORDERS)
def test_the_nearest_code_has_the_longest_bar(
    panel: RbfPanel, session: Session, order: str
) -> None:
    panel.set_order(order)
    assert session.trace is not None
    expected = [1 - distance / 168 for distance in session.trace.distances.tolist()]
    assert panel.bar_lengths == pytest.approx(expected, abs=0.01)
    tops = [panel.row_place(digit).top() for digit in range(10)]
    by_row = sorted(range(10), key=tops.__getitem__)
    if order == "digits":
        assert by_row == list(range(10))
    else:
        assert by_row == session.trace.distances.argsort(kind="stable").tolist()


@pytest.mark.parametrize(("distance", "length"), [(0, 1), (84, 0.5), (168, 0), (400, 0)])
def test_a_bar_is_empty_at_twice_the_distance_of_silence(distance: float, length: float) -> None:
    assert closeness(distance) == pytest.approx(length)


@pytest.mark.parametrize("size", [(172, 420), (230, 640), (330, 960), (460, 1290)])
def test_rows_and_texts_do_not_overlap(size: tuple[int, int], qapp: QApplication) -> None:
    layout = fitted_answer(*size, pixel=1.0, switch=QSize(40, 24))
    edges = [
        layout.glyph.bottom() - 0.1 * layout.glyph.height(),
        layout.sentence_top,
        layout.lines_top,
        layout.lines_top + 2 * layout.line,
        layout.heading.bottom(),
        layout.scale_top + layout.line,
    ]
    assert edges == sorted(edges)
    for row, code, bar in zip(layout.rows, layout.codes, layout.bars, strict=True):
        assert row.contains(code)
        assert row.contains(bar)
        assert code.right() < bar.left()
    assert layout.rows[-1].bottom() <= size[1]


def test_the_numbers_are_the_ten_distances(panel: RbfPanel, session: Session) -> None:
    assert session.trace is not None
    shown = [float(text) for text in panel.distance_texts]
    assert shown == pytest.approx(session.trace.distances.tolist(), abs=0.051)


def test_pointing_at_a_row_hovers_its_class_and_outlines_its_code(
    panel: RbfPanel, selection: Selection
) -> None:
    panel.grab()
    row = panel.row_place(7).center()
    before = panel.grab().toImage()
    share = (row.x() / panel.viewport().width(), row.y() / panel.viewport().height())
    mouse(panel.viewport(), QEvent.Type.MouseMove, share, button=NONE, down=False)
    assert selection.hovered == Unit("rbf", 7)
    assert panel.grab().toImage() != before
    selection.hover(None)
    assert panel.grab().toImage() == before


def test_an_f6_unit_is_outlined_in_every_code_that_it_feeds(
    panel: RbfPanel, selection: Selection
) -> None:
    before = panel.grab().toImage()
    selection.hover(Unit("f6", 33))
    after = panel.grab().toImage()
    assert after != before
    codes = [panel.code_place(digit).toAlignedRect() for digit in range(10)]
    for code in codes:
        assert after.copy(code) != before.copy(code)
    for image in (before, after):
        blot_out(image, codes)
    assert after == before


def test_while_an_earlier_layer_is_the_current_one_the_rows_are_dim(
    panel: RbfPanel, selection: Selection
) -> None:
    lit = panel.grab().toImage()
    selection.step_to("s2")
    assert panel.grab().toImage() != lit
    selection.step_to("rbf")
    selection.pin_only()
    assert panel.grab().toImage() == lit
