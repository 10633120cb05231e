"""Single steps of learning: what they change, what they are called, how they are taken back."""

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from app.context.session import Session
from app.context.single_step import Lesson
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
def lesson(session: Session) -> Lesson:
    return Lesson(session, session)


def test_the_right_answer_is_the_networks_until_one_is_chosen(lesson: Lesson) -> None:
    assert lesson.label == 4
    lesson.choose(9)
    assert lesson.label == 9


@pytest.mark.parametrize("rule", ["plain", "sdlm"])
def test_a_step_brings_the_drawing_nearer_to_the_chosen_code(
    lesson: Lesson, session: Session, rule: str
) -> None:
    lesson.set_rule("sdlm" if rule == "sdlm" else "plain")
    lesson.choose(9)
    before = lesson.loss()
    lesson.step()
    after = lesson.loss()
    assert before is not None
    assert after is not None
    assert after < before
    assert lesson.last is not None
    assert lesson.last.loss_before == pytest.approx(before)
    assert lesson.last.loss_after == pytest.approx(after)
    assert session.trace is not None
    np.testing.assert_array_equal(session.trace.distances, lesson.last.after.distances)


def test_enough_steps_teach_another_answer_and_undo_brings_the_model_back(
    lesson: Lesson, session: Session
) -> None:
    original = session.model
    lesson.choose(9)
    for _ in range(5):
        lesson.step()
    assert session.trace is not None
    assert session.trace.answer == 9
    assert lesson.steps == 5
    for _ in range(5):
        lesson.undo()
    assert session.model is original
    assert session.trace.answer == 4
    assert lesson.steps == 0
    lesson.undo()
    assert session.model is original


def test_a_model_that_took_steps_says_so_and_claims_no_errors(
    lesson: Lesson, session: Session
) -> None:
    name = session.model.card.name
    assert session.model.card.error_rate is not None
    lesson.step()
    assert session.model.card.name == f"{name} + 1 step"
    lesson.step()
    assert session.model.card.name == f"{name} + 2 steps"
    assert session.model.card.error_rate is None


def test_another_model_ends_the_lesson(lesson: Lesson, session: Session) -> None:
    lesson.step()
    session.use_model(Model(initial(3), Card("a training's snapshot")))
    assert lesson.steps == 0
    assert lesson.last is None
    lesson.undo()
    assert session.model.card.name == "a training's snapshot"


def test_there_is_no_step_without_a_drawing_or_with_parts_off(
    lesson: Lesson, session: Session
) -> None:
    session.switch(session.switches.toggle_map("s2", 1))
    assert not lesson.can_step
    lesson.step()
    session.switch(session.switches.toggle_map("s2", 1))
    session.clear()
    assert not lesson.can_step
    lesson.step()
    assert lesson.steps == 0
    assert lesson.loss() is None


def test_a_plain_step_goes_down_the_gradient(lesson: Lesson, session: Session) -> None:
    assert session.trace is not None
    before = session.model.parameters
    slope = penalty(session.trace.distances, 4)[1]
    gradient = gradients(before, session.trace, slope)
    lesson.step()
    assert lesson.last is not None
    moved = before.c3_kernels - np.float32(lesson.last.rate) * gradient.c3_kernels
    np.testing.assert_allclose(session.model.parameters.c3_kernels, moved, atol=1e-6)
