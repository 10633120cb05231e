"""A single step of learning on one digit, and how the gradient of a shared weight adds up."""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

import numpy as np

from lenet.explain.units import Weight
from lenet.network import paper
from lenet.network.backprop import curvatures, f6_slope, gradients
from lenet.network.forward import (
    C3_MAP_OF_KERNEL,
    S2_MAP_OF_KERNEL,
    Trace,
    dense_c3,
    forward,
    patches,
    squash_slope,
)
from lenet.network.loss import penalty
from lenet.network.parameters import Array, Parameters

Rule = Literal["plain", "sdlm"]

# Not in the paper, which never takes a single step. Measured on a trained network: one step at
# these rates lowers eq. 8 for a digit by about a third and hardly ever raises it; three times
# as much overshoots for many digits.
RATES: Final[dict[Rule, float]] = {"plain": 3e-4, "sdlm": 2e-4}


class Deltas(NamedTuple):
    """dE/da: the slope of the loss by the net input of every unit of C1 and of C3."""

    c1: Array  # (6, 28, 28)
    c3: Array  # (16, 10, 10)


@dataclass(frozen=True, eq=False)
class SingleStep:
    """One step. To undo it, go back to the parameters it started from."""

    label: int
    before: Trace
    after: Trace  # of the same image, with `parameters`
    loss_before: float  # eq. 8
    loss_after: float
    parameters: Parameters  # after: each parameter less its own rate times its gradient


def single_step(
    parameters: Parameters, image: Array, label: int, rule: Rule = "plain"
) -> SingleStep:
    """Lower eq. 8 for an image, (32, 32), of class `label` by one step of all parameters.

    "plain" takes one rate for all parameters. "sdlm" is the paper's stochastic diagonal
    Levenberg-Marquardt, rate / (mu + h_kk) for each (p. 42), with the curvature h_kk of this
    one image where the paper averages 500.
    """
    before = forward(parameters, image)
    loss_before, slope = penalty(before.distances, label)
    gradient = gradients(parameters, before, slope)
    f6_curvature = np.full(paper.F6_UNITS, 2, dtype=np.float32)  # (84,), exact for eq. 8
    curvature = curvatures(parameters, before, f6_curvature).arrays() if rule == "sdlm" else {}
    moved = {}
    for name, array in parameters.arrays().items():
        change = np.float32(RATES[rule]) * getattr(gradient, name)
        if curvature:
            change /= np.float32(paper.SDLM_MU) + curvature[name]
        moved[name] = array - change
    learned = Parameters(**moved)
    after = forward(learned, image)
    return SingleStep(
        label=label,
        before=before,
        after=after,
        loss_before=loss_before,
        loss_after=penalty(after.distances, label)[0],
        parameters=learned,
    )


def deltas(p: Parameters, trace: Trace, distance_slope: Array) -> Deltas:
    """Return dE/da of C1 and C3 from dE/dy of the ten distances, (10,), by the chain rule."""
    f6: Array = f6_slope(trace, distance_slope) * squash_slope(trace.f6)  # (84,)
    c5: Array = (f6 @ p.f6_weights) * squash_slope(trace.c5)  # (120,)
    d_s4: Array = c5 @ p.c5_weights.reshape(paper.C5_UNITS, -1)  # (400,)
    s4 = d_s4.reshape(trace.s4.shape) * squash_slope(trace.s4)  # (16, 5, 5)
    c3 = _spread_to_inputs(s4, p.s4_coefficient) * squash_slope(trace.c3)  # (16, 10, 10)
    # An S2 unit gets the deltas of its 5x5 C3 units, weighted: a convolution with the kernels
    # turned by 180 degrees, on a border of zeros.
    turned = dense_c3(p.c3_kernels)[:, :, ::-1, ::-1].transpose(1, 0, 2, 3)  # (6, 16, 5, 5)
    border = paper.KERNEL_SIDE - 1
    windows = patches(np.pad(c3, ((0, 0), (border, border), (border, border))))  # (400, 196)
    d_s2: Array = turned.reshape(paper.C1_MAPS, -1) @ windows  # (6, 196)
    s2 = d_s2.reshape(trace.s2.shape) * squash_slope(trace.s2)  # (6, 14, 14)
    c1 = _spread_to_inputs(s2, p.s2_coefficient) * squash_slope(trace.c1)  # (6, 28, 28)
    return Deltas(c1, c3)


class Contributions(NamedTuple):
    """How the gradient of one shared weight adds up over the positions in its map."""

    inputs: Array  # (h, w): what the weight is multiplied with at each position
    deltas: Array  # (h, w): dE/da of the unit at each position
    products: Array  # (h, w): inputs times deltas; their sum is the gradient


def contributions(
    p: Parameters, trace: Trace, distance_slope: Array, weight: Weight
) -> Contributions:
    """Return the parts of the gradient of one weight of C1 or C3, from dE/dy, (10,)."""
    found = deltas(p, trace, distance_slope)
    if weight.layer == "c1":
        maps, delta = trace.image, found.c1[weight.kernel]  # (32, 32), (28, 28)
    else:
        maps = trace.s2[S2_MAP_OF_KERNEL[weight.kernel]]  # (14, 14)
        delta = found.c3[C3_MAP_OF_KERNEL[weight.kernel]]  # (10, 10)
    height, width = delta.shape
    inputs = maps[weight.row : weight.row + height, weight.column : weight.column + width]
    return Contributions(inputs, delta, inputs * delta)


def _spread_to_inputs(delta: Array, coefficient: Array) -> Array:
    """Give each delta of a subsampling layer to its four inputs: (n, h, w) -> (n, 2h, 2w)."""
    weighed = delta * coefficient[:, None, None]
    return weighed.repeat(2, axis=1).repeat(2, axis=2)
