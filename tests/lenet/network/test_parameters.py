"""Untrained parameters are as large as the paper says."""

import numpy as np
import pytest

from lenet.network.parameters import initial

# The inputs of a unit, from the paper's connections: 5x5 of one map, of 3 to 6 maps, of 16 maps.
FAN_IN = {"c1": 25, "c5": 400, "f6": 120}


@pytest.mark.parametrize("layer", FAN_IN)
def test_weights_and_biases_are_uniform_in_2_4_by_the_fan_in(layer: str) -> None:
    arrays = initial(3).arrays()
    name = f"{layer}_weights" if f"{layer}_weights" in arrays else f"{layer}_kernels"
    most = 2.4 / FAN_IN[layer]
    assert 0.95 * most < np.abs(arrays[name]).max() <= most
    assert np.abs(arrays[name]).mean() == pytest.approx(most / 2, rel=0.1)
    assert 0.4 * most < np.abs(arrays[f"{layer}_bias"]).max() <= most


def test_kernels_of_c3_are_as_large_as_the_maps_they_look_at_are_few() -> None:
    kernels, biases = initial(3).c3_kernels, initial(3).c3_bias
    for part, maps in ((slice(0, 18), 3), (slice(18, 54), 4), (slice(54, 60), 6)):
        assert 0.9 < np.abs(kernels[part]).max() / (2.4 / (25 * maps)) <= 1
    assert np.abs(biases).max() <= 2.4 / 75


def test_subsampling_starts_as_the_mean_of_its_window() -> None:
    p = initial(0)
    assert set(np.concatenate([p.s2_coefficient, p.s4_coefficient])) == {0.25}
    assert not p.s2_bias.any()
    assert not p.s4_bias.any()
