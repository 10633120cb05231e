"""Two models on the same digits: what one of them, the other, or both read wrong."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lenet.evaluation.error_selection import Pick
from lenet.evaluation.metrics import Evaluation

Part = Literal["first", "second", "both", "differ"]


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two evaluations of the same digits in the same order."""

    first: Evaluation
    second: Evaluation

    def __post_init__(self) -> None:
        if not np.array_equal(self.first.labels, self.second.labels):
            raise ValueError("two models are compared on the same digits only")

    def indices(self, part: Part) -> NDArray[np.intp]:
        """The digits that only the first reads wrong, only the second, both, or unlike."""
        first = self.first.answers != self.first.labels
        second = self.second.answers != self.second.labels
        chosen = {
            "first": first & ~second,
            "second": second & ~first,
            "both": first & second,
            "differ": self.first.answers != self.second.answers,
        }
        return np.flatnonzero(chosen[part])

    def differing(self, pick: Pick) -> NDArray[np.intp]:
        """The digits of a pick, by either's answer, to which the two give unlike answers."""
        first, second = self.first.answers, self.second.answers
        chosen = first != second
        if pick.truth is not None:
            chosen &= self.first.labels == pick.truth
        if pick.answer is not None:
            chosen &= (first == pick.answer) | (second == pick.answer)
        return np.flatnonzero(chosen)

    @property
    def same_mistake(self) -> int:
        """How many digits both read wrong, and as the same digit."""
        both = self.indices("both")
        return int((self.first.answers[both] == self.second.answers[both]).sum())

    @property
    def difference(self) -> NDArray[np.int64]:
        """The first's confusion less the second's, (10, 10): above 0 the first does it more."""
        return self.first.confusion - self.second.confusion


@dataclass(frozen=True)
class Overlap:
    """Two lists of mistakes by kind, where it is not known which digits they were."""

    shared: int  # mistakes of a kind that both make, each counted as often as the rarer one
    only_first: int
    only_second: int


def overlap(first: NDArray[np.int64], second: NDArray[np.int64]) -> Overlap:
    """What two confusion matrices, (10, 10), have in common off the diagonal."""
    off = ~np.eye(len(first), dtype=bool)
    shared = int(np.minimum(first, second)[off].sum())
    return Overlap(
        shared=shared,
        only_first=int(first[off].sum()) - shared,
        only_second=int(second[off].sum()) - shared,
    )
