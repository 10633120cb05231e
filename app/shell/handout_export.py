"""The command that saves all pages of the lecture as one PDF, with progress and a way to stop."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QProgressDialog, QWidget

from app.context.app_context import AppContext
from app.context.dialogs import ask_new_file, show_progress
from app.context.language import sentence
from lenet.errors import InputError, reason
from lenet.files.atomic_write import atomic_write

if TYPE_CHECKING:
    from app.pages.lecture.handout import Handout


class HandoutExport(QObject):
    """Asks for a file, writes the pages between the window's events, and saves them at the end.

    `failed(str)`, `said(str)`: one sentence on what went wrong, or was done.
    `ended()`: a handout is saved, or given up.
    """

    failed = Signal(str)
    said = Signal(str)
    ended = Signal()

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._handout: Handout | None = None
        self._progress: QProgressDialog | None = None
        self._path = Path()
        self.action = QAction(self.tr("All &lecture pages as PDF…"), self)
        self.action.setStatusTip(self.tr("A handout of the pages as they are set now, on A4"))
        self.action.triggered.connect(self._ask_and_save)
        context.language.changed.connect(self.cancel)  # its pages would be in two languages

    def add_to(self, menu: QMenu) -> None:
        """Add the command to a menu."""
        menu.addAction(self.action)

    def save(self, path: Path) -> None:
        """Begin to write a handout, unless one is being written."""
        from app.pages.lecture.contents import LESSONS
        from app.pages.lecture.handout import Handout

        if self._handout is not None:
            return
        self._path = path
        self._handout = Handout(self._context, self._window)
        self._handout.done.connect(self._write)
        self.action.setEnabled(False)
        title = self.tr("The lecture as PDF")
        self._progress = show_progress(self._window, title, len(LESSONS))
        self._progress.canceled.connect(self.cancel)
        self._handout.progressed.connect(self._progress.setValue)
        self._handout.start()

    def cancel(self) -> None:
        """Give the handout up that is being written, if there is one."""
        if self._handout is not None:
            self._handout.cancel()
            self._end()
            self.ended.emit()

    def _ask_and_save(self) -> None:
        title, kinds = self.tr("Save"), self.tr("PDF documents") + " (*.pdf)"
        name = self.tr("LeNet-5 lecture") + ".pdf"
        path = ask_new_file(self._window, self._context.settings, title, name, kinds)
        if path is not None:
            self.save(path if path.suffix else path.with_suffix(".pdf"))

    def _write(self, content: bytes) -> None:
        self._end()
        try:
            if not content:
                return  # a page failed, and the crash handler says how
            save_handout(self._path, content)
        except InputError as error:
            self.failed.emit(sentence(error))
        else:
            self.said.emit(self.tr("Saved {file}.").format(file=self._path))
        finally:
            self.ended.emit()

    def _end(self) -> None:
        handout, progress = self._handout, self._progress
        self._handout = self._progress = None
        assert handout is not None
        assert progress is not None
        handout.deleteLater()
        progress.canceled.disconnect(self.cancel)
        progress.close()
        self.action.setEnabled(True)


def save_handout(path: Path, content: bytes) -> None:
    """Write a handout. Raises InputError where it cannot be written."""
    try:
        atomic_write(path, content)
    except OSError as error:
        raise InputError(
            "{path} could not be saved: {reason}.", path=path, reason=reason(error)
        ) from error
