"""Timing one act many times, and saying it in one line."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

_WARM_UP = 20


@dataclass(frozen=True)
class Measurement:
    """Times of one act in milliseconds, or another measure, and what was aimed for.

    `processor` is the same in processor time of the thread: what a machine without other work on
    it would take.
    """

    name: str
    times: tuple[float, ...]
    target: str = ""
    unit: str = "ms"
    processor: tuple[float, ...] = ()

    def __str__(self) -> str:
        median, p95, p99, most = np.percentile(self.times, [50, 95, 99, 100])
        line = f"{self.name:<58} n {len(self.times):>5}  median {median:8.3f}  p95 {p95:8.3f}"
        line += f"  p99 {p99:8.3f}  max {most:8.3f} {self.unit}"
        if self.processor:
            median, p95 = np.percentile(self.processor, [50, 95])
            line += f"  processor: median {median:.3f}  p95 {p95:.3f}"
        return f"{line}  target: {self.target}" if self.target else line


class Stopwatch:
    """Times of one act after the other, by the clock and in processor time of the thread."""

    def __init__(self) -> None:
        self._times: list[float] = []
        self._processor: list[float] = []

    @contextmanager
    def act(self, *, counts: bool = True) -> Iterator[None]:
        """Time what is done within; an act that warms up does not count."""
        start, worked = time.perf_counter(), time.thread_time()
        yield
        if counts:
            self._processor.append((time.thread_time() - worked) * 1000)
            self._times.append((time.perf_counter() - start) * 1000)

    def measurement(self, name: str, target: str = "") -> Measurement:
        """Return what was timed."""
        times, processor = tuple(self._times), tuple(self._processor)
        return Measurement(name, times, target, processor=processor)


def repeat(
    name: str, act: Callable[[], object], *, n: int, target: str = "", warm_up: int = _WARM_UP
) -> Measurement:
    """Do it `warm_up` times untimed, then n times by the clock."""
    for _ in range(warm_up):
        act()
    times = []
    for _ in range(n):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    return Measurement(name, tuple(times), target)


def resident_megabytes() -> float:
    """What the system says the process holds in memory now; 0 where it does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return 0.0
