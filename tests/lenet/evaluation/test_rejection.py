"""Rejection: decisions from the ten distances, and thresholds that accept what they promise."""

import numpy as np
import pytest

from lenet.evaluation.rejection import (
    FARTHEST,
    MARGIN,
    Decision,
    accepted_fraction,
    calibrate,
    count_decisions,
    decide,
    grade,
)

THRESHOLDS = {FARTHEST: 20.0, MARGIN: 5.0}


def distances(**near: float) -> np.ndarray:
    """Ten distances of 90, save those given as d4=1.0."""
    values = np.full(10, 90, dtype=np.float32)
    for name, value in near.items():
        values[int(name[1])] = value
    return values


@pytest.mark.parametrize(
    ("near", "decision"),
    [
        ({"d7": 3.0}, Decision("digit", 7, 0)),
        ({"d4": 6.0, "d9": 8.0}, Decision("ambiguous", 4, 9)),
        ({"d4": 30.0, "d9": 31.0}, Decision("not a digit", 4, 9)),
        ({"d3": 20.0, "d8": 25.0}, Decision("digit", 3, 8)),  # both just within
    ],
)
def test_the_decision_follows_from_the_two_nearest(
    near: dict[str, float], decision: Decision
) -> None:
    assert decide(distances(**near), THRESHOLDS) == decision


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        ({"d7": 3.0}, "surely"),
        ({"d7": 0.5 * THRESHOLDS[FARTHEST]}, "surely"),  # just within
        ({"d7": 0.5 * THRESHOLDS[FARTHEST] + 0.1}, "probably"),
        ({"d7": 1.0, "d1": 1.0 + 2 * THRESHOLDS[MARGIN]}, "surely"),
        ({"d7": 1.0, "d1": 0.9 + 2 * THRESHOLDS[MARGIN]}, "probably"),
        ({"d4": 6.0, "d9": 8.0}, "ambiguous"),
        ({"d4": 30.0, "d9": 31.0}, "not a digit"),
    ],
)
def test_an_answer_is_graded_by_distance_and_margin(near: dict[str, float], expected: str) -> None:
    assert grade(distances(**near), THRESHOLDS) == expected
    assert grade(distances(**near), {}) == "unknown"


def test_a_model_without_thresholds_claims_nothing() -> None:
    assert decide(distances(d1=0.0), {}) is None


def test_a_digit_exactly_at_both_thresholds_is_accepted_by_every_way_to_count() -> None:
    rows = np.stack([distances(d3=20.0, d8=25.0), distances(d3=20.5), distances(d3=1, d8=5.5)])
    assert accepted_fraction(rows, THRESHOLDS) == pytest.approx(1 / 3)
    counted = count_decisions(rows, np.array([3, 3, 3], np.uint8), THRESHOLDS)
    assert counted is not None
    assert (counted.accepted, counted.ambiguous, counted.not_a_digit) == (1, 1, 1)


def test_calibration_can_keep_every_digit_also_the_least_clear() -> None:
    digits = np.stack([distances(d1=3.0 + i, d2=80.0 - i) for i in range(30)])
    assert accepted_fraction(digits, calibrate(digits, digits + 30, keep=1.0)) == 1


def test_calibration_accepts_the_share_it_is_asked_for_and_refuses_what_it_can() -> None:
    rng = np.random.default_rng(0)
    digits = rng.uniform(60, 120, (5000, 10)).astype(np.float32)
    digits[:, 3] = rng.exponential(2, 5000)
    other = rng.uniform(25, 60, (1000, 10)).astype(np.float32)
    thresholds = calibrate(digits, other)
    assert accepted_fraction(digits, thresholds) >= 0.99
    assert accepted_fraction(digits, thresholds) < 0.9905
    assert accepted_fraction(other, thresholds) == 0
    kinds = [decide(row, thresholds) for row in digits]
    assert np.mean([kind is not None and kind.kind == "digit" for kind in kinds]) >= 0.99


def test_where_distance_alone_refuses_what_is_no_digit_ambiguous_ones_are_refused_too() -> None:
    rng = np.random.default_rng(3)
    digits = rng.uniform(60, 120, (2_000, 10)).astype(np.float32)
    digits[:, 4] = rng.uniform(0, 25, len(digits))
    digits[:20, 9] = digits[:20, 4] + rng.uniform(0, 4, 20)  # one in a hundred is ambiguous
    other = rng.uniform(50, 90, (500, 10)).astype(np.float32)
    thresholds = calibrate(digits, other)
    assert accepted_fraction(other, thresholds) == 0
    assert accepted_fraction(digits, thresholds) >= 0.99
    kinds = [decide(row, thresholds) for row in digits[:20]]
    assert all(kind is not None and kind.kind == "ambiguous" for kind in kinds)


def test_decisions_are_counted_as_they_are_taken_one_by_one() -> None:
    rng = np.random.default_rng(1)
    rows = rng.uniform(5, 45, (400, 10)).astype(np.float32)
    labels = rng.integers(0, 10, 400).astype(np.uint8)
    decisions = [decide(row, THRESHOLDS) for row in rows]
    kinds = [decision.kind for decision in decisions if decision is not None]
    wrong = sum(
        decision is not None and decision.kind == "digit" and decision.digit != label
        for decision, label in zip(decisions, labels, strict=True)
    )
    counted = count_decisions(rows, labels, THRESHOLDS)
    assert counted is not None
    assert counted.accepted == kinds.count("digit")
    assert counted.ambiguous == kinds.count("ambiguous")
    assert counted.not_a_digit == kinds.count("not a digit")
    assert counted.refused + counted.accepted == len(rows)
    assert counted.wrong == wrong
    assert min(counted.accepted, counted.ambiguous, wrong) > 0
    assert count_decisions(rows, labels, {}) is None
