"""The status bar: a message for some seconds, and the widget of the page in front."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStatusBar,
    QStyle,
    QStyleOption,
    QStylePainter,
    QWidget,
)

from app.widgets.forms.arrow_keys import FocusFirst
from app.widgets.forms.plain_text import plain_tip
from lenet.errors import one_line

_MESSAGE_MS: Final = 6000  # how long a message stays
_EDGE: Final = 6  # pixels at both ends of a message


class StatusBar(QStatusBar):
    """Messages at the left; at the right one of the pages' widgets at a time.

    Two of them side by side would widen a small window, so the others are hidden. While a page is
    presented, the bar is seen only where the page has a widget in it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._widgets: list[QWidget] = []
        self._front: QWidget | None = None
        self._is_presenting = False
        right = QWidget(self)
        self._row = QHBoxLayout(right)
        self._row.setContentsMargins(0, 0, 0, 0)
        left = self._left = QWidget(right)  # of the pages' widgets
        self._buttons = QHBoxLayout(left)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(left)
        self.addPermanentWidget(right)
        self._right = right
        self._line: QWidget | None = None
        self.messageChanged.connect(self._tell_whole)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the message in the room that the page leaves; what does not fit, ends in "…"."""
        painter = QStylePainter(self)
        option = QStyleOption()
        option.initFrom(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelStatusBar, option)
        front = self._right if self._line is None else self._line
        room = QRect(_EDGE, 0, front.x() - 2 * _EDGE, self.height())
        text = self.fontMetrics().elidedText(
            self.currentMessage(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _tell_whole(self, message: str) -> None:
        self.setToolTip(plain_tip(message))

    def say(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self.showMessage(one_line(sentence), _MESSAGE_MS)

    def show_widget(self, front: QWidget | None) -> None:
        """Show the widget of the page in front, or none."""
        if front is not None and front not in self._widgets:
            self._widgets.append(front)
            front.hide()
            self._row.addWidget(front)
            FocusFirst(front)
        for widget in self._widgets:
            if widget is not front:
                widget.hide()
        if front is not None:
            front.show()
        self._front = front
        self._show_or_hide()

    def add_button(self, button: QWidget) -> None:
        """Add a button before the pages' widgets, where no message covers it.

        An audience does not see it.
        """
        self._buttons.addWidget(button)

    def show_line(self, line: QWidget | None) -> None:
        """Show a line that is part of the bar in the place of the page's widget, or none."""
        if self._line is not None:
            self._line.hide()
        self._line = line
        self._right.setVisible(line is None)
        if line is not None:
            line.show()

    def set_presenting(self, on: bool) -> None:
        """Leave the screen to the page, or return."""
        self._is_presenting = on
        self._left.setVisible(not on)  # large type leaves no room; its key is there
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.setVisible(not self._is_presenting or self._front is not None)
