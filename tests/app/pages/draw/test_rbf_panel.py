"""The answer in words: a digit, torn between two, not a digit, or no drawing at all."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
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
    return " ".join((panel._answer.text(), panel._verdict.text(), panel._second.text()))


@pytest.fixture
def panel(session: Session, appearance: Appearance, qtbot: QtBot) -> RbfPanel:
    panel = RbfPanel(session, Selection(), appearance)
    qtbot.addWidget(panel)
    panel.resize(300, 620)
    session.begin_stroke(0.3, 0.2)
    session.extend_stroke(0.6, 0.8)
    return panel


def judge_by(session: Session, *, farthest: float, margin: float) -> None:
    card = replace(session.model.card, thresholds={FARTHEST: farthest, MARGIN: margin})
    session.use_model(Model(session.model.parameters, card))


def test_a_blank_canvas_gives_no_answer(panel: RbfPanel, session: Session) -> None:
    session.clear()
    assert panel._answer.text() == ""
    assert "blank" in texts(panel)
    assert not panel._mark.isVisible()


def test_without_thresholds_the_nearest_code_is_the_answer(
    panel: RbfPanel, session: Session
) -> None:
    assert session.trace is not None
    assert panel._answer.text() == str(session.trace.answer)
    assert f"{session.trace.margin:.1f} nearer than {session.trace.runner_up}" in texts(panel)


def test_too_far_from_every_code_is_no_digit(panel: RbfPanel, session: Session) -> None:
    judge_by(session, farthest=1.0, margin=0.0)
    assert panel._answer.text() == "?"
    assert "Not like any digit" in texts(panel)
    assert not panel._mark.isVisible()


def test_two_codes_as_near_are_both_named(panel: RbfPanel, session: Session) -> None:
    judge_by(session, farthest=1e9, margin=1e9)
    assert session.trace is not None
    assert panel._answer.text() == str(session.trace.answer)
    assert f"or is it {session.trace.runner_up}?" in texts(panel)


def test_a_clear_case_is_said_plainly(panel: RbfPanel, session: Session) -> None:
    judge_by(session, farthest=1e9, margin=0.0)
    assert "nearer than" in texts(panel)
    assert panel._mark.isVisible()


def test_the_numbers_are_the_ten_distances(panel: RbfPanel, session: Session) -> None:
    assert session.trace is not None
    shown = [float(item.text()) for item in panel._numbers]
    assert shown == pytest.approx(session.trace.distances.tolist(), abs=0.051)


def test_pointing_at_a_row_looks_at_its_class_and_outlines_its_code(panel: RbfPanel) -> None:
    panel.grab()
    row = panel._rows[7].center()
    before = panel.grab().toImage()
    share = (row.x() / panel.viewport().width(), row.y() / panel.viewport().height())
    mouse(panel.viewport(), QEvent.Type.MouseMove, share, button=NONE, down=False)
    assert panel._selection.hovered == Unit("rbf", 7)
    assert panel.grab().toImage() != before
    panel._selection.hover(None)
    assert panel.grab().toImage() == before


def test_an_f6_unit_is_outlined_in_every_code_that_it_feeds(panel: RbfPanel) -> None:
    panel.grab()
    panel._selection.hover(Unit("f6", 33))
    assert len(panel._outlines._outlines) == 10
    for outline, code in zip(panel._outlines._outlines, panel._code_places, strict=True):
        assert code.contains(outline.place)


def test_while_an_earlier_layer_is_looked_at_the_bench_is_dim(panel: RbfPanel) -> None:
    lit = panel.grab().toImage()
    panel._selection.step_to("s2")
    assert panel.grab().toImage() != lit
    panel._selection.step_to("rbf")
    panel._selection.pin_only()
    assert panel.grab().toImage() == lit
