"""Thinning that leaves the picture as it is, round ranges and ticks."""

from itertools import pairwise

import numpy as np
import pytest

from app.widgets.plots.curve_points import (
    log_ticks,
    nearest,
    round_range,
    thinned,
    tick_text,
)


@pytest.mark.parametrize("log", [False, True])
def test_thinned_curves_reach_as_high_and_as_low_in_every_column(log: bool) -> None:
    rng = np.random.default_rng(2)
    x = np.arange(1, 50_001) / 500.0
    y = rng.random(50_000)
    edges = np.geomspace(1, 90, 301) if log else np.linspace(1, 90, 301)
    thin_x, thin_y = thinned(x, y, edges)
    assert len(thin_x) <= 4 * 303
    assert (np.diff(thin_x) >= 0).all()
    for low, high in pairwise(edges[10:-9]):
        inside, kept = (x >= low) & (x < high), (thin_x >= low) & (thin_x < high)
        if inside.any():
            assert thin_y[kept].min() == y[inside].min()
            assert thin_y[kept].max() == y[inside].max()


def test_few_points_are_left_alone_with_one_beyond_either_edge() -> None:
    x = np.arange(10.0)
    thin_x, thin_y = thinned(x, x * 2, np.linspace(2.5, 6.5, 11))
    np.testing.assert_array_equal(thin_x, [2, 3, 4, 5, 6, 7])
    np.testing.assert_array_equal(thin_y, 2 * thin_x)


def test_the_nearest_point_is_found() -> None:
    x = np.array([1.0, 2.0, 4.0])
    assert [nearest(x, at) for at in (0, 1.4, 1.6, 2.9, 3.1, 9)] == [0, 0, 1, 1, 2, 2]
    assert nearest(np.zeros(0), 3) == -1


@pytest.mark.parametrize(
    ("low", "high", "log", "wanted"),
    [
        (0.36, 4.89, True, (0.2, 5.0)),
        (1.0, 90.0, True, (1.0, 100.0)),
        (0.013, 0.97, False, (0.0, 1.0)),
        (3.0, 3.0, False, (2.0, 4.0)),
    ],
)
def test_ranges_are_round(low: float, high: float, log: bool, wanted: tuple[float, float]) -> None:
    assert round_range(low, high, log=log) == pytest.approx(wanted)


def test_a_logarithmic_axis_names_few_round_values() -> None:
    major, minor = log_ticks(0.2, 100, room=7)
    assert [round(10**v, 6) for v in major] == [0.3, 1, 3, 10, 30, 100]
    assert len(minor) > len(major)
    for room in range(1, 20):
        assert len(log_ticks(1e-3, 1e3, room)[0]) <= room + 2


def test_numbers_at_an_axis_are_short() -> None:
    assert [tick_text(v) for v in (0, 0.05, 1.0, 20, -3)] == ["0", "0.05", "1", "20", "−3"]
    assert tick_text(1e-5) == "1e−5"
