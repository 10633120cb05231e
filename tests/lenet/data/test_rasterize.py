"""Strokes and MNIST digits to the network's input."""

import time
import tracemalloc

import numpy as np
import pytest

from lenet.data.rasterize import (
    BOX_MARGIN,
    MASS_AT,
    Rasterized,
    Stroke,
    centre_of_mass,
    rasterize_digit,
    rasterize_drawings,
    rasterize_strokes,
)
from lenet.evaluation.dataset import bundled_test_digits
from lenet.network.forward import network_input


def stroke(*points: tuple[float, float]) -> Stroke:
    return np.array(points, dtype=np.float32)


def seen(strokes: list[Stroke], *, width: float = 2.4, smallest: float = 0.0) -> Rasterized:
    rasterized = rasterize_strokes(strokes, width=width, smallest=smallest)
    assert rasterized is not None
    return rasterized


def slow_ink(strokes: tuple[Stroke, ...], width: float) -> np.ndarray:
    """Pixel by pixel, segment by segment, in float64."""
    picture = np.zeros((28, 28))
    for row in range(28):
        for column in range(28):
            middle = np.array([column + 0.5, row + 0.5])
            nearest = np.inf
            for points in strokes:
                doubled = points.astype(np.float64)
                ends = doubled[1:] if len(doubled) > 1 else doubled
                for a, b in zip(doubled, ends, strict=False):
                    square = float((b - a) @ (b - a))
                    part = float(np.clip((middle - a) @ (b - a) / square, 0, 1)) if square else 0.0
                    nearest = min(nearest, float(np.linalg.norm(middle - a - part * (b - a))))
            picture[row, column] = np.clip(width / 2 + 0.5 - nearest, 0, 1)
    return picture


SEVEN = [stroke((10, 20), (70, 20), (30, 120)), stroke((25, 70), (60, 70)), stroke((5, 5))]


@pytest.mark.parametrize("width", [1.0, 2.4, 4.0, 9.0])
def test_the_ink_is_that_of_a_slow_loop_over_pixels_and_segments(width: float) -> None:
    rasterized = seen(SEVEN, width=width)
    assert np.abs(rasterized.digit - slow_ink(rasterized.strokes, width)).max() < 1e-5


def test_ink_of_very_many_segments_is_nearly_that_of_few() -> None:
    many = seen([points for points in SEVEN for _ in range(200)])
    assert np.abs(many.digit - seen(SEVEN).digit).max() < 0.15


def test_a_zigzag_without_end_takes_little_time_and_memory() -> None:
    zigzag = np.tile(np.array([[0, 0], [100, 100]], np.float32), (10_000, 1))  # (20000, 2)
    zigzag[:, 0] += np.arange(20_000) / 200
    tracemalloc.start()
    begun = time.process_time()
    try:
        assert seen([zigzag]).digit.min() >= 0
        assert tracemalloc.get_traced_memory()[1] < 100e6
    finally:
        tracemalloc.stop()
    assert time.process_time() - begun < 2


def test_the_box_of_20_is_in_the_middle_of_28() -> None:
    rows = np.flatnonzero(seen([stroke((0, 0), (0, 50))]).fitted.any(axis=1))
    assert (rows[0], rows[-1]) == (BOX_MARGIN, 27 - BOX_MARGIN) == (4, 23)


@pytest.mark.parametrize("factor", [0.01, 1.0, 1000.0])
def test_the_usual_pens_ink_fills_the_box_with_its_larger_side(factor: float) -> None:
    tall = [points * np.float32(factor) for points in SEVEN]
    for strokes in (tall, [points[:, ::-1] for points in tall]):
        fitted = seen(strokes).fitted
        sides = sorted(int(np.ptp(places)) + 1 for places in np.nonzero(fitted))
        assert sides[1] == 20
        assert sides[0] < 20  # the aspect is kept


@pytest.mark.parametrize("width", [0.5, 1.0, 4.0, 10.0])
def test_the_pen_does_not_change_the_size_of_what_it_draws(width: float) -> None:
    rasterized, usual = seen(SEVEN, width=width), seen(SEVEN)
    for points, same in zip(rasterized.strokes, usual.strokes, strict=True):
        np.testing.assert_allclose(points - points[0], same - same[0], atol=1e-4)
    placed = np.concatenate(rasterized.strokes)
    assert np.ptp(placed, axis=0).max() == pytest.approx(17.6, abs=1e-4)


def test_a_thick_pens_ink_beyond_the_box_is_kept() -> None:
    corner = [stroke((0, 0), (0, 100), (60, 100))]  # its thick ink leaves the box above and below
    rasterized = seen(corner, width=4.0)
    assert np.flatnonzero(rasterized.fitted.any(axis=1)).tolist() == list(range(3, 25))
    assert rasterized.fitted.sum() == pytest.approx(rasterized.digit.sum(), rel=0.01)
    assert centre_of_mass(rasterized.digit) == pytest.approx((MASS_AT, MASS_AT), abs=0.05)


def test_unit_and_place_of_a_drawing_do_not_matter() -> None:
    there = [points * np.float32(37) + np.float32(5000) for points in SEVEN]
    assert np.abs(seen(there).digit - seen(SEVEN).digit).max() < 1e-2


def test_the_centre_of_mass_comes_to_where_mnist_has_it() -> None:
    rasterized = seen(SEVEN)
    assert centre_of_mass(rasterized.fitted) == pytest.approx(rasterized.centre)
    assert centre_of_mass(rasterized.digit) == pytest.approx((MASS_AT, MASS_AT), abs=0.05)


def test_the_fitted_strokes_are_returned_point_by_point() -> None:
    rasterized = seen(SEVEN)
    assert [len(points) for points in rasterized.strokes] == [3, 2, 1]
    x, y = rasterized.strokes[0][1]
    assert rasterized.digit[int(y), int(x)] == 1


def test_the_image_is_the_digit_on_the_papers_scale() -> None:
    rasterized = seen(SEVEN)
    assert np.array_equal(rasterized.image, network_input(rasterized.digit))
    assert rasterized.image.shape == (32, 32)


def test_no_points_give_none() -> None:
    assert rasterize_strokes([]) is None
    assert rasterize_strokes([np.zeros((0, 2), dtype=np.float32)]) is None


@pytest.mark.parametrize(
    "strokes",
    [
        [stroke((3, 3))],
        [stroke((3, 3), (3, 3), (3, 3))],
        [stroke((1e7, 1e7), (1e7 + 1, 1e7))],
        [stroke((0, 0))],
    ],
    ids=["point", "repeated point", "rounding noise", "origin"],
)
def test_a_dot_stays_a_dot_of_the_pens_width(strokes: list[Stroke]) -> None:
    digit = seen(strokes).digit
    assert digit.sum() == pytest.approx(np.pi * 1.2**2, rel=0.1)


def test_a_trembling_dot_is_not_enlarged_where_the_smallest_extent_is_given() -> None:
    tremor = [stroke((100, 100), (101, 101))]
    assert seen(tremor).digit.sum() > 40
    assert seen(tremor, smallest=50).digit.sum() < 8


def test_an_upright_line_is_20_tall_and_as_wide_as_the_pen() -> None:
    for points in (stroke((5, 0), (5, 400)), stroke((5, 0), (5.1, 400))):
        fitted = seen([points]).fitted
        assert np.flatnonzero(fitted.any(axis=1)).tolist() == list(range(4, 24))
        assert fitted[14].sum() == pytest.approx(2.4, abs=0.05)


def test_odd_drawings_give_finite_ink() -> None:
    rng = np.random.default_rng(3)
    scribble = rng.uniform(-1e30, 1e30, (3000, 2)).astype(np.float32)
    tiny = rng.uniform(0, 1e-30, (50, 2)).astype(np.float32)
    for points in (scribble, tiny, np.repeat(scribble[:5], 400, axis=0)):
        digit = seen([points]).digit
        assert np.isfinite(digit).all()
        assert digit.max() == 1


def test_points_too_close_to_be_seen_change_nothing_that_is_seen() -> None:
    angle = np.linspace(0, 6, 60)
    coarse = np.stack([np.cos(angle), np.sin(angle)], axis=1).astype(np.float32)
    fine_angle = np.linspace(0, 6, 20_000)
    fine = np.stack([np.cos(fine_angle), np.sin(fine_angle)], axis=1).astype(np.float32)
    assert np.abs(seen([coarse]).digit - seen([fine]).digit).max() < 0.06


def test_a_pen_that_cannot_draw_is_refused() -> None:
    for width in (0.0, 10.5, float("nan")):
        with pytest.raises(ValueError, match="pixels wide"):
            rasterize_strokes(SEVEN, width=width)


def test_many_drawings_are_rasterized_as_mnist_stores_digits() -> None:
    digits = rasterize_drawings([SEVEN, [], SEVEN], [2.4, 2.4, 4.0])
    assert digits.shape == (3, 28, 28)
    assert digits.dtype == np.uint8
    assert np.array_equal(digits[0], np.rint(seen(SEVEN).digit * 255).astype(np.uint8))
    assert not digits[1].any()
    assert digits[2].sum() > 1.3 * digits[0].sum()


def test_a_digit_as_mnist_stores_it_reaches_the_network_as_it_is() -> None:
    picture = bundled_test_digits().images[9]
    rasterized = rasterize_digit(picture)
    assert rasterized is not None
    assert np.array_equal(rasterized.image, network_input(picture / np.float32(255)))
    assert np.array_equal(np.rint(rasterized.digit * 255), picture)
    assert rasterized.fitted.sum() == pytest.approx(rasterized.digit.sum())
    assert rasterize_digit(np.zeros((28, 28), dtype=np.uint8)) is None


def test_a_digit_that_fills_its_picture_reaches_the_network_whole() -> None:
    rasterized = rasterize_digit(np.full((28, 28), 255, dtype=np.uint8))
    assert rasterized is not None
    assert rasterized.digit.all()
    assert rasterized.fitted.all()


def test_the_ink_of_a_digit_of_mnist_is_in_the_middle_of_what_is_fitted() -> None:
    picture = np.zeros((28, 28), dtype=np.uint8)
    picture[3:23, 1:11] = 255  # 20 high and 10 wide
    rasterized = rasterize_digit(picture)
    assert rasterized is not None
    rows, columns = np.nonzero(rasterized.fitted)
    assert (rows.min(), rows.max()) == (4, 23)
    assert (columns.min(), columns.max()) == (9, 18)
