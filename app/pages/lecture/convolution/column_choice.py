"""The C3 table with one column chosen: which S2 maps feed this map of C3?"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style import typography
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from lenet.network import paper

_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ColumnChoice(CachedWidget):
    """A row for each S2 map, a column for each C3 map, a dot where they are connected.

    `chosen(int)`: the person went to another C3 map, by a click or an arrow key.
    """

    takes_arrows = True
    chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.c3_map = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Choose a map of C3"))

    def sizeHint(self) -> QSize:
        return QSize(260, round((paper.C1_MAPS + 1) * self.line) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(round((paper.C3_MAPS + 3) * 0.8 * self.line), self.sizeHint().height())

    def show_map(self, c3_map: int) -> None:
        """Choose a column; `chosen` is not emitted."""
        self.c3_map = c3_map
        names = ", ".join(map(str, paper.C3_TABLE[c3_map]))
        self.setAccessibleDescription(
            self.tr("C3 map {c3} sees S2 maps {s2}").format(c3=c3_map, s2=names)
        )
        self.update()

    def walk(self, right: int, down: int) -> None:
        self._choose((self.c3_map + right) % paper.C3_MAPS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = int((event.position().x() - self._left()) // self._cell())
        if 0 <= column < paper.C3_MAPS:
            self._choose(column)

    def _choose(self, c3_map: int) -> None:
        if c3_map != self.c3_map:
            self.show_map(c3_map)
            self.chosen.emit(c3_map)

    def _left(self) -> float:
        return self.fontMetrics().horizontalAdvance("S2 0") + 6.0

    def _cell(self) -> float:
        return min((self.width() - self._left() - 2) / paper.C3_MAPS, 1.6 * self.line)

    def place(self, c3_map: int, s2_map: int) -> QRectF:
        """Return the rectangle of a cell; S2 map -1 is the number of the column."""
        x = self._left() + c3_map * self._cell()
        return QRectF(x, (s2_map + 1) * self.line + 1, self._cell(), self.line)

    def paint_background(self, painter: QPainter) -> None:
        theme = self.appearance.theme
        for s2_map in range(paper.C1_MAPS):
            row = QRectF(0, self.place(0, s2_map).top(), self._left(), self.line)
            self.text(painter, row, f"S2 {s2_map}", colour="muted", flags=_LEFT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        numbers = typography.caption()
        wide = QFontMetricsF(numbers).horizontalAdvance("00 ")
        if wide > self._cell():  # two numbers of two digits must not run into one
            numbers.setPixelSize(max(int(numbers.pixelSize() * self._cell() / wide), 6))
        for c3_map in range(paper.C3_MAPS):
            head = self.place(c3_map, -1)
            self.text(painter, head, str(c3_map), colour="muted", font=numbers, flags=_CENTRE)
            for s2_map in range(paper.C1_MAPS):
                connected = s2_map in paper.C3_TABLE[c3_map]
                radius = 0.22 * self.line if connected else 0.06 * self.line
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("text" if connected else "line"))
                painter.drawEllipse(self.place(c3_map, s2_map).center(), radius, radius)

    def paint_live(self, painter: QPainter) -> None:
        last = paper.C1_MAPS - 1
        column = self.place(self.c3_map, -1).united(self.place(self.c3_map, last))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.appearance.theme.colour("accent"), 2))
        painter.drawRoundedRect(column.adjusted(1, 1, -1, 0), 4, 4)

    def tip_at(self, at: QPointF) -> str:
        return self.tr("Click a column: this map of C3 is computed.")
