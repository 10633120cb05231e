"""All weights of the network as pictures, or their gradients: C1, C3 as its table, C5, F6."""

from dataclasses import dataclass
from math import floor
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.style import typography
from app.style.theme import Appearance, Theme
from app.widgets.forms.plain_text import first_fitting
from app.widgets.maps.cached_widget import CachedWidget
from app.widgets.maps.cells import Cells, level_of
from lenet.explain.units import Weight
from lenet.network import paper
from lenet.network.parameters import Array, Parameters

_GAP: Final = 8.0
_LEAST_C1: Final = 40.0  # heights of C1's kernels and of C5's weights, in pixels
_LEAST_C5: Final = 16.0
_SIDE: Final = paper.KERNEL_SIDE
_C5_INPUTS: Final = paper.C3_MAPS * paper.S4_SIDE**2  # 400


@dataclass(frozen=True)
class Titles:
    """The title over each layer's pictures."""

    c1: str
    c3: str
    c5: str
    f6: str


class WeightPictures:
    """Lays the pictures out in a rectangle, paints them, and finds the weight at a place.

    C5's picture has a row for each of its units. F6's has a column for each of its units and a
    row for each C5 unit, so a C5 unit's inputs and outputs are in one row. Each layer has a
    scale of its own: its largest weight has the full colour.
    """

    def __init__(self) -> None:
        self.beside_c1 = QRectF()  # free room to the right of C1's kernels
        self._c1: list[QRectF] = []
        self._c3: list[QRectF] = []
        self.c5_place = self.f6_place = QRectF()
        self._area = QRectF()
        self._label = 0.0

    def arrange(self, area: QRectF) -> None:
        """Fit all pictures into `area`: both ways, at any size."""
        metrics = QFontMetricsF(typography.caption())
        line = metrics.lineSpacing()
        self._area = area
        self._label = metrics.horizontalAdvance("S2 0") + 8
        # The rows of C3 leave room for C1 and for a strip of C5.
        rest = area.height() - 6 * line - 3 * _GAP - _LEAST_C1 - _LEAST_C5
        cell = max(
            min(
                (area.width() - self._label) / (paper.C3_MAPS * (_SIDE + 1)),
                rest / (paper.C1_MAPS * (_SIDE + 1)),
            ),
            1.0,
        )
        cell = floor(cell * _SIDE) / _SIDE  # a kernel is a whole number of pixels
        step = round(cell * (_SIDE + 1))
        left = area.left() + self._label
        room = area.height() - 5 * line - 3 * _GAP - paper.C1_MAPS * step
        wide = floor(max(min(room * 0.28 / _SIDE, 2 * cell), _LEAST_C1 / _SIDE, cell))
        top = area.top() + line + 2
        self._c1 = [
            QRectF(left + number * (wide * _SIDE + _GAP), top, wide * _SIDE, wide * _SIDE)
            for number in range(paper.C1_MAPS)
        ]
        aside = self._c1[-1].right() + 2 * _GAP
        self.beside_c1 = QRectF(
            aside, area.top(), area.right() - aside, line + 2 + max(wide * _SIDE, _LEAST_C1)
        )
        top = self.beside_c1.bottom() + _GAP + 2 * line + 2
        self._c3 = [
            QRectF(left + c3_map * step, top + s2_map * step, cell * _SIDE, cell * _SIDE)
            for c3_map, s2_map in paper.C3_KERNELS
        ]
        top += paper.C1_MAPS * step + _GAP + line
        down = max(floor((area.bottom() - top) / paper.C5_UNITS), 0)
        across = (area.width() - self._label - 2 * _GAP) / (_C5_INPUTS + 2 * paper.F6_UNITS)
        # Rows are averaged where there is less than a pixel for each.
        height = float(down * paper.C5_UNITS or max(floor(area.bottom() - top), 8))
        self.c5_place = QRectF(left, top, floor(across * _C5_INPUTS), height)
        self.f6_place = QRectF(
            self.c5_place.right() + 2 * _GAP,
            top,
            floor(2 * across * paper.F6_UNITS),
            self.c5_place.height(),
        )

    def paint(
        self, painter: QPainter, cells: Cells, values: Parameters, *, titles: Titles, theme: Theme
    ) -> None:
        """Paint the pictures with their titles and scales; `values` are weights or gradients."""
        line = QFontMetricsF(typography.caption()).lineSpacing()
        right = self._area.right()
        for title, place, end, weights in (
            (titles.c1, self._c1[0], self.beside_c1.left(), values.c1_kernels),
            (titles.c3, self._c3[0].translated(0, -line), right, values.c3_kernels),
            (titles.c5, self.c5_place, self.f6_place.left(), values.c5_weights),
            (titles.f6, self.f6_place, right, values.f6_weights),
        ):
            _paint_title(painter, place, title, weights, theme, room=end - place.left())
        for places, kernels in ((self._c1, values.c1_kernels), (self._c3, values.c3_kernels)):
            cells.pictures(painter, places, kernels, level=level_of(kernels))
        for place, matrix in (
            (self.c5_place, values.c5_weights.reshape(paper.C5_UNITS, -1)),
            (self.f6_place, values.f6_weights.T),
        ):
            cells.picture(painter, place, np.ascontiguousarray(matrix), level=level_of(matrix))
        self._paint_map_numbers(painter, theme, line)

    def _paint_map_numbers(self, painter: QPainter, theme: Theme, line: float) -> None:
        """Paint the C3 map over each column of kernels, and the S2 map before each row."""
        painter.setFont(typography.caption())
        painter.setPen(theme.colour("muted"))
        side = self._c3[0].width()
        step = round(side * (_SIDE + 1) / _SIDE)
        first = self._c3[0]
        widest = QFontMetricsF(typography.caption()).horizontalAdvance(f" {paper.C3_MAPS}")
        every = 1 if widest <= step else 3  # numbers that stand apart
        for c3_map in range(paper.C3_MAPS):
            box = QRectF(first.left() + c3_map * step, first.top() - line - 1, side, line)
            box.adjust(-step, 0, step, 0)  # a number can be wider than a small kernel
            if c3_map % every == 0:
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(c3_map))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for s2_map in range(paper.C1_MAPS):
            box = QRectF(self._area.left(), first.top() + s2_map * step, self._label, side)
            painter.drawText(box, flags, f"S2 {s2_map}")
        painter.drawText(
            QRectF(self._area.left(), self._c1[0].top(), self._label, self._c1[0].height()),
            flags,
            "C1",
        )

    def place_of(self, weight: Weight) -> QRectF:
        """Return the rectangle of the kernel that a weight belongs to."""
        return (self._c1 if weight.layer == "c1" else self._c3)[weight.kernel]

    def cell_of(self, weight: Weight) -> QRectF:
        """Return the rectangle of a weight itself."""
        place = self.place_of(weight)
        side = place.width() / _SIDE
        return QRectF(
            place.left() + weight.column * side, place.top() + weight.row * side, side, side
        )

    def weight_at(self, at: QPointF) -> Weight | None:
        """Return the weight of a C1 or C3 kernel at a place; None elsewhere."""
        for kernel, place in enumerate((*self._c1, *self._c3)):
            if place.contains(at):
                row = min(int((at.y() - place.top()) / place.height() * _SIDE), _SIDE - 1)
                column = min(int((at.x() - place.left()) / place.width() * _SIDE), _SIDE - 1)
                if kernel < paper.C1_MAPS:
                    return Weight("c1", kernel, row, column)
                return Weight("c3", kernel - paper.C1_MAPS, row, column)
        return None

    def matrix_at(self, at: QPointF) -> tuple[str, int, int] | None:
        """Return layer, unit and input at a place in the picture of C5 or F6; None elsewhere."""
        if self.c5_place.contains(at):
            row = int((at.y() - self.c5_place.top()) / self.c5_place.height() * paper.C5_UNITS)
            column = int((at.x() - self.c5_place.left()) / self.c5_place.width() * _C5_INPUTS)
            return "c5", min(row, paper.C5_UNITS - 1), min(column, _C5_INPUTS - 1)
        if self.f6_place.contains(at):
            row = int((at.y() - self.f6_place.top()) / self.f6_place.height() * paper.C5_UNITS)
            column = int((at.x() - self.f6_place.left()) / self.f6_place.width() * paper.F6_UNITS)
            return "f6", min(column, paper.F6_UNITS - 1), min(row, paper.C5_UNITS - 1)
        return None


class WeightsView(CachedWidget):
    """A widget of WeightPictures with one current weight, chosen by pointer or arrow keys.

    Subclasses lay the pictures out in `arrange` and paint them.

    `pointed(Weight)`: the pointer or an arrow key went to a weight.
    `pressed(Weight)`: a weight was clicked.
    """

    pointed = Signal(object)
    pressed = Signal(object)
    takes_arrows = True
    key_step = 1  # weights that an arrow key moves by

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.pictures = WeightPictures()
        self.weight = Weight("c1", 0)
        self.setMouseTracking(True)

    def show_weight(self, weight: Weight) -> None:
        """Make another weight current."""
        self.weight = weight
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        weight = self.pictures.weight_at(event.position())
        if weight is not None:
            self.pointed.emit(weight)
        self.pointer_moved(event.position())

    def pointer_moved(self, at: QPointF) -> None:
        """Handle the pointer at a place that may be no kernel's; subclasses may override."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        weight = self.pictures.weight_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and weight is not None:
            self.pressed.emit(weight)

    def walk(self, right: int, down: int) -> None:
        step = self.key_step
        self.pointed.emit(moved(self.weight, right=right * step, down=down * step))


def moved(weight: Weight, *, right: int = 0, down: int = 0) -> Weight:
    """Return the weight `right` columns and `down` rows on, across the borders of kernels.

    From the last row of C1 down leads to C3, and back up; places without a kernel are passed.
    """
    if weight.layer == "c1":
        columns, rows = paper.C1_MAPS, 1
        at = {(kernel, 0): kernel for kernel in range(paper.C1_MAPS)}
        x, y = weight.kernel, 0
    else:
        columns, rows = paper.C3_MAPS, paper.C1_MAPS
        at = {pair: kernel for kernel, pair in enumerate(paper.C3_KERNELS)}
        x, y = paper.C3_KERNELS[weight.kernel]
    across, along = x * _SIDE + weight.column + right, y * _SIDE + weight.row + down
    while True:
        if along < 0 and weight.layer == "c3":
            return Weight("c1", min(x * paper.C1_MAPS // columns, 5), _SIDE - 1, weight.column)
        if along >= _SIDE and weight.layer == "c1":
            first = paper.C3_KERNELS.index((x, paper.C3_TABLE[x][0]))
            return Weight("c3", first, 0, weight.column)
        if not (0 <= across < columns * _SIDE and 0 <= along < rows * _SIDE):
            return weight
        found = at.get((across // _SIDE, along // _SIDE))
        if found is not None:
            return Weight(weight.layer, found, along % _SIDE, across % _SIDE)
        across += _SIDE * ((right > 0) - (right < 0))  # no kernel at this place of the table
        along += _SIDE * ((down > 0) - (down < 0))


def _paint_title(
    painter: QPainter, place: QRectF, title: str, weights: Array, theme: Theme, *, room: float
) -> None:
    """Paint a layer's title, and its largest weight's size, over its pictures.

    In less room there is the layer's name alone.
    """
    bold = typography.caption(bold=True)
    line = QFontMetricsF(bold).lineSpacing()
    scale = f"±{level_of(weights):.2g}"
    room -= QFontMetricsF(typography.caption()).horizontalAdvance(f"  {scale}  ")
    title = first_fitting((title, title.split(" · ", maxsplit=1)[0]), bold, room)
    box = QRectF(place.left(), place.top() - line - 2, 2 * room + 600, line)
    painter.setFont(bold)
    painter.setPen(theme.colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, title)
    box.setLeft(place.left() + QFontMetricsF(bold).horizontalAdvance(title + "  "))
    painter.setFont(typography.caption())
    painter.setPen(theme.colour("muted"))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, scale)
