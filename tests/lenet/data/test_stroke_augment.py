"""Stroke augmentation: what each deviation and each habit does to a stroke."""

import numpy as np
import pytest

from lenet.data.rasterize import Stroke
from lenet.data.stroke_augment import InkSettings, add_habit, augment_strokes

LINE = (np.linspace([50, 0], [50, 100], 11).astype(np.float32),)
ANGLE = np.linspace(0, 2 * np.pi, 41)
RING = (np.stack([np.cos(ANGLE), np.sin(ANGLE)], axis=1).astype(np.float32),)
CROSS = (
    np.array([[0, 50], [100, 50]], dtype=np.float32),
    np.array([[50, 0], [50, 100]], dtype=np.float32),
)


def length(stroke: Stroke) -> float:
    return float(np.hypot(*np.diff(stroke, axis=0).T).sum())


def test_without_deviations_only_the_whole_is_moved() -> None:
    moved = augment_strokes(CROSS, InkSettings(), np.random.default_rng(0))
    for before, after in zip(CROSS, moved, strict=True):
        np.testing.assert_allclose(np.diff(after, axis=0), np.diff(before, axis=0), atol=1e-4)


def test_jitter_moves_strokes_against_each_other() -> None:
    moved = augment_strokes(CROSS, InkSettings(jitter=0.1), np.random.default_rng(0))
    between = (moved[0] - CROSS[0]) - (moved[1] - CROSS[1])
    assert np.abs(between).max() > 1


def test_bending_opens_a_ring_and_stays_smooth() -> None:
    gaps = []
    for seed in range(20):
        (bent,) = augment_strokes(RING, InkSettings(bend=0.1), np.random.default_rng(seed))
        gaps.append(float(np.hypot(*(bent[0] - bent[-1]))))
        headings = np.unwrap(np.arctan2(*np.diff(bent, axis=0).T))
        assert np.abs(np.diff(headings)).max() < 0.4  # 0.16 on the ring itself
    assert 0.05 < np.median(gaps) < 1


def test_ends_are_cut_or_lengthened() -> None:
    lengths = np.array(
        [
            length(augment_strokes(LINE, InkSettings(ends=0.05), np.random.default_rng(seed))[0])
            for seed in range(200)
        ]
    )
    assert (lengths < 99).any()
    assert (lengths > 101).any()
    assert abs(lengths.mean() - 100) < 5  # only whole points are cut off


@pytest.mark.parametrize("points", [[[5, 5]], [[5, 5], [5, 5]], [[5, 5], [6, 5]]])
def test_a_dot_and_a_short_line_stay_drawable(points: list[list[int]]) -> None:
    dot = (np.array(points, dtype=np.float32),)
    ink = InkSettings(slant=0.2, turn=0.2, aspect=0.2, jitter=0.05, bend=0.3, ends=0.1)
    for seed in range(20):
        (moved,) = augment_strokes(dot, ink, np.random.default_rng(seed))
        assert len(moved)
        assert np.isfinite(moved).all()


def test_another_habit_crosses_a_zero_and_flags_a_one() -> None:
    always = InkSettings(habits=1)
    for seed in range(10):
        rng = np.random.default_rng(seed)
        crossed = add_habit(0, RING, always, rng)
        assert len(crossed) == 2
        flagged = add_habit(1, LINE, always, rng)
        assert len(flagged) + len(flagged[0]) > 3
        np.testing.assert_array_equal(flagged[0][-1], LINE[0][-1])


def test_another_habit_hooks_the_tail_of_a_nine_to_the_left() -> None:
    (nine,) = add_habit(9, LINE, InkSettings(habits=1), np.random.default_rng(0))  # ends downwards
    np.testing.assert_array_equal(nine[: len(LINE[0])], LINE[0])
    hook = nine[len(LINE[0]) - 1 :]
    assert (np.diff(hook[:, 0]) < 0).all()
    assert 20 <= round(length(hook)) <= 50
    (level,) = add_habit(9, (LINE[0][:, ::-1],), InkSettings(habits=1), np.random.default_rng(0))
    np.testing.assert_array_equal(level, LINE[0][:, ::-1])


def test_habits_leave_other_digits_and_other_shapes_alone() -> None:
    rng = np.random.default_rng(0)
    assert add_habit(3, RING, InkSettings(habits=1), rng)[0] is RING[0]
    assert add_habit(1, RING, InkSettings(habits=1), rng)[0] is RING[0]  # no plain line
    assert add_habit(4, CROSS, InkSettings(habits=1), rng) == CROSS
    assert add_habit(1, LINE, InkSettings(habits=0), rng)[0] is LINE[0]


def test_the_unit_of_a_drawing_makes_no_difference() -> None:
    unit = (LINE[0] / np.float32(100),)
    for seed in range(20):
        (large,) = augment_strokes(LINE, InkSettings(ends=0.1), np.random.default_rng(seed))
        (small,) = augment_strokes(unit, InkSettings(ends=0.1), np.random.default_rng(seed))
        np.testing.assert_allclose(small * 100, large, atol=1e-3)


def test_the_flag_of_a_one_goes_left_and_down_and_is_shorter_than_the_one() -> None:
    flags = [
        flagged[0][0] - LINE[0][0]
        for flagged in (
            add_habit(1, LINE, InkSettings(habits=1), np.random.default_rng(seed))
            for seed in range(40)
        )
        if len(flagged[0]) == 3
    ]
    assert len(flags) > 20
    assert all(x < 0 < y for x, y in flags)
    lengths = np.hypot(*np.array(flags).T)
    assert lengths.min() >= 15
    assert lengths.max() <= 85


def test_the_slash_of_a_zero_goes_through_its_middle() -> None:
    middles = [
        add_habit(0, RING, InkSettings(habits=1), np.random.default_rng(seed))[1].mean(axis=0)
        for seed in range(100)
    ]
    np.testing.assert_allclose(np.mean(middles, axis=0), 0, atol=0.1)
