"""A function that runs on a thread of its own, such as reading a large file."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.context.language import sentence
from lenet.errors import InputError

_POLL_MS: Final = 10


class Worker(QObject):
    """One call of a function that touches no Qt object, beside the event loop.

    A daemon thread and not QThreadPool: Qt waits for its threads when the program ends, and
    reading a large file would hold the closed program back. The thread knows only a Future, which
    a timer polls, so that no signal crosses threads and no QObject is deleted by the wrong one.

    `done(object)`: the result of the function.
    `failed(str)`: the sentence of an InputError; empty after any other exception, which is raised
    again here for the crash handler.
    """

    done = Signal(object)
    failed = Signal(str)

    def __init__(self, function: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._function = function
        self._future: Future[object] = Future()
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)

    def start(self) -> None:
        """Call the function; once only."""
        Thread(target=_call, args=(self._function, self._future), daemon=True).start()
        self._timer.start()

    def cancel(self) -> None:
        """Ignore the result: neither signal comes any more. The thread runs to its end."""
        self._timer.stop()
        self.deleteLater()

    def _poll(self) -> None:
        if not self._future.done():
            return
        self.cancel()
        error = self._future.exception()
        if error is None:
            self.done.emit(self._future.result())
        elif isinstance(error, InputError):
            self.failed.emit(sentence(error))
        else:
            self.failed.emit("")
            raise error


def _call(function: Callable[[], object], future: "Future[object]") -> None:
    try:
        future.set_result(function())
    except Exception as error:  # the edge of a thread
        future.set_exception(error)
