"""A run ends under the conditions that were asked for, and a resumed one under the same."""

import dataclasses
from pathlib import Path

from lenet.network.checkpoint import load_model
from lenet.network.forward import network_input
from lenet.runs.commands import SetStops, Stop
from lenet.runs.curves import read_curves
from lenet.runs.events import PassDone, RunDone, RunStopped, SnapshotSaved, StopsChanged
from lenet.runs.folder import MODEL
from lenet.runs.spec import Stops
from lenet.training.batch.model import batch_distances
from lenet.training.controls import Controls
from tests.lenet.training.samples import BATCHES, ONLINE, dataset
from tests.lenet.training.steered import (
    after_batches,
    begin,
    go_on,
    network,
    paused_at_once,
    steered,
)


def test_a_run_ends_when_its_error_is_low_enough(tmp_path: Path) -> None:
    done = list(begin(ONLINE, tmp_path / "run", stops=Stops(error_below=1.0)))[-1]
    assert isinstance(done, RunDone)
    assert (done.passes, done.reason) == (1, "error")
    assert load_model(tmp_path / "run" / MODEL).card.passes == 1


def test_a_run_ends_when_no_pass_was_better_and_counts_over_a_resume(tmp_path: Path) -> None:
    recipe = dataclasses.replace(ONLINE, passes=50)
    events = steered(
        recipe,
        tmp_path / "run",
        lambda event: [SetStops(patience=3)] if isinstance(event, PassDone) else [],
    )
    done = events[-1]
    assert isinstance(done, RunDone)
    assert done.reason == "patience"
    errors = [event.test_errors for event in events if isinstance(event, PassDone)]
    best = errors.index(min(errors))  # type: ignore[type-var]
    assert len(errors) == best + 1 + 3
    # The same, stopped one pass earlier and resumed: the passes before the stop count.
    stopped = steered(
        recipe,
        tmp_path / "twice",
        lambda event: (
            [SetStops(patience=3)]
            if isinstance(event, PassDone) and event.number == 1
            else [Stop()]
            if isinstance(event, PassDone) and event.number == len(errors) - 1
            else []
        ),
    )
    assert isinstance(stopped[-1], RunStopped)
    again = list(go_on(tmp_path / "twice"))[-1]
    assert isinstance(again, RunDone)
    assert (again.passes, again.reason) == (done.passes, "patience")
    assert network(tmp_path / "twice") == network(tmp_path / "run")


def test_a_run_ends_when_its_time_is_up_within_a_pass_and_can_go_on(tmp_path: Path) -> None:
    list(begin(BATCHES, tmp_path / "whole"))
    done = list(begin(BATCHES, tmp_path / "run", stops=Stops(minutes=1e-9)))[-1]
    assert isinstance(done, RunDone)
    assert (done.passes, done.reason) == (0, "time")
    assert done.test_errors is not None
    assert len(read_curves(tmp_path / "run").batch_loss) == 1
    # A person who resumes it wants it to go on: the old condition holds no longer.
    last = list(go_on(tmp_path / "run"))[-1]
    assert isinstance(last, RunDone)
    assert last.reason == "passes"
    assert network(tmp_path / "run") == network(tmp_path / "whole")


def test_a_run_that_ends_within_a_pass_is_measured_as_it_is_then(tmp_path: Path) -> None:
    assert ONLINE.sdlm is not None
    events = steered(
        dataclasses.replace(
            ONLINE, sdlm=dataclasses.replace(ONLINE.sdlm, schedule=((1, 5e-4), (2, 0.2)))
        ),
        tmp_path / "run",
        lambda event: [SetStops(minutes=1e-9)] if isinstance(event, SnapshotSaved) else [],
    )
    done = events[-1]
    assert isinstance(done, RunDone)
    assert (done.passes, done.reason) == (1, "time")
    digits = dataset().test
    model = load_model(tmp_path / "run" / MODEL)
    distances = batch_distances(model.parameters, network_input(digits.images))
    wrong = int((distances.argmin(axis=1) != digits.labels).sum())
    assert done.test_errors == model.card.test_errors == wrong
    first = next(event for event in events if isinstance(event, PassDone))
    assert first.test_errors is not None
    assert wrong > first.test_errors + 10  # the second pass forgets what the first has learned


def test_conditions_to_stop_are_kept_over_a_resume(tmp_path: Path) -> None:
    wanted = SetStops(error_below=1e-9, minutes=60)
    paused_at_once(BATCHES, tmp_path / "run", after_batches(2, wanted, Stop()))
    controls = Controls()
    events = list(go_on(tmp_path / "run", controls))
    assert controls.stops == Stops(error_below=1e-9, minutes=60)
    assert not [event for event in events if isinstance(event, StopsChanged)]
