"""Exceptions that nothing has caught: a sentence for the user, a traceback for the log."""

import faulthandler
import logging
import platform
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final

import PySide6
from platformdirs import user_log_path
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

import lenet
from app.context.dialogs import show_crash

LOG_NAME: Final = "lenet5-lab.log"
_LARGEST_LOG: Final = 200_000  # bytes; a larger one is put aside at the next start
_log = logging.getLogger("app")


class CrashHandler(QObject):
    """The receiver of every exception that reaches the top of the window process.

    Each fault, an exception at one line of the code, is reported once: a paintEvent that fails
    would fail at every repaint. A fault while the dialog is open goes to the log only.
    A crash of the interpreter itself leaves the Python stack in the log.
    """

    _happened = Signal(str, str)  # sentence, report

    def __init__(self) -> None:
        super().__init__()
        self.log_file = _open_log()
        self.sentence = ""  # on the last fault
        self._faults: set[tuple[str, str, int]] = set()  # exception, file, line
        self._window: QWidget | None = None
        self._box: QMessageBox | None = None
        # Queued, so that no dialog opens inside the event that failed.
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._hook

    def show_dialogs_on(self, window: QWidget) -> None:
        """Report faults in a dialog on the window from now on, no longer on stderr."""
        self._window = window

    def take(self, error: BaseException) -> None:
        """Report an exception, unless the same fault was reported before."""
        fault = _fault(error)
        if fault in self._faults:
            return
        self._faults.add(fault)
        report = "".join(traceback.format_exception(error))
        _log.error(report)
        self.sentence = self.tr("Something went wrong that should not: {error}.").format(
            error=str(error).rstrip(".") or type(error).__name__
        )
        if self.log_file is not None:
            self.sentence += " " + self.tr("Details are in {file}.").format(file=self.log_file)
        if self._window is None:
            sys.stderr.write(f"LeNet-5 Lab: {self.sentence}\n")
        else:
            self._happened.emit(self.sentence, f"{_versions()}\n\n{report}")

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
        else:
            self.take(error)

    def _show(self, sentence: str, report: str) -> None:
        if self._box is None and self._window is not None:
            self._box = show_crash(self._window, sentence, report)
            self._box.finished.connect(self._forget_box)

    def _forget_box(self) -> None:
        self._box = None


def _fault(error: BaseException) -> tuple[str, str, int]:
    """Return what tells one fault from another: the exception, the file and the line."""
    frames = traceback.extract_tb(error.__traceback__)
    file, line = (frames[-1].filename, frames[-1].lineno or 0) if frames else ("", 0)
    return type(error).__name__, file, line


def _open_log() -> Path | None:
    """Open the log in the user's own folder; return None where that cannot be written."""
    try:
        file = user_log_path("LeNet-5 Lab", appauthor=False, ensure_exists=True) / LOG_NAME
        with suppress(OSError):  # there is none yet, or another window has it open
            if file.stat().st_size > _LARGEST_LOG:
                file.replace(file.with_suffix(".old.log"))
        stream = file.open("a", encoding="utf-8", errors="backslashreplace")
    except OSError:
        return None
    faulthandler.enable(stream)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logging.raiseExceptions = False  # a log that cannot be written must not stop the program
    _log.addHandler(handler)
    return file


def _versions() -> str:
    return (
        f"LeNet-5 Lab {lenet.__version__}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}, {platform.platform()}"
    )
