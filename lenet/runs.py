"""A run folder: recipe, events and snapshots, written so that a kill leaves one that opens.

recipe.toml            the recipe, every value written out
events.jsonl           one event a line; the first is RunStarted
snapshots/             the network after each pass, a model file each
state.safetensors      what the next pass depends on, after the last pass
model.safetensors      the trained network, once the run is done
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from lenet.errors import InputError
from lenet.events import Event, PassDone, RunStarted, SnapshotSaved, from_line, to_line
from lenet.parameters import Array
from lenet.recipefile import load_recipe, recipe_text
from lenet.recipes import Recipe

RECIPE: Final = "recipe.toml"
EVENTS: Final = "events.jsonl"
SNAPSHOTS: Final = "snapshots"
STATE: Final = "state.safetensors"
MODEL: Final = "model.safetensors"


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


@dataclass(frozen=True, eq=False)
class State:
    """What the next pass depends on, after pass `number`."""

    number: int
    arrays: dict[str, Array]
    seconds: float  # learning time so far
    rate_factor: float


def snapshot_path(number: int) -> str:
    """Where the network after a pass is, relative to the run folder."""
    return f"{SNAPSHOTS}/pass-{number:04d}.safetensors"


def create_run(folder: Path, recipe: Recipe) -> None:
    """Make the folder of a new run, with its recipe.

    Raises InputError when the folder holds something already, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise InputError(f"{folder} is not empty: give a new folder, or resume that run.")
        (folder / SNAPSHOTS).mkdir()
        write_whole(folder / RECIPE, recipe_text(recipe).encode())
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror or error}.") from error


def open_run(folder: Path) -> Run:
    """A run folder, whatever its state. A last line that was cut off is left out.

    Raises InputError when it is no run folder, or nothing of the run had begun.
    """
    if not (folder / RECIPE).is_file():
        raise InputError(f"{folder} is not a run: it has no {RECIPE}.")
    recipe = load_recipe(folder / RECIPE)
    try:
        lines = (folder / EVENTS).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise InputError(f"{folder / EVENTS} cannot be read: {error.strerror or error}.") from error
    events = tuple(event for line in lines if (event := from_line(line)) is not None)
    if not events or not isinstance(events[0], RunStarted):
        raise InputError(f"{folder} holds a run that had not begun: its {EVENTS} has no start.")
    return Run(folder, recipe, events[0], events)


def save_state(folder: Path, state: State) -> None:
    """Replace the state at once, and on the disk before this returns. Raises OSError."""
    metadata = {
        "number": str(state.number),
        "seconds": json.dumps(state.seconds),
        "rate_factor": json.dumps(state.rate_factor),
    }
    write_whole(folder / STATE, save(state.arrays, metadata=metadata))


def load_state(folder: Path) -> State | None:
    """The state after the last pass that was kept; None when no pass was done.

    Raises InputError when the file is there but not whole.
    """
    path = folder / STATE
    if not path.exists():
        return None
    try:
        with safe_open(path, framework="numpy") as file:
            metadata = file.metadata() or {}
            arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        number = int(metadata["number"])
        seconds, rate_factor = float(metadata["seconds"]), float(metadata["rate_factor"])
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (SafetensorError, KeyError, ValueError, TypeError) as error:
        raise InputError(f"{path} is damaged, so the run cannot be resumed.") from error
    return State(number, arrays, seconds, rate_factor)


class EventLog:
    """The open events.jsonl of a run that goes on."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / EVENTS).open("a", encoding="utf-8", newline="\n")

    def append(self, event: Event, *, durable: bool = False) -> None:
        """Write one event; a durable one is on the disk before this returns. Raises OSError."""
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


def drop_events_after(folder: Path, number: int) -> None:
    """Cut events.jsonl after pass `number`: what came later will be done again.

    Raises OSError.
    """
    kept: list[bytes] = []
    for line in (folder / EVENTS).read_bytes().splitlines(keepends=True):
        event = from_line(line.decode("utf-8", errors="replace"))
        if event is None:
            continue
        if number == 0 and kept:
            break
        kept.append(line if line.endswith(b"\n") else line + b"\n")
        if isinstance(event, SnapshotSaved) and event.number == number:
            break
        if isinstance(event, PassDone) and event.number == number:
            kept.append(to_line(SnapshotSaved(number, snapshot_path(number))).encode() + b"\n")
            break
    write_whole(folder / EVENTS, b"".join(kept))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a crash on the way leaves the old one, or none. Raises OSError."""
    unfinished = path.with_name(path.name + ".part")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
