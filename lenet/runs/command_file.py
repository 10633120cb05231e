"""Orders to a run that another process trains: lines in a file of its folder."""

import contextlib
from pathlib import Path
from typing import Final

from lenet.runs.commands import Command, from_line, to_line

LETTERS: Final = "orders.jsonl"


class CommandFile:
    """The side that reads: the run. Whatever lay there before it began is thrown away."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LETTERS
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
    with (folder / LETTERS).open("a", encoding="utf-8", newline="\n") as file:
        file.write(to_line(order) + "\n")
