"""`python -m tests.monkey --seconds N --seed S`: random acts in the real window.

The acts follow from the seed. It fails at the first exception or warning of Qt, and names the
seed and the last acts; a long one also when memory grows by over 20 MB an hour. At the end it says
how many acts there were, which kept the window from its events for over 100 ms, without what the
machine itself took, and how memory grew. Its runs are of one pass on 60 digits. An hour is
`--seconds 3600`.
"""

import argparse
import gc
import os
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import pyqtgraph as pg
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.shell.platform import create_application
from tests.benchmarks.measure import resident_megabytes
from tests.monkey.monkey import Monkey

_GAP: Final = 0.1  # seconds
_WARM: Final = 300.0  # seconds until caches are full: memory counts from then on
_SAMPLE: Final = 5.0  # seconds between two looks at the memory
_FEWEST_SAMPLES: Final = 240  # 20 minutes of them
_MOST_GROWTH: Final = 20.0  # MB an hour
_PROGRESS: Final = 60  # samples between two lines of the report: 5 minutes
_NAMED: Final = 15  # kinds of long gaps in the report


class Report:
    """What was measured beside the acts."""

    def __init__(self, seconds: float) -> None:
        self._start = time.monotonic()
        self._warm = min(_WARM, seconds / 2)
        self._memory: list[tuple[float, float]] = []  # seconds since the start, MB
        self._things: list[str] = []  # how many there were at each of these samples
        self._acts: Counter[str] = Counter()
        self._gaps: dict[str, list[float]] = defaultdict(list)  # seconds, by what was done

    def progress(self) -> str:
        """Return lines on the memory now and then: minutes, MB, and what there is of objects."""
        looks = list(zip(self._memory, self._things, strict=True))
        return "\n".join(
            f"  {when / 60:.0f} min {size:.0f} MB, {things}"
            for (when, size), things in [*looks[::_PROGRESS], looks[-1]]
        )

    def add(self, act: str, taken: float, followed: float) -> None:
        """Add an act by its name and detail, and look at the memory now and then."""
        self._acts[act.partition(" ")[0]] += 1
        for name, seconds in ((act, taken), (f"after {act}", followed)):
            if seconds > _GAP:
                self._gaps[name].append(1000 * seconds)
        since = time.monotonic() - self._start
        if not self._memory or since > self._memory[-1][0] + _SAMPLE:
            self._memory.append((since, own_megabytes()))
            self._things.append(
                f"{len(QApplication.allWidgets())} widgets, "
                f"{len(shiboken6.getAllValidWrappers())} objects of Qt that Python knows, "
                f"{len(gc.get_objects())} of Python"
            )

    @property
    def growth(self) -> float | None:
        """The MB an hour by which memory grows once it is warm: a line through all samples.

        None where there are too few of them to tell.
        """
        warm = np.array([sample for sample in self._memory if sample[0] >= self._warm])  # (n, 2)
        if len(warm) < _FEWEST_SAMPLES:
            return None
        return 3600 * float(np.polyfit(warm[:, 0], warm[:, 1], 1)[0])

    def lines(self) -> list[str]:
        """Return the report's lines, after the first words of the first one."""
        gaps = sorted(self._gaps.items(), key=lambda item: -max(item[1]))
        since, last = time.monotonic() - self._start, own_megabytes()
        warm = next((size for when, size in self._memory if when >= self._warm), last)
        longest = max(map(max, self._gaps.values()), default=0.0)
        return [
            f"{self._acts.total()} acts in {since:.0f} s, "
            f"{sum(map(len, self._gaps.values()))} gaps over 100 ms, the longest {longest:.0f} ms; "
            f"{warm:.0f} MB after {self._warm:.0f} s, {last:.0f} MB at the end"
            + ("" if self.growth is None else f", {self.growth:+.0f} MB an hour"),
            *(
                f"  {name}: {len(times)} times, median {np.median(times):.0f} ms, "
                f"most {max(times):.0f} ms"
                for name, times in gaps[:_NAMED]
            ),
            self.progress(),
            "  " + ", ".join(f"{name} {count}" for name, count in sorted(self._acts.items())),
        ]


def own_megabytes() -> float:
    """Return the MB that this process alone has: without the pages of files, such as fonts.

    Glyphs that are shown for the first time bring up to 50 MB of the Chinese fonts into memory,
    which the system takes back when it needs them. Where the system does not say it, all MB.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resident_megabytes()
    return int(status.partition("RssAnon:")[2].split()[0]) / 1024


def main() -> int:
    """Run the acts; return 1 where something went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.monkey")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    application = create_application(offscreen=True)
    pg.setConfigOptions(imageAxisOrder="row-major")
    with tempfile.TemporaryDirectory() as folder:
        monkey = Monkey(application, Path(folder), arguments.seed)
        report = Report(arguments.seconds)
        end = time.monotonic() + arguments.seconds
        while time.monotonic() < end and not monkey.faults:
            taken, followed = monkey.act()
            report.add(monkey.last[-1], taken, followed)
        monkey.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    sys.stdout.write(f"seed {arguments.seed}: " + "\n".join(report.lines()) + "\n")
    sys.stdout.write(f"  of runs: {dict(monkey.events)}\n")
    for fault in monkey.faults:
        sys.stdout.write(f"{fault}\nafter: {', '.join(monkey.last)}\n")
    return int(bool(monkey.faults) or (report.growth or 0.0) > _MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
