"""C5 and F6 while they learn from the states of S4: SDLM's steps, some patterns an update.

The layers below stay as they are. Their states are then the same at every update and in every
network taught from one model, and are computed once.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.data.negatives import RUBBISH_LABEL
from lenet.network import paper
from lenet.network.forward import squash, squash_slope
from lenet.network.loss import Loss
from lenet.network.parameters import Array, Parameters

Labels = NDArray[np.int64]
_CODES: Final = paper.CODES.astype(np.float32)  # (10, 84)


@dataclass(frozen=True)
class Memory:
    """How replayed patterns hold the network: by their labels, and by what F6 showed before."""

    share: float = 0.8  # of the second; the labels have the rest
    strength: float = 0.03  # by which the squared distance from the old F6 is multiplied


@dataclass(frozen=True, eq=False)
class Steps:
    """1 / (mu + h_kk) of every weight that learns, as SDLM has it (p. 42)."""

    c5_weights: Array  # (120, 400)
    c5_bias: Array  # (120,)
    f6_weights: Array  # (84, 120)
    f6_bias: Array  # (84,)


def measure_steps(p: Parameters, s4: Array, *, loss: Loss, mu: float) -> Steps:
    """Return the steps of C5 and F6 by the curvature on states of S4, (n, 400).

    It is the diagonal that `network.backprop.curvatures` gives for one image, as means over many.
    """
    c5 = squash(s4 @ p.c5_weights.reshape(paper.C5_UNITS, -1).T + p.c5_bias)  # (n, 120)
    f6 = squash(c5 @ p.f6_weights.T + p.f6_bias)  # (n, 84)
    f6_curvature = np.float32(2 * loss.scale) * squash_slope(f6) ** 2  # (n, 84)
    c5_curvature = (f6_curvature @ p.f6_weights**2) * squash_slope(c5) ** 2  # (n, 120)
    count = len(s4)
    return Steps(
        c5_weights=_inverse(mu, c5_curvature.T @ (s4 * s4) / count),
        c5_bias=_inverse(mu, c5_curvature.mean(axis=0)),
        f6_weights=_inverse(mu, f6_curvature.T @ (c5 * c5) / count),
        f6_bias=_inverse(mu, f6_curvature.mean(axis=0)),
    )


def _inverse(mu: float, curvature: NDArray[np.floating]) -> Array:
    """Return 1 / (mu + h_kk)."""
    return (1 / (mu + curvature)).astype(np.float32)


class UpperLayers:
    """C5 and F6 of a network, which change in place."""

    def __init__(self, p: Parameters, steps: Steps, loss: Loss, memory: Memory) -> None:
        self._base, self._steps, self._loss, self._memory = p, steps, loss, memory
        self._c5_weights = p.c5_weights.reshape(paper.C5_UNITS, -1).copy()  # (120, 400)
        self._c5_bias = p.c5_bias.copy()
        self._f6_weights = p.f6_weights.copy()
        self._f6_bias = p.f6_bias.copy()

    def update(self, s4: Array, labels: Labels, remembered: Array, rate: float) -> None:
        """Learn patterns in one update: states of S4, (n, 400), and labels, (n,).

        The gradients of the patterns are summed. The label 10 is the rubbish class of eq. 9.
        `remembered`, (m, 84), is what F6 showed of the last m patterns before anything was
        taught; of these, the memory's share of the gradient pulls F6 back to that.
        """
        c5 = squash(s4 @ self._c5_weights.T + self._c5_bias)  # (n, 120)
        f6 = squash(c5 @ self._f6_weights.T + self._f6_bias)  # (n, 84)
        # |x - w|^2 multiplied out, since every code has the length of 84.
        distances = (f6 * f6).sum(axis=1)[:, None] - 2 * (f6 @ _CODES.T) + paper.F6_UNITS  # (n, 10)
        slope = competition_slopes(distances, labels, self._loss)  # (n, 10)
        f6_slope = 2 * (slope.sum(axis=1)[:, None] * f6 - slope @ _CODES)  # (n, 84)
        old = slice(len(s4) - len(remembered), None)
        pull = np.float32(2 * self._memory.strength) * (f6[old] - remembered)
        share = np.float32(self._memory.share)
        f6_slope[old] = (1 - share) * f6_slope[old] + share * pull
        f6_delta = f6_slope * squash_slope(f6)
        c5_delta = (f6_delta @ self._f6_weights) * squash_slope(c5)  # (n, 120)
        # The large products are changed in place: making new ones costs as much as a product.
        f6_delta *= np.float32(rate)
        c5_delta *= np.float32(rate)
        steps = self._steps
        _move(self._f6_weights, steps.f6_weights, f6_delta.T @ c5)
        _move(self._f6_bias, steps.f6_bias, f6_delta.sum(axis=0))
        _move(self._c5_weights, steps.c5_weights, c5_delta.T @ s4)
        _move(self._c5_bias, steps.c5_bias, c5_delta.sum(axis=0))

    def network(self, way: float = 1.0) -> Parameters:
        """Return a network with these layers, and those below as they were.

        `way` is how far C5 and F6 are from the old ones, 0, to what they have learned, 1.
        """
        part, base = np.float32(way), self._base
        c5_weights = self._c5_weights.reshape(base.c5_weights.shape)
        return replace(
            base,
            c5_weights=base.c5_weights + part * (c5_weights - base.c5_weights),
            c5_bias=base.c5_bias + part * (self._c5_bias - base.c5_bias),
            f6_weights=base.f6_weights + part * (self._f6_weights - base.f6_weights),
            f6_bias=base.f6_bias + part * (self._f6_bias - base.f6_bias),
        )


def _move(weights: Array, steps: Array, gradient: Array) -> None:
    """Take a step against the gradient, in place; this overwrites the gradient."""
    gradient *= steps
    weights -= gradient


def f6_states(p: Parameters, s4: Array) -> Array:
    """Return the states of F6 for states of S4: (n, 400) -> (n, 84)."""
    c5 = squash(s4 @ p.c5_weights.reshape(paper.C5_UNITS, -1).T + p.c5_bias)  # (n, 120)
    return squash(c5 @ p.f6_weights.T + p.f6_bias)


def competition_slopes(distances: Array, labels: Labels, loss: Loss) -> Array:
    """Return dE/dy of eq. 9 for many patterns: distances (n, 10), labels (n,) -> (n, 10).

    It is `network.loss.digit_loss` for each. The label 10 is the rubbish class, whose distance
    is j whatever the image: such a pattern pushes all codes away.
    """
    scaled = distances * np.float32(loss.scale)
    nearest = np.minimum(scaled.min(axis=1), loss.j)[:, None]  # so that nothing underflows
    scores = np.exp(nearest - scaled)  # (n, 10)
    total = scores.sum(axis=1) + np.exp(nearest[:, 0] - loss.j)
    slope: Array = -scores / total[:, None]
    digits = np.flatnonzero(labels != RUBBISH_LABEL)
    slope[digits, labels[digits]] += 1
    slope *= np.float32(loss.scale)
    return slope.astype(np.float32, copy=False)
