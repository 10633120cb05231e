"""A run folder: recipe, events and snapshots, written so that a kill leaves one that opens.

recipe.toml            the recipe, every value written out
events.jsonl           one event a line; the first is RunStarted
snapshots/             the network after each pass, a model file each
state.safetensors      what the next pass depends on, after the last pass
model.safetensors      the trained network, once the run is done
live.safetensors       the network of the moment, while a window shows it
lock, orders.jsonl     see lock.py and commands.py
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import Annotated, Any, Final, Self

import msgspec
import numpy as np
from msgspec import Meta
from numpy.typing import NDArray
from safetensors.numpy import save

from lenet.errors import InputError
from lenet.files.atomic_write import atomic_write, remove_unfinished, sync_folder
from lenet.files.decode import Count
from lenet.files.json_lines import read_lines
from lenet.files.tensors import read_tensors
from lenet.network.parameters import PARAMETER_COUNT
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
    SnapshotSaved,
    from_line,
    to_line,
)
from lenet.runs.recipe import Recipe
from lenet.runs.recipe_file import load_recipe

RECIPE: Final = "recipe.toml"
EVENTS: Final = "events.jsonl"
SNAPSHOTS: Final = "snapshots"
STATE: Final = "state.safetensors"
MODEL: Final = "model.safetensors"
LIVE: Final = "live.safetensors"
_LARGEST_STATE: Final = 4 << 20  # bytes; the arrays take 1 MB
_GENERATORS: Final = ("generator", "sampler")  # as `numpy.random.PCG64` keeps them
_LARGEST_LOG: Final = 256 << 20  # bytes of events.jsonl; 20,000 passes of 469 batches
_MOST_BATCHES: Final = 1_000_000  # of which a Run keeps the progress, for those who look at it
_MOST_EVENTS: Final = 300_000  # beside progress; a run has up to 100,000 passes
_Finite = Annotated[float, Meta(ge=-1e300, le=1e300)]
_PROGRESS: Final = b'{"event": "BatchDone"'  # as `events.to_line` begins such a line


@dataclass(frozen=True)
class Run:
    """A run folder as it was when it was read."""

    folder: Path
    recipe: Recipe
    started: RunStarted
    events: tuple[Event, ...]

    @property
    def passes(self) -> tuple[PassDone, ...]:
        """The passes that are done, in their order: the points of the curves."""
        return tuple(event for event in self.events if isinstance(event, PassDone))


@dataclass(frozen=True)
class _StateFacts:
    """The numbers of a state, which its file keeps as texts."""

    number: Count
    seconds: _Finite
    rate_factor: _Finite
    done: Count = 0
    pass_seconds: _Finite = 0.0
    loss_sum: _Finite = 0.0


@dataclass(frozen=True, eq=False)
class State:
    """What the rest of a run depends on, after pass `number` and `done` patterns of the next."""

    number: int
    arrays: dict[str, NDArray[Any]]
    seconds: float  # learning time of the whole passes
    rate_factor: float
    done: int = 0
    pass_seconds: float = 0.0  # learning time of the pass under way
    loss_sum: float = 0.0  # over the patterns of the pass under way


def snapshot_path(number: int) -> str:
    """Return where the network after a pass is, relative to the run folder."""
    return f"{SNAPSHOTS}/pass-{number:04d}.safetensors"


def open_run(folder: Path) -> Run:
    """Return a run folder, whatever its state; lines without a sound event are left out.

    Raises InputError when it is no run folder, or the run had not begun.
    """
    recipe = _recipe(folder)
    events = tuple(_events(event_lines(folder), folder))
    return Run(folder, recipe, _start(events[0] if events else None, folder), events)


def _recipe(folder: Path) -> Recipe:
    if not (folder / RECIPE).is_file():
        raise InputError("{folder} is not a run: it has no {file}.", folder=folder, file=RECIPE)
    return load_recipe(folder / RECIPE)


def _start(first: Event | None, folder: Path) -> RunStarted:
    if not isinstance(first, RunStarted):
        raise InputError(
            "{folder} holds a run that had not begun: its {file} has no start.",
            folder=folder,
            file=EVENTS,
        )
    return first


def open_start(folder: Path) -> tuple[Recipe, RunStarted]:
    """Return what a run is made of, without the rest of its events. Raises as `open_run`."""
    recipe = _recipe(folder)
    return recipe, _start(next(_events(event_lines(folder), folder), None), folder)


def read_milestones(folder: Path, until: int | None = None) -> list[Event]:
    """Return all events but progress, which is most of the file. Raises InputError."""
    lines = event_lines(folder, until)
    return list(_events((line for line in lines if not line.startswith(_PROGRESS)), folder))


def event_lines(folder: Path, until: int | None = None) -> Iterator[bytes]:
    """Return the lines of events.jsonl, or those in its first `until` bytes.

    Raises InputError while it goes.
    """
    return read_lines(folder / EVENTS, _LARGEST_LOG, until=until)


def _events(lines: Iterable[bytes], folder: Path) -> Iterator[Event]:
    """The events of those lines that hold one; without the progress after 1,000,000 batches.

    Raises InputError while it goes, for more events than a run can have.
    """
    batches = others = 0
    for line in lines:
        if batches > _MOST_BATCHES and line.startswith(_PROGRESS):
            continue
        event = from_line(line)
        if isinstance(event, BatchDone):
            batches += max(len(event.losses), len(event.wrong), 1)
        elif event is not None:
            others += 1
        if others > _MOST_EVENTS:
            raise InputError(
                "{path} holds more than {most:,} events.", path=folder / EVENTS, most=_MOST_EVENTS
            )
        if event is not None:
            yield event


def save_state(folder: Path, state: State) -> None:
    """Write the state, as `atomic_write` does. Raises OSError."""
    names = [part.name for part in fields(_StateFacts)]
    metadata = {name: json.dumps(getattr(state, name)) for name in names}
    atomic_write(folder / STATE, save(state.arrays, metadata=metadata), private=True)


def load_state(folder: Path) -> State | None:
    """Return the last saved state; None when there is none yet.

    Raises InputError when it is damaged or of another run, or the folder holds no recipe.
    """
    path = folder / STATE
    if not path.exists():
        return None
    recipe = load_recipe(folder / RECIPE)
    arrays, metadata = read_tensors(path, _LARGEST_STATE)
    try:
        facts = msgspec.convert(metadata, _StateFacts, strict=False)  # texts count as numbers
    except msgspec.ValidationError as error:
        raise InputError("{path} is damaged, so the run cannot be resumed.", path=path) from error
    kept = {}
    for name in _arrays_of_state(recipe, midway=facts.done > 0):
        array = arrays.get(name)
        if array is None or not _fits(name, array):
            raise InputError(
                "{path} is not of this run, which cannot be resumed: {name} is missing or wrong.",
                path=path,
                name=name,
            )
        kept[name] = array
    return State(arrays=kept, **vars(facts))


def _arrays_of_state(recipe: Recipe, *, midway: bool) -> tuple[str, ...]:
    """Return the names of the arrays in a state, after a pass or within one."""
    if recipe.sdlm is not None:
        return ("vector", "reach", *_GENERATORS) if midway else ("vector",)
    moments = ("vector", "average", "first_moment", "second_moment")
    return (*moments, "generator") if midway else moments


def _fits(name: str, array: NDArray[Any]) -> bool:
    """Whether an array can be that of a state: words of a generator, or numbers of the network."""
    if name in _GENERATORS:
        is_like = array.shape == (6,) and array.dtype == np.uint64
        return is_like and bool(array[4] <= 1) and bool(array[5] < 1 << 32)
    is_like = array.shape == (PARAMETER_COUNT,) and array.dtype == np.float32
    return is_like and bool(np.isfinite(array).all())


class EventLog:
    """The events.jsonl of a run, open for more events."""

    def __init__(self, folder: Path) -> None:
        number = os.open(folder / EVENTS, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._file = os.fdopen(number, "a", encoding="utf-8", newline="\n")
        sync_folder(folder)

    def append(self, event: Event, *, durable: bool = False) -> None:
        """Write an event; a durable one is on the disk when this returns. Raises OSError.

        Progress is left out once it has taken half of the largest file that is read.
        """
        if isinstance(event, BatchDone) and self._file.tell() > _LARGEST_LOG // 2:
            return
        self._file.write(to_line(event) + "\n")
        self._file.flush()
        if durable:
            os.fsync(self._file.fileno())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()


def drop_events_after(folder: Path, number: int, done: int = 0) -> None:
    """Cut events.jsonl after pass `number` and `done` patterns of the next, to resume there.

    What came later will be done again, and the run has not ended. Files that a kill left
    unfinished are removed. Raises OSError, and InputError when the events cannot be read.
    """
    for part in (folder, folder / SNAPSHOTS):
        remove_unfinished(part)
    kept: list[bytes] = []
    last_pass = 0
    for line in event_lines(folder):
        event = from_line(line)
        if event is None or isinstance(event, RunDone | RunFailed | RunStopped):
            continue
        if _place(event) > (number + 1, done):
            break
        kept.append(line + b"\n")
        if isinstance(event, PassDone):
            last_pass = event.number
        if isinstance(event, SnapshotSaved):
            last_pass = 0
    if last_pass:  # the kill came between the snapshot and its event
        event = SnapshotSaved(last_pass, snapshot_path(last_pass))
        kept.append(to_line(event).encode() + b"\n")
    atomic_write(folder / EVENTS, b"".join(kept), private=True)


def _place(event: Event) -> tuple[int, int]:
    """Return where in a run an event is: the pass under way, and its patterns that are done."""
    match event:
        case PassDone() | SnapshotSaved():
            return event.number + 1, 0
        case RunResumed():
            return event.after + 1, event.done
        case BatchDone() | RateChanged() | RunPaused() | RunContinued():
            return event.number, event.done
    return 0, 0
