"""Keep the drawing and its undo history over any end of the program."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from app.context.drawing import Steps
from app.context.drawing_file import NAME, StepsWriter, read_steps
from app.context.language import sentence
from app.context.session import Session
from app.context.worker import Worker
from lenet.errors import InputError, reason
from lenet.files.atomic_write import remove_unfinished
from lenet.files.lock import open_locked

FOLDER: Final = "drawings"
MOST_WINDOWS: Final = 8  # windows whose drawings are kept; of more, the oldest is overwritten
_LOCK: Final = "lock"
_DAMAGED: Final = ".damaged"
_REST_MS: Final = 200  # without a change, before it is written: strokes are not disturbed
_LONGEST_MS: Final = 1000  # a change waits, in a drawing that goes on


class DrawingKeeper(QObject):
    """Writes the session's drawing and history into a folder shortly after each change.

    Every window has a folder of its own, "1" to "8", and the lock in it; a new window takes the
    one that was written last, of those that are free. The writing is done beside the event loop.

    `said(str)`: one sentence on what was found at the start, or that nothing can be kept.
    `written()`: the drawing as it was a moment ago is on the disk.
    """

    said = Signal(str)
    written = Signal()

    def __init__(self, session: Session, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._writer: StepsWriter | None = None
        self._writing: Worker | None = None
        self._turn = threading.Lock()
        self._asked = self._done = 0  # counts of the writings: none overtakes a later one
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write_beside)
        self._since = QElapsedTimer()  # the first change that is not written
        session.drawing_changed.connect(self._wait)

    def restore(self) -> str:
        """Show the drawing kept last; return one sentence on it, empty where there was none."""
        slot = self._take_slot(_latest_first(self._folder))
        if slot is None:
            return ""
        try:
            steps = read_steps(slot)
        except InputError as error:
            return self._set_aside(slot, error)
        if steps is None or steps.is_blank:
            return ""
        self._session.go_on_from(steps)
        self._timer.stop()  # it is written already
        return self.tr("Your last drawing is back, with all that Undo and Redo lead to.")

    def keep_apart(self) -> None:
        """Keep what is drawn from now on in another folder, beside the drawing kept last."""
        free = [slot for slot in _slots(self._folder) if not (slot / NAME).exists()]
        self._take_slot([*free, *reversed(_latest_first(self._folder))])

    def flush(self) -> None:
        """Write now what is not yet written."""
        if self._timer.isActive() or self._writing is not None:
            self._timer.stop()
            self._asked += 1
            self._take_result(self._write(self._session.steps, self._asked))

    def _take_slot(self, slots: list[Path]) -> Path | None:
        """Take the first of the folders that no other window has."""
        try:
            for slot in slots:
                slot.mkdir(mode=0o700, parents=True, exist_ok=True)
                if open_locked(slot / _LOCK) >= 0:  # until the process ends
                    remove_unfinished(slot)
                    self._writer = StepsWriter(slot)
                    return slot
        except OSError as error:
            self._take_result(error)
        return None

    def _set_aside(self, slot: Path, error: InputError) -> str:
        aside = slot.with_name(f"{slot.name}-{os.urandom(4).hex()}{_DAMAGED}")
        try:
            aside.mkdir(mode=0o700)
            for path in slot.iterdir():
                if path.name != _LOCK:
                    path.replace(aside / path.name)
        except OSError as fault:
            self._writer = None  # what is there is not overwritten
            return f"{sentence(error)} {reason(fault)}"
        return self.tr("{fault} Your last drawing was set aside in {folder}.").format(
            fault=sentence(error), folder=aside
        )

    def _wait(self) -> None:
        if self._writer is None or self._session.is_sample:
            return
        if not self._timer.isActive():
            self._since.start()
        if self._since.elapsed() < _LONGEST_MS - _REST_MS:
            self._timer.start(_REST_MS)

    def _write_beside(self) -> None:
        if self._writing is not None:
            self._timer.start(_REST_MS)  # after the one that is under way
            return
        self._asked += 1
        steps, number = self._session.steps, self._asked
        self._writing = Worker(lambda: self._write(steps, number), self)
        self._writing.done.connect(self._take_result)
        self._writing.start()

    def _write(self, steps: Steps, number: int) -> OSError | None:
        """Write the folder, on whatever thread; return what went wrong."""
        with self._turn:
            if number <= self._done or self._writer is None:
                return None
            self._done = number
            try:
                self._writer.write(steps)
            except OSError as error:
                return error
        return None

    def _take_result(self, error: object) -> None:
        self._writing = None
        if not isinstance(error, OSError):
            self.written.emit()
        elif not self._has_failed:
            self._has_failed = True
            self.said.emit(
                self.tr("Your drawing is not kept when the program ends: {reason}.").format(
                    reason=reason(error)
                )
            )


def _slots(folder: Path) -> Iterator[Path]:
    return (folder / str(number) for number in range(1, MOST_WINDOWS + 1))


def _latest_first(folder: Path) -> list[Path]:
    """The folders, the one that was written last first; those that keep nothing at the end."""

    def time(slot: Path) -> float:
        try:
            return (slot / NAME).stat().st_mtime
        except OSError:
            return 0.0

    return sorted(_slots(folder), key=time, reverse=True)
