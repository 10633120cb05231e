"""One map computed from several: a convolution for each, their sum, one bias, one squash."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Final

import numpy as np

from lenet.lecture.convolution import correlate, fixed
from lenet.network.forward import squash
from lenet.network.parameters import Array

# Numbers small enough to compute by hand: two maps of 3x3, a kernel of 2x2 for each, one bias.
HAND_MAPS: Final = (
    fixed([[1, 0, 2], [0, 1, 1], [1, 0, 1]]),
    fixed([[1, 2, 0], [0, 1, 2], [1, 0, 1]]),
)
HAND_KERNELS: Final = (fixed([[1, 0], [0, 1]]), fixed([[0, 1], [-1, 0]]))
HAND_BIAS: Final = -1.0


@dataclass(frozen=True, eq=False)
class MapSum:
    """How one map comes about; all arrays have its height and width."""

    parts: tuple[Array, ...]  # the convolution of each input map with its own kernel
    net: Array  # the sum of the parts, and the bias in every place
    state: Array  # f(net)


def map_sum(maps: Sequence[Array], kernels: Sequence[Array], bias: float) -> MapSum:
    """Convolve each map with its kernel and add up. Maps of one size, kernels of one size."""
    parts = tuple(correlate(*pair) for pair in zip(maps, kernels, strict=True))
    net: Array = np.stack(parts).sum(axis=0) + np.float32(bias)
    return MapSum(parts, net, squash(net))


def terms_that_add_up(
    terms: Sequence[float], decimals: int, *, total: float | None = None
) -> list[float]:
    """Return terms rounded so that they add up to their rounded sum, as a reader expects.

    Each is rounded down or up: those with the largest remainders go up. `total` is a sum that is
    rounded already, less than one unit of the last decimal away from the true one.
    """
    unit = 10.0**decimals
    down = [floor(term * unit) for term in terms]
    missing = round((sum(terms) if total is None else total) * unit) - sum(down)
    remainders = [term * unit - low for term, low in zip(terms, down, strict=True)]
    order = sorted(range(len(terms)), key=lambda index: -remainders[index])
    for index in order[:missing]:
        down[index] += 1
    return [low / unit for low in down]
