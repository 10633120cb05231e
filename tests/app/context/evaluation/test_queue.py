"""Networks examined between the window's events: results, order, cancelling, resting."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.context.evaluation.queue import EvaluationQueue, evaluation_queue_of
from app.context.session import Session
from lenet.evaluation.metrics import evaluate
from lenet.network.parameters import initial
from tests.app.context.evaluation.evaluated import first_digits


@pytest.fixture
def evaluation_queue(session: Session) -> EvaluationQueue:
    return evaluation_queue_of(session)


def test_it_finds_what_one_call_of_evaluate_finds(
    evaluation_queue: EvaluationQueue, qtbot: QtBot
) -> None:
    digits = first_digits(330)
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
    evaluation_queue.ask(initial(1), first_digits(2_000))
    qtbot.waitUntil(lambda: not evaluation_queue.busy)
    timer.stop()
    assert len(beats) > 5


def test_what_nobody_waits_for_is_dropped_and_what_another_waits_for_is_not(
    evaluation_queue: EvaluationQueue, qtbot: QtBot
) -> None:
    digits = first_digits(500)
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
