"""`python -m tests.kills --n 200`: kill training at every rename and fsync and at random moments.

Each run that was killed is resumed, or begun again where it had not begun, and must end with the
bits of a run that nobody killed; a snapshot that its log called saved must still be there. The
child kills itself from inside the calls `os.replace` and `os.fsync`, which this file wraps in
the child's own process: the program knows nothing of it.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from lenet.network.checkpoint import load_model
from lenet.runs.events import RunDone, RunStarted, SnapshotSaved
from lenet.runs.folder import EVENTS, MODEL, open_run
from lenet.runs.recipe_file import recipe_text
from tests.app.context.training.samples import write_digits
from tests.lenet.training.samples import ONLINE
from tests.process import ROOT

Outcome = Literal["same bits", "other bits", "not resumed", "a saved snapshot lost"]
_CALLS: Final = ("replace", "fsync")


@dataclass(frozen=True)
class Moment:
    """When a child is killed: around a call of the system, or some seconds after its start."""

    call: int = 0  # of `os.replace` and `os.fsync` together, from 1; 0: by `seconds`
    is_done: bool = False  # whether the call is over
    seconds: float = 0.0


class Bench:
    """A folder with digits, a recipe, and a run that nobody killed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._data = write_digits(folder / "digits", train=60, test=50)
        self._recipe = folder / "recipe.toml"
        self._recipe.write_text(recipe_text(ONLINE), encoding="utf-8")
        self._number = 0
        begun = time.perf_counter()
        counted = self._train("--out", folder / "whole", moment=Moment(call=1_000_000))
        assert counted.returncode == 0, counted.stderr
        self.seconds = time.perf_counter() - begun  # of a whole run, with its start
        self.calls = int(counted.stderr.splitlines()[-1])
        self._bits = _bits(folder / "whole")

    def kill(self, moment: Moment, again: Moment | None = None) -> Outcome:
        """Return what became of a run that was killed, once or twice, and then left alone."""
        self._number += 1
        folder = self._folder / f"run-{self._number}"
        self._train("--out", folder, moment=moment)
        saved = _saved(folder)
        for last in (again, None):
            if last is not None or not _is_done(folder):
                way = "--resume" if _has_begun(folder) else "--out"
                result = self._train(way, folder, moment=last)
                if last is None and result.returncode:
                    sys.stderr.write(f"{moment}, {again}: {result.stderr}\n")
                    return "not resumed"
        if not saved <= _saved(folder):
            return "a saved snapshot lost"
        return "same bits" if _bits(folder) == self._bits else "other bits"

    def _train(
        self, way: str, folder: Path, *, moment: Moment | None
    ) -> subprocess.CompletedProcess[str]:
        arguments = ["train", way, str(folder)]
        if way == "--out":
            arguments += ["--recipe", str(self._recipe), "--data", str(self._data)]
        command = [sys.executable, "-m", "lenet", *arguments]
        if moment is not None and moment.call:
            place = [str(moment.call), str(int(moment.is_done))]
            command = [sys.executable, "-m", "tests.kills", "--child", *place, *arguments]
        with subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        ) as process:
            try:
                limit = 120.0 if moment is None or moment.call else moment.seconds
                _, complaint = process.communicate(timeout=limit)
            except subprocess.TimeoutExpired:
                process.kill()
                _, complaint = process.communicate()
        return subprocess.CompletedProcess(command, process.returncode, "", complaint)


def moments(bench: Bench, count: int, rng: random.Random) -> list[tuple[Moment, Moment | None]]:
    """Return every call, before and after it, as far as `count` goes; the rest are random.

    Every third run is killed a second time, while it goes on.
    """
    around = [Moment(call, done) for call in range(1, bench.calls + 1) for done in (False, True)]
    chosen = around if len(around) <= count else rng.sample(around, max(count - count // 4, 1))
    while len(chosen) < count:
        chosen.append(Moment(seconds=rng.uniform(0, bench.seconds)))
    return [
        (moment, Moment(rng.randint(1, bench.calls), rng.random() < 0.5) if i % 3 == 0 else None)
        for i, moment in enumerate(chosen)
    ]


def count_outcomes(count: int, seed: int) -> Counter[Outcome]:
    """Kill `count` runs and return how many came to which outcome."""
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name))
        chosen = moments(bench, count, random.Random(seed))
        return Counter(bench.kill(moment, again) for moment, again in chosen)


def _has_begun(folder: Path) -> bool:
    events = folder / EVENTS
    return events.is_file() and b"\n" in events.read_bytes()


def _is_done(folder: Path) -> bool:
    return _has_begun(folder) and isinstance(open_run(folder).events[-1], RunDone)


def _saved(folder: Path) -> set[tuple[str, bytes]]:
    """The snapshots that the log calls saved, with their weights."""
    if not _has_begun(folder):
        return set()
    run = open_run(folder)
    assert isinstance(run.started, RunStarted)
    paths = [event.path for event in run.events if isinstance(event, SnapshotSaved)]
    return {(path, _weights(folder / path)) for path in paths}


def _bits(folder: Path) -> bytes:
    return _weights(folder / MODEL)


def _weights(path: Path) -> bytes:
    return load_model(path).parameters.to_vector().tobytes()


def _child(call: int, is_done: bool, arguments: Sequence[str]) -> int:
    """Train in this process, and kill it around a call; else write how many calls there were."""
    calls = 0

    def killing(name: str) -> None:
        original = getattr(os, name)

        def wrapped(*given: Any, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == call and not is_done:
                os.kill(os.getpid(), signal.SIGKILL)
            result = original(*given, **named)
            if calls == call and is_done:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        setattr(os, name, wrapped)

    for name in _CALLS:
        killing(name)
    from lenet.cli.main import main

    status = main(arguments)
    sys.stderr.write(f"{calls}\n")
    return status


def main() -> int:
    """Print how many runs came to which outcome; 1 when one was lost."""
    if sys.argv[1:2] == ["--child"]:
        return _child(int(sys.argv[2]), sys.argv[3] == "1", sys.argv[4:])
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--n", type=int, default=200, help="runs to kill (200)")
    parser.add_argument("--seed", type=int, default=0, help="of the random moments (0)")
    given = parser.parse_args()
    outcomes = count_outcomes(given.n, given.seed)
    for outcome, count in outcomes.most_common():
        sys.stdout.write(f"{outcome}: {count}\n")
    return int(set(outcomes) != {"same bits"})


if __name__ == "__main__":
    sys.exit(main())
