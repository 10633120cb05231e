"""The arguments for the codes, held to numbers: distances, curvature, and eq. 9 as softmax."""

import numpy as np
import pytest

from lenet.lecture.codes import (
    MOST_CURVED,
    cross_entropy,
    logits,
    share_on,
    squared_distances,
    squash_at,
)
from lenet.network import paper
from lenet.network.loss import Loss, digit_loss


def test_confusable_digits_have_near_codes() -> None:
    distances = squared_distances()
    assert distances[6, 8] == distances[8, 6] == 48
    others = distances[~np.eye(10, dtype=bool)]
    assert others.min() == 48
    assert others.mean() == pytest.approx(4 * 31, abs=2)
    direct = ((paper.CODES[:, None] - paper.CODES[None]) ** 2).sum(axis=2)
    assert np.array_equal(distances, direct)


def test_nearly_half_of_the_cells_are_on_not_one_in_ten() -> None:
    assert 0.35 < share_on() < 0.5


def test_the_squash_bends_most_where_it_is_one() -> None:
    steps = np.linspace(0, 4, 40_001)
    bends = np.array([abs(squash_at(float(a)).bend) for a in steps])
    assert steps[bends.argmax()] == pytest.approx(MOST_CURVED, abs=1e-3)
    assert pytest.approx(0.988, abs=1e-3) == MOST_CURVED
    assert squash_at(MOST_CURVED).value == pytest.approx(0.991, abs=1e-3)
    assert abs(squash_at(1.0).bend) > 0.999 * bends.max()
    assert squash_at(1.0).value == pytest.approx(1.0, abs=1e-5)


def test_slope_and_bend_are_the_derivatives() -> None:
    for a in (-2.0, 0.3, 1.0):
        small = 1e-4
        above, below = squash_at(a + small), squash_at(a - small)
        at = squash_at(a)
        assert (above.value - below.value) / (2 * small) == pytest.approx(at.slope, abs=1e-6)
        assert (above.slope - below.slope) / (2 * small) == pytest.approx(at.bend, abs=1e-6)


def test_equation_9_is_softmax_cross_entropy_with_a_constant_eleventh_logit() -> None:
    rng = np.random.default_rng(0)
    for _ in range(50):
        distances = rng.uniform(0, 150, 10).astype(np.float32)
        loss = Loss(9, j=float(rng.uniform(0, 20)), scale=float(rng.uniform(0.01, 1)))
        label = int(rng.integers(10))
        expected, _ = digit_loss(distances, label, loss)
        found = cross_entropy(logits(distances, loss), label)
        assert found == pytest.approx(expected, rel=1e-4, abs=1e-4)


def test_collapsed_codes_cost_nothing_by_equation_8_and_much_by_9() -> None:
    zero = np.zeros(10, dtype=np.float32)
    assert digit_loss(zero, 3, Loss(8))[0] == 0
    assert cross_entropy(logits(zero, Loss(9, j=1.0)), 3) == pytest.approx(
        np.log(10 + np.exp(-1)), rel=1e-6
    )
