"""Timing one act many times, and saying it in one line."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

_WARM_UP = 20


@dataclass(frozen=True)
class Measurement:
    """Times of one act in milliseconds, or another measure, and what was aimed for."""

    name: str
    times: tuple[float, ...]
    target: str = ""
    unit: str = "ms"

    def __str__(self) -> str:
        median, p95, p99, most = np.percentile(self.times, [50, 95, 99, 100])
        line = f"{self.name:<58} n {len(self.times):>5}  median {median:8.3f}  p95 {p95:8.3f}"
        line += f"  p99 {p99:8.3f}  max {most:8.3f} {self.unit}"
        return f"{line}  target: {self.target}" if self.target else line


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
