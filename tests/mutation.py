"""`python -m tests.mutation --lenet 200 --app 100 --seed 1`: change one thing, see what notices.

Each mutant is a copy of the tree with one seeded random change in `lenet/` or among the owners of
`app/context/`: a comparison, an operator, `and` or `or`, `not`, a number, or a truth that is
returned. The tests near it run until the first fails; a mutant at which none fails has survived.
The checkout itself is never changed. POSIX only.
"""

import argparse
import importlib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Queue
from threading import Lock, Timer
from typing import Final, Literal

import pytest

from tests.process import ROOT
from tests.single_changes import Change, choose

Outcome = Literal["noticed", "survived", "timed out", "undecided"]

_CPU_LIMIT: Final = 60  # seconds of the processor that the tests of a mutant may take
_LIMIT: Final = 300.0  # seconds of the clock: others may share the processor
_BUDGET: Final = 20.0  # no further test after so many seconds of the processor
_MEMORY: Final = 16 << 30  # bytes of addresses: a doubled size must not fill the machine


@dataclass(frozen=True)
class Result:
    """What the tests said of one change, after how many seconds."""

    change: Change
    outcome: Outcome
    seconds: float
    by: str = ""  # the first test that failed


class TestFiles:
    """Which test files are near a module, in a tree that stays as it is."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._texts = {
            path: path.read_text(encoding="utf-8")
            for room in ("app", "lenet", "tests")
            for path in sorted((root / room).rglob("*.py"))
        }
        context = self._texts[root / "app/context/app_context.py"]
        self._owners = dict(re.findall(r"^    (\w+): (\w+)$", context, re.MULTILINE))

    def near(self, file: str) -> tuple[str, ...]:
        """Return the tests of a module, of its folder, and of what uses it, the nearest first.

        What uses an owner has it from the app context, under a name.
        """
        module = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        mirror = self._mirror(self._root / file)
        text = self._texts[self._root / file]
        names = [name for name, kind in self._owners.items() if f"class {kind}" in text]
        uses = [rf"(from|import) {re.escape(module)} import", *(rf"context\.{n}\b" for n in names)]
        users = [path for path, text in self._texts.items() if re.search("|".join(uses), text)]
        near = [mirror, *sorted(mirror.parent.glob("test_*.py")), *users]
        for path in users:
            theirs = self._mirror(path)
            near += [theirs, *sorted(theirs.parent.glob("test_page.py"))]
        files = [path for path in dict.fromkeys(near) if path.name.startswith("test_")]
        return tuple(
            path.relative_to(self._root).as_posix() for path in files if path in self._texts
        )

    def _mirror(self, path: Path) -> Path:
        """The test file of a module; a panel's is in the folder of its page."""
        folder = self._root / "tests" / path.relative_to(self._root).parent
        if folder.name in ("panels", "widgets") and not folder.is_dir():
            folder = folder.parent
        return folder / f"test_{path.name}"


class WarmPytest:
    """A process with a copy of the tree that has what all tests import, and forks for each run."""

    def __init__(self, folder: Path) -> None:
        ignored = shutil.ignore_patterns(".git", ".*_cache", "__pycache__", "*.egg-info")
        shutil.copytree(ROOT, folder, ignore=ignored)
        self.folder = folder
        home = {"HOME": f"{folder}-home", "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""}
        self._process = subprocess.Popen(
            ["nice", sys.executable, "-m", "tests.mutation", "--child"],
            cwd=folder,
            env={**os.environ, **home, "PYTHONPATH": str(folder), "QT_QPA_PLATFORM": "offscreen"}
            | {"OPENBLAS_NUM_THREADS": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, tests: tuple[str, ...]) -> tuple[Outcome, float, str]:
        """Run tests until the first fails; return with the processor's seconds and that test."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(tests) + "\n")
        self._process.stdin.flush()
        outcome, seconds, by = json.loads(self._process.stdout.readline())
        return outcome, seconds, by

    def end(self) -> None:
        """End the process and wait for it."""
        self._process.communicate()


class Budget:
    """A plugin of pytest that ends a run after some seconds of the processor."""

    is_spent = False

    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        """Ask for the end after this test when the budget is spent."""
        if sum(os.times()[:4]) > _BUDGET and not item.session.testsfailed:
            self.is_spent = True
            item.session.shouldstop = "the budget is spent"


def _serve() -> None:
    """Fork for every line of test files on standard input; answer with what came of them."""
    for module in ("numpy", "PIL.Image", "PySide6.QtWidgets", "pyqtgraph", "torch"):
        importlib.import_module(module)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        output = Path(f"{Path.cwd()}-output.txt")
        child = os.fork()
        if not child:
            os.setsid()
            for number, flags in ((0, os.O_RDONLY), (1, os.O_WRONLY), (2, os.O_WRONLY)):
                path = output if number else Path(os.devnull)
                os.dup2(os.open(path, flags | (os.O_CREAT | os.O_TRUNC) * (number == 1)), number)
            resource.setrlimit(resource.RLIMIT_CPU, (_CPU_LIMIT, _CPU_LIMIT))
            options = ["-x", "-q", "-p", "no:cacheprovider", "--tb=no", "-rfE", "-p", "no:xdist"]
            options.append(f"--basetemp={Path.cwd()}-temporary")
            budget = Budget()
            code = pytest.main([*options, *json.loads(line)], [budget])
            os._exit(0 if budget.is_spent else code)
        timer = Timer(_LIMIT, os.killpg, (child, signal.SIGKILL))
        timer.start()
        _, status, used = os.wait4(child, 0)
        timer.cancel()
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)  # what the tests have left
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGKILL, signal.SIGXCPU)
        outcome = "noticed" if status else "survived"
        if killed:  # what waits for others on a busy machine has used little of the processor
            outcome = "timed out" if used.ru_utime + used.ru_stime > _CPU_LIMIT - 2 else "undecided"
        lines = output.read_text("utf-8", errors="replace").splitlines()
        by = [text for text in lines if text.startswith(("FAILED", "ERROR"))]
        answer = (outcome, round(used.ru_utime + used.ru_stime, 2), "".join(by[:1])[:160])
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


class Bench:
    """Warm processes, each with one mutant at a time."""

    def __init__(self, folder: Path, processes: int) -> None:
        self._all = [WarmPytest(folder / f"copy-{number}") for number in range(processes)]
        self._free: Queue[WarmPytest] = Queue()
        for warm in self._all:
            self._free.put(warm)
        self._tests = TestFiles(self._all[0].folder)
        self._lock = Lock()
        self._stamp = 1_000_000_000

    def run(self, changes: list[Change]) -> Iterator[Result]:
        """Yield what the tests say of each change, in their order."""
        with ThreadPoolExecutor(len(self._all)) as pool:
            yield from pool.map(self.judge, changes)

    def end(self) -> None:
        """End all processes."""
        for warm in self._all:
            warm.end()

    def judge(self, change: Change) -> Result:
        """Apply one change to a copy, run the tests near it, and take it back."""
        warm = self._free.get()
        path = warm.folder / change.file
        try:
            source = path.read_bytes()
            changed = source[: change.start] + change.after.encode() + source[change.end :]
            path.write_bytes(changed)
            with self._lock:
                self._stamp += 2  # no time of a file twice: compiled files go by it
                os.utime(path, (self._stamp, self._stamp))
            result = Result(change, *warm.run(self._tests.near(change.file)))
            path.write_bytes(source)
            os.utime(path, (1, 1))
        finally:
            self._free.put(warm)
        return result


def main() -> None:
    """Print a line for every mutant, and how many of each package were noticed."""
    if sys.argv[1:] == ["--child"]:
        return _serve()
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--lenet", type=int, default=200, help="changes of lenet/ (200)")
    parser.add_argument("--app", type=int, default=100, help="changes of app/context/ (100)")
    parser.add_argument("--seed", type=int, default=1, help="of the random changes (1)")
    parser.add_argument("--processes", type=int, default=2, help="mutants at a time (2)")
    parser.add_argument("--report", type=Path, help="write the results there, a JSON line each")
    parser.add_argument("--again", type=Path, help="only what survived in that report")
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    asked = {"lenet": given.lenet, "app/context": given.app}
    wanted = {
        folder: choose(folder, count, random.Random(given.seed)) for folder, count in asked.items()
    }
    if given.again:
        lines = [json.loads(line) for line in given.again.read_text("utf-8").splitlines()]
        left = [
            Change(**line["change"])
            for line in lines
            if line["outcome"] in ("survived", "undecided")
        ]
        wanted = {f: [c for c in left if c.file.startswith(f"{f}/")] for f in asked}
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), given.processes)
        for folder, changes in wanted.items():
            results = []
            for result in bench.run(changes):
                results.append(result)
                c = result.change
                sys.stdout.write(
                    f"{result.outcome:9} {result.seconds:5.1f} s  {c.file}:{c.line}"
                    f"  {c.before!r} -> {c.after!r}  {result.by}\n"
                )
                sys.stdout.flush()
                if given.report:
                    with given.report.open("a", encoding="utf-8") as file:
                        file.write(json.dumps(asdict(result)) + "\n")
            noticed = sum(result.outcome in ("noticed", "timed out") for result in results)
            sys.stdout.write(f"{folder}: {noticed} of {len(results)} noticed\n")
        bench.end()


if __name__ == "__main__":
    main()
