"""Arrow keys: the step that each one means, and how a widget gets its keys before a menu does."""

from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QTabBar, QWidget

_Key = Qt.Key
FOCUS_BY_KEY: Final = (  # a click gives the focus too, but only after a key the ring is shown
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Step(NamedTuple):
    """One place to a side: each part is -1, 0 or 1."""

    right: int
    down: int

    @property
    def increase(self) -> int:
        """1 of the keys that make a value larger, right and up; -1 of left and down."""
        return self.right - self.down


_STEPS: Final[dict[int, Step]] = {
    _Key.Key_Left: Step(-1, 0),
    _Key.Key_Right: Step(1, 0),
    _Key.Key_Up: Step(0, -1),
    _Key.Key_Down: Step(0, 1),
}
_OWN_KEYS: Final[dict[type[QWidget], tuple[int, ...]]] = {
    QAbstractButton: (_Key.Key_Space,),
    QAbstractSlider: (*_STEPS, _Key.Key_Home, _Key.Key_End),
    QTabBar: (_Key.Key_Left, _Key.Key_Right, _Key.Key_Home, _Key.Key_End),
}


def arrow_step(event: QKeyEvent) -> Step | None:
    """Return the step of an arrow key, whatever its modifiers; None for another key."""
    return _STEPS.get(event.key())


def is_plain_arrow(event: QKeyEvent) -> bool:
    """Return whether the key is an arrow without modifiers; macOS counts arrows to the keypad."""
    return event.key() in _STEPS and _is_plain(event)


def accept_arrows(event: QEvent, *others: Qt.Key) -> bool:
    """Accept the ShortcutOverride of a plain arrow key, or of one of the other keys.

    Qt asks the widget that has the focus before it runs a shortcut, and arrow keys are shortcuts
    that walk through the layers. Returns whether the event was accepted.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    taken = _is_plain(event) and (event.key() in _STEPS or event.key() in others)
    if taken:
        event.accept()
    return taken


def _is_plain(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


class FocusFirst(QObject):
    """Lets buttons, sliders and tabs have the keys that also walk through the network.

    They do not accept the ShortcutOverride by themselves. Escape is theirs too: it goes on to the
    window, which gives the focus back to the page's main view.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        for control in window.findChildren(QWidget):
            if isinstance(control, tuple(_OWN_KEYS)):
                control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for kind, keys in _OWN_KEYS.items():
                own = event.key() in keys or event.key() == _Key.Key_Escape
                if isinstance(watched, kind) and own and _is_plain(event):
                    event.accept()
                    return True
        return False
