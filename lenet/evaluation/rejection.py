"""Rejection: two thresholds decide whether ten distances are a digit, ambiguous or no digit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from lenet.network.parameters import Array

FARTHEST: Final = "farthest"  # a digit's smallest distance is at most this
MARGIN: Final = "margin"  # the runner-up of a digit is farther by at least this
Grade = Literal["surely", "probably", "ambiguous", "not a digit", "unknown"]
# A sure answer has at most this part of the largest distance, and at least this many times the
# smallest margin, that still make a digit. With `pen` 97.4 % of MNIST's test digits are sure, of
# these 8 in 9,740 wrong; of those that are probable (1.8 %) every tenth is (n 10,000).
_SURE_DISTANCE: Final = 0.5
_SURE_MARGIN: Final = 2.0
_SPLITS: Final = 41  # ways tried to divide the refused digits between the two thresholds
_AS_GOOD: Final = 0.002  # fraction of the non-digits that a wider margin may accept in addition


@dataclass(frozen=True)
class Decision:
    """The answer and whether to trust it. `digit` is the nearest class also where it is refused.

    "ambiguous" means that the two nearest codes are about equally far, "not a digit" that even
    the nearest is too far.
    """

    kind: Literal["digit", "ambiguous", "not a digit"]
    digit: int
    runner_up: int


def decide(distances: Array, thresholds: Mapping[str, float]) -> Decision | None:
    """Return the decision on one image from its ten distances, (10,), and a model's thresholds.

    Gives None for a model whose card has no thresholds.
    """
    if FARTHEST not in thresholds or MARGIN not in thresholds:
        return None
    order = distances.argsort(kind="stable")
    digit, runner_up = int(order[0]), int(order[1])
    nearest = float(distances[digit])
    if nearest > thresholds[FARTHEST]:
        return Decision("not a digit", digit, runner_up)
    if float(distances[runner_up]) - nearest < thresholds[MARGIN]:
        return Decision("ambiguous", digit, runner_up)
    return Decision("digit", digit, runner_up)


def grade(distances: Array, thresholds: Mapping[str, float]) -> Grade:
    """Return how sure the answer to one image is, from its ten distances, (10,).

    Where the thresholds accept it, it is "surely" or "probably" right; where they do not, it is
    the kind of `decide`. Without thresholds it is "unknown".
    """
    decision = decide(distances, thresholds)
    if decision is None:
        return "unknown"
    if decision.kind != "digit":
        return decision.kind
    nearest = float(distances[decision.digit])
    margin = float(distances[decision.runner_up]) - nearest
    is_near = nearest <= _SURE_DISTANCE * thresholds[FARTHEST]
    return "surely" if is_near and margin >= _SURE_MARGIN * thresholds[MARGIN] else "probably"


@dataclass(frozen=True)
class RejectionCounts:
    """The decisions on many digits with labels, counted."""

    accepted: int
    wrong: int  # of the accepted, read as another digit
    ambiguous: int  # refused
    not_a_digit: int  # refused

    @property
    def refused(self) -> int:
        """All that is not accepted."""
        return self.ambiguous + self.not_a_digit


def count_decisions(
    distances: Array, labels: NDArray[np.uint8], thresholds: Mapping[str, float]
) -> RejectionCounts | None:
    """Count the decisions on images, (n, 10), with labels, (n,). None without thresholds."""
    if FARTHEST not in thresholds or MARGIN not in thresholds:
        return None
    nearest, margin = _nearest_and_margin(distances)
    not_a_digit = nearest > thresholds[FARTHEST]
    ambiguous = ~not_a_digit & (margin < thresholds[MARGIN])
    accepted = ~not_a_digit & ~ambiguous
    wrong = accepted & (distances.argmin(axis=1) != labels)
    return RejectionCounts(
        accepted=int(accepted.sum()),
        wrong=int(wrong.sum()),
        ambiguous=int(ambiguous.sum()),
        not_a_digit=int(not_a_digit.sum()),
    )


def accepted_fraction(distances: Array, thresholds: Mapping[str, float]) -> float:
    """Return the fraction of images, (n, 10), that both thresholds accept as a digit."""
    nearest, margin = _nearest_and_margin(distances)
    accepted = (nearest <= thresholds[FARTHEST]) & (margin >= thresholds[MARGIN])
    return float(accepted.mean())


def calibrate(digits: Array, nondigits: Array, *, keep: float = 0.99) -> dict[str, float]:
    """Return thresholds that accept `keep` of the digits and as few non-digits as possible.

    Takes the distances of digits, (n, 10), and of non-digits, (m, 10). The digits must be ones
    the network did not learn from, and never those of the test set. Of thresholds that refuse
    non-digits about as well, those with the widest margin are taken: what is ambiguous is also
    what is most often read wrong.
    """
    nearest, margin = _nearest_and_margin(digits)
    tried: list[tuple[float, dict[str, float]]] = []  # fraction of non-digits accepted, thresholds
    for too_close in np.linspace(0, 1 - keep, _SPLITS):
        least_margin = float(np.quantile(margin, too_close))
        # How far a digit may be, among those whose margin is wide enough already.
        wide = np.sort(nearest[margin >= least_margin])
        count = min(int(np.ceil(keep * len(nearest))), len(wide))
        thresholds = {FARTHEST: float(wide[count - 1]), MARGIN: least_margin}
        tried.append((accepted_fraction(nondigits, thresholds), thresholds))
    least = min(fraction for fraction, _ in tried)
    return [thresholds for fraction, thresholds in tried if fraction <= least + _AS_GOOD][-1]


def _nearest_and_margin(distances: Array) -> tuple[Array, Array]:
    """Return the smallest distance and the gap to the second smallest, each (n,)."""
    two = np.partition(distances, 1, axis=1)[:, :2]  # the two smallest, in order
    return two[:, 0], two[:, 1] - two[:, 0]
