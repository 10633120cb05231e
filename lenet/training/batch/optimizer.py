"""AdamW, and Muon for the two large matrices: from a batch's gradient to a step."""

import math
from typing import Final

import torch
from torch import Tensor

from lenet.network.parameters import PARAMETER_COUNT
from lenet.runs.recipe import Minibatch
from lenet.training.batch.model import CPU, Twin, layers
from lenet.training.learner import Kept

_BETA_1: Final = 0.9
_BETA_2: Final = 0.999
_EPSILON: Final = 1e-8

# Nine in ten parameters; a kernel or a bias is too small a matrix for it to matter.
_MATRICES: Final = ("c5_weights", "f6_weights")
_MOMENTUM: Final = 0.95
# A matrix of orthogonal rows, times this and the root of its longer side, has entries about as
# large as AdamW's steps, so that one rate serves both (Liu et al. 2025, "Muon is scalable").
_LIKE_ADAMW: Final = 0.2
# Odd polynomials a x + b x^3 + c x^5, one after the other, that bring every singular value of a
# matrix from (0, 1] near 1 (Amsel et al. 2025, "The polar express").
_POLYNOMIALS: Final = (
    (4.0848, -6.8946, 2.9270),
    (3.9505, -6.3029, 2.6377),
    (3.7418, -5.5913, 2.3037),
    (2.8769, -3.1427, 1.2046),
    (2.8366, -3.0525, 1.2012),
)


class Optimiser:
    """The moments of a run's gradients, and the steps that they give."""

    def __init__(self, method: Minibatch, device: torch.device = CPU) -> None:
        self._method = method
        self._first_moment = torch.zeros(PARAMETER_COUNT, device=device)
        self._second_moment = torch.zeros(PARAMETER_COUNT, device=device)
        # Of the first moment, in one step:
        self._renewal = torch.full((PARAMETER_COUNT,), 1 - _BETA_1, device=device)
        if method.muon:
            for name in _MATRICES:
                layers(self._renewal)[name].fill_(1 - _MOMENTUM)

    def step(self, twin: Twin, rate: float, number: int) -> None:
        """Move the weights by the gradient of the `number`-th batch, from 1."""
        gradient = twin.gradient
        self._first_moment.lerp_(gradient, self._renewal)
        self._second_moment.mul_(_BETA_2).addcmul_(gradient, gradient, value=1 - _BETA_2)
        root = (self._second_moment / (1 - _BETA_2**number)).sqrt_().add_(_EPSILON)
        way = (self._first_moment / root).div_(1 - _BETA_1**number)
        if self._method.muon:
            ahead = layers(gradient.lerp(self._first_moment, _MOMENTUM))  # Nesterov's
            ways = layers(way)
            for name in _MATRICES:
                matrix = ahead[name].flatten(1)
                size = _LIKE_ADAMW * math.sqrt(max(matrix.shape))
                ways[name].flatten(1).copy_(orthogonal(matrix)).mul_(size)
        twin.vector.mul_(1 - rate * self._method.weight_decay).add_(way, alpha=-rate)

    def state(self) -> Kept:
        """Return the moments."""
        return {
            "first_moment": self._first_moment.numpy(force=True),
            "second_moment": self._second_moment.numpy(force=True),
        }

    def restore(self, state: Kept) -> None:
        """Take the moments that `state` returned."""
        self._first_moment.copy_(torch.from_numpy(state["first_moment"]))
        self._second_moment.copy_(torch.from_numpy(state["second_moment"]))


def orthogonal(matrix: Tensor) -> Tensor:
    """Return about the nearest matrix (m, n), m <= n, of orthogonal rows of length 1.

    So a step is equally long in all directions of a gradient (Jordan et al. 2024, "Muon"). The
    singular values of a random matrix come out within 0.05 of 1; only those under about a
    thousandth of the matrix's norm stay small.
    """
    rows: Tensor = matrix / (1.01 * matrix.norm() + 1e-7)
    for a, b, c in _POLYNOMIALS:
        square = rows @ rows.T
        mixed = torch.addmm(square, square, square, beta=b, alpha=c)
        rows = torch.addmm(rows, mixed, rows, beta=a)
    return rows
