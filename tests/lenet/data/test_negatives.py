"""Made-up drawings that are no digits: of every family, reproducible, and never taught and kept."""

import numpy as np
import pytest

from lenet.data.negatives import (
    FAMILIES,
    KEPT_LETTERS,
    KEPT_MARKS,
    TAUGHT_LETTERS,
    TAUGHT_MARKS,
    Kinds,
    nondigit,
    nondigits,
    rounded,
)
from lenet.data.rasterize import rasterize_strokes


def test_what_measures_is_never_what_teaches() -> None:
    assert not set(TAUGHT_LETTERS.values()) & set(KEPT_LETTERS.values())
    assert not set(TAUGHT_MARKS.values()) & set(KEPT_MARKS.values())


@pytest.mark.parametrize("kinds", ["taught", "kept"])
@pytest.mark.parametrize("family", FAMILIES)
def test_every_kind_can_be_inked(family: str, kinds: Kinds) -> None:
    for seed in range(60):
        rasterized = rasterize_strokes(nondigit(family, kinds, np.random.default_rng(seed)))
        assert rasterized is not None
        assert rasterized.digit.sum() > 2


def test_they_follow_from_the_seed() -> None:
    first, again, other = (nondigits(10, seed, kinds="kept") for seed in (1, 1, 2))
    for one, two in zip(first, again, strict=True):
        for stroke, same in zip(one, two, strict=True):
            np.testing.assert_array_equal(stroke, same)
    assert not np.array_equal(first[0][0], other[0][0])


def test_a_rounded_line_goes_through_its_corners() -> None:
    corners = np.array([[0, 0], [1, 3], [2, 0], [5, 5]], dtype=np.float32)
    curve = rounded(corners)
    assert len(curve) == 3 * 6 + 1
    np.testing.assert_allclose(curve[::6], corners, atol=1e-6)
