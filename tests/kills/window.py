"""Kill the window while somebody draws in it, start it again, and compare the drawing.

A child process with the real window notes each change of the drawing in a file of its own, with
the time. The window that is started after a kill must show one of these states, with its whole
undo history, and none that was over before the keeper's delay.
"""

import hashlib
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from PIL import Image

from app.context.drawing import Drawing, Steps
from app.context.drawing_file import NAME, read_steps
from lenet.errors import InputError
from tests.kills.moments import Moment, SelfKill, around_calls, own_time, run_until

if TYPE_CHECKING:
    from app.shell.window import Window

CHILD: Final = "--window-child"
_NOTES: Final = "notes"
_CALLS: Final = "calls"
_END: Final = "end"
DELAY: Final = 1.0  # seconds that the keeper lets a change wait at most
_WRITING: Final = 0.5  # seconds that a busy processor and a slow disk may add
_KILLS_A_HOME: Final = 10  # then a new one, so that a history stays as long as a person's
_PICTURES: Final = 3
_TICK_MS: Final = 8  # between two events of the pen
_LONGEST: Final = 2.5  # seconds of drawing, after which a child kills itself
_ENDLESS: Final = Moment(call=1_000_000)

Outcome = Literal["all there", "the last moment lost", "lost", "unreadable", "not started"]
GOOD: Final = frozenset({"all there", "the last moment lost"})


@dataclass(frozen=True)
class Change:
    """A state of the drawing with its history, and when it came about."""

    time: float  # seconds by `own_time`
    state: str


class Home:
    """The folders of a person who starts the window again and again, and it is killed."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._before = _state_of(Steps())
        self.lost_seconds = 0.0  # the oldest change that a kill has lost
        for number in range(_PICTURES):
            grey = np.full((90, 60 + number), 240, dtype=np.uint8)
            grey[20:70, 25:35] = 10 * number
            Image.fromarray(grey).save(folder / f"{number}.png")

    def measure(self) -> tuple[int, float]:
        """Return how many calls a child makes until its end, and the seconds that it takes."""
        begun = time.monotonic()
        self._start(_ENDLESS, seed=0)
        calls = int((self._folder / _CALLS).read_text(encoding="ascii"))
        return calls, time.monotonic() - begun

    def kill(self, moment: Moment, seed: int) -> Outcome:
        """Start the window, kill it, and return what became of its drawing."""
        changes, end = self._start(moment, seed)
        if changes and changes[0].state != self._before:
            return "lost"  # this window does not show what was there before it
        changes = changes or [Change(end, self._before)]
        try:
            kept = self._kept()
        except InputError as error:
            sys.stderr.write(f"{moment}: {error}\n")
            return "unreadable"
        self._before = kept
        if kept == changes[-1].state:
            return "all there"
        states = [change.state for change in changes]
        if kept not in states:
            return "lost"
        lost = changes[len(states) - states[::-1].index(kept)]  # the first one of them
        self.lost_seconds = max(self.lost_seconds, end - lost.time)
        return "the last moment lost" if end - lost.time <= DELAY + _WRITING else "lost"

    def end(self) -> Outcome:
        """Start the window once more; return whether it shows what the last one left."""
        if any(self._folder.rglob("*.damaged")):
            return "unreadable"
        changes, _ = self._start(_ENDLESS, seed=0)
        if not changes:
            return "not started"
        return "all there" if changes[0].state == self._before else "lost"

    def _start(self, moment: Moment, seed: int) -> tuple[list[Change], float]:
        """Start the window and kill it; return the states of its drawing, and when it ended."""
        notes = self._folder / _NOTES
        notes.unlink(missing_ok=True)
        place = [str(moment.call), str(int(moment.is_done)), str(seed), str(self._folder)]
        homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        environment = os.environ | dict.fromkeys(homes, str(self._folder))
        command = [sys.executable, "-m", "tests.kills", CHILD, *place]
        ended = run_until(moment, command, environment, notes)
        sys.stderr.write(ended.complaint)
        lines = notes.read_text(encoding="ascii").splitlines() if notes.exists() else []
        changes = [Change(float(when), state) for when, state in map(str.split, lines)]
        end = ended.killed_at or max((change.time for change in changes), default=0.0)
        return [change for change in changes if change.state != _END], end

    def _kept(self) -> str:
        """Return the state that is on the disk. Raises InputError where it cannot be read."""
        folders = [path.parent for path in self._folder.rglob(NAME)]
        return _state_of((read_steps(folders[0]) if folders else None) or Steps())


def count_outcomes(count: int, seed: int) -> tuple[Counter[Outcome], float]:
    """Kill `count` windows; return how many came to which outcome.

    Also the age of the oldest change that was lost, in seconds.
    """
    rng = random.Random(seed)
    outcomes: Counter[Outcome] = Counter()
    lost_seconds = 0.0
    with tempfile.TemporaryDirectory() as name:
        calls, seconds = Home(Path(name) / "first").measure()
        chosen = _moments(calls, seconds, count, rng)
        for first in range(0, count, _KILLS_A_HOME):
            home = Home(Path(name) / str(first))
            for moment in chosen[first : first + _KILLS_A_HOME]:
                outcomes[home.kill(moment, rng.getrandbits(32))] += 1
            if (last := home.end()) != "all there":
                outcomes[last] += 1
            lost_seconds = max(lost_seconds, home.lost_seconds)
            sys.stderr.write(f"{outcomes.total()} kills: {dict(outcomes)}\n")
    return outcomes, lost_seconds


def _moments(calls: int, seconds: float, count: int, rng: random.Random) -> list[Moment]:
    """A half around the calls, each as often as others; a tenth while the window starts."""
    around = around_calls(calls)
    rng.shuffle(around)
    at_calls = islice(cycle(around), count // 2)
    starting = [Moment(seconds=rng.uniform(0, seconds - _LONGEST)) for _ in range(count // 10)]
    chosen = [*at_calls, *starting]
    while len(chosen) < count:
        chosen.append(Moment(seconds=rng.uniform(0, _LONGEST), is_early=False))
    rng.shuffle(chosen)
    return chosen


def child(arguments: Sequence[str]) -> int:
    """Draw in the real window until this process is killed, at the latest by itself."""
    call, is_done, seed, folder = arguments
    notes = os.open(Path(folder) / _NOTES, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note(state: str) -> None:
        os.write(notes, f"{own_time()} {state}\n".encode())

    self_kill = SelfKill(int(call), is_done == "1", last_words=lambda: note(_END))
    os.environ.update(QT_QPA_PLATFORM="offscreen", OPENBLAS_NUM_THREADS="1")
    from PySide6.QtCore import QTimer

    from app.shell.platform import create_application
    from app.start import build, keep_drawing
    from main import parse

    application = create_application(offscreen=True)
    window = build(parse(["--language", "en"]))
    keep_drawing(window, apart=False)

    def note_drawing() -> None:
        note(_state_of(window.session.steps))

    def end() -> None:
        (Path(folder) / _CALLS).write_text(str(self_kill.calls), encoding="ascii")
        self_kill.die()

    note_drawing()
    window.session.drawing_changed.connect(note_drawing)
    acts = _acts(window, Path(folder), random.Random(int(seed)))
    ticks = QTimer()
    ticks.timeout.connect(lambda: next(acts))
    ticks.start(_TICK_MS)
    QTimer.singleShot(round(1000 * _LONGEST), end)
    window.show()
    return application.exec()


def _acts(window: "Window", folder: Path, rng: random.Random) -> Iterator[None]:
    """Draw, undo and open pictures; between two events of the pen the window goes on."""
    from PySide6.QtCore import QEvent

    from tests.app.pointers import mouse

    session = window.session
    canvas = window.draw_page.drawing_panel.canvas
    while True:
        act = rng.choice(("stroke", "stroke", "stroke", "undo", "redo", "open", "digit", "clear"))
        if act == "stroke":
            places = [(rng.random(), rng.random()) for _ in range(rng.randint(2, 60))]
            mouse(canvas, QEvent.Type.MouseButtonPress, places[0])
            for place in places:
                yield
                mouse(canvas, QEvent.Type.MouseMove, place)
            mouse(canvas, QEvent.Type.MouseButtonRelease, places[-1], down=False)
        elif act == "open":
            window.documents.open(folder / f"{rng.randrange(_PICTURES)}.png")
        elif act == "digit":
            window.documents.show_example(rng.randrange(10))
        else:
            {"undo": session.undo, "redo": session.redo, "clear": session.clear}[act]()
        for _ in range(rng.randint(1, 40)):  # a person rests, or does not
            yield


def _state_of(steps: Steps) -> str:
    """Return a name for a drawing with its whole history, the same for equal ones."""
    content = hashlib.sha256(str(steps.now).encode())
    for drawing in steps.drawings:
        content.update(_digest(drawing))
    return content.hexdigest()


@cache
def _digest(drawing: Drawing) -> bytes:
    content = hashlib.sha256()
    for values in (*drawing.strokes, drawing.picture, drawing.digit):
        content.update(b"none" if values is None else repr(values.shape).encode())
        content.update(b"" if values is None else values.tobytes())
    return content.digest()
