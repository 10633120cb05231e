"""The window that the acts are done in, and what goes wrong there."""

import sys
import traceback
from collections import Counter, deque
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Final

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog

from app.context.language import Language
from app.context.models import last_model
from app.context.session import Session
from app.context.settings import Settings
from app.shell.window import Window
from app.style.theme import Appearance
from tests.hostile_files import write_hostile_runs
from tests.monkey.acts import Acts
from tests.monkey.machine import Machine

_ACTS_NAMED: Final = 12  # the last ones, when something fails


class Monkey:
    """A window on files of its own, what is done with it, and what went wrong."""

    def __init__(self, application: QApplication, folder: Path, seed: int) -> None:
        self._machine = Machine()
        self.last: deque[str] = deque(maxlen=_ACTS_NAMED)
        self.faults: list[str] = []
        self.events: Counter[str] = Counter()  # of runs, by their kinds
        sys.excepthook = self._take_exception
        qInstallMessageHandler(self._take_message)
        settings = Settings(folder / "settings.ini")
        first = last_model(settings)
        write_hostile_runs(settings.data_folder / "runs")
        self._appearance = Appearance(application, "light")
        self.window = Window(
            Session(first.model), self._appearance, settings, Language(application, "en")
        )
        self.window.models.start_with(first)
        self.window.context.trainer.event_happened.connect(
            lambda event: self.events.update([type(event).__name__])
        )
        self.window.show()
        self._acts = Acts(self.window, folder, Random(seed), self._machine)
        # A file dialog runs an event loop of its own until it is closed.
        self._closer = QTimer()
        self._closer.timeout.connect(self._close_dialogs)
        self._closer.start(20)

    def act(self) -> tuple[float, float]:
        """Do one random thing and let the window follow.

        Return the seconds that the act took and those of what followed, such as files read.
        """
        act = self._acts.choose()
        self.last.append(act.__name__.strip("_"))
        try:
            act()
        except Exception as error:  # of the window: an act is its caller
            self._take_exception(type(error), error, error.__traceback__)
        self.last.append(f"{self.last.pop()} {self._acts.detail}".strip())
        QApplication.processEvents()
        taken = self._machine.gap_since(self._acts.begun)
        mark = self._machine.mark()
        run_events(1)
        return taken, self._machine.gap_since(mark)

    def close(self) -> None:
        """Close the window."""
        self.window.context.trainer.end_now()
        self._closer.stop()
        self._close_dialogs()
        self.window.close()
        run_events(50)
        self._machine.close()

    def _close_dialogs(self) -> None:
        for box in self.window.findChildren(QDialog):
            if box.isVisible():
                box.close()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()

    def _take_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.faults.append("".join(traceback.format_exception(kind, error, trace)))

    def _take_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if "plugin does not support" not in message:  # what the offscreen platform lacks
            self.faults.append(f"Qt: {message}")


def run_events(milliseconds: int) -> None:
    """Let the window's events and timers run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
