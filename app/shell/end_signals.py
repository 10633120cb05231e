"""Do something before the system ends the program by a signal."""

import os
import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier

_SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class EndSignals(QObject):
    """Calls a function when the process is asked to end, and then lets it end by that signal."""

    def __init__(self, function: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._function = function
        # Python runs a handler between two of its own instructions, and Qt's event loop has none
        # of them. So the signal's number, written into a socket, wakes the loop.
        self._woken, self._waking = socket.socketpair()
        self._waking.setblocking(False)
        self._woken.setblocking(False)
        signal.set_wakeup_fd(self._waking.fileno())
        self._notifier = QSocketNotifier(self._woken.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._empty)
        for number in _SIGNALS:
            signal.signal(number, self._end)

    def _empty(self) -> None:
        self._woken.recv(16)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        self._function()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
