"""A light tag with a number and a few words, near the thing that it tells about."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.style import typography
from app.style.theme import Appearance

_PADDING: Final = 7
_CORNER: Final = 6.0


class Callout(QWidget):
    """Words in one or more lines behind a number. The pointer passes through it."""

    def __init__(self, number: int, words: str, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = f"{number}  "
        self._lines = words.split("\n")
        self._appearance = appearance
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(words.replace("\n", " "))
        appearance.theme_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(typography.caption(bold=True))
        wide = max(metrics.horizontalAdvance(line) for line in self._lines)
        wide += metrics.horizontalAdvance(self._number)
        high = metrics.lineSpacing() * len(self._lines)
        return QSize(int(wide) + 2 * _PADDING + 1, int(high) + _PADDING + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.setBrush(theme.colour("window"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, _CORNER, _CORNER)
        font = typography.caption(bold=True)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        line, flags = metrics.lineSpacing(), Qt.AlignmentFlag.AlignVCenter
        place = QRectF(_PADDING, _PADDING / 2, self.width(), line)
        painter.setPen(theme.colour("accent"))
        painter.drawText(place, flags, self._number)
        painter.setPen(theme.colour("text"))
        place.translate(metrics.horizontalAdvance(self._number), 0)
        for text in self._lines:
            painter.drawText(place, flags, text)
            place.translate(0, line)
        painter.end()
