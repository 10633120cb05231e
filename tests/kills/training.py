"""Kill training at every rename and fsync and at random moments, and compare the bits.

Each run that was killed is resumed, or begun again where it had not begun, and must end with the
bits of a run that nobody killed; a snapshot that its log called saved must still be there.
"""

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

from lenet.network.checkpoint import load_model
from lenet.runs.events import RunDone, RunStarted, SnapshotSaved
from lenet.runs.folder import EVENTS, MODEL, open_run
from lenet.runs.recipe_file import recipe_text
from tests.app.context.training.samples import write_digits
from tests.kills.moments import Ended, Moment, SelfKill, around_calls, run_until
from tests.lenet.training.samples import ONLINE

CHILD: Final = "--child"
Outcome = Literal["same bits", "other bits", "not resumed", "a saved snapshot lost"]
GOOD: Final = frozenset({"same bits"})


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
        assert counted.status == 0, counted.complaint
        self.seconds = time.perf_counter() - begun  # of a whole run, with its start
        self.calls = int(counted.complaint.splitlines()[-1])
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
                if last is None and result.status:
                    sys.stderr.write(f"{moment}, {again}: {result.complaint}\n")
                    return "not resumed"
        if not saved <= _saved(folder):
            return "a saved snapshot lost"
        return "same bits" if _bits(folder) == self._bits else "other bits"

    def _train(self, way: str, folder: Path, *, moment: Moment | None) -> Ended:
        arguments = ["train", way, str(folder)]
        if way == "--out":
            arguments += ["--recipe", str(self._recipe), "--data", str(self._data)]
        moment = moment or Moment()
        command = [sys.executable, "-m", "lenet", *arguments]
        if moment.call:
            place = [str(moment.call), str(int(moment.is_done))]
            command = [sys.executable, "-m", "tests.kills", CHILD, *place, *arguments]
        return run_until(moment, command)


def count_outcomes(count: int, seed: int) -> Counter[Outcome]:
    """Kill `count` runs, every third twice, and return how many came to which outcome."""
    rng = random.Random(seed)
    outcomes: Counter[Outcome] = Counter()
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name))
        for number, moment in enumerate(_moments(bench, count, rng)):
            again = Moment(rng.randint(1, bench.calls), rng.random() < 0.5)
            outcomes[bench.kill(moment, again if number % 3 == 0 else None)] += 1
    return outcomes


def _moments(bench: Bench, count: int, rng: random.Random) -> list[Moment]:
    """Every call, before and after it, as far as `count` goes; the rest are random.

    A quarter is random where there are more calls than that.
    """
    around = around_calls(bench.calls)
    chosen = around if len(around) <= count else rng.sample(around, max(count - count // 4, 1))
    while len(chosen) < count:
        chosen.append(Moment(seconds=rng.uniform(0, bench.seconds)))
    return chosen


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


def child(arguments: Sequence[str]) -> int:
    """Train in this process, and kill it around a call; else write how many calls there were."""
    call, is_done, *rest = arguments
    self_kill = SelfKill(int(call), is_done == "1", last_words=lambda: None)
    from lenet.cli.main import main

    status = main(rest)
    sys.stderr.write(f"{self_kill.calls}\n")
    return status
