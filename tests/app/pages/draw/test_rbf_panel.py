"""The answer as text: a digit, torn between two, not a digit, or a blank canvas."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.panels.rbf_panel import RbfPanel
from app.style.theme import Appearance
from lenet.evaluation.rejection import FARTHEST, MARGIN
from lenet.explain.units import Unit
from lenet.network.checkpoint import Model
from tests.app.pointers import NONE, mouse


def texts(panel: RbfPanel) -> str:
    return " ".join((panel.answer_text, *panel.line_texts))


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def panel(session: Session, selection: Selection, appearance: Appearance, qtbot: QtBot) -> RbfPanel:
    panel = RbfPanel(session, selection, appearance)
    qtbot.addWidget(panel)
    panel.resize(300, 620)
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


def test_a_blank_canvas_gives_no_answer(panel: RbfPanel, session: Session) -> None:
    session.clear()
    assert panel.answer_text == ""
    assert "blank" in texts(panel)
    assert panel.marked_digit is None


def test_without_thresholds_the_nearest_code_is_the_answer(
    panel: RbfPanel, session: Session
) -> None:
    assert session.trace is not None
    assert panel.answer_text == str(session.trace.answer)
    assert f"{session.trace.margin:.1f} nearer than {session.trace.runner_up}" in texts(panel)


def test_too_far_from_every_code_is_no_digit(panel: RbfPanel, session: Session) -> None:
    judge_by(session, farthest=1.0, margin=0.0)
    assert panel.answer_text == "?"
    assert "Not like any digit" in texts(panel)
    assert panel.marked_digit is None


def test_two_codes_as_near_are_both_named(panel: RbfPanel, session: Session) -> None:
    judge_by(session, farthest=1e9, margin=1e9)
    assert session.trace is not None
    assert panel.answer_text == str(session.trace.answer)
    assert f"or is it {session.trace.runner_up}?" in texts(panel)


def test_a_clear_case_is_said_plainly(panel: RbfPanel, session: Session) -> None:
    judge_by(session, farthest=1e9, margin=0.0)
    assert "nearer than" in texts(panel)
    assert session.trace is not None
    assert panel.marked_digit == session.trace.answer


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
