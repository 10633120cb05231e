"""What the ten RBF codes say as probabilities, and how close they lie to each other."""

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
    """-log of the density of F6 under a Gaussian of VARIANCE around each code, (10,)."""
    result: Array = distances / np.float32(2 * VARIANCE) + np.float32(CONSTANT)
    return result


def posteriors(distances: Array) -> Array:
    """The probability of each class given F6, (10,), all classes being as likely before."""
    powers = np.exp((distances.min() - distances) / np.float32(2 * VARIANCE))
    shares: Array = powers / powers.sum()
    return shares


def hamming_distances() -> NDArray[np.int64]:
    """In how many of the 84 cells each two codes differ, (10, 10). 6 and 8: in 12."""
    same = paper.CODES @ paper.CODES.T  # (10, 10): equal cells less different ones
    return np.rint((paper.F6_UNITS - same) / 2).astype(np.int64)


def differing_cells(first: int, second: int) -> NDArray[np.intp]:
    """The F6 units in which two classes' codes differ, in rising order."""
    return np.flatnonzero(paper.CODES[first] != paper.CODES[second])
