"""The derivative by a shared weight: by hand, by trying, by the network's own backward pass."""

from dataclasses import replace

import numpy as np
import pytest

from lenet.lecture.convolution import FIRST_IMAGE
from lenet.lecture.shared_weight import EXAMPLE, STEP, TRIAL_PASSES, SharedWeights
from lenet.network.parameters import Array


def random_example(seed: int) -> SharedWeights:
    rng = np.random.default_rng(seed)

    def numbers(*shape: int) -> Array:
        return rng.normal(0, 1, shape).astype(np.float32)

    return SharedWeights(numbers(6, 5), numbers(3, 2), numbers(4, 4))


def test_the_example_has_the_numbers_of_the_page() -> None:
    example = EXAMPLE
    np.testing.assert_array_equal(example.result, [[4, 3, 4], [2, 4, 3], [2, 3, 4]])  # slides
    np.testing.assert_array_equal(example.deltas, [[1, 0, -1], [0, 0, 2], [0, -1, 0]])
    assert example.error == 3.5
    by_hand = 1 * 1 - 1 * 1 + 2 * 1 - 1 * 0  # of the upper left weight: four places count
    assert example.gradient[0, 0] == by_hand == 2


@pytest.mark.parametrize("example", [EXAMPLE, random_example(1), random_example(2)])
def test_every_derivative_is_the_one_found_by_trying(example: SharedWeights) -> None:
    for row, column in np.ndindex(*example.kernel.shape):
        up, down = example.tried(row, column)
        assert (up - down) / (2 * STEP) == pytest.approx(
            float(example.gradient[row, column]), abs=2e-4
        )


def test_a_derivative_is_the_sum_over_the_places_of_its_weight() -> None:
    example = random_example(3)
    for row, column in np.ndindex(*example.kernel.shape):
        terms = example.deltas * example.pixels(row, column)
        assert terms.sum() == pytest.approx(float(example.gradient[row, column]), abs=1e-4)


def test_the_pixels_of_a_weight_are_moved_by_its_place() -> None:
    np.testing.assert_array_equal(EXAMPLE.pixels(1, 2), FIRST_IMAGE[1:4, 2:5])


def test_a_step_against_the_gradient_makes_the_error_smaller() -> None:
    example = EXAMPLE
    after = replace(example, kernel=example.kernel - np.float32(0.01) * example.gradient)
    assert after.error < example.error


def test_trying_takes_two_forward_passes_for_each_of_60000_parameters() -> None:
    assert TRIAL_PASSES == 120_000
