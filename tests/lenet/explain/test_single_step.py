"""A single step: the loss falls, and the parts of a gradient add up to it."""

from typing import Any

import numpy as np
import pytest

from lenet.explain.single_step import RATES, Rule, contributions, deltas, single_step
from lenet.explain.units import Weight
from lenet.network import paper
from lenet.network.backprop import curvatures, gradients
from lenet.network.checkpoint import load_model
from lenet.network.forward import forward
from lenet.network.loss import penalty
from lenet.network.parameters import Parameters, initial
from lenet.resources import RESOURCES

Doubles = Any  # float64 arrays: the network's types say float32, its code takes both

RNG = np.random.default_rng(3)
IMAGE = RNG.uniform(-0.1, 1.175, (32, 32)).astype(np.float32)
P = Parameters(
    **{
        name: array * np.float32(1.5) + RNG.normal(0, 0.1, array.shape).astype(np.float32)
        for name, array in initial(9).arrays().items()
    }
)


@pytest.mark.parametrize("rule", ["plain", "sdlm"])
def test_a_step_lowers_the_loss_of_its_label(rule: Rule) -> None:
    for label in (0, 4, 7):
        done = single_step(P, IMAGE, label, rule)
        assert done.loss_after < 0.98 * done.loss_before
        assert done.after.distances[label] < done.before.distances[label]


def test_a_trained_network_can_be_taught_another_answer() -> None:
    path = RESOURCES / "models" / "modern.safetensors"
    if not path.exists():
        pytest.skip("no trained model is bundled")
    network = load_model(path).parameters
    image = np.full((32, 32), -0.1, dtype=np.float32)
    image[6:26, 15:18] = 1.175
    assert forward(network, image).answer == 1
    losses = []
    for _ in range(20):
        done = single_step(network, image, 7)
        losses.append(done.loss_before)
        network = done.parameters
    assert done.after.answer == 7
    assert losses == sorted(losses, reverse=True)


def test_a_plain_step_is_the_rate_times_the_gradient() -> None:
    original = P.to_vector()
    done = single_step(P, IMAGE, 3)
    assert np.array_equal(P.to_vector(), original)
    assert np.array_equal(done.before.distances, forward(P, IMAGE).distances)
    assert done.loss_before == pytest.approx(float(done.before.distances[3]))
    gradient = gradients(P, done.before, penalty(done.before.distances, 3)[1]).to_vector()
    moved = original - np.float32(RATES["plain"]) * gradient
    assert done.parameters.to_vector() == pytest.approx(moved, abs=1e-7)
    assert np.array_equal(done.after.f6, forward(done.parameters, IMAGE).f6)
    assert done.loss_after == pytest.approx(float(done.after.distances[3]))


def test_sdlm_takes_a_step_of_its_own_for_each_parameter() -> None:
    done = single_step(P, IMAGE, 3, "sdlm")
    gradient = gradients(P, done.before, penalty(done.before.distances, 3)[1]).to_vector()
    curvature = curvatures(P, done.before, np.full(84, 2, dtype=np.float32)).to_vector()
    change = RATES["sdlm"] * gradient / (paper.SDLM_MU + curvature)
    assert done.parameters.to_vector() == pytest.approx(P.to_vector() - change, abs=1e-6)


@pytest.mark.parametrize("row", [0, 4])
def test_the_positions_of_every_shared_weight_add_up_to_its_gradient(row: int) -> None:
    exact = Parameters(**{name: as_doubles(array) for name, array in P.arrays().items()})
    trace = forward(exact, as_doubles(IMAGE))
    slope: Doubles = RNG.normal(size=10)
    whole = gradients(exact, trace, slope)
    weights = [Weight("c1", kernel, row, 2) for kernel in range(6)]
    weights += [Weight("c3", kernel, row, 3) for kernel in range(60)]
    for weight in weights:
        parts = contributions(exact, trace, slope, weight)
        assert parts.products.shape == ((28, 28) if weight.layer == "c1" else (10, 10))
        kernel = getattr(whole, f"{weight.layer}_kernels")[weight.kernel]
        expected = kernel[weight.row, weight.column]
        assert parts.products.sum() == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_deltas_are_the_slopes_of_the_loss_by_the_net_inputs() -> None:
    """A map's deltas add up to the slope of its bias, which stands in every net input."""
    slope = penalty(forward(P, IMAGE).distances, 5)[1]
    trace = forward(P, IMAGE)
    found = deltas(P, trace, slope)
    bias = gradients(P, trace, slope)
    assert found.c1.sum(axis=(1, 2)) == pytest.approx(bias.c1_bias, rel=1e-3, abs=1e-4)
    assert found.c3.sum(axis=(1, 2)) == pytest.approx(bias.c3_bias, rel=1e-3, abs=1e-4)


def test_each_position_of_a_weight_adds_its_delta_times_its_input() -> None:
    trace = forward(P, IMAGE)
    slope = penalty(trace.distances, 5)[1]
    found = deltas(P, trace, slope)
    kernel = paper.C3_KERNELS.index((14, 5))
    parts = contributions(P, trace, slope, Weight("c3", kernel, 1, 4))
    assert parts.products[7, 2] == pytest.approx(found.c3[14, 7, 2] * trace.s2[5, 8, 6])
    assert parts.products == pytest.approx(parts.inputs * parts.deltas)
    parts = contributions(P, trace, slope, Weight("c1", 3, 0, 2))
    assert parts.products[27, 11] == pytest.approx(found.c1[3, 27, 11] * IMAGE[27, 13])


def as_doubles(array: Doubles) -> Doubles:
    return array.astype(np.float64)
