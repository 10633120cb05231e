"""A run that version 0.1 began and stopped after half of its passes opens, is listed, goes on.

The folder `run_of_version_0_1` was written by that version: seed 5, 110 made-up digits from
`write_digits`, two passes of which one is done. Its snapshots were left out to keep it small.
"""

import shutil
from pathlib import Path

import numpy as np
import pytest

from app.context.training.run_list import RunList
from lenet.cli.main import main
from lenet.network.checkpoint import load_model
from lenet.network.parameters import Array
from lenet.runs.curves import read_curves
from lenet.runs.events import PassDone, RunDone, RunResumed
from lenet.runs.folder import MODEL, SNAPSHOTS, load_state, open_run, snapshot_path
from lenet.runs.status import RunState
from tests.app.context.training.samples import write_digits

KEPT = Path(__file__).parent / "run_of_version_0_1"


@pytest.fixture
def old_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the run, with its digits where its events say: in the working directory."""
    monkeypatch.chdir(tmp_path)
    write_digits(tmp_path / "digits", train=110)
    folder = tmp_path / "runs" / "small-1"
    shutil.copytree(KEPT, folder)
    (folder / SNAPSHOTS).mkdir()  # git keeps no empty folder
    return folder


def vector(model: Path) -> Array:
    return load_model(model).parameters.to_vector()


def test_it_opens_with_all_that_its_events_say(old_run: Path) -> None:
    run = open_run(old_run)
    started = run.started
    assert (started.recipe, started.passes, started.patterns) == ("small", 2, 200)
    assert (started.seed, started.threads) == (5, 1)
    assert (started.data_folder, started.ink, started.begin_with) == ("digits", (), None)
    assert [done.test_errors for done in run.passes] == [26]
    assert read_curves(old_run).batch_loss.tolist() == [5.49497, 4.0654]


def test_it_is_listed_as_a_run_that_can_go_on(old_run: Path) -> None:
    (run,) = RunList(old_run.parent).runs()
    assert (run.state, run.recipe, run.seed) == (RunState.UNFINISHED, "small", 5)
    assert (run.passes_done, run.passes, run.best_test_error) == (1, 2, 26 / 50)
    assert run.can_be_resumed


def test_resumed_it_ends_as_a_run_that_was_never_interrupted(old_run: Path, tmp_path: Path) -> None:
    state = load_state(old_run)
    assert state is not None
    assert main(["train", "--resume", str(old_run)]) == 0
    events = open_run(old_run).events
    assert RunResumed(1, 0, 200) in events
    assert isinstance(events[-1], RunDone)
    assert [event.number for event in events if isinstance(event, PassDone)] == [1, 2]

    recipe, whole = str(KEPT / "recipe.toml"), tmp_path / "whole"
    arguments = ["--recipe", recipe, "--data", "digits", "--seed", "5", "--out", str(whole)]
    assert main(["train", *arguments]) == 0
    ours, theirs = vector(whole / MODEL), vector(old_run / MODEL)
    if np.array_equal(vector(whole / snapshot_path(1)), state.arrays["vector"]):
        np.testing.assert_array_equal(ours, theirs)
    else:  # a processor whose first pass ends in other bits than that of the old run
        np.testing.assert_allclose(ours, theirs, atol=1e-3)


def test_a_later_version_of_the_program_goes_on_with_it(
    old_run: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lenet.training.train.__version__", "0.2.0")
    assert main(["train", "--resume", str(old_run)]) == 0
    assert (old_run / MODEL).exists()
