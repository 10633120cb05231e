"""Train a RunSpec in a new run folder, or resume a run: generators of events."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Final

from lenet import __version__
from lenet.errors import InputError, reason
from lenet.network.checkpoint import Card, Model, load_model, save_model
from lenet.runs.commands import CommandFile
from lenet.runs.events import BatchDone, Event, LiveSaved, RunFailed, RunResumed, RunStarted
from lenet.runs.folder import (
    EventLog,
    Run,
    State,
    drop_events_after,
    load_state,
    snapshot_path,
)
from lenet.runs.lock import RunLock
from lenet.runs.new_folder import create_run, make_folder, take_back
from lenet.runs.recipe import Recipe
from lenet.runs.spec import RunSpec, Stops
from lenet.training.arithmetic import arithmetic_in_use, pin_blas_threads
from lenet.training.controls import Controls
from lenet.training.dataset import TrainingDataset
from lenet.training.learner import Learner
from lenet.training.loop import Task, TrainingLoop
from lenet.training.online.sdlm import SdlmLearner
from lenet.training.process import keep_freed_memory
from lenet.training.torch_extra import no_torch

# A run of these versions goes on to the same bits under this one. Once training computes
# anything otherwise, this list begins anew.
_SAME_BITS: Final = ("0.1.0",)


def train(
    spec: RunSpec, dataset: TrainingDataset, folder: Path, controls: Controls | None = None
) -> Iterator[Event]:
    """Train a network in a new run folder; every event is written there before it is yielded.

    A run that was killed and resumed ends with the same bits as one that was not, given the
    same seed, threads, device, versions and changes of the rate: all randomness follows from the
    seed and the number of the pass, the state after each pass and at times within one is saved,
    and so is every change of the rate. When the disk is full, the loss stops being finite or the
    generator is closed, the folder still opens and the last snapshot is there.

    Raises InputError at once when torch is needed and not installed, or has not the device. The
    generator raises it, before any event, when the folder is not empty or cannot be used, or
    another process trains in it.
    """
    learner = _learner(spec, dataset)
    spec = replace(spec, device=learner.device)  # which "auto" turned out to be
    return _events(Task(spec, dataset, folder), learner, controls or Controls(), before=None)


def resume(
    run: Run,
    dataset: TrainingDataset,
    controls: Controls | None = None,
    *,
    stops: Stops | None = None,
) -> Iterator[Event]:
    """Go on with a run as it is in its folder; under its old conditions to stop or under these.

    Raises InputError as `train` does, and at once when the same bits cannot be promised: the
    run is of a device that is not here, of a version that computes otherwise, of another torch,
    or of other digits. Where numpy is another, or the processor has other kernels, the run goes
    on and its RunResumed says so.
    """
    spec = RunSpec.of(run.recipe, run.started, stops or Stops())
    learner = _learner(spec, dataset)
    _check_same(run, dataset, learner)
    return _events(Task(spec, dataset, run.folder), learner, controls or Controls(), before=run)


def _learner(spec: RunSpec, dataset: TrainingDataset) -> Learner:
    """Return the learner of a recipe. Raises InputError when it needs torch and there is none."""
    keep_freed_memory()
    pin_blas_threads()
    return import_learner(spec.recipe)(spec, dataset)


def import_learner(recipe: Recipe) -> Callable[[RunSpec, TrainingDataset], Learner]:
    """Return the class of a recipe's learner, with torch imported where the recipe needs it.

    Raises InputError when torch is needed and not installed.
    """
    if recipe.sdlm is not None:
        return SdlmLearner
    try:
        # Late: torch takes more than a second to import, and the paper's training needs none.
        from lenet.training.batch.minibatch import MinibatchLearner
    except ModuleNotFoundError as error:
        if error.name != "torch":
            raise
        raise no_torch(recipe.name) from error
    return MinibatchLearner


def _check_same(run: Run, dataset: TrainingDataset, learner: Learner) -> None:
    """Raise InputError when the run would not end with the same bits as if never interrupted."""
    started, folder = run.started, run.folder
    if started.version not in (__version__, *_SAME_BITS):
        raise InputError(
            "{folder} was trained with version {before} of this program, and this is version"
            " {now}: a resumed run would not give the same network.",
            folder=folder,
            before=started.version,
            now=__version__,
        )
    # Version 0.1 noted torch's version for the paper's training too, which needs none.
    if learner.torch_version and started.torch != learner.torch_version:
        raise InputError(
            "{folder} was trained with torch {before}, and this is torch {now}: a resumed run"
            " would not give the same network.",
            folder=folder,
            before=started.torch,
            now=learner.torch_version,
        )
    if started.fingerprint != dataset.fingerprint:
        raise InputError(
            "{folder} was trained on other digits than those given now.", folder=folder
        )


def _events(
    task: Task, learner: Learner, controls: Controls, *, before: Run | None
) -> Iterator[Event]:
    """All events of a new run, or of the rest of the run `before`."""
    spec, folder = task.spec, task.folder
    controls.stops = spec.stops
    if before is not None:
        yield from _events_in_lock(task, learner, controls, before=before)
        return
    if spec.begin_with is not None:
        learner.begin_with(load_model(Path(spec.begin_with)).parameters)
    is_new = make_folder(folder)
    try:
        yield from _events_in_lock(task, learner, controls, before=None)
    finally:
        take_back(folder, is_new=is_new)


def _events_in_lock(
    task: Task, learner: Learner, controls: Controls, *, before: Run | None
) -> Iterator[Event]:
    folder = task.folder
    try:
        lock = RunLock(folder)
    except OSError as error:
        raise _unusable(folder, error) from error
    with lock, ExitStack() as stack:
        try:
            if before is None:
                create_run(folder, task.spec.recipe)
            command_file = CommandFile(folder)
            controls.other_source = command_file.take
            state = None if before is None else load_state(folder)
            if before is not None:
                _restore(learner, folder, state)
            loop = TrainingLoop(task, learner, controls, before=before, state=state)
            if before is None:
                name = task.spec.recipe.name
                card = Card(name=name, recipe=name, seed=task.spec.seed)
                save_model(folder / snapshot_path(0), Model(learner.network(), card))
                first: Event = _started(task, learner)
            else:
                drop_events_after(folder, loop.number, loop.done)
                first = _resumed(before, loop, learner)
            log = stack.enter_context(EventLog(folder))
            log.append(first, durable=True)
        except OSError as error:
            raise _unusable(folder, error) from error
        yield first
        yield from _logged(loop, log)
        command_file.empty()


def _resumed(before: Run, loop: TrainingLoop, learner: Learner) -> RunResumed:
    then, now = before.started.arithmetic, arithmetic_in_use(learner.torch_kernels)
    changed = (now, then) if then not in ("", now) else ("", "")
    return RunResumed(loop.number, loop.done, learner.patterns, *changed)


def _started(task: Task, learner: Learner) -> RunStarted:
    recipe, dataset = task.spec.recipe, task.dataset
    return RunStarted(
        recipe=recipe.name,
        passes=recipe.passes,
        patterns=learner.patterns,
        version=__version__,
        torch=learner.torch_version,
        data=dataset.learned.source,
        fingerprint=dataset.fingerprint,
        arithmetic=arithmetic_in_use(learner.torch_kernels),
        **task.spec.by_name(),
    )


def _restore(learner: Learner, folder: Path, state: State | None) -> None:
    """Give a learner the weights that a run goes on with. Raises InputError."""
    if state is not None:
        learner.restore(state.arrays, state.number, state.done)
    elif (folder / snapshot_path(0)).exists():  # early runs of version 0.1 have none
        learner.begin_with(load_model(folder / snapshot_path(0)).parameters)


def _logged(loop: TrainingLoop, log: EventLog) -> Iterator[Event]:
    """Every event of the loop, written to the run folder before it is yielded."""
    try:
        for event in loop.run():
            if not isinstance(event, LiveSaved):
                log.append(event, durable=not isinstance(event, BatchDone))
            yield event
    except OSError as error:
        yield RunFailed.because(
            "{folder} cannot be written: {reason}. The run can be resumed once that is put right.",
            folder=str(loop.folder),
            reason=reason(error),
        )


def _unusable(folder: Path, error: OSError) -> InputError:
    return InputError("{folder} cannot be used: {reason}.", folder=folder, reason=reason(error))
