"""Two layers are one without a function between them, and not with one."""

import numpy as np
import pytest

from lenet.lecture.two_layers import (
    LINES,
    REACH,
    Between,
    best_single_layer,
    first_layer,
    grid_lines,
    hidden,
    largest_difference,
    product,
    second_layer,
)

ANGLES = [(0, 0), (30, -20), (-75, 90), (180, 45)]


@pytest.mark.parametrize(("one", "two"), ANGLES)
def test_two_layers_without_a_function_are_their_product(one: int, two: int) -> None:
    first, second, points = first_layer(one), second_layer(two), grid_lines()
    outputs = second(hidden(first, points, "none"))
    assert largest_difference(outputs, product(first, second)(points)) < 1e-12
    assert largest_difference(outputs, best_single_layer(points, outputs)(points)) < 1e-12


@pytest.mark.parametrize("between", ["tanh", "relu"])
@pytest.mark.parametrize(("one", "two"), ANGLES)
def test_no_single_layer_does_what_two_do_with_a_function(
    one: int, two: int, between: Between
) -> None:
    first, second, points = first_layer(one), second_layer(two), grid_lines()
    outputs = second(hidden(first, points, between))
    assert largest_difference(outputs, best_single_layer(points, outputs)(points)) > 0.2


def test_biases_are_carried_into_the_product() -> None:
    first = first_layer(10)._replace(bias=np.array([0.5, -1.0]))
    second = second_layer(70)._replace(bias=np.array([2.0, 0.25]))
    points = grid_lines()
    assert largest_difference(second(first(points)), product(first, second)(points)) < 1e-12


def test_the_best_layer_is_better_than_one_nearby() -> None:
    points = grid_lines()
    outputs = second_layer(0)(hidden(first_layer(0), points, "tanh"))
    best = best_single_layer(points, outputs)
    error = ((best(points) - outputs) ** 2).mean()
    for row, column in np.ndindex(2, 2):
        weights = best.weights.copy()
        weights[row, column] += 0.01
        assert ((best._replace(weights=weights)(points) - outputs) ** 2).mean() > error


@pytest.mark.parametrize("between", ["none", "tanh", "relu"])
def test_all_pictures_fit_into_the_axes_at_every_angle(between: Between) -> None:
    points = grid_lines()
    assert points.shape[0] == 2 * LINES
    for one in range(-180, 181, 15):
        inner = hidden(first_layer(one), points, between)
        assert np.abs(inner).max() <= REACH
        for two in range(-180, 181, 15):
            assert np.abs(second_layer(two)(inner)).max() <= REACH
