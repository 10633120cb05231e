"""A stroke is cut where the eraser's circle is: nothing within stays, nothing outside goes."""

from itertools import pairwise

import numpy as np
import pytest

from lenet.data.erase import erase_circle

LINE = np.array([[0.0, 0.5], [1.0, 0.5]], dtype=np.float32)


def length(stroke: np.ndarray) -> float:
    return float(np.hypot(*np.diff(stroke, axis=0).T).sum())


def sampled(stroke: np.ndarray) -> np.ndarray:
    """Return 200 places on every segment of a stroke, (n, 2)."""
    shares = np.linspace(0, 1, 200)[:, None]
    parts = [a + shares * (b - a) for a, b in pairwise(stroke)]
    return np.concatenate(parts)


def test_a_long_line_is_cut_in_two_at_the_circle() -> None:
    left, right = erase_circle(LINE, x=0.5, y=0.5, radius=0.1)
    np.testing.assert_allclose(left, [[0, 0.5], [0.4, 0.5]], atol=1e-6)
    np.testing.assert_allclose(right, [[0.6, 0.5], [1, 0.5]], atol=1e-6)


def test_an_end_is_cut_off_and_the_rest_stays_in_one_piece() -> None:
    (rest,) = erase_circle(LINE, x=1.0, y=0.5, radius=0.25)
    np.testing.assert_allclose(rest, [[0, 0.5], [0.75, 0.5]], atol=1e-6)


@pytest.mark.parametrize("place", [(0.5, 0.7), (1.3, 0.5), (0.5, 0.61)])
def test_a_circle_beside_the_stroke_leaves_the_same_array(place: tuple[float, float]) -> None:
    (same,) = erase_circle(LINE, x=place[0], y=place[1], radius=0.1)
    assert same is LINE


def test_dots_and_strokes_within_the_circle_go() -> None:
    assert erase_circle(LINE[:1], x=0, y=0.5, radius=0.1) == []
    assert erase_circle(LINE * 0.1, x=0.05, y=0.05, radius=0.2) == []
    assert erase_circle(np.repeat(LINE[:1], 3, axis=0), x=0, y=0.5, radius=0.1) == []
    assert len(erase_circle(LINE[:1], x=0.5, y=0.5, radius=0.1)) == 1


def test_of_any_stroke_just_what_is_outside_stays() -> None:
    rng = np.random.default_rng(5)
    for _ in range(300):
        stroke = rng.random((int(rng.integers(2, 30)), 2)).astype(np.float32)
        x, y, radius = *rng.random(2), float(rng.uniform(0.02, 0.4))
        pieces = erase_circle(stroke, x=x, y=y, radius=radius)
        for piece in pieces:
            away = np.hypot(*(sampled(piece) - (x, y)).T)
            assert away.min() > radius - 1e-5
        places = sampled(stroke.astype(np.float64))
        outside = float((np.hypot(*(places - (x, y)).T) > radius).mean())
        if outside == 1:
            assert pieces[0] is stroke
        segments = np.hypot(*np.diff(stroke, axis=0).T)
        shares = np.hypot(*(places - (x, y)).T).reshape(len(segments), 200) > radius
        kept = float((segments * shares.mean(axis=1)).sum())
        assert sum(map(length, pieces)) == pytest.approx(kept, abs=0.012 * len(segments))
