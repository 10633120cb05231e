"""Descent: slopes against finite differences, and the rule 2 / curvature against what happens."""

import numpy as np
import pytest

from lenet.lecture.descent import (
    ALIGNED,
    BOWL,
    HILLTOP,
    NARROW,
    VALLEY_LEFT,
    VALLEY_RIGHT,
    VALLEYS,
    ScalarFunction,
    Valley,
    has_diverged,
    largest_rate,
    valley_curvature,
)


@pytest.mark.parametrize("curve", [BOWL, VALLEYS])
def test_slope_and_curvature_are_what_the_values_do(curve: ScalarFunction) -> None:
    h = 1e-4
    for x in (-1.7, -0.3, 0.2, 1.1):
        rise = (curve.value(x + h) - curve.value(x - h)) / (2 * h)
        bend = (curve.slope(x + h) - curve.slope(x - h)) / (2 * h)
        assert curve.slope(x) == pytest.approx(rise, abs=1e-6)
        assert curve.curvature(x) == pytest.approx(bend, abs=1e-6)


def test_the_valley_has_the_curvatures_it_is_named_for() -> None:
    assert np.linalg.eigvalsh(NARROW.hessian) == pytest.approx([NARROW.shallow, NARROW.steep])
    x, h = np.array([1.3, -0.7]), 1e-5
    for axis in np.eye(2):
        rise = (NARROW.value(x + h * axis) - NARROW.value(x - h * axis)) / (2 * h)
        assert NARROW.slope(x) @ axis == pytest.approx(rise, abs=1e-8)


def descended(
    rate: float, x: float, steps: int, curve: ScalarFunction = BOWL, far: float = 1e9
) -> float:
    for _ in range(steps):
        if abs(x) > far:
            break
        x -= rate * curve.slope(x)
    return x


def test_descent_diverges_from_the_rate_2_by_the_curvature_on() -> None:
    limit = largest_rate(BOWL.curvature(0.0))
    assert limit == 2
    assert abs(descended(0.99 * limit, 1.0, 500)) < 1e-3
    assert abs(descended(limit, 1.0, 500)) == pytest.approx(1)
    assert has_diverged(np.array([descended(1.01 * limit, 1.0, 500)]), far=10)
    assert descended(limit / 2, 1.0, 1) == 0  # 1 / f'': there in one step
    assert descended(0.9 * limit / 2, 1.0, 3) > 0  # below it, from one side
    assert descended(1.1 * limit / 2, 1.0, 3) < 0  # above it, from side to side


def test_the_slope_is_0_in_both_valleys_and_on_the_hilltop_between_them() -> None:
    assert VALLEY_LEFT < HILLTOP < VALLEY_RIGHT
    for x in (VALLEY_LEFT, HILLTOP, VALLEY_RIGHT):
        assert VALLEYS.slope(x) == pytest.approx(0, abs=1e-12)
    assert VALLEYS.curvature(HILLTOP) < 0
    assert VALLEYS.value(VALLEY_LEFT) < VALLEYS.value(VALLEY_RIGHT)


@pytest.mark.parametrize("bottom", [VALLEY_LEFT, VALLEY_RIGHT])
def test_the_marks_of_two_valleys_hold_near_the_minimum(bottom: float) -> None:
    limit = largest_rate(valley_curvature(bottom))
    for share, settles in ((0.98, True), (1.02, False)):
        end = descended(share * limit, bottom + 1e-3, 1000, VALLEYS)
        assert (abs(end - bottom) < 1e-4) is settles
    near = descended(0.9 * limit / 2, bottom + 1e-3, 3, VALLEYS)
    assert near > bottom  # up to 1 / f'' from one side
    across = descended(1.1 * limit / 2, bottom + 1e-3, 3, VALLEYS)
    assert across < bottom


def test_where_the_curve_bends_downwards_a_rate_can_still_be_too_large() -> None:
    assert VALLEYS.curvature(-0.5) < 0
    assert abs(descended(2.0, -0.5, 20, VALLEYS, far=10)) > 10


def test_the_start_decides_in_which_valley_a_small_rate_ends() -> None:
    for start, bottom in ((HILLTOP - 0.01, VALLEY_LEFT), (HILLTOP + 0.01, VALLEY_RIGHT)):
        assert descended(0.1, start, 2000, VALLEYS) == pytest.approx(bottom, abs=1e-6)


@pytest.mark.parametrize(("valley", "ratio"), [(ALIGNED, 1.225), (NARROW, 8.355)])
def test_a_rate_per_variable_rounds_an_aligned_valley_and_hardly_a_turned_one(
    valley: Valley, ratio: float
) -> None:
    """From 12.5 with one rate; here from the matrix by which a step multiplies x, I - rate D H."""
    step = np.eye(2) - 0.1 * valley.own_rates(0.02)[:, None] * valley.hessian
    fast, slow = np.sort((1 - np.linalg.eigvals(step)) / 0.1)[::-1]
    assert fast / slow == pytest.approx(ratio, abs=0.001)
    assert valley.scaled_curvatures(0.02) == pytest.approx([slow, fast])


def test_without_mu_the_ratio_of_the_turned_valley_falls_from_12_5_to_8_3() -> None:
    assert NARROW.steep / NARROW.shallow == pytest.approx(12.5)
    low, high = NARROW.scaled_curvatures(0.0)
    assert high / low == pytest.approx(8.347, abs=0.001)
