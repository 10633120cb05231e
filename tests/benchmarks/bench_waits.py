"""How long the window keeps its events waiting: pages opened, language, theme and type changed.

Counted is the processor time of the window's thread in one turn of the event loop, the longest turn
of each act: what other processes take does not count. Each round has a window of its own.
"""

import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.context.evaluation.error_view import VIEWS as ERROR_VIEWS
from app.context.selection import VIEWS
from app.pages.lecture.contents import LESSONS
from app.shell.platform import create_application
from app.shell.window import Window
from tests.benchmarks.bench_together import window_of
from tests.benchmarks.measure import Measurement

_ROUNDS: Final = 3
_RUNS: Final = 200
_RUN: Final = Path(__file__).parents[1] / "scenarios" / "run_of_version_0_1"
_TARGET: Final = "max < 100"
_FOLLOWS_MS: Final = 300  # what an act begins and timers, slices and workers end


class Turns:
    """Measures the turns of the event loop while acts are done in them."""

    def __init__(self, application: QApplication) -> None:
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self._turn)
        self._application = application
        self._last = time.thread_time()
        self._longest = 0.0

    def longest(self, act: Callable[[], object]) -> float:
        """Return the milliseconds of the longest turn of an act and of what follows it."""
        loop = QEventLoop()
        QTimer.singleShot(0, partial(self._do, act))
        QTimer.singleShot(_FOLLOWS_MS, loop.quit)
        loop.exec()
        return self._longest * 1000

    def _do(self, act: Callable[[], object]) -> None:
        self._longest, self._last = 0.0, time.thread_time()
        act()

    def _turn(self) -> None:
        now = time.thread_time()
        self._longest = max(self._longest, now - self._last)
        self._last = now


def run() -> Iterator[Measurement]:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = create_application(offscreen=True)
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(_ROUNDS):
        with tempfile.TemporaryDirectory() as home:
            window = window_of(application, Path(home))
            runs = window.context.run_list.folder
            for number in range(_RUNS):
                shutil.copytree(_RUN, runs / f"run-{number}")
            window.resize(1280, 720)
            for name, milliseconds in _round(Turns(application), window):
                times[name].append(milliseconds)
            window.close()
            window.deleteLater()
    for name, measured in times.items():
        yield Measurement(name, tuple(measured), _TARGET)


def _round(turns: Turns, window: Window) -> Iterator[tuple[str, float]]:
    context = window.context
    yield "Draw, first", turns.longest(window.show)
    for name, act in _openings(window):
        yield f"{name}, first", turns.longest(act)
    for page in ("draw", "train", "errors", "lecture"):
        turns.longest(partial(window.show_page, page))
        for choice in ("zh_CN", "en"):
            name = f"language, {page} in front"
            yield name, turns.longest(partial(context.language.choose, choice))
        for _, act in _openings(window):
            turns.longest(act)
        turns.longest(partial(window.show_page, page))
        yield (
            f"language, all opened, {page} in front",
            turns.longest(partial(context.language.choose, context.language.other)),
        )
        for _, act in _openings(window):
            turns.longest(act)
        turns.longest(partial(window.show_page, page))
        for choice in ("dark", "light"):
            name = f"theme, all opened, {page} in front"
            yield name, turns.longest(partial(context.appearance.choose, choice))
        for size in ((1920, 1080), (1280, 720)):
            name = f"type, all opened, {page} in front"
            yield name, turns.longest(partial(window.resize, *size))


def _openings(window: Window) -> Iterator[tuple[str, Callable[[], object]]]:
    for view in VIEWS[1:]:
        yield f"Draw, {view}", partial(window.selection.show_view, view)
    yield "Train", partial(window.show_page, "train")
    yield "Errors", partial(window.show_page, "errors")
    for view in ERROR_VIEWS:
        yield f"Errors, {view}", partial(window.context.error_view.show_view, view)
    yield "Lecture", partial(window.show_page, "lecture")
    for number, page in enumerate(LESSONS, start=1):
        yield f"Lecture, {page}", partial(window.lecture_page.show_lesson, number)
