"""The evaluation of the network in use: when it starts, waits, and is out of date."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.context.evaluation.live_evaluation import LiveEvaluation
from app.context.evaluation.queue import EvaluationQueue, evaluation_queue_of
from app.context.session import Session
from lenet.evaluation.metrics import evaluate
from lenet.network.ablation import Ablation, fold_ablation
from lenet.network.checkpoint import Card, Model
from lenet.network.parameters import initial
from tests.app.context.evaluation.evaluated import first_digits


@pytest.fixture
def evaluation_queue(session: Session) -> EvaluationQueue:
    return evaluation_queue_of(session)


@pytest.fixture
def live(session: Session) -> LiveEvaluation:
    live = LiveEvaluation(session)
    live.set_digits(first_digits(400))
    return live


def model(seed: int) -> Model:
    return Model(initial(seed), Card(f"model {seed}"))


def test_nothing_is_evaluated_while_it_is_not_active(
    session: Session, live: LiveEvaluation, evaluation_queue: EvaluationQueue
) -> None:
    session.use_model(model(1))
    assert not evaluation_queue.is_busy
    live.set_active(True)
    assert evaluation_queue.is_busy
    live.set_active(False)
    assert not evaluation_queue.is_busy


def test_another_model_is_evaluated_at_once_and_the_old_result_is_stale(
    session: Session, live: LiveEvaluation, qtbot: QtBot
) -> None:
    live.set_active(True)
    qtbot.waitUntil(lambda: live.result is not None)
    before = live.result
    session.use_model(model(1))
    assert live.is_stale
    assert live.result is before
    qtbot.waitUntil(lambda: not live.is_stale)
    assert live.card == Card("model 1")
    assert live.result is not before


def test_models_in_quick_succession_are_evaluated_after_a_pause(
    session: Session, live: LiveEvaluation, evaluation_queue: EvaluationQueue, qtbot: QtBot
) -> None:
    live.set_active(True)
    qtbot.waitUntil(lambda: live.result is not None)
    for seed in range(1, 6):
        session.use_model(model(seed))
    assert live.is_stale
    assert not evaluation_queue.is_busy
    qtbot.waitUntil(lambda: not live.is_stale, timeout=5_000)
    assert live.card == Card("model 5")


def test_a_model_evaluated_before_is_shown_at_once(
    session: Session, live: LiveEvaluation, qtbot: QtBot
) -> None:
    first = session.model
    live.set_active(True)
    qtbot.waitUntil(lambda: live.result is not None)
    first_result = live.result
    session.use_model(model(1))
    session.use_model(first)
    assert live.result is first_result
    assert not live.is_stale


def test_what_is_switched_off_is_off_in_the_evaluation_too(
    session: Session, live: LiveEvaluation, qtbot: QtBot
) -> None:
    off = Ablation().toggle_map("c3", 3).toggle_f6_unit(7)
    session.switch(off)
    live.set_active(True)
    qtbot.waitUntil(lambda: live.result is not None)
    assert live.result is not None
    expected = evaluate(fold_ablation(session.model.parameters, off), first_digits(400))
    assert np.array_equal(live.result.distances, expected.distances)


def test_other_digits_drop_the_result(live: LiveEvaluation, qtbot: QtBot) -> None:
    live.set_active(True)
    qtbot.waitUntil(lambda: live.result is not None)
    live.set_digits(first_digits(60))
    assert live.result is None
    qtbot.waitUntil(lambda: live.result is not None)
    assert live.result is not None
    assert live.result.count == 60
