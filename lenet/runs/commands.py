"""Commands to a running training: as frozen values, as JSON lines, and as a file of its folder.

The program that started a run writes the lines to its standard input; any other process appends
them to a file in the run folder.
"""

import contextlib
import json
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Final

from lenet.runs.early_stopping import Stops

# The name and the "order" in its lines are those of version 0.1: a run and a window of different
# versions still reach each other.
COMMANDS_FILE: Final = "orders.jsonl"
_LOWEST_FACTOR: Final = 1e-6
_HIGHEST_FACTOR: Final = 1e6


@dataclass(frozen=True)
class Pause:
    """Rest after this batch, until asked to go on."""


@dataclass(frozen=True)
class GoOn:
    """Rest no longer."""


@dataclass(frozen=True)
class OneBatch:
    """Learn one batch, then rest."""


@dataclass(frozen=True)
class OnePass:
    """Learn to the end of this pass, then rest."""


@dataclass(frozen=True)
class Stop:
    """End here; the run can be resumed where it was."""


@dataclass(frozen=True)
class SetRate:
    """Multiply every rate of the recipe, from the next batch on."""

    factor: float


@dataclass(frozen=True)
class SetStops:
    """End by itself under these conditions from now on, and no longer under the old ones."""

    error_below: float | None = None
    patience: int | None = None
    minutes: float | None = None


@dataclass(frozen=True)
class ShowLive:
    """Keep the network of the moment in the run folder, some times a second, or no longer."""

    on: bool


Command = Pause | GoOn | OneBatch | OnePass | Stop | SetRate | SetStops | ShowLive
_KINDS: Final = {
    kind.__name__: kind
    for kind in (Pause, GoOn, OneBatch, OnePass, Stop, SetRate, SetStops, ShowLive)
}


def to_line(order: Command) -> str:
    """The order as one line of JSON without its line end; `order` names its kind."""
    return json.dumps({"order": type(order).__name__} | asdict(order))


def from_line(line: str) -> Command | None:
    """The order of a line; None for anything else, and for numbers that make no sense."""
    try:
        entries = json.loads(line)
        kind: Callable[..., Command] = _KINDS[entries.pop("order")]
        known = {
            f.name: entries[f.name] for f in fields(_KINDS[kind.__name__]) if f.name in entries
        }
        order = kind(**known)
        return order if _makes_sense(order) else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _makes_sense(order: Command) -> bool:
    """Whether its values can be obeyed. Raises TypeError for values of another kind."""
    if isinstance(order, SetRate):
        return math.isfinite(order.factor) and _LOWEST_FACTOR <= order.factor <= _HIGHEST_FACTOR
    if isinstance(order, SetStops):
        return Stops(order.error_below, order.patience, order.minutes).fault is None
    return not isinstance(order, ShowLive) or isinstance(order.on, bool)


class CommandFile:
    """The side that reads: the run. Whatever lay there before it began is thrown away."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / COMMANDS_FILE
        self._read = 0  # bytes
        self.empty()

    def empty(self) -> None:
        """Throw away what lies there, where that can be done."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._read = 0

    def take(self) -> list[Command]:
        """The orders that came since the last look. Never raises: a run does not end of this."""
        try:
            if self._path.stat().st_size <= self._read:
                return []
            with self._path.open("rb") as file:
                file.seek(self._read)
                content = file.read()
        except OSError:
            return []
        whole = content[: content.rfind(b"\n") + 1]
        self._read += len(whole)
        lines = whole.decode("utf-8", errors="replace").splitlines()
        return [order for line in lines if (order := from_line(line)) is not None]


def send(folder: Path, order: Command) -> None:
    """Ask the run in a folder for something. Raises OSError."""
    with (folder / COMMANDS_FILE).open("a", encoding="utf-8", newline="\n") as file:
        file.write(to_line(order) + "\n")
