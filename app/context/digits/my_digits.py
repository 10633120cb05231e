"""The owner of My digits: the drawings that a person kept with a label, over all sessions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.context.digits.mark_texts import mark_text
from app.context.drawing import Drawing
from app.context.language import sentence
from app.context.session import Session
from app.context.settings import Settings
from app.context.worker import Worker
from lenet.data.ink_files import InkDigit
from lenet.data.ink_store import InkStore
from lenet.data.kept_digits import mark_of, marked
from lenet.errors import InputError, one_line

FOLDER: Final = "my-digits"
_WRITER: Final = "writer"  # the setting that holds the name of who writes
_LONGEST_NAME: Final = 60
_MOST_UNDONE: Final = 100


@dataclass(frozen=True)
class ShownDigits:
    """Which of My digits are shown: those of a writer, or all; of a mark, or all."""

    writer: str | None = None
    mark: int | None = None
    only_unlabelled: bool = False
    chosen: str = ""  # the key of one that is to be looked at

    def holds(self, digit: InkDigit) -> bool:
        """Whether a digit is among them."""
        if self.writer is not None and digit.writer != self.writer:
            return False
        mark = mark_of(digit)
        return mark is None if self.only_unlabelled else self.mark in (None, mark)


class MyDigits(QObject):
    """Keeps digits in the user's data folder, each on the disk before this says so.

    Another window may change them too: they are read again when the program comes to the front,
    and before anything is written.

    `changed()`: other digits are kept, another writer writes, or others are shown.
    `said(str)`: one sentence on what was done or found, for the status bar.
    `failed(str)`: one sentence on what could not be done, and why.
    `round_wanted()`: a person wants to write digits one after the other.
    """

    changed = Signal()
    said = Signal(str)
    failed = Signal(str)
    round_wanted = Signal()

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._settings = session, settings
        self._store = InkStore(settings.data_folder / FOLDER)
        self.digits: tuple[InkDigit, ...] = ()  # all, in the order in which they were kept
        self._by_key: dict[str, InkDigit] = {}
        self._by_writer: dict[str, list[InkDigit]] = {}
        self._shown_digits: tuple[InkDigit, ...] | None = None  # None: not chosen yet
        self._undo: list[dict[str, InkDigit | None]] = []  # what was there before each act
        self._loading: Worker | None = None
        self._is_loaded = False
        self.writer = settings.text(_WRITER, "")
        self.shown = ShownDigits()
        self.pictures: dict[str, NDArray[np.uint8]] = {}  # (28, 28) by key, as far as made
        session.drawing_changed.connect(self._load_with_drawing)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._follow_application)

    @property
    def shown_digits(self) -> tuple[InkDigit, ...]:
        """The digits that are shown, by writer, then by mark; those without one first."""
        if self._shown_digits is None:
            chosen = [
                digit for digit in self.of_writer(self.shown.writer) if self.shown.holds(digit)
            ]
            chosen.sort(key=_place)
            self._shown_digits = tuple(chosen)
        return self._shown_digits

    @property
    def writers(self) -> tuple[str, ...]:
        """The names of all who have digits here, in the order of the alphabet."""
        return tuple(sorted(self._by_writer))

    @property
    def is_loading(self) -> bool:
        """Whether the digits are being read now."""
        return self._loading is not None

    @property
    def can_undo(self) -> bool:
        """Whether there is an act of this window to take back."""
        return bool(self._undo)

    def of_writer(self, writer: str | None) -> tuple[InkDigit, ...]:
        """Return the digits of a writer; None: of all."""
        return self.digits if writer is None else tuple(self._by_writer.get(writer, ()))

    def digit(self, key: str) -> InkDigit | None:
        """Return the digit with a key."""
        return self._by_key.get(key)

    def load(self) -> None:
        """Read the digits beside the event loop, once."""
        if self._is_loaded or self._loading is not None:
            return
        self._loading = Worker(self._store.read, self)
        self._loading.done.connect(self.refresh)  # more may have been kept since
        self._loading.failed.connect(self._say_unreadable)
        self._loading.start()

    def choose_writer(self, name: str) -> None:
        """Let somebody else write from now on; the next start knows it."""
        name = one_line(name.strip())[:_LONGEST_NAME]
        if name != self.writer:
            self.writer = name
            self._settings.keep(_WRITER, name)
            self.changed.emit()

    def show(self, shown: ShownDigits) -> None:
        """Show other digits."""
        if shown != self.shown:
            self.shown, self._shown_digits = shown, None
            self.changed.emit()

    def digit_of_drawing(self) -> InkDigit | None:
        """Return the drawing as a digit without a label; None where there is nothing to keep."""
        session = self._session
        if session.is_sample or session.rasterized is None:
            return None
        if session.drawing.strokes:
            return InkDigit(None, self.writer, session.drawing.strokes, now())
        picture = np.rint(session.rasterized.digit * 255).astype(np.uint8)
        return InkDigit(None, self.writer, (), now(), picture=picture)

    def mark_of_drawing(self) -> int | None:
        """Return the mark that the drawing on the canvas is kept with; None where it is not."""
        digit = self.digit_of_drawing() if self._by_key else None
        kept = None if digit is None else self._by_key.get(digit.key)
        return None if kept is None else mark_of(kept)

    def keep_drawing(self, mark: int) -> None:
        """Keep the drawing on the canvas with a mark; one that is kept already gets this mark."""
        digit = self.digit_of_drawing()
        if digit is None:
            self.said.emit(self.tr("There is no drawing to keep."))
        elif not self.keep(marked(digit, mark)):
            return
        elif self.writer:
            text = self.tr("Kept: {mark} by {writer}, {count:,} in all.")
            self.said.emit(
                text.format(mark=mark_text(mark), writer=self.writer, count=len(self._by_key))
            )
        else:
            text = self.tr("Kept: {mark}, {count:,} in all.")
            self.said.emit(text.format(mark=mark_text(mark), count=len(self._by_key)))

    def keep(self, digit: InkDigit) -> bool:
        """Keep one digit; return whether it is on the disk now."""
        if not self._is_loaded:
            self.refresh()
        known = self._by_key.get(digit.key)
        if known is not None:
            digit = marked(known, mark_of(digit))
        return self._act({digit.key: digit}, fault=self.tr("{fault} The drawing was not kept."))

    def label(self, keys: Collection[str], mark: int | None) -> None:
        """Give some digits another mark, or none."""
        self._act({key: marked(self._by_key[key], mark) for key in keys if key in self._by_key})

    def give(self, keys: Collection[str], writer: str) -> None:
        """Say that somebody else wrote some digits."""
        writer = one_line(writer.strip())[:_LONGEST_NAME]
        known = [key for key in keys if key in self._by_key]
        self._act({key: replace(self._by_key[key], writer=writer) for key in known})

    def remove(self, keys: Collection[str]) -> None:
        """Take some digits out; `undo` brings them back."""
        known = [key for key in keys if key in self._by_key]
        if self._act(dict.fromkeys(known)):
            self.said.emit(self.tr("Taken out of My digits: {count:,}.").format(count=len(known)))

    def undo(self) -> None:
        """Take the last act of this window back."""
        if self._undo:
            undo = self._undo
            self._undo = undo[:-1]
            if self._write(undo[-1]):
                self.said.emit(self.tr("The last change of My digits is taken back."))
            else:
                self._undo = undo

    def merge_now(self, digits: Collection[InkDigit]) -> tuple[str, ...]:
        """Add digits that are not there yet; return their keys. For a thread: no signal.

        Raises InputError.
        """
        before = {digit.key for digit in self._store.read()}
        self._store.merge(digits)
        return tuple({digit.key for digit in digits} - before)

    def note_merged(self, keys: Collection[str]) -> None:
        """Show digits that `merge_now` added; one step to undo."""
        if keys:
            self._remember(dict.fromkeys(keys))
        self.refresh()

    def refresh(self) -> None:
        """Read what other windows have written since."""
        try:
            self._take(self._store.read())
        except InputError as error:
            self.said.emit(sentence(error))

    def _act(self, changes: Mapping[str, InkDigit | None], *, fault: str = "{fault}") -> bool:
        """Change the digits, with the way back; return whether that is on the disk."""
        if not changes:
            return False
        undo = self._undo
        self._remember({key: self._by_key.get(key) for key in changes})
        if self._write(changes, fault=fault):
            return True
        self._undo = undo
        return False

    def _remember(self, before: dict[str, InkDigit | None]) -> None:
        self._undo = [*self._undo, before][-_MOST_UNDONE:]

    def _write(self, changes: Mapping[str, InkDigit | None], *, fault: str = "{fault}") -> bool:
        try:
            self._store.change(changes)
            self._take(self._store.read())
        except InputError as error:
            self.failed.emit(fault.format(fault=sentence(error)))
            return False
        return True

    def _take(self, digits: tuple[InkDigit, ...]) -> None:
        is_news = not self._is_loaded or digits != self.digits
        self._loading, self._is_loaded = None, True
        if is_news:
            self.digits, self._shown_digits = digits, None
            self._by_key = {digit.key: digit for digit in digits}
            self._by_writer = {}
            for digit in digits:
                self._by_writer.setdefault(digit.writer, []).append(digit)
        faults = self._store.faults()
        if is_news:
            self.changed.emit()
        if faults:
            self.said.emit(" ".join(map(sentence, faults)))

    def _say_unreadable(self, fault: str) -> None:
        self._loading, self._is_loaded = None, True
        if fault:
            self.said.emit(fault)
        self.changed.emit()

    def _load_with_drawing(self, drawing: Drawing) -> None:
        """Read the digits when a person begins to draw, so that they are there to be compared."""
        if not self._is_loaded and not self._session.is_sample and self._store.path.exists():
            self.load()

    def _follow_application(self, state: Qt.ApplicationState) -> None:
        if self._is_loaded and state == Qt.ApplicationState.ApplicationActive:
            self.refresh()


def _place(digit: InkDigit) -> tuple[str, int]:
    """The place of a digit among those that are shown."""
    mark = mark_of(digit)
    return digit.writer, -1 if mark is None else mark


def now() -> str:
    """Return the time as the digits have it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
