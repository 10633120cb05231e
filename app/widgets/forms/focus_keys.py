"""Keys belong to the control that has the focus before they belong to a menu."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QTabBar, QWidget

_Key = Qt.Key
_ARROWS: Final = (_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down)
_OWN_KEYS: Final = {
    QAbstractButton: (_Key.Key_Space,),
    QAbstractSlider: (*_ARROWS, _Key.Key_Home, _Key.Key_End),
    QTabBar: (_Key.Key_Left, _Key.Key_Right, _Key.Key_Home, _Key.Key_End),
}


class FocusFirst(QObject):
    """Lets buttons, sliders and tabs have the keys that also walk through the network.

    Qt asks the control with the focus before it runs a shortcut; these do not speak up by
    themselves.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        for control in window.findChildren(QWidget):
            if isinstance(control, tuple(_OWN_KEYS)):
                control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for kind, keys in _OWN_KEYS.items():
                if isinstance(watched, kind) and event.key() in keys and not event.modifiers():
                    event.accept()
                    return True
        return False
