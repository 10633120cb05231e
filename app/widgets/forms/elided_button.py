"""A button that can be narrower than its text: the text then ends in an ellipsis."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QWidget,
)

from app.widgets.forms.action_button import ActionButton
from app.widgets.forms.plain_text import first_fitting

_EDGE: Final = 12  # pixels at both sides of the text, together
_ICON_GAP: Final = 6  # pixels between icon and text
_LEAST: Final = 2  # heights of the button: it is no narrower


class ElidedButton(ActionButton):
    """A tool button whose text gives way; `text` is the whole text.

    It is as wide as its text, or as `set_width` says whatever the text is, where there is room.
    Where there is less, the first shorter text that fits takes its place, and then an ellipsis.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = 0
        self._shorter: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_width(self, pixels: int) -> None:
        """Wish for a width that no text changes."""
        self._width = pixels
        self.updateGeometry()

    def set_texts(self, whole: str, shorter: Sequence[str]) -> None:
        """Set the whole text, and what says less of it in less room, the longest first."""
        self._shorter = tuple(shorter)
        self.setText(whole)
        self.update()

    @property
    def least_width(self) -> int:
        """The width that the shortest of the texts needs, in pixels."""
        shortest = self._shorter[-1] if self._shorter else self.text()
        return QFontMetrics(self.font()).horizontalAdvance(shortest) + _EDGE

    @property
    def shown_text(self) -> str:
        """The text as it stands in the button's room."""
        room = self.width() - _EDGE
        if self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon:
            room -= self.iconSize().width() + _ICON_GAP
        text = first_fitting((self.text(), *self._shorter), self.font(), room)
        return QFontMetrics(self.font()).elidedText(text, Qt.TextElideMode.ElideRight, room)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self._width or hint.width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(_LEAST * hint.height(), hint.width()), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = self.shown_text
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
