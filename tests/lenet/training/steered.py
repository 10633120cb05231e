"""Runs that are steered, for tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lenet.network.checkpoint import load_model
from lenet.runs.commands import Command, OneBatch, Pause
from lenet.runs.events import Event, RunPaused
from lenet.runs.folder import MODEL
from lenet.runs.recipe import Recipe
from lenet.training.controls import Controls
from lenet.training.train import Setting, train
from tests.lenet.training.samples import BATCHES, ONLINE, dataset

# A pass: of the one 140 digits in batches of 32, of the other 320, a hundred at a time.
BOTH = pytest.mark.parametrize("recipe", [BATCHES, ONLINE], ids=lambda recipe: recipe.name)


def begin(
    recipe: Recipe, folder: Path, controls: Controls | None = None, *, resume: bool = False
) -> Iterator[Event]:
    return train(recipe, dataset(recipe.held_out), Setting(folder), controls, resume=resume)


def network(folder: Path) -> bytes:
    return load_model(folder / MODEL).parameters.to_vector().tobytes()


def steered(
    recipe: Recipe, folder: Path, orders: Callable[[Event], list[Command]], *, resume: bool = False
) -> list[Event]:
    """A whole run whose listener answers each event with orders."""
    controls, events = Controls(), []
    for event in begin(recipe, folder, controls, resume=resume):
        events.append(event)
        for order in orders(event):
            controls.give(order)
    return events


def after_batches(count: int, *orders: Command) -> Callable[[Event], list[Command]]:
    """One batch at a time, and at the `count`-th rest these orders instead of the next batch."""
    rests = 0

    def answer(event: Event) -> list[Command]:
        nonlocal rests
        if isinstance(event, RunPaused):
            rests += 1
            return [OneBatch()] if rests < count else list(orders)
        return []

    return answer


def paused_at_once(recipe: Recipe, folder: Path, answer: Callable[[Event], list[Command]]) -> None:
    """A run that rests before its first batch, and is steered from there."""
    controls = Controls()
    controls.give(Pause())
    for event in begin(recipe, folder, controls):
        for order in answer(event):
            controls.give(order)
