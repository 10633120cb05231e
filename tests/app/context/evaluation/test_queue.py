"""Networks examined between the window's events: results, order, cancelling, resting."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.context.evaluation.live_evaluation import LiveEvaluation
from app.context.evaluation.queue import EvaluationQueue, evaluation_queue_of
from app.context.evaluation.worker import Worker
from app.context.session import Session
from lenet.data.idx import Digits
from lenet.errors import InputError
from lenet.evaluation.dataset import bundled_test_digits
from lenet.evaluation.metrics import evaluate
from lenet.network.ablation import Ablation, fold_ablation
from lenet.network.checkpoint import Card, Model
from lenet.network.parameters import initial


def some(count: int) -> Digits:
    test = bundled_test_digits()
    return Digits(test.images[:count], test.labels[:count], "some")


@pytest.fixture
def evaluation_queue(session: Session) -> EvaluationQueue:
    return evaluation_queue_of(session)


def test_it_finds_what_one_call_of_evaluate_finds(
    evaluation_queue: EvaluationQueue, qtbot: QtBot
) -> None:
    digits = some(330)
    evaluation_queue.ask(initial(1), digits)
    assert evaluation_queue.evaluation(initial(1), digits) is None
    qtbot.waitUntil(lambda: not evaluation_queue.busy)
    result = evaluation_queue.evaluation(initial(1), digits)  # the same numbers, another object
    assert result is not None
    assert np.array_equal(result.distances, evaluate(initial(1), digits).distances)
    assert np.array_equal(result.labels, digits.labels)


def test_the_event_loop_runs_on_between_the_slices(
    evaluation_queue: EvaluationQueue, qtbot: QtBot
) -> None:
    beats: list[float] = []
    timer = QTimer(evaluation_queue)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(5)
    evaluation_queue.ask(initial(1), some(2_000))
    qtbot.waitUntil(lambda: not evaluation_queue.busy)
    timer.stop()
    assert len(beats) > 5


def test_what_nobody_waits_for_is_dropped_and_what_another_waits_for_is_not(
    evaluation_queue: EvaluationQueue, qtbot: QtBot
) -> None:
    digits = some(500)
    evaluation_queue.ask(initial(1), digits)
    evaluation_queue.ask(initial(2), digits)
    evaluation_queue.ask(initial(2), digits)
    evaluation_queue.drop(initial(1), digits)
    evaluation_queue.drop(initial(2), digits)
    qtbot.waitUntil(lambda: not evaluation_queue.busy)
    assert evaluation_queue.evaluation(initial(1), digits) is None
    assert evaluation_queue.evaluation(initial(2), digits) is not None


def test_a_session_has_one_examiner(session: Session, evaluation_queue: EvaluationQueue) -> None:
    assert evaluation_queue_of(session) is evaluation_queue


@pytest.fixture
def follower(session: Session) -> LiveEvaluation:
    follower = LiveEvaluation(session)
    follower.examine_on(some(400))
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
    expected = evaluate(fold_ablation(session.model.parameters, off), some(400))
    assert np.array_equal(follower.result.distances, expected.distances)


def test_other_digits_forget_the_result(follower: LiveEvaluation, qtbot: QtBot) -> None:
    follower.look(True)
    qtbot.waitUntil(lambda: follower.result is not None)
    follower.examine_on(some(60))
    assert follower.result is None
    qtbot.waitUntil(lambda: follower.result is not None)
    assert follower.result is not None
    assert follower.result.count == 60


def test_an_errand_gives_its_result_or_its_sentence(qtbot: QtBot) -> None:
    worker = Worker(lambda: 7)
    with qtbot.waitSignal(worker.done) as result:
        worker.start()
    assert result.args == [7]

    def fail() -> object:
        raise InputError("{what} is wrong.", what="This")

    worker = Worker(fail)
    with qtbot.waitSignal(worker.failed) as failure:
        worker.start()
    assert failure.args == ["This is wrong."]


def test_what_nobody_foresaw_in_an_errand_reaches_the_top(qtbot: QtBot) -> None:
    worker = Worker(lambda: 1 / 0)
    with qtbot.captureExceptions() as exceptions:
        worker.start()
        qtbot.waitUntil(lambda: bool(exceptions))
    assert exceptions[0][0] is ZeroDivisionError
