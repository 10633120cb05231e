"""The tutorials' training: its rate falls to nothing, and no error is left out."""

import itertools

import numpy as np
import pytest

from lenet.data.idx import Digits
from lenet.network.forward import network_input
from lenet.runs.recipe import Minibatch
from lenet.training.batch.tutorial import TutorialSpec, batch_scores, count_errors, train_tutorial
from tests.lenet.training.samples import code_pictures

RATE = 1e-4
WHOLE = Minibatch(batch=50, rate=RATE, warm_up=0, weight_decay=0, averaging=0)


def test_a_step_is_as_long_as_the_rate_which_falls_as_a_cosine() -> None:
    # Each weight's first steps are as long as the rate while its slope stays about the same.
    spec = TutorialSpec("tanh", "mean", seed=0, passes=3, method=WHOLE, distortion=None)
    ends = [
        np.concatenate([array.ravel() for array in done.parameters.arrays().values()])
        for done in train_tutorial(code_pictures(50, 1), spec)
    ]
    steps = [float(np.median(np.abs(b - a))) for a, b in itertools.pairwise(ends)]
    # After a third and two thirds of the run.
    assert steps == pytest.approx([0.75 * RATE, 0.25 * RATE], rel=0.1)


def test_every_digit_that_is_read_wrong_is_counted() -> None:
    digit = code_pictures(1, 1)
    spec = TutorialSpec("tanh", "mean", seed=0, passes=1, method=WHOLE, distortion=None)
    (done,) = train_tutorial(digit, spec)
    answer = int(batch_scores(done.parameters, network_input(digit.images)).argmax())
    for count in (1, 1_001):
        images = digit.images.repeat(count, axis=0)
        for label, wrong in ((answer, 0), ((answer + 1) % 10, count)):
            digits = Digits(images, np.full(count, label, dtype=np.uint8), "made up")
            assert count_errors(done.parameters, digits) == wrong
