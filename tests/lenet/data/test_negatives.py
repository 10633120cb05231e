"""Negatives: every family, reproducible, and no shape in both sets."""

import numpy as np
import pytest

from lenet.data.negatives import (
    FAMILIES,
    HELD_OUT_LETTERS,
    HELD_OUT_MARKS,
    TRAINING_LETTERS,
    TRAINING_MARKS,
    NegativeSet,
    catmull_rom,
    make_negative,
    make_negatives,
)
from lenet.data.rasterize import rasterize_strokes


def test_no_shape_is_in_both_sets() -> None:
    assert not set(TRAINING_LETTERS.values()) & set(HELD_OUT_LETTERS.values())
    assert not set(TRAINING_MARKS.values()) & set(HELD_OUT_MARKS.values())


@pytest.mark.parametrize("subset", ["training", "held out"])
@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_can_be_rasterized(family: str, subset: NegativeSet) -> None:
    for seed in range(60):
        rasterized = rasterize_strokes(make_negative(family, subset, np.random.default_rng(seed)))
        assert rasterized is not None
        assert rasterized.digit.sum() > 2


def test_negatives_follow_from_the_seed() -> None:
    first, again, other = (make_negatives(10, seed, subset="held out") for seed in (1, 1, 2))
    for one, two in zip(first, again, strict=True):
        for stroke, same in zip(one, two, strict=True):
            np.testing.assert_array_equal(stroke, same)
    assert not np.array_equal(first[0][0], other[0][0])


def test_a_catmull_rom_curve_goes_through_its_points() -> None:
    corners = np.array([[0, 0], [1, 3], [2, 0], [5, 5]], dtype=np.float32)
    curve = catmull_rom(corners)
    assert len(curve) == 3 * 6 + 1
    np.testing.assert_allclose(curve[::6], corners, atol=1e-6)
