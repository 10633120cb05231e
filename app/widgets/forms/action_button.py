"""The tool button of an action."""

from PySide6.QtCore import SIGNAL, QEvent, QObject
from PySide6.QtGui import QActionEvent
from PySide6.QtWidgets import QToolButton


class ActionButton(QToolButton):
    """A tool button for `setDefaultAction`, which costs no more with each change of the action.

    Qt 6.11 connects its own button to the action once more at every change, and calls them all at
    the next: after a thousand strokes the button of Undo would be told a thousand times. All these
    connections do is to look for a menu of the action; no action has one here.
    """

    def actionEvent(self, event: QActionEvent) -> None:
        super().actionEvent(event)
        if event.type() == QEvent.Type.ActionChanged:
            action, changed = event.action(), SIGNAL("changed()")
            QObject.disconnect(action, changed, self, None)  # type: ignore[call-overload]
