"""Descent: slopes against finite differences, and the rule 2 / curvature against what happens."""

import numpy as np
import pytest

from lenet.lecture.descent import (
    BOWL,
    NARROW,
    VALLEYS,
    ScalarFunction,
    has_diverged,
    largest_rate,
    step,
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


def descended(rate: float, x: float, steps: int) -> float:
    for _ in range(steps):
        x = step(x, BOWL.slope(x), rate)
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


def test_where_the_curve_bends_downwards_no_rate_is_too_large() -> None:
    assert VALLEYS.curvature(0.0) < 0
    assert largest_rate(VALLEYS.curvature(0.0)) is None
