"""The RBF codes: distances as likelihoods and probabilities, and Hamming distances of codes."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.network import paper
from lenet.network.parameters import Array

# The paper (p. 8) calls an RBF output the unnormalised -log-likelihood of a Gaussian in the
# space of F6, and does not name its variance. -log N(x; w, v I) is y / 2v + 42 log(2 pi v), so
# with a variance of one half the distance itself is the -log-likelihood, but for a constant.
VARIANCE: Final = 0.5
CONSTANT: Final = paper.F6_UNITS / 2 * math.log(2 * math.pi * VARIANCE)  # 48.08


def negative_log_likelihoods(distances: Array) -> Array:
    """Return -log of the density of F6 under a Gaussian of VARIANCE around each code, (10,)."""
    result: Array = distances / np.float32(2 * VARIANCE) + np.float32(CONSTANT)
    return result


def posteriors(distances: Array) -> Array:
    """Return the probability of each class given F6, (10,), with equal prior probabilities."""
    powers = np.exp((distances.min() - distances) / np.float32(2 * VARIANCE))
    probabilities: Array = powers / powers.sum()
    return probabilities


def hamming_distances() -> NDArray[np.int64]:
    """Return in how many of the 84 cells each two codes differ, (10, 10). 6 and 8: in 12."""
    same = paper.CODES @ paper.CODES.T  # (10, 10): equal cells less different ones
    return np.rint((paper.F6_UNITS - same) / 2).astype(np.int64)


def differing_cells(first: int, second: int) -> NDArray[np.intp]:
    """Return the F6 units in which the codes of two classes differ, (n,), in rising order."""
    return np.flatnonzero(paper.CODES[first] != paper.CODES[second])
