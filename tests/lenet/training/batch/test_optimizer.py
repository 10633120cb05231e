"""The steps of a batch: AdamW is torch's own, Muon's matrices are orthogonal."""

import numpy as np
import pytest
import torch

from lenet.network.parameters import PARAMETER_COUNT, initial
from lenet.runs.recipe import Minibatch
from lenet.training.batch.model import Twin, layers
from lenet.training.batch.optimizer import Optimiser, orthogonal

RATE = 0.01


def gradients(count: int) -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(3)
    return [torch.randn(PARAMETER_COUNT, generator=generator) for _ in range(count)]


def moved(method: Minibatch, steps: list[torch.Tensor]) -> torch.Tensor:
    """The weights after some steps, (60000,)."""
    twin, optimiser = Twin(initial(0)), Optimiser(method)
    for number, gradient in enumerate(steps, 1):
        twin.gradient.copy_(gradient)
        optimiser.step(twin, RATE, number)
    return twin.vector


def test_without_muon_the_steps_are_those_of_torchs_adamw() -> None:
    weights = torch.from_numpy(initial(0).to_vector()).requires_grad_()
    theirs = torch.optim.AdamW([weights], lr=RATE, weight_decay=0.1)
    for gradient in gradients(5):
        weights.grad = gradient
        theirs.step()
    ours = moved(Minibatch(weight_decay=0.1), gradients(5))
    torch.testing.assert_close(ours, weights.detach(), rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("shape", [(120, 400), (84, 120)])
def test_all_directions_of_a_matrix_become_alike(shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(1)
    left, _ = np.linalg.qr(rng.normal(size=(shape[0], shape[0])))
    right, _ = np.linalg.qr(rng.normal(size=(shape[1], shape[0])))
    sizes = np.geomspace(0.05, 7, shape[0])
    stretched = torch.from_numpy((left * sizes @ right.T).astype(np.float32))
    nearest = left @ right.T  # the orthogonal part of its polar decomposition
    np.testing.assert_allclose(orthogonal(stretched).numpy(), nearest, atol=0.06)


def test_a_matrix_of_zeros_gives_no_step() -> None:
    assert not orthogonal(torch.zeros(84, 120)).any()


def test_muon_moves_the_two_large_matrices_and_leaves_the_rest_to_adamw() -> None:
    plain = layers(moved(Minibatch(), gradients(3)))
    muon = layers(moved(Minibatch(muon=True), gradients(3)))
    changed = {name for name in plain if not torch.equal(plain[name], muon[name])}
    assert changed == {"c5_weights", "f6_weights"}


def test_a_step_of_muon_is_as_large_as_one_of_adamw_and_equal_in_all_directions() -> None:
    before = layers(torch.from_numpy(initial(0).to_vector()))
    after = layers(moved(Minibatch(muon=True, weight_decay=0), gradients(1)))
    for name in ("c5_weights", "f6_weights"):
        step = (after[name] - before[name]).flatten(1)
        assert float(step.square().mean().sqrt()) == pytest.approx(0.2 * RATE, rel=0.05)
        stretch = torch.linalg.svdvals(step)
        assert float(stretch.max() / stretch.min()) < 1.1


@pytest.mark.parametrize("is_muon", [False, True])
def test_a_step_goes_downhill_and_goes_on_after_the_slope_has_turned_round(is_muon: bool) -> None:
    method = Minibatch(muon=is_muon, weight_decay=0)
    gradient = gradients(1)[0]
    start = torch.from_numpy(initial(0).to_vector())
    once, twice = moved(method, [gradient]), moved(method, [gradient, -0.2 * gradient])
    for name, slope in layers(gradient).items():
        step, next_step = layers(once - start)[name], layers(twice - once)[name]
        assert float((step * slope).sum()) < 0, name
        assert float((next_step * slope).sum()) < 0, name  # by its momentum
