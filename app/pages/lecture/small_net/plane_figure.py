"""A grid of points through two layers, and below it through a single one."""

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.style import typography
from app.style.formulas.typesetting import typeset
from app.style.theme import Appearance
from app.widgets.forms.formula import em, paint_formula
from app.widgets.maps.cached_widget import CachedWidget
from lenet.lecture.two_layers import LINES, REACH, Between, Points

_COLUMNS: Final = 3
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter


class PlaneView(NamedTuple):
    """The pictures of the grid, (18, 41, 2) each: before, between and after the layers."""

    inputs: Points
    hidden: Points
    outputs: Points
    single: Points  # of one layer
    between: Between
    difference: float  # between the two last pictures, at most


class PlaneFigure(CachedWidget):
    """Above: x, then the first layer, then the second. Below the last: one layer, from x at once.

    All four planes have the same axes, which never change.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._view: PlaneView | None = None
        self.setAccessibleName(self.tr("A grid of points through two layers and through one"))

    def sizeHint(self) -> QSize:
        return QSize(720, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(380, int(5 * self.line) + 200)

    def show_view(self, view: PlaneView) -> None:
        """Show other pictures."""
        self._view = view
        self.setAccessibleDescription(self.difference_text())
        self.update()

    def difference_text(self) -> str:
        """Return how far the picture of one layer is from that of two."""
        if self._view is None:
            return ""
        if self._view.between == "none":
            text = self.tr("The same picture: the points differ by {distance}.")
        else:
            text = self.tr("The best single layer misses points by up to {distance}.")
        return text.format(distance=f"{self._view.difference:.2f}")

    def place(self, row: int, column: int) -> QRectF:
        """Return the square of a plane: row 0 or 1, column 0 to 2."""
        head, gap = 1.6 * em(), 2.0 * em()
        side = min(
            (self.width() - (_COLUMNS - 1) * gap - 2) / _COLUMNS,
            (self.height() - 2 * head - 2) / 2,
        )
        left = (self.width() - _COLUMNS * side - (_COLUMNS - 1) * gap) / 2
        top = (self.height() - 2 * (side + head)) / 2
        return QRectF(left + column * (side + gap), top + head + row * (side + head), side, side)

    def paint_background(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.appearance.theme.colour("line"), 1))
        for row, column in ((0, 0), (0, 1), (0, 2), (1, 2)):
            place = self.place(row, column)
            painter.setBrush(self.appearance.theme.colour("surface"))
            painter.drawRect(place)
            middle = place.center()
            painter.drawLine(QPointF(place.left(), middle.y()), QPointF(place.right(), middle.y()))
            painter.drawLine(QPointF(middle.x(), place.top()), QPointF(middle.x(), place.bottom()))
        self._paint_arrows(painter)

    def _paint_arrows(self, painter: QPainter) -> None:
        """From plane to plane, and from x down and along to the plane of one layer."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.appearance.theme.colour("muted"), 1.5))
        edge = 0.35 * em()
        for column in (0, 1):
            start = self.place(0, column)
            at = QPointF(start.right() + edge, start.center().y())
            _paint_arrow(painter, [at, QPointF(self.place(0, column + 1).left() - edge, at.y())])
        first, last = self.place(0, 0), self.place(1, 2)
        corner = QPointF(first.center().x(), last.center().y())
        down = QPointF(first.center().x(), first.bottom() + edge)
        _paint_arrow(painter, [down, corner, QPointF(last.left() - edge, corner.y())])

    def paint_live(self, painter: QPainter) -> None:
        if self._view is None:
            return
        v = self._view
        linear = v.between == "none"
        planes = (
            (0, 0, v.inputs, "x"),
            (0, 1, v.hidden, r"W_1 x" if linear else r"f(W_1 x)"),
            (0, 2, v.outputs, r"W_2\,(W_1 x)" if linear else r"W_2\, f(W_1 x)"),
            (1, 2, v.single, r"(W_2 W_1)\, x" if linear else r"W x + b"),
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, column, points, title in planes:
            place = self.place(row, column)
            above = QPointF(place.center().x(), place.top() - 0.75 * em())
            paint_formula(painter, typeset(title), above, theme=self.appearance.theme)
            self._paint_lines(painter, place, points)
        self._paint_text(painter)

    def _paint_lines(self, painter: QPainter, place: QRectF, points: Points) -> None:
        theme, scale = self.appearance.theme, place.width() / (2 * REACH)
        middle = place.center()
        x, y = middle.x() + points[..., 0] * scale, middle.y() - points[..., 1] * scale
        for number, (xs, ys) in enumerate(zip(x.tolist(), y.tolist(), strict=True)):
            colour = QColor(theme.runs[0 if number < LINES else 1])
            edge = number % LINES in (0, LINES - 1)
            painter.setPen(QPen(colour, 2 if edge else 1))
            painter.drawPolyline(QPolygonF([QPointF(*spot) for spot in zip(xs, ys, strict=True)]))
        # One corner is marked: so a turn is told from a reflection.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text"))
        painter.drawEllipse(QPointF(float(x[LINES - 1, -1]), float(y[LINES - 1, -1])), 4, 4)

    def _paint_text(self, painter: QPainter) -> None:
        """Say below the arrow whether both pictures are the same."""
        last = self.place(1, 2)
        left, top = self.place(0, 0).center().x() + em(), last.center().y()
        room = QRectF(left, top + 0.4 * em(), last.left() - left - em(), last.height() / 2)
        bold = typography.body(bold=True)
        above = QRectF(left, last.top(), room.width(), top - last.top() - 0.4 * em())
        one = self.tr("one layer")
        bottom = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        self.text(painter, above, one, colour="muted", flags=bottom)
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        self.text(painter, room, self.difference_text(), font=bold, flags=start, wrap=True)


def _paint_arrow(painter: QPainter, spots: list[QPointF]) -> None:
    tip = spots[-1]
    painter.drawPolyline(QPolygonF(spots))
    painter.drawPolyline(QPolygonF([tip + QPointF(-5, -5), tip, tip + QPointF(-5, 5)]))
