"""The status of a run: folded from its events, and as one row of a list of runs."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Final

from lenet.errors import InputError
from lenet.files.atomic_write import atomic_write
from lenet.files.decode import shortened
from lenet.files.foreign_file import read_file
from lenet.runs.curves import Curves, read_curves
from lenet.runs.early_stopping import error_of
from lenet.runs.events import (
    BatchDone,
    Event,
    PassDone,
    RateChanged,
    RunContinued,
    RunDone,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    RunStopped,
    StopsChanged,
)
from lenet.runs.folder import RECIPE, read_milestones
from lenet.runs.lock import is_trained
from lenet.runs.recipe_file import load_recipe
from lenet.runs.spec import Stops

NAME: Final = "name.txt"
_MOST_NAME: Final = 10_000  # bytes


@dataclass(frozen=True, eq=False)
class RunStatus:
    """The status of a run, folded from its events."""

    started: RunStarted | None = None  # what the run is made of
    batch: BatchDone | None = None  # the last progress
    passes: tuple[PassDone, ...] = ()
    curves: Curves = field(default_factory=Curves)
    rate_factor: float = 1.0
    stops: Stops = field(default_factory=Stops)
    is_paused: bool = False
    ending: RunDone | RunStopped | RunFailed | None = None  # how it ended, if it has

    @property
    def place(self) -> float:
        """How far the run is, counted in passes."""
        curves = self.curves
        places = [*curves.batch_place[-1:], *curves.pass_place[-1:]]
        return float(max(places, default=0.0))

    @property
    def fraction(self) -> float:
        """How much of the run is done, of all its passes."""
        return 0.0 if self.started is None else min(self.place / self.started.passes, 1.0)

    @property
    def seconds_left(self) -> float | None:
        """Seconds of learning to the last pass at the last speed; None before there is one.

        Measuring after each pass adds a few seconds.
        """
        speed = 0.0 if self.batch is None else self.batch.images_per_second
        if self.started is None or not speed > 0:  # a speed that was not finite is NaN
            return None
        left = max(self.started.passes - self.place, 0.0) * self.started.patterns
        return left / speed

    def after(self, event: Event) -> "RunStatus":
        """Return the status after this event."""
        noted = self._noted([event])
        return replace(noted, curves=self.curves.extended([event]))

    def _noted(self, events: Iterable[Event]) -> "RunStatus":
        """Return the status after the events, with the old curves."""
        changes: dict[str, object] = {}
        passes = self.passes
        for event in events:
            match event:
                case RunStarted():
                    changes["started"] = event
                case RunResumed():
                    passes = tuple(done for done in passes if done.number <= event.after)
                    changes |= {"ending": None, "is_paused": False, "batch": None}
                case BatchDone():
                    changes["batch"] = event
                case RunPaused():
                    changes["is_paused"] = True
                case RunContinued():
                    changes["is_paused"] = False
                case PassDone():
                    passes = (*passes, event)
                case RateChanged():
                    changes["rate_factor"] = event.factor
                case StopsChanged():
                    changes["stops"] = Stops(event.error_below, event.patience, event.minutes)
                case RunDone() | RunStopped() | RunFailed():
                    changes |= {"ending": event, "is_paused": False}
        return replace(self, passes=passes, **changes)  # type: ignore[arg-type]  # by their names


def read_status(folder: Path, until: int | None = None) -> RunStatus:
    """Return the status of the run in a folder, without its last progress within a pass.

    With `until`, as the first bytes of its events have it. Raises InputError when they cannot be
    read.
    """
    status = RunStatus()._noted(read_milestones(folder, until))
    return replace(status, curves=read_curves(folder, until))


class RunState(Enum):
    """The state of a run, as far as its folder shows it."""

    RUNNING = "running"  # a process trains in it now
    UNFINISHED = "unfinished"  # stopped or cut short; can be resumed
    DONE = "done"
    FAILED = "failed"  # it ended in a fault, and can be resumed
    DAMAGED = "damaged"  # it cannot be read
    READING = "reading"  # not known yet: its events are many


@dataclass(frozen=True)
class RunSummary:
    """A run as one row of a list. Errors are fractions; None where none was measured."""

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
    last_test_error: float | None = None  # after the last pass that measured one

    @property
    def is_running(self) -> bool:
        """Whether a process trains in it now."""
        return self.state == RunState.RUNNING

    @property
    def can_be_resumed(self) -> bool:
        """Whether passes are left to do and no process does them now."""
        return self.state in (RunState.UNFINISHED, RunState.FAILED)


def summarise(folder: Path) -> RunSummary:
    """Return the row for a run folder; never raises: the fault of a bad one is in the row."""
    begun = time_of(folder)
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
        tests[-1] if tests else None,
    )


def read_name(folder: Path) -> str:
    """Return the name that a person gave the run, or the name of its folder."""
    try:
        name = read_file(folder / NAME, _MOST_NAME).decode("utf-8", errors="replace").strip()
    except InputError:
        name = ""
    return shortened(name, 200) or folder.name


def rename(folder: Path, name: str) -> None:
    """Give the run a name; with an empty one it has its folder's again. Raises OSError."""
    name = shortened(name.strip(), 200)
    atomic_write(folder / NAME, name.encode("utf-8", errors="replace"), private=True)


def _state(folder: Path, last: Event) -> RunState:
    if is_trained(folder):
        return RunState.RUNNING
    if isinstance(last, RunDone):
        return RunState.DONE
    if isinstance(last, RunFailed):
        return RunState.FAILED
    return RunState.UNFINISHED


def time_of(folder: Path) -> datetime:
    """Return when the run began: its recipe is written once, and first."""
    for path in (folder / RECIPE, folder):
        try:
            return datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except (OSError, OverflowError, ValueError):  # the last two: no year of a calendar
            continue
    return datetime.fromtimestamp(0, UTC)
