"""One unit of the network: its inputs, receptive field and outputs, and its arithmetic."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

import numpy as np

from lenet.network import paper
from lenet.network.forward import Trace
from lenet.network.parameters import Array, Parameters

LAYERS: Final = ("input", "c1", "s2", "c3", "s4", "c5", "f6", "rbf")
# Maps, rows and columns of each layer. C5, F6 and RBF have one unit a map here; that F6 is shown
# as a picture of 7x12 is up to the window.
LAYER_SHAPES: Final[dict[str, tuple[int, int, int]]] = {
    "input": (1, paper.INPUT_SIDE, paper.INPUT_SIDE),
    "c1": (paper.C1_MAPS, paper.C1_SIDE, paper.C1_SIDE),
    "s2": (paper.C1_MAPS, paper.S2_SIDE, paper.S2_SIDE),
    "c3": (paper.C3_MAPS, paper.C3_SIDE, paper.C3_SIDE),
    "s4": (paper.C3_MAPS, paper.S4_SIDE, paper.S4_SIDE),
    "c5": (paper.C5_UNITS, 1, 1),
    "f6": (paper.F6_UNITS, 1, 1),
    "rbf": (paper.CLASSES, 1, 1),
}
_ABOVE: Final = dict(pairwise(LAYERS))
_BELOW: Final = {above: below for below, above in pairwise(LAYERS)}
# For each layer the side of its windows on the layer below, and their stride.
_WINDOWS: Final = {
    "c1": (paper.KERNEL_SIDE, 1),
    "s2": (2, 2),
    "c3": (paper.KERNEL_SIDE, 1),
    "s4": (2, 2),
    "c5": (paper.S4_SIDE, 1),
    "f6": (1, 1),
    "rbf": (1, 1),
}
_ALL_MAPS: Final = {layer: tuple(range(shape[0])) for layer, shape in LAYER_SHAPES.items()}
_C3_MAPS_OF_S2_MAP: Final = tuple(
    tuple(c3_map for c3_map, s2_maps in enumerate(paper.C3_TABLE) if s2_map in s2_maps)
    for s2_map in range(paper.C1_MAPS)
)
_FIRST_KERNEL_OF_C3_MAP: Final = tuple(  # among the 60
    paper.C3_KERNELS.index((c3_map, s2_maps[0])) for c3_map, s2_maps in enumerate(paper.C3_TABLE)
)
_ONES: Final = np.ones((1, 2, 2), dtype=np.float32)  # S2 and S4 add up their inputs


@dataclass(frozen=True)
class Unit:
    """A unit by layer, map, row and column. Of C5, F6 and RBF row and column are 0."""

    layer: str
    map: int
    row: int = 0
    column: int = 0


@dataclass(frozen=True)
class Weight:
    """One weight of a shared kernel: layer "c1" (kernels 0..5) or "c3" (0..59), row, column."""

    layer: Literal["c1", "c3"]
    kernel: int
    row: int = 0
    column: int = 0


@dataclass(frozen=True)
class Region:
    """Part of a layer: some maps, and in each of them the same rectangle of units."""

    maps: tuple[int, ...]
    top: int
    left: int
    height: int
    width: int


@dataclass(frozen=True, eq=False)
class Term:
    """The part of a unit's sum that comes from one map below, or from the whole layer below."""

    source: int  # the map below; 0 where the layer below is taken as a whole
    inputs: Array  # (h, w)
    weights: Array  # (h, w)

    @property
    def products(self) -> Array:
        """Input times weight, cell by cell, (h, w)."""
        return self.inputs * self.weights

    @property
    def total(self) -> float:
        """The sum of the products."""
        return float(self.products.sum())


@dataclass(frozen=True, eq=False)
class Arithmetic:
    """The computation of a unit's state: sum of the terms, coefficient, bias, squashing.

    Without a coefficient `net` = `sum` + `bias`; with one (S2, S4) it is `sum` times
    `coefficient` + `bias`; `state` = squash(`net`). An RBF unit has one term, the differences
    of F6 and code times themselves, no bias, and `state` = `net`.
    """

    unit: Unit
    terms: tuple[Term, ...]
    sum: float  # of all terms, before coefficient and bias
    coefficient: float | None
    bias: float | None
    net: float
    state: float  # from the trace, not computed again


def input_region(unit: Unit) -> Region | None:
    """Return the units of the layer below that a unit is computed from; None for an input pixel."""
    return _input_region_of(unit.layer, Region((unit.map,), unit.row, unit.column, 1, 1))


def receptive_field(unit: Unit) -> dict[str, Region]:
    """Return the units of every layer below that can change a unit, by layer, the nearest first."""
    fields: dict[str, Region] = {}
    region = input_region(unit)
    layer = unit.layer
    while region is not None:
        layer = _BELOW[layer]
        fields[layer] = region
        region = _input_region_of(layer, region)
    return fields


def output_region(unit: Unit) -> Region | None:
    """Return the units of the next layer that a unit feeds; None for an RBF unit."""
    if unit.layer == "rbf":
        return None
    above = _ABOVE[unit.layer]
    if above == "c3":
        maps = _C3_MAPS_OF_S2_MAP[unit.map]
    elif above in ("s2", "s4"):
        maps = (unit.map,)
    else:
        maps = _ALL_MAPS[above]
    top, height = _windows_over(unit.row, above)
    left, width = _windows_over(unit.column, above)
    return Region(maps, top, left, height, width)


def layer_values(trace: Trace, layer: str) -> Array:
    """Return the states of a layer, the image or the distances, shaped as in `LAYER_SHAPES`."""
    if layer == "input":
        return trace.image[None]
    values: Array = trace.distances if layer == "rbf" else getattr(trace, layer)
    return values.reshape(LAYER_SHAPES[layer])


def strongest_unit(trace: Trace, layer: str) -> Unit:
    """Return the unit of a layer that responds most to a trace's image.

    The one with the largest absolute state; of C5 and F6, whose units stand for something, the
    largest state; of the RBF units the answer.
    """
    values = layer_values(trace, layer)
    if layer == "rbf":
        return Unit(layer, trace.answer)
    strength = values if layer in ("c5", "f6") else np.abs(values)
    number, row, column = np.unravel_index(int(strength.argmax()), values.shape)
    return Unit(layer, int(number), int(row), int(column))


def unit_value(trace: Trace, unit: Unit) -> float:
    """Return the value of a unit: its state, an input pixel, or an RBF distance."""
    return float(layer_values(trace, unit.layer)[unit.map, unit.row, unit.column])


def explain(p: Parameters, trace: Trace, unit: Unit) -> Arithmetic:
    """Return the arithmetic of one unit with every factor, from the numbers of a trace.

    Raises ValueError for an input pixel, which is not computed.
    """
    region = input_region(unit)
    if region is None:
        raise ValueError("an input pixel is given, not computed")
    shown = unit_value(trace, unit)
    if unit.layer == "rbf":
        difference = (trace.f6 - paper.CODES[unit.map])[None]  # (1, 84)
        term = Term(0, difference, difference)
        return Arithmetic(unit, (term,), term.total, None, None, term.total, shown)
    if unit.layer == "f6":
        sources: tuple[int, ...] = (0,)
        inputs = trace.c5[None, None]  # (1, 1, 120)
        weights = p.f6_weights[unit.map][None, None]  # (1, 1, 120)
    else:
        sources = region.maps
        rows = slice(region.top, region.top + region.height)
        columns = slice(region.left, region.left + region.width)
        window = layer_values(trace, _BELOW[unit.layer])[:, rows, columns]
        inputs = window if len(sources) == len(window) else window[list(sources)]  # (n, h, w)
        weights = _weights(p, unit)  # (n, h, w)
    total = float((inputs * weights).sum())
    coefficient = None
    if unit.layer in ("s2", "s4"):
        coefficient = float(getattr(p, f"{unit.layer}_coefficient")[unit.map])
    bias = float(getattr(p, f"{unit.layer}_bias")[unit.map])
    net = (total if coefficient is None else total * coefficient) + bias
    terms = tuple(map(Term, sources, inputs, weights))
    return Arithmetic(unit, terms, total, coefficient, bias, net, shown)


def _input_region_of(layer: str, region: Region) -> Region | None:
    """Return the units below that a region of a layer is computed from; None for the input."""
    if layer == "input":
        return None
    if layer == "c3":
        maps = tuple(sorted({s2 for c3 in region.maps for s2 in paper.C3_TABLE[c3]}))
    elif layer in ("s2", "s4"):
        maps = region.maps
    else:
        maps = _ALL_MAPS[_BELOW[layer]]
    side, step = _WINDOWS[layer]
    return Region(
        maps,
        region.top * step,
        region.left * step,
        (region.height - 1) * step + side,
        (region.width - 1) * step + side,
    )


def _windows_over(place: int, above: str) -> tuple[int, int]:
    """Return, along one axis, the first unit above whose window covers a place, and how many do."""
    side, step = _WINDOWS[above]
    first = max(-((side - 1 - place) // step), 0)
    last = min(place // step, LAYER_SHAPES[above][1] - 1)
    return first, last - first + 1


def _weights(p: Parameters, unit: Unit) -> Array:
    """Return one window of weights for each input map of a unit up to C5, (n, h, w)."""
    if unit.layer == "c1":
        return p.c1_kernels[unit.map : unit.map + 1]
    if unit.layer == "c3":
        start = _FIRST_KERNEL_OF_C3_MAP[unit.map]
        return p.c3_kernels[start : start + len(paper.C3_TABLE[unit.map])]
    if unit.layer == "c5":
        weights: Array = p.c5_weights[unit.map]
        return weights
    return _ONES
