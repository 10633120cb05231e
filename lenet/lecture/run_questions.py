"""Questions on a run and on its errors that check themselves: Qt-free values."""

import math
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

NEAR: Final = 1.5  # a guess of an error is near within this factor
_PERCENT: Final = str.maketrans({"%": "", "\uff05": "", ",": ".", "\uff0c": "."})

BatchMistake = Literal["none", "last batch", "one at a time", "size", "other"]
PairMistake = Literal["none", "one of them", "other"]


@dataclass(frozen=True)
class BatchesQuestion:
    """How many batches has a pass over some digits?"""

    digits: int
    batch: int

    @property
    def right(self) -> int:
        """The number of batches, the last one too, which can be smaller."""
        return math.ceil(self.digits / self.batch)

    def mistake(self, answer: int) -> BatchMistake:
        """Return what was forgotten or mixed up in an answer; "none" for the right one."""
        known: tuple[tuple[int, BatchMistake], ...] = (
            (self.right, "none"),
            (self.digits // self.batch, "last batch"),
            (self.digits, "one at a time"),
            (self.batch, "size"),
        )
        return next((mistake for number, mistake in known if number == answer), "other")


@dataclass(frozen=True, eq=False)
class PairQuestion:
    """Which two digits are taken for each other most often?"""

    confusion: NDArray[np.int64]  # (10, 10): how often each truth (row) got each answer

    @property
    def both(self) -> NDArray[np.int64]:
        """How often two digits are taken for each other, either way round, (10, 10)."""
        counts: NDArray[np.int64] = np.triu(self.confusion + self.confusion.T, k=1)
        return counts

    @property
    def right(self) -> list[tuple[int, int]]:
        """The pairs that are confused most often, the smaller digit first; none without errors."""
        counts = self.both
        most = int(counts.max())
        return [(int(a), int(b)) for a, b in np.argwhere(counts == most)] if most else []

    def mistake(self, one: int, other: int) -> PairMistake:
        """Return "none" for a pair that no other one exceeds; else how near the answer is."""
        right = self.right
        if (min(one, other), max(one, other)) in right:
            return "none"
        return "one of them" if any({one, other} & set(pair) for pair in right) else "other"


def is_near(guess: float, error: float) -> bool:
    """Return whether a guess of an error is within a factor of NEAR; both in per cent."""
    return error / NEAR <= guess <= error * NEAR


def parsed_percent(text: str) -> float | None:
    """Return the number of a typed percentage, from 0 to 100; None for another text."""
    try:
        number = float(text.strip().translate(_PERCENT))
    except ValueError:
        return None
    return number if 0 <= number <= 100 else None


def parsed_pair(text: str) -> tuple[int, int] | None:
    """Return two different digits in a typed text, whatever stands between; None for another."""
    digits = [int(letter) for letter in text if letter in "0123456789"]
    return (digits[0], digits[1]) if len(digits) == 2 and digits[0] != digits[1] else None
