"""What sharing and subsampling do to a digit that moves, and how much of it a unit sees."""

from typing import Final, Literal, NamedTuple

import numpy as np

from lenet.lecture.counts import COUNTS
from lenet.lecture.totals import layer_shares
from lenet.network import paper
from lenet.network.forward import squash
from lenet.network.parameters import Array

MOST: Final = 4  # pixels of a shift to either side: the digit stays inside
Gate = Literal["or", "mean", "and"]


def shifted(values: Array, *, right: int, down: int, fill: float = 0.0) -> Array:
    """Return maps, (..., h, w), moved to the right and down; what comes in is `fill`."""
    moved = np.full_like(values, fill)
    height, width = values.shape[-2:]
    moved[
        ...,
        max(down, 0) : height + min(down, 0),
        max(right, 0) : width + min(right, 0),
    ] = values[
        ...,
        max(-down, 0) : height + min(-down, 0),
        max(-right, 0) : width + min(-right, 0),
    ]
    return moved


def shifted_image(image: Array, *, right: int, down: int) -> Array:
    """Return a network input, (32, 32), moved over paper."""
    return shifted(image, right=right, down=down, fill=paper.BACKGROUND)


def largest_change(before: Array, after: Array, *, right: int, down: int) -> float:
    """Return how much `after` differs at most from `before` moved so far, where both exist."""
    inside = shifted(np.ones_like(before), right=right, down=down) > 0
    difference = np.abs(after - shifted(before, right=right, down=down))
    return float(difference[inside].max())


class ReceptiveField(NamedTuple):
    """The side of what a unit of a layer sees of the input, and how it grows from below.

    side = below + (kernel - 1) * spacing; the spacing is in pixels of the input.
    """

    layer: str
    side: int
    below: int
    kernel: int
    spacing: int


def receptive_fields() -> tuple[ReceptiveField, ...]:
    """Return the receptive fields of C1 to C5."""
    fields, side, spacing = [], 1, 1
    for share in layer_shares()[:5]:
        assert share.step is not None
        below, side = side, side + (share.step.kernel - 1) * spacing
        fields.append(ReceptiveField(share.name, side, below, share.step.kernel, spacing))
        spacing *= share.step.stride
    return tuple(fields)


class SharingCost(NamedTuple):
    """What C1 costs with shared kernels, and with kernels of its own for every unit."""

    parameters: int
    unshared: int
    multiplications: int  # the same either way


def sharing_cost() -> SharingCost:
    """Return C1's costs. A bias is a parameter, but takes no multiplication."""
    c1 = COUNTS["c1"]
    biases = c1.maps * c1.height * c1.width
    return SharingCost(c1.parameters, c1.connections, c1.connections - biases)


def gate_bias(gate: Gate, coefficient: float) -> float:
    """Return a bias at which a unit with inputs of +-1 acts as a noisy or, a mean, or an and.

    The four inputs add up to -4, -2, 0, 2 or 4: the bias puts the threshold between -4 and -2 for
    "or", at 0 for "mean", and between 2 and 4 for "and".
    """
    return {"or": 3.0, "mean": 0.0, "and": -3.0}[gate] * coefficient


def subsampled(total: Array, coefficient: float, bias: float) -> Array:
    """Return the states of S units whose four inputs have these sums. Any shape."""
    return squash(np.asarray(total * coefficient + bias, dtype=np.float32))
