"""The sum of one unit, painted with every number: inputs, weights, products, squashing curve."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTransform

from app.pages.draw.widgets.sum_layout import GAP, SIGN, SumLayout
from app.pages.draw.widgets.sum_parts import Part, levels_of
from app.pages.shared.unit_texts import PLACES
from app.style.numbers import CLOSER, number
from app.style.theme import Theme
from app.widgets.maps.cached_widget import CachedWidget
from lenet.explain.rounding import round_arithmetic, round_sum
from lenet.explain.units import Arithmetic
from lenet.network import paper
from lenet.network.parameters import Array

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
    shown_totals: tuple[float, ...]  # of the parts, as printed
    shown_products: Array  # of the large part, as printed

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
                    number(float(values[row, column]), CLOSER)
                    for values in (part.inputs, part.weights, part.products)
                )
                return f"({x} − {w})² = {product}" if self.is_distance else f"{x} × {w} = {product}"
        return ""


def paint_sum_background(
    widget: CachedWidget,
    painter: QPainter,
    area: QRectF,
    arithmetic: Arithmetic,
    *,
    parts: list[Part],
    layout: SumLayout,
    part: int,
) -> None:
    """Paint what no drawing changes: names, signs, and the weights, in the font of `widget`.

    `layout` is that of the area's width. `part` counts on from the first part where the sum has
    fewer.
    """
    chosen = parts[part % len(parts)]
    for each, chip in zip(parts, layout.chips(area), strict=False):
        name = QRectF(chip.left() + 1, chip.top(), layout.name, chip.height())
        widget.text(painter, name, each.name, colour="muted", flags=_LEFT)
    is_distance = arithmetic.unit.layer == "rbf"
    grids, names = layout.grids(area), _grid_names(chosen, arithmetic)
    signs: tuple[str, ...] = ("−", "²=", "") if is_distance else ("×", "=", "")
    for place, title, sign in zip(grids, names, signs, strict=False):
        over = QRectF(
            place.left(), place.top() - widget.line - 3, place.width() + SIGN, widget.line
        )
        widget.text(painter, over, title, colour="muted")
        if len(grids) > 1:
            between = QRectF(place.right(), place.top(), SIGN, place.height())
            widget.text(painter, between, sign, colour="muted", flags=_CENTRE)
    if len(grids) > 1:
        most = 0 if is_distance else PLACES  # a code is 1 and −1
        level = levels_of(arithmetic).weights
        _paint_grid(widget, painter, grids[1], chosen.weights, level=level, most=most)


def paint_sum(
    widget: CachedWidget,
    painter: QPainter,
    area: QRectF,
    arithmetic: Arithmetic,
    *,
    parts: list[Part],
    layout: SumLayout,
    part: int,
) -> PaintedSum:
    """Paint the totals of all parts, one part's numbers, their sum, and the squashing curve.

    They stand on what `paint_sum_background` paints of the same arguments.
    """
    large, chosen = part % len(parts), parts[part % len(parts)]
    shown = round_arithmetic(arithmetic, PLACES)
    totals = round_sum([part.total for part in parts], PLACES, total=shown.sum).terms
    chips = layout.chips(area)
    if chips:
        boxes = [QRectF(chip) for chip in chips]
        for box in boxes:
            box.setLeft(box.right() - layout.total.width())
        level = max(*(abs(total) for total in totals), 1e-6)
        values = np.array(totals, dtype=np.float32).reshape(-1, 1, 1)
        widget.cells.pictures(painter, boxes, values, level=level, frame=False)
        widget.cells.lone_numbers(painter, boxes, totals, level=level)
        accent = widget.appearance.theme.colour("accent")
        widget.cells.frame(painter, chips[large].adjusted(-3, -1, 2, 1), accent)
    products = round_sum(chosen.products.ravel().tolist(), PLACES, total=totals[large]).terms
    printed = np.array(products, dtype=np.float32).reshape(chosen.products.shape)
    levels, grids = levels_of(arithmetic), layout.grids(area)
    inputs = printed if len(grids) == 1 else None
    _paint_grid(widget, painter, grids[0], chosen.inputs, level=levels.inputs, printed=inputs)
    if len(grids) > 1:
        values, level = chosen.products, levels.products
        _paint_grid(widget, painter, grids[2], values, level=level, printed=printed)
    _paint_total(widget, painter, area, grids, arithmetic, printed=printed)
    is_distance = arithmetic.unit.layer == "rbf"
    return PaintedSum(tuple(chips), chosen, grids, is_distance, totals, printed)


def _paint_grid(
    widget: CachedWidget,
    painter: QPainter,
    place: QRectF,
    values: Array,
    *,
    level: float,
    printed: Array | None = None,
    most: int = PLACES,
) -> None:
    like = number(-1, most)
    widget.cells.picture(painter, place, values, level=level)
    widget.cells.numbers(painter, place, values, level=level, printed=printed, most=most, like=like)


def _paint_total(
    widget: CachedWidget,
    painter: QPainter,
    area: QRectF,
    grids: tuple[QRectF, ...],
    arithmetic: Arithmetic,
    *,
    printed: Array,
) -> None:
    """Paint the sum of the products as printed, and the squashing curve, right of the grids."""
    last = grids[-1]
    left = last.right() + SIGN
    total = QRectF(left - SIGN + GAP, last.top(), area.right() - left, last.height())
    words = f"Σ = {number(float(printed.sum()))}"
    wide = widget.label_width(words)
    if total.left() + wide <= area.right():
        widget.text(painter, total, words, flags=_LEFT)
    left = total.left() + wide + 2 * GAP
    curve = QRectF(left, last.top(), min(area.right() - left, 1.6 * last.height()), 0)
    curve.setHeight(last.height())
    is_distance = arithmetic.unit.layer == "rbf"
    if curve.width() >= _SMALLEST_CURVE <= curve.height() and not is_distance:
        name = QCoreApplication.translate("UnitArithmetic", "x = f(a)")
        over = QRectF(left, last.top() - widget.line - 3, curve.width(), widget.line)
        widget.text(painter, over, name, colour="muted")
        _paint_squash(painter, curve, arithmetic.net, arithmetic.state, widget.appearance.theme)


def _grid_names(part: Part, arithmetic: Arithmetic) -> tuple[str, str, str]:
    """Return the titles of inputs, weights and products."""
    translate = QCoreApplication.translate
    layer = arithmetic.unit.layer
    if layer == "rbf":
        inputs = translate("UnitArithmetic", "F6, units {units}").format(units=part.name)
        weights = translate("UnitArithmetic", "code of {digit}").format(digit=arithmetic.unit.map)
        return inputs, weights, translate("UnitArithmetic", "squared differences")
    if layer == "f6":
        inputs = translate("UnitArithmetic", "C5, units {units}").format(units=part.name)
    elif layer == "c1":
        inputs = translate("UnitArithmetic", "window of the input")
    else:
        inputs = translate("UnitArithmetic", "window of {map}").format(map=part.name)
    return (
        inputs,
        translate("UnitArithmetic", "weights"),
        translate("UnitArithmetic", "products"),
    )


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
