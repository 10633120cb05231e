"""Comparison of two models on the same digits: which of them reads which digits wrong."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lenet.evaluation.error_selection import ErrorSelection
from lenet.evaluation.metrics import Evaluation

DigitGroup = Literal["first", "second", "both", "differ"]


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two evaluations of the same digits in the same order. Raises ValueError for others."""

    first: Evaluation
    second: Evaluation

    def __post_init__(self) -> None:
        if not np.array_equal(self.first.labels, self.second.labels):
            raise ValueError("two models are compared on the same digits only")

    def indices(self, group: DigitGroup) -> NDArray[np.intp]:
        """Return the indices of a group of digits, (m,), in rising order.

        "first" and "second" are the digits that only this model reads wrong, "both" those that
        both read wrong, "differ" those to which the two give different answers.
        """
        first = self.first.answers != self.first.labels
        second = self.second.answers != self.second.labels
        groups = {
            "first": first & ~second,
            "second": second & ~first,
            "both": first & second,
            "differ": self.first.answers != self.second.answers,
        }
        return np.flatnonzero(groups[group])

    def differing(self, selection: ErrorSelection) -> NDArray[np.intp]:
        """Return the selected digits to which the two models give different answers, (m,).

        A digit is selected when either model gives the selection's answer.
        """
        first, second = self.first.answers, self.second.answers
        selected = first != second
        if selection.truth is not None:
            selected &= self.first.labels == selection.truth
        if selection.answer is not None:
            selected &= (first == selection.answer) | (second == selection.answer)
        return np.flatnonzero(selected)

    @property
    def same_mistake(self) -> int:
        """How many digits both models read as the same wrong digit."""
        both = self.indices("both")
        return int((self.first.answers[both] == self.second.answers[both]).sum())

    @property
    def difference(self) -> NDArray[np.int64]:
        """The first's confusion matrix less the second's, (10, 10)."""
        return self.first.confusion - self.second.confusion


def shared_errors(first: NDArray[np.int64], second: NDArray[np.int64]) -> int:
    """Return how many errors two confusion matrices, (10, 10), have in common.

    An error of one truth and answer counts as often as in the matrix where it is rarer. That is
    an upper bound: which digits were read wrong is not known.
    """
    off_diagonal = ~np.eye(len(first), dtype=bool)
    return int(np.minimum(first, second)[off_diagonal].sum())
