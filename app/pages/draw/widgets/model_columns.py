"""Networks side by side: a column for each network, a row for each layer."""

from dataclasses import dataclass, field
from math import ceil
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.style import typography
from app.style.theme import Appearance
from app.widgets.forms.plain_text import first_fitting
from app.widgets.maps.cached_widget import CachedWidget
from lenet.explain.units import LAYER_SHAPES, Unit
from lenet.network import paper
from lenet.network.parameters import Array

_MARGIN: Final = 8.0
_PART: Final = " · "  # between the parts of a caption, the last of which can be left out
_GAP: Final = 3.0  # between two maps
_ROWS: Final = ("input", "c1", "s2", "c3", "s4", "c5", "f6")
# The relative size of a unit in each row.
_RATIOS: Final = {"input": 2, "c1": 2, "s2": 3, "c3": 2, "s4": 4, "c5": 4, "f6": 5}
# How many maps may be side by side.
_ABREAST: Final = {"input": (1,), "c1": (3, 6), "s2": (3, 6), "c3": (8,), "s4": (8,)}
# The rows and columns of layers whose units are one picture.
_FOLDED: Final = {"c5": (3, 40), "f6": (paper.CODE_ROWS, paper.CODE_COLUMNS)}
_OUTPUTS: Final = (2, 5)  # rows and columns of the ten outputs
_LARGEST: Final = 0.95  # of the height of body text: a unit
_OUTPUT_SHARE: Final = 0.95  # of a number with two decimals: the width of an output's cell
_LEAST_F6: Final = 3.0  # pixels a unit
_GROWTH: Final = 0.5  # pixels by which a row's units are enlarged in turn


def _height(row: str, unit: float, abreast: int) -> float:
    """Return the height of a row's maps, at a unit's size."""
    maps = 1 if row in _FOLDED else LAYER_SHAPES[row][0]
    rows = _FOLDED.get(row, LAYER_SHAPES[row][1:])[0]
    return ceil(maps / abreast) * (rows * unit + _GAP)


@dataclass(frozen=True, eq=False)
class Layer:
    """The values of one layer in a column."""

    values: Array  # in the shape of units.SHAPES
    caption: str
    level: float = paper.SQUASH_A  # the value that has the full colour
    mark: Unit | None = None  # framed
    tip: str = ""


@dataclass(frozen=True, eq=False)
class Column:
    """One network on one drawing, or the difference of two."""

    title: str
    aside: str = ""
    layers: dict[str, Layer] = field(default_factory=dict)  # {}: the hint, or empty frames
    hint: str = ""
    outputs: Array | None = None  # (10,)
    output_name: str = ""
    answer: int | None = None
    output_level: float = 1.0


class ModelColumns(CachedWidget):
    """Columns of maps. A map has the same place in each column, so that they can be compared.

    `pointed(Unit | None)`: the pointer moved to a unit, or off all units.
    `pressed(Unit)`: a unit was clicked.
    """

    pointed = Signal(object)
    pressed = Signal(object)

    def __init__(self, count: int, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._count = count
        self.columns: list[Column] = []
        self._tops: dict[str, float] = {}
        self._units: dict[str, float] = {}  # the side of a unit, by row
        self._abreast: dict[str, int] = {}
        self._label = self._wide = 0.0  # widths of the layers' names, and of a column
        self.setMouseTracking(True)

    def minimumSizeHint(self) -> QSize:
        body = typography.body_pixels()
        return QSize(37 * body, 38 * body)

    def show_columns(self, columns: list[Column]) -> None:
        """Replace all columns."""
        self.columns = columns
        self.update()

    def arrange(self) -> None:
        """Enlarge the rows' units in turn, a little each, until the height is used up."""
        line = self.line
        self._label = self.fontMetrics().horizontalAdvance("Input") + 8.0
        self._wide = (self.width() - _MARGIN - self._label) / self._count - 2 * _MARGIN
        head = 2 * line + 6
        room = self.height() - head - len(_ROWS) * (line + 6) - 4
        sizes = {row: self._larger(row, 1.0) or (1.0, 1) for row in _ROWS}
        growing = set(_ROWS)
        while growing:
            row = min(growing, key=lambda name: sizes[name][0] / _RATIOS[name])
            larger = self._larger(row, sizes[row][0] + _GROWTH)
            if larger is None:
                growing.remove(row)
                continue
            tried = sizes | {row: larger}
            beyond = max(self._outputs_height() + line - _height("f6", *tried["f6"]), 0.0)
            if sum(_height(name, *size) for name, size in tried.items()) + beyond > room:
                growing.remove(row)
            else:
                sizes = tried
        top = head
        for row, (unit, abreast) in sizes.items():
            self._units[row], self._abreast[row] = unit, abreast
            self._tops[row] = top + line + 2
            top = self._tops[row] + _height(row, unit, abreast) + 3

    def _larger(self, row: str, unit: float) -> tuple[float, int] | None:
        """Return a unit's size and the most maps abreast that fit; None if it is too large."""
        columns = _FOLDED.get(row, LAYER_SHAPES[row][1:])[1]
        fitting = [
            abreast
            for abreast in _ABREAST.get(row, (1,))
            if abreast * (columns * unit + _GAP) - _GAP <= self._wide
        ]
        largest = _LARGEST * typography.body_pixels()
        if row == "f6":  # the outputs beside it need room for a distance with one decimal
            beside = _OUTPUTS[1] * _OUTPUT_SHARE * self.cells.number_size[0]
            largest = max((self._wide - beside) / columns, _LEAST_F6)
        return (unit, max(fitting)) if fitting and unit <= largest else None

    def place(self, column: int, layer: str, number: int = 0) -> QRectF:
        """Return the rectangle of a map in a column; C5 and F6 are one map each."""
        rows, columns = _FOLDED.get(layer, LAYER_SHAPES[layer][1:])
        unit, abreast = self._units[layer], self._abreast[layer]
        down, across = divmod(number, abreast)
        left = _MARGIN + self._label + column * (self._wide + 2 * _MARGIN)
        return QRectF(
            left + across * (columns * unit + _GAP),
            self._tops[layer] + down * (rows * unit + _GAP),
            columns * unit,
            rows * unit,
        )

    def outputs_place(self, column: int) -> QRectF:
        """Return the rectangle of the ten outputs, beside F6."""
        f6 = self.place(column, "f6")
        wide = (self._wide - f6.width()) / _OUTPUTS[1]
        wide = min(wide, 1.4 * self.cells.number_size[0])
        # A line lower than F6, whose caption may be as wide as the column.
        top = f6.top() + self.line
        left = f6.right() + _MARGIN
        return QRectF(left, top, wide * _OUTPUTS[1], self._outputs_height())

    def _outputs_height(self) -> float:
        return _OUTPUTS[0] * (2 * self.line + 4)

    def unit_at(self, at: QPointF) -> tuple[int, Unit] | None:
        """Return the column and the unit at a place; None between the maps."""
        for column in range(self._count):
            for layer in _ROWS:
                maps = 1 if layer in _FOLDED else LAYER_SHAPES[layer][0]
                for number in range(maps):
                    place = self.place(column, layer, number)
                    if place.contains(at):
                        unit = self._units[layer]
                        row = int((at.y() - place.top()) / unit)
                        along = int((at.x() - place.left()) / unit)
                        if layer in _FOLDED:
                            return column, Unit(layer, row * _FOLDED[layer][1] + along)
                        return column, Unit(layer, number, row, along)
        return None

    def tip_at(self, at: QPointF) -> str:
        found = self.unit_at(at)
        layers = {} if found is None else self.columns[found[0]].layers
        return layers[found[1].layer].tip if found and found[1].layer in layers else ""

    def paint_background(self, painter: QPainter) -> None:
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        for layer in _ROWS:
            name = self.tr("Input") if layer == "input" else layer.upper()
            box = QRectF(_MARGIN, self._tops[layer] - self.line - 2, self._label, self.line)
            self.text(painter, box, name, font=typography.caption(bold=True), flags=flags)

    def paint_live(self, painter: QPainter) -> None:
        for number, column in enumerate(self.columns):
            left = self.place(number, "input").left()
            head = QRectF(left, 2, self._wide + _MARGIN, self.line)
            bold = typography.caption(bold=True)
            self.text(painter, head, self._elided(column.title, bold), font=bold)
            aside = self._elided(column.aside)
            self.text(painter, head.translated(0, self.line), aside, colour="muted")
            if not column.layers:
                self._paint_empty(painter, number, column.hint)
            for name, layer in column.layers.items():
                self._paint_layer(painter, number, name, layer)
            if column.outputs is not None:
                self._paint_outputs(painter, number, column)

    def _paint_empty(self, painter: QPainter, column: int, hint: str) -> None:
        """Say what will be here, or frame the places of the maps."""
        if hint:
            place = self.place(column, "input")
            place.setSize(QSizeF(self._wide, self.height() - place.top()))
            self.text(painter, place, hint, colour="muted", font=typography.body(), wrap=True)
            return
        for name in _ROWS:
            for number in range(1 if name in _FOLDED else LAYER_SHAPES[name][0]):
                self.cells.frame(painter, self.place(column, name, number))

    def _paint_layer(self, painter: QPainter, column: int, name: str, layer: Layer) -> None:
        box = self.place(column, name)
        caption = QRectF(box.left(), box.top() - self.line - 2, self._wide + _MARGIN, self.line)
        self.text(painter, caption, self._elided(layer.caption), colour="muted")
        if name in _FOLDED:
            folded = layer.values.reshape(_FOLDED[name])
            self.cells.picture(painter, box, folded, level=layer.level)
            self._paint_mark(painter, column, layer.mark)
            return
        places = [self.place(column, name, number) for number in range(len(layer.values))]
        self.cells.pictures(painter, places, layer.values, level=layer.level)
        self._paint_mark(painter, column, layer.mark)

    def _elided(self, words: str, font: QFont | None = None, *, less: float = 0.0) -> str:
        """Return words without their last parts, or with … where even the first is too wide."""
        font = font or typography.caption()
        room = self._wide + _MARGIN - less
        parts = words.split(_PART)
        shorter = (_PART.join(parts[:count]) for count in range(len(parts), 0, -1))
        words = first_fitting(shorter, font, room)
        return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)

    def _paint_mark(self, painter: QPainter, column: int, unit: Unit | None) -> None:
        """Frame one unit in the accent, with a border of the window's colour on any map."""
        if unit is None:
            return
        row, along, number = unit.row, unit.column, unit.map
        if unit.layer in _FOLDED:
            row, along = divmod(unit.map, _FOLDED[unit.layer][1])
            number = 0
        place, side = self.place(column, unit.layer, number), self._units[unit.layer]
        cell = QRectF(place.left() + along * side, place.top() + row * side, side, side)
        cell.adjust(-1, -1, 1, 1)
        theme = self.appearance.theme
        self.cells.frame(painter, cell.adjusted(-1, -1, 1, 1), theme.colour("window"))
        self.cells.frame(painter, cell, theme.colour("accent"))

    def _paint_outputs(self, painter: QPainter, number: int, column: Column) -> None:
        """Paint the ten outputs in two rows of five, their classes over them."""
        assert column.outputs is not None
        place = self.outputs_place(number)
        title = QRectF(place.left(), place.top() - self.line - 2, self._wide, self.line)
        beyond = self.place(number, "f6").width() + _MARGIN
        name = self._elided(column.output_name, less=beyond)
        self.text(painter, title, name, colour="muted")
        wide, line = place.width() / _OUTPUTS[1], self.line
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        bold = typography.caption(bold=True)
        for row, values in enumerate(column.outputs.astype(np.float32).reshape(_OUTPUTS)):
            top = place.top() + row * (2 * line + 4)
            cells = QRectF(place.left(), top + line - 1, place.width(), line + 3)
            self.cells.picture(painter, cells, values[None], level=column.output_level)
            self.cells.numbers(
                painter, cells, values[None], level=column.output_level, most=1, like="888.8"
            )
            for along in range(_OUTPUTS[1]):
                digit = row * _OUTPUTS[1] + along
                box = QRectF(place.left() + along * wide, top, wide, line - 1)
                is_answer = digit == column.answer
                self.text(
                    painter,
                    box,
                    str(digit),
                    colour="answer" if is_answer else "muted",
                    font=bold if is_answer else None,
                    flags=centre,
                )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.unit_at(event.position())
        self.pointed.emit(None if found is None else found[1])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.unit_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.pressed.emit(found[1])

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)
