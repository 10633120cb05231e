"""Questions on runs and errors, against counts made by hand."""

import numpy as np
import pytest

from lenet.lecture.run_questions import (
    BatchesQuestion,
    PairQuestion,
    is_near,
    parsed_pair,
    parsed_percent,
)


@pytest.mark.parametrize(
    ("digits", "batch", "right"), [(60_000, 128, 469), (60_000, 100, 600), (55_000, 128, 430)]
)
def test_the_last_batch_counts_where_it_is_smaller(digits: int, batch: int, right: int) -> None:
    question = BatchesQuestion(digits, batch)
    assert len(range(0, digits, batch)) == question.right == right
    assert question.mistake(right) == "none"
    assert question.mistake(digits) == "one at a time"
    assert question.mistake(batch) == "size"
    assert question.mistake(right + 1) == "other"
    if digits % batch:
        assert question.mistake(right - 1) == "last batch"


def test_both_ways_are_added_and_the_diagonal_is_not() -> None:
    counts = np.diag(np.full(10, 900))
    counts[4, 9], counts[9, 4], counts[3, 5] = 3, 4, 6
    question = PairQuestion(counts)
    assert question.right == [(4, 9)]
    assert question.mistake(9, 4) == "none"
    assert question.mistake(9, 7) == "one of them"
    assert question.mistake(3, 5) == "other"


def test_a_tie_has_several_right_answers_and_no_error_none() -> None:
    counts = np.diag(np.full(10, 5))
    assert PairQuestion(counts).right == []
    counts[0, 6] = counts[7, 2] = 2
    question = PairQuestion(counts)
    assert question.right == [(0, 6), (2, 7)]
    assert question.mistake(2, 7) == question.mistake(6, 0) == "none"


@pytest.mark.parametrize(
    ("text", "pair"),
    [("49", (4, 9)), ("9 and 4", (9, 4)), ("44", None), ("4", None), ("149", None)],
)
def test_a_pair_is_two_different_digits(text: str, pair: tuple[int, int] | None) -> None:
    assert parsed_pair(text) == pair


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2.5", 2.5),
        (" 2,5 %", 2.5),
        ("5％", 5.0),
        ("101", None),
        ("-1", None),
        ("nan", None),
        ("", None),
    ],
)
def test_a_percentage_is_finite_and_between_none_and_all(text: str, number: float | None) -> None:
    assert parsed_percent(text) == number


def test_a_guess_is_near_within_half_as_much_again() -> None:
    assert is_near(3.0, 2.0)
    assert is_near(2.0, 3.0)
    assert not is_near(3.1, 2.0)
    assert not is_near(1.9, 3.0)
