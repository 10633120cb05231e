"""Commands to a running training: as frozen values, as JSON lines, and as a file of its folder.

The program that started a run writes the lines to its standard input; any other process appends
them to a file in the run folder.
"""

import contextlib
import typing
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from msgspec import Meta

from lenet.files.json_lines import JsonLines
from lenet.runs.early_stopping import Stops

# The name and the "order" in its lines are those of version 0.1: a run and a window of different
# versions still reach each other.
COMMANDS_FILE: Final = "orders.jsonl"


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

    factor: Annotated[float, Meta(ge=1e-6, le=1e6)]


@dataclass(frozen=True)
class SetStops(Stops):
    """End by itself under these conditions from now on, and no longer under the old ones."""


@dataclass(frozen=True)
class ShowLive:
    """Keep the network of the moment in the run folder, some times a second, or no longer."""

    on: bool


Command = Pause | GoOn | OneBatch | OnePass | Stop | SetRate | SetStops | ShowLive
_LINES: Final[JsonLines[Command]] = JsonLines("order", typing.get_args(Command))


def to_line(command: Command) -> str:
    """Return the command as one line of JSON without its line end; `order` names its kind."""
    return _LINES.to_line(command)


def from_line(line: str | bytes) -> Command | None:
    """Return the command of a line; None for anything else, and for numbers out of bounds."""
    return _LINES.from_line(line)


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
