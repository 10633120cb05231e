"""Runs that get commands while they go, for tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lenet.network.checkpoint import load_model
from lenet.runs.commands import Command, OneBatch, Pause
from lenet.runs.events import Event, RunPaused
from lenet.runs.folder import MODEL, open_run
from lenet.runs.recipe import Recipe
from lenet.runs.spec import RunSpec, Stops
from lenet.training.controls import Controls
from lenet.training.train import resume, train
from tests.lenet.training.samples import BATCHES, ONLINE, dataset

# A pass: of the one 140 digits in batches of 32, of the other 320, a hundred at a time.
BOTH = pytest.mark.parametrize("recipe", [BATCHES, ONLINE], ids=lambda recipe: recipe.name)


def begin(
    recipe: Recipe, folder: Path, controls: Controls | None = None, *, stops: Stops | None = None
) -> Iterator[Event]:
    """A new run."""
    spec = RunSpec(recipe=recipe, stops=stops or Stops())
    return train(spec, dataset(recipe.held_out), folder, controls)


def go_on(folder: Path, controls: Controls | None = None) -> Iterator[Event]:
    """The rest of a run."""
    run = open_run(folder)
    return resume(run, dataset(run.recipe.held_out), controls)


def network(folder: Path) -> bytes:
    return load_model(folder / MODEL).parameters.to_vector().tobytes()


def steered(recipe: Recipe, folder: Path, answer: Callable[[Event], list[Command]]) -> list[Event]:
    """A whole run whose listener answers each event with commands."""
    controls, events = Controls(), []
    for event in begin(recipe, folder, controls):
        events.append(event)
        for command in answer(event):
            controls.put(command)
    return events


def after_batches(count: int, *commands: Command) -> Callable[[Event], list[Command]]:
    """One batch at a time, and at the `count`-th pause these commands instead of the next batch."""
    pauses = 0

    def answer(event: Event) -> list[Command]:
        nonlocal pauses
        if isinstance(event, RunPaused):
            pauses += 1
            return [OneBatch()] if pauses < count else list(commands)
        return []

    return answer


def paused_at_once(recipe: Recipe, folder: Path, answer: Callable[[Event], list[Command]]) -> None:
    """A run that pauses before its first batch, and is steered from there."""
    controls = Controls()
    controls.put(Pause())
    for event in begin(recipe, folder, controls):
        for command in answer(event):
            controls.put(command)
