"""A net small enough to follow every number: 3 inputs, 3 units, 1 output. numpy only.

Layer 1 is the slides' forward pass: z_i = sum_j w_ij x_j + b_i, a_i = f(z_i). The slides stop
there; to have an error to pass back, one output unit over the three is ours, with
E = (a - t)^2 / 2.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lenet.network import paper

Function = Literal["tanh", "sigmoid", "relu"]
Vector = NDArray[np.float64]

FUNCTIONS: Final[tuple[Function, ...]] = ("tanh", "sigmoid", "relu")
UNITS: Final = 3
INPUTS: Final = 3
_STEP: Final = 1e-5  # of the finite differences


def activate(z: Vector, function: Function) -> Vector:
    """f(z): the paper's scaled tanh (p. 8), the sigmoid, or ReLU."""
    if function == "tanh":
        return np.asarray(paper.SQUASH_A * np.tanh(paper.SQUASH_S * z))
    if function == "sigmoid":
        return np.asarray(0.5 * (1 + np.tanh(0.5 * z)))  # 1 / (1 + e^-z), and never overflows
    return np.maximum(z, 0.0)


def slope(z: Vector, function: Function) -> Vector:
    """f'(z). ReLU has none at 0; we take 0 there."""
    a = activate(z, function)
    if function == "tanh":
        return np.asarray(paper.SQUASH_S * (paper.SQUASH_A - a * a / paper.SQUASH_A))
    if function == "sigmoid":
        return np.asarray(a * (1 - a))
    return np.asarray((z > 0).astype(np.float64))


class Place(NamedTuple):
    """One parameter: layer 1 or 2, its unit, and the input it weighs; None for the bias."""

    layer: int
    unit: int
    source: int | None


@dataclass(frozen=True, eq=False)
class SmallNet:
    """All 16 parameters; also the shape of their derivatives."""

    weights: Vector  # (3, 3), weights[i, j] from input j to unit i
    bias: Vector  # (3,)
    out_weights: Vector  # (3,)
    out_bias: float

    def at(self, place: Place) -> float:
        """One parameter."""
        if place.layer == 1:
            chosen = (
                self.bias[place.unit]
                if place.source is None
                else self.weights[place.unit, place.source]
            )
            return float(chosen)
        return self.out_bias if place.source is None else float(self.out_weights[place.source])

    def having(self, place: Place, value: float) -> "SmallNet":
        """The net with another value at one place."""
        if place.layer == 2 and place.source is None:
            return replace(self, out_bias=value)
        if place.layer == 2:
            out_weights = self.out_weights.copy()
            out_weights[place.source] = value
            return replace(self, out_weights=out_weights)
        if place.source is None:
            bias = self.bias.copy()
            bias[place.unit] = value
            return replace(self, bias=bias)
        weights = self.weights.copy()
        weights[place.unit, place.source] = value
        return replace(self, weights=weights)

    def stepped(self, slopes: "SmallNet", rate: float) -> "SmallNet":
        """One step down the slope: every parameter less rate times its derivative."""
        return SmallNet(
            self.weights - rate * slopes.weights,
            self.bias - rate * slopes.bias,
            self.out_weights - rate * slopes.out_weights,
            self.out_bias - rate * slopes.out_bias,
        )


def places() -> Iterator[Place]:
    """The 16 parameters in order: layer by layer, unit by unit, weights before the bias."""
    for unit in range(UNITS):
        for source in (*range(INPUTS), None):
            yield Place(1, unit, source)
    for source in (*range(UNITS), None):
        yield Place(2, 0, source)


class SmallTrace(NamedTuple):
    """Every number on the way through."""

    x: Vector  # (3,)
    z: Vector  # (3,)
    a: Vector  # (3,)
    out_z: float
    out_a: float

    def error(self, target: float) -> float:
        """E = (a - t)^2 / 2."""
        return (self.out_a - target) ** 2 / 2


def forward(net: SmallNet, x: Vector, function: Function) -> SmallTrace:
    """Layer 1 from the inputs, (3,), and the output from layer 1."""
    z = net.weights @ x + net.bias  # (3,)
    a = activate(z, function)  # (3,)
    out_z = float(net.out_weights @ a) + net.out_bias
    out_a = float(activate(np.array([out_z]), function)[0])
    return SmallTrace(x, z, a, out_z, out_a)


class Backward(NamedTuple):
    """What comes back: the deltas dE/dz of both layers and the derivatives made of them."""

    delta_out: float  # dE/dz of the output
    delta: Vector  # (3,), dE/dz of layer 1
    slopes: SmallNet  # dE/dw, dE/db


def backward(net: SmallNet, trace: SmallTrace, target: float, function: Function) -> Backward:
    """Back-propagation: delta = (a - t) f'(z) at the output, then through the weights."""
    delta_out = (trace.out_a - target) * float(slope(np.array([trace.out_z]), function)[0])
    delta = net.out_weights * delta_out * slope(trace.z, function)  # (3,)
    slopes = SmallNet(np.outer(delta, trace.x), delta, delta_out * trace.a, delta_out)
    return Backward(delta_out, delta, slopes)


def finite_difference(
    net: SmallNet, x: Vector, target: float, function: Function, place: Place
) -> float:
    """(E(w + h) - E(w - h)) / 2h: the derivative without back-propagation, by trying."""
    value = net.at(place)
    up, down = (
        forward(net.having(place, value + step), x, function).error(target)
        for step in (_STEP, -_STEP)
    )
    return (up - down) / (2 * _STEP)


# Chosen so that the three units differ: one well up, one near 0, one well down.
START_INPUTS: Final = (1.0, 0.5, -1.0)
START_TARGET: Final = 1.0


def start() -> SmallNet:
    """The net that the lecture opens with."""
    return SmallNet(
        np.array([[0.8, -0.4, 0.3], [-0.5, 0.9, 0.2], [0.4, 0.6, 1.2]]),
        np.array([0.1, 0.3, -0.2]),
        np.array([0.7, -0.6, 0.5]),
        0.1,
    )
