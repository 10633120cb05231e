"""The layout of the maps of two layers, side by side in a given area. Pure arithmetic."""

from dataclasses import dataclass
from itertools import product
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF

from lenet.explain.units import LAYER_SHAPES
from lenet.network import paper

_GAP: Final = 6.0  # pixels between two maps
_BETWEEN: Final = 56.0  # pixels from one layer to the next, with an arrow in the middle
_LARGEST: Final = 24.0  # pixels of a unit's side
_LINE: Final = 20.0  # pixels for a number below each code
# Layers of 1x1 maps are shown as one picture: C5's 120 units as 10x12, F6's 84 as the codes' 7x12.
FOLDED: Final = {"c5": (10, 12), "f6": (paper.CODE_ROWS, paper.CODE_COLUMNS)}
_CODES_ABREAST: Final = 5


@dataclass(frozen=True)
class Block:
    """The rectangles in which a layer's maps are painted, in pixels."""

    layer: str
    places: tuple[QRectF, ...]
    unit: float  # side of one unit, in pixels

    @property
    def bounds(self) -> QRectF:
        """The rectangle round all of them."""
        whole = QRectF()
        for place in self.places:
            whole = whole.united(place)
        return whole


def shape_of(layer: str) -> tuple[int, int, int]:
    """Return maps, rows and columns as they are shown; the RBF layer is shown by its codes."""
    if layer == "rbf":
        return (paper.CLASSES, paper.CODE_ROWS, paper.CODE_COLUMNS)
    return (1, *FOLDED[layer]) if layer in FOLDED else LAYER_SHAPES[layer]


def abreast(layer: str) -> int:
    """Return how many units stand in a row, of a layer that is shown as one picture or as codes."""
    return FOLDED[layer][1] if layer in FOLDED else _CODES_ABREAST


def blocks(area: QRectF, layers: tuple[str, str], *, pixel: float) -> list[Block]:
    """Return both layers side by side in an area; a unit has whole device pixels of side `pixel`.

    Of all ways to put the maps in rows, take the one that shows most: neither layer may become
    small for the other's sake, so it is the product of their areas that counts.
    """
    best, layout = 0.0, ((1, pixel), (1, pixel))
    for first, second in product(_column_counts(layers[0]), _column_counts(layers[1])):
        for count in range(1, int(_LARGEST / pixel) + 1):
            one = count * pixel
            wide, tall = _extent(layers[0], first, one)
            room = area.width() - _BETWEEN - wide
            other = min(_largest_unit(layers[1], second, room, area.height()), _LARGEST)
            other = int(other / pixel + 1e-6) * pixel
            if tall > area.height() or other < pixel:
                break
            shown = _area(layers[0], one) * _area(layers[1], other)
            if shown > best:
                best, layout = shown, ((first, one), (second, other))
    widths = [_extent(layer, *way)[0] for layer, way in zip(layers, layout, strict=True)]
    left = area.left() + (area.width() - sum(widths) - _BETWEEN) / 2
    result = []
    for layer, way, width in zip(layers, layout, widths, strict=True):
        result.append(_block(layer, *way, left=left, area=area, pixel=pixel))
        left += width + _BETWEEN
    return result


def _column_counts(layer: str) -> tuple[int, ...]:
    """Return the numbers of columns in which the maps can stand."""
    if layer == "rbf":
        return (_CODES_ABREAST,)
    return {1: (1,), 6: (2, 3), 16: (4, 8)}[shape_of(layer)[0]]


def _line(layer: str) -> float:
    return _LINE if layer == "rbf" else 0.0


def _extent(layer: str, columns: int, unit: float) -> tuple[float, float]:
    """Return the width and height of a layer's maps in so many columns."""
    maps, height, width = shape_of(layer)
    rows = ceil(maps / columns)
    return (
        columns * width * unit + (columns - 1) * _GAP,
        rows * (height * unit + _line(layer)) + (rows - 1) * _GAP,
    )


def _largest_unit(layer: str, columns: int, width: float, height: float) -> float:
    maps, high, wide = shape_of(layer)
    rows = ceil(maps / columns)
    return min(
        (width - (columns - 1) * _GAP) / (columns * wide),
        ((height - (rows - 1) * _GAP) / rows - _line(layer)) / high,
    )


def _area(layer: str, unit: float) -> float:
    maps, height, width = shape_of(layer)
    return maps * height * width * unit * unit


def _block(
    layer: str, columns: int, unit: float, *, left: float, area: QRectF, pixel: float
) -> Block:
    maps, height, width = shape_of(layer)
    top = area.top() + (area.height() - _extent(layer, columns, unit)[1]) / 2
    places = []
    for number in range(maps):
        row, column = divmod(number, columns)
        x = left + column * (width * unit + _GAP)
        y = top + row * (height * unit + _GAP + _line(layer))
        x, y = (round(part / pixel) * pixel for part in (x, y))
        places.append(QRectF(x, y, width * unit, height * unit))
    return Block(layer, tuple(places), unit)
