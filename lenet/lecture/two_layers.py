"""Two layers of two units on a grid of points: without a function between them they are one."""

from math import cos, radians, sin
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lenet.lecture.small_net import activate

Between = Literal["none", "tanh", "relu"]  # the function between the layers
Points = NDArray[np.float64]  # (..., 2)

LINES: Final = 9  # of the grid, in each direction, from -1 to 1
_SAMPLES: Final = 41  # points on a line, enough to see it bend
# What the layers do before they are turned.
_FIRST: Final = np.array([[1.6, 0.8], [0.0, 1.2]])
_SECOND: Final = np.array([[1.0, 0.3], [-0.3, 0.9]])
REACH: Final = 2.9  # no point is farther from 0 along an axis, whatever the angles


class Layer(NamedTuple):
    """A layer without a function: weights, (2, 2), and biases, (2,)."""

    weights: Points
    bias: Points

    def __call__(self, points: Points) -> Points:
        """Return W x + b for points, (..., 2)."""
        result: Points = points @ self.weights.T + self.bias
        return result


def first_layer(degrees: float) -> Layer:
    """Return the first layer, turned by an angle, without biases."""
    return Layer(_turn(degrees) @ _FIRST, np.zeros(2))


def second_layer(degrees: float) -> Layer:
    """Return the second layer, turned by an angle, without biases."""
    return Layer(_turn(degrees) @ _SECOND, np.zeros(2))


def grid_lines() -> Points:
    """Return the lines of the grid: 9 level ones, then 9 upright ones, (18, 41, 2)."""
    places, along = np.linspace(-1, 1, LINES), np.linspace(-1, 1, _SAMPLES)
    level = np.array([[(x, y) for x in along] for y in places])
    upright = np.array([[(x, y) for y in along] for x in places])
    return np.concatenate([level, upright])


def hidden(first: Layer, points: Points, between: Between) -> Points:
    """Return what the first layer hands on: f(W1 x), or W1 x where nothing is between."""
    net = first(points)
    if between == "none":
        return net
    return activate(net, between)


def product(first: Layer, second: Layer) -> Layer:
    """Return the one layer that two are without a function between them."""
    weights: Points = second.weights @ first.weights
    return Layer(weights, second(first.bias))


def best_single_layer(points: Points, outputs: Points) -> Layer:
    """Return the layer that comes closest to the outputs, in the mean of squares."""
    flat = points.reshape(-1, 2)
    inputs = np.column_stack([flat, np.ones(len(flat))])  # (n, 3)
    fit = np.linalg.lstsq(inputs, outputs.reshape(-1, 2), rcond=None)[0]
    solution = np.asarray(fit, dtype=np.float64)  # (3, 2)
    return Layer(solution[:2].T, solution[2])


def largest_difference(one: Points, other: Points) -> float:
    """Return the largest distance between a point and the same point of the other picture."""
    return float(np.linalg.norm(one - other, axis=-1).max())


def _turn(degrees: float) -> Points:
    angle = radians(degrees)
    return np.array([[cos(angle), -sin(angle)], [sin(angle), cos(angle)]])
