"""The paper's training: its schedule, its curvature, and that it learns."""

from dataclasses import replace

import numpy as np
import pytest

from lenet.data.image_augment import Distortion
from lenet.network import paper
from lenet.network.backprop import curvatures
from lenet.network.forward import forward, network_input
from lenet.network.loss import Loss
from lenet.runs.recipe import Sdlm
from lenet.runs.spec import RunSpec
from lenet.training.controls import Controls
from lenet.training.online.sdlm import SdlmLearner, mean_curvature, scheduled_rate
from tests.lenet.training.batch.test_model import stirred
from tests.lenet.training.samples import ONLINE, code_pictures, dataset


def test_the_schedule_is_the_papers_pass_by_pass_and_its_last_rate_stays() -> None:
    rates = [scheduled_rate(Sdlm(), number) for number in range(1, 23)]
    assert rates == [5e-4] * 2 + [2e-4] * 3 + [1e-4] * 3 + [5e-5] * 4 + [1e-5] * 10


def test_the_curvature_is_the_mean_over_patterns_and_follows_the_scale_of_the_loss() -> None:
    p = stirred(8)
    images = network_input(code_pictures(3, 5).images)
    two = np.full(paper.F6_UNITS, 2, dtype=np.float32)
    each = [curvatures(p, forward(p, image), two).to_vector() for image in images]
    np.testing.assert_allclose(mean_curvature(p, images, Loss()), np.mean(each, axis=0), rtol=1e-5)
    np.testing.assert_allclose(
        mean_curvature(p, images, Loss(scale=0.1)), 0.1 * np.mean(each, axis=0), rtol=1e-5
    )


def test_the_second_derivative_at_f6_is_exact_for_equation_8() -> None:
    rng = np.random.default_rng(1)
    f6 = rng.normal(size=paper.F6_UNITS)

    def penalty(x: float) -> float:
        moved = f6.copy()
        moved[0] = x
        return float(((moved - paper.CODES[4]) ** 2).sum())

    step = 1e-3
    second = (penalty(f6[0] + step) - 2 * penalty(f6[0]) + penalty(f6[0] - step)) / step**2
    assert second == pytest.approx(2, rel=1e-4)


def spec_of(method: Sdlm) -> RunSpec:
    return RunSpec(recipe=replace(ONLINE, sdlm=method))


def test_every_pass_shows_every_pattern_once_and_the_loss_falls() -> None:
    learner = SdlmLearner(spec_of(Sdlm(renewal=100, curvature_patterns=20)), dataset())
    means = []
    for number in (1, 2, 3):
        progress = list(learner.learn(number, Controls()))
        assert progress[-1].done == learner.patterns == 320  # each digit, and a copy of it
        means.append(np.mean([p.loss for p in progress]))
    assert means[2] < means[0]


def test_the_rate_factor_of_the_controls_acts_from_the_next_batch_on() -> None:
    controls = Controls()
    learner = SdlmLearner(spec_of(Sdlm(curvature_patterns=10)), dataset())
    steps = learner.learn(1, controls)
    first = next(steps).rate
    controls.rate_factor = 0.5
    assert next(steps).rate == first / 2


def losses(distortion: Distortion, passes: int) -> list[float]:
    """The mean loss of each pass of a network that does not move: it follows from the pictures."""
    still = replace(ONLINE, distortion=distortion, sdlm=Sdlm(schedule=((1, 0.0),), renewal=0))
    learner = SdlmLearner(RunSpec(recipe=still), dataset())
    return [
        sum(part.loss * part.patterns for part in learner.learn(number, Controls()))
        / learner.patterns
        for number in range(1, passes + 1)
    ]


def test_with_parts_a_pass_learns_a_part_of_the_versions_and_begins_anew_after_the_last() -> None:
    pair = Distortion(originals=True, translation=2, fresh=False)
    first, second, third, fourth = losses(replace(pair, parts=2), 4)
    assert (third, fourth) == (first, second)  # the same pictures: the set is fixed
    assert first != second
    fresh = losses(replace(pair, parts=2, fresh=True), 3)
    assert fresh[2] != fresh[0]


def test_the_parts_are_all_the_versions_each_once() -> None:
    plain = Distortion(originals=True)  # every digit twice as it is
    parts, whole = losses(replace(plain, parts=2), 2), losses(plain, 1)
    assert np.mean(parts) == pytest.approx(whole[0], rel=1e-6)
    assert parts[0] != pytest.approx(whole[0], rel=1e-6)


def test_where_the_curvature_is_next_to_nothing_a_step_is_the_rate_by_mu() -> None:
    moves = []
    for mu in (1e6, 2e6):
        method = Sdlm(mu=mu, curvature_patterns=10, schedule=((1, 1.0),))
        learner = SdlmLearner(spec_of(method), dataset())
        before = learner.network().to_vector()
        next(learner.learn(1, Controls()))
        moves.append(float(np.abs(learner.network().to_vector() - before).mean()))
    assert moves[0] == pytest.approx(2 * moves[1], rel=0.1)
