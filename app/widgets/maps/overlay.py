"""Outlines and letters over a figure: the selection, and what it sees."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.style import typography


@dataclass(frozen=True)
class Outline:
    """A rectangle round something, in scene coordinates."""

    place: QRectF
    colour: QColor
    width: float


@dataclass(frozen=True)
class Letter:
    """A letter on a small square beside something that is outlined, in scene coordinates."""

    place: QRectF
    text: str
    ink: QColor
    ground: QColor


def with_edges(outlines: list[Outline], colour: QColor) -> list[Outline]:
    """Return outlines with a line of another colour round each: one of both is seen anywhere."""
    edges = []
    for outline in outlines:
        wide = outline.width
        place = outline.place.adjusted(-wide, -wide, wide, wide)
        edges.append(Outline(place, colour, max(wide / 2, 1.0)))
    return [*edges, *outlines]


def place_beside(place: QRectF, side: float, *, below: bool, within: QRectF) -> QRectF:
    """Return a square at the upper left corner of a place, or at the lower right one."""
    square = QRectF(0, 0, side, side)
    if below:
        square.moveTopLeft(place.bottomRight() + QPointF(2, 2))
    else:
        square.moveBottomRight(place.topLeft() - QPointF(2, 2))
    square.moveLeft(min(max(square.left(), within.left()), within.right() - side))
    square.moveTop(min(max(square.top(), within.top()), within.bottom() - side))
    return square


class OverlayItem(QGraphicsItem):
    """All outlines and letters of a figure as one item, above everything else."""

    def __init__(self) -> None:
        super().__init__()
        self._outlines: list[Outline] = []
        self._edges: dict[int, list[QRectF]] = {}
        self._letters: list[Letter] = []
        self._bounds = QRectF()
        self.setZValue(10)

    def show_outlines(
        self,
        outlines: list[Outline],
        *,
        letters: list[Letter] | None = None,
    ) -> None:
        """Replace all outlines and letters."""
        shown = outlines, letters or []
        if shown == (self._outlines, self._letters):
            return  # or a hover would repaint every panel
        self.prepareGeometryChange()
        self._outlines, self._letters = shown
        self._edges = _edges_of(outlines)
        self._bounds = QRectF()
        for outline in outlines:
            edge = outline.width
            self._bounds = self._bounds.united(outline.place.adjusted(-edge, -edge, edge, edge))
        for letter in self._letters:
            self._bounds = self._bounds.united(letter.place)
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
        # Filled edges, all of one colour at once: many times faster than rectangles with a pen.
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, edges in self._edges.items():
            painter.setBrush(QColor(colour))
            painter.drawRects(edges)
        painter.setFont(typography.caption(bold=True))
        for letter in self._letters:
            painter.fillRect(letter.place, letter.ground)
            painter.setPen(letter.ink)
            painter.drawText(letter.place, Qt.AlignmentFlag.AlignCenter, letter.text)


def _edges_of(outlines: list[Outline]) -> dict[int, list[QRectF]]:
    """Return the four edges of every outline, by colour (an RGBA number)."""
    found: dict[int, list[QRectF]] = {}
    for outline in outlines:
        edge = outline.width
        place: tuple[float, float, float, float] = outline.place.getRect()  # type: ignore[assignment]
        left, top, wide, high = place
        across = wide + 2 * edge
        found.setdefault(outline.colour.rgba(), []).extend(
            (
                QRectF(left - edge, top - edge, across, edge),
                QRectF(left - edge, top + high, across, edge),
                QRectF(left - edge, top, edge, high),
                QRectF(left + wide, top, edge, high),
            )
        )
    return found
