"""The ten codes, the squared distance of each two, and one pair with the cells that differ."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen

from app.style import typography
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from lenet.explain.codes import differing_cells
from lenet.lecture.codes import squared_distances
from lenet.network import paper
from lenet.network.parameters import Array

_SHAPE: Final = (paper.CODE_ROWS, paper.CODE_COLUMNS)
_DISTANCES: Final[Array] = squared_distances()
_FARTHEST: Final = float(_DISTANCES.max())
_NEAREST: Final = float(_DISTANCES[_DISTANCES > 0].min())


class CodeMatrix(CachedWidget):
    """At the left all pairs, the nearer the darker; at the right the pair under the pointer.

    `pair_chosen(int, int)`: the person went to another pair of classes.
    """

    takes_arrows = True
    pair_chosen = Signal(int, int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._pair = (6, 8)
        self.setMouseTracking(True)
        self.setMinimumSize(440, 260)
        self.setAccessibleName(self.tr("The squared distances of the ten codes"))

    def show_pair(self, first: int, second: int) -> None:
        """Show two classes at the right."""
        self._pair = (first, second)
        self.update()

    def walk(self, right: int, down: int) -> None:
        first, second = self._pair
        self.pair_chosen.emit((first + down) % paper.CLASSES, (second + right) % paper.CLASSES)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        side, at = self._side, event.position()
        first, second = int(at.y() // side) - 1, int(at.x() // side) - 1
        known = range(paper.CLASSES)
        if first in known and second in known and (first, second) != self._pair:
            self.pair_chosen.emit(first, second)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)  # a finger does not hover

    @property
    def _side(self) -> float:
        """The side of a cell of the matrix, in pixels; the first row and column are codes."""
        return min(self.height(), self.width() * 0.6) / (paper.CLASSES + 1)

    def cell_place(self, first: int, second: int) -> QRectF:
        """Return the place of a pair in the matrix."""
        side = self._side
        return QRectF((second + 1) * side, (first + 1) * side, side, side)

    def paint_background(self, painter: QPainter) -> None:
        side, theme = self._side, self.appearance.theme
        font = typography.caption()
        widest = QFontMetricsF(font).horizontalAdvance("200")
        font.setPixelSize(max(round(font.pixelSize() * min(1.0, 0.85 * side / widest)), 6))
        for digit in range(paper.CLASSES):
            for place in (self.cell_place(digit, -1), self.cell_place(-1, digit)):
                tall = side * 0.86
                wide = tall * paper.CODE_COLUMNS / paper.CODE_ROWS
                centre = place.center()
                box = QRectF(centre.x() - wide / 2, centre.y() - tall / 2, wide, tall)
                self.cells.picture(painter, box, paper.CODES[digit].reshape(_SHAPE))
        for first, second in np.ndindex(paper.CLASSES, paper.CLASSES):
            if first == second:
                continue
            distance = float(_DISTANCES[first, second])
            share = (_FARTHEST - distance) / (_FARTHEST - _NEAREST)
            colour = theme.colour("text")
            colour.setAlphaF(0.04 + 0.42 * share)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            place = self.cell_place(first, second)
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
            flags = Qt.AlignmentFlag.AlignCenter
            self.text(painter, place, f"{distance:.0f}", font=font, flags=flags)

    def paint_live(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.appearance.theme
        first, second = self._pair
        for pair in {(first, second), (second, first)}:
            self.cells.frame(painter, self.cell_place(*pair), theme.colour("accent"))
        left = 11 * self._side + 1.5 * self.line
        room = self.width() - left - 1
        gap = self.line
        cell = min((room - gap) / (2 * paper.CODE_COLUMNS), self.height() * 0.7 / paper.CODE_ROWS)
        differing = differing_cells(first, second)
        bottom = 0.0
        for number, digit in enumerate(self._pair):
            place = QRectF(
                left + number * (paper.CODE_COLUMNS * cell + gap),
                self._side,
                paper.CODE_COLUMNS * cell,
                paper.CODE_ROWS * cell,
            )
            bottom = place.bottom()
            head = QRectF(place.left(), place.top() - 1.4 * self.line, 80, 1.3 * self.line)
            self.text(painter, head, str(digit), font=typography.caption(bold=True))
            self.cells.picture(painter, place, paper.CODES[digit].reshape(_SHAPE))
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for unit in differing:
                row, column = divmod(int(unit), paper.CODE_COLUMNS)
                corner = place.topLeft() + QPointF(column, row) * cell
                painter.drawRect(QRectF(corner.x() + 1, corner.y() + 1, cell - 2, cell - 2))
        text = self.tr("{cells} of 84 cells differ: squared distance {distance}").format(
            cells=len(differing), distance=4 * len(differing)
        )
        box = QRectF(left, bottom + 0.5 * self.line, room, 4 * self.line)
        self.text(painter, box, text, wrap=True)
