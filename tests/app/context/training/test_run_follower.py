"""A follower of another process's run counts every event once, whenever it is written."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.context.training.run_follower import RunFollower
from app.context.training.trainer import Trainer
from lenet.files.atomic_write import atomic_write
from lenet.runs.commands import CommandFile, GoOn
from lenet.runs.events import (
    BatchDone,
    Event,
    LiveSaved,
    PassDone,
    RunResumed,
    RunStarted,
    RunStopped,
    to_line,
)
from lenet.runs.folder import EVENTS, LIVE, EventLog
from lenet.runs.lock import RunLock
from lenet.runs.new_folder import create_run
from tests.app.context.training.samples import quick
from tests.process import ROOT

STARTED = RunStarted("quick", 9, 6_000, "0.1.0", "", "made up", "00")
BATCH = BatchDone(1, 1, 6_000, 0.5, 0.1, 100.0, begun=0, batch=1, losses=(0.5,), wrong=(0,))
LAST = 6_000  # the batches of its first pass
WRITES = """
import sys
from dataclasses import replace
from pathlib import Path
from lenet.runs.folder import EventLog
from tests.app.context.training.test_run_follower import BATCH
with EventLog(Path(sys.argv[1])) as log:
    for number in range(1, int(sys.argv[2]) + 1):
        log.append(replace(BATCH, done=number, begun=number - 1))
        if number == 1_000:
            print(flush=True)
"""
DONE = PassDone(1, 9, 0.5, 1, 50, 1, 50, None, 0, 1.0)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The folder of a run that this test trains, as far as anybody can see."""
    create_run(tmp_path / "run", quick())
    with RunLock(tmp_path / "run"):
        with EventLog(tmp_path / "run") as log:
            log.append(STARTED)
        yield tmp_path / "run"


@pytest.fixture
def trainer(qtbot: QtBot) -> Iterator[Trainer]:
    trainer = Trainer()
    yield trainer
    trainer.end_now()


def batches(trainer: Trainer) -> list[int]:
    """The batches in the curves, counted from 1."""
    return [round(place * 6_000) for place in trainer.status.curves.batch_place.tolist()]


def test_events_that_are_written_while_it_begins_to_follow_count_once(
    folder: Path, trainer: Trainer, qtbot: QtBot
) -> None:
    # Lines that a faulty disk left: there is more than is read at once.
    with (folder / EVENTS).open("ab") as file:
        file.write(b"x\n" * 200_000)
    with subprocess.Popen(
        [sys.executable, "-c", WRITES, str(folder), str(LAST)], cwd=ROOT, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        trainer.follow(folder)
        assert batches(trainer) == []
    qtbot.waitUntil(lambda: batches(trainer)[-1:] == [LAST], timeout=20_000)
    assert batches(trainer) == list(range(1, LAST + 1))


def test_a_part_of_a_line_that_was_seen_counts_once_the_line_is_whole(
    folder: Path, qtbot: QtBot
) -> None:
    line = to_line(DONE).encode() + b"\n"
    follower = RunFollower(folder)
    with (folder / EVENTS).open("ab", buffering=0) as file:
        file.write(line[:20])
        with qtbot.waitSignal(follower.event_happened) as looked:  # another live network
            (folder / LIVE).write_bytes(b"a network")
        assert looked.args == [LiveSaved(0, 0, LIVE)]
        with qtbot.waitSignal(follower.event_happened) as heard:
            file.write(line[20:])
    follower.leave()
    assert heard.args == [DONE]


def test_a_run_is_followed_until_the_window_leaves_it_to_itself(
    folder: Path, trainer: Trainer, qtbot: QtBot
) -> None:
    assert not trainer.is_following
    orders = CommandFile(folder)
    trainer.follow(folder)
    assert trainer.is_following
    assert trainer.is_busy
    with qtbot.waitSignal(trainer.handed_over):
        trainer.keep_running()
    assert not trainer.is_following
    assert not trainer.is_busy
    assert orders.take() == [GoOn()]  # a paused run would wait for nobody


@pytest.mark.parametrize("cut", [20, -1])
def test_a_line_of_which_a_part_is_written_counts_once_when_it_is_whole(
    folder: Path, trainer: Trainer, qtbot: QtBot, cut: int
) -> None:
    line = to_line(DONE).encode() + b"\n"
    with (folder / EVENTS).open("ab", buffering=0) as file:
        file.write(line[:cut])
        trainer.follow(folder)
        with qtbot.waitSignal(trainer.event_happened, timeout=5_000):
            file.write(line[cut:])
    assert trainer.status.passes == (DONE,)


def test_a_run_that_was_resumed_in_the_meantime_loses_what_it_does_again(
    folder: Path, trainer: Trainer, qtbot: QtBot
) -> None:
    with EventLog(folder) as log:
        for number in range(1, 4):
            log.append(replace(BATCH, done=number, begun=number - 1))
    trainer.follow(folder)
    assert batches(trainer) == [1, 2, 3]
    # Another process resumes after the first batch, and is soon further than the first one was.
    again = replace(BATCH, loss=0.25, losses=(0.25,))
    events: list[Event] = [STARTED, BATCH, RunResumed(0, 1, 6_000)]
    events += [replace(again, done=number, begun=number - 1) for number in range(2, 9)]
    atomic_write(folder / EVENTS, b"".join(to_line(e).encode() + b"\n" for e in events))
    qtbot.waitUntil(lambda: batches(trainer)[-1] == 8)
    assert batches(trainer) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert trainer.status.curves.batch_loss.tolist() == [0.5] + [0.25] * 7


def test_a_long_run_that_is_resumed_has_its_old_curves_and_what_came_while_they_were_read(
    folder: Path, qtbot: QtBot
) -> None:
    with EventLog(folder) as log:
        for number in range(1, 3_001):
            log.append(replace(BATCH, done=number, begun=number - 1))
    events: list[Event] = [
        RunResumed(0, 2_900, 6_000),
        replace(BATCH, done=2_901, begun=2_900),
        RunStopped(0),
    ]
    says = "".join(f"print({to_line(event)!r})\n" for event in events)
    trainer = Trainer(command=(sys.executable, "-c", says))
    trainer.resume(folder)
    assert batches(trainer) == []
    qtbot.waitUntil(lambda: batches(trainer)[-1:] == [2_901], timeout=20_000)
    qtbot.waitUntil(lambda: not trainer.is_busy, timeout=20_000)
    assert batches(trainer) == list(range(1, 2_902))
    assert trainer.status.started == STARTED
