"""The formats of numbers: a true minus, no minus zero, and differences that can be checked."""

import pytest
from PySide6.QtWidgets import QApplication

from app.style.numbers import (
    distance,
    distance_gap,
    gradient,
    narrower,
    number,
    percent,
    signed,
)


def test_a_number_has_a_true_minus_and_nothing_below_zero_that_is_zero() -> None:
    assert [number(-1.5), number(-0.004), number(0.0), number(2.0, 1)] == [
        "−1.50",
        "0.00",
        "0.00",
        "2.0",
    ]


def test_a_difference_has_its_sign() -> None:
    assert [signed(0.516), signed(-3.384), signed(0.001)] == ["+0.52", "−3.38", "0.00"]


def test_two_distances_and_their_difference_can_be_checked() -> None:
    assert (distance(100.84), distance(0.46), distance_gap(100.84, 0.46)) == (
        "100.8",
        "0.5",
        "100.3",
    )


def test_probabilities_and_gradients_have_one_format_each(qapp: QApplication) -> None:
    assert [percent(share) for share in (0, 0.0004, 0.12345, 1)] == [
        "0.0 %",
        "0.0 %",
        "12.3 %",
        "100.0 %",
    ]
    assert gradient(-0.00012345) == "−0.000123"


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (1.26, ["1.3", "1"]),
        (1135.0, ["1135.0", "1135", "1.1k", "1k"]),
        (-23456.0, ["−23456.0", "−23456", "−23.5k", "−23k"]),
        (9e6, ["9000000.0", "9000000", "9000.0k", "9000k", "9.0M", "9M"]),
    ],
)
def test_a_number_gets_shorter_until_it_fits(value: float, texts: list[str]) -> None:
    assert list(narrower(value, 1)) == texts
