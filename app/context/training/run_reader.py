"""What is read of run folders: a little of it at once, the rest beside the event loop."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.context.worker import Worker
from lenet.errors import InputError
from lenet.runs.events import Event
from lenet.runs.folder import EVENTS, RECIPE
from lenet.runs.lock import is_trained
from lenet.runs.status import NAME, RunStatus, read_status

AT_ONCE: Final = 1 << 18  # bytes of events that are read within one event: some 15 ms
_LEAST: Final = 1 << 14  # bytes that a folder counts for, however little is in it: 1 ms
_BATCH: Final = 0.2  # seconds of reading until what is read is handed over
_PAUSE_MS: Final = 5000  # until a large file that goes on growing is read again

T = TypeVar("T")
_Stamp = tuple[int, ...]


class RunReader(QObject, Generic[T]):
    """What a function makes of each run folder, kept while the folder's files do not change.

    `read()`: folders were read for which `of` had no answer, or an old one.
    """

    read = Signal()

    def __init__(self, function: Callable[[Path], T], parent: QObject | None) -> None:
        super().__init__(parent)
        self._function = function
        self._known: dict[Path, tuple[_Stamp, T]] = {}
        self._waiting: dict[Path, _Stamp] = {}
        self._worker: Worker | None = None
        self._left = AT_ONCE
        self._refill = self._timer(self._fill_up)
        self._begin = self._timer(self._work)

    def of(self, folder: Path) -> T | None:
        """Return what is known of a folder; None while it is read for the first time.

        What has changed is read at once where it is little; if not, the old answer comes first.
        """
        stamp, size = _stamp(folder)
        known = self._known.get(folder)
        if known is not None and known[0] == stamp:
            return known[1]
        if size <= self._left:
            self._left -= size
            self._refill.start(0)
            self._known[folder] = stamp, self._function(folder)
            return self._known[folder][1]
        self._waiting[folder] = stamp
        if self._worker is None:
            self._schedule()
        return None if known is None else known[1]

    def _timer(self, function: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(function)
        return timer

    def _schedule(self) -> None:
        """Read what waits: now, or after a pause where all of it has an old answer."""
        is_urgent = not self._waiting.keys() <= self._known.keys()
        if is_urgent or not self._begin.isActive():
            self._begin.start(0 if is_urgent else _PAUSE_MS)

    def _fill_up(self) -> None:
        self._left = AT_ONCE

    def _work(self) -> None:
        waiting, function = dict(self._waiting), self._function

        def work() -> list[tuple[Path, _Stamp, T]]:
            end = time.monotonic() + _BATCH
            done = []
            for folder, stamp in waiting.items():
                done.append((folder, stamp, function(folder)))
                if time.monotonic() > end:
                    break
            return done

        self._worker = Worker(work, self)
        self._worker.done.connect(self._take)
        self._worker.failed.connect(self._give_up)
        self._worker.start()

    def _take(self, done: list[tuple[Path, _Stamp, T]]) -> None:
        self._worker = None
        for folder, stamp, value in done:
            self._known[folder] = stamp, value
            del self._waiting[folder]
        if self._waiting:
            self._schedule()
        self.read.emit()

    def _give_up(self, _failure: str) -> None:
        self._worker = None
        self._waiting = {}


class RecalledStatus(QObject):
    """The status of a run whose training goes on, read from its folder.

    `done(RunStatus)`: the status; none where the folder cannot be read.
    """

    done = Signal(object)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self.early: list[Event] = []  # what has happened since `begin`
        self._worker: Worker | None = None

    def begin(self) -> None:
        """Read it: where it is little, `done` comes before this returns."""
        try:
            is_little = (self._folder / EVENTS).stat().st_size <= AT_ONCE
        except OSError:
            is_little = True
        if is_little:
            self.done.emit(self._status())
            return
        self._worker = Worker(self._status, self)
        self._worker.done.connect(self.done)
        self._worker.start()

    def cancel(self) -> None:
        """Ignore what is read."""
        if self._worker is not None:
            self._worker.cancel()

    def _status(self) -> RunStatus:
        try:
            return read_status(self._folder)
        except InputError:  # the training process says what is wrong
            return RunStatus()


def _stamp(folder: Path) -> tuple[_Stamp, int]:
    """Return what changes whenever a run's files do, and the bytes that are to be read."""
    stamp: list[int] = [is_trained(folder)]
    size = 0
    for name in (EVENTS, RECIPE, NAME):
        try:
            state = os.stat(f"{folder}/{name}")  # noqa: PTH116  # hundreds of paths take longer
        except OSError:
            stamp.append(-1)
            continue
        stamp += [state.st_size, state.st_mtime_ns]
        size += state.st_size
    return tuple(stamp), max(size, _LEAST)
