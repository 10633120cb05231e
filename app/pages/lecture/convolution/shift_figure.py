"""The digit that is dragged, and the maps of C1 and S2 that move with it."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen

from app.style import typography
from app.style.numbers import number
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from lenet.lecture.equivariance import MOST, largest_change
from lenet.network import paper
from lenet.network.forward import Trace
from lenet.network.parameters import Array

_COLUMNS: Final = 3  # of maps side by side
_MARK: Final = 7.0  # least side of the outline of a unit, in pixels


class ShiftFigure(CachedWidget):
    """The input at the left; at the right C1 and S2, six maps each, S2 half as large.

    In every map the unit that stands out most is outlined, where it was before the shift and
    where it is.
    `shift_chosen(int, int)`: the person moved the digit so far to the right and down.
    """

    takes_arrows = True
    shift_chosen = Signal(int, int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._before: Trace | None = None
        self._after: Trace | None = None
        self._shift = (0, 0)
        self._grip: tuple[QPointF, tuple[int, int]] | None = None
        self.setMinimumSize(480, 260)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setAccessibleName(self.tr("A digit to move, and the maps of C1 and S2"))

    def show_traces(self, before: Trace, after: Trace, shift: tuple[int, int]) -> None:
        """Show the trace of the moved digit; `shift` is in pixels to the right and down."""
        self._before, self._after, self._shift = before, after, shift
        self.update()

    def walk(self, right: int, down: int) -> None:
        self._choose(self._shift[0] + right, self._shift[1] + down)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position(), self._shift

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            start, shift = self._grip
            pixel = self.image_place().width() / paper.INPUT_SIDE
            moved = (event.position() - start) / pixel
            self._choose(shift[0] + round(moved.x()), shift[1] + round(moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def _choose(self, right: int, down: int) -> None:
        right, down = (min(max(by, -MOST), MOST) for by in (right, down))
        if (right, down) != self._shift:
            self.shift_chosen.emit(right, down)

    def image_place(self) -> QRectF:
        """Return the place of the input."""
        head = 1.5 * self.line
        side = min(self.width() * 0.36, self.height() - head - 3 * self.line)
        return QRectF(1, head, side, side)

    def _map_places(self, layer: str) -> list[QRectF]:
        """Return the places of the six maps: C1's in two rows, S2's below in one."""
        gap, texts = 0.4 * self.line, 4.4 * self.line  # a head above, and two lines below
        left = self.image_place().right() + 1.5 * self.line
        room = self.width() - left - 1 - (_COLUMNS - 1) * gap
        side = min(room / _COLUMNS, (self.height() - 2 * texts - gap) / 2.5)
        top, columns = 1.5 * self.line, _COLUMNS
        if layer == "s2":
            top, side, columns = top + 2 * side + gap + texts, side / 2, 2 * _COLUMNS
            gap *= 0.4  # so that six are as wide as C1's three
        return [
            QRectF(
                left + number_ % columns * (side + gap),
                top + number_ // columns * (side + gap),
                side,
                side,
            )
            for number_ in range(2 * _COLUMNS)
        ]

    def paint_live(self, painter: QPainter) -> None:
        if self._before is None or self._after is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right, down = self._shift
        place = self.image_place()
        self.cells.picture(painter, place, self._after.image)
        self._head(painter, place, self.tr("Input"))
        answer = self.tr("answer {answer}, distance {distance}").format(
            answer=self._after.answer, distance=number(float(self._after.distances.min()), 1)
        )
        self._below(painter, place, (_arrows(right, down), answer))
        halves = (int(right / 2), int(down / 2))
        for layer, shift in (("c1", self._shift), ("s2", halves)):
            before: Array = getattr(self._before, layer)
            after: Array = getattr(self._after, layer)
            places = self._map_places(layer)
            self.cells.pictures(painter, places, after)
            for map_place, old, new in zip(places, before, after, strict=True):
                self._mark(painter, map_place, old, "muted")
                self._mark(painter, map_place, new, "accent")
            self._head(painter, places[0], layer.upper())
            change = largest_change(before, after, right=shift[0], down=shift[1])
            text = self.tr("largest change against that: {change}").format(change=number(change))
            whole = places[0].united(places[-1])
            self._below(painter, whole, (_arrows(*shift), text))

    def _head(self, painter: QPainter, place: QRectF, text: str) -> None:
        box = QRectF(place.left(), place.top() - 1.4 * self.line, 200, 1.3 * self.line)
        self.text(painter, box, text, font=typography.caption(bold=True))

    def _below(self, painter: QPainter, place: QRectF, lines: tuple[str, ...]) -> None:
        for row, line in enumerate(lines):
            top = place.bottom() + (0.2 + 1.2 * row) * self.line
            box = QRectF(place.left(), top, place.width(), 1.2 * self.line)
            self.text(painter, box, line, colour="muted")

    def _mark(self, painter: QPainter, place: QRectF, values: Array, tone: str) -> None:
        """Outline the unit of a map that differs most from the rest."""
        strength = np.abs(values - np.median(values))
        row, column = np.unravel_index(int(strength.argmax()), values.shape)
        unit = place.width() / values.shape[1]
        side = max(unit, _MARK)
        middle = QPointF(
            place.left() + (float(column) + 0.5) * unit, place.top() + (float(row) + 0.5) * unit
        )
        box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.appearance.theme.colour("window"), 3))
        painter.drawRect(box)
        painter.setPen(QPen(self.appearance.theme.colour(tone), 1.5))
        painter.drawRect(box)


def _arrows(right: int, down: int) -> str:
    """Return a shift as arrows with numbers."""
    across, along = ("→" if right >= 0 else "←"), ("↓" if down >= 0 else "↑")
    return f"{across} {abs(right)}   {along} {abs(down)}"
