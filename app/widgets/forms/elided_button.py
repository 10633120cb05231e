"""A button that can be narrower than its text: the text then ends in an ellipsis."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

_EDGE: Final = 12  # pixels at both sides of the text, together
_ICON_GAP: Final = 6  # pixels between icon and text
_LEAST: Final = 2  # heights of the button: it is no narrower


class ElidedButton(QToolButton):
    """A tool button whose text gives way; `text` is the whole text.

    It is as wide as its text, or as `set_width` says whatever the text is, where there is room.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_width(self, pixels: int) -> None:
        """Wish for a width that no text changes."""
        self._width = pixels
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self._width or hint.width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(_LEAST * hint.height(), hint.width()), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        room = self.width() - _EDGE
        if self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon:
            room -= self.iconSize().width() + _ICON_GAP
        metrics = QFontMetrics(self.font())
        option.text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
