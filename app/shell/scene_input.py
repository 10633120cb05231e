"""What reaches the scenes from the whole window: drops of their files, and the page keys."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.context.scenes.scene_list import names_scenes

_KEYS: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_TEXT_INPUTS: Final = (QLineEdit, QAbstractSpinBox, QPlainTextEdit)


class SceneInput(QObject):
    """Takes dropped scenes anywhere in a window, and the page keys while it is told to.

    `dropped(list[Path])`: scenes, lists or folders of scenes were dropped.
    `turned(int)`: the next scene is wanted (1), or the one before (-1).
    """

    dropped = Signal(list)
    turned = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._has_keys = False
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def take_keys(self, on: bool) -> None:
        """Take the page keys from the pages, or leave them to them."""
        application = QApplication.instance()
        assert application is not None
        if on != self._has_keys:
            self._has_keys = on
            if on:
                application.installEventFilter(self)
            else:
                application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window and isinstance(event, QDropEvent):  # or what comes before a drop
            paths = dropped_scenes(event.mimeData())
            if paths:
                event.acceptProposedAction()
                if kind == QEvent.Type.Drop:
                    self.dropped.emit(paths)
                return True
        elif self._has_keys and kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            by = self._step_of(watched, event)
            if by:
                event.accept()  # else a shortcut of the page would get the key too
                if kind == QEvent.Type.KeyPress:
                    self.turned.emit(by)
                return True
        return super().eventFilter(watched, event)

    def _step_of(self, watched: QObject, event: QEvent) -> int:
        """Return how far a key goes; 0 for one that is somebody else's."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return 0
        keypad = Qt.KeyboardModifier.KeypadModifier
        is_ours = watched.window() is self._window and not event.modifiers() & ~keypad
        if not is_ours or isinstance(QApplication.focusWidget(), _TEXT_INPUTS):
            return 0
        return _KEYS.get(Qt.Key(event.key()), 0)


def dropped_scenes(content: QMimeData) -> list[Path]:
    """Return the scenes, lists and folders of a drop; none where anything else is among them."""
    paths = [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
    return paths if paths and all(map(names_scenes, paths)) else []
