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
from lenet.runs.status import Standing, read_standing
from tests.lenet.training.samples import BATCHES

STARTED = RunStarted("batches", 7, 4, 100, 1, "0.1.0", "2.13.0", "made up", "ab")
HALF = BatchDone(1, 50, 100, 0.5, 1e-3, 200.0, 0, 50, (0.5,), (9,))
WHOLE = BatchDone(1, 100, 100, 0.4, 1e-3, 100.0, 50, 50, (0.4,), (8,))
MEASURED = PassDone(1, 4, 0.45, 1, 50, 2, 40, None, 0, 0.1)


def after(*events: Event) -> Standing:
    standing = Standing()
    for event in events:
        standing = standing.after(event)
    return standing


def test_nothing_is_known_before_the_first_event() -> None:
    assert (Standing().place, Standing().fraction, Standing().seconds_left) == (0.0, 0.0, None)


def test_progress_and_the_time_left() -> None:
    standing = after(STARTED, HALF)
    assert (standing.place, standing.fraction) == (0.5, 0.125)
    assert standing.seconds_left == 350 / 200
    standing = after(STARTED, HALF, WHOLE, MEASURED)
    assert (standing.place, standing.fraction) == (1.0, 0.25)
    assert standing.seconds_left == 300 / 100
    assert standing.passes == (MEASURED,)


def test_rate_conditions_and_rest() -> None:
    standing = after(STARTED, RateChanged(1, 0, 0.5), StopsChanged(0.01, 3, None), RunPaused(1, 0))
    assert (standing.rate_factor, standing.stops) == (0.5, Stops(0.01, 3, None))
    assert standing.is_paused
    assert not standing.after(RunContinued(1, 0)).is_paused
    assert not standing.after(RunStopped(0)).is_paused


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
    read, heard = read_standing(tmp_path / "run"), after(*events)
    for part in dataclasses.fields(Standing):
        if part.name not in ("curves", "batch"):
            assert getattr(read, part.name) == getattr(heard, part.name), part.name
    np.testing.assert_array_equal(read.curves.batch_loss, heard.curves.batch_loss)
    assert read.place == 1.0
