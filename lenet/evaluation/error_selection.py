"""Digits by what became of them: those of one truth, of one answer, of both, or all errors."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lenet.evaluation.metrics import Evaluation
from lenet.network.parameters import Array


@dataclass(frozen=True)
class Pick:
    """Digits by truth and answer; None stands for any other than the right one.

    Pick() is every error, Pick(truth=4) every four that was read wrong, Pick(answer=9) all that
    was read as a nine and is none, Pick(4, 4) every four that was read right.
    """

    truth: int | None = None
    answer: int | None = None


def wrongness(evaluation: Evaluation) -> Array:
    """How much farther the truth's code is than the nearest other, (n,); below 0 it is right."""
    everyone = np.arange(evaluation.count)
    others = evaluation.distances.copy()  # (n, 10)
    to_truth = others[everyone, evaluation.labels]
    others[everyone, evaluation.labels] = np.inf
    difference: Array = to_truth - others.min(axis=1)
    return difference


def picked(evaluation: Evaluation, pick: Pick) -> NDArray[np.intp]:
    """The indices of the digits of a pick, the worst first: by `wrongness`."""
    answers, labels = evaluation.answers, evaluation.labels
    chosen = np.ones(evaluation.count, dtype=bool)
    if pick.truth is None or pick.answer is None:
        chosen &= answers != labels
    if pick.truth is not None:
        chosen &= labels == pick.truth
    if pick.answer is not None:
        chosen &= answers == pick.answer
    return worst_first(evaluation, np.flatnonzero(chosen))


def worst_first(evaluation: Evaluation, indices: NDArray[np.intp]) -> NDArray[np.intp]:
    """The same digits, sorted by `wrongness`."""
    order = np.argsort(-wrongness(evaluation)[indices], kind="stable")
    return indices[order]
