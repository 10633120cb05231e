"""A map of C3 from its S2 maps: a convolution for each, the running sum, the bias, the squash."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.style.numbers import number
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from app.widgets.maps.cells import level_of
from lenet.explain.partial_sums import PartialSums
from lenet.network import paper
from lenet.network.parameters import Array

_GAP: Final = 6.0
_LARGEST: Final = 14.0  # pixels of a unit's side
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SIDES: Final = (paper.S2_SIDE, paper.KERNEL_SIDE, *4 * (paper.C3_SIDE,))  # units, row by row
_MAP, _KERNEL, _PART, _RUNNING, _NET, _STATE = range(6)  # the rows, from above


class MapSumFigure(CachedWidget):
    """A column for each S2 map, empty where the table has no connection.

    Rows, from above: S2 map, kernel, their convolution, the running sum; below the last sum the
    net input and the state. `pointed(object)`: row and column of the unit under the
    pointer or reached by an arrow key, as a tuple.
    """

    takes_arrows = True
    pointed = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._sums: PartialSums | None = None
        self._s2: Array | None = None
        self._kernel_level = 1.0
        self._place = 0.0
        self._unit = (0, 0)
        self._cell = self._names = 1.0  # the side of a unit and the width of the names, in pixels
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("A map of C3 from the maps of S2"))

    def sizeHint(self) -> QSize:
        return QSize(700, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(400, int(5 * self.line) + 120)

    def show_sums(self, sums: PartialSums, s2: Array, *, kernel_level: float) -> None:
        """Show the sums of a map with the S2 maps, (6, 14, 14), they are computed from."""
        self._sums, self._s2, self._kernel_level = sums, s2, kernel_level
        self.update()

    def show_place(self, place: float) -> None:
        """Show the first steps: a convolution each, the bias, the squash; 1.5 is half the second.

        Place 0 is the first convolution alone.
        """
        self._place = place
        self.update()

    def show_unit(self, row: int, column: int) -> None:
        """Outline a unit of the map, and in each S2 map the patch that it sees."""
        self._unit = (row, column)
        self.update()

    def walk(self, right: int, down: int) -> None:
        row, column = self._unit
        last = paper.C3_SIDE - 1
        self.pointed.emit((min(max(row + down, 0), last), min(max(column + right, 0), last)))

    def arrange(self) -> None:
        """Measure once a size: the side of a unit is the largest that fits, whole from 4 on."""
        metrics = self.fontMetrics()
        self._names = 2 * _GAP + max(map(metrics.horizontalAdvance, self._row_names(-0.99)))
        across = (self.width() - self._names - paper.C1_MAPS * 2 * _GAP) / (
            paper.C1_MAPS * paper.S2_SIDE
        )
        down = (self.height() - 1.5 * self.line - len(_SIDES) * _GAP) / sum(_SIDES)
        cell = max(min(across, down, _LARGEST), 1.0)
        self._cell = float(int(cell)) if cell >= 4 else int(cell * 4) / 4

    def _row_names(self, bias: float) -> tuple[str, ...]:
        return (
            self.tr("S2 map"),
            self.tr("kernel"),
            self.tr("convolution"),
            self.tr("sum so far"),
            self.tr("+ bias {bias}").format(bias=number(bias, 2)),
            self.tr("f( )"),
        )

    def place(self, row: int, column: int) -> QRectF:
        """Return the rectangle of a picture in one of the six rows, in the column of an S2 map."""
        cell, wide = self._cell, paper.S2_SIDE * self._cell + 2 * _GAP
        whole = self._names + paper.C1_MAPS * wide
        x = max((self.width() - whole) / 2, 0) + self._names + column * wide
        x += (paper.S2_SIDE - _SIDES[row]) * cell / 2
        tall = sum(_SIDES) * cell + (len(_SIDES) - 1) * _GAP + 1.2 * self.line
        top = max((self.height() - tall) / 2, 0) + 1.2 * self.line
        y = top + sum(_SIDES[:row]) * cell + row * _GAP
        side = _SIDES[row] * cell
        return QRectF(round(x), round(y), side, side)

    def paint_live(self, painter: QPainter) -> None:
        if self._sums is None or self._s2 is None:
            return
        sums, last = self._sums, self._sums.sources[-1]
        self._paint_names(painter, sums)
        level = max(level_of(sums.parts), level_of(sums.running))
        for step, s2_map in enumerate(sums.sources):
            self._picture(painter, _MAP, s2_map, self._s2[s2_map])
            kernel = sums.kernels[step]
            self._picture(painter, _KERNEL, s2_map, kernel, level=self._kernel_level)
            for row, values in ((_PART, sums.parts[step]), (_RUNNING, sums.running[step])):
                self._picture(painter, row, s2_map, values, level=level, step=step)
        count = len(sums.sources)
        net = sums.running[-1] + np.float32(sums.bias)
        self._picture(painter, _NET, last, net, level=level, step=count)
        self._picture(painter, _STATE, last, np.ascontiguousarray(sums.state), step=count + 1)
        self._paint_step(painter, sums)
        self._paint_unit(painter, sums)

    def _picture(
        self,
        painter: QPainter,
        row: int,
        column: int,
        values: Array,
        *,
        level: float = paper.SQUASH_A,
        step: int = 0,
    ) -> None:
        """Paint a picture, as much of it as its step is done."""
        painter.setOpacity(min(max(self._place - step + 1, 0.0), 1.0))
        self.cells.picture(painter, self.place(row, column), values, level=level)
        painter.setOpacity(1.0)

    def _paint_names(self, painter: QPainter, sums: PartialSums) -> None:
        left = self.place(_MAP, 0).left() - _GAP
        for row, name in enumerate(self._row_names(sums.bias)):
            place = self.place(row, 0)
            beside = QRectF(left - 300, place.top(), 300, place.height())
            self.text(painter, beside, name, colour="muted", flags=_RIGHT)
        for s2_map in range(paper.C1_MAPS):
            below = self.place(_MAP, s2_map)
            head = QRectF(below.left(), below.top() - 1.2 * self.line, below.width(), self.line)
            connected = s2_map in sums.sources
            colour = "text" if connected else "muted"
            self.text(painter, head, f"S2 {s2_map}", colour=colour, flags=_CENTRE)
            if not connected:
                for row in (_MAP, _KERNEL, _PART, _RUNNING):
                    self.cells.frame(painter, self.place(row, s2_map))

    def _paint_step(self, painter: QPainter, sums: PartialSums) -> None:
        """Outline what is computed now."""
        count = len(sums.sources)
        step = min(int(self._place + 0.5), count + 1)
        if step < count:
            s2_map = sums.sources[step]
            box = self.place(_MAP, s2_map).united(self.place(_RUNNING, s2_map))
        else:
            box = self.place(_NET if step == count else _STATE, sums.sources[-1])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.appearance.theme.colour("accent"), 2))
        painter.drawRect(box.adjusted(-3, -3, 3, 3))

    def _paint_unit(self, painter: QPainter, sums: PartialSums) -> None:
        """Outline the unit in every picture of 10x10, and its patch in every S2 map."""
        cell, (row, column), count = self._cell, self._unit, len(sums.sources)
        spots = [(_MAP, s2_map, 0) for s2_map in sums.sources]
        spots += [(r, s2, n) for n, s2 in enumerate(sums.sources) for r in (_PART, _RUNNING)]
        spots += [(_NET, sums.sources[-1], count), (_STATE, sums.sources[-1], count + 1)]
        painter.setPen(QPen(self.appearance.theme.colour("text"), 1.5))
        for picture_row, s2_map, step in spots:
            if self._place >= step:
                side = paper.KERNEL_SIDE if picture_row == _MAP else 1
                at = self.place(picture_row, s2_map).topLeft() + QPointF(column, row) * cell
                painter.drawRect(QRectF(at.x(), at.y(), side * cell, side * cell))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._sums is None:
            return
        at, last = event.position(), paper.C3_SIDE - 1
        for s2_map in self._sums.sources:
            for row in (_PART, _RUNNING, _NET, _STATE):
                box = self.place(row, s2_map)
                if box.contains(at):
                    place = (at - box.topLeft()) / self._cell
                    self.pointed.emit((min(int(place.y()), last), min(int(place.x()), last)))
                    return
