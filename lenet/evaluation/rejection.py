"""What the ten distances say in words: a digit, torn between two, or not like any digit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from lenet.network.parameters import Array

FARTHEST: Final = "farthest"  # the largest smallest distance of what is taken for a digit
MARGIN: Final = "margin"  # the least by which the runner-up must be farther
_SHARES: Final = 41  # ways tried of dividing the refusals between the two thresholds
_AS_GOOD: Final = 0.002  # of the non-digits, that a wider margin may let pass


@dataclass(frozen=True)
class Decision:
    """The answer with its doubt. `digit` is the nearest class also where it is refused."""

    kind: Literal["digit", "torn", "not a digit"]
    digit: int
    runner_up: int


def decide(distances: Array, thresholds: Mapping[str, float]) -> Decision | None:
    """The verdict on one image from its ten distances, (10,), and the model's thresholds.

    Gives None for a model without thresholds: its card has none, so nothing is claimed.
    """
    if FARTHEST not in thresholds or MARGIN not in thresholds:
        return None
    order = distances.argsort(kind="stable")
    digit, runner_up = int(order[0]), int(order[1])
    nearest = float(distances[digit])
    if nearest > thresholds[FARTHEST]:
        return Decision("not a digit", digit, runner_up)
    if float(distances[runner_up]) - nearest < thresholds[MARGIN]:
        return Decision("torn", digit, runner_up)
    return Decision("digit", digit, runner_up)


@dataclass(frozen=True)
class Tally:
    """What a model's thresholds make of many digits whose truth is known."""

    digits: int  # taken for a digit
    wrong: int  # of these, read wrong
    torn: int  # refused: two codes are nearly as close
    strange: int  # refused: not like any digit


def tally(
    distances: Array, labels: NDArray[np.uint8], thresholds: Mapping[str, float]
) -> Tally | None:
    """The verdicts on images, (n, 10), counted; None for a model without thresholds."""
    if FARTHEST not in thresholds or MARGIN not in thresholds:
        return None
    nearest, margin = _nearest_and_margin(distances)
    strange = nearest > thresholds[FARTHEST]
    torn = ~strange & (margin < thresholds[MARGIN])
    taken = ~strange & ~torn
    wrong = taken & (distances.argmin(axis=1) != labels)
    return Tally(int(taken.sum()), int(wrong.sum()), int(torn.sum()), int(strange.sum()))


def accepted(distances: Array, thresholds: Mapping[str, float]) -> float:
    """The fraction of images, (n, 10), whose verdict is a digit."""
    nearest, margin = _nearest_and_margin(distances)
    taken = (nearest <= thresholds[FARTHEST]) & (margin >= thresholds[MARGIN])
    return float(taken.mean())


def calibrate(digits: Array, nondigits: Array, *, keep: float = 0.99) -> dict[str, float]:
    """Thresholds that accept `keep` of the digits, (n, 10), and the fewest non-digits, (m, 10).

    The digits must be ones the network did not learn from, and never those of the test set.
    Of thresholds that refuse non-digits about as well, those with the widest margin are taken:
    what is torn between two digits is also what is most often read wrong.
    """
    nearest, margin = _nearest_and_margin(digits)
    tried: list[tuple[float, dict[str, float]]] = []  # non-digits accepted, thresholds
    for too_close in np.linspace(0, 1 - keep, _SHARES):
        least_margin = float(np.quantile(margin, too_close))
        # How far a digit may be, among those whose margin is wide enough already.
        wide = np.sort(nearest[margin >= least_margin])
        count = min(int(np.ceil(keep * len(nearest))), len(wide))
        thresholds = {FARTHEST: float(wide[count - 1]), MARGIN: least_margin}
        tried.append((accepted(nondigits, thresholds), thresholds))
    least = min(taken for taken, _ in tried)
    return [thresholds for taken, thresholds in tried if taken <= least + _AS_GOOD][-1]


def _nearest_and_margin(distances: Array) -> tuple[Array, Array]:
    two = np.partition(distances, 1, axis=1)[:, :2]  # the two smallest, in order
    return two[:, 0], two[:, 1] - two[:, 0]
