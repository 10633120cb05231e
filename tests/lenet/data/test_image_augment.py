"""Image augmentation: each distortion by itself, and the resampling."""

import numpy as np
import torch

from lenet.data.image_augment import Distortion, resample, source_coordinates
from lenet.network.parameters import Array
from lenet.training.batch.minibatch import resample_batch
from tests.lenet.training.samples import code_pictures

IMAGES = code_pictures(6, 7).images
SIDE = 28


def places_of(distortion: Distortion, seed: int = 0, strength: float | Array = 1.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return source_coordinates(distortion, len(IMAGES), rng, strength=strength)


def test_no_distortion_changes_nothing() -> None:
    np.testing.assert_array_equal(resample(IMAGES, places_of(Distortion())), IMAGES)


def test_strength_zero_changes_nothing() -> None:
    strong = Distortion(translation=3, rotation=30, scaling=0.5, squeezing=0.5, shear=1, elastic=3)
    np.testing.assert_array_equal(resample(IMAGES, places_of(strong, strength=0.0)), IMAGES)


def test_each_image_may_have_its_own_strength() -> None:
    strong = Distortion(translation=3, rotation=30, scaling=0.5, squeezing=0.5, shear=1, elastic=3)
    strength = np.array([0, 1, 0, 0.5, 0, 0], dtype=np.float32)[: len(IMAGES)]
    places, still = places_of(strong, strength=strength), places_of(Distortion())
    np.testing.assert_array_equal(places[strength == 0], still[strength == 0])
    np.testing.assert_array_equal(places[1], places_of(strong)[1])
    assert (places[3] != still[3]).any()


def test_a_shift_by_a_whole_pixel_moves_the_image_and_brings_paper_in() -> None:
    places = places_of(Distortion())
    places[:, 0] += 1  # every pixel is taken from one further right
    moved = resample(IMAGES, places)
    np.testing.assert_array_equal(moved[:, :, :-1], IMAGES[:, :, 1:])
    assert not moved[:, :, -1].any()


def test_coordinates_far_outside_are_paper() -> None:
    places = np.full((len(IMAGES), 2, SIDE**2), 1e4, dtype=np.float32)
    assert not resample(IMAGES, places).any()
    assert not resample(IMAGES, -places).any()


def test_every_deviation_stays_within_its_bound_and_reaches_near_it() -> None:
    places = np.concatenate([places_of(Distortion(translation=2), seed) for seed in range(100)])
    shifts = (places - places_of(Distortion())[0])[:, :, 0]  # (600, 2)
    assert np.abs(shifts).max() <= 2
    assert (np.ptp(shifts, axis=0) > 3.9).all()


def test_scaling_keeps_the_aspect_and_squeezing_the_area() -> None:
    for distortion, kept in (
        (Distortion(scaling=0.3), np.divide),
        (Distortion(squeezing=0.3), np.multiply),
    ):
        grid = places_of(distortion).reshape(-1, 2, SIDE, SIDE)
        across = grid[:, 0, 0, 1] - grid[:, 0, 0, 0]
        down = grid[:, 1, 1, 0] - grid[:, 1, 0, 0]
        np.testing.assert_allclose(kept(across, down), 1, rtol=1e-4)
        assert np.abs(across - 1).max() > 0.01


def test_shear_moves_rows_sideways_only() -> None:
    change = places_of(Distortion(shear=0.5)) - places_of(Distortion())
    assert np.abs(change[:, 1]).max() < 1e-5
    rows = change[:, 0].reshape(-1, SIDE, SIDE)
    np.testing.assert_allclose(rows, rows[:, :, :1].repeat(SIDE, axis=2), atol=1e-5)


def test_elastic_displacement_has_the_deviation_asked_for_and_is_smooth() -> None:
    distortion = Distortion(elastic=1.5)
    change = np.concatenate([places_of(distortion, seed) for seed in range(50)])
    change -= places_of(Distortion())[0]
    assert abs(change.std() - 1.5) < 0.1
    fields = change.reshape(-1, SIDE, SIDE)
    assert np.abs(np.diff(fields, axis=2)).mean() < 0.35 * change.std()


def test_tensors_are_resampled_as_arrays_are() -> None:
    distortion = Distortion(translation=2, rotation=20, scaling=0.2, shear=0.2, elastic=1)
    places = places_of(distortion)
    pictures = torch.from_numpy(IMAGES)[:, None].float()
    batch = resample_batch(pictures, torch.from_numpy(places))[:, 0].numpy()
    assert np.abs(batch - resample(IMAGES, places)).max() <= 0.51  # one of them rounds
