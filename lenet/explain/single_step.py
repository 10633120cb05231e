"""One step of learning on one digit, with all that it rests on."""

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
from lenet.network.loss import Loss, digit_loss
from lenet.network.parameters import Array, Parameters

Rule = Literal["plain", "sdlm"]

_PENALTY: Final = Loss(equation=8)
# Not in the paper, which never takes a lone step. Measured on a trained network: one step at
# these rates takes about a third off eq. 8 for a digit and hardly ever adds to it; three
# times as much overshoots for many a digit.
_PLAIN_RATE: Final = 3e-4
_SDLM_RATE: Final = 2e-4


class Deltas(NamedTuple):
    """dE/da: how the loss changes with the net input of every unit of C1 and of C3."""

    c1: Array  # (6, 28, 28)
    c3: Array  # (16, 10, 10)


@dataclass(frozen=True, eq=False)
class Step:
    """One step. To undo it, go back to the parameters that were given."""

    label: int
    loss: Loss
    rule: Rule
    rate: float
    before: Trace
    after: Trace  # of the same image, with `parameters`
    loss_before: float
    loss_after: float
    distance_slope: Array  # (10,): dE/dy of the penalties, before
    gradients: Parameters  # dE/dw of every parameter, before
    parameters: Parameters  # after: each parameter less its own rate times its gradient


def step(
    parameters: Parameters,
    image: Array,
    label: int,
    *,
    loss: Loss = _PENALTY,
    rule: Rule = "plain",
    rate: float | None = None,
) -> Step:
    """Learn once that an image of 32x32 is a `label`.

    "plain" takes one rate for all parameters. "sdlm" is the paper's stochastic diagonal
    Levenberg-Marquardt, rate / (mu + h_kk) for each (p. 41), with the curvature h_kk of this
    one image where the paper averages 500. Without a rate it is `default_rate`.
    """
    if rate is None:
        rate = default_rate(rule, loss)
    before = forward(parameters, image)
    loss_before, slope = digit_loss(before.distances, label, loss)
    gradient = gradients(parameters, before, slope)
    # The curvature of the first term of eq. 9, and all of eq. 8: see sdlm.mean_curvature.
    bend = np.full(paper.F6_UNITS, 2 * loss.scale, dtype=np.float32)  # (84,)
    curvature = curvatures(parameters, before, bend).arrays() if rule == "sdlm" else {}
    moved = {}
    for name, array in parameters.arrays().items():
        change = np.float32(rate) * getattr(gradient, name)
        if curvature:
            change /= np.float32(paper.SDLM_MU) + curvature[name]
        moved[name] = array - change
    learned = Parameters(**moved)
    after = forward(learned, image)
    return Step(
        label=label,
        loss=loss,
        rule=rule,
        rate=rate,
        before=before,
        after=after,
        loss_before=loss_before,
        loss_after=digit_loss(after.distances, label, loss)[0],
        distance_slope=slope,
        gradients=gradient,
        parameters=learned,
    )


def default_rate(rule: Rule, loss: Loss) -> float:
    """A rate with which one step lowers the loss so that it can be seen."""
    # A loss of a tenth has gradients of a tenth; sdlm divides by curvatures that are as small.
    return _PLAIN_RATE / loss.scale if rule == "plain" else _SDLM_RATE


def deltas(p: Parameters, trace: Trace, distance_slope: Array) -> Deltas:
    """dE/da of C1 and C3 from dE/dy of the ten penalties, (10,): the chain rule downwards."""
    f6: Array = f6_slope(trace, distance_slope) * squash_slope(trace.f6)  # (84,)
    c5: Array = (f6 @ p.f6_weights) * squash_slope(trace.c5)  # (120,)
    d_s4: Array = c5 @ p.c5_weights.reshape(paper.C5_UNITS, -1)  # (400,)
    s4 = d_s4.reshape(trace.s4.shape) * squash_slope(trace.s4)  # (16, 5, 5)
    c3 = _shared_out(s4, p.s4_coefficient) * squash_slope(trace.c3)  # (16, 10, 10)
    # Each S2 unit gets back what its 5x5 C3 units' deltas weigh: the turned kernels on a
    # border of zeros.
    turned = dense_c3(p.c3_kernels)[:, :, ::-1, ::-1].transpose(1, 0, 2, 3)  # (6, 16, 5, 5)
    border = paper.KERNEL_SIDE - 1
    windows = patches(np.pad(c3, ((0, 0), (border, border), (border, border))))  # (400, 196)
    d_s2: Array = turned.reshape(paper.C1_MAPS, -1) @ windows  # (6, 196)
    s2 = d_s2.reshape(trace.s2.shape) * squash_slope(trace.s2)  # (6, 14, 14)
    c1 = _shared_out(s2, p.s2_coefficient) * squash_slope(trace.c1)  # (6, 28, 28)
    return Deltas(c1, c3)


def positions(
    p: Parameters,
    trace: Trace,
    distance_slope: Array,
    layer: Literal["c1", "c3"],
    kernel: int,
) -> Array:
    """What each place of a map adds to the gradient of its shared kernel: (5, 5, h, w).

    Entry [i, j, r, c] is the delta of the unit at r, c times what its weight i, j met there.
    The sum over r and c is the kernel's gradient. `kernel` is 0..5 in C1, 0..59 in C3.
    """
    found = deltas(p, trace, distance_slope)
    if layer == "c1":
        seen, delta = trace.image, found.c1[kernel]  # (32, 32), (28, 28)
    else:
        seen = trace.s2[S2_MAP_OF_KERNEL[kernel]]  # (14, 14)
        delta = found.c3[C3_MAP_OF_KERNEL[kernel]]  # (10, 10)
    side = paper.KERNEL_SIDE
    parts: Array = patches(seen[None]).reshape(side, side, *delta.shape) * delta
    return parts


class Contributions(NamedTuple):
    """How one shared weight's gradient adds up, a number for each place of its map."""

    met: Array  # (h, w): the input that the weight met there
    deltas: Array  # (h, w): dE/da of the unit there
    products: Array  # (h, w): what the place adds; the sum is the gradient


def contributions(
    p: Parameters, trace: Trace, distance_slope: Array, weight: Weight
) -> Contributions:
    """One weight of C1 or C3 taken apart, as `positions` does for a whole kernel."""
    found = deltas(p, trace, distance_slope)
    if weight.layer == "c1":
        seen, delta = trace.image, found.c1[weight.kernel]  # (32, 32), (28, 28)
    else:
        seen = trace.s2[S2_MAP_OF_KERNEL[weight.kernel]]  # (14, 14)
        delta = found.c3[C3_MAP_OF_KERNEL[weight.kernel]]  # (10, 10)
    height, width = delta.shape
    met = seen[weight.row : weight.row + height, weight.column : weight.column + width]
    return Contributions(met, delta, met * delta)


def _shared_out(delta: Array, coefficient: Array) -> Array:
    """From a subsampling layer's deltas to the four units that each was summed from."""
    weighed = delta * coefficient[:, None, None]
    return weighed.repeat(2, axis=1).repeat(2, axis=2)
