"""The states of the whole network from input to F6, on the current drawing."""

from itertools import pairwise
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.widgets.network_layout import (
    COLUMNS,
    SHAPES,
    Layout,
    lay_out,
    places_of,
    unit_at,
)
from app.style import typography
from app.style.colours import dimmed, diverging_table
from app.style.theme import Appearance, Theme
from app.widgets.maps.colour_scale import paint_scale
from app.widgets.maps.map_item import MapsItem
from app.widgets.maps.overlay import Outline, OverlayItem
from app.widgets.plots.figure import Figure, Hint
from lenet.explain.units import LAYERS, Region, Unit, output_region, receptive_field
from lenet.network import paper
from lenet.network.forward import Trace

_MARGIN: Final = 16.0
_GAP: Final = 6.0
_PARAMETERS: Final = {facts.name: facts.parameters for facts in paper.LAYER_FACTS}


class NetworkPanel(Figure):
    """Input, C1, S2, C3, S4, C5 and F6 in the order of the paper's Figure 2."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(appearance, parent)
        self._selection = selection
        self._layout: Layout | None = None
        self._dimmed: tuple[str, ...] = ()  # the layers after the current one
        self._marks = OverlayItem()
        self.scene().addItem(self._marks)
        self._maps = {name: MapsItem() for name in COLUMNS}
        for item in self._maps.values():
            self.scene().addItem(item)
        self.setAccessibleName(self.tr("The network, layer by layer"))
        self.setAccessibleDescription(
            self.tr("States of the input, C1, S2, C3, S4, C5 and F6 for the current drawing")
        )
        session.trace_changed.connect(self._show)
        selection.changed.connect(self._mark)
        self._show(session.trace)

    def sizeHint(self) -> QSize:
        return QSize(640, 460)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 340)

    @property
    def map_layout(self) -> Layout | None:
        """The rectangle of every map; None before the panel has a size."""
        return self._layout

    def _show(self, trace: Trace | None) -> None:
        for name, item in self._maps.items():
            shape = SHAPES[name]
            full = (shape.maps, shape.height, shape.width)
            if trace is None:
                values = np.zeros(full, dtype=np.float32)
            else:
                values = (trace.image if name == "input" else getattr(trace, name)).reshape(full)
            item.set_maps(values)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._selection.hover(self._unit_under(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        unit = self._unit_under(event.position())
        if event.button() == Qt.MouseButton.LeftButton and unit is not None:
            self._selection.pin(unit)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._selection.hover(None)

    def _unit_under(self, at: QPointF) -> Unit | None:
        return None if self._layout is None else unit_at(self._layout, at.x(), at.y())

    def _mark(self) -> None:
        """Outline the selected units, their receptive fields, and the units they feed."""
        if self._layout is None:
            return
        theme = self.appearance.theme
        accent, soft = theme.colour("accent"), theme.colour("text")
        outlines = []
        for unit in self._selection.units:
            seen = [*receptive_field(unit).items()]
            fed = output_region(unit)
            if fed is not None and unit.layer != "f6":
                seen.append((LAYERS[LAYERS.index(unit.layer) + 1], fed))
            for layer, region in seen:
                places = places_of(self._layout, layer, region)
                outlines += [Outline(place, soft, 1) for place in places]
            own = Region((unit.map,), unit.row, unit.column, 1, 1)
            places = places_of(self._layout, unit.layer, own)
            outlines += [Outline(place, accent, 2) for place in places]
        self._marks.show_outlines(outlines)
        self._dim_later()

    def _dim_later(self) -> None:
        """Dim the layers after the current one, if there is a current one."""
        layer = self._selection.layer
        later = () if layer is None else LAYERS[LAYERS.index(layer) + 1 :]
        if later != self._dimmed:
            self._dimmed = later
            self._colour_maps()

    def _colour_maps(self) -> None:
        theme = self.appearance.theme
        table = diverging_table(theme)
        faint = dimmed(table, theme)
        for name, item in self._maps.items():
            item.set_colours(faint if name in self._dimmed else table)

    def arrange(self, width: float, height: float) -> None:
        line = QFontMetricsF(typography.caption()).lineSpacing()
        head, foot = 3 * line + 10, 2 * line + 10
        area = QRectF(_MARGIN, head, width - 2 * _MARGIN, max(height - head - foot, 1))
        self._layout = lay_out(area, pixel=self.pixel(), gap=_GAP)
        for name, item in self._maps.items():
            item.set_places(self._layout.maps[name])
            column = self._layout.columns[name]
            whole = QRectF(column.left(), 0, column.width(), column.bottom())
            whole.setBottom(column.top() - 2)  # the maps themselves are explained unit by unit
            self.hints.append(Hint(whole, self._explanation(name)))
        self._mark()

    def recolour(self, theme: Theme) -> None:
        self._colour_maps()
        self._mark()

    def paint_background(self, painter: QPainter) -> None:
        if self._layout is None:
            return
        theme = self.appearance.theme
        self._paint_frames(painter, theme)
        self._paint_titles(painter, theme)
        self._paint_flow(painter, theme)
        self._paint_scale(painter, theme)

    def _paint_frames(self, painter: QPainter, theme: Theme) -> None:
        assert self._layout is not None
        pixel = self.pixel()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        for places in self._layout.maps.values():
            for place in places:
                painter.drawRect(place.adjusted(-pixel, -pixel, pixel, pixel))

    def _paint_titles(self, painter: QPainter, theme: Theme) -> None:
        assert self._layout is not None
        metrics = QFontMetricsF(typography.caption())
        line = metrics.lineSpacing()
        for name in COLUMNS:
            column = self._layout.columns[name]
            wide = QRectF(column.center().x() - 80, 4, 160, line)
            title, size, parameters = self._title(name)
            rows = (
                (title, typography.caption(bold=True), "text"),
                (size, typography.caption(), "muted"),
                (parameters, typography.caption(), "muted"),
            )
            for number, (text, font, colour) in enumerate(rows):
                painter.setFont(font)
                painter.setPen(theme.colour(colour))
                painter.drawText(
                    wide.translated(0, number * line), Qt.AlignmentFlag.AlignCenter, text
                )

    def _paint_flow(self, painter: QPainter, theme: Theme) -> None:
        """Paint the operation between each two columns, and an arrow head."""
        assert self._layout is not None
        pen = QPen(theme.colour("muted"), 1)
        middle = self._layout.columns["input"].center().y()
        line = QFontMetricsF(typography.caption()).lineSpacing()
        bottom = max(c.bottom() for c in self._layout.columns.values()) + 6
        painter.setFont(typography.caption())
        operations = self._operations()
        for number, (left, right) in enumerate(pairwise(COLUMNS)):
            end = self._layout.columns[right].left() - 6
            start = self._layout.columns[left].right() + 6
            painter.setPen(pen)
            centre = (start + end) / 2
            tip = QPolygonF(
                [
                    QPointF(centre - 2, middle - 4),
                    QPointF(centre + 2, middle),
                    QPointF(centre - 2, middle + 4),
                ]
            )
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.drawPolyline(tip)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.drawText(
                QRectF(centre - 60, bottom, 120, 2 * line),
                Qt.AlignmentFlag.AlignHCenter,
                operations[number],
            )

    def _paint_scale(self, painter: QPainter, theme: Theme) -> None:
        """Paint the colour scale under the input, and the counts of all layers."""
        assert self._layout is not None
        column, c1 = self._layout.columns["input"], self._layout.columns["c1"]
        line = QFontMetricsF(typography.caption()).lineSpacing()
        foot = c1.bottom() + 6 + 2 * line
        top = column.bottom() + 3 * line
        bar = QRectF(column.left() + 8, top, 12, max(min(foot - 3 * line - top, 160.0), 20.0))
        paint_scale(painter, bar, theme)
        name = QRectF(column.left(), top - 1.6 * line, 120, line)
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, self.tr("State of a unit"))
        words = self.tr("in all\n{parameters:,}\nparameters,\n{connections:,}\nconnections").format(
            parameters=paper.TRAINABLE_PARAMETERS, connections=paper.CONNECTIONS
        )
        counts = QRectF(column.center().x() - 60, c1.top(), 120, 5 * line)
        painter.drawText(counts, Qt.AlignmentFlag.AlignHCenter, words)

    def _operations(self) -> tuple[str, ...]:
        return (
            self.tr("convolve\n5×5"),
            self.tr("add up\n2×2"),
            self.tr("convolve\n5×5"),
            self.tr("add up\n2×2"),
            self.tr("full"),
            self.tr("full"),
        )

    def _title(self, name: str) -> tuple[str, str, str]:
        shape = SHAPES[name]
        if name == "input":
            return self.tr("Input"), f"{shape.height}×{shape.width}", ""
        title = name.upper()
        count = self.tr("{count} par.").format(count=f"{_PARAMETERS[title]:,}")
        if name == "c5":
            return title, "120", count
        if name == "f6":
            return title, "84 = 7×12", count
        return title, f"{shape.maps}@{shape.height}×{shape.width}", count

    def _explanation(self, name: str) -> str:
        explanations: dict[str, str] = {
            "input": self.tr("The digit, 28×28, centred in 32×32. Paper is -0.1, ink 1.175."),
            "c1": self.tr(
                "C1: six 5×5 kernels slide over the input. 156 parameters, 122,304 connections."
            ),
            "s2": self.tr(
                "S2: each unit adds four C1 units, times one trainable coefficient, plus a bias. "
                "12 parameters, 5,880 connections."
            ),
            "c3": self.tr(
                "C3: sixteen maps from 60 kernels; each map sees only the S2 maps that the "
                "table gives it. 1,516 parameters, 151,600 connections."
            ),
            "s4": self.tr("S4: as S2, on the C3 maps. 32 parameters, 2,000 connections."),
            "c5": self.tr("C5: 120 units, each sees all sixteen S4 maps whole. 48,120 parameters."),
            "f6": self.tr(
                "F6: 84 units, shown as the 7×12 picture that they try to draw. 10,164 parameters."
            ),
        }
        return explanations[name]
