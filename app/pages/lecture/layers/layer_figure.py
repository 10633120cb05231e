"""A layer and the one before it, as maps side by side, with a unit and what it sees outlined."""

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.pages.lecture.layers.layer_layout import FOLDED, Block, abreast, blocks, shape_of
from app.style import typography
from app.style.colours import diverging_table
from app.style.theme import Appearance, Theme
from app.widgets.forms.arrow_keys import accept_arrows, arrow_step
from app.widgets.maps.map_item import MapsItem
from app.widgets.maps.overlay import Outline, OverlayItem
from app.widgets.plots.figure import Figure
from lenet.explain.units import LAYER_SHAPES, LAYERS, Region, Unit, input_region, layer_values
from lenet.network import paper
from lenet.network.forward import Trace
from lenet.network.parameters import Array

# Han characters stand lower on their line than the first font measures.
_CENTRED: Final = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip


class LayerFigure(Figure):
    """The maps of one layer at the right, and of the layer it is computed from at the left.

    `pointed(Unit | None)`: the pointer or an arrow key went to a unit of the layer, or left it.
    """

    pointed = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._layer = "c1"
        self._trace: Trace | None = None
        self._unit = Unit("c1", 0)
        self._blocks: list[Block] = []
        self._items = [MapsItem(), MapsItem()]
        self._marks = OverlayItem()
        for item in (*self._items, self._marks):
            self.scene().addItem(item)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        appearance.type_changed.connect(self.rearrange)
        self.setAccessibleName(self.tr("The layer and the one before it"))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 150)

    def sizeHint(self) -> QSize:
        return QSize(640, 260)

    @property
    def layers(self) -> tuple[str, str]:
        """The layer at the left, and the one at the right."""
        return LAYERS[LAYERS.index(self._layer) - 1], self._layer

    def show_layer(self, layer: str) -> None:
        """Show a layer of lenet.explain.units.LAYERS, from C1 on."""
        self._layer = layer
        self._unit = middle_unit(layer)
        self.rearrange()
        self._show_maps()

    def show_trace(self, trace: Trace) -> None:
        """Show the states of another trace."""
        self._trace = trace
        self._show_maps()
        if self._layer == "rbf":  # its numbers are painted, not an item
            self.forget_background()

    def show_unit(self, unit: Unit) -> None:
        """Outline a unit of the layer and all that it sees."""
        self._unit = unit
        self._mark()

    def place_of(self, unit: Unit) -> QRectF:
        """Return the rectangle of a unit of the layer, in pixels of the figure."""
        return self._places(self._blocks[1], Region((unit.map,), unit.row, unit.column, 1, 1))[0]

    def _show_maps(self) -> None:
        if self._trace is None or not self._blocks:
            return
        for item, layer in zip(self._items, self.layers, strict=True):
            item.set_maps(_values(self._trace, layer))

    def arrange(self, width: float, height: float) -> None:
        head = 2 * self._line() + 8
        area = QRectF(2, head, width - 4, max(height - head - 2, 1))
        self._blocks = blocks(area, self.layers, pixel=self.pixel())
        for item, block in zip(self._items, self._blocks, strict=True):
            item.set_places(block.places)
        self._mark()

    def recolour(self, theme: Theme) -> None:
        for item in self._items:
            item.set_colours(diverging_table(theme))
        self._mark()

    def _line(self) -> float:
        # Han characters are higher than the first font's: two lines need more than its spacing.
        return QFontMetricsF(typography.caption()).lineSpacing() * 1.25

    def _mark(self) -> None:
        if not self._blocks:
            return
        theme = self.appearance.theme
        below, above = self._blocks
        seen = input_region(self._unit)
        outlines = []
        if seen is not None:
            outlines += [
                Outline(place, theme.colour("text"), 1) for place in self._places(below, seen)
            ]
        if self._layer == "rbf":
            own = [above.places[self._unit.map]]
        else:
            unit = Region((self._unit.map,), self._unit.row, self._unit.column, 1, 1)
            own = self._places(above, unit)
        # A ring of the background round the outline: seen on any colour.
        outlines += [Outline(place, theme.colour("window"), 3) for place in own]
        outlines += [Outline(place, theme.colour("accent"), 2) for place in own]
        self._marks.show_outlines(outlines)

    def _places(self, block: Block, region: Region) -> list[QRectF]:
        """Return the rectangles of a region of a block's layer, map by map."""
        unit = block.unit
        if block.layer in FOLDED:
            whole = block.places[0]
            if len(region.maps) > 1:
                return [whole]
            row, column = divmod(region.maps[0], FOLDED[block.layer][1])
            corner = whole.topLeft() + QPointF(column, row) * unit
            return [QRectF(corner.x(), corner.y(), unit, unit)]
        return [
            QRectF(
                block.places[number].left() + region.left * unit,
                block.places[number].top() + region.top * unit,
                region.width * unit,
                region.height * unit,
            )
            for number in region.maps
        ]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._blocks:
            self.pointed.emit(self._unit_at(event.position()))

    def event(self, event: QEvent) -> bool:
        if accept_arrows(event):
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right through all units in reading order, up and down within the map."""
        step = arrow_step(event)
        if step is None:
            super().keyPressEvent(event)
            return
        maps, rows, columns = LAYER_SHAPES[self._layer]
        unit = self._unit
        place = (unit.map * rows + unit.row) * columns + unit.column
        if rows == columns == 1:  # C5, F6 and RBF are shown as pictures of so many abreast
            place += step.down * abreast(self._layer) + step.right
        else:
            place += step.down * columns + step.right
        number, within = divmod(place % (maps * rows * columns), rows * columns)
        self.pointed.emit(Unit(self._layer, number, *divmod(within, columns)))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    def _unit_at(self, at: QPointF) -> Unit | None:
        block = self._blocks[1]
        for number, place in enumerate(block.places):
            if place.contains(at):
                row = int((at.y() - place.top()) / block.unit)
                column = int((at.x() - place.left()) / block.unit)
                if self._layer == "rbf":
                    return Unit("rbf", number)
                if self._layer in FOLDED:
                    return Unit(self._layer, row * FOLDED[self._layer][1] + column)
                return Unit(self._layer, number, row, column)
        return None

    def paint_background(self, painter: QPainter) -> None:
        if not self._blocks:
            return
        theme, pixel = self.appearance.theme, self.pixel()
        for block in self._blocks:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("line"))
            for place in block.places:
                painter.drawRect(place.adjusted(-pixel, -pixel, pixel, pixel))
            self._paint_title(painter, block, theme)
        self._paint_arrow(painter, theme)
        if self._layer == "rbf" and self._trace is not None:
            self._paint_distances(painter, self._trace, theme)

    def _paint_title(self, painter: QPainter, block: Block, theme: Theme) -> None:
        maps, rows, columns = LAYER_SHAPES[block.layer]
        size = f"{maps}@{rows}×{columns}"
        if block.layer == "rbf":
            size = self.tr("10 codes, fixed")
        elif block.layer in FOLDED:
            size = "84 = 7×12" if block.layer == "f6" else "120"
        elif maps == 1:
            size = f"{rows}×{columns}"
        names = {"input": self.tr("Input"), "rbf": self.tr("Output")}
        title = names.get(block.layer, block.layer.upper())
        bounds, line = block.bounds, self._line()
        box = QRectF(bounds.center().x() - 120, bounds.top() - 2 * line - 6, 240, line)
        for text, font, tone in (
            (title, typography.caption(bold=True), "text"),
            (size, typography.caption(), "muted"),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            painter.drawText(box, _CENTRED, text)
            box.translate(0, line)

    def _paint_arrow(self, painter: QPainter, theme: Theme) -> None:
        left, right = self._blocks[0].bounds, self._blocks[1].bounds
        y = (max(left.top(), right.top()) + min(left.bottom(), right.bottom())) / 2
        tip = QPointF(right.left() - 16, y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("muted"), 1.5))
        painter.drawLine(QPointF(left.right() + 16, y), tip)
        painter.drawPolyline([tip + QPointF(-5, -5), tip, tip + QPointF(-5, 5)])

    def _paint_distances(self, painter: QPainter, trace: Trace, theme: Theme) -> None:
        """Paint the distance of F6 below each code; the smallest stands out."""
        for digit, place in enumerate(self._blocks[1].places):
            nearest = digit == trace.answer
            painter.setFont(typography.caption(bold=nearest))
            painter.setPen(theme.colour("answer" if nearest else "text"))
            box = QRectF(place.center().x() - 40, place.bottom() + 2, 80, self._line())
            text = f"{float(trace.distances[digit]):.1f}"
            painter.drawText(box, _CENTRED, text)


def middle_unit(layer: str) -> Unit:
    """Return the unit in the middle of a layer's first map."""
    _, rows, columns = LAYER_SHAPES[layer]
    return Unit(layer, 0, rows // 2, columns // 2)


def _values(trace: Trace, layer: str) -> Array:
    """Return the maps that a layer shows, (maps, rows, columns)."""
    if layer == "rbf":
        return paper.CODES.reshape(-1, paper.CODE_ROWS, paper.CODE_COLUMNS)
    shown: Array = np.ascontiguousarray(layer_values(trace, layer).reshape(shape_of(layer)))
    return shown
