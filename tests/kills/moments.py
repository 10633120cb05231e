"""When a process is killed, and how a process kills itself at that moment."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
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
    is_early: bool = True  # the seconds count from its start, not from when it begins to work


class SelfKill:
    """What wraps the calls of the system in this process, and kills it around one of them.

    The program knows nothing of it. `last_words` is called before.
    """

    def __init__(self, call: int, is_done: bool, last_words: Callable[[], object]) -> None:
        self.calls = 0  # so far
        self._last_words = last_words
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
            self.die()

    def die(self) -> None:
        """End this process at once."""
        self._last_words()
        os.kill(os.getpid(), signal.SIGKILL)


def around_calls(calls: int) -> list[Moment]:
    """Return the moments before and after every call."""
    return [Moment(call, done) for call in range(1, calls + 1) for done in (False, True)]


def own_time(process: int | str = "self") -> float:
    """Return the present second by a clock that stands still while a process must wait.

    That is while its first thread waits for a processor that others have, where the system tells.
    """
    waited = 0.0
    with contextlib.suppress(OSError):
        waited = int(Path(f"/proc/{process}/schedstat").read_text().split()[1]) / 1e9
    return time.monotonic() - waited


@dataclass(frozen=True)
class Ended:
    """How a child ended."""

    status: int
    complaint: str  # what it wrote to standard error
    killed_at: float | None = None  # by `own_time`; None: it ended by itself


def run_until(
    moment: Moment,
    command: Sequence[str],
    environment: dict[str, str] | None = None,
    begun: Path | None = None,
) -> Ended:
    """Run a command, and kill it where the moment is some seconds after its start.

    A moment that is not early counts from when something is in the file `begun`.
    """
    killed_at = None
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        while not (moment.is_early or _has_begun(begun) or process.poll() is not None):
            time.sleep(_BETWEEN_LOOKS)
        try:
            _, complaint = process.communicate(timeout=moment.seconds or _LIMIT)
        except subprocess.TimeoutExpired:
            killed_at = own_time(process.pid)
            process.kill()
            _, complaint = process.communicate()
    return Ended(process.returncode, complaint, killed_at)


def _has_begun(file: Path | None) -> bool:
    return file is None or (file.exists() and file.stat().st_size > 0)
