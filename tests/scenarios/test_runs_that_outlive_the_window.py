"""Runs that outlive their window: handed over, killed with it, found and followed again."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.context.training.trainer import Trainer
from app.context.training.training_state import TrainingState
from lenet.network.checkpoint import Model, load_model
from lenet.runs.events import BatchDone, PassDone, RateChanged, RunPaused, RunStopped
from lenet.runs.folder import MODEL, open_run
from lenet.runs.lock import is_trained
from lenet.runs.recipe_file import recipe_text
from lenet.runs.status import RunState, summarise
from tests.app.context.training.samples import START_MS, Bench, endless, quick

ROOT = Path(__file__).parents[2]


@pytest.fixture
def stranger(bench: Bench, qtbot: QtBot) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that trains in the folder of the bench."""
    recipe = bench.data.parent / "recipe.toml"
    recipe.write_text(recipe_text(endless()), encoding="utf-8")
    command = [sys.executable, "-m", "lenet", "train", "--recipe", str(recipe)]
    command += ["--data", str(bench.data), "--out", str(bench.folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        qtbot.waitUntil(lambda: summarise(bench.folder).passes_done > 0, timeout=START_MS)
        yield process
        process.kill()


@pytest.fixture
def alone(bench: Bench, stranger: subprocess.Popen[bytes]) -> Path:
    """The folder of a run that another process trains."""
    return bench.folder


def free(qtbot: QtBot, folder: Path) -> None:
    qtbot.waitUntil(lambda: not is_trained(folder), timeout=START_MS)


def test_a_run_handed_over_goes_on_alone_to_the_same_bits(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    recipe = quick(passes=60)
    whole = tmp_path / "whole"
    bench.folder, folder = whole, bench.folder
    bench.start(recipe)
    bench.until(TrainingState.IDLE)
    bench.folder = folder
    bench.start(recipe)
    bench.hear(BatchDone)
    with qtbot.waitSignal(bench.trainer.handed_over, timeout=START_MS):
        bench.trainer.keep_running()
    assert not bench.trainer.is_busy
    qtbot.waitUntil(lambda: summarise(folder).state == RunState.DONE, timeout=START_MS)
    bits = [load_model(f / MODEL).parameters.to_vector().tobytes() for f in (whole, folder)]
    assert bits[0] == bits[1]
    assert [p.number for p in open_run(folder).passes] == list(range(1, 61))
    assert bench.complaints == []


def test_a_run_handed_over_is_found_running_followed_and_stopped(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.start(endless())
    bench.hear(PassDone)
    with qtbot.waitSignal(bench.trainer.handed_over, timeout=START_MS):
        bench.trainer.keep_running()
    qtbot.waitUntil(lambda: summarise(bench.folder).is_running, timeout=START_MS)
    again = bench.trainer = Trainer()
    bench.listen()
    again.follow(bench.folder)
    assert again.is_following
    bench.hear(PassDone)
    again.stop()
    bench.until(TrainingState.IDLE)
    assert isinstance(again.status.ending, RunStopped)
    assert not is_trained(bench.folder)
    assert bench.complaints == []


def test_a_run_handed_over_while_it_loads_goes_on_alone(bench: Bench, qtbot: QtBot) -> None:
    bench.start(quick())
    with qtbot.waitSignal(bench.trainer.handed_over, timeout=START_MS):
        bench.trainer.keep_running()
    assert not bench.trainer.is_busy
    qtbot.waitUntil(lambda: summarise(bench.folder).state == RunState.DONE, timeout=START_MS)
    assert bench.complaints == []


def test_with_no_run_the_window_may_close_at_once(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.trainer.handed_over):
        bench.trainer.keep_running()


def test_a_run_that_ends_while_it_is_handed_over_lets_the_window_close(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.let_run(
        'sys.stdin.readline(); print(\'{"event": "RunDone", "passes": 1,'
        ' "seconds": 1.0, "test_errors": 1, "test_count": 50, "path": "m"}\')'
    )
    bench.start(quick())
    with qtbot.waitSignal(bench.trainer.handed_over, timeout=START_MS):
        bench.trainer.keep_running()
    assert not bench.folder.exists()


def test_another_process_s_run_is_followed_and_steered(
    bench: Bench, qtbot: QtBot, alone: Path
) -> None:
    bench.trainer.follow(alone)
    assert bench.states == [TrainingState.RUNNING]
    assert bench.trainer.status.started == open_run(alone).started
    bench.hear(PassDone)
    passes = [event.number for event in bench.trainer.status.passes]
    assert passes == list(range(1, len(passes) + 1))
    bench.hear(RateChanged, lambda: bench.trainer.set_rate(0.5))
    bench.hear(RunPaused, bench.trainer.pause)
    assert bench.trainer.state == TrainingState.PAUSED
    seen: list[Model] = []
    bench.trainer.live_arrived.connect(seen.append)
    bench.trainer.want_live(True)
    qtbot.waitUntil(lambda: len(seen) == 1, timeout=START_MS)
    bench.hear(BatchDone, bench.trainer.go_on)
    bench.trainer.stop()
    bench.until(TrainingState.IDLE)
    assert isinstance(open_run(alone).events[-1], RunStopped)
    assert bench.complaints == []


def test_a_followed_run_that_rests_is_found_resting_and_goes_on_when_left(
    bench: Bench, qtbot: QtBot, alone: Path
) -> None:
    bench.trainer.follow(alone)
    bench.hear(RunPaused, bench.trainer.pause)
    bench.trainer.end_now()
    assert is_trained(alone)
    again = bench.trainer = Trainer()
    bench.listen()
    again.follow(alone)
    assert bench.states == [TrainingState.PAUSED]
    passes = summarise(alone).passes_done
    with qtbot.waitSignal(again.handed_over):
        again.keep_running()
    qtbot.waitUntil(lambda: summarise(alone).passes_done > passes, timeout=START_MS)


def test_a_run_that_another_process_trains_is_not_resumed_twice(bench: Bench, alone: Path) -> None:
    bench.trainer.resume(alone)
    assert bench.complaint() == f"{alone} is being trained by another process already."
    assert is_trained(alone)


def test_a_followed_run_whose_process_is_killed_is_said(
    bench: Bench, stranger: subprocess.Popen[bytes]
) -> None:
    bench.trainer.follow(bench.folder)
    bench.hear(PassDone)
    stranger.kill()
    assert bench.complaint() == (
        "The process that trained this run has ended; the run can be resumed."
    )
    assert summarise(bench.folder).can_be_resumed


WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.context.training.trainer import Trainer
from tests.app.context.training.samples import endless, spec_of
application = QCoreApplication([])
trainer = Trainer()
trainer.event_happened.connect(lambda event: print(type(event).__name__, flush=True))
trainer.start(spec_of(endless(), Path(sys.argv[1])), Path(sys.argv[2]))
application.exec()
"""


def test_a_window_that_is_killed_takes_its_run_along_and_nothing_is_lost(
    bench: Bench, qtbot: QtBot
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(bench.data), str(bench.folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as window:
        assert window.stdout is not None
        next(line for line in window.stdout if line == "PassDone\n")
        window.kill()
    free(qtbot, bench.folder)
    stopped = open_run(bench.folder).events[-1]
    assert isinstance(stopped, RunStopped)
    assert summarise(bench.folder).can_be_resumed
    bench.trainer.resume(bench.folder)
    bench.hear(PassDone)
    assert len(bench.trainer.status.passes) == stopped.number + 1
