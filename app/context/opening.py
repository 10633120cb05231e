"""A file that is being opened: read beside the event loop, and given up by Esc or by the next."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.context.worker import Worker

_SAID_MS: Final = 100  # what is opened sooner needs no message


class Opening(QObject):
    """Opens one file at a time; what is opened last wins.

    `done(object)`: what was read.
    `failed(str)`: the sentence of an InputError.
    `said(str)`: one sentence for the status bar; empty: the one before holds no longer.
    """

    done = Signal(object)
    failed = Signal(str)
    said = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._worker: Worker | None = None
        self._name = ""
        self._is_said = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAID_MS)
        self._timer.timeout.connect(self._say)

    @property
    def is_at_work(self) -> bool:
        """Whether a file is being read now."""
        return self._worker is not None

    def begin(self, read: Callable[[], object], name: str) -> None:
        """Call `read` on a thread of its own; it touches no widget. `name` is the file's."""
        self.give_up()
        self._name = name
        self._worker = Worker(read, self)
        self._worker.done.connect(self._finish)
        self._worker.failed.connect(self._fail)
        self._worker.start()
        self._timer.start()
        _application().installEventFilter(self)

    def give_up(self) -> None:
        """Ignore what is being read, and say nothing."""
        if self._worker is not None:
            self._worker.cancel()
            self._end()

    def stop(self) -> None:
        """Give up what is being read, as a person asked."""
        if self._worker is not None:
            self.give_up()
            self.said.emit(self.tr("{file} was not opened.").format(file=self._name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Esc before any command that has this key, as long as something is being read."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self.stop()
            return True
        return False

    def _say(self) -> None:
        self._is_said = True
        self.said.emit(self.tr("Opening {file}… Esc stops it.").format(file=self._name))

    def _finish(self, read: object) -> None:
        self._end()
        self.done.emit(read)

    def _fail(self, failure: str) -> None:
        self._end()
        if failure:  # the crash handler reports any other
            self.failed.emit(failure)

    def _end(self) -> None:
        self._worker = None
        self._timer.stop()
        _application().removeEventFilter(self)
        if self._is_said:
            self._is_said = False
            self.said.emit("")


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
