"""One piece of work beside the event loop, such as reading a large file."""

from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.context.language import sentence
from lenet.errors import InputError

_under_way: set["Worker"] = set()  # so that none is deleted on its own thread


class Worker(QObject):
    """Runs a function that touches no widget; the window's thread is told what came of it.

    `done(object)`: what it gave.
    `failed(str)`: the sentence of an InputError. Any other exception goes the way of all faults.
    """

    done = Signal(object)
    failed = Signal(str)
    _ended = Signal(object, object)

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self._work = work
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Once; a process that ends does not wait for it."""
        _under_way.add(self)
        Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        result, fault = None, None
        try:
            result = self._work()
        except Exception as error:  # the edge of a thread
            fault = error
        with suppress(RuntimeError):  # the program has ended, and Qt took this object along
            self._ended.emit(result, fault)

    def _tell(self, result: Any, error: Exception | None) -> None:
        _under_way.discard(self)
        if error is None:
            self.done.emit(result)
        elif isinstance(error, InputError):
            self.failed.emit(sentence(error))
        else:
            raise error
