"""The steps of the first pass, by the rule of the initial weights, beside those of the paper."""

import numpy as np
import pytest

from lenet.data.idx import bundled_mnist
from lenet.network import paper
from lenet.network.forward import network_input
from lenet.network.loss import Loss
from lenet.network.parameters import PARAMETER_COUNT, Array, InitialWeights
from lenet.training.online.start import LAYERS, layer_values, measure_start

LOWEST, HIGHEST = paper.FIRST_STEPS
MU_ALONE = 5e-4 / paper.SDLM_MU  # the step of a weight without curvature


@pytest.fixture(scope="module")
def images() -> Array:
    return network_input(bundled_mnist("test").images[:100])


def test_weights_of_the_printed_rule_start_with_steps_that_mu_alone_sets(images: Array) -> None:
    start = measure_start("2.4/fan-in", images)
    steps = start.steps.to_vector()
    assert np.mean(steps > 1.5 * HIGHEST) > 0.98  # beyond what the paper reports
    assert np.median(steps) == pytest.approx(MU_ALONE, rel=0.01)
    assert start.curvature.c1_kernels.max() < 1e-5
    assert start.curvature.f6_bias.min() > 1  # F6 itself is curved: it is lost on the way down


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_weights_of_the_later_rule_start_with_the_steps_that_the_paper_reports(
    images: Array, seed: int
) -> None:
    steps = measure_start("1/sqrt(fan-in)", images, seed=seed).steps.to_vector()
    assert LOWEST < steps.min() < 2 * LOWEST
    assert HIGHEST / 2 < steps.max() < 1.5 * HIGHEST


@pytest.mark.parametrize(("rule", "most"), [("2.4/fan-in", 1e-5), ("1/sqrt(fan-in)", 0.1)])
def test_the_way_down_multiplies_the_curvature_by_the_sum_of_squared_weights(
    images: Array, rule: InitialWeights, most: float
) -> None:
    """The curvature of a bias is that of its units' net inputs."""
    curvature = measure_start(rule, images).curvature
    share = curvature.c5_bias.mean() / curvature.f6_bias.mean()
    spread = {"2.4/fan-in": 2.4 / 120, "1/sqrt(fan-in)": 120**-0.5}[rule]
    assert share == pytest.approx(84 * spread**2 / 3, rel=0.35)  # the rest is the squash's slope
    assert curvature.c1_kernels.min() < most


def test_the_curvature_follows_the_scale_of_the_loss(images: Array) -> None:
    whole, fifth = (
        measure_start("1/sqrt(fan-in)", images[:10], loss=Loss(scale=scale)).curvature.to_vector()
        for scale in (1.0, 0.2)
    )
    np.testing.assert_allclose(fifth, 0.2 * whole, rtol=1e-5)


def test_every_parameter_belongs_to_one_layer(images: Array) -> None:
    curvature = measure_start("2.4/fan-in", images[:1]).curvature
    counts = [layer_values(curvature, layer).size for layer in LAYERS]
    assert counts == [facts.parameters for facts in paper.LAYER_FACTS[: len(LAYERS)]]
    assert sum(counts) == PARAMETER_COUNT
