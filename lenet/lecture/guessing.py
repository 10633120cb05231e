"""A person reads the digits that a network read wrong: which come next, and the score."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from lenet.evaluation.error_selection import ErrorSelection, selected_errors
from lenet.evaluation.metrics import Evaluation


@dataclass(frozen=True)
class Guess:
    """One digit: its index among the test digits, label, the network's answer, the person's."""

    index: int
    truth: int
    answer: int
    guess: int

    @property
    def is_right(self) -> bool:
        """Whether the person reads it as its label says."""
        return self.guess == self.truth


@dataclass(frozen=True)
class Score:
    """The guesses of a person so far, the first one first."""

    guesses: tuple[Guess, ...] = ()

    @property
    def count(self) -> int:
        """How many digits the person read."""
        return len(self.guesses)

    @property
    def right(self) -> int:
        """How many of them as the label says; the network has 0, for these are its errors."""
        return sum(guess.is_right for guess in self.guesses)

    @property
    def last(self) -> Guess | None:
        """The guess made last."""
        return self.guesses[-1] if self.guesses else None

    def with_guess(self, evaluation: Evaluation, index: int, guess: int) -> "Score":
        """Return the score after one more guess at a digit of the evaluation."""
        truth, answer = int(evaluation.labels[index]), int(evaluation.answers[index])
        return replace(self, guesses=(*self.guesses, Guess(index, truth, answer, guess)))


def guess_order(evaluation: Evaluation, seed: int) -> NDArray[np.intp]:
    """Return the indices of all errors, (m,), in a random order that follows from the seed."""
    errors = np.sort(selected_errors(evaluation, ErrorSelection()))
    return np.random.default_rng(seed).permutation(errors)
