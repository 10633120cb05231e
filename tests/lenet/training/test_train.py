"""A run ends the same whether it was killed or not, and loses nothing however it ends."""

import dataclasses
import errno
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from lenet.data.image_augment import Distortion
from lenet.errors import InputError
from lenet.evaluation.metrics import distances
from lenet.files.atomic_write import atomic_write
from lenet.network.checkpoint import load_model
from lenet.network.loss import competition
from lenet.runs.events import (
    BatchDone,
    Event,
    PassDone,
    RunDone,
    RunFailed,
    RunResumed,
    RunStarted,
    RunStopped,
    SnapshotSaved,
    to_line,
)
from lenet.runs.folder import EVENTS, MODEL, STATE, load_state, open_run, snapshot_path
from lenet.runs.recipe import Recipe
from lenet.runs.spec import RunSpec
from lenet.training.controls import Controls
from lenet.training.dataset import TrainingDataset
from lenet.training.train import resume, train
from tests.lenet.training.samples import BATCHES, DRAWN, MUON, ONLINE, PARTS, dataset

ALL = pytest.mark.parametrize(
    "recipe", [BATCHES, ONLINE, PARTS, DRAWN, MUON], ids=lambda recipe: recipe.name
)


def begin(recipe: Recipe, folder: Path, controls: Controls | None = None) -> Iterator[Event]:
    return train(RunSpec(recipe=recipe), dataset_of(recipe), folder, controls)


def finished(recipe: Recipe, folder: Path) -> list[Event]:
    return list(begin(recipe, folder))


def resumed(folder: Path, controls: Controls | None = None) -> list[Event]:
    run = open_run(folder)
    return list(resume(run, dataset_of(run.recipe), controls))


def dataset_of(recipe: Recipe) -> TrainingDataset:
    return dataset(recipe.held_out, drawings=30 if recipe.ink else 0)


def network(folder: Path) -> bytes:
    return load_model(folder / MODEL).parameters.to_vector().tobytes()


@ALL
def test_a_run_tells_and_keeps_its_events_in_order(recipe: Recipe, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    events = finished(recipe, folder)
    assert isinstance(events[0], RunStarted)
    assert isinstance(events[-1], RunDone)
    passes = [event for event in events if isinstance(event, PassDone)]
    assert [event.number for event in passes] == [1, 2, 3]
    assert passes[-1].loss < passes[0].loss
    assert passes[-1].training_count == 50
    assert passes[-1].held_out_count == recipe.held_out
    assert (passes[-1].held_out_errors is None) == (recipe.held_out == 0)
    assert open_run(folder).events == tuple(events)


@ALL
def test_the_losses_of_a_pass_are_the_papers_of_the_network_kept(
    recipe: Recipe, tmp_path: Path
) -> None:
    passes = [e for e in finished(recipe, tmp_path / "run") if isinstance(e, PassDone)]
    digits = dataset_of(recipe)
    parameters = load_model(tmp_path / "run" / snapshot_path(2)).parameters
    for measured, loss in (
        (digits.test, passes[1].test_loss),
        (digits.held_out, passes[1].held_out_loss),
    ):
        if measured is None:
            assert loss is None
            continue
        scaled = distances(parameters, measured.images) * np.float32(recipe.loss.scale)
        each = [
            competition(row, int(label), j=recipe.loss.j)[0]
            for row, label in zip(scaled, measured.labels, strict=True)
        ]
        assert loss == pytest.approx(np.mean(each), rel=1e-4)


def test_the_trained_network_carries_its_card(tmp_path: Path) -> None:
    events = finished(BATCHES, tmp_path / "run")
    done = events[-1]
    assert isinstance(done, RunDone)
    card = load_model(tmp_path / "run" / MODEL).card
    assert (card.recipe, card.seed, card.passes, card.data) == ("batches", 0, 3, "made up")
    assert (card.test_errors, card.test_count) == (done.test_errors, 40)


@ALL
@pytest.mark.parametrize("killed_after", [1, 2, 3, 5, 6, 8])
def test_a_run_left_at_any_event_and_resumed_ends_with_the_same_bits(
    recipe: Recipe, tmp_path: Path, killed_after: int
) -> None:
    finished(recipe, tmp_path / "whole")
    run = begin(recipe, tmp_path / "left")
    for _ in range(killed_after):
        next(run)
    # What a kill leaves is the folder as it is at this moment, with half a line at the end.
    shutil.copytree(tmp_path / "left", tmp_path / "killed")
    with (tmp_path / "killed" / EVENTS).open("a", encoding="utf-8") as file:
        file.write('{"event": "Pass')
    unfinished = tmp_path / "killed" / ".0123456789abcdef.part"
    unfinished.write_bytes(b"half")
    run.close()  # type: ignore[attr-defined]

    events = resumed(tmp_path / "killed")
    assert isinstance(events[0], RunResumed)
    assert isinstance(events[-1], RunDone)
    assert not unfinished.exists()
    assert network(tmp_path / "killed") == network(tmp_path / "whole")
    whole, again = open_run(tmp_path / "whole"), open_run(tmp_path / "killed")
    assert [p.number for p in again.passes] == [1, 2, 3]
    assert [p.test_errors for p in again.passes] == [p.test_errors for p in whole.passes]


KILLED = """
import sys
from pathlib import Path
from tests.lenet.training.samples import BATCHES
from tests.lenet.training.test_train import begin
import dataclasses
recipe = dataclasses.replace(BATCHES, passes=15)
for event in begin(recipe, Path(sys.argv[1])):
    print(type(event).__name__, flush=True)
"""


def test_a_process_killed_in_the_middle_can_be_resumed_to_the_same_bits(tmp_path: Path) -> None:
    recipe = dataclasses.replace(BATCHES, passes=15)
    finished(recipe, tmp_path / "whole")
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path / "killed")],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    ) as process:
        assert process.stdout is not None
        saved = 0
        for line in process.stdout:
            saved += line.startswith("SnapshotSaved")
            if saved == 3:
                process.kill()
                break
    state = load_state(tmp_path / "killed")
    assert state is not None
    assert 3 <= state.number < 15
    resumed(tmp_path / "killed")
    assert network(tmp_path / "killed") == network(tmp_path / "whole")


def test_another_seed_gives_another_network(tmp_path: Path) -> None:
    finished(BATCHES, tmp_path / "0")
    list(train(RunSpec(recipe=BATCHES, seed=1), dataset_of(BATCHES), tmp_path / "1"))
    assert network(tmp_path / "0") != network(tmp_path / "1")


@pytest.mark.parametrize(
    ("distortion", "matters"), [(DRAWN.distortion, True), (Distortion(), False)]
)
def test_how_far_drawings_are_distorted_is_their_own(
    distortion: Distortion, matters: bool, tmp_path: Path
) -> None:
    assert DRAWN.ink is not None
    for distorted in (0.0, 1.0):
        ink = dataclasses.replace(DRAWN.ink, distorted=distorted)
        recipe = dataclasses.replace(DRAWN, passes=1, ink=ink, distortion=distortion)
        finished(recipe, tmp_path / f"{distorted}")
    assert (network(tmp_path / "0.0") != network(tmp_path / "1.0")) == matters


def test_a_stopped_run_can_be_resumed_to_the_same_bits(tmp_path: Path) -> None:
    finished(BATCHES, tmp_path / "whole")
    controls = Controls()
    events = []
    for event in begin(BATCHES, tmp_path / "stopped", controls):
        events.append(event)
        if isinstance(event, SnapshotSaved):
            controls.stop = True
    assert events[-1] == RunStopped(1)
    resumed(tmp_path / "stopped")
    assert network(tmp_path / "stopped") == network(tmp_path / "whole")


def test_a_finished_run_resumes_to_its_end_without_learning_again(tmp_path: Path) -> None:
    finished(BATCHES, tmp_path / "run")
    before = network(tmp_path / "run")
    events = resumed(tmp_path / "run")
    assert not [event for event in events if isinstance(event, BatchDone)]
    assert network(tmp_path / "run") == before


def test_a_changed_rate_is_kept_over_a_resume(tmp_path: Path) -> None:
    controls = Controls()
    controls.rate_factor = 0.25
    run = begin(BATCHES, tmp_path / "run", controls)
    while not isinstance(next(run), SnapshotSaved):
        pass
    run.close()  # type: ignore[attr-defined]
    again = Controls()
    resumed(tmp_path / "run", again)
    assert again.rate_factor == 0.25


@ALL
def test_a_loss_that_is_not_finite_stops_the_run_and_keeps_the_last_snapshot(
    recipe: Recipe, tmp_path: Path
) -> None:
    controls = Controls()
    events: list[Event] = []
    with np.errstate(all="ignore"):
        for event in begin(recipe, tmp_path / "run", controls):
            events.append(event)
            if isinstance(event, SnapshotSaved):
                controls.rate_factor = np.inf
    failed = events[-1]
    assert isinstance(failed, RunFailed)
    assert "pass 2" in failed.reason
    assert open_run(tmp_path / "run").events[-1] == failed
    kept = load_model(tmp_path / "run" / snapshot_path(1)).parameters.to_vector()
    assert np.isfinite(kept).all()
    state = load_state(tmp_path / "run")
    assert state is not None
    assert state.number == 1


def test_a_full_disk_ends_the_run_in_a_sentence_and_the_folder_still_resumes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished(BATCHES, tmp_path / "whole")

    def full(path: Path, content: bytes, **how: bool) -> None:
        if path.name == STATE and (tmp_path / "run" / snapshot_path(2)).exists():
            raise OSError(errno.ENOSPC, "No space left on device")
        atomic_write(path, content, **how)

    monkeypatch.setattr("lenet.runs.folder.atomic_write", full)
    events = finished(BATCHES, tmp_path / "run")
    failed = events[-1]
    assert isinstance(failed, RunFailed)
    assert "No space left on device" in failed.reason
    monkeypatch.undo()
    resumed(tmp_path / "run")
    assert network(tmp_path / "run") == network(tmp_path / "whole")


@pytest.mark.parametrize(
    ("entry", "other", "words"),
    [
        ("version", "9.9.9", "version 9.9.9 of this program"),
        ("torch", "1.0", "torch 1.0"),
        ("fingerprint", "00", "other digits"),
    ],
)
def test_a_run_that_could_not_end_the_same_is_not_resumed(
    tmp_path: Path, entry: str, other: object, words: str
) -> None:
    folder = tmp_path / "run"
    run = begin(BATCHES, folder)
    started = next(run)
    run.close()  # type: ignore[attr-defined]
    assert isinstance(started, RunStarted)
    changed = dataclasses.replace(started, **{entry: other})  # type: ignore[arg-type]
    (folder / EVENTS).write_text(to_line(changed) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=words):
        resumed(folder)


def test_progress_is_told_at_most_a_few_times_a_second(tmp_path: Path) -> None:
    before = time.perf_counter()
    events = finished(BATCHES, tmp_path / "run")
    seconds = time.perf_counter() - before
    # One at the end of each pass, beside those that are due by the clock.
    assert sum(isinstance(event, BatchDone) for event in events) <= 3 + 4 * seconds + 1
