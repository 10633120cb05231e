"""A run folder opens whatever happened to it, or says why not."""

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from lenet.errors import InputError
from lenet.runs.events import PassDone, RunStarted, SnapshotSaved, to_line
from lenet.runs.folder import (
    EVENTS,
    RECIPE,
    STATE,
    EventLog,
    State,
    drop_events_after,
    load_state,
    open_run,
    save_state,
    snapshot_path,
)
from lenet.runs.new_folder import create_run
from tests.lenet.training.samples import BATCHES

STARTED = RunStarted("batches", 3, 160, "0.1.0", "2.13.0", "made up", "ab")


def pass_done(number: int) -> PassDone:
    return PassDone(number, 3, 0.1, 1, 50, 2, 40, 3, 20, 0.1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run of two passes, in a folder with a space and an umlaut in its name."""
    folder = tmp_path / "ein Läufer"
    create_run(folder, BATCHES)
    with EventLog(folder) as log:
        for event in (STARTED, pass_done(1), SnapshotSaved(1, snapshot_path(1)), pass_done(2)):
            log.append(event, durable=True)
    return folder


def test_a_run_reads_back_with_its_recipe_and_its_curve(folder: Path) -> None:
    run = open_run(folder)
    assert run.recipe == BATCHES
    assert run.started == STARTED
    assert run.passes == (pass_done(1), pass_done(2))


def test_a_last_line_that_was_cut_off_is_left_out(folder: Path) -> None:
    with (folder / EVENTS).open("ab") as file:
        file.write(to_line(pass_done(3)).encode()[:30] + b"\xc3")
    assert open_run(folder).passes == (pass_done(1), pass_done(2))


def test_events_after_the_last_kept_pass_are_dropped(folder: Path) -> None:
    drop_events_after(folder, 1)
    assert open_run(folder).events == (STARTED, pass_done(1), SnapshotSaved(1, snapshot_path(1)))


def test_a_state_that_was_saved_just_before_the_kill_gets_its_event(folder: Path) -> None:
    drop_events_after(folder, 2)
    last = open_run(folder).events[-1]
    assert isinstance(last, SnapshotSaved)
    assert last.number == 2


def test_before_the_first_kept_pass_only_the_start_stays(folder: Path) -> None:
    drop_events_after(folder, 0)
    assert open_run(folder).events == (STARTED,)


def test_a_state_comes_back_and_none_is_none(folder: Path) -> None:
    assert load_state(folder) is None
    arrays = {"vector": np.arange(4, dtype=np.float32)}
    save_state(folder, State(2, arrays, 12.5, 0.5))
    state = load_state(folder)
    assert state is not None
    assert (state.number, state.seconds, state.rate_factor) == (2, 12.5, 0.5)
    np.testing.assert_array_equal(state.arrays["vector"], arrays["vector"])


def test_a_state_cut_off_is_refused_in_a_sentence(folder: Path) -> None:
    save_state(folder, State(2, {"vector": np.zeros(100, dtype=np.float32)}, 1.0, 1.0))
    content = (folder / STATE).read_bytes()
    (folder / STATE).write_bytes(content[:-50])
    with pytest.raises(InputError, match=r"state\.safetensors is damaged"):
        load_state(folder)


@pytest.mark.parametrize(
    "facts",
    [
        {"number": "-1"},
        {"number": "two"},
        {"number": "9" * 5_000},
        {"seconds": "nan"},
        {"rate_factor": "Infinity"},
        {"done": "1.5"},
        {"loss_sum": ""},
    ],
)
def test_a_state_with_a_wrong_number_is_refused_in_a_sentence(
    folder: Path, facts: dict[str, str]
) -> None:
    sound = {"number": "2", "seconds": "1.5", "rate_factor": "1", "done": "3"}
    save_file({"vector": np.zeros(4, np.float32)}, folder / STATE, metadata=sound)
    state = load_state(folder)
    assert state is not None
    assert (state.number, state.seconds, state.done, state.loss_sum) == (2, 1.5, 3, 0.0)
    save_file({"vector": np.zeros(4, np.float32)}, folder / STATE, metadata=sound | facts)
    with pytest.raises(InputError, match=r"state\.safetensors is damaged"):
        load_state(folder)


def test_a_folder_that_holds_something_takes_no_new_run(folder: Path) -> None:
    with pytest.raises(InputError, match="not empty"):
        create_run(folder, BATCHES)


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        create_run(tmp_path / "file" / "run", BATCHES)


def test_what_is_no_run_is_said(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(InputError, match="is not a run"):
        open_run(tmp_path)
    (folder / EVENTS).write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="had not begun"):
        open_run(folder)
    (folder / EVENTS).unlink()
    with pytest.raises(InputError, match="cannot be read"):
        open_run(folder)
    (folder / RECIPE).write_text("name = 3", encoding="utf-8")
    with pytest.raises(InputError, match=r"recipe\.toml"):
        open_run(folder)
