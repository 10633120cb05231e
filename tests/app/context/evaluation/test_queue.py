"""The evaluation queue: its results, cancelled requests, and a window that stays responsive."""

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


def test_the_result_is_that_of_one_call_of_evaluate(
    evaluation_queue: EvaluationQueue, qtbot: QtBot
) -> None:
    digits = first_digits(330)
    evaluation_queue.request(initial(1), digits)
    assert evaluation_queue.result(initial(1), digits) is None
    qtbot.waitUntil(lambda: not evaluation_queue.is_busy)
    result = evaluation_queue.result(initial(1), digits)  # the same numbers, another object
    assert result is not None
    assert np.array_equal(result.distances, evaluate(initial(1), digits).distances)
    assert np.array_equal(result.labels, digits.labels)


def test_the_event_loop_runs_between_the_slices(
    evaluation_queue: EvaluationQueue, qtbot: QtBot
) -> None:
    beats: list[float] = []
    timer = QTimer(evaluation_queue)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(5)
    evaluation_queue.request(initial(1), first_digits(2_000))
    qtbot.waitUntil(lambda: not evaluation_queue.is_busy)
    timer.stop()
    assert len(beats) > 5


def test_an_evaluation_is_given_up_when_its_last_request_is_cancelled(
    evaluation_queue: EvaluationQueue, qtbot: QtBot
) -> None:
    digits = first_digits(500)
    evaluation_queue.request(initial(1), digits)
    evaluation_queue.request(initial(2), digits)
    evaluation_queue.request(initial(2), digits)
    evaluation_queue.cancel(initial(1), digits)
    evaluation_queue.cancel(initial(2), digits)
    qtbot.waitUntil(lambda: not evaluation_queue.is_busy)
    assert evaluation_queue.result(initial(1), digits) is None
    assert evaluation_queue.result(initial(2), digits) is not None


def test_a_session_has_one_queue(session: Session, evaluation_queue: EvaluationQueue) -> None:
    assert evaluation_queue_of(session) is evaluation_queue
