"""Error selection: the digits of one truth, of one answer, of one pair of both, or all errors."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lenet.evaluation.metrics import Evaluation
from lenet.network.parameters import Array


@dataclass(frozen=True)
class ErrorSelection:
    """A choice of digits by truth and answer; None stands for any but the right one.

    ErrorSelection() is every error, ErrorSelection(truth=4) every four that was read wrong,
    ErrorSelection(answer=9) every other digit that was read as a nine, and ErrorSelection(4, 4)
    every four that was read right.
    """

    truth: int | None = None
    answer: int | None = None


def error_margins(evaluation: Evaluation) -> Array:
    """Return the distance to the truth's code less that to the nearest other code, (n,).

    It is above 0 for an error and below 0 for a digit that was read right.
    """
    rows = np.arange(evaluation.count)
    others = evaluation.distances.copy()  # (n, 10)
    to_truth = others[rows, evaluation.labels]  # (n,)
    others[rows, evaluation.labels] = np.inf
    margins: Array = to_truth - others.min(axis=1)  # (n,)
    return margins


def selected_errors(evaluation: Evaluation, selection: ErrorSelection) -> NDArray[np.intp]:
    """Return the indices of the selected digits, (m,), the worst error margin first."""
    answers, labels = evaluation.answers, evaluation.labels
    selected = np.ones(evaluation.count, dtype=bool)
    if selection.truth is None or selection.answer is None:
        selected &= answers != labels
    if selection.truth is not None:
        selected &= labels == selection.truth
    if selection.answer is not None:
        selected &= answers == selection.answer
    return worst_first(evaluation, np.flatnonzero(selected))


def worst_first(evaluation: Evaluation, indices: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the same indices, (m,), sorted by `error_margins`, the largest first."""
    order = np.argsort(-error_margins(evaluation)[indices], kind="stable")
    return indices[order]
