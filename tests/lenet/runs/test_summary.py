"""A list of runs shows every folder, however it was left."""

import dataclasses
from pathlib import Path

import pytest

from lenet.runs.events import (
    BatchDone,
    Event,
    PassDone,
    RunDone,
    RunFailed,
    RunResumed,
    RunStarted,
    RunStopped,
)
from lenet.runs.folder import EVENTS, RECIPE, EventLog, create_run
from lenet.runs.lock import RunLock
from lenet.runs.summary import RunState, rename, summarise
from tests.lenet.training.samples import BATCHES

STARTED = RunStarted("batches", 3, 160, "0.1.0", "2.13.0", "made up", "ab", seed=7)
BATCH = BatchDone(1, 64, 160, 0.5, 1e-3, 900.0)


def pass_done(number: int, wrong: int) -> PassDone:
    return PassDone(number, 3, 0.1, 1, 50, wrong, 40, wrong + 1, 20, 0.1)


def run(folder: Path, *events: Event) -> Path:
    create_run(folder, BATCHES)
    with EventLog(folder) as log:
        for event in events:
            log.append(event)
    return folder


PASSES = (STARTED, BATCH, pass_done(1, 4), pass_done(2, 2), pass_done(3, 3))


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
    summary = summarise(run(tmp_path / "run", STARTED, nothing))
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
    no_events = run(tmp_path / "no events", STARTED)
    (no_events / EVENTS).unlink()
    broken = run(tmp_path / "broken", STARTED)
    (broken / RECIPE).write_bytes(b"\xff\xfe\x00")
    binary = run(tmp_path / "binary", STARTED)
    (binary / EVENTS).write_bytes(bytes(range(256)) * 100)
    for folder in (tmp_path / "empty", unbegun, headless, no_events, broken, binary):
        summary = summarise(folder)
        assert summary.state == RunState.DAMAGED, folder
        assert not summary.can_be_resumed
        assert str(folder) in str(summary.fault)
    assert summarise(tmp_path / "gone").state == RunState.DAMAGED


def test_a_run_has_the_name_that_a_person_gives_it(tmp_path: Path) -> None:
    folder = run(tmp_path / "run", STARTED)
    rename(folder, "  Zweiter Versuch / 第二 ")
    assert summarise(folder).name == "Zweiter Versuch / 第二"
    rename(folder, "")
    assert summarise(folder).name == "run"
