"""Commands to a run: obeyed, kept in its events, and without effect on the bits it learns."""

import dataclasses
import shutil
import threading
from pathlib import Path

import numpy as np
import pytest

from lenet.network.checkpoint import Card, Model, load_model, save_model
from lenet.network.parameters import initial
from lenet.runs.commands import (
    Command,
    GoOn,
    OneBatch,
    OnePass,
    Pause,
    SetRate,
    ShowLive,
    Stop,
    send,
)
from lenet.runs.curves import read_curves
from lenet.runs.events import (
    BatchDone,
    Event,
    LiveSaved,
    RateChanged,
    RunContinued,
    RunDone,
    RunPaused,
    RunResumed,
    RunStopped,
    SnapshotSaved,
)
from lenet.runs.folder import LIVE, STATE, open_run, snapshot_path
from lenet.runs.recipe import Recipe
from lenet.runs.spec import RunSpec
from lenet.training.controls import Controls
from lenet.training.train import train
from tests.lenet.training.samples import BATCHES, ONLINE, dataset
from tests.lenet.training.steered import BOTH, after_batches, begin, go_on, network, paused_at_once


@BOTH
def test_one_batch_at_a_time_learns_what_a_run_in_one_go_learns(
    recipe: Recipe, tmp_path: Path
) -> None:
    list(begin(recipe, tmp_path / "whole"))
    paused_at_once(recipe, tmp_path / "steps", after_batches(8, GoOn()))
    events = open_run(tmp_path / "steps").events
    pauses = [event for event in events if isinstance(event, RunPaused)]
    assert len(pauses) == 8
    assert [(pause.number, pause.done) for pause in pauses][:2] == [
        (1, 0),
        (1, 32 if recipe == BATCHES else 100),
    ]
    assert isinstance(events[-1], RunDone)
    assert network(tmp_path / "steps") == network(tmp_path / "whole")


def test_one_pass_pauses_after_the_pass_is_measured_and_saved(tmp_path: Path) -> None:
    controls = Controls()
    controls.put(OnePass())
    for event in begin(BATCHES, tmp_path / "run", controls):
        if isinstance(event, RunPaused):
            assert (event.number, event.done) == (2, 0)
            assert (tmp_path / "run" / snapshot_path(1)).exists()
            controls.put(GoOn())
    kinds = [type(event) for event in open_run(tmp_path / "run").events]
    assert kinds.index(RunPaused) == kinds.index(SnapshotSaved) + 1
    assert kinds.count(RunPaused) == kinds.count(RunContinued) == 1


@BOTH
@pytest.mark.parametrize("batches", [1, 3, 4, 6, 7])
def test_a_stop_within_a_pass_loses_nothing(recipe: Recipe, tmp_path: Path, batches: int) -> None:
    list(begin(recipe, tmp_path / "whole"))
    paused_at_once(recipe, tmp_path / "run", after_batches(batches, Stop()))
    stopped = open_run(tmp_path / "run").events[-1]
    assert isinstance(stopped, RunStopped)
    before = len(read_curves(tmp_path / "run").batch_loss)
    assert before == batches - 1
    resumed = next(event for event in go_on(tmp_path / "run"))
    assert resumed == RunResumed(stopped.number, stopped.done, resumed.patterns)  # type: ignore[union-attr]
    list(go_on(tmp_path / "run"))
    assert network(tmp_path / "run") == network(tmp_path / "whole")
    whole, again = open_run(tmp_path / "whole"), open_run(tmp_path / "run")
    assert [p.loss for p in again.passes] == pytest.approx([p.loss for p in whole.passes])
    curves, others = read_curves(tmp_path / "run"), read_curves(tmp_path / "whole")
    np.testing.assert_array_equal(curves.batch_loss, others.batch_loss)
    np.testing.assert_array_equal(curves.batch_error, others.batch_error)
    np.testing.assert_array_equal(curves.batch_place, others.batch_place)


@BOTH
@pytest.mark.parametrize("kept", [0, 2, 5])
def test_changes_of_the_rate_are_repeated_after_a_kill(
    recipe: Recipe, tmp_path: Path, kept: int
) -> None:
    def change(event: Event) -> list[Command]:
        if isinstance(event, RunPaused):
            places.append((event.number, event.done))
            if len(places) in (2, 4, 7):
                return [SetRate(0.5 / len(places)), OneBatch()]
            if len(places) == 9:
                return [GoOn()]
            return [OneBatch()]
        return []

    places: list[tuple[int, int]] = []
    controls = Controls()
    controls.put(Pause())
    for event in begin(recipe, tmp_path / "run", controls):
        if isinstance(event, RunPaused) and len(places) == kept:
            shutil.copytree(tmp_path / "run", tmp_path / "state")
        if isinstance(event, RunPaused) and len(places) == 8:
            shutil.copytree(tmp_path / "run", tmp_path / "killed")
        for command in change(event):
            controls.put(command)
    changes = [e for e in open_run(tmp_path / "run").events if isinstance(e, RateChanged)]
    assert [change.factor for change in changes] == [0.25, 0.125, 0.5 / 7]

    # A kill that lost the states since: the changes are known from the events alone.
    (tmp_path / "killed" / STATE).unlink()
    if (tmp_path / "state" / STATE).exists():
        shutil.copy(tmp_path / "state" / STATE, tmp_path / "killed" / STATE)
    list(go_on(tmp_path / "killed"))
    assert network(tmp_path / "killed") == network(tmp_path / "run")
    again = [e for e in open_run(tmp_path / "killed").events if isinstance(e, RateChanged)]
    assert again == changes


def test_another_rate_is_in_the_events_and_in_the_batches(tmp_path: Path) -> None:
    paused_at_once(ONLINE, tmp_path / "run", after_batches(2, SetRate(0.1), GoOn()))
    events = open_run(tmp_path / "run").events
    change = next(event for event in events if isinstance(event, RateChanged))
    assert (change.number, change.done, change.factor) == (1, 100, 0.1)
    rates = read_curves(tmp_path / "run").batch_rate
    assert rates[1] == pytest.approx(0.1 * rates[0])


def test_a_new_rate_from_a_person_ends_the_repetition_of_old_changes(tmp_path: Path) -> None:
    paused_at_once(ONLINE, tmp_path / "run", after_batches(3, SetRate(0.1), GoOn()))
    (tmp_path / "run" / STATE).unlink()
    controls = Controls()
    controls.put(SetRate(0.7))
    list(go_on(tmp_path / "run", controls))
    changes = [e for e in open_run(tmp_path / "run").events if isinstance(e, RateChanged)]
    assert changes == [RateChanged(1, 0, 0.7)]


def test_the_live_network_is_saved_only_while_somebody_watches(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    assert not [event for event in begin(BATCHES, tmp_path / "unseen") if type(event) is LiveSaved]
    assert not (tmp_path / "unseen" / LIVE).exists()

    seen: list[bytes] = []
    controls = Controls()
    controls.put(ShowLive(True))
    controls.put(Pause())
    for event in begin(BATCHES, folder, controls):
        if isinstance(event, LiveSaved):
            seen.append(load_model(folder / event.path).parameters.to_vector().tobytes())
        if isinstance(event, RunPaused):
            controls.put(GoOn() if len(seen) == 3 else OneBatch())
            if len(seen) == 3:
                controls.put(ShowLive(False))
    assert seen[0] == initial(0).to_vector().tobytes()
    assert len(set(seen)) == len(seen) == 3
    assert not [event for event in open_run(folder).events if isinstance(event, LiveSaved)]


def test_a_live_network_is_there_at_the_start_of_every_pass(tmp_path: Path) -> None:
    controls = Controls()
    controls.put(ShowLive(True))
    events = list(begin(BATCHES, tmp_path / "run", controls))
    places = [(event.number, event.done) for event in events if isinstance(event, LiveSaved)]
    assert {(number, 0) for number in range(1, BATCHES.passes + 1)} <= set(places)
    assert len(set(places)) == len(places)


def test_a_live_network_that_cannot_be_written_ends_nothing(tmp_path: Path) -> None:
    controls = Controls()
    controls.put(ShowLive(True))
    run = begin(BATCHES, tmp_path / "run", controls)
    next(run)
    (tmp_path / "run" / LIVE).mkdir()  # in the way of the file
    events = list(run)
    assert isinstance(events[-1], RunDone)
    assert not [event for event in events if isinstance(event, LiveSaved)]


def test_commands_in_the_command_file_steer_a_run(tmp_path: Path) -> None:
    events: list[Event] = []
    for event in begin(dataclasses.replace(ONLINE, passes=10_000), tmp_path / "run"):
        events.append(event)
        if isinstance(event, SnapshotSaved) and event.number == 2:
            send(tmp_path / "run", SetRate(0.5))
            send(tmp_path / "run", Stop())
    assert isinstance(events[-1], RunStopped)
    assert [event.factor for event in events if isinstance(event, RateChanged)] == [0.5]


def test_a_paused_run_obeys_a_command_from_another_thread(tmp_path: Path) -> None:
    controls = Controls()
    controls.put(Pause())
    for event in begin(BATCHES, tmp_path / "run", controls):
        if isinstance(event, RunPaused):
            threading.Timer(0.05, controls.put, [GoOn()]).start()
    assert isinstance(open_run(tmp_path / "run").events[-1], RunDone)


@BOTH
def test_a_run_begins_with_the_weights_of_a_model_and_resumes_with_them(
    recipe: Recipe, tmp_path: Path
) -> None:
    save_model(tmp_path / "first.safetensors", Model(initial(7), Card(name="first")))
    spec = RunSpec(recipe=recipe, begin_with=str(tmp_path / "first.safetensors"))
    run = train(spec, dataset(recipe.held_out), tmp_path / "run")
    next(run)
    shutil.copytree(tmp_path / "run", tmp_path / "killed")
    list(run)
    list(begin(recipe, tmp_path / "plain"))
    assert network(tmp_path / "run") != network(tmp_path / "plain")
    first = load_model(tmp_path / "run" / snapshot_path(0)).parameters
    assert first.to_vector().tobytes() == initial(7).to_vector().tobytes()
    (tmp_path / "first.safetensors").unlink()
    list(go_on(tmp_path / "killed"))
    assert network(tmp_path / "killed") == network(tmp_path / "run")


def test_the_same_seed_and_recipe_begin_with_the_same_weights(tmp_path: Path) -> None:
    for name in ("one", "two"):
        list(begin(BATCHES, tmp_path / name))
    first, second = (tmp_path / name / snapshot_path(0) for name in ("one", "two"))
    vectors = [load_model(path).parameters.to_vector().tobytes() for path in (first, second)]
    assert vectors[0] == vectors[1] == initial(0).to_vector().tobytes()
    assert network(tmp_path / "one") == network(tmp_path / "two")


def test_the_state_is_saved_within_a_long_pass_so_that_a_kill_costs_little(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lenet.training.loop._BETWEEN_STATES", 0.0)
    list(begin(ONLINE, tmp_path / "whole"))
    run = begin(ONLINE, tmp_path / "run")
    next(event for event in run if isinstance(event, BatchDone) and event.done == event.patterns)
    shutil.copytree(tmp_path / "run", tmp_path / "killed")  # the last batch is not saved yet
    run.close()  # type: ignore[attr-defined]
    first = next(go_on(tmp_path / "killed"))
    assert first == RunResumed(0, 300, 320)
    list(go_on(tmp_path / "killed"))
    assert network(tmp_path / "killed") == network(tmp_path / "whole")
