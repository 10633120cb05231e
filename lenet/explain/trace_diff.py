"""The difference of two traces, layer by layer."""

from dataclasses import dataclass

import numpy as np

from lenet.explain.units import LAYERS, Unit, layer_values
from lenet.network.forward import Trace
from lenet.network.parameters import Array


@dataclass(frozen=True, eq=False)
class LayerDifference:
    """The difference of the values of one layer between two traces."""

    values: Array  # (maps, h, w): second less first
    mean: float  # of |difference| over all units
    largest: float  # the difference, with its sign, that is farthest from 0
    unit: Unit  # the one with the largest difference; the first of several


def diff_traces(first: Trace, second: Trace) -> dict[str, LayerDifference]:
    """Return second less first for every layer, from the input to the RBF distances."""
    return {
        layer: _layer_difference(layer, layer_values(second, layer) - layer_values(first, layer))
        for layer in LAYERS
    }


def _layer_difference(layer: str, values: Array) -> LayerDifference:
    size = np.abs(values)
    number, row, column = (int(at) for at in np.unravel_index(size.argmax(), size.shape))
    return LayerDifference(
        values=values,
        mean=float(size.mean()),
        largest=float(values[number, row, column]),
        unit=Unit(layer, number, row, column),
    )
