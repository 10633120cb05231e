"""The evaluation of the network in use: when it starts, waits, and is out of date."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.context.evaluation.live_evaluation import LiveEvaluation
from app.context.evaluation.queue import EvaluationQueue, evaluation_queue_of
from app.context.session import Session
from lenet.evaluation.metrics import evaluate
from lenet.network.ablation import Ablation, as_parameters
from lenet.network.checkpoint import Card, Model
from lenet.network.parameters import initial
from tests.app.context.evaluation.evaluated import first_digits


@pytest.fixture
def evaluation_queue(session: Session) -> EvaluationQueue:
    return evaluation_queue_of(session)


@pytest.fixture
def follower(session: Session) -> LiveEvaluation:
    follower = LiveEvaluation(session)
    follower.examine_on(first_digits(400))
    return follower


def model(seed: int) -> Model:
    return Model(initial(seed), Card(f"model {seed}"))


def test_nothing_is_examined_while_nobody_looks(
    session: Session, follower: LiveEvaluation, evaluation_queue: EvaluationQueue
) -> None:
    session.use_model(model(1))
    assert not evaluation_queue.busy
    follower.look(True)
    assert evaluation_queue.busy
    follower.look(False)
    assert not evaluation_queue.busy


def test_another_model_is_examined_at_once_and_the_old_numbers_are_called_old(
    session: Session, follower: LiveEvaluation, qtbot: QtBot
) -> None:
    follower.look(True)
    qtbot.waitUntil(lambda: follower.result is not None)
    before = follower.result
    session.use_model(model(1))
    assert follower.stale
    assert follower.result is before
    qtbot.waitUntil(lambda: not follower.stale)
    assert follower.card == Card("model 1")
    assert follower.result is not before


def test_models_that_follow_one_another_are_examined_once_they_rest(
    session: Session, follower: LiveEvaluation, evaluation_queue: EvaluationQueue, qtbot: QtBot
) -> None:
    follower.look(True)
    qtbot.waitUntil(lambda: follower.result is not None)
    for seed in range(1, 6):
        session.use_model(model(seed))
    assert follower.stale
    assert not evaluation_queue.busy
    qtbot.waitUntil(lambda: not follower.stale, timeout=5_000)
    assert follower.card == Card("model 5")


def test_a_model_known_already_is_shown_at_once(
    session: Session, follower: LiveEvaluation, qtbot: QtBot
) -> None:
    first = session.model
    follower.look(True)
    qtbot.waitUntil(lambda: follower.result is not None)
    known = follower.result
    session.use_model(model(1))
    session.use_model(first)
    assert follower.result is known
    assert not follower.stale


def test_what_is_switched_off_is_off_in_the_examination_too(
    session: Session, follower: LiveEvaluation, qtbot: QtBot
) -> None:
    off = Ablation().toggle_map("c3", 3).toggle_f6_unit(7)
    session.switch(off)
    follower.look(True)
    qtbot.waitUntil(lambda: follower.result is not None)
    assert follower.result is not None
    expected = evaluate(as_parameters(session.model.parameters, off), first_digits(400))
    assert np.array_equal(follower.result.distances, expected.distances)


def test_other_digits_forget_the_result(follower: LiveEvaluation, qtbot: QtBot) -> None:
    follower.look(True)
    qtbot.waitUntil(lambda: follower.result is not None)
    follower.examine_on(first_digits(60))
    assert follower.result is None
    qtbot.waitUntil(lambda: follower.result is not None)
    assert follower.result is not None
    assert follower.result.count == 60
