"""Evaluation of a model: distances of thousands of digits, errors, confusion, rejection curves."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.data.idx import Digits
from lenet.evaluation.convolution import convolve
from lenet.evaluation.tutorial_penalties import tutorial_penalties
from lenet.network import paper
from lenet.network.forward import dense_c3, network_input, squash
from lenet.network.parameters import Array, Parameters
from lenet.network.tutorial import TutorialParameters

_CHUNK: Final = 50  # images at a time: the values of a layer then fit in the cache


@dataclass(frozen=True, eq=False)
class Evaluation:
    """The distances that a model computed for labelled digits, and what follows from them."""

    distances: Array  # (n, 10): the RBF penalties; of a tutorial network -log of probabilities
    labels: NDArray[np.uint8]  # (n,)

    @property
    def count(self) -> int:
        """How many digits were evaluated."""
        return len(self.labels)

    @property
    def answers(self) -> NDArray[np.intp]:
        """The class with the smallest distance, (n,)."""
        answers: NDArray[np.intp] = self.distances.argmin(axis=1)
        return answers

    @property
    def errors(self) -> int:
        """How many digits were read wrong."""
        return int((self.answers != self.labels).sum())

    @property
    def error_rate(self) -> float:
        """Errors as a fraction of all digits."""
        return self.errors / self.count

    @property
    def confusion(self) -> NDArray[np.int64]:
        """How often each truth (row) got each answer (column): (10, 10)."""
        pairs = self.labels.astype(np.int64) * paper.CLASSES + self.answers
        counts = np.bincount(pairs, minlength=paper.CLASSES**2)
        return counts.reshape(paper.CLASSES, paper.CLASSES)

    @property
    def margins(self) -> Array:
        """The distance to the runner-up's code less that to the answer's, (n,)."""
        nearest = np.partition(self.distances, 1, axis=1)
        margins: Array = nearest[:, 1] - nearest[:, 0]
        return margins

    def rejection_by_margin(self) -> "RejectionCurve":
        """Return the rejection curve that refuses the digits of least margin first."""
        return self._rejection_curve(self.margins)

    def rejection_by_distance(self) -> "RejectionCurve":
        """Return the rejection curve that refuses the digits farthest from any code first."""
        return self._rejection_curve(-self.distances.min(axis=1))

    def _rejection_curve(self, confidence: Array) -> "RejectionCurve":
        order = confidence.argsort(kind="stable")  # the least confident first
        wrong = (self.answers != self.labels)[order]
        left = wrong.sum() - np.concatenate([[0], np.cumsum(wrong)[:-1]])  # (n,)
        refused = np.arange(self.count)
        return RejectionCurve(
            reject_rate=refused / self.count,
            error_rate=left / (self.count - refused),
        )


@dataclass(frozen=True, eq=False)
class RejectionCurve:
    """Error rate against reject rate: entry k refuses the k digits of least confidence."""

    reject_rate: NDArray[np.float64]  # (n,): from 0 on, refused digits / all digits
    error_rate: NDArray[np.float64]  # (n,): errors among the accepted / accepted digits


def evaluate(parameters: Parameters | TutorialParameters, digits: Digits) -> Evaluation:
    """Evaluate a network on labelled digits of 28x28."""
    return Evaluation(distances(parameters, digits.images), digits.labels)


def distances(
    p: Parameters | TutorialParameters, images: NDArray[np.uint8] | NDArray[np.floating]
) -> Array:
    """Return the distances of many digits to the ten codes: (n, 28, 28) -> (n, 10).

    Images are uint8 0..255 or floating point 0..1, 0 being background. It is the same network as
    `network.forward`, arranged for batches: no intermediate value is kept, and a layer is stored
    map by map, each map with all images, so that a convolution is one product of matrices.

    A tutorial network has no codes: see `tutorial_penalties`.
    """
    result = np.empty((len(images), paper.CLASSES), dtype=np.float32)
    for start in range(0, len(images), _CHUNK):
        part = images[start : start + _CHUNK]
        if isinstance(p, TutorialParameters):
            result[start : start + len(part)] = tutorial_penalties(p, part)
        else:
            result[start : start + len(part)] = distances_from_s4(p, s4_states(p, part))
    return result


def s4_states(p: Parameters, images: NDArray[np.uint8] | NDArray[np.floating]) -> Array:
    """Return the states of S4 for many digits, flat: (n, 28, 28) -> (n, 400)."""
    c3_matrix = dense_c3(p.c3_kernels).reshape(paper.C3_MAPS, -1)  # (16, 150)
    result = np.empty((len(images), paper.C3_MAPS * paper.S4_SIDE**2), dtype=np.float32)
    for start in range(0, len(images), _CHUNK):
        inputs = network_input(images[start : start + _CHUNK])  # (n, 32, 32)
        c1 = squash(convolve(inputs[None], p.c1_kernels.reshape(paper.C1_MAPS, -1), p.c1_bias))
        s2 = _subsample(c1, p.s2_coefficient, p.s2_bias)  # (6, n, 14, 14)
        c3 = squash(convolve(s2, c3_matrix, p.c3_bias))  # (16, n, 10, 10)
        s4 = _subsample(c3, p.s4_coefficient, p.s4_bias)  # (16, n, 5, 5)
        result[start : start + len(inputs)] = s4.transpose(1, 0, 2, 3).reshape(len(inputs), -1)
    return result


def distances_from_s4(p: Parameters, s4: Array) -> Array:
    """Return the distances to the ten codes from states of S4: (n, 400) -> (n, 10)."""
    c5 = squash(s4 @ p.c5_weights.reshape(paper.C5_UNITS, -1).T + p.c5_bias)  # (n, 120)
    f6 = squash(c5 @ p.f6_weights.T + p.f6_bias)  # (n, 84)
    difference = f6[:, None, :] - paper.CODES  # (n, 10, 84)
    result: Array = np.einsum("nij,nij->ni", difference, difference)
    return result


def _subsample(maps: Array, coefficient: Array, bias: Array) -> Array:
    """Subsample by 2x2 and squash: (maps, n, h, w) -> (maps, n, h / 2, w / 2)."""
    rows = maps[:, :, ::2] + maps[:, :, 1::2]
    sums = rows[..., ::2] + rows[..., 1::2]
    return squash(sums * coefficient[:, None, None, None] + bias[:, None, None, None])
