"""The answer in words: a digit, torn between two, not a digit, or no drawing at all."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.gaze import Gaze
from app.panels.rbf_panel import RbfPanel
from app.session import Session
from app.theme import Appearance
from lenet.modelfile import Model
from lenet.verdict import FARTHEST, MARGIN


def texts(panel: RbfPanel) -> str:
    return " ".join((panel._answer.text(), panel._verdict.text(), panel._second.text()))


@pytest.fixture
def panel(session: Session, appearance: Appearance, qtbot: QtBot) -> RbfPanel:
    panel = RbfPanel(session, Gaze(), appearance)
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
