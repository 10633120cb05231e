"""Outlines and dimmed parts over a figure: the selection, what it sees, what is yet to come."""

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget


@dataclass(frozen=True)
class Outline:
    """A rectangle round something, in scene coordinates."""

    place: QRectF
    colour: QColor
    width: float


class OverlayItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph is not typed
    """All outlines and dimmed parts of a figure as one item, above everything else."""

    def __init__(self) -> None:
        super().__init__()
        self._outlines: list[Outline] = []
        self._edges: dict[int, list[QRectF]] = {}
        self._dimmed: list[QRectF] = []
        self._dim_colour = QColor()
        self._bounds = QRectF()
        self.setZValue(10)

    def show_outlines(
        self,
        outlines: list[Outline],
        *,
        dimmed: list[QRectF] | None = None,
        dim_colour: QColor | None = None,
    ) -> None:
        """Replace all outlines, and all parts that a translucent colour dims."""
        dimmed, dim_colour = dimmed or [], dim_colour or QColor()
        if (outlines, dimmed, dim_colour) == (self._outlines, self._dimmed, self._dim_colour):
            return  # or a hover would repaint every panel
        self.prepareGeometryChange()
        self._outlines, self._dimmed, self._dim_colour = outlines, dimmed, dim_colour
        self._edges = _edges_of(outlines)
        self._bounds = QRectF()
        for outline in outlines:
            edge = outline.width
            self._bounds = self._bounds.united(outline.place.adjusted(-edge, -edge, edge, edge))
        for place in self._dimmed:
            self._bounds = self._bounds.united(place)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for place in self._dimmed:
            painter.fillRect(place, self._dim_colour)
        # Filled edges, all of one colour at once: many times faster than rectangles with a pen.
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, edges in self._edges.items():
            painter.setBrush(QColor(colour))
            painter.drawRects(edges)


def _edges_of(outlines: list[Outline]) -> dict[int, list[QRectF]]:
    """Return the four edges of every outline, by colour (an RGBA number)."""
    found: dict[int, list[QRectF]] = {}
    for outline in outlines:
        inner, edge = outline.place, outline.width
        outer = inner.adjusted(-edge, -edge, edge, edge)
        found.setdefault(outline.colour.rgba(), []).extend(
            (
                QRectF(outer.left(), outer.top(), outer.width(), edge),
                QRectF(outer.left(), inner.bottom(), outer.width(), edge),
                QRectF(outer.left(), inner.top(), edge, inner.height()),
                QRectF(inner.right(), inner.top(), edge, inner.height()),
            )
        )
    return found
