"""Commands to a run: as frozen values, as JSON lines, and as a file in the run folder.

The program that started a run writes the lines to its standard input; any other process appends
them to a file in the run folder.
"""

import contextlib
import os
import sys
import typing
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from msgspec import Meta

from lenet.errors import InputError
from lenet.files.foreign_file import open_file
from lenet.files.json_lines import LONGEST_LINE, JsonLines
from lenet.runs.spec import Stops

# This name, and "order" in the lines, are those of version 0.1: a window of another version can
# still command the run.
COMMANDS_FILE: Final = "orders.jsonl"


@dataclass(frozen=True)
class Pause:
    """Pause after this batch."""


@dataclass(frozen=True)
class GoOn:
    """Go on after a pause."""


@dataclass(frozen=True)
class OneBatch:
    """Learn one batch, then pause."""


@dataclass(frozen=True)
class OnePass:
    """Learn to the end of this pass, then pause."""


@dataclass(frozen=True)
class Stop:
    """End here; the run can be resumed where it was."""


@dataclass(frozen=True)
class SetRate:
    """Multiply every rate of the recipe, from the next batch on."""

    factor: Annotated[float, Meta(ge=1e-6, le=1e6)]


@dataclass(frozen=True)
class SetStops(Stops):
    """Replace the conditions under which the run ends by itself."""


@dataclass(frozen=True)
class ShowLive:
    """Save the network of the moment in the run folder a few times a second, or no longer."""

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
    """The command file as the run reads it; commands to an earlier run are thrown away."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / COMMANDS_FILE
        self._read = 0  # bytes
        self.empty()

    def empty(self) -> None:
        """Remove the file, where that can be done."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._read = 0

    def take(self) -> list[Command]:
        """Return the commands since the last call. Never raises: a run goes on without them."""
        try:
            if self._path.stat().st_size <= self._read:
                return []
            with open_file(self._path, sys.maxsize) as file:
                file.seek(self._read)
                content = file.read(LONGEST_LINE)
        except (OSError, InputError):
            return []
        whole = content[: content.rfind(b"\n") + 1]
        if len(content) == LONGEST_LINE and not whole:  # no command is so long
            whole = content
        self._read += len(whole)
        commands = map(from_line, whole.splitlines())
        return [command for command in commands if command is not None]


def send(folder: Path, command: Command) -> None:
    """Append a command to the command file of a run. Raises OSError."""
    number = os.open(folder / COMMANDS_FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(number, "a", encoding="utf-8", newline="\n") as file:
        file.write(to_line(command) + "\n")
