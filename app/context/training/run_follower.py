"""Follow a run that another process trains, by reading its folder four times a second."""

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.context.training.run_reader import AT_ONCE
from app.context.worker import Worker
from lenet.errors import InputError
from lenet.runs.commands import Command, send
from lenet.runs.events import Event, LiveSaved, from_line
from lenet.runs.folder import EVENTS, LIVE
from lenet.runs.lock import is_trained
from lenet.runs.status import RunStatus, read_status

_POLL_MS: Final = 250
_BLOCK: Final = 1 << 16  # bytes that are searched for the last line's end at a time
_RESUMED: Final = b'{"event": "RunResumed"'  # as `events.to_line` begins such a line


class RunFollower(QObject):
    """The events that are added to a run folder from now on, until no process trains in it.

    `status` is that of all events before: each event is in it or comes later, never both. Where
    they are many it is empty until `status_read(RunStatus)`, and no event comes before that.
    `event_happened(Event)`: an event of the run, or LiveSaved for another live network.
    `ended()`: no process trains there any more.
    """

    status_read = Signal(object)
    event_happened = Signal(object)
    ended = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last_event: Event | None = None
        self._folder = folder
        self._read, self._file = _end_of(folder)
        self.status = RunStatus()
        self._live_time = self._live_changed()
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._worker: Worker | None = None
        if self._read <= AT_ONCE:
            self.status = self._status()
            self._timer.start()
            return
        self._worker = Worker(self._status, self)
        self._worker.done.connect(self._begin)
        self._worker.start()

    def ask(self, command: Command) -> None:
        """Write a command to the run's command file. Raises OSError."""
        send(self._folder, command)

    def leave(self) -> None:
        """Follow no longer; the run goes on."""
        self._timer.stop()
        if self._worker is not None:
            self._worker.cancel()

    def _status(self) -> RunStatus:
        try:
            return read_status(self._folder, self._read)
        except InputError:  # more events than a run can have
            return RunStatus()

    def _begin(self, status: RunStatus) -> None:
        self._worker, self.status = None, status
        self.status_read.emit(status)
        self._timer.start()

    def _poll(self) -> None:
        trained = is_trained(self._folder)  # before reading, so that nothing is missed
        for line in self._new_content().splitlines():
            event = from_line(line)
            if event is not None:
                self.last_event = event
                self.event_happened.emit(event)
        changed = self._live_changed()
        if changed != self._live_time:
            self._live_time = changed
            self.event_happened.emit(LiveSaved(0, 0, LIVE))
        if not trained:
            self._timer.stop()
            self.ended.emit()

    def _new_content(self) -> bytes:
        """Return the lines that were ended since the last call."""
        try:
            with (self._folder / EVENTS).open("rb") as file:
                number = os.fstat(file.fileno()).st_ino
                is_other = self._file not in (0, number)
                file.seek(0 if is_other else self._read)
                content = file.read()
        except OSError:
            return b""
        content = content[: content.rfind(b"\n") + 1]
        self._read = len(content) if is_other else self._read + len(content)
        self._file = number
        if not is_other:
            return content
        # What is new in another file begins where the run was resumed, once that is written.
        begin = content.rfind(_RESUMED)
        return content[begin:] if begin >= 0 else b""

    def _live_changed(self) -> int:
        try:
            return (self._folder / LIVE).stat().st_mtime_ns
        except OSError:
            return 0


def _end_of(folder: Path) -> tuple[int, int]:
    """Return the bytes of whole lines in a run's events, and the file's number; 0 for no file."""
    try:
        with (folder / EVENTS).open("rb") as file:
            state = os.fstat(file.fileno())
            end = state.st_size
            while end > 0:
                begin = max(end - _BLOCK, 0)
                file.seek(begin)
                last = file.read(end - begin).rfind(b"\n")
                if last >= 0:
                    return begin + last + 1, state.st_ino
                end = begin
            return 0, state.st_ino
    except OSError:
        return 0, 0
