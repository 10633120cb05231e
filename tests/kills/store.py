"""Kill a process while it keeps digits, open the store again, and compare the digits.

A child notes what it is about to do to the store, and what is done. After a kill the store must
hold what was done, and may hold the one act that was under way.
"""

import hashlib
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

import numpy as np

from lenet.data.ink_files import InkDigit
from lenet.data.ink_store import InkStore
from tests.kills.moments import Moment, SelfKill, around_calls, run_until

CHILD: Final = "--store-child"
_NOTES: Final = "notes"
_ACTS: Final = 40
_WHOLE: Final = Moment(call=1_000_000)

Outcome = Literal["all there", "lost", "damaged"]
GOOD: Final = frozenset({"all there"})


def count_outcomes(count: int, seed: int) -> Counter[Outcome]:
    """Kill `count` children; return how many came to which outcome."""
    rng = random.Random(seed)
    outcomes: Counter[Outcome] = Counter()
    with tempfile.TemporaryDirectory() as name:
        begun = time.monotonic()
        calls = _start(Path(name) / "whole", _WHOLE, seed)
        seconds = time.monotonic() - begun
        moments = around_calls(calls)
        rng.shuffle(moments)
        late = [Moment(seconds=rng.uniform(seconds / 2, seconds)) for _ in range(count // 2)]
        for number, moment in enumerate([*late, *moments[: count - len(late)]]):
            folder = Path(name) / str(number)
            _start(folder, moment, rng.getrandbits(32))
            outcomes[_outcome(folder)] += 1
    return outcomes


def _start(folder: Path, moment: Moment, seed: int) -> int:
    """Run a child until it is killed or done; return how many calls it made in all."""
    folder.mkdir()
    arguments = [str(moment.call), str(int(moment.is_done)), str(seed), str(folder)]
    command = [sys.executable, "-m", "tests.kills", CHILD, *arguments]
    ended = run_until(moment, command)
    calls = ended.complaint.strip()
    return int(calls) if calls.isdigit() else 0


def _outcome(folder: Path) -> Outcome:
    """What became of the store of a child that was killed."""
    notes = folder / _NOTES
    lines = notes.read_text(encoding="ascii").splitlines() if notes.exists() else []
    states = [line.split()[1] for line in lines] or [_state(())]
    is_under_way = bool(lines) and lines[-1].startswith("next")
    store = InkStore(folder)
    found = _state(store.read())
    if any("damaged" in str(fault) for fault in store.faults()):
        return "damaged"
    return "all there" if found in states[-2 if is_under_way else -1 :] else "lost"


def child(arguments: Sequence[str]) -> int:
    """Keep, label and take out digits at random until this process is killed, or all is done."""
    call, is_done, seed, folder = arguments
    notes = os.open(Path(folder) / _NOTES, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note(when: str, digits: dict[str, InkDigit]) -> None:
        os.write(notes, f"{when} {_state(tuple(digits.values()))}\n".encode())

    self_kill = SelfKill(int(call), is_done == "1", last_words=lambda: None)
    rng = random.Random(int(seed))
    store = InkStore(Path(folder))
    digits: dict[str, InkDigit] = {}
    note("done", digits)
    for number in range(_ACTS):
        line = np.full((rng.randint(1, 400), 2), number, dtype=np.float32)
        digit = InkDigit(rng.randrange(10), "me", (line,))
        known = rng.choice(list(digits)) if digits else ""
        changes: dict[str, InkDigit | None] = {digit.key: digit}
        if digits and rng.random() < 0.4:
            other = InkDigit(rng.randrange(10), "you", digits[known].strokes)
            changes = {known: None if rng.random() < 0.3 else other}
        for key, changed in changes.items():
            if changed is None:
                del digits[key]
            else:
                digits[key] = changed
        note("next", digits)
        store.change(changes)
        note("done", digits)
    sys.stderr.write(f"{self_kill.calls}\n")
    return 0


def _state(digits: Sequence[InkDigit]) -> str:
    """A name for some digits in their order, with label and writer."""
    texts = [f"{digit.key} {digit.label} {digit.writer}" for digit in digits]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()
