"""The sum of one unit, painted with every number: inputs, weights, products, squashing curve."""

import math
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTransform

from app.pages.draw.widgets.sum_parts import Part, levels_of, parts_of
from app.pages.shared.unit_texts import PLACES
from app.style import typography
from app.style.numbers import CLOSER, number
from app.style.theme import Theme
from app.widgets.maps.cached_widget import CachedWidget
from lenet.explain.rounding import round_arithmetic, round_sum
from lenet.explain.units import Arithmetic
from lenet.network import paper
from lenet.network.parameters import Array

_GAP: Final = 8.0
_SIGN: Final = 20.0  # room for a times or equals sign
_LEAST: Final = 36.0  # side of a cell where body text is 13 pixels high
_BODY: Final = 13.0
_LARGEST: Final = 1.7  # of the least side: larger cells say no more
_CODE_SHARE: Final = 0.6  # of a cell's width: the cells of a code hold 1 or −1
_NARROWEST: Final = 0.88  # of a number: a cell so narrow has a smaller face
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


class SumLayout:
    """The room that the sum of a unit takes in a width: the parts' totals, then three grids."""

    def __init__(self, widget: CachedWidget, arithmetic: Arithmetic, width: float) -> None:
        self.parts = parts_of(arithmetic)
        number_width = widget.cells.number_size[0]
        self.name = max(widget.label_width(part.name) for part in self.parts) + 6
        self.total = QSizeF(number_width + 6, widget.line + 6)
        self.chip = self.name + self.total.width()
        self.abreast = max(floor((width + _GAP) / (self.chip + _GAP)), 1)
        self.head: float = widget.line + 4  # of the totals and of the grids' titles
        if len(self.parts) > 1:
            lines = ceil(len(self.parts) / self.abreast)
            self.head += lines * (self.total.height() + 3) + 6
        rows, columns = self.parts[0].inputs.shape
        self._rows = int(rows)
        self.shares = (1.0, 1.0, 1.0)  # of a cell's width, for inputs, weights and products
        if arithmetic.unit.layer == "rbf":
            self.shares = (1.0, _CODE_SHARE, 1.0)
        grids = 1.0 if arithmetic.coefficient is not None else sum(self.shares)
        signs = (ceil(grids) - 1) * _SIGN + 2.0
        beside = widget.label_width(f"Σ = {number(-100)}") + _GAP
        narrowest = number_width * _NARROWEST
        self.least_width: float = grids * columns * narrowest + signs
        room = width - signs
        if room - beside >= grids * columns * narrowest:  # else only the part's cell says its sum
            room -= beside
        self._wide = max(room / (grids * columns), narrowest)

    @property
    def least_height(self) -> float:
        """The height with cells of the least side."""
        return self.head + self._rows * least_cell() + 2

    def cell(self, height: float) -> QSizeF:
        """Return the size of a cell where the whole sum may be `height` high."""
        least = least_cell()
        high = min(max((height - self.head - 2) / self._rows, least), _LARGEST * least)
        wide = floor(min(self._wide, 1.25 * high))
        return QSizeF(wide, floor(min(high, max(wide, least))))


def least_cell() -> float:
    """Return the side of the smallest cell of a unit's sum, in logical pixels."""
    body = typography.body_pixels()
    return max(round(_LEAST * body / _BODY), _LEAST - 4)


def paint_sum(
    widget: CachedWidget,
    painter: QPainter,
    area: QRectF,
    arithmetic: Arithmetic,
    *,
    layout: SumLayout,
    part: int,
) -> PaintedSum:
    """Paint the totals of all parts in a row, and one part large below, in the font of `widget`.

    `layout` is that of the area's width. `part` counts on from the first part where the sum has
    fewer.
    """
    parts, large = layout.parts, part % len(layout.parts)
    shown = round_arithmetic(arithmetic, PLACES)
    totals = round_sum([part.total for part in parts], PLACES, total=shown.sum).terms
    places: tuple[QRectF, ...] = ()
    if len(parts) > 1:
        places = _paint_totals(widget, painter, area, layout, totals, large=large)
    chosen = parts[large]
    products = round_sum(chosen.products.ravel().tolist(), PLACES, total=totals[large]).terms
    printed = np.array(products, dtype=np.float32).reshape(chosen.products.shape)
    below = area.adjusted(0, layout.head, 0, 0)
    size = layout.cell(area.height())
    sizes = [QSizeF(size.width() * share, size.height()) for share in layout.shares]
    grids = _paint_part(widget, painter, below, chosen, arithmetic, printed=printed, sizes=sizes)
    is_distance = arithmetic.unit.layer == "rbf"
    return PaintedSum(places, chosen, grids, is_distance, totals, printed)


def _paint_totals(
    widget: CachedWidget,
    painter: QPainter,
    area: QRectF,
    layout: SumLayout,
    totals: tuple[float, ...],
    *,
    large: int,
) -> tuple[QRectF, ...]:
    """Paint each part's name and total, side by side; return their places."""
    level = max(*(abs(total) for total in totals), 1e-6)
    places, boxes = [], []
    for index, part in enumerate(layout.parts):
        down, across = divmod(index, layout.abreast)
        place = QRectF(
            area.left() + across * (layout.chip + _GAP),
            area.top() + 1 + down * (layout.total.height() + 3),
            layout.chip,
            layout.total.height(),
        )
        name = QRectF(place.left() + 1, place.top(), layout.name, place.height())
        widget.text(painter, name, part.name, colour="muted", flags=_LEFT)
        box = QRectF(place)
        box.setLeft(place.right() - layout.total.width())
        boxes.append(box)
        places.append(place)
    values = np.array(totals, dtype=np.float32).reshape(-1, 1, 1)
    widget.cells.pictures(painter, boxes, values, level=level, frame=False)
    for box, value in zip(boxes, values, strict=True):
        widget.cells.numbers(painter, box, value, level=level)
    accent = widget.appearance.theme.colour("accent")
    widget.cells.frame(painter, places[large].adjusted(-3, -1, 2, 1), accent)
    return tuple(places)


def _paint_part(
    widget: CachedWidget,
    painter: QPainter,
    area: QRectF,
    part: Part,
    arithmetic: Arithmetic,
    *,
    printed: Array,
    sizes: list[QSizeF],
) -> tuple[QRectF, ...]:
    """Paint inputs, sign, weights, sign, products and their sum; then the squashing curve."""
    is_distance = arithmetic.unit.layer == "rbf"
    levels, names = levels_of(arithmetic), _grid_names(part, arithmetic)
    signs: tuple[str, ...] = ("−", "²=", "") if is_distance else ("×", "=", "")
    weights_places = 0 if is_distance else PLACES  # a code is 1 and −1
    pictures = [
        (part.inputs, None, levels.inputs, PLACES),
        (part.weights, None, levels.weights, weights_places),
        (part.products, printed, levels.products, PLACES),
    ]
    if arithmetic.coefficient is not None:  # S2 and S4 have no weights: they add up
        pictures, signs = [(part.inputs, printed, levels.inputs, PLACES)], ("",)
    rows, columns = part.inputs.shape
    left, places = area.left(), []
    for (values, shown, level, most), sign, name, size in zip(
        pictures, signs, names, sizes, strict=False
    ):
        place = QRectF(left, area.top(), columns * size.width(), rows * size.height())
        over = QRectF(left, area.top() - widget.line - 3, place.width() + _SIGN, widget.line)
        widget.text(painter, over, name, colour="muted")
        widget.cells.picture(painter, place, values, level=level)
        like = number(-1, most)
        widget.cells.numbers(
            painter, place, values, level=level, printed=shown, most=most, like=like
        )
        between = QRectF(place.right(), place.top(), _SIGN, place.height())
        widget.text(painter, between, sign, colour="muted", flags=_CENTRE)
        places.append(place)
        left = place.right() + _SIGN
    total = QRectF(left - _SIGN + _GAP, area.top(), area.right() - left, places[0].height())
    words = f"Σ = {number(float(printed.sum()))}"
    wide = widget.label_width(words)
    if total.left() + wide <= area.right():
        widget.text(painter, total, words, flags=_LEFT)
    left = total.left() + wide + 2 * _GAP
    curve = QRectF(left, area.top(), min(area.right() - left, 1.6 * places[0].height()), 0)
    curve.setHeight(places[0].height())
    if curve.width() >= _SMALLEST_CURVE <= curve.height() and not is_distance:
        name = QCoreApplication.translate("UnitArithmetic", "x = f(a)")
        over = QRectF(left, area.top() - widget.line - 3, curve.width(), widget.line)
        widget.text(painter, over, name, colour="muted")
        _paint_squash(painter, curve, arithmetic.net, arithmetic.state, widget.appearance.theme)
    return tuple(places)


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
