"""Following a run that another process trains: its folder is looked at some times a second."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from lenet.runs.commands import Command, send
from lenet.runs.events import Event, LiveSaved, from_line
from lenet.runs.folder import EVENTS, LIVE
from lenet.runs.lock import is_trained

_LOOK_MS: Final = 250


class RunFollower(QObject):
    """Reads along in a run folder, from the end of what is there, until nobody trains in it.

    `event_happened(Event)`: the run told of something, or its live network is another.
    `ended()`: nobody trains there any more.
    """

    event_happened = Signal(object)
    ended = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last_event: Event | None = None
        self._folder = folder
        self._read = self._size()
        self._piece = b""
        self._live_time = self._live_changed()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def ask(self, order: Command) -> None:
        """Put an order in the run's letterbox. Raises OSError."""
        send(self._folder, order)

    def leave(self) -> None:
        """Look no more; the run goes on."""
        self._timer.stop()

    def _look(self) -> None:
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
            self._read, self._piece = self._size(), b""
        try:
            with (self._folder / EVENTS).open("rb") as file:
                file.seek(self._read)
                content = file.read()
        except OSError:
            return []
        self._read += len(content)
        *lines, self._piece = (self._piece + content).split(b"\n")
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
