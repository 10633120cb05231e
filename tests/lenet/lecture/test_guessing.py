"""The order of the digits to guess, and the score."""

import numpy as np
import pytest

from lenet.evaluation.metrics import Evaluation
from lenet.lecture.guessing import Score, guess_order


@pytest.fixture
def evaluation() -> Evaluation:
    """Twelve digits: the network answers 0 always, so ten are errors."""
    distances = np.ones((12, 10), dtype=np.float32)
    distances[:, 0] = 0
    labels = np.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1], dtype=np.uint8)
    return Evaluation(distances, labels)


def test_every_error_comes_once_and_no_digit_that_was_read_right(evaluation: Evaluation) -> None:
    order = guess_order(evaluation, 0)
    assert sorted(order.tolist()) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 11]


def test_the_seed_gives_the_order(evaluation: Evaluation) -> None:
    assert np.array_equal(guess_order(evaluation, 1), guess_order(evaluation, 1))
    assert not np.array_equal(guess_order(evaluation, 1), guess_order(evaluation, 2))


def test_the_score_counts_what_the_person_reads_as_the_label_says(evaluation: Evaluation) -> None:
    score = Score().with_guess(evaluation, 4, 4).with_guess(evaluation, 7, 1)
    assert (score.right, score.count) == (1, 2)
    assert score.last is not None
    assert (score.last.truth, score.last.answer, score.last.guess) == (7, 0, 1)
    assert not score.last.is_right
