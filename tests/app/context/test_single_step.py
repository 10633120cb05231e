"""Single training steps: the new model, its name, and undo."""

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from app.context.session import Session
from app.context.single_step import SingleSteps
from lenet.explain.single_step import RATES
from lenet.network.backprop import gradients
from lenet.network.checkpoint import Card, Model, load_model
from lenet.network.loss import penalty
from lenet.network.parameters import initial
from lenet.resources import bundled_model_path
from tests.benchmarks.strokes import two_strokes


@pytest.fixture
def session(qapp: QApplication) -> Session:
    session = Session(load_model(bundled_model_path()))
    for stroke in two_strokes(points=60):
        session.begin_stroke(*stroke[0].tolist())
        for place in stroke[1:].tolist():
            session.extend_stroke(*place)
    return session


@pytest.fixture
def single_steps(session: Session) -> SingleSteps:
    return SingleSteps(session, session)


def test_the_label_is_the_networks_answer_until_one_is_chosen(single_steps: SingleSteps) -> None:
    assert single_steps.label == 4
    single_steps.choose(9)
    assert single_steps.label == 9


@pytest.mark.parametrize("rule", ["plain", "sdlm"])
def test_a_step_brings_the_output_nearer_to_the_code_of_the_label(
    single_steps: SingleSteps, session: Session, rule: str
) -> None:
    single_steps.set_rule("sdlm" if rule == "sdlm" else "plain")
    single_steps.choose(9)
    before = single_steps.loss()
    single_steps.step()
    after = single_steps.loss()
    assert before is not None
    assert after is not None
    assert after < before
    assert single_steps.last is not None
    assert single_steps.last.loss_before == pytest.approx(before)
    assert single_steps.last.loss_after == pytest.approx(after)
    assert session.trace is not None
    np.testing.assert_array_equal(session.trace.distances, single_steps.last.after.distances)


def test_five_steps_change_the_answer_and_undo_returns_to_the_model_before(
    single_steps: SingleSteps, session: Session
) -> None:
    original = session.model
    single_steps.choose(9)
    for _ in range(5):
        single_steps.step()
    assert session.trace is not None
    assert session.trace.answer == 9
    assert single_steps.steps == 5
    for _ in range(5):
        single_steps.undo()
    assert session.model is original
    assert session.trace.answer == 4
    assert single_steps.steps == 0
    single_steps.undo()
    assert session.model is original


def test_a_model_after_steps_has_them_in_its_name_and_no_test_errors(
    single_steps: SingleSteps, session: Session
) -> None:
    name = session.model.card.name
    assert session.model.card.error_rate is not None
    single_steps.step()
    assert session.model.card.name == f"{name} + 1 step"
    single_steps.step()
    assert session.model.card.name == f"{name} + 2 steps"
    assert session.model.card.error_rate is None


def test_another_model_forgets_the_steps(single_steps: SingleSteps, session: Session) -> None:
    single_steps.step()
    session.use_model(Model(initial(3), Card("a training's snapshot")))
    assert single_steps.steps == 0
    assert single_steps.last is None
    single_steps.undo()
    assert session.model.card.name == "a training's snapshot"


def test_there_is_no_step_without_a_drawing_or_with_parts_off(
    single_steps: SingleSteps, session: Session
) -> None:
    session.switch(session.ablation.toggle_map("s2", 1))
    assert not single_steps.can_step
    single_steps.step()
    session.switch(session.ablation.toggle_map("s2", 1))
    session.clear()
    assert not single_steps.can_step
    single_steps.step()
    assert single_steps.steps == 0
    assert single_steps.loss() is None


def test_a_plain_step_goes_down_the_gradient(single_steps: SingleSteps, session: Session) -> None:
    assert session.trace is not None
    before = session.model.parameters
    slope = penalty(session.trace.distances, 4)[1]
    gradient = gradients(before, session.trace, slope)
    single_steps.step()
    moved = before.c3_kernels - np.float32(RATES["plain"]) * gradient.c3_kernels
    np.testing.assert_allclose(session.model.parameters.c3_kernels, moved, atol=1e-6)


def test_the_label_of_an_empty_canvas_is_0(qapp: QApplication) -> None:
    session = Session(Model(initial(0), Card("untrained")))
    assert SingleSteps(session, session).label == 0
