"""Several input maps: the example by hand, and rounded terms that add up."""

from math import tanh

import numpy as np
import pytest

from lenet.data.idx import example_digit
from lenet.explain.partial_sums import partial_sums
from lenet.lecture.several_maps import (
    HAND_BIAS,
    HAND_KERNELS,
    HAND_MAPS,
    map_sum,
    terms_that_add_up,
)
from lenet.network.checkpoint import load_model
from lenet.network.forward import forward, network_input
from lenet.resources import bundled_model_path


def test_the_example_is_what_a_student_computes_by_hand() -> None:
    result = map_sum(HAND_MAPS, HAND_KERNELS, HAND_BIAS)
    np.testing.assert_array_equal(result.parts[0], [[2, 1], [0, 2]])
    np.testing.assert_array_equal(result.parts[1], [[2, -1], [0, 2]])
    np.testing.assert_array_equal(result.net, [[3, -1], [-1, 3]])
    expected = [[1.7159 * tanh(2 * a / 3) for a in row] for row in ([3, -1], [-1, 3])]
    np.testing.assert_allclose(result.state, expected, atol=1e-6)


@pytest.mark.parametrize("c3_map", [0, 6, 15])
def test_it_computes_the_maps_of_c3(c3_map: int) -> None:
    parameters = load_model(bundled_model_path()).parameters
    trace = forward(parameters, network_input(example_digit()))
    sums = partial_sums(parameters, trace, c3_map)
    maps = [trace.s2[source] for source in sums.sources]
    result = map_sum(maps, list(sums.kernels), sums.bias)
    np.testing.assert_allclose(result.net, trace.c3_net[c3_map], atol=1e-5)
    np.testing.assert_allclose(result.state, trace.c3[c3_map], atol=1e-5)


@pytest.mark.parametrize("seed", range(20))
def test_rounded_terms_add_up_to_the_rounded_sum(seed: int) -> None:
    terms = np.random.default_rng(seed).normal(0, 2, 7).tolist()
    shown = terms_that_add_up(terms, 2)
    assert round(sum(shown), 2) == round(sum(terms), 2)
    for term, rounded in zip(terms, shown, strict=True):
        assert abs(term - rounded) < 0.01


@pytest.mark.parametrize("seed", range(50))
def test_parts_and_a_rounded_bias_add_up_to_the_rounded_net_input(seed: int) -> None:
    *parts, bias = np.random.default_rng(seed).normal(0, 2, 5).tolist()
    net = round(sum(parts) + bias, 2)
    shown = terms_that_add_up(parts, 2, total=net - round(bias, 2))
    assert round(sum(shown) + round(bias, 2), 2) == net
    for part, rounded in zip(parts, shown, strict=True):
        assert abs(part - rounded) < 0.011


def test_terms_that_add_up_when_rounded_one_by_one_are_left_alone() -> None:
    assert terms_that_add_up([0.5, -1.25, 3.0], 2) == [0.5, -1.25, 3.0]
