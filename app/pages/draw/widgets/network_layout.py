"""The rectangle of each map of the network, for any size of the panel. Pure arithmetic."""

from dataclasses import dataclass
from math import floor
from typing import Final

from PySide6.QtCore import QRectF

from lenet.explain.units import Region, Unit
from lenet.network import paper

COLUMNS: Final = ("input", "c1", "s2", "c3", "s4", "c5", "f6")
_MAP_COLUMNS: Final = {"c3": 2, "s4": 2}  # maps side by side; the others are in one column


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
    """By layer, the rectangle of every map, and that of the whole column."""

    maps: dict[str, list[QRectF]]
    columns: dict[str, QRectF]


def lay_out(area: QRectF, *, pixel: float, gap: float) -> Layout:
    """Return the layout of the seven columns in `area`.

    Every unit becomes a whole number of device pixels (`pixel` is the side of one). Sizes
    follow the paper's Figure 2: maps shrink from left to right and their number grows. `gap`
    is the space between maps; what is left over goes between the columns.
    """
    height = area.height()
    c1 = _whole((height - 5 * gap) / (6 * paper.C1_SIDE), pixel)
    while True:
        units = _units(c1, height=height, gap=gap, pixel=pixel)
        widths = {name: _column_width(name, units[name], gap) for name in COLUMNS}
        spare = area.width() - sum(widths.values())
        if spare >= 2.5 * gap * (len(COLUMNS) - 1) or c1 <= pixel:
            break
        c1 -= pixel
    between = max(spare / (len(COLUMNS) - 1), gap)
    maps, columns, left = {}, {}, area.left()
    pitch = units["c1"][1] * paper.C1_SIDE + gap
    for name in COLUMNS:
        places = _places(name, units[name], left=left, area=area, gap=gap, pitch=pitch, pixel=pixel)
        maps[name] = places
        bounds = QRectF()
        for place in places:
            bounds = bounds.united(place)
        columns[name] = bounds
        left = left + widths[name] + between
    return Layout(maps, columns)


def _whole(size: float, pixel: float) -> float:
    """Return the largest whole number of device pixels not over a size, one at least."""
    return max(floor(size / pixel + 1e-6), 1) * pixel


def _units(c1: float, *, height: float, gap: float, pixel: float) -> dict[str, tuple[float, float]]:
    """Return width and height of one unit in each column, given C1's."""
    tall = 6 * paper.C1_SIDE * c1 + 5 * gap  # what the C1 column takes
    c3 = min(_whole((tall - 7 * gap) / (8 * paper.C3_SIDE), pixel), c1 * 2)
    s2 = _whole(0.75 * paper.C1_SIDE * c1 / paper.S2_SIDE, pixel)
    s4 = _whole(0.75 * paper.C3_SIDE * c3 / paper.S4_SIDE, pixel)
    c5 = _whole(tall / paper.C5_UNITS, pixel)
    f6 = _whole(1.5 * paper.C1_SIDE * c1 / paper.CODE_COLUMNS, pixel)
    input_ = _whole(1.5 * paper.C1_SIDE * c1 / paper.INPUT_SIDE, pixel)
    square = {"input": input_, "c1": c1, "s2": s2, "c3": c3, "s4": s4, "f6": f6}
    sizes = {name: (unit, unit) for name, unit in square.items()}
    sizes["c5"] = (max(4 * c5, 10.0), c5)
    return sizes


def _column_width(name: str, unit: tuple[float, float], gap: float) -> float:
    abreast = _MAP_COLUMNS.get(name, 1)
    return SHAPES[name].width * unit[0] * abreast + gap * (abreast - 1)


def _places(
    name: str,
    unit: tuple[float, float],
    *,
    left: float,
    area: QRectF,
    gap: float,
    pitch: float,
    pixel: float,
) -> list[QRectF]:
    shape = SHAPES[name]
    width, height = shape.width * unit[0], shape.height * unit[1]
    abreast = _MAP_COLUMNS.get(name, 1)
    rows = shape.maps // abreast
    if name == "s2":
        step = pitch  # each S2 map is beside the C1 map that it sums
    elif rows > 1:
        # Spread over the height that C1 takes, so that all the columns end level.
        step = (6 * pitch - gap - height) / (rows - 1)
    else:
        step = 0.0
    tall = (rows - 1) * step + height
    top = area.top() + (area.height() - tall) / 2
    return [
        QRectF(
            round((left + (number // rows) * (width + gap)) / pixel) * pixel,
            round((top + (number % rows) * step) / pixel) * pixel,
            width,
            height,
        )
        for number in range(shape.maps)
    ]


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
        return [_part(places[number], shape, region) for number in region.maps]
    if len(region.maps) == shape.height * shape.width:
        return places
    cells = (divmod(number, shape.width) for number in region.maps)
    return [_part(places[0], shape, Region((0,), row, column, 1, 1)) for row, column in cells]


def _part(place: QRectF, shape: Shape, region: Region) -> QRectF:
    """Return a region's rectangle within one map's place."""
    width, height = place.width() / shape.width, place.height() / shape.height
    return QRectF(
        place.left() + region.left * width,
        place.top() + region.top * height,
        region.width * width,
        region.height * height,
    )
