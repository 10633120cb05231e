"""A net small enough to follow every number: 3 inputs, 3 units, 1 output. numpy only.

Layer 1 is the slides' forward pass: z_i = sum_j w_ij x_j + b_i, a_i = f(z_i). The slides stop
there. The output unit over the three is ours: back-propagation needs an error,
E = (a - t)^2 / 2.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lenet.network import paper

Activation = Literal["tanh", "sigmoid", "relu"]
Vector = NDArray[np.float64]

UNITS: Final = 3
INPUTS: Final = 3
LIMIT: Final = 3.0  # the size of inputs and parameters, as a person sets them, is at most this
_STEP: Final = 1e-5  # of the finite differences


def activate(z: Vector, function: Activation) -> Vector:
    """Return f(z): the paper's scaled tanh (p. 8), the sigmoid, or ReLU. Any shape."""
    if function == "tanh":
        return np.asarray(paper.SQUASH_A * np.tanh(paper.SQUASH_S * z))
    if function == "sigmoid":
        return np.asarray(0.5 * (1 + np.tanh(0.5 * z)))  # 1 / (1 + e^-z), and never overflows
    return np.maximum(z, 0.0)


def slope(z: Vector, function: Activation) -> Vector:
    """Return f'(z). ReLU has no slope at 0; we take 0 there."""
    a = activate(z, function)
    if function == "tanh":
        return np.asarray(paper.SQUASH_S * (paper.SQUASH_A - a * a / paper.SQUASH_A))
    if function == "sigmoid":
        return np.asarray(a * (1 - a))
    return np.asarray((z > 0).astype(np.float64))


class ParameterIndex(NamedTuple):
    """Which parameter: layer 1 or 2, its unit, and the input it weighs; None for the bias."""

    layer: int
    unit: int
    source: int | None


@dataclass(frozen=True, eq=False)
class SmallNet:
    """All 16 parameters. The derivatives by them are a SmallNet too."""

    weights: Vector  # (3, 3), weights[i, j] from input j to unit i
    bias: Vector  # (3,)
    out_weights: Vector  # (3,)
    out_bias: float

    def at(self, index: ParameterIndex) -> float:
        """Return one parameter."""
        if index.layer == 2:
            return self.out_bias if index.source is None else float(self.out_weights[index.source])
        if index.source is None:
            return float(self.bias[index.unit])
        return float(self.weights[index.unit, index.source])

    def with_value(self, index: ParameterIndex, value: float) -> "SmallNet":
        """Return the net with another value of one parameter."""
        if index.layer == 2 and index.source is None:
            return replace(self, out_bias=value)
        if index.layer == 2:
            out_weights = self.out_weights.copy()
            out_weights[index.source] = value
            return replace(self, out_weights=out_weights)
        if index.source is None:
            bias = self.bias.copy()
            bias[index.unit] = value
            return replace(self, bias=bias)
        weights = self.weights.copy()
        weights[index.unit, index.source] = value
        return replace(self, weights=weights)

    def stepped(self, slopes: "SmallNet", rate: float) -> "SmallNet":
        """Return the net after one step of descent: parameter less rate times derivative."""
        return SmallNet(
            self.weights - rate * slopes.weights,
            self.bias - rate * slopes.bias,
            self.out_weights - rate * slopes.out_weights,
            self.out_bias - rate * slopes.out_bias,
        )


def parameter_indices() -> Iterator[ParameterIndex]:
    """Yield the 16 indices in order: layer by layer, unit by unit, weights before the bias."""
    for unit in range(UNITS):
        for source in (*range(INPUTS), None):
            yield ParameterIndex(1, unit, source)
    for source in (*range(UNITS), None):
        yield ParameterIndex(2, 0, source)


class SmallTrace(NamedTuple):
    """Every number that the forward pass computes."""

    x: Vector  # (3,), inputs
    z: Vector  # (3,), weighted sums of layer 1
    a: Vector  # (3,), f(z)
    out_z: float
    out_a: float  # the answer

    def error(self, target: float) -> float:
        """Return E = (a - t)^2 / 2."""
        return (self.out_a - target) ** 2 / 2


def forward(net: SmallNet, x: Vector, function: Activation) -> SmallTrace:
    """Compute layer 1 from the inputs, (3,), and the output from layer 1."""
    z = net.weights @ x + net.bias  # (3,)
    a = activate(z, function)  # (3,)
    out_z = float(net.out_weights @ a) + net.out_bias
    out_a = float(activate(np.array([out_z]), function)[0])
    return SmallTrace(x, z, a, out_z, out_a)


class BackwardPass(NamedTuple):
    """The deltas dE/dz of both layers and the derivatives by the parameters."""

    delta_out: float  # dE/dz of the output
    delta: Vector  # (3,), dE/dz of layer 1
    slopes: SmallNet  # dE/dw, dE/db


def backward(net: SmallNet, trace: SmallTrace, target: float, function: Activation) -> BackwardPass:
    """Back-propagate: delta = (a - t) f'(z) at the output, then down through the weights."""
    delta_out = (trace.out_a - target) * float(slope(np.array([trace.out_z]), function)[0])
    delta = net.out_weights * delta_out * slope(trace.z, function)  # (3,)
    slopes = SmallNet(np.outer(delta, trace.x), delta, delta_out * trace.a, delta_out)
    return BackwardPass(delta_out, delta, slopes)


def finite_difference(
    net: SmallNet, x: Vector, target: float, function: Activation, index: ParameterIndex
) -> float:
    """Return dE/dw of one parameter without back-propagation: (E(w + h) - E(w - h)) / 2h."""
    value = net.at(index)
    up, down = (
        forward(net.with_value(index, value + step), x, function).error(target)
        for step in (_STEP, -_STEP)
    )
    return (up - down) / (2 * _STEP)


# Chosen so that the three units differ: one far above 0, one near 0, one far below 0.
START_INPUTS: Final = (1.0, 0.5, -1.0)
START_TARGET: Final = 1.0


def start_net() -> SmallNet:
    """Return the net that the lecture starts with."""
    return SmallNet(
        np.array([[0.8, -0.4, 0.3], [-0.5, 0.9, 0.2], [0.4, 0.6, 1.2]]),
        np.array([0.1, 0.3, -0.2]),
        np.array([0.7, -0.6, 0.5]),
        0.1,
    )
