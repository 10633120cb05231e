"""A training run as a generator of events. It knows nothing of who listens."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np
import torch

from lenet import __version__
from lenet.datasets import Digits
from lenet.errors import InputError
from lenet.events import (
    BatchDone,
    Event,
    PassDone,
    RunDone,
    RunFailed,
    RunResumed,
    RunStarted,
    RunStopped,
    SnapshotSaved,
)
from lenet.learner import Controls, Learner, Progress
from lenet.material import Material
from lenet.memory import keep_freed_memory
from lenet.minibatch import MinibatchLearner
from lenet.model import batch_distances
from lenet.modelfile import Card, Model, save_model
from lenet.network import network_input
from lenet.parameters import Parameters
from lenet.recipes import Recipe
from lenet.runs import (
    MODEL,
    EventLog,
    State,
    create_run,
    drop_events_after,
    load_state,
    open_run,
    save_state,
    snapshot_path,
)
from lenet.sdlm import SdlmLearner

_BETWEEN_EVENTS: Final = 0.25  # seconds, at least, from one BatchDone to the next
_CHUNK: Final = 5_000  # images measured at once


@dataclass(frozen=True)
class Setting:
    """Where and how a run goes, beside its recipe."""

    folder: Path
    seed: int = 0
    threads: int = 1
    data_folder: str | None = None  # for the record: None is the bundled MNIST
    ink: tuple[str, ...] = ()  # for the record: the ink files


@dataclass(frozen=True)
class _Task:
    """The three things a run is given."""

    recipe: Recipe
    material: Material
    setting: Setting


def train(
    recipe: Recipe,
    material: Material,
    setting: Setting,
    controls: Controls | None = None,
    *,
    resume: bool = False,
) -> Iterator[Event]:
    """Train a network in a run folder, a new one or one to resume; every event is also kept.

    A run that was killed ends with the same bits as one that was not, given the same seed,
    threads and versions: all randomness follows from the seed and the number of the pass, and
    the state after each pass is kept. When the disk is full, the loss stops being finite or
    the generator is closed, the folder still opens and the last snapshot is there.

    Raises InputError, before any event, when the folder cannot be used: it is not empty, or is
    to be resumed and is no run, or one of another version, seed, threads or material.
    """
    torch.set_num_threads(setting.threads)
    keep_freed_memory()
    controls = controls or Controls()
    learner = _learner(recipe, material, setting.seed)
    started = RunStarted(
        recipe=recipe.name,
        seed=setting.seed,
        passes=recipe.passes,
        patterns=learner.patterns,
        threads=setting.threads,
        version=__version__,
        torch=str(torch.__version__),
        data=material.learned.source,
        fingerprint=material.fingerprint,
        data_folder=setting.data_folder,
        ink=setting.ink,
    )
    task = _Task(recipe, material, setting)
    done, seconds = 0, 0.0
    try:
        if resume:
            state = _resumable(setting.folder, recipe, started)
            if state is not None:
                learner.restore(state.arrays, state.number)
                done, seconds, controls.rate_factor = state.number, state.seconds, state.rate_factor
            drop_events_after(setting.folder, done)
        else:
            create_run(setting.folder, recipe)
        log = EventLog(setting.folder)
    except OSError as error:
        raise InputError(f"{setting.folder} cannot be used: {error.strerror or error}.") from error
    first = RunResumed(after=done) if resume else started
    with log:
        try:
            log.append(first, durable=True)
            yield first
            for event in _passes(task, learner, controls, done=done, seconds=seconds):
                log.append(event, durable=not isinstance(event, BatchDone))
                yield event
        except OSError as error:
            reason = f"{setting.folder} cannot be written: {error.strerror or error}."
            yield RunFailed(f"{reason} The run can be resumed once that is put right.")


def _passes(
    task: _Task, learner: Learner, controls: Controls, *, done: int, seconds: float
) -> Iterator[Event]:
    """The passes after the first `done`, up to the end of the run. Raises OSError."""
    recipe, material, folder = task.recipe, task.material, task.setting.folder
    for number in range(done + 1, recipe.passes + 1):
        watch = _Watch(number, learner.patterns)
        for progress in learner.learn(number, controls):
            if not math.isfinite(progress.loss):
                yield _diverged(number, f"the loss became {progress.loss}")
                return
            event = watch.see(progress)
            if event is not None:
                yield event
            if controls.stop:
                yield RunStopped(number - 1)
                return
        seconds += watch.seconds
        network = learner.network()
        # Squashed units hide infinite weights from the loss.
        if not np.isfinite(network.to_vector()).all():
            yield _diverged(number, "weights became infinite")
            return
        sample = _first(material.learned, recipe.measured)
        test_errors = _errors(network, material.test)
        yield PassDone(
            number=number,
            passes=recipe.passes,
            loss=watch.mean_loss,
            training_errors=_errors(network, sample),
            training_count=len(sample),
            test_errors=test_errors,
            test_count=len(material.test),
            held_out_errors=_errors(network, material.held_out),
            held_out_count=len(material.held_out or ()),
            seconds=watch.seconds,
        )
        card = _card(task, number, test_errors, seconds)
        save_model(folder / snapshot_path(number), Model(network, card))
        save_state(folder, State(number, learner.state(), seconds, controls.rate_factor))
        yield SnapshotSaved(number, snapshot_path(number))
    network = learner.network()
    test_errors = _errors(network, material.test)
    card = _card(task, recipe.passes, test_errors, seconds)
    save_model(folder / MODEL, Model(network, card))
    yield RunDone(recipe.passes, seconds, test_errors, len(material.test), MODEL)


def _diverged(number: int, what: str) -> RunFailed:
    return RunFailed(
        f"In pass {number} {what}, so training stopped; the network after pass {number - 1} is"
        " kept. A lower rate may help."
    )


class _Watch:
    """Time and loss of one pass, and when it is time to tell of them."""

    def __init__(self, number: int, patterns: int) -> None:
        self._number, self._patterns = number, patterns
        self._told = self._resumed = time.perf_counter()
        self.seconds = 0.0  # without the time the listener takes
        self._loss_sum, self._seen = 0.0, 0
        self._since: list[Progress] = []

    @property
    def mean_loss(self) -> float:
        """Over the whole pass."""
        return self._loss_sum / max(self._seen, 1)

    def see(self, progress: Progress) -> BatchDone | None:
        """Count a batch; gives an event when the last one is long enough ago."""
        now = time.perf_counter()
        self.seconds += now - self._resumed
        self._resumed = now
        self._loss_sum += progress.loss * progress.patterns
        self._seen += progress.patterns
        self._since.append(progress)
        if now - self._told < _BETWEEN_EVENTS and progress.done < self._patterns:
            return None
        patterns = sum(p.patterns for p in self._since)
        event = BatchDone(
            number=self._number,
            done=progress.done,
            patterns=self._patterns,
            loss=sum(p.loss * p.patterns for p in self._since) / patterns,
            rate=progress.rate,
            images_per_second=patterns / max(now - self._told, 1e-9),
        )
        self._told, self._since = now, []
        return event


def _learner(recipe: Recipe, material: Material, seed: int) -> Learner:
    if recipe.sdlm is not None:
        return SdlmLearner(recipe, recipe.sdlm, material, seed)
    assert recipe.minibatch is not None  # check_recipe has seen to it
    return MinibatchLearner(recipe, recipe.minibatch, material, seed)


def _resumable(folder: Path, recipe: Recipe, started: RunStarted) -> State | None:
    """The state to go on from. Raises InputError when the numbers would not be the same."""
    run = open_run(folder)
    if run.recipe != recipe:
        raise InputError(f"{folder} holds a run of another recipe, so it cannot be resumed so.")
    for name, words in (
        ("version", "version {} of this program"),
        ("torch", "torch {}"),
        ("seed", "the seed {}"),
        ("threads", "{} threads"),
    ):
        before, now = getattr(run.started, name), getattr(started, name)
        if before != now:
            raise InputError(
                f"{folder} was trained with {words.format(before)}, and this is"
                f" {words.format(now)}: a resumed run would not give the same network."
            )
    if run.started.fingerprint != started.fingerprint:
        raise InputError(f"{folder} was trained on other digits than those given now.")
    return load_state(folder)


def _first(digits: Digits, count: int) -> Digits:
    return Digits(digits.images[:count], digits.labels[:count], digits.source)


def _errors(network: Parameters, digits: Digits | None) -> int | None:
    """How many digits the network reads wrong; None for no digits."""
    if digits is None or not len(digits):
        return None
    wrong = 0
    for start in range(0, len(digits), _CHUNK):
        images = network_input(digits.images[start : start + _CHUNK])
        answers = batch_distances(network, images).argmin(axis=1)
        wrong += int(np.count_nonzero(answers != digits.labels[start : start + _CHUNK]))
    return wrong


def _card(task: _Task, number: int, test_errors: int | None, seconds: float) -> Card:
    """The card of the network after a pass."""
    material = task.material
    data = material.learned.source
    if len(material.drawings):
        data += f" and {len(material.drawings):,} drawings"
    return Card(
        name=task.recipe.name,
        recipe=task.recipe.name,
        seed=task.setting.seed,
        data=data,
        passes=number,
        test_errors=test_errors,
        test_count=len(material.test),
        seconds=round(seconds, 1),
        date=datetime.now(UTC).date().isoformat(),
        version=__version__,
    )
