"""Distortions fade towards the end of a run, in both trainings that use batches."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from lenet.data.image_augment import source_coordinates
from lenet.runs.recipe import Minibatch
from lenet.runs.spec import RunSpec
from lenet.training.batch import minibatch, tutorial
from lenet.training.controls import Controls
from tests.lenet.training.samples import BATCHES, code_pictures, dataset


@pytest.fixture
def strengths(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The strength of each batch's distortions; they are computed as ever."""
    seen: list[float] = []

    def watched(*given: Any, strength: float, **named: Any) -> Any:
        seen.append(strength)
        return source_coordinates(*given, strength=strength, **named)

    for module in (minibatch, tutorial):
        monkeypatch.setattr(module, "source_coordinates", watched)
    return seen


def assert_fading(strengths: list[float]) -> None:
    """Half a run at full strength, then evenly down, to nothing after the last of all steps."""
    half = len(strengths) // 2
    assert strengths[: half + 1] == [1.0] * (half + 1)
    np.testing.assert_allclose(strengths[half:], np.arange(half, 0, -1) / half)


def test_a_runs_distortions_fade_in_its_second_half(strengths: list[float]) -> None:
    recipe = replace(BATCHES, passes=2)
    learner = minibatch.MinibatchLearner(RunSpec(recipe=recipe), dataset())
    for number in (1, 2):
        assert len(list(learner.learn(number, Controls()))) == 5
    assert_fading(strengths)


def test_the_tutorials_distortions_fade_in_the_second_half(strengths: list[float]) -> None:
    spec = tutorial.TutorialSpec(
        squash="relu",
        pooling="max",
        seed=0,
        passes=2,
        method=Minibatch(batch=32),
        distortion=BATCHES.distortion,
    )
    assert len(list(tutorial.train_tutorial(code_pictures(160, 1), spec))) == 2
    assert_fading(strengths)
