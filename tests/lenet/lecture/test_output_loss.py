"""The gradient by F6, class by class, against finite differences of the paper's losses."""

import numpy as np
import pytest

from lenet.explain.codes import CONSTANT
from lenet.lecture.output_loss import (
    class_probabilities,
    log_likelihood_constant,
    loss_at_f6,
    step_f6,
)
from lenet.network import paper
from lenet.network.forward import distances_to_codes
from lenet.network.loss import Loss
from lenet.network.parameters import Array

LOSSES = [Loss(8), Loss(9, j=1.0, scale=0.1), Loss(9, j=15.0, scale=1.0), Loss(9, 3.0, 0.02)]


def f6(seed: int = 0) -> Array:
    rng = np.random.default_rng(seed)
    near = 0.6 * paper.CODES[6] + 0.4 * paper.CODES[8]
    return np.asarray(near + rng.normal(0, 0.3, 84), dtype=np.float32)


@pytest.mark.parametrize("loss", LOSSES)
def test_the_classes_add_up_to_the_gradient_of_the_loss(loss: Loss) -> None:
    x = f6()
    found = loss_at_f6(x, 6, loss)
    assert np.allclose(found.descent_by_class.sum(axis=0), found.descent, atol=1e-5)
    h = 1e-2
    for unit in (0, 17, 40, 83):
        step = np.zeros(84, dtype=np.float32)
        step[unit] = h
        rise = (loss_at_f6(x + step, 6, loss).loss - loss_at_f6(x - step, 6, loss).loss) / (2 * h)
        assert -found.descent[unit] == pytest.approx(rise, abs=2e-3)


def test_the_right_class_draws_and_the_others_drive_away() -> None:
    slopes = loss_at_f6(f6(), 6, Loss(9, j=15.0, scale=0.1)).slopes
    assert slopes[6] > 0
    assert (np.delete(slopes, 6) <= 0).all()
    only = loss_at_f6(f6(), 6, Loss(8)).slopes
    assert only[6] == 1
    assert (np.delete(only, 6) == 0).all()


def test_the_rubbish_class_has_the_probability_that_the_ten_leave() -> None:
    distances = distances_to_codes(f6())
    near, far = (class_probabilities(distances, Loss(9, j=j, scale=1.0)) for j in (1.0, 60.0))
    assert near.sum() == pytest.approx(1)
    assert near[10] > 0.999  # every code is farther than 1
    assert far[10] < 1e-6
    assert class_probabilities(distances, Loss(8))[10] == 0


def test_the_likelihood_at_scale_one_is_that_of_the_codes() -> None:
    assert log_likelihood_constant(1.0) == pytest.approx(CONSTANT)


@pytest.mark.parametrize("loss", LOSSES)
def test_steps_of_f6_lower_the_loss(loss: Loss) -> None:
    x = f6()
    start = loss_at_f6(x, 8, loss).loss
    for _ in range(60):
        x = step_f6(x, 8, loss)
    assert loss_at_f6(x, 8, loss).loss < start
    assert np.abs(x).max() <= np.float32(paper.SQUASH_A)
