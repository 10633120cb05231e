"""A number as a bar that grows tenfold with every mark."""

from math import log10
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style.theme import Appearance, Theme

_HEIGHT: Final = 12


class CountBar(QWidget):
    """From 1 at the left to `most` at the right, with a mark for each power of ten."""

    def __init__(self, appearance: Appearance, *, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._powers = log10(most)
        self._count = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.theme_changed.connect(self._recolour)

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def show_count(self, count: int) -> None:
        """Another number, 1 or more."""
        self._count = count
        self.setAccessibleName(f"{count:,}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, width = self._appearance.theme, float(self.width())
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(0, 0, width, _HEIGHT), theme.colour("hover"))
        share = min(log10(self._count) / self._powers, 1.0)
        painter.fillRect(QRectF(0, 0, max(share * width, 2.0), _HEIGHT), theme.colour("accent"))
        for power in range(1, int(self._powers)):
            x = round(power / self._powers * width)
            painter.fillRect(QRectF(x, 0, 1, _HEIGHT), theme.colour("window"))
        painter.end()

    def _recolour(self, theme: Theme) -> None:
        self.update()
