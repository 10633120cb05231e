"""The rectangle of each map of the network, for any size of the panel. Pure arithmetic."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRectF

from lenet.explain.units import Region, Unit
from lenet.network import paper

COLUMNS: Final = ("input", "c1", "s2", "c3", "s4", "c5", "f6")
SLOTS: Final = ("input", "c1", "s2", "table", "c3", "s4", "c5", "f6")  # from left to right
_ABREAST: Final = {"c3": 2, "s4": 2}  # maps side by side; the others are in one column
# Side or width of one map, in sides of a C1 map. As in the paper's Figure 2 maps shrink from left
# to right while their number grows.
_SIDES: Final = {"input": 1.1, "c1": 1.0, "s2": 0.64, "table": 1.5, "c5": 0.16, "f6": 1.1}
_GAP: Final = 0.08  # between two maps, in sides of a C1 map
_WIDEST_GAP: Final = 0.4  # the same where the panel is higher than wide
_C3_ROWS: Final = paper.C3_MAPS // 2
_S4_SHARE: Final = 0.72  # of a C3 map
_BETWEEN: Final = 0.17  # least room between two columns, in sides of a C1 map
_ARROW: Final = 12.0  # and in logical pixels
_HALVINGS: Final = 30  # of the range in which the largest fitting size is looked for


@dataclass(frozen=True)
class Shape:
    """A layer's maps: how many, and their height and width in units."""

    maps: int
    height: int
    width: int


SHAPES: Final = {
    "input": Shape(1, paper.INPUT_SIDE, paper.INPUT_SIDE),
    "c1": Shape(paper.C1_MAPS, paper.C1_SIDE, paper.C1_SIDE),
    "s2": Shape(paper.C1_MAPS, paper.S2_SIDE, paper.S2_SIDE),
    "c3": Shape(paper.C3_MAPS, paper.C3_SIDE, paper.C3_SIDE),
    "s4": Shape(paper.C3_MAPS, paper.S4_SIDE, paper.S4_SIDE),
    "c5": Shape(1, paper.C5_UNITS, 1),
    "f6": Shape(1, paper.CODE_ROWS, paper.CODE_COLUMNS),
}


@dataclass(frozen=True)
class Layout:
    """By layer, the rectangle of every map, and that of the whole column; and the C3 table.

    Every edge is on the grid of device pixels; `pixel` is the side of one. The table has a row
    at the height of each S2 map and a column for each C3 map.
    """

    maps: dict[str, list[QRectF]]
    columns: dict[str, QRectF]
    table: QRectF
    pixel: float
    slots: dict[str, QRectF]  # the room of each column's titles; they do not overlap


def lay_out(
    area: QRectF,
    *,
    pixel: float,
    labels: Mapping[str, float] | None = None,
    beside_c5: float = 0.0,
) -> Layout:
    """Return the layout of the seven layers and the table in `area`, as large as they fit.

    `labels` is the width that the titles of a column of SLOTS need, `beside_c5` that of the word
    on each side of C5. Maps grow with the area by any factor. Room that is left over goes between
    the columns, as much between any two of them; and between the maps.
    """
    labels = labels or {}
    c1 = _largest_c1(area, labels, beside_c5)
    gap = min(max((area.height() - 6 * c1) / 5, _GAP * c1), _WIDEST_GAP * c1)
    tall = 6 * c1 + 5 * gap
    between = _largest(
        lambda room: _middles(c1, room, labels, beside_c5)[1] <= area.width(), 0.0, area.width()
    )
    middles = _middles(c1, between, labels, beside_c5)[0]
    top = area.top() + max(area.height() - tall, 0.0) / 2
    maps: dict[str, list[QRectF]] = {}
    slots: dict[str, QRectF] = {}
    columns: dict[str, QRectF] = {}
    for slot in SLOTS:
        middle, wide = area.left() + middles[slot], labels.get(slot) or _width(slot, c1)
        slots[slot] = QRectF(middle - wide / 2, area.top(), wide, area.height())
        if slot in SHAPES:
            maps[slot] = _places(slot, middle, top, c1=c1, gap=gap, tall=tall, pixel=pixel)
            bounds = QRectF()
            for place in maps[slot]:
                bounds = bounds.united(place)
            columns[slot] = bounds
    wide, middle = _width("table", c1), slots["table"].center().x()
    table = QRectF(middle - wide / 2, top - gap / 2, wide, 6 * (c1 + gap))
    return Layout(maps, columns, _on_grid(table, pixel), pixel, slots)


def _middles(
    c1: float, between: float, labels: Mapping[str, float], beside_c5: float
) -> tuple[dict[str, float], float]:
    """Return the middle of each column, from the left edge, and the width of all.

    `between` is the room between two columns, and behind the last one for the arrow to the
    answer; it is wider where titles would touch, and where the words beside C5 would.
    """
    words = beside_c5 - _width("c5", c1)
    first, last = SLOTS[0], SLOTS[-1]
    at = max(_width(first, c1), labels.get(first, 0.0)) / 2
    middles = {first: at}
    for left, right in pairwise(SLOTS):
        room = max(between, words) if "c5" in (left, right) else between
        maps = (_width(left, c1) + _width(right, c1)) / 2 + room
        at += max(maps, (labels.get(left, 0.0) + labels.get(right, 0.0)) / 2)
        middles[right] = at
    return middles, at + max(_width(last, c1) / 2 + between, labels.get(last, 0.0) / 2)


def _largest_c1(area: QRectF, labels: Mapping[str, float], beside_c5: float) -> float:
    """Return the largest side of a C1 map with which all columns fit into an area."""

    def fits(c1: float) -> bool:
        least = max(_BETWEEN * c1, _ARROW)
        return _middles(c1, least, labels, beside_c5)[1] <= area.width()

    return max(_largest(fits, 0.0, area.height() / (6 + 5 * _GAP)), 6.0)


def _largest(fits: Callable[[float], bool], low: float, high: float) -> float:
    """Return the largest length in a range that fits, `low` if none does."""
    if fits(high):
        return high
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def _width(slot: str, c1: float) -> float:
    """Return the width of a column, given the side of a C1 map."""
    abreast = _ABREAST.get(slot, 1)
    return abreast * _side(slot, c1) + (abreast - 1) * _GAP * c1


def _side(slot: str, c1: float) -> float:
    """Return the width of one map of a column, given the side of a C1 map."""
    c3 = ((6 + 5 * _GAP) - (_C3_ROWS - 1) * _GAP) * c1 / _C3_ROWS
    if slot in _ABREAST:
        return c3 if slot == "c3" else _S4_SHARE * c3
    return _SIDES[slot] * c1


def _places(
    name: str, middle: float, top: float, *, c1: float, gap: float, tall: float, pixel: float
) -> list[QRectF]:
    """Return the places of a layer's maps, in columns round `middle`, from `top` on."""
    shape, abreast = SHAPES[name], _ABREAST.get(name, 1)
    rows = shape.maps // abreast
    width = _snapped(_side(name, c1), pixel)
    height = _snapped(tall if name == "c5" else width / shape.width * shape.height, pixel)
    pitch = c1 + gap  # each S2 map is beside the C1 map that it sums
    if name in ("c3", "s4"):  # spread over the height of C1, so that the columns end level
        pitch = (tall - _side("c3", c1)) / (rows - 1)
    first = top + (tall - (rows - 1) * pitch - height) / 2
    left = middle - (abreast * width + (abreast - 1) * _GAP * c1) / 2
    return [
        QRectF(
            _snapped(left + (number // rows) * (width + _GAP * c1), pixel),
            _snapped(first + (number % rows) * pitch, pixel),
            max(width, pixel),
            max(height, pixel),
        )
        for number in range(shape.maps)
    ]


def _snapped(length: float, pixel: float) -> float:
    """Return the nearest whole number of device pixels."""
    return round(length / pixel) * pixel


def _on_grid(place: QRectF, pixel: float) -> QRectF:
    """Return a rectangle with its edges on the grid of device pixels."""
    left, top = _snapped(place.left(), pixel), _snapped(place.top(), pixel)
    right, bottom = _snapped(place.right(), pixel), _snapped(place.bottom(), pixel)
    return QRectF(left, top, right - left, bottom - top)


def cell_place(layout: Layout, c3_map: int, s2_map: int) -> QRectF:
    """Return the rectangle of a cell of the table."""
    table = layout.table
    width, height = table.width() / paper.C3_MAPS, table.height() / paper.C1_MAPS
    return QRectF(table.left() + c3_map * width, table.top() + s2_map * height, width, height)


def cell_at(layout: Layout, x: float, y: float) -> tuple[int, int] | None:
    """Return C3 map and S2 map of the table's cell at a place of the panel; None beside it."""
    table = layout.table
    if not table.contains(x, y):
        return None
    column = int((x - table.left()) / table.width() * paper.C3_MAPS)
    row = int((y - table.top()) / table.height() * paper.C1_MAPS)
    return min(column, paper.C3_MAPS - 1), min(row, paper.C1_MAPS - 1)


def unit_at(layout: Layout, x: float, y: float) -> Unit | None:
    """Return the unit at a place of the panel; None between the maps."""
    for name, places in layout.maps.items():
        if not layout.columns[name].contains(x, y):
            continue
        shape = SHAPES[name]
        for number, place in enumerate(places):
            if place.contains(x, y):
                row = min(int((y - place.top()) / place.height() * shape.height), shape.height - 1)
                column = min(int((x - place.left()) / place.width() * shape.width), shape.width - 1)
                if name in ("c5", "f6"):  # one picture of many units
                    return Unit(name, row * shape.width + column)
                return Unit(name, number, row, column)
    return None


def places_of(layout: Layout, layer: str, region: Region) -> list[QRectF]:
    """Return the rectangles of a region on the panel; none for the RBF layer."""
    if layer not in layout.maps:
        return []
    shape, places = SHAPES[layer], layout.maps[layer]
    if layer not in ("c5", "f6"):
        return [_part(places[number], shape, region, layout.pixel) for number in region.maps]
    if len(region.maps) == shape.height * shape.width:
        return places
    cells = (divmod(number, shape.width) for number in region.maps)
    parts = (Region((0,), row, column, 1, 1) for row, column in cells)
    return [_part(places[0], shape, part, layout.pixel) for part in parts]


def _part(place: QRectF, shape: Shape, region: Region, pixel: float) -> QRectF:
    """Return a region's rectangle within one map's place, on the grid of device pixels."""
    width, height = place.width() / shape.width, place.height() / shape.height
    part = QRectF(
        place.left() + region.left * width,
        place.top() + region.top * height,
        region.width * width,
        region.height * height,
    )
    return _on_grid(part, pixel)
