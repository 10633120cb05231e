"""What batches measure is what the network of the window reads."""

import numpy as np
import pytest

from lenet.data.idx import Digits
from lenet.network.forward import forward, network_input
from lenet.network.loss import digit_loss
from lenet.network.tutorial import (
    PAPER_SCALE,
    TUTORIAL_SHAPES,
    TutorialParameters,
    tutorial_forward,
)
from lenet.runs.spec import RunSpec
from lenet.training.batch.minibatch import MinibatchLearner
from lenet.training.batch.tutorial import count_errors
from tests.lenet.training.samples import BATCHES, code_pictures, dataset


def test_errors_and_mean_loss_are_those_of_one_digit_after_the_other() -> None:
    learner = MinibatchLearner(RunSpec(recipe=BATCHES), dataset())
    digits = code_pictures(30, 7)
    network = learner.network()
    losses, wrong = [], 0
    for image, label in zip(network_input(digits.images), digits.labels, strict=True):
        trace = forward(network, image)
        losses.append(digit_loss(trace.distances, int(label), BATCHES.loss)[0])
        wrong += int(trace.distances.argmin() != label)
    errors, loss = learner.measure(digits)
    assert errors == wrong
    assert loss == pytest.approx(float(np.mean(losses)), rel=1e-4)


def test_the_tutorials_errors_are_those_of_one_digit_after_the_other() -> None:
    rng = np.random.default_rng(2)
    parameters = TutorialParameters(
        **{
            name: rng.normal(0, 0.1, shape).astype(np.float32)
            for name, shape in TUTORIAL_SHAPES.items()
        },
        squash="tanh",
        pooling="mean",
        scale=PAPER_SCALE,
    )
    few = code_pictures(35, 7)
    answers = [tutorial_forward(parameters, image).answer for image in network_input(few.images)]
    wrong = int((np.array(answers) != few.labels).sum())
    many = Digits(np.tile(few.images, (30, 1, 1)), np.tile(few.labels, 30), "1,050 digits")
    assert count_errors(parameters, few) == wrong
    assert count_errors(parameters, many) == 30 * wrong
