"""How a run stands follows from its events, read back or heard one by one."""

import dataclasses
from pathlib import Path

import numpy as np

from lenet.runs.early_stopping import Stops
from lenet.runs.events import (
    BatchDone,
    Event,
    PassDone,
    RateChanged,
    RunContinued,
    RunDone,
    RunPaused,
    RunResumed,
    RunStarted,
    RunStopped,
    StopsChanged,
)
from lenet.runs.folder import EventLog, create_run
from lenet.runs.status import RunStatus, read_status
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


def test_progress_and_the_time_left() -> None:
    status = after(STARTED, HALF)
    assert (status.place, status.fraction) == (0.5, 0.125)
    assert status.seconds_left == 350 / 200
    status = after(STARTED, HALF, WHOLE, MEASURED)
    assert (status.place, status.fraction) == (1.0, 0.25)
    assert status.seconds_left == 300 / 100
    assert status.passes == (MEASURED,)


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
