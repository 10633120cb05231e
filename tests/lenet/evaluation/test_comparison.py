"""Comparison of two models on the same digits."""

import numpy as np
import pytest

from lenet.evaluation.comparison import Comparison, shared_errors
from lenet.evaluation.metrics import Evaluation
from lenet.network import paper

TRUTHS = [0, 1, 2, 3, 4, 5]


def reading(answers: list[int], truths: list[int] = TRUTHS) -> Evaluation:
    table = np.full((len(answers), 10), 50, dtype=np.float32)
    table[np.arange(len(answers)), answers] = 5
    return Evaluation(table, np.array(truths, dtype=np.uint8))


A = reading([0, 7, 2, 8, 9, 6])  # 1, 3, 4 and 5 wrong
B = reading([0, 1, 3, 8, 8, 6])  # 2, 3, 4 and 5 wrong


def test_every_digit_is_counted_where_it_belongs() -> None:
    result = Comparison(A, B)
    assert result.indices("first").tolist() == [1]
    assert result.indices("second").tolist() == [2]
    assert result.indices("both").tolist() == [3, 4, 5]
    assert result.indices("differ").tolist() == [1, 2, 4]
    assert result.same_mistake == 2  # 3 as 8 and 5 as 6; of the 4 they make different digits
    only, both = len(result.indices("first")), len(result.indices("both"))
    assert only + both == A.errors


def test_the_difference_of_the_confusions_sums_to_nothing_in_every_row() -> None:
    difference = Comparison(A, B).difference
    assert difference[4, 9] == 1
    assert difference[4, 8] == -1
    assert not difference.sum(axis=1).any()


def test_other_digits_are_refused() -> None:
    with pytest.raises(ValueError, match="same digits"):
        Comparison(A, reading([0, 1, 2, 3, 4, 6], [0, 1, 2, 3, 4, 6]))


def test_shared_errors_count_the_rarer_of_each_kind() -> None:
    assert shared_errors(A.confusion, B.confusion) == 2
    assert shared_errors(paper.figure_8_confusion(), paper.figure_8_confusion()) == 82
