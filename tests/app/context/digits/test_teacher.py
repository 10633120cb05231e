"""The owner of teaching runs real children, and every ending of one is a state and a sentence."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.context.digits.my_digits import MyDigits
from app.context.digits.teacher import Teacher
from app.context.drawing import Drawing
from app.context.models import Models, last_model
from app.context.session import Session
from app.context.settings import Settings
from app.context.trace_comparison import TraceComparison
from app.context.training.child_process import TEACH
from lenet.data.ink_files import InkDigit
from lenet.network.checkpoint import Taught, load_model, save_model
from lenet.resources import bundled_model_path

LINE = np.array([[0.5, 0.15], [0.5, 0.5], [0.5, 0.85]], dtype=np.float32)
HOOK = np.array([[0.25, 0.2], [0.75, 0.2], [0.6, 0.5], [0.45, 0.85]], dtype=np.float32)
LIMIT_MS = 120_000  # for a child on a machine that does much else


class Desk:
    """A teacher with the owners around it, as a window has them."""

    def __init__(self, folder: Path, qtbot: QtBot, command: Sequence[str] = TEACH) -> None:
        widget = QWidget()
        qtbot.addWidget(widget)
        self.qtbot = qtbot
        self.settings = Settings(folder / "settings.ini")
        self.session = Session(load_model(bundled_model_path()), widget)
        self.digits = MyDigits(self.session, self.settings, widget)
        self.models = Models(self.session, self.settings, widget)
        self.comparison = TraceComparison(self.session, widget)
        self.teacher = Teacher(
            self.session, self.digits, self.models, self.comparison, widget, command=command
        )
        self.stages: list[str] = []
        self.teacher.changed.connect(self._note)

    def _note(self) -> None:
        stage = self.teacher.state.stage
        if self.stages[-1:] != [stage]:
            self.stages.append(stage)

    def keep(self, label: int, stroke: np.ndarray, writer: str = "Ann", shift: float = 0) -> None:
        self.digits.keep(InkDigit(label, writer, (stroke + np.float32(shift),)))

    def until_ended(self) -> None:
        self.qtbot.waitUntil(lambda: not self.teacher.state.is_at_work, timeout=LIMIT_MS)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(tmp_path, qtbot)
    yield desk
    desk.teacher.end_now()


def test_a_taught_model_is_used_and_remembered_and_was_made_of_the_one_before(desk: Desk) -> None:
    pen = desk.session.model
    desk.session.show(Drawing(strokes=(HOOK,)))
    for number in range(2):
        desk.keep(7, HOOK, shift=0.01 * number)
        desk.keep(1, LINE, shift=0.01 * number)
    assert desk.teacher.has_news("Ann")
    desk.teacher.teach("Ann")
    first = desk.teacher.state.task
    desk.teacher.teach(None)  # one at a time
    assert desk.teacher.state.task is first
    desk.until_ended()
    state = desk.teacher.state
    assert state.fault == ""
    assert desk.stages == ["at work", "done"]
    assert [note.values for note in state.notes] == [{"count": 4}]  # they say little of a hand
    assert state.result is not None
    assert state.result.done.own_count == 4
    changed = len(state.result.done.test_worse) + len(state.result.done.test_better)
    assert len(state.result.test) == changed
    assert [digit.is_better for digit in state.result.test] == sorted(
        digit.is_better for digit in state.result.test
    )
    assert desk.session.model is pen  # nobody has said that it is to be used
    desk.teacher.use()
    assert desk.session.model.card.name == "pen + Ann"
    assert last_model(desk.settings).model.card.name == "pen + Ann"
    assert desk.comparison.frozen is not None
    assert desk.comparison.frozen.model is pen
    assert desk.teacher.model.card.name == "pen"
    assert not desk.teacher.has_news("Ann")


def test_nothing_to_teach_is_said_without_a_child(desk: Desk) -> None:
    desk.digits.keep(InkDigit(None, "Ann", (HOOK,)))
    desk.teacher.teach("Ann")
    desk.until_ended()
    assert desk.stages == ["at work", "failed"]
    assert desk.teacher.state.fault == (
        "No drawing has a label, so nothing is taught: say what each one is."
    )
    assert desk.teacher.process_id == 0


def test_one_writer_is_no_class(desk: Desk) -> None:
    desk.keep(7, HOOK)
    desk.teacher.read_class()
    desk.until_ended()
    assert desk.teacher.state.fault == "A class needs the drawings of two writers or more."


def test_stop_keeps_nothing(desk: Desk) -> None:
    desk.keep(7, HOOK)
    desk.keep(1, LINE)
    desk.teacher.teach(None)
    desk.qtbot.waitUntil(lambda: desk.teacher.process_id > 0, timeout=LIMIT_MS)
    desk.teacher.stop()
    desk.until_ended()
    assert desk.stages == ["at work", "stopped"]
    assert desk.teacher.state.result is None
    assert desk.session.model.card.name == "pen"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ((sys.executable, "-c", "import os; os.abort()"), "it was killed, or it crashed"),
        ((sys.executable, "-c", "raise SystemExit('no room')"), "no room"),
        (("no-such-program",), "Teaching could not be started"),
    ],
)
def test_a_child_that_does_not_end_well_is_said(
    command: tuple[str, ...], words: str, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = Desk(tmp_path, qtbot, command)
    desk.keep(7, HOOK)
    desk.teacher.teach("Ann")
    desk.until_ended()
    assert desk.stages == ["at work", "failed"]
    assert words in desk.teacher.state.fault


def test_the_end_of_the_program_leaves_no_child(desk: Desk) -> None:
    desk.keep(7, HOOK)
    desk.teacher.teach("Ann")
    desk.qtbot.waitUntil(lambda: desk.teacher.process_id > 0, timeout=LIMIT_MS)
    number = desk.teacher.process_id
    desk.teacher.end_now()
    if sys.platform != "win32":
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)
    assert desk.digits.digits  # they are on the disk, whatever ends


def test_a_taught_model_whose_origin_is_gone_is_taught_itself(desk: Desk) -> None:
    card, path = desk.session.model.card, desk.settings.data_folder / "found.safetensors"
    taught = Taught(
        model="lost",
        fingerprint="0" * 64,
        writers=("Ben",),
        drawings=2,
        not_digits=0,
        seed=0,
        updates=1,
        seconds=1.0,
        own_count=2,
        own_errors_before=1,
        own_errors_after=0,
        test_errors_before=54,
    )
    path.parent.mkdir(parents=True)
    save_model(path, replace(desk.session.model, card=replace(card, name="mine", taught=taught)))
    assert desk.models.use(path)
    assert desk.teacher.origin is None
    assert desk.teacher.model is desk.session.model
