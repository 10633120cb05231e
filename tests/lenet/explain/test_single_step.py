"""One step of learning: the loss falls, the parts of a gradient add up to it, undo is exact."""

from typing import Any, Literal

import numpy as np
import pytest

from lenet.explain.single_step import Rule, contributions, deltas, positions, step
from lenet.explain.units import Weight
from lenet.network import paper
from lenet.network.backprop import curvatures, gradients
from lenet.network.checkpoint import load_model
from lenet.network.forward import forward
from lenet.network.loss import Loss, competition, penalty
from lenet.network.parameters import SHAPES, Parameters, initial
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
LOSSES = {"eq. 8": Loss(equation=8), "eq. 9": Loss(equation=9, j=1.0, scale=0.1)}


@pytest.mark.parametrize("rule", ["plain", "sdlm"])
@pytest.mark.parametrize("loss", LOSSES)
def test_a_step_lowers_the_loss_of_its_label(rule: Rule, loss: str) -> None:
    for label in (0, 4, 7):
        done = step(P, IMAGE, label, loss=LOSSES[loss], rule=rule)
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
        done = step(network, image, 7)
        losses.append(done.loss_before)
        network = done.parameters
    assert done.after.answer == 7
    assert losses == sorted(losses, reverse=True)


@pytest.mark.parametrize("loss", LOSSES)
def test_a_step_records_what_it_did(loss: str) -> None:
    chosen = LOSSES[loss]
    original = P.to_vector()
    done = step(P, IMAGE, 3, loss=chosen, rate=0.01)
    assert np.array_equal(P.to_vector(), original)
    assert np.array_equal(done.before.distances, forward(P, IMAGE).distances)
    scaled = done.before.distances * np.float32(chosen.scale)
    value, slope = penalty(scaled, 3) if chosen.equation == 8 else competition(scaled, 3, j=1.0)
    assert done.loss_before == pytest.approx(value)
    assert done.distance_slope == pytest.approx(slope * chosen.scale)
    expected = gradients(P, done.before, slope * np.float32(chosen.scale))
    assert done.gradients.to_vector() == pytest.approx(expected.to_vector())
    moved = original - np.float32(0.01) * expected.to_vector()
    assert done.parameters.to_vector() == pytest.approx(moved, abs=1e-7)
    assert np.array_equal(done.after.f6, forward(done.parameters, IMAGE).f6)


def test_sdlm_takes_a_step_of_its_own_for_each_parameter() -> None:
    done = step(P, IMAGE, 3, rule="sdlm", rate=0.001)
    bend = np.full(84, 2, dtype=np.float32)
    curvature = curvatures(P, done.before, bend).to_vector()
    change = 0.001 * done.gradients.to_vector() / (paper.SDLM_MU + curvature)
    assert done.parameters.to_vector() == pytest.approx(P.to_vector() - change, abs=1e-6)


@pytest.mark.parametrize("layer", ["c1", "c3"])
def test_the_places_of_a_shared_weight_add_up_to_its_gradient(layer: Literal["c1", "c3"]) -> None:
    exact = Parameters(**{name: as_doubles(array) for name, array in P.arrays().items()})
    trace = forward(exact, as_doubles(IMAGE))
    slope: Doubles = RNG.normal(size=10)
    whole = getattr(gradients(exact, trace, slope), f"{layer}_kernels")
    for kernel in range(SHAPES[f"{layer}_kernels"][0]):
        parts = positions(exact, trace, slope, layer, kernel)
        assert parts.shape == ((5, 5, 28, 28) if layer == "c1" else (5, 5, 10, 10))
        assert parts.sum(axis=(2, 3)) == pytest.approx(whole[kernel], rel=1e-9, abs=1e-12)


def test_deltas_are_the_slopes_of_the_loss_by_the_net_inputs() -> None:
    """A map's deltas add up to the slope of its bias, which stands in every net input."""
    slope = penalty(forward(P, IMAGE).distances, 5)[1]
    trace = forward(P, IMAGE)
    found = deltas(P, trace, slope)
    bias = gradients(P, trace, slope)
    assert found.c1.sum(axis=(1, 2)) == pytest.approx(bias.c1_bias, rel=1e-3, abs=1e-4)
    assert found.c3.sum(axis=(1, 2)) == pytest.approx(bias.c3_bias, rel=1e-3, abs=1e-4)


def test_each_place_of_a_weight_is_its_delta_times_what_it_met() -> None:
    trace = forward(P, IMAGE)
    slope = penalty(trace.distances, 5)[1]
    found = deltas(P, trace, slope)
    kernel = paper.C3_KERNELS.index((14, 5))
    part = positions(P, trace, slope, "c3", kernel)[1, 4, 7, 2]
    assert part == pytest.approx(found.c3[14, 7, 2] * trace.s2[5, 8, 6])
    part = positions(P, trace, slope, "c1", 3)[0, 2, 27, 11]
    assert part == pytest.approx(found.c1[3, 27, 11] * IMAGE[27, 13])


@pytest.mark.parametrize(
    "weight", [Weight("c1", 3, 0, 2), Weight("c3", 59, 1, 4), Weight("c3", 0, 4, 0)]
)
def test_a_weight_taken_apart_adds_up_to_its_gradient(weight: Weight) -> None:
    trace = forward(P, IMAGE)
    slope = penalty(trace.distances, 5)[1]
    parts = contributions(P, trace, slope, weight)
    kernel = getattr(gradients(P, trace, slope), f"{weight.layer}_kernels")[weight.kernel]
    assert parts.products == pytest.approx(parts.met * parts.deltas)
    assert parts.products.sum() == pytest.approx(
        kernel[weight.row, weight.column], rel=1e-3, abs=1e-4
    )
    whole = positions(P, trace, slope, weight.layer, weight.kernel)
    assert parts.products == pytest.approx(whole[weight.row, weight.column], abs=1e-6)


def as_doubles(array: Doubles) -> Doubles:
    return array.astype(np.float64)
