"""A function on a thread of its own: its result, its failures, and what it does not hold back."""

import threading

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.context.session import Session
from app.context.worker import Worker
from lenet.errors import InputError
from tests.process import run


def test_the_result_is_handed_over(session: Session, qtbot: QtBot) -> None:
    worker = Worker(lambda: 7, session)
    with qtbot.waitSignal(worker.done) as done:
        worker.start()
    assert done.args == [7]


def test_an_input_error_is_handed_over_as_a_sentence(session: Session, qtbot: QtBot) -> None:
    def fail() -> object:
        raise InputError("{what} is wrong.", what="This")

    worker = Worker(fail, session)
    with qtbot.waitSignal(worker.failed) as failed:
        worker.start()
    assert failed.args == ["This is wrong."]


def test_any_other_exception_reaches_the_top_and_ends_the_work(
    session: Session, qtbot: QtBot
) -> None:
    worker = Worker(lambda: 1 / 0, session)
    with qtbot.captureExceptions() as exceptions, qtbot.waitSignal(worker.failed) as failed:
        worker.start()
    assert exceptions[0][0] is ZeroDivisionError
    assert failed.args == [""]


def test_the_function_runs_beside_the_event_loop(session: Session, qtbot: QtBot) -> None:
    go_on = threading.Event()
    worker = Worker(lambda: go_on.wait(30), session)
    worker.start()
    QTimer.singleShot(0, go_on.set)  # by the event loop, while the function waits
    with qtbot.waitSignal(worker.done) as done:
        pass
    assert done.args == [True]


def test_a_cancelled_worker_says_nothing(session: Session, qtbot: QtBot) -> None:
    first, second = Worker(lambda: 1, session), Worker(lambda: 2, session)
    results: list[object] = []
    first.done.connect(results.append)
    first.start()
    first.cancel()
    with qtbot.waitSignal(second.done):
        second.start()
    assert results == []


def test_a_process_that_ends_does_not_wait_for_its_worker() -> None:
    code = """
import threading
from PySide6.QtCore import QCoreApplication, QTimer
from app.context.worker import Worker
application = QCoreApplication([])
started = threading.Event()
def never():
    started.set()
    threading.Event().wait()
Worker(never, application).start()
started.wait()
QTimer.singleShot(0, application.quit)
application.exec()
"""
    result = run("-c", code)  # fails after two minutes if the process waits
    assert (result.returncode, result.stderr) == (0, "")
