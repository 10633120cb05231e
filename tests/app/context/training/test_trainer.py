"""The trainer runs real children, and every ending of one is a state and a sentence."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.context.training.curve_values import RunCurves
from app.context.training.training_state import TrainingState
from lenet.network.checkpoint import Model
from lenet.runs.commands import SetStops
from lenet.runs.events import (
    BatchDone,
    PassDone,
    RunDone,
    RunPaused,
    RunResumed,
    RunStarted,
    RunStopped,
)
from lenet.runs.folder import EVENTS, MODEL, open_run
from lenet.runs.lock import is_trained
from lenet.runs.spec import Stops
from tests.app.context.training.samples import START_MS, Bench, endless, quick


def test_a_run_is_started_followed_and_done(bench: Bench) -> None:
    bench.start(quick())
    assert bench.trainer.is_busy
    bench.hear(RunDone)
    bench.until(TrainingState.IDLE)
    assert bench.complaints == []
    assert bench.states == [TrainingState.STARTING, TrainingState.RUNNING, TrainingState.IDLE]
    assert isinstance(bench.trainer.status.ending, RunDone)
    assert [event.number for event in bench.trainer.status.passes] == [1, 2]
    assert len(bench.trainer.status.curves.batch_loss) == 4
    assert (bench.folder / MODEL).is_file()


def test_the_curves_are_emitted_from_the_start_to_the_end(bench: Bench) -> None:
    emitted: list[RunCurves] = []
    bench.trainer.curves_changed.connect(emitted.append)
    bench.start(quick())
    bench.hear(RunDone)
    bench.until(TrainingState.IDLE)
    assert {curves.folder for curves in emitted} == {bench.folder}
    counts = [len(curves.curves.batch_loss) for curves in emitted]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (0, 4)
    assert 2 in [curves.passes for curves in emitted]
    assert emitted[-1].passes is None  # no more are going to come


def test_pause_one_batch_one_pass_go_on_and_stop(bench: Bench) -> None:
    bench.start(endless())
    bench.hear(PassDone)
    bench.trainer.pause()
    bench.until(TrainingState.PAUSED)
    before = bench.trainer.status.curves
    bench.hear(RunPaused, bench.trainer.one_batch)
    assert len(bench.trainer.status.curves.batch_loss) == len(before.batch_loss) + 1
    passes = len(bench.trainer.status.passes)
    bench.hear(RunPaused, bench.trainer.one_pass)
    assert len(bench.trainer.status.passes) in (passes + 1, passes + 2)
    assert bench.trainer.status.place == len(bench.trainer.status.passes)
    bench.hear(BatchDone, bench.trainer.go_on)
    bench.trainer.stop()
    assert bench.states[-2:] == [TrainingState.RUNNING, TrainingState.STOPPING]
    bench.until(TrainingState.IDLE)
    assert isinstance(bench.trainer.status.ending, RunStopped)
    assert isinstance(open_run(bench.folder).events[-1], RunStopped)
    assert bench.complaints == []


def test_rate_and_conditions_change_while_it_runs(bench: Bench) -> None:
    bench.start(endless())
    bench.hear(BatchDone)
    bench.trainer.set_rate(0.5)
    bench.qtbot.waitUntil(lambda: bench.trainer.status.rate_factor == 0.5, timeout=START_MS)
    bench.trainer.ask(SetStops(error_below=1.0))
    bench.until(TrainingState.IDLE)
    assert bench.trainer.status.stops == Stops(error_below=1.0)
    assert isinstance(bench.trainer.status.ending, RunDone)
    assert bench.trainer.status.ending.reason == "error"


def test_the_network_of_the_moment_comes_while_it_is_wanted(bench: Bench) -> None:
    seen: list[Model] = []
    bench.trainer.live_arrived.connect(seen.append)
    bench.trainer.want_live(True)
    bench.start(endless())
    bench.qtbot.waitUntil(lambda: len(seen) >= 3, timeout=START_MS)
    vectors = {model.parameters.to_vector().tobytes() for model in seen}
    assert len(vectors) == len(seen)
    bench.trainer.want_live(False)
    bench.trainer.pause()
    bench.until(TrainingState.PAUSED)
    count = len(seen)
    bench.hear(RunPaused, bench.trainer.one_batch)
    assert len(seen) == count


def test_a_stopped_run_is_resumed_where_it_was(bench: Bench) -> None:
    bench.start(endless())
    bench.hear(PassDone)
    bench.trainer.stop()
    bench.until(TrainingState.IDLE)
    before = bench.trainer.status
    bench.trainer.resume(bench.folder)
    assert bench.trainer.status.started == before.started
    assert len(bench.trainer.status.curves.batch_loss) == len(before.curves.batch_loss)
    bench.hear(PassDone)
    numbers = [event.number for event in bench.trainer.status.passes]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == len(before.passes) + 1
    assert bench.complaints == []


def test_a_run_that_goes_on_with_other_arithmetic_is_said(bench: Bench) -> None:
    bench.start(endless())
    bench.hear(PassDone)
    bench.trainer.stop()
    bench.until(TrainingState.IDLE)
    events = bench.folder / EVENTS
    now = open_run(bench.folder).started.arithmetic
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace(now, "an abacus"), encoding="utf-8")
    bench.trainer.resume(bench.folder)
    bench.hear(RunResumed)
    assert bench.complaints == [
        f"The run goes on with other arithmetic than at its start ({now}; before an abacus), so"
        " the network may end with other bits."
    ]
    assert bench.trainer.is_busy


def test_only_one_run_at_a_time(bench: Bench) -> None:
    bench.start(endless())
    bench.start(endless())
    assert bench.complaints == ["A run is going on already: stop it first."]
    bench.hear(RunStarted)


def test_the_end_of_the_program_leaves_no_process(bench: Bench) -> None:
    bench.start(endless())
    bench.hear(PassDone)
    number = bench.trainer.process_id
    bench.trainer.end_now()
    assert bench.trainer.state == TrainingState.IDLE
    assert not is_trained(bench.folder)
    assert isinstance(open_run(bench.folder).events[-1], RunStopped)
    if sys.platform != "win32":
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)


def test_cycles_of_start_and_stop_leave_nothing_behind(bench: Bench, tmp_path: Path) -> None:
    bench.let_run('sys.stdin.readline(); print(\'{"event": "RunStopped", "number": 0}\')')
    for _ in range(5):
        bench.start(quick())
        bench.until(TrainingState.IDLE)
    QApplication.sendPostedEvents(None, 52)  # deleteLater
    assert bench.trainer.findChildren(QObject) == []
    assert [t for t in bench.trainer.findChildren(QTimer) if t.isActive()] == []
    assert bench.complaints == []
