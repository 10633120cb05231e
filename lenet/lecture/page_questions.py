"""The answers to the questions of the lecture's pages, each computed, and a usual mistake."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from lenet.explain.units import Unit, receptive_field
from lenet.lecture.arithmetic import SlidingKernel
from lenet.lecture.classifiers import CLASSIFIERS, error_uncertainty
from lenet.lecture.codes import cross_entropy, logits, squared_distances
from lenet.lecture.convolution import (
    BLUR,
    FIRST_IMAGE,
    FIRST_KERNEL,
    HORIZONTAL_EDGE,
    VERTICAL_EDGE,
    correlate,
    largest_magnitude,
)
from lenet.lecture.counts import COUNTS
from lenet.lecture.small_net import INPUTS, UNITS
from lenet.network import paper
from lenet.network.loss import Loss, digit_loss

STRIDED: Final = SlidingKernel(input=5, kernel=3, padding=0, stride=2)
EDGE_KERNELS: Final = (BLUR, VERTICAL_EDGE, HORIZONTAL_EDGE)  # as they are numbered, from 1
CODE_PAIR: Final = (6, 8)  # the nearest two codes
FULL_MAP: Final = 15  # the map of C3 that sees all of S2


@dataclass(frozen=True)
class NumberAnswer:
    """A whole number, and another that comes of a usual mistake; the choices, where it is one."""

    right: int
    slip: int | None = None
    choices: int = 0

    def is_possible(self, number: int) -> bool:
        """Return whether a number is among the choices, where there are any."""
        return not self.choices or 1 <= number <= self.choices


def _forward() -> NumberAnswer:
    return NumberAnswer((INPUTS + 1) * UNITS, INPUTS * UNITS)


def _convolution() -> NumberAnswer:
    places = correlate(FIRST_IMAGE, FIRST_KERNEL).size
    return NumberAnswer(places * FIRST_KERNEL.size, FIRST_IMAGE.size * FIRST_KERNEL.size)


def _several() -> NumberAnswer:
    weights = paper.KERNEL_SIDE**2
    return NumberAnswer(len(paper.C3_TABLE[FULL_MAP]) * weights + 1, weights + 1)


def _backward() -> NumberAnswer:
    return NumberAnswer(paper.C1_SIDE**2, paper.INPUT_SIDE**2)


def _sharing() -> NumberAnswer:
    count = COUNTS["c1"]
    return NumberAnswer(count.unshared * count.height * count.width, count.parameters)


def _arithmetic() -> NumberAnswer:
    return NumberAnswer(STRIDED.output, SlidingKernel(STRIDED.input, STRIDED.kernel, 0, 1).output)


def _kernel() -> NumberAnswer:
    """Return which of EDGE_KERNELS differs most between a horizontal edge and an even area."""
    edge = np.zeros((6, 6), dtype=np.float32)
    edge[3:] = 1
    even = np.ones((6, 6), dtype=np.float32)
    answers = [
        largest_magnitude(correlate(edge, kernel)) - largest_magnitude(correlate(even, kernel))
        for kernel in EDGE_KERNELS
    ]
    return NumberAnswer(int(np.argmax(answers)) + 1, choices=len(EDGE_KERNELS))


def _equivariance() -> NumberAnswer:
    field = receptive_field(Unit("s4", 0, 2, 2))["input"]
    return NumberAnswer(field.height, receptive_field(Unit("c3", 0, 2, 2))["input"].height)


def _layers() -> NumberAnswer:
    return NumberAnswer(COUNTS["s2"].parameters, (2 * 2 + 1) * paper.C1_MAPS)


def _totals() -> NumberAnswer:
    return NumberAnswer(
        sum(fact.connections for fact in paper.LAYER_FACTS), paper.TRAINABLE_PARAMETERS
    )


def _gaussian() -> NumberAnswer:
    distance = round(float(squared_distances()[CODE_PAIR]))
    return NumberAnswer(
        distance, int((paper.CODES[CODE_PAIR[0]] != paper.CODES[CODE_PAIR[1]]).sum())
    )


def _codes() -> NumberAnswer:
    """Return which eleventh logit makes softmax cross-entropy equal to eq. 9: 0, -j or -s*y."""
    loss, label = Loss(equation=9, scale=0.1, j=2.5), 3
    distances = squared_distances()[label].astype(np.float32) + np.float32(4.0)
    wanted = digit_loss(distances, label, loss)[0]
    ten = logits(distances, loss)[: paper.CLASSES]
    candidates = (0.0, -loss.j, -loss.scale * float(distances[label]))
    gaps = [
        abs(cross_entropy(np.append(ten, np.float32(logit)), label) - wanted)
        for logit in candidates
    ]
    return NumberAnswer(int(np.argmin(gaps)) + 1, choices=len(candidates))


def _results() -> NumberAnswer:
    digits = error_uncertainty(1.0) / 100 * paper.TEST_DIGITS
    return NumberAnswer(round(digits), round(paper.TEST_DIGITS / 100))


def _classifiers() -> NumberAnswer:
    own = next(row for row in CLASSIFIERS if row.name == "lenet-5")
    return NumberAnswer(sum(row.memory < own.memory for row in CLASSIFIERS))


def _wrong() -> NumberAnswer:
    counts = paper.figure_8_confusion()
    return NumberAnswer(int(counts.sum(axis=1).argmax()), int(counts.sum(axis=0).argmax()))


# By the pages' names. The pages on a curve, on planes and on pictures ask for no number.
ANSWERS: Final[dict[str, Callable[[], NumberAnswer]]] = {
    "forward": _forward,
    "convolution": _convolution,
    "several": _several,
    "backward": _backward,
    "sharing": _sharing,
    "arithmetic": _arithmetic,
    "kernel": _kernel,
    "equivariance": _equivariance,
    "layers": _layers,
    "totals": _totals,
    "gaussian": _gaussian,
    "codes": _codes,
    "results": _results,
    "classifiers": _classifiers,
    "wrong": _wrong,
}
