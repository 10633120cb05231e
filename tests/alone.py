"""`python -m tests.alone [--shuffle SEED] [PATH...]`: no test needs another one before it.

Without a seed every test file below the paths runs in a process of its own. With one, all tests
are shuffled across their files and run in pieces, each in one process. `--part 2/5` does the second
fifth of either, for a machine with little time. It names what failed and exits 1 if anything did.
"""

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.process import ROOT

_PIECE: Final = 250  # tests in one process
_LIMIT: Final = 900  # seconds until a process is given up
_FINE: Final = (0, 5)  # pytest: all passed, or nothing was collected here


def main() -> int:
    """Run the tests; return 1 where some failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.alone")
    parser.add_argument("paths", nargs="*", default=["tests"])
    parser.add_argument("--shuffle", type=int, metavar="SEED")
    parser.add_argument("--part", default="1/1")
    arguments = parser.parse_args()
    part, parts = map(int, arguments.part.split("/"))
    if arguments.shuffle is None:
        groups = [[str(file)] for file in files(arguments.paths)]
    else:
        groups = list(shuffled(arguments.paths, arguments.shuffle))
    chosen = groups[part - 1 :: parts]
    failed = sum(not passes(group) for group in chosen)
    sys.stdout.write(f"{len(chosen)} of {len(groups)} run, {failed} failed\n")
    return int(failed > 0)


def files(paths: list[str]) -> Iterator[Path]:
    """Yield the test files below the paths."""
    for path in paths:
        place = ROOT / path
        yield from sorted(place.rglob("test_*.py")) if place.is_dir() else [place]


def shuffled(paths: list[str], seed: int) -> Iterator[list[str]]:
    """Yield pieces of all tests below the paths in an order that follows from the seed."""
    found = pytest("--collect-only", *paths)
    tests = [line for line in found.stdout.splitlines() if "::" in line]
    random.Random(seed).shuffle(tests)
    for start in range(0, len(tests), _PIECE):
        yield tests[start : start + _PIECE]


def passes(tests: list[str]) -> bool:
    """Run files or tests in one process, in this order; say how it went."""
    start = time.monotonic()
    try:
        done = pytest(*tests)
        status, told = done.returncode, done.stdout + done.stderr
    except subprocess.TimeoutExpired:
        status, told = -1, "not done in time"
    name = tests[0].removeprefix(f"{ROOT}/") + (f" and {len(tests) - 1} more" * (len(tests) > 1))
    good = status in _FINE
    sys.stdout.write(f"{'' if good else 'FAILED '}{name}: {time.monotonic() - start:.1f} s\n")
    if not good:
        sys.stdout.write(told[-6000:] + "\n")
    sys.stdout.flush()
    return good


def pytest(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pytest with arguments."""
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=_LIMIT, check=False
    )


if __name__ == "__main__":
    sys.exit(main())
