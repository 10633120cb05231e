"""My digits in and out: ink files, pictures and folders come in, ink files and IDX folders go."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.context.dialogs import ask_files, ask_folder, ask_new_file
from app.context.digits.my_digits import MyDigits, ShownDigits, now
from app.context.language import sentence
from app.context.settings import Settings
from app.context.worker import Worker
from lenet.data.idx import write_idx_folder
from lenet.data.ink_files import SUFFIXES, InkDigit, write_ink
from lenet.data.kept_digits import (
    PICTURE_SUFFIXES,
    Imported,
    import_files,
    judged_digits,
    mark_of,
)
from lenet.errors import InputError, reason

_IDX: Final = "t10k-*-ubyte*"  # what an IDX folder holds


class DigitFiles(QObject):
    """Reads and writes files of My digits beside the event loop, one act at a time.

    `said(str)`: one sentence on what was done, for the status bar.
    `failed(str)`: one sentence on what could not be read or written, and why.
    `changed()`: it begins or ends to read or write.
    """

    said = Signal(str)
    failed = Signal(str)
    changed = Signal()

    def __init__(self, my_digits: MyDigits, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._my_digits, self._settings, self._window = my_digits, settings, window
        self._worker: Worker | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether files are being read or written now."""
        return self._worker is not None

    def ask_and_add(self) -> None:
        """Ask for ink files and pictures, and add their digits."""
        kinds = " ".join(f"*{suffix}" for suffix in (*SUFFIXES, *PICTURE_SUFFIXES))
        title = self.tr("Add ink files and pictures to My digits")
        kinds = self.tr("Pictures and ink") + f" ({kinds})"
        if paths := ask_files(self._window, self._settings, title, kinds):
            self.add(paths)

    def ask_and_add_folder(self) -> None:
        """Ask for a folder, and add the digits of the ink files and pictures in it."""
        title = self.tr("Add a folder of ink files and pictures to My digits")
        folder = ask_folder(self._window, self._settings, title)
        if folder is not None:
            self.add([folder])

    def add(self, paths: Sequence[Path]) -> None:
        """Add the digits of files and folders; a drawing that is there already stays one."""
        writer, time, merge = self._my_digits.writer, now(), self._my_digits.merge_now

        def read_and_merge() -> tuple[Imported, tuple[str, ...]]:
            found = import_files(paths, writer=writer, time=time)
            return found, merge(found.digits)

        self._begin(read_and_merge, self._say_added)

    def ask_and_export_ink(self, digits: Sequence[InkDigit]) -> None:
        """Ask for a file, and write some digits into it as an ink file."""
        kinds = self.tr("Ink files") + " (*.jsonl *.jsonl.gz)"
        title = self.tr("Save My digits as an ink file")
        path = ask_new_file(self._window, self._settings, title, "my-digits.jsonl", kinds)
        if path is not None:
            self.export_ink(digits, path)

    def export_ink(self, digits: Sequence[InkDigit], path: Path) -> None:
        """Write some digits as an ink file."""

        def write() -> tuple[Path, int]:
            try:
                write_ink(path, digits)
            except OSError as error:
                raise _unsaved(path, error) from error
            return path, len(digits)

        self._begin(write, self._say_saved)

    def ask_and_export_idx(self, digits: Sequence[InkDigit]) -> None:
        """Ask for a folder, and write some digits into it as MNIST's test digits are stored."""
        title = self.tr("An empty folder for the IDX files")
        folder = ask_folder(self._window, self._settings, title)
        if folder is not None:
            self.export_idx(digits, folder)

    def export_idx(self, digits: Sequence[InkDigit], folder: Path) -> None:
        """Write the digits that have a label from 0 to 9 as a folder of IDX files."""

        def write() -> tuple[Path, int]:
            if any(folder.glob(_IDX)):
                raise InputError(
                    "{folder} holds IDX files already: choose another folder.", folder=folder
                )
            judged = judged_digits(digits, str(folder))
            try:
                write_idx_folder(folder, judged)
            except OSError as error:
                raise _unsaved(folder, error) from error
            return folder, len(judged)

        self._begin(write, self._say_saved)

    def _begin(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        if self._worker is not None:
            self.said.emit(self.tr("Other files are being read or written: wait for them."))
            return
        self._worker = Worker(work, self)
        self._worker.done.connect(self._end)
        self._worker.done.connect(done)
        self._worker.failed.connect(self._fail)
        self._worker.start()
        self.changed.emit()

    def _end(self) -> None:
        self._worker = None
        self.changed.emit()

    def _fail(self, fault: str) -> None:
        self._end()
        if fault:
            self.failed.emit(fault)

    def _say_added(self, result: tuple[Imported, tuple[str, ...]]) -> None:
        found, keys = result
        self._my_digits.note_merged(keys)
        new = set(keys)
        if any(mark_of(digit) is None for digit in found.digits if digit.key in new):
            self._my_digits.show(ShownDigits(only_unlabelled=True))  # they wait for their labels
        known = len(found.digits) - len(keys)
        self.said.emit(
            self.tr("{new:,} digits are new in My digits, {known:,} were there already.").format(
                new=len(keys), known=known
            )
        )
        if found.faults:
            first = sentence(found.faults[0])
            if len(found.faults) == 1:
                self.failed.emit(first)
                return
            text = self.tr("{count:,} of {files:,} files gave no digit. The first: {fault}")
            self.failed.emit(text.format(count=len(found.faults), files=found.files, fault=first))

    def _say_saved(self, result: tuple[Path, int]) -> None:
        path, count = result
        self.said.emit(self.tr("Saved {count:,} digits: {file}.").format(count=count, file=path))


def _unsaved(path: Path, error: OSError) -> InputError:
    return InputError("{path} could not be saved: {reason}.", path=path, reason=reason(error))
