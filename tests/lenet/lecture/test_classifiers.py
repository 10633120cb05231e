"""The table of classifiers agrees with the paper's other numbers, and with counts by hand."""

from itertools import pairwise

import pytest

from lenet.lecture.classifiers import CLASSIFIERS, ORDERS, error_uncertainty, ordered
from lenet.network import paper

ROWS = {row.name: row for row in CLASSIFIERS}


def dense(*sizes: int) -> int:
    """Count the weights and biases of a fully connected net, in thousands."""
    pairs = pairwise(sizes)
    return round(sum((below + 1) * above for below, above in pairs) / 1000)


def test_lenet_5_has_the_errors_and_the_memory_that_the_paper_says_elsewhere() -> None:
    row = ROWS["lenet-5"]
    assert row.errors == {
        "regular": paper.TEST_ERROR,
        "distorted": round(100 * paper.DISTORTED_WRONG / paper.TEST_DIGITS, 1),
    }
    assert row.memory * 1000 == paper.TRAINABLE_PARAMETERS
    assert row.multiply_adds * 1000 > paper.CONNECTIONS


def test_the_memory_of_fully_connected_nets_is_the_count_of_their_weights() -> None:
    assert ROWS["linear"].memory == dense(400, 10)
    assert ROWS["pairwise"].memory == round(45 * (784 + 1) / 1000)
    assert ROWS["300"].memory == dense(400, 300, 10)
    assert ROWS["1000"].memory == dense(784, 1000, 10)
    assert ROWS["300-100"].memory == dense(784, 300, 100, 10)
    assert ROWS["500-150"].memory == dense(784, 500, 150, 10)


def test_nearest_neighbours_keep_and_compare_every_pixel_of_every_digit() -> None:
    assert ROWS["knn"].memory == ROWS["knn"].multiply_adds == 60_000 * 20 * 20 // 1000


def test_three_boosted_nets_keep_three_times_the_numbers_at_less_than_twice_the_work() -> None:
    one, three = ROWS["lenet-4"], ROWS["boosted-lenet-4"]
    assert three.memory == 3 * one.memory
    assert 1.7 < three.multiply_adds / one.multiply_adds < 1.8


def test_only_the_boosted_nets_are_better_than_lenet_5_and_keep_fewer_numbers() -> None:
    lenet = ROWS["lenet-5"]
    better = [
        row.name
        for row in CLASSIFIERS
        if min(row.errors.values()) < min(lenet.errors.values()) and row.memory < lenet.memory
    ]
    assert better == ["boosted-lenet-4"]


def test_every_order_has_every_classifier_and_the_largest_first() -> None:
    for order in ORDERS:
        assert {row.name for row in ordered(order)} == set(ROWS)
    assert [row.name for row in ordered("error")][:3] == ["linear", "pairwise", "knn"]
    assert ordered("memory")[-1].name == "lenet-1"
    assert ordered("multiply_adds")[0].name == "v_svm"


def test_one_percent_of_ten_thousand_digits_is_known_to_a_tenth_of_a_percent() -> None:
    assert error_uncertainty(1.0) == pytest.approx(0.0995, abs=0.0001)
    assert error_uncertainty(12.0) == pytest.approx(0.325, abs=0.001)
