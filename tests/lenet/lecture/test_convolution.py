"""Convolution against the slides' first value, torch, and its own definition."""

import numpy as np
import pytest
import torch

from lenet.lecture.convolution import (
    BLUR,
    FIRST_IMAGE,
    FIRST_KERNEL,
    HORIZONTAL_EDGE,
    SHARPEN,
    VERTICAL_EDGE,
    convolve,
    correlate,
    largest_magnitude,
    patch,
    rotate_180,
)
from lenet.lecture.lighthouse import SIDE, lighthouse
from lenet.network.parameters import Array

# The slide "Convolutions": the kernel's numbers stand small in the image's first window.
SLIDE_IMAGE = [
    [1, 1, 1, 0, 0],
    [0, 1, 1, 1, 0],
    [0, 0, 1, 1, 1],
    [0, 0, 1, 1, 0],
    [0, 1, 1, 0, 0],
]
SLIDE_KERNEL = [[1, 0, 1], [0, 1, 0], [1, 0, 1]]
SLIDE_FIRST = 4
# The slide "what convolution means".
SLIDE_EDGE = [[1, 2, 1], [0, 0, 0], [-1, -2, -1]]


@pytest.fixture
def image() -> Array:
    return np.random.default_rng(1).normal(size=(7, 6)).astype(np.float32)


@pytest.fixture
def kernel() -> Array:
    return np.random.default_rng(2).normal(size=(3, 2)).astype(np.float32)


def test_the_slides_first_value_is_4() -> None:
    np.testing.assert_array_equal(FIRST_IMAGE, SLIDE_IMAGE)
    np.testing.assert_array_equal(FIRST_KERNEL, SLIDE_KERNEL)
    result = correlate(FIRST_IMAGE, FIRST_KERNEL)
    assert result.shape == (3, 3)
    assert result[0, 0] == SLIDE_FIRST


def test_every_value_is_the_sum_of_the_definition(image: Array, kernel: Array) -> None:
    result = correlate(image, kernel)
    assert result.shape == (5, 5)
    for row, column in np.ndindex(5, 5):
        total = sum(image[row + m, column + n] * kernel[m, n] for m in range(3) for n in range(2))
        assert result[row, column] == pytest.approx(total, abs=1e-5)
        products = patch(image, kernel, row=row, column=column) * kernel
        assert result[row, column] == pytest.approx(products.sum(), abs=1e-5)


def test_it_is_what_torch_calls_convolution(image: Array, kernel: Array) -> None:
    theirs = torch.conv2d(torch.from_numpy(image)[None, None], torch.from_numpy(kernel)[None, None])
    np.testing.assert_allclose(correlate(image, kernel), theirs[0, 0].numpy(), atol=1e-5)


def test_true_convolution_turns_the_kernel_and_commutes(image: Array, kernel: Array) -> None:
    """With it f * g = g * f, on all places where the two meet."""
    np.testing.assert_array_equal(convolve(image, kernel), correlate(image, rotate_180(kernel)))
    a, b = image[:3, :3], image[3:6, 2:5]
    one = convolve(np.pad(a, 2), b)
    np.testing.assert_allclose(one, convolve(np.pad(b, 2), a), atol=1e-5)
    assert not np.allclose(correlate(np.pad(a, 2), b), correlate(np.pad(b, 2), a))


def test_a_kernel_too_large_is_refused(image: Array) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        correlate(image, np.ones((8, 2), dtype=np.float32))


def test_the_edge_kernel_is_the_slides_and_sees_horizontal_edges_only() -> None:
    np.testing.assert_array_equal(HORIZONTAL_EDGE, SLIDE_EDGE)
    np.testing.assert_array_equal(VERTICAL_EDGE, np.transpose(SLIDE_EDGE))
    light_above = np.repeat([[1.0], [1.0], [0.0], [0.0]], 5, axis=1).astype(np.float32)
    assert (correlate(light_above, HORIZONTAL_EDGE) == 4).all()
    assert (correlate(light_above, VERTICAL_EDGE) == 0).all()
    assert (correlate(light_above[::-1], HORIZONTAL_EDGE) == -4).all()


@pytest.mark.parametrize("kernel", [BLUR, SHARPEN])
def test_blur_and_sharpen_leave_a_uniform_area_as_it_is(kernel: Array) -> None:
    even = np.full((5, 5), 0.7, dtype=np.float32)
    np.testing.assert_allclose(correlate(even, kernel), 0.7, atol=1e-6)


def test_a_scale_ends_at_the_largest_sum_of_either_sign() -> None:
    assert largest_magnitude(np.array([[-3.0, 2.0]], dtype=np.float32)) == 3
    assert largest_magnitude(np.zeros((2, 2), dtype=np.float32)) == 1


def test_the_picture_of_our_own_has_edges_of_both_kinds() -> None:
    picture = lighthouse()
    assert picture.shape == (SIDE, SIDE)
    assert picture.min() >= 0
    assert picture.max() <= 1
    for kernel in (HORIZONTAL_EDGE, VERTICAL_EDGE):
        sums = correlate(picture, kernel)
        assert sums.max() > 2
        assert sums.min() < -2
