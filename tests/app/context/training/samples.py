"""Tiny runs for tests of the trainer: digits as IDX files, and recipes of a second."""

import struct
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from app.context.training.trainer import Trainer
from app.context.training.training_state import TrainingState
from lenet.data.idx import Digits
from lenet.data.ink_files import InkDigit, write_ink
from lenet.runs.events import Event
from lenet.runs.recipe import Recipe
from lenet.runs.spec import RunSpec
from tests.lenet.training.samples import BATCHES, code_pictures

START_MS = 60_000  # until a child has done something, on a machine that has much else to do


def idx(array: NDArray[np.uint8]) -> bytes:
    head = struct.pack(f">BBBB{array.ndim}I", 0, 0, 8, array.ndim, *array.shape)
    return head + array.tobytes()


def write_digits(folder: Path, *, train: int = 60, test: int = 50) -> Path:
    """A folder of IDX files, in place of MNIST."""
    folder.mkdir(parents=True)
    parts: dict[str, Digits] = {"train": code_pictures(train, 1), "t10k": code_pictures(test, 2)}
    for name, digits in parts.items():
        (folder / f"{name}-images-idx3-ubyte").write_bytes(idx(digits.images))
        (folder / f"{name}-labels-idx1-ubyte").write_bytes(idx(digits.labels))
    return folder


def quick(passes: int = 2) -> Recipe:
    """A recipe that is done in no time."""
    return replace(BATCHES, name="quick", passes=passes, held_out=0, distortion=None)


def endless() -> Recipe:
    """A recipe that is not done while a test waits."""
    return quick(passes=100_000)


def much_ink(path: Path) -> Path:
    """An ink file that takes a minute to ink."""
    rng = np.random.default_rng(0)
    strokes = [(rng.uniform(0, 50, (60, 2)).astype(np.float32),) for _ in range(4_000)]
    write_ink(path, [InkDigit(1, "me", stroke) for stroke in strokes])
    return path


def spec_of(recipe: Recipe, data: Path) -> RunSpec:
    return RunSpec(recipe=recipe, data_folder=str(data))


class Bench:
    """A trainer, what it said, and a run to start with it."""

    def __init__(self, qtbot: QtBot, tmp_path: Path) -> None:
        self.qtbot = qtbot
        self.folder = tmp_path / "Läufe" / "ein Lauf 一"
        self.data = write_digits(tmp_path / "Daten 数字")
        self._scripts = tmp_path
        self.trainer = Trainer()
        self.listen()

    def listen(self) -> None:
        self.complaints: list[str] = []
        self.states: list[TrainingState] = []
        self.trainer.failed.connect(self.complaints.append)
        self.trainer.state_changed.connect(self.states.append)

    def let_run(self, code: str) -> None:
        """A child of this Python code instead of the training command."""
        script = self._scripts / "ein Kind.py"
        script.write_text("import sys\n" + code, encoding="utf-8")
        self.trainer = Trainer(command=(sys.executable, str(script)))
        self.listen()

    def start(self, recipe: Recipe) -> None:
        self.trainer.start(spec_of(recipe, self.data), self.folder)

    def until(self, state: TrainingState) -> None:
        self.qtbot.waitUntil(lambda: self.trainer.state == state, timeout=START_MS)

    def hear(self, kind: type[Event], act: Callable[[], None] | None = None) -> None:
        """Wait for an event of this kind, after an act if one is given."""
        with self.qtbot.waitSignal(
            self.trainer.event_happened,
            timeout=START_MS,
            check_params_cb=lambda event: isinstance(event, kind),
        ):
            if act is not None:
                act()

    def complaint(self) -> str:
        """The one sentence that was said once nothing is trained any more."""
        self.until(TrainingState.IDLE)
        self.qtbot.waitUntil(lambda: len(self.complaints) == 1)
        return self.complaints[0]
