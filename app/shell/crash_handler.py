"""What happens when something goes wrong that nobody foresaw: a sentence, and a log."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from platformdirs import user_log_path
from PySide6.QtCore import QCoreApplication, QObject, Signal

LOG_NAME: Final = "lenet5-lab.log"
_log = logging.getLogger("app")


class CrashHandler(QObject):
    """Catches what reaches the top of the window process.

    `happened(str)`: one sentence for the person; the traceback has gone to the log.
    """

    happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log_file = _open_log()
        sys.excepthook = self._take

    def _take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        _log.error("unforeseen", exc_info=(kind, error, trace))
        sentence = self.tr("Something went wrong that should not: {error}.").format(
            error=str(error).rstrip(".") or kind.__name__
        )
        if self.log_file is not None:
            sentence += " " + self.tr("Details are in {file}.").format(file=self.log_file)
        self.happened.emit(sentence)


def _open_log() -> Path | None:
    """The log in the user's own folder; none where that cannot be written."""
    try:
        file = user_log_path("LeNet-5 Lab", appauthor=False, ensure_exists=True) / LOG_NAME
        handler = RotatingFileHandler(
            file, maxBytes=200_000, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        return None
    logging.raiseExceptions = False  # a log that cannot be written is no fault of its own
    _log.addHandler(handler)
    return file
