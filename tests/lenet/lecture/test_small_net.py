"""The small net of the lecture against the slides' formulas and against finite differences."""

from itertools import pairwise
from typing import get_args

import numpy as np
import pytest

from lenet.lecture.small_net import (
    LIMIT,
    START_INPUTS,
    Activation,
    ParameterIndex,
    activate,
    backward,
    finite_difference,
    forward,
    parameter_indices,
    slope,
    start_net,
)
from lenet.network import paper

X = np.array(START_INPUTS)


def test_the_sums_are_those_of_the_slides() -> None:
    net = start_net()
    trace = forward(net, X, "tanh")
    w, b = net.weights, net.bias
    for i in range(3):
        assert trace.z[i] == pytest.approx(
            w[i, 0] * X[0] + w[i, 1] * X[1] + w[i, 2] * X[2] + b[i], abs=1e-12
        )


def test_the_squashing_function_is_the_papers() -> None:
    assert activate(np.array([1.0]), "tanh")[0] == pytest.approx(1, abs=1e-5)  # f(1) = 1, p. 8
    assert activate(np.array([1e9]), "tanh")[0] == paper.SQUASH_A
    assert activate(np.array([0.0]), "sigmoid")[0] == 0.5
    assert activate(np.array([-2.0, 3.0]), "relu").tolist() == [0, 3]


@pytest.mark.parametrize("function", get_args(Activation))
def test_a_slope_is_what_f_rises_by(function: Activation) -> None:
    z = np.array([-2.3, -0.4, 0.6, 1.9])
    h = 1e-6
    rise = (activate(z + h, function) - activate(z - h, function)) / (2 * h)
    assert np.allclose(slope(z, function), rise, atol=1e-8)


@pytest.mark.parametrize("function", get_args(Activation))
def test_every_derivative_passed_back_is_the_one_found_by_trying(function: Activation) -> None:
    net = start_net()
    back = backward(net, forward(net, X, function), -0.7, function)
    for place in parameter_indices():
        tried = finite_difference(net, X, -0.7, function, place)
        assert back.slopes.at(place) == pytest.approx(tried, abs=1e-8)


def test_there_are_sixteen_places_and_each_can_be_changed_alone() -> None:
    net = start_net()
    every = list(parameter_indices())
    assert len(every) == len(set(every)) == 16
    for changed in every:
        other = net.with_value(changed, 9.0)
        assert [p for p in every if other.at(p) != net.at(p)] == [changed]


@pytest.mark.parametrize("function", get_args(Activation))
def test_small_steps_down_the_slope_make_the_error_smaller(function: Activation) -> None:
    net = start_net()
    errors = []
    for _ in range(20):
        trace = forward(net, X, function)
        errors.append(trace.error(0.8))
        net = net.stepped(backward(net, trace, 0.8, function).slopes, 0.05)
    assert all(later < earlier for earlier, later in pairwise(errors))


def test_the_exercise_can_be_done_with_a_weight_and_not_with_the_input_alone() -> None:
    """The slope at z_1 as a part of the steepest, that at 0; x_1 is at its limit of 3."""
    steepest = slope(np.array([0.0]), "tanh")[0]
    x = np.array([LIMIT, *START_INPUTS[1:]])
    for weight, share, tolerance in ((0.8, 0.24, 0.01), (2.0, 0.0, 0.01)):
        net = start_net().with_value(ParameterIndex(1, 0, 0), weight)
        z = forward(net, x, "tanh").z
        assert slope(z, "tanh")[0] / steepest == pytest.approx(share, abs=tolerance)
        assert slope(z, "relu")[0] == 1


def test_the_squashing_function_bends_most_near_1() -> None:
    z = np.linspace(0, 5, 5001)
    bend = np.gradient(slope(z, "tanh"), z)
    assert z[np.abs(bend).argmax()] == pytest.approx(1, abs=0.02)


def test_the_net_starts_with_a_unit_far_above_0_one_near_0_and_one_far_below_0() -> None:
    net = start_net()
    sums = net.weights @ np.array(START_INPUTS) + net.bias
    assert sums[0] > 0.3
    assert abs(sums[1]) < 0.1
    assert sums[2] < -0.3
