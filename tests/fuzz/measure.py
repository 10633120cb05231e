"""Read cases and count: handled, wrongly accepted, foreign exceptions, too slow, too large."""

import random
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lenet.errors import InputError

SLOW: Final = 1.0  # seconds of computing
LARGE: Final = 200e6  # bytes of memory beside what there was
_SENTENCE: Final = 300  # characters, without the path
_SHOWN: Final = 5


@dataclass(frozen=True)
class Case:
    """A file made at random, and whether it must be refused."""

    content: bytes
    is_wrong: bool = False


@dataclass(frozen=True)
class Reader:
    """A kind of file: how one is made, where it lies, and what reads it.

    `read` gets the folder. It raises InputError where the program refuses the file, and
    AssertionError where it accepted what is not sound.
    """

    file: str
    make: Callable[[random.Random], Case]
    read: Callable[[Path], None]


@dataclass
class Count:
    """The outcomes of many cases, and the numbers of some that were not handled."""

    handled: int = 0
    accepted: int = 0  # of those handled
    wrongly_accepted: int = 0
    foreign: int = 0
    slow: int = 0
    large: int = 0
    slowest: float = 0.0
    largest: float = 0.0
    faults: list[str] = field(default_factory=list)

    @property
    def bad(self) -> int:
        """How many outcomes are none that may be."""
        return self.wrongly_accepted + self.foreign + self.slow + self.large

    def note(self, fault: str) -> None:
        """Keep the first faults for a person."""
        if len(self.faults) < _SHOWN:
            self.faults.append(fault)


def run(name: str, reader: Reader, folder: Path, numbers: range, seed: int = 0) -> Count:
    """Read the cases with these numbers."""
    count = Count()
    for number in numbers:
        case = reader.make(random.Random(f"{seed} {name} {number}"))
        (folder / reader.file).write_bytes(case.content)
        _one(f"{name} {number}", reader, folder, case, count)
    return count


def _one(label: str, reader: Reader, folder: Path, case: Case, count: Count) -> None:
    before = _reset_peak()
    begun = time.process_time()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            reader.read(folder)
    except InputError as error:
        sentence = str(error).replace(str(folder), "")
        if len(sentence) > _SENTENCE or not sentence.isprintable() or "\n" in sentence:
            count.foreign += 1
            count.note(f"{label}: no sentence: {sentence[:100]!r}")
        else:
            count.handled += 1
    except AssertionError as error:
        count.wrongly_accepted += 1
        count.note(f"{label}: accepted: {error}"[:300])
    except Exception as error:  # that is what is counted
        count.foreign += 1
        count.note(f"{label}: {type(error).__name__}: {error}"[:300])
    else:
        if case.is_wrong:
            count.wrongly_accepted += 1
            count.note(f"{label}: accepted")
        else:
            count.handled += 1
            count.accepted += 1
    seconds, size = time.process_time() - begun, _peak() - before
    count.slowest, count.largest = max(count.slowest, seconds), max(count.largest, size)
    if seconds > SLOW:
        count.slow += 1
        count.note(f"{label}: {seconds:.1f} s")
    if size > LARGE:
        count.large += 1
        count.note(f"{label}: {size / 1e6:.0f} MB")


def _reset_peak() -> float:
    """Let the system forget the largest memory so far; return what there is, in bytes."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:  # not Linux, or not allowed: no memory is measured
        return 0.0
    return _status("VmRSS")


def _peak() -> float:
    return _status("VmHWM")


def _status(name: str) -> float:
    path = Path("/proc/self/status")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else ()
    sizes = (float(line.split()[1]) * 1024 for line in lines if line.startswith(name))
    return next(sizes, 0.0)


def table(counts: dict[str, Count]) -> Iterator[str]:
    """Return the lines of a table for a person."""
    yield f"{'reader':9} {'handled':>8} {'(sound)':>8} {'wrongly':>8} {'foreign':>8} " + (
        f"{'> 1 s':>6} {'> 200 MB':>9} {'slowest':>8} {'largest':>8}"
    )
    for name, count in counts.items():
        yield (
            f"{name:9} {count.handled:8} {count.accepted:8} {count.wrongly_accepted:8} "
            f"{count.foreign:8} {count.slow:6} {count.large:9} {count.slowest:6.2f} s "
            f"{count.largest / 1e6:5.0f} MB"
        )
    for count in counts.values():
        yield from count.faults
