"""The paper's two losses on the ten RBF penalties (section II-C, p. 9), with their slopes."""

from dataclasses import dataclass
from typing import Annotated

import numpy as np
from msgspec import Meta

from lenet.network.parameters import Array


@dataclass(frozen=True)
class Loss:
    """Eq. 8 or eq. 9 of the paper, on the distances times `scale`."""

    equation: Annotated[int, Meta(ge=8, le=9)] = 9
    # The rubbish class of eq. 9, in units of the scaled distances:
    j: Annotated[float, Meta(ge=0, le=1e6)] = 1.0
    scale: Annotated[float, Meta(ge=1e-6, le=1e6)] = 1.0


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


def digit_loss(distances: Array, label: int, loss: Loss) -> tuple[float, Array]:
    """The loss of one pattern and its slope by the ten distances, (10,)."""
    scaled = distances * np.float32(loss.scale)
    if loss.equation == 8:
        value, slope = penalty(scaled, label)
    else:
        value, slope = competition(scaled, label, j=loss.j)
    return value, slope * np.float32(loss.scale)
