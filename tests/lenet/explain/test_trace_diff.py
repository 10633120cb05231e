"""Differences of traces."""

from dataclasses import replace

import numpy as np
import pytest

from lenet.explain.trace_diff import diff_traces
from lenet.explain.units import LAYER_SHAPES, LAYERS, Unit, layer_values
from lenet.network.forward import forward
from lenet.network.parameters import initial

RNG = np.random.default_rng(1)
P = initial(2)
FIRST, SECOND = (
    forward(P, RNG.uniform(-0.1, 1.175, (32, 32)).astype(np.float32)) for _ in range(2)
)


def test_a_trace_does_not_differ_from_itself() -> None:
    for layer, difference in diff_traces(FIRST, FIRST).items():
        assert not difference.values.any()
        assert (difference.mean, difference.largest) == (0, 0)
        assert difference.unit == Unit(layer, 0)


def test_every_layer_is_second_less_first() -> None:
    found = diff_traces(FIRST, SECOND)
    assert tuple(found) == LAYERS
    for layer, difference in found.items():
        expected = layer_values(SECOND, layer) - layer_values(FIRST, layer)
        assert difference.values.shape == LAYER_SHAPES[layer]
        assert np.array_equal(difference.values, expected)
        assert difference.mean == pytest.approx(float(np.abs(expected).mean()))
        assert abs(difference.largest) == np.abs(expected).max()


def test_the_largest_difference_is_found_with_its_sign_and_unit() -> None:
    c3 = FIRST.c3.copy()
    c3[9, 2, 7] -= 3
    c3[4, 1, 1] += 2
    difference = diff_traces(FIRST, replace(FIRST, c3=c3))["c3"]
    assert difference.unit == Unit("c3", 9, 2, 7)
    assert difference.largest == pytest.approx(-3)
    assert difference.mean == pytest.approx(5 / 1600)
