"""A run folder in a few words, whatever happened to it: what a list of runs shows."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Final

from lenet.errors import InputError
from lenet.files.atomic_write import atomic_write
from lenet.runs.early_stopping import error_of
from lenet.runs.events import Event, PassDone, RunDone, RunFailed, RunResumed, RunStarted
from lenet.runs.folder import RECIPE, read_milestones
from lenet.runs.lock import is_trained
from lenet.runs.recipe_file import load_recipe

NAME: Final = "name.txt"


class RunState(Enum):
    """How a run stands, as far as its folder tells."""

    RUNNING = "running"  # a process trains in it now
    UNFINISHED = "unfinished"  # stopped or cut short; can be resumed
    DONE = "done"
    FAILED = "failed"  # it ended in a fault, and can be resumed
    DAMAGED = "damaged"  # it cannot be read


@dataclass(frozen=True)
class RunSummary:
    """A run in few words. Errors are fractions; None where none was measured."""

    folder: Path
    name: str
    state: RunState
    begun: datetime
    recipe: str = ""
    seed: int = 0
    passes_done: int = 0
    passes: int = 0
    best_test_error: float | None = None
    best_held_out_error: float | None = None
    fault: InputError | RunFailed | None = None  # of a run that failed or is damaged

    @property
    def is_running(self) -> bool:
        """Whether a process trains in it now."""
        return self.state == RunState.RUNNING

    @property
    def can_be_resumed(self) -> bool:
        """Whether passes are left to do, and nobody does them now."""
        return self.state in (RunState.UNFINISHED, RunState.FAILED)


def summarise(folder: Path) -> RunSummary:
    """A folder in few words; never raises: what is wrong with it is in the value."""
    begun = _time_of(folder)
    name = read_name(folder)
    try:
        recipe = load_recipe(folder / RECIPE)
        events = read_milestones(folder)
    except InputError as error:
        return RunSummary(folder, name, RunState.DAMAGED, begun, fault=error)
    started = events[0] if events else None
    if not isinstance(started, RunStarted):
        running = is_trained(folder)
        state = RunState.RUNNING if running else RunState.DAMAGED
        fault = InputError("{folder} holds a run that had not begun.", folder=folder)
        return RunSummary(folder, name, state, begun, recipe.name, fault=None if running else fault)
    passes: dict[int, PassDone] = {}
    for event in events:
        if isinstance(event, PassDone):
            passes[event.number] = event
        elif isinstance(event, RunResumed):
            passes = {number: done for number, done in passes.items() if number <= event.after}
    state = _state(folder, events[-1])
    tests = [
        event.test_errors / event.test_count
        for event in passes.values()
        if event.test_errors is not None and event.test_count
    ]
    held_out = [error_of(event) for event in passes.values() if event.held_out_errors is not None]
    return RunSummary(
        folder,
        name,
        state,
        begun,
        recipe.name,
        started.seed,
        len(passes),
        started.passes,
        min(tests, default=None),
        min((error for error in held_out if error is not None), default=None),
        events[-1] if isinstance(events[-1], RunFailed) else None,
    )


def read_name(folder: Path) -> str:
    """The name a person gave the run, or its folder's."""
    try:
        name = (folder / NAME).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        name = ""
    return name or folder.name


def rename(folder: Path, name: str) -> None:
    """Give the run a name; an empty one takes it back. Raises OSError."""
    atomic_write(folder / NAME, name.strip().encode("utf-8", errors="replace"))


def _state(folder: Path, last: Event) -> RunState:
    if is_trained(folder):
        return RunState.RUNNING
    if isinstance(last, RunDone):
        return RunState.DONE
    if isinstance(last, RunFailed):
        return RunState.FAILED
    return RunState.UNFINISHED


def _time_of(folder: Path) -> datetime:
    """When the run began: its recipe is written once, and first."""
    for path in (folder / RECIPE, folder):
        try:
            return datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except OSError:
            continue
    return datetime.fromtimestamp(0, UTC)
