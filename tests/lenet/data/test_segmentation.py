"""Ink is found in any light, and specks, lines and what touches the border are no ink."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from lenet.data.segmentation import dilate, find_ink, stroke_width

Light = Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]

# Grey levels of the paper at x and y, each from 0 to 1.
LIGHTS: dict[str, Light] = {
    "from the left": lambda x, y: 200 - 90 * x,
    "from below": lambda x, y: 110 + 90 * y,
    "a lamp over a column": lambda x, y: 220 - 400 * (x - 0.5) ** 2,
    "a lamp over a row": lambda x, y: 220 - 400 * (y - 0.5) ** 2,
    "shadows in two corners": lambda x, y: 170 + 200 * (x - 0.5) * (y - 0.5),
}


def page(light: Light, height: int = 240, width: int = 200) -> NDArray[np.float64]:
    """An empty sheet."""
    y, x = np.mgrid[:height, :width]
    return light(x / width, y / height)


@pytest.mark.parametrize("name", LIGHTS)
@pytest.mark.parametrize("factor", [0.45, 1.0])
def test_ink_is_found_in_any_even_or_uneven_light(name: str, factor: float) -> None:
    grey = page(LIGHTS[name]) * factor
    drawn = np.zeros(grey.shape, dtype=bool)
    drawn[60:180, 90:110] = True
    grey[drawn] *= 0.4
    ink = find_ink(grey.astype(np.float32))
    assert ink is not None
    assert np.array_equal(ink > 0.5, drawn)
    assert ink[~drawn].max() < 0.05


def test_white_ink_on_dark_paper_is_found_too() -> None:
    grey = page(lambda x, y: 20 + 60 * (x + y) ** 2 / 4)
    drawn = np.zeros(grey.shape, dtype=bool)
    drawn[60:180, 90:110] = True
    grey[drawn] += 120
    ink = find_ink(grey.astype(np.float32))
    assert ink is not None
    assert np.array_equal(ink > 0.5, drawn)


@pytest.mark.parametrize("radius", [1, 2, 3, 7])
def test_dilating_a_pixel_makes_a_square_of_its_radius(radius: int) -> None:
    wide = dilate(np.ones((1, 1), dtype=np.float32), radius)
    assert wide.tolist() == np.ones((2 * radius + 1, 2 * radius + 1)).tolist()
    lone = np.zeros((9, 9), dtype=np.float32)
    lone[4, 4] = 1
    assert int(dilate(lone, radius).sum()) == (2 * radius + 1) ** 2


@pytest.mark.parametrize("width", [4, 8, 20])
def test_the_width_of_a_ring_is_measured(width: int) -> None:
    y, x = np.mgrid[:300, :300] - 149.5
    ring = (np.abs(np.hypot(x, y) - 100) <= width / 2).astype(np.float32)
    assert stroke_width(ring) == pytest.approx(width, rel=0.02)


def sheet(*boxes: tuple[slice, slice]) -> NDArray[np.float32]:
    """Black boxes on white paper of 128x128."""
    grey = np.full((128, 128), 255, dtype=np.float32)
    for box in boxes:
        grey[box] = 0
    return grey


DIGIT = (slice(30, 100), slice(55, 75))


@pytest.mark.parametrize(
    "box",
    [
        (slice(4, 10), slice(4, 10)),  # a speck: 36 of 1,400 pixels
        (slice(0, 20), slice(20, 40)),  # at the upper border
        (slice(108, 128), slice(20, 40)),  # at the lower border
        (slice(50, 70), slice(0, 20)),  # at the left border
        (slice(50, 70), slice(108, 128)),  # at the right border
        (slice(110, 114), slice(5, 123)),  # a ruled line
        (slice(4, 124), slice(20, 24)),  # a ruled line, upright
    ],
)
def test_what_is_no_part_of_the_digit_is_removed(box: tuple[slice, slice]) -> None:
    ink = find_ink(sheet(DIGIT, box))
    assert ink is not None
    assert ink[DIGIT].min() == 1
    assert ink.sum() == ink[DIGIT].sum()


@pytest.mark.parametrize(
    "box",
    [
        (slice(40, 50), slice(90, 100)),  # a dot: 100 of 1,400 pixels
        (slice(108, 112), slice(20, 110)),  # a stroke shorter than a line: 0.7 of the width
        (slice(10, 120), slice(20, 24)),  # an upright stroke of 0.86 of the height
        (slice(1, 21), slice(20, 40)),  # near the border
    ],
)
def test_what_may_be_a_part_of_the_digit_stays(box: tuple[slice, slice]) -> None:
    ink = find_ink(sheet(DIGIT, box))
    assert ink is not None
    assert ink[box].min() == 1


def test_a_digit_at_the_border_stays_where_there_is_no_other_ink() -> None:
    at_border = (slice(0, 70), slice(55, 75))
    speck = (slice(100, 103), slice(20, 23))
    ink = find_ink(sheet(at_border, speck))
    assert ink is not None
    assert ink[at_border].min() == 1
    assert not ink[speck].any()


def test_arms_that_meet_late_are_one_digit() -> None:
    """A U and an E on its back: their arms are joined by their last rows alone."""
    arms = [(slice(20, 100), slice(left, left + 6)) for left in (30, 60, 90)]
    ink = find_ink(sheet(*arms, (slice(94, 100), slice(30, 96))))
    assert ink is not None
    assert all(ink[arm].min() == 1 for arm in arms)
    corner = (slice(20, 24), slice(20, 24))  # touches nothing
    diagonal = (slice(18, 20), slice(28, 30))  # touches an arm at a corner
    ink = find_ink(sheet(*arms, (slice(94, 100), slice(30, 96)), corner, diagonal))
    assert ink is not None
    assert ink[diagonal].min() == 1
    assert not ink[corner].any()
