"""The paper's two losses on the ten RBF penalties (pp. 8-9), with their slopes."""

import numpy as np

from lenet.network.parameters import Array


def penalty(distances: Array, label: int) -> tuple[float, Array]:
    """Eq. 8 for one pattern: the penalty of the right class, and its slope, (10,)."""
    slope = np.zeros_like(distances)
    slope[label] = 1
    return float(distances[label]), slope


def competition(distances: Array, label: int, *, j: float) -> tuple[float, Array]:
    """Eq. 9 for one pattern: y_D + log(e^-j + sum_i e^-y_i), and its slope, (10,).

    The second term pushes all classes away, the nearest most; e^-j keeps classes that are
    already farther than about j from being pushed on. The sum includes the right class.
    """
    nearest = min(float(distances.min()), j)  # taken out of the logarithm, so nothing underflows
    scores = np.exp(nearest - distances)  # (10,)
    total = float(scores.sum()) + float(np.exp(nearest - j))
    slope = -scores / np.float32(total)
    slope[label] += 1
    return float(distances[label]) - nearest + float(np.log(total)), slope
