"""Partial sums: they add up to every C3 map, also with kernels switched off."""

import numpy as np
import pytest

from lenet.explain.partial_sums import partial_sums
from lenet.network import paper
from lenet.network.ablation import Ablation, ablate_weights, forward_ablated
from lenet.network.forward import forward
from lenet.network.parameters import initial

RNG = np.random.default_rng(5)
IMAGE = RNG.uniform(-0.1, 1.175, (32, 32)).astype(np.float32)
P = initial(4)


@pytest.mark.parametrize("c3_map", range(paper.C3_MAPS))
def test_the_running_sum_ends_in_the_map(c3_map: int) -> None:
    trace = forward(P, IMAGE)
    found = partial_sums(P, trace, c3_map)
    assert found.sources == paper.C3_TABLE[c3_map]
    assert found.parts.shape == (len(found.sources), 10, 10)
    np.testing.assert_allclose(found.running[-1] + found.bias, trace.c3_net[c3_map], atol=1e-5)
    np.testing.assert_allclose(found.running[1] - found.running[0], found.parts[1], atol=1e-5)
    np.testing.assert_array_equal(found.state, trace.c3[c3_map])


def test_a_kernel_that_is_off_adds_nothing_and_the_rest_still_adds_up() -> None:
    ablation = Ablation().toggle_cell(7, 2)
    trace = forward_ablated(P, IMAGE, ablation)
    found = partial_sums(ablate_weights(P, ablation), trace, 7)
    assert not found.parts[found.sources.index(2)].any()
    np.testing.assert_allclose(found.running[-1] + found.bias, trace.c3_net[7], atol=1e-5)


def test_a_part_is_the_convolution_of_one_s2_map() -> None:
    trace = forward(P, IMAGE)
    found = partial_sums(P, trace, 15)
    window = trace.s2[3, 2:7, 6:11]
    kernel = P.c3_kernels[paper.C3_KERNELS.index((15, 3))]
    assert found.parts[3, 2, 6] == pytest.approx(float((window * kernel).sum()), abs=1e-5)
