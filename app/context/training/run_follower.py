"""Follow a run that another process trains, by reading its folder four times a second."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from lenet.runs.commands import Command, send
from lenet.runs.events import Event, LiveSaved, from_line
from lenet.runs.folder import EVENTS, LIVE
from lenet.runs.lock import is_trained

_POLL_MS: Final = 250


class RunFollower(QObject):
    """The events that are added to a run folder from now on, until no process trains in it.

    `event_happened(Event)`: an event of the run, or LiveSaved for another live network.
    `ended()`: no process trains there any more.
    """

    event_happened = Signal(object)
    ended = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last_event: Event | None = None
        self._folder = folder
        self._read = self._size()
        self._rest = b""
        self._live_time = self._live_changed()
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._timer.start()

    def ask(self, command: Command) -> None:
        """Write a command to the run's command file. Raises OSError."""
        send(self._folder, command)

    def leave(self) -> None:
        """Follow no longer; the run goes on."""
        self._timer.stop()

    def _poll(self) -> None:
        trained = is_trained(self._folder)  # before reading, so that nothing is missed
        for line in self._new_lines():
            event = from_line(line.decode("utf-8", errors="replace"))
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

    def _new_lines(self) -> list[bytes]:
        if self._size() < self._read:  # cut, by a process that goes on with the run
            self._read, self._rest = self._size(), b""
        try:
            with (self._folder / EVENTS).open("rb") as file:
                file.seek(self._read)
                content = file.read()
        except OSError:
            return []
        self._read += len(content)
        *lines, self._rest = (self._rest + content).split(b"\n")
        return lines

    def _size(self) -> int:
        try:
            return (self._folder / EVENTS).stat().st_size
        except OSError:
            return 0

    def _live_changed(self) -> int:
        try:
            return (self._folder / LIVE).stat().st_mtime_ns
        except OSError:
            return 0
