"""The status of a run follows from its events; a list of runs shows every folder, however left."""

import dataclasses
import json
import math
from pathlib import Path

import numpy as np
import pytest

from lenet.runs.events import (
    BatchDone,
    Event,
    PassDone,
    RateChanged,
    RunContinued,
    RunDone,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    RunStopped,
    StopsChanged,
    from_line,
    to_line,
)
from lenet.runs.folder import EVENTS, RECIPE, EventLog
from lenet.runs.lock import RunLock
from lenet.runs.new_folder import create_run
from lenet.runs.spec import Stops
from lenet.runs.status import RunState, RunStatus, read_status, rename, summarise
from tests.lenet.training.samples import BATCHES

STARTED = RunStarted("batches", 4, 100, "0.1.0", "2.13.0", "made up", "ab", seed=7)
HALF = BatchDone(1, 50, 100, 0.5, 1e-3, 200.0, 0, 50, (0.5,), (9,))
WHOLE = BatchDone(1, 100, 100, 0.4, 1e-3, 100.0, 50, 50, (0.4,), (8,))
MEASURED = PassDone(1, 4, 0.45, 1, 50, 2, 40, None, 0, 0.1)


def after(*events: Event) -> RunStatus:
    status = RunStatus()
    for event in events:
        status = status.after(event)
    return status


def test_nothing_is_known_before_the_first_event() -> None:
    assert (RunStatus().place, RunStatus().fraction, RunStatus().seconds_left) == (0.0, 0.0, None)
    assert after(STARTED).seconds_left is None  # nothing was learned, so there is no speed


def test_progress_and_the_time_left() -> None:
    status = after(STARTED, HALF)
    assert (status.place, status.fraction) == (0.5, 0.125)
    assert status.seconds_left == 350 / 200
    status = after(STARTED, HALF, WHOLE, MEASURED)
    assert (status.place, status.fraction) == (1.0, 0.25)
    assert status.seconds_left == 300 / 100
    assert status.passes == (MEASURED,)


def test_a_speed_that_was_not_finite_gives_no_time_left() -> None:
    event = from_line(to_line(dataclasses.replace(HALF, images_per_second=math.inf)))
    assert event is not None
    assert after(STARTED, event).seconds_left is None


@pytest.mark.parametrize("value", ['"x"', "null", "true", "-1", "0", "1e308", "9" * 400, "[[]]"])
def test_whatever_stands_in_a_line_the_status_can_be_read(value: str, tmp_path: Path) -> None:
    resumed = RunResumed(0, 50, 100)
    told: tuple[Event, ...] = (
        HALF,
        WHOLE,
        MEASURED,
        RateChanged(1, 50, 2.0),
        StopsChanged(0.1, 3, 1.0),
        resumed,
    )
    create_run(tmp_path / "run", BATCHES)
    for event in told:
        for name in json.loads(to_line(event)):
            entries = {**json.loads(to_line(event)), name: json.loads(value)}
            lines = [to_line(STARTED), json.dumps(entries), *map(to_line, told)]
            (tmp_path / "run" / EVENTS).write_text("\n".join(lines) + "\n", encoding="utf-8")
            assert read_status(tmp_path / "run").fraction >= 0
            assert summarise(tmp_path / "run").state == RunState.UNFINISHED


def test_rate_conditions_and_rest() -> None:
    status = after(STARTED, RateChanged(1, 0, 0.5), StopsChanged(0.01, 3, None), RunPaused(1, 0))
    assert (status.rate_factor, status.stops) == (0.5, Stops(0.01, 3, None))
    assert status.is_paused
    assert not status.after(RunContinued(1, 0)).is_paused
    assert not status.after(RunStopped(0)).is_paused


def test_a_resumed_run_has_not_ended_and_lost_what_it_does_again() -> None:
    stopped = after(STARTED, HALF, WHOLE, MEASURED, RunStopped(1))
    assert stopped.ending == RunStopped(1)
    again = stopped.after(RunResumed(0, 50, 100))
    assert again.ending is None
    assert again.passes == ()
    assert again.place == 0.5


def test_a_folder_reads_back_as_it_was_heard(tmp_path: Path) -> None:
    events = (
        STARTED,
        HALF,
        RateChanged(1, 50, 2.0),
        WHOLE,
        MEASURED,
        RunDone(1, 0.1, 2, 40, "model.safetensors", "error"),
    )
    create_run(tmp_path / "run", BATCHES)
    with EventLog(tmp_path / "run") as log:
        for event in events:
            log.append(event)
    read, heard = read_status(tmp_path / "run"), after(*events)
    for part in dataclasses.fields(RunStatus):
        if part.name not in ("curves", "batch"):
            assert getattr(read, part.name) == getattr(heard, part.name), part.name
    np.testing.assert_array_equal(read.curves.batch_loss, heard.curves.batch_loss)
    assert read.place == 1.0


BEGUN = RunStarted("batches", 3, 160, "0.1.0", "2.13.0", "made up", "ab", seed=7)
BATCH = BatchDone(1, 64, 160, 0.5, 1e-3, 900.0)


def pass_done(number: int, wrong: int) -> PassDone:
    return PassDone(number, 3, 0.1, 1, 50, wrong, 40, wrong + 1, 20, 0.1)


def run(folder: Path, *events: Event) -> Path:
    create_run(folder, BATCHES)
    with EventLog(folder) as log:
        for event in events:
            log.append(event)
    return folder


PASSES = (BEGUN, BATCH, pass_done(1, 4), pass_done(2, 2), pass_done(3, 3))


@pytest.mark.parametrize(
    ("last", "state"),
    [
        (BATCH, RunState.UNFINISHED),
        (RunStopped(3), RunState.UNFINISHED),
        (RunDone(3, 1.0, 3, 40, "model.safetensors"), RunState.DONE),
        (RunFailed("The disk is full."), RunState.FAILED),
    ],
    ids=["killed", "stopped", "done", "failed"],
)
def test_a_run_in_few_words(tmp_path: Path, last: Event, state: RunState) -> None:
    summary = summarise(run(tmp_path / "ein Lauf", *PASSES, last))
    assert summary.state == state
    assert summary.can_be_resumed == (state in (RunState.UNFINISHED, RunState.FAILED))
    assert (summary.name, summary.recipe, summary.seed) == ("ein Lauf", "batches", 7)
    assert (summary.passes_done, summary.passes) == (3, 3)
    assert (summary.best_test_error, summary.best_held_out_error) == (2 / 40, 3 / 20)
    assert summary.fault == (last if isinstance(last, RunFailed) else None)


def test_passes_that_are_done_again_do_not_count(tmp_path: Path) -> None:
    summary = summarise(run(tmp_path / "run", *PASSES, RunResumed(1)))
    assert (summary.passes_done, summary.best_test_error) == (1, 4 / 40)


def test_a_run_that_measured_nothing_has_no_error(tmp_path: Path) -> None:
    nothing = dataclasses.replace(pass_done(1, 0), test_errors=None, held_out_errors=None)
    summary = summarise(run(tmp_path / "run", BEGUN, nothing))
    assert (summary.best_test_error, summary.best_held_out_error) == (None, None)


def test_a_run_that_a_process_trains_is_running(tmp_path: Path) -> None:
    folder = run(tmp_path / "run", *PASSES)
    with RunLock(folder):
        assert summarise(folder).is_running
        assert not summarise(folder).can_be_resumed
    assert not summarise(folder).is_running


def test_damaged_folders_say_what_is_wrong_with_them(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    unbegun = run(tmp_path / "unbegun")
    headless = run(tmp_path / "headless", pass_done(1, 1))
    no_events = run(tmp_path / "no events", BEGUN)
    (no_events / EVENTS).unlink()
    broken = run(tmp_path / "broken", BEGUN)
    (broken / RECIPE).write_bytes(b"\xff\xfe\x00")
    binary = run(tmp_path / "binary", BEGUN)
    (binary / EVENTS).write_bytes(bytes(range(256)) * 100)
    for folder in (tmp_path / "empty", unbegun, headless, no_events, broken, binary):
        summary = summarise(folder)
        assert summary.state == RunState.DAMAGED, folder
        assert not summary.can_be_resumed
        assert str(folder) in str(summary.fault)
    assert summarise(tmp_path / "gone").state == RunState.DAMAGED


def test_a_run_has_the_name_that_a_person_gives_it(tmp_path: Path) -> None:
    folder = run(tmp_path / "run", BEGUN)
    rename(folder, "  Zweiter Versuch / 第二 ")
    assert summarise(folder).name == "Zweiter Versuch / 第二"
    rename(folder, "")
    assert summarise(folder).name == "run"
