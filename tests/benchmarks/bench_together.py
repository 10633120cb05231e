"""A person draws while the network trains: pen, event loop, and images a second."""

import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.context.session import Session
from app.context.settings import Settings
from app.context.training.child_process import TRAIN
from app.context.training.trainer import Trainer
from app.context.training.training_state import TrainingState
from app.shell.platform import create_application
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path
from lenet.runs.events import BatchDone, Event, from_line
from lenet.runs.recipe_file import find_recipe
from lenet.runs.spec import RunSpec
from tests.benchmarks.bench_pen import send_mouse
from tests.benchmarks.measure import Measurement
from tests.benchmarks.strokes import two_strokes

_SECONDS: Final = 15.0  # of training in each turn, after the first events
_ROUNDS: Final = 3  # window and terminal in turn: machines drift
_PEN_MS: Final = 8  # a pen that reports 125 times a second
_SKIPPED: Final = 4  # first events, while caches fill
_Kind = QEvent.Type


class Hand(QObject):
    """Draws a 4 again and again in a real window, and watches its event loop."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.pen_times: list[float] = []  # ms, from an event to all panels painted
        self.gaps: list[float] = []  # ms between two beats of a timer that beats each ms
        self._window = window
        self._path = self._moves()
        self._beat = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=1)
        self._beat.timeout.connect(self._note)
        self._last = time.perf_counter()
        self._pen = QTimer(self, timerType=Qt.TimerType.PreciseTimer, singleShot=True)
        self._pen.timeout.connect(self._move)

    def begin(self) -> None:
        self._last = time.perf_counter()
        self._beat.start()
        self._pen.start(_PEN_MS)

    def end(self) -> None:
        self._beat.stop()
        self._pen.stop()

    def _note(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def _move(self) -> None:
        kind, x, y = next(self._path)
        start = time.perf_counter()
        send_mouse(self._window.draw_page.drawing_panel.canvas, kind, x, y)
        QApplication.processEvents()  # paints what the event made stale
        self.pen_times.append((time.perf_counter() - start) * 1000)
        self._pen.start(_PEN_MS)

    def _moves(self) -> Iterator[tuple[QEvent.Type, float, float]]:
        canvas = self._window.draw_page.drawing_panel.canvas
        while True:
            self._window.session.clear()
            for stroke in two_strokes(points=200):
                places = stroke * canvas.width()
                yield (_Kind.MouseButtonPress, *places[0])
                for place in places[1:]:
                    yield (_Kind.MouseMove, *place)
                yield (_Kind.MouseButtonRelease, *places[-1])


def run() -> Iterator[Measurement]:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = create_application(offscreen=True)
    with tempfile.TemporaryDirectory() as home:
        yield from _measure(application, window_of(application, Path(home)))


def _measure(application: QApplication, window: Window) -> Iterator[Measurement]:
    window.resize(1920, 1080)
    window.show()
    window.context.watched_model.follow(True)  # the network that learns reads what is drawn
    hand = Hand(window)
    drawn, idle, terminal = list[float](), list[float](), list[float]()
    for _ in range(_ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            terminal += _on_a_terminal(Path(folder) / "run")
            hand.begin()
            drawn += _in_the_window(application, window.context.trainer, Path(folder) / "drawn")
            hand.end()
            window.show_page("train")
            idle += _in_the_window(application, window.context.trainer, Path(folder) / "idle")
            window.show_page("draw")
            application.processEvents()  # what another page costs is not the training's
    window.close()
    name = "pen event to all panels painted while it trains"
    yield Measurement(name, tuple(hand.pen_times), "p99 < 25")
    name = "gap in the window's event loop, start of the child included"
    yield Measurement(name, tuple(hand.gaps), "max < 100")
    aim = f"{0.85 * float(np.median(terminal)):.0f}"
    for name, speeds, target in (
        ("modern on a terminal, 1 thread", terminal, ""),
        ("modern on the training page: curves, live network", idle, f"median > {aim}"),
        ("the same while a person draws", drawn, f"median > {aim}"),
    ):
        yield Measurement(name, tuple(speeds), target, unit="images/s")


def window_of(application: QApplication, home: Path) -> Window:
    """The program's window, with settings and runs of its own."""
    session = Session(load_model(bundled_model_path()))
    return Window(session, Appearance(application, "light"), Settings(home / "settings.ini"))


def _in_the_window(application: QApplication, trainer: Trainer, folder: Path) -> list[float]:
    """Images a second of a run that the trainer starts, follows and stops."""
    speeds: list[float] = []

    def hear(event: Event) -> None:
        if isinstance(event, BatchDone):
            speeds.append(event.images_per_second)
            if trainer.state == TrainingState.RUNNING and time.perf_counter() > until[0]:
                trainer.stop()

    def leave(state: TrainingState) -> None:
        if state == TrainingState.RUNNING:
            until[0] = time.perf_counter() + _SECONDS
        if state == TrainingState.IDLE:
            application.quit()

    until = [float("inf")]
    connections = trainer.event_happened.connect(hear), trainer.state_changed.connect(leave)
    trainer.start(RunSpec(recipe=find_recipe("modern")), folder)
    application.exec()
    for connection in connections:
        QObject.disconnect(connection)
    return speeds[_SKIPPED:]


def _on_a_terminal(folder: Path) -> list[float]:
    """Images a second of the same recipe without a window."""
    command = [*TRAIN, "--recipe", "modern", "--out", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            process.wait(_SECONDS + 3)
        except subprocess.TimeoutExpired:
            process.kill()
    lines = (folder / "events.jsonl").read_text(encoding="utf-8").splitlines()
    events = [event for line in lines if isinstance(event := from_line(line), BatchDone)]
    return [event.images_per_second for event in events][_SKIPPED:]
