"""The sum of one unit, painted with every number: inputs, weights, products, squashing curve."""

import math
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF, QTransform

from app.pages.draw.widgets.sum_parts import Part, levels_of, parts_of
from app.style import typography
from app.style.theme import Theme
from app.widgets.maps.cached_widget import CachedWidget
from app.widgets.maps.cells import number
from lenet.explain.units import Arithmetic
from lenet.network import paper

_GAP: Final = 8.0
_SIGN: Final = 16.0  # room for a times or equals sign
_LARGEST: Final = 36.0  # side of a cell
_SMALLEST_CURVE: Final = 90.0
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_REACH: Final = 4.0  # net inputs from -4 to 4; beyond them the curve is flat
_CURVE: Final = QPolygonF(  # both axes from -1 to 1, upwards negative
    [QPointF(step / 40, -math.tanh(paper.SQUASH_S * _REACH * step / 40)) for step in range(-40, 41)]
)
_DOT: Final = 3.5


@dataclass(frozen=True, eq=False)
class PaintedSum:
    """The places of a unit's sum on screen: a cell for each part's total, and one part large."""

    totals: tuple[QRectF, ...]  # none where the sum has one part only
    part: Part  # the one that is large
    grids: tuple[QRectF, ...]  # its inputs, weights and products; of S2 and S4 its inputs
    is_distance: bool  # an RBF unit: squared differences instead of products

    def total_at(self, at: QPointF) -> int | None:
        """Return the part whose total is at a place; None elsewhere."""
        for number_, place in enumerate(self.totals):
            if place.contains(at):
                return number_
        return None

    def product_at(self, at: QPointF) -> str:
        """Return "input × weight = product", in numbers, of the cell at a place; "" elsewhere."""
        part, (rows, columns) = self.part, self.part.inputs.shape
        for place in self.grids:
            if place.contains(at):
                row = min(int((at.y() - place.top()) / place.height() * rows), rows - 1)
                column = min(int((at.x() - place.left()) / place.width() * columns), columns - 1)
                x, w, product = (
                    number(float(values[row, column]))
                    for values in (part.inputs, part.weights, part.products)
                )
                return f"({x} − {w})² = {product}" if self.is_distance else f"{x} × {w} = {product}"
        return ""


def paint_sum(
    widget: CachedWidget, painter: QPainter, area: QRectF, arithmetic: Arithmetic, *, part: int
) -> PaintedSum:
    """Paint the totals of all parts left, and one part large, in the font of `widget`.

    `part` counts on from the first part where the sum has fewer.
    """
    parts = parts_of(arithmetic)
    large = part % len(parts)
    totals: tuple[QRectF, ...] = ()
    spare = QRectF()
    if len(parts) > 1:
        totals, spare = _paint_totals(widget, painter, area, parts, large)
        area = QRectF(area)
        area.setLeft(spare.right() + _GAP + 2)
    grids = _paint_part(widget, painter, area, parts[large], arithmetic, spare=spare)
    return PaintedSum(totals, parts[large], grids, arithmetic.unit.layer == "rbf")


def _paint_totals(
    widget: CachedWidget, painter: QPainter, area: QRectF, parts: list[Part], large: int
) -> tuple[tuple[QRectF, ...], QRectF]:
    """Paint a cell for each part's total. Return their places, and the free room below them."""
    wide, high = widget.cells.number_size
    metrics = QFontMetricsF(typography.caption())
    rows = min(len(parts), max(floor(area.height() / high), 1))
    named = rows == len(parts)  # else only numbers fit, in reading order
    if not named:
        rows = min(rows, ceil(len(parts) ** 0.5))
    columns = ceil(len(parts) / rows)
    rows = ceil(len(parts) / columns)
    height = min(area.height() / rows, 24.0)
    label = max(metrics.horizontalAdvance(part.name) for part in parts) + 8 if named else 0.0
    width = wide + 3
    level = max(*(abs(part.total) for part in parts), 1e-6)
    places = []
    for index, part in enumerate(parts):
        down, across = divmod(index, columns)
        box = QRectF(
            area.left() + label + across * width, area.top() + down * height, width, height
        )
        if named:
            beside = QRectF(area.left(), box.top(), label, height)
            widget.text(painter, beside, part.name, colour="muted", flags=_LEFT)
            places.append(beside.united(box))
        else:
            places.append(box)
        total = np.array([[part.total]], dtype=np.float32)
        widget.cells.picture(painter, box, total, level=level, frame=False)
        widget.cells.numbers(painter, box, total, level=level)
    accent = widget.appearance.theme.colour("accent")
    mark = places[large]
    widget.cells.frame(painter, mark.adjusted(-1, 0, 1, 0) if named else mark, accent)
    top = area.top() + rows * height
    return tuple(places), QRectF(area.left(), top, label + columns * width, area.bottom() - top)


def _paint_part(
    widget: CachedWidget,
    painter: QPainter,
    area: QRectF,
    part: Part,
    arithmetic: Arithmetic,
    *,
    spare: QRectF,
) -> tuple[QRectF, ...]:
    """Paint inputs, sign, weights, sign, products, as large as fits; then the squashing curve."""
    is_distance = arithmetic.unit.layer == "rbf"
    levels = levels_of(arithmetic)
    pictures = [(part.inputs, levels.inputs, "−" if is_distance else "×")]
    pictures.append((part.weights, levels.weights, "²=" if is_distance else "="))
    pictures.append((part.products, levels.products, ""))
    if arithmetic.coefficient is not None:  # S2 and S4 have no weights: they add up
        pictures = [(part.inputs, levels.inputs, "")]
    rows, columns = part.inputs.shape
    total = f"Σ = {number(part.total)}"
    beside = QFontMetricsF(typography.caption()).horizontalAdvance("Σ = −00.000") + _GAP
    room = area.width() - (len(pictures) - 1) * _SIGN - 1
    high = min(floor(area.height() / rows), _LARGEST)
    wide = max(high, ceil(widget.cells.number_size[0]))
    count = len(pictures) * columns
    fits = (room - beside) / count >= ceil(widget.cells.number_size[0])
    if fits:
        room -= beside
    wide = min(room / count, wide)
    left, places = area.left(), []
    for values, level, sign in pictures:
        place = QRectF(left, area.top(), columns * wide, rows * high)
        widget.cells.picture(painter, place, values, level=level)
        widget.cells.numbers(painter, place, values, level=level)
        between = QRectF(place.right(), place.top(), _SIGN, place.height())
        widget.text(painter, between, sign, colour="muted", flags=_CENTRE)
        places.append(place)
        left = place.right() + _SIGN
    if fits:
        place = QRectF(left - _GAP, area.top(), beside, rows * high)
        widget.text(painter, place, total, flags=_LEFT)
        left = place.right()
    elif spare.height() > widget.line:
        widget.text(painter, spare.adjusted(0, 4, 40, 0), total)
    curve = QRectF(left + _GAP, area.top(), min(area.right() - left - _GAP, 200), 0)
    curve.setHeight(min(area.height(), curve.width()))
    if curve.width() >= _SMALLEST_CURVE <= area.height() and not is_distance:
        _paint_squash(painter, curve, arithmetic.net, arithmetic.state, widget.appearance.theme)
    return tuple(places)


def _paint_squash(painter: QPainter, place: QRectF, net: float, state: float, theme: Theme) -> None:
    """Paint f(a) = 1.7159 tanh(2a/3) over its axes, and a dot at a unit's net input and state."""
    middle, across, up = place.center(), place.width() / 2, place.height() * 0.46

    def at(a: float, x: float) -> QPointF:
        share = min(max(a / _REACH, -1.0), 1.0)
        return middle + QPointF(share * across, -x / paper.SQUASH_A * up)

    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QLineF(at(-_REACH, 0), at(_REACH, 0)))
    painter.drawLine(QLineF(at(0, -paper.SQUASH_A), at(0, paper.SQUASH_A)))
    painter.setPen(QPen(theme.colour("muted"), 1.5))
    painter.drawPolyline(QTransform(across, 0, 0, up, middle.x(), middle.y()).map(_CURVE))
    accent = theme.colour("accent")
    painter.setPen(QPen(accent, 1, Qt.PenStyle.DotLine))
    painter.drawLine(QLineF(at(net, 0), at(net, state)))
    painter.drawLine(QLineF(at(0, state), at(net, state)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawEllipse(at(net, state), _DOT, _DOT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(theme.colour("muted"))
    painter.setFont(typography.caption())
    corner = place.adjusted(4, 0, 0, 0)
    painter.drawText(corner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, "x = f(a)")
