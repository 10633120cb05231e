"""Why codes of +1 and -1: their distances, the curvature of the squash, and today's softmax."""

from typing import Final, NamedTuple

import numpy as np

from lenet.explain.codes import hamming_distances
from lenet.network import paper
from lenet.network.loss import Loss
from lenet.network.parameters import Array

# |f''| is largest where tanh(S a) = 1 / sqrt(3): at 0.988, which the paper rounds to 1 (p. 9).
MOST_CURVED: Final = float(np.arctanh(1 / np.sqrt(3)) / paper.SQUASH_S)


class SquashAt(NamedTuple):
    """The squash at a net input: its value, its slope, and its second derivative."""

    value: float
    slope: float
    bend: float


def squash_at(a: float) -> SquashAt:
    """Return f(a), f'(a) and f''(a) of f(a) = A tanh(S a)."""
    t = float(np.tanh(paper.SQUASH_S * a))
    slope = paper.SQUASH_A * paper.SQUASH_S * (1 - t * t)
    return SquashAt(paper.SQUASH_A * t, slope, -2 * paper.SQUASH_S * t * slope)


def squared_distances() -> Array:
    """Return the squared distance of each two codes, (10, 10): 4 for each cell that differs."""
    return 4 * hamming_distances().astype(np.float32)


def share_on() -> float:
    """Return the share of cells at +1 in the ten codes, 0 to 1."""
    return float((paper.CODES > 0).mean())


def logits(distances: Array, loss: Loss) -> Array:
    """Return eq. 9's eleven logits, (11,): -s y_i of the ten classes, and the constant -j."""
    return -np.append(distances.astype(np.float64) * loss.scale, loss.j)


def cross_entropy(values: Array, label: int) -> float:
    """Return softmax cross-entropy of logits, (n,): -log of the label's probability."""
    highest = float(values.max())
    return highest + float(np.log(np.exp(values - highest).sum())) - float(values[label])
