"""A training run as a generator of events. It knows nothing of who listens."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lenet import __version__
from lenet.errors import InputError, reason
from lenet.network.checkpoint import Card, Model, load_model, save_model
from lenet.runs.command_file import CommandFile
from lenet.runs.events import BatchDone, Event, LiveSaved, RunFailed, RunResumed, RunStarted
from lenet.runs.folder import (
    EventLog,
    Run,
    State,
    create_run,
    drop_events_after,
    load_state,
    open_run,
    snapshot_path,
)
from lenet.runs.lock import RunLock
from lenet.runs.recipe import Recipe
from lenet.training.controls import Controls
from lenet.training.dataset import TrainingDataset
from lenet.training.learner import Learner
from lenet.training.loop import Task, TrainingLoop
from lenet.training.online.sdlm import SdlmLearner
from lenet.training.process import keep_freed_memory

_INSTALL_TORCH: Final = 'python -m pip install "torch~=2.13.0"'


@dataclass(frozen=True)
class Setting:
    """Where and how a run goes, beside its recipe."""

    folder: Path
    seed: int = 0
    threads: int = 1
    data_folder: str | None = None  # for the record: None is the bundled MNIST
    ink: tuple[str, ...] = ()  # for the record: the ink files
    begin_with: str | None = None  # a model file; None: the initial weights of the seed


def train(
    recipe: Recipe,
    dataset: TrainingDataset,
    setting: Setting,
    controls: Controls | None = None,
    *,
    resume: bool = False,
) -> Iterator[Event]:
    """Train a network in a run folder, a new one or one to resume; every event is also kept.

    A run that was killed ends with the same bits as one that was not, given the same seed,
    threads, versions and changes of the rate: all randomness follows from the seed and the
    number of the pass, the state after each pass and at times within one is kept, and so is
    every change of the rate. When the disk is full, the loss stops being finite or the
    generator is closed, the folder still opens and the last snapshot is there.

    Raises InputError, at once, when torch is needed and not installed; before any event, when
    the folder cannot be used: it is not empty, or is to be resumed and is no run, or one of
    another version, seed, threads or dataset, or another process trains in it.
    """
    keep_freed_memory()
    learner = _learner(recipe, dataset, setting)
    return _events(recipe, dataset, setting, learner, controls or Controls(), resume=resume)


def _events(
    recipe: Recipe,
    dataset: TrainingDataset,
    setting: Setting,
    learner: Learner,
    controls: Controls,
    *,
    resume: bool,
) -> Iterator[Event]:
    started = RunStarted(
        recipe=recipe.name,
        seed=setting.seed,
        passes=recipe.passes,
        patterns=learner.patterns,
        threads=setting.threads,
        version=__version__,
        torch=learner.torch_version,
        data=dataset.learned.source,
        fingerprint=dataset.fingerprint,
        data_folder=setting.data_folder,
        ink=setting.ink,
        begin_with=setting.begin_with,
    )
    folder = setting.folder
    before: Run | None = None
    if resume:
        before = _resumable(folder, recipe, started)
    else:
        if setting.begin_with is not None:
            learner.begin_with(load_model(Path(setting.begin_with)).parameters)
        create_run(folder, recipe)
    try:
        lock = RunLock(folder)
    except OSError as error:
        raise _unusable(folder, error) from error
    with lock:
        try:
            command_file = CommandFile(folder)
            controls.more = command_file.take
            state = None if before is None else load_state(folder)
            if before is not None:
                _put_in_place(learner, folder, state)
            task = Task(recipe, dataset, folder, setting.seed)
            loop = TrainingLoop(task, learner, controls, before=before, state=state)
            if before is None:
                card = Card(name=recipe.name, recipe=recipe.name, seed=setting.seed)
                save_model(folder / snapshot_path(0), Model(learner.network(), card))
            else:
                drop_events_after(folder, loop.number, loop.done)
            log = EventLog(folder)
        except OSError as error:
            raise _unusable(folder, error) from error
        first: Event = started
        if before is not None:
            first = RunResumed(loop.number, loop.done, learner.patterns)
        yield from _told(first, loop, log)
        command_file.empty()


def _told(first: Event, loop: TrainingLoop, log: EventLog) -> Iterator[Event]:
    """Every event, kept before it is told."""
    with log:
        try:
            log.append(first, durable=True)
            yield first
            for event in loop.run():
                if not isinstance(event, LiveSaved):
                    log.append(event, durable=not isinstance(event, BatchDone))
                yield event
        except OSError as error:
            yield RunFailed.because(
                "{folder} cannot be written: {reason}. The run can be resumed once that is put"
                " right.",
                folder=str(loop.folder),
                reason=reason(error),
            )


def _unusable(folder: Path, error: OSError) -> InputError:
    return InputError("{folder} cannot be used: {reason}.", folder=folder, reason=reason(error))


def _put_in_place(learner: Learner, folder: Path, state: State | None) -> None:
    """The weights that a run goes on with. Raises InputError."""
    if state is not None:
        learner.restore(state.arrays, state.number, state.done)
    elif (folder / snapshot_path(0)).exists():  # runs of version 0.1 have none
        learner.begin_with(load_model(folder / snapshot_path(0)).parameters)


def _learner(recipe: Recipe, dataset: TrainingDataset, setting: Setting) -> Learner:
    """Return the learner of a recipe. Raises InputError when it needs torch and there is none."""
    if recipe.sdlm is not None:
        return SdlmLearner(recipe, recipe.sdlm, dataset, setting.seed)
    assert recipe.minibatch is not None  # check_recipe has seen to it
    try:
        # Late: torch takes more than a second to import, and the paper's training needs none.
        from lenet.training.batch.minibatch import MinibatchLearner
    except ModuleNotFoundError as error:
        if error.name != "torch":
            raise
        raise InputError(
            "Training needs torch, which is not installed; in a terminal, {command} installs it.",
            command=_INSTALL_TORCH,
        ) from error
    return MinibatchLearner(
        recipe, recipe.minibatch, dataset, setting.seed, threads=setting.threads
    )


def _resumable(folder: Path, recipe: Recipe, started: RunStarted) -> Run:
    """The run to go on with. Raises InputError when the numbers would not be the same."""
    run = open_run(folder)
    if run.recipe != recipe:
        raise InputError(
            "{folder} holds a run of another recipe, so it cannot be resumed so.", folder=folder
        )
    for name in ("version", "torch", "seed", "threads", "fingerprint"):
        before, now = getattr(run.started, name), getattr(started, name)
        # Version 0.1 noted torch's version for the paper's training too, which needs none.
        if before != now and (name != "torch" or now):
            raise _mismatch(name, folder=folder, before=before, now=now)
    return run


def _mismatch(name: str, **values: object) -> InputError:
    """Why a resumed run would not give the same network: its value and today's differ."""
    return {
        "version": InputError(
            "{folder} was trained with version {before} of this program, and this is version"
            " {now}: a resumed run would not give the same network.",
            **values,
        ),
        "torch": InputError(
            "{folder} was trained with torch {before}, and this is torch {now}: a resumed run"
            " would not give the same network.",
            **values,
        ),
        "seed": InputError(
            "{folder} was trained with the seed {before}, and this is the seed {now}: a resumed"
            " run would not give the same network.",
            **values,
        ),
        "threads": InputError(
            "{folder} was trained with {before} threads, and this is {now} threads: a resumed"
            " run would not give the same network.",
            **values,
        ),
        "fingerprint": InputError(
            "{folder} was trained on other digits than those given now.", **values
        ),
    }[name]
