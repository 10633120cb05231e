"""What the machine itself takes from the window's thread, so that only the rest is its gap."""

import subprocess
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_TICK: Final = 0.005  # seconds
_LATE: Final = 0.002  # seconds that every sleep may take longer
# A process of its own: a thread of this one would also be late when the window keeps Python's lock.
_TICKER: Final = f"""
import time
before = time.monotonic()
while True:
    time.sleep({_TICK})
    now = time.monotonic()
    if now - before > {_TICK + _LATE}:
        print(before, now - before - {_TICK}, flush=True)
    before = now
"""


@dataclass(frozen=True)
class Mark:
    """A moment in the window's thread."""

    time: float  # seconds
    waited: float  # seconds that the thread has waited for a processor since it began


class Machine:
    """A process that ticks, and what the system says of the thread that made this."""

    def __init__(self) -> None:
        self._waits = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._late: deque[tuple[float, float]] = deque(maxlen=10_000)  # when, and how much
        self._process = subprocess.Popen(
            [sys.executable, "-c", _TICKER], stdout=subprocess.PIPE, text=True
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def mark(self) -> Mark:
        """Return the present moment."""
        return Mark(time.monotonic(), self._waited())

    def gap_since(self, mark: Mark) -> float:
        """Return the seconds since a moment, without those that the machine took."""
        now = self.mark()
        late = sum(seconds for when, seconds in list(self._late) if when >= mark.time - _TICK)
        taken = now.time - mark.time
        return max(taken - max(now.waited - mark.waited, late), 0.0)

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        self._reader.join()

    def _waited(self) -> float:
        """Where the system does not say it, only the ticks count."""
        try:
            return int(self._waits.read_text(encoding="ascii").split()[1]) / 1e9
        except OSError:
            return 0.0

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                when, seconds = line.split()
                self._late.append((float(when), float(seconds)))
