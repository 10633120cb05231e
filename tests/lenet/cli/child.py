"""`python -m lenet train --json` as a child process, with pipes to it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from lenet.runs.commands import Command, to_line
from lenet.runs.events import Event, from_line
from lenet.runs.recipe_file import recipe_text
from tests.app.context.training.samples import endless
from tests.process import ROOT


class Child:
    """A training process and the pipes to it."""

    def __init__(self, *arguments: str | Path, stdin: int | IO[Any] = subprocess.PIPE) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lenet", "train", "--json", *map(str, arguments)],
            cwd=ROOT,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def ask(self, *commands: Command) -> None:
        assert self.process.stdin is not None
        for command in commands:
            self.process.stdin.write(to_line(command) + "\n")
        self.process.stdin.flush()

    def events(self) -> Iterator[Event]:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            event = from_line(line)
            assert event is not None, line
            yield event

    def until(self, kind: type[Event]) -> Event:
        return next(event for event in self.events() if isinstance(event, kind))

    def end(self) -> tuple[int, str]:
        """Its exit status and what it complained of."""
        assert self.process.stderr is not None
        complaint = self.process.stderr.read()
        return self.process.wait(60), complaint


def start(
    children: list[Child],
    data: Path,
    folder: Path,
    *more: str,
    stdin: int | IO[Any] = subprocess.PIPE,
) -> Child:
    """An endless run, unless `more` says otherwise."""
    recipe = data.parent / "recipe.toml"
    recipe.write_text(recipe_text(endless()), encoding="utf-8")
    child = Child("--recipe", recipe, "--data", data, "--out", folder, *more, stdin=stdin)
    children.append(child)
    return child
