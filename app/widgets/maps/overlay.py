"""Outlines and veils over a figure: what is looked at, what it sees, what is yet to come."""

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget


@dataclass(frozen=True)
class Outline:
    """A rectangle drawn round something, in scene coordinates."""

    place: QRectF
    colour: QColor
    width: float


class OverlayItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph is not typed
    """All marks of a figure in one item, above everything else."""

    def __init__(self) -> None:
        super().__init__()
        self._outlines: list[Outline] = []
        self._edges: dict[int, list[QRectF]] = {}
        self._veils: list[QRectF] = []
        self._veil = QColor()
        self._bounds = QRectF()
        self.setZValue(10)

    def show_marks(
        self, outlines: list[Outline], *, veils: list[QRectF] | None = None, veil: QColor
    ) -> None:
        """Replace all marks. A veil dims what lies under it."""
        if (outlines, veils or [], veil) == (self._outlines, self._veils, self._veil):
            return  # or a hover would repaint every panel
        self.prepareGeometryChange()
        self._outlines, self._veils, self._veil = outlines, veils or [], veil
        self._edges = _edges_of(outlines)
        self._bounds = QRectF()
        for outline in outlines:
            edge = outline.width
            self._bounds = self._bounds.united(outline.place.adjusted(-edge, -edge, edge, edge))
        for place in self._veils:
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
        for place in self._veils:
            painter.fillRect(place, self._veil)
        # Filled edges, all of one colour at once: many times faster than rectangles with a pen.
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, edges in self._edges.items():
            painter.setBrush(QColor(colour))
            painter.drawRects(edges)


def _edges_of(outlines: list[Outline]) -> dict[int, list[QRectF]]:
    """The four edges of every outline, by colour (an RGBA number)."""
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
