"""The gradient by F6, class by class, against finite differences of the paper's losses."""

import numpy as np
import pytest

from lenet.explain.codes import CONSTANT
from lenet.lecture.output_loss import (
    class_probabilities,
    full_descent,
    is_first_paper,
    largest_share,
    log_likelihood_constant,
    loss_at_f6,
    step_f6,
    trained_loss,
)
from lenet.network import paper
from lenet.network.checkpoint import Card, load_model
from lenet.network.forward import distances_to_codes
from lenet.network.loss import Loss, digit_loss
from lenet.network.parameters import Array
from lenet.resources import bundled_models
from lenet.runs.recipe_file import find_recipe

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


def test_midway_between_6_and_8_both_still_push_with_31_percent_each() -> None:
    middle = (paper.CODES[6] + paper.CODES[8]) / 2
    distances = distances_to_codes(middle)
    assert distances[[6, 8]] == pytest.approx([12, 12])  # farther than j / s = 10
    shares = class_probabilities(distances, Loss(9, j=1.0, scale=0.1))
    assert shares[[6, 8]] == pytest.approx([0.31, 0.31], abs=0.005)


def test_at_the_distance_j_by_s_a_code_has_the_share_of_the_rubbish_class() -> None:
    loss = Loss(9, j=2.5, scale=0.1)
    distances = np.full(10, 200, dtype=np.float32)
    shares = []
    for distance in (5, 25, 26, 30, 60):
        distances[3] = distance
        found = class_probabilities(distances, loss)
        shares.append(found[3] / found[10])
    assert shares[1] == pytest.approx(1)
    assert all(1 > share > 0 for share in shares[2:])  # beyond it fades, and does not end
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize(("j", "percent"), [(1.0, 73), (2.5, 92), (8.0, 100)])
def test_on_its_code_a_class_has_the_share_that_the_rubbish_class_leaves(
    j: float, percent: int
) -> None:
    assert round(100 * largest_share(j)) == percent
    for digit in range(10):
        distances = distances_to_codes(paper.CODES[digit])
        share = class_probabilities(distances, Loss(9, j=j, scale=0.1))[digit]
        assert largest_share(j) - 0.02 < share <= largest_share(j)


def test_equal_codes_and_a_constant_f6_make_eq_8_zero_and_eq_9_not() -> None:
    equal = np.zeros(10, dtype=np.float32)  # every distance, once all codes and F6 are the same
    assert digit_loss(equal, 0, Loss(8))[0] == 0
    assert digit_loss(equal, 0, Loss(9, j=1.0, scale=0.1))[0] == pytest.approx(
        np.log(np.exp(-1) + 10)
    )


def test_full_colour_is_the_descent_of_a_unit_at_the_wrong_end() -> None:
    wrong_end = -paper.CODES[4]
    found = loss_at_f6(wrong_end, 4, Loss(8, scale=0.3))
    assert np.abs(found.descent) == pytest.approx(full_descent(0.3))


def test_the_page_opens_with_the_loss_of_the_model() -> None:
    for name, path in bundled_models().items():
        card = load_model(path).card
        expected = Loss(9, j=2.0, scale=0.05) if is_first_paper(card) else find_recipe(name).loss
        assert trained_loss(card) == expected
    assert (
        trained_loss(Card("mine", recipe="paper", date="2027-01-01")) == find_recipe("paper").loss
    )
    assert trained_loss(Card("mine", recipe="paper-15000", date="2026-11-01")) == Loss(9, 2.0, 0.05)
    assert trained_loss(Card("mine", recipe="unheard of")) is None
