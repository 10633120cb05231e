"""When a process is killed, and how a process kills itself at that moment."""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.process import ROOT

CALLS: Final = ("replace", "fsync", "unlink")
_LIMIT: Final = 600.0  # seconds: nothing here takes as long, also where much else is computed
_BETWEEN_LOOKS: Final = 0.005  # seconds


@dataclass(frozen=True)
class Moment:
    """When a child is killed: around a call of the system, or after some seconds; or never."""

    call: int = 0  # of all CALLS together, from 1; 0: by `seconds`
    is_done: bool = False  # whether the call is over
    seconds: float = 0.0
    is_early: bool = True  # the seconds count from its start, not from the file that it writes then


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


def around_calls(calls: int) -> list[Moment]:
    """Return the moments before and after every call."""
    return [Moment(call, done) for call in range(1, calls + 1) for done in (False, True)]


def run_until(
    moment: Moment,
    command: Sequence[str],
    environment: dict[str, str] | None = None,
    begun: Path | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a command, and kill it where the moment is some seconds after its start.

    A moment that is not early counts from when the file `begun` is there.
    """
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        while not (moment.is_early or begun is None or begun.exists() or process.poll()):
            time.sleep(_BETWEEN_LOOKS)
        try:
            _, complaint = process.communicate(timeout=moment.seconds or _LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            _, complaint = process.communicate()
    return subprocess.CompletedProcess(command, process.returncode, "", complaint)
