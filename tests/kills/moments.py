"""When a process is killed, and how a process kills itself at that moment."""

import os
import random
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from tests.process import ROOT

CALLS: Final = ("replace", "fsync", "unlink")
_LIMIT: Final = 120.0  # seconds: nothing here takes as long


@dataclass(frozen=True)
class Moment:
    """When a child is killed: around a call of the system, or some seconds after its start."""

    call: int = 0  # of all CALLS together, from 1; 0: by `seconds`
    is_done: bool = False  # whether the call is over
    seconds: float = 0.0


class SelfKill:
    """What wraps the calls of the system in this process, and kills it around one of them.

    The program knows nothing of it.
    """

    def __init__(self, call: int, is_done: bool) -> None:
        self.calls = 0  # so far
        self._end = (call, is_done)
        for name in CALLS:
            self._wrap(name)

    def _wrap(self, name: str) -> None:
        original = getattr(os, name)

        def wrapped(*given: Any, **named: Any) -> Any:
            self.calls += 1
            number = self.calls
            self._die_at(number, False)
            result = original(*given, **named)
            self._die_at(number, True)
            return result

        setattr(os, name, wrapped)

    def _die_at(self, call: int, is_done: bool) -> None:
        if (call, is_done) == self._end:
            os.kill(os.getpid(), signal.SIGKILL)


def moments(calls: int, seconds: float, count: int, rng: random.Random) -> list[Moment]:
    """Return every call, before and after it, as far as `count` goes; the rest are random.

    A quarter is random where there are more calls than that.
    """
    around = [Moment(call, done) for call in range(1, calls + 1) for done in (False, True)]
    chosen = around if len(around) <= count else rng.sample(around, max(count - count // 4, 1))
    while len(chosen) < count:
        chosen.append(Moment(seconds=rng.uniform(0, seconds)))
    return chosen


def run_until(
    seconds: float, command: Sequence[str], environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command, and kill it after some seconds; 0: let it end by itself."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            _, complaint = process.communicate(timeout=seconds or _LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            _, complaint = process.communicate()
    return subprocess.CompletedProcess(command, process.returncode, "", complaint)
