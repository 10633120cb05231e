"""A run folder opens whatever happened to it, or says why not."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
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
from lenet.runs.recipe_file import recipe_text
from tests.lenet.training.samples import BATCHES, ONLINE

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


def arrays_of_state(seed: int = 0) -> dict[str, NDArray[np.generic]]:
    """What a run of batches keeps after a pass."""
    rng = np.random.default_rng(seed)
    names = ("vector", "average", "first_moment", "second_moment")
    return {name: rng.normal(size=60_000).astype(np.float32) for name in names}


def test_a_state_comes_back_and_none_is_none(folder: Path) -> None:
    assert load_state(folder) is None
    arrays = arrays_of_state()
    save_state(folder, State(2, arrays, 12.5, 0.5))
    state = load_state(folder)
    assert state is not None
    assert (state.number, state.seconds, state.rate_factor) == (2, 12.5, 0.5)
    np.testing.assert_array_equal(state.arrays["vector"], arrays["vector"])


def test_a_state_cut_off_is_refused_in_a_sentence(folder: Path) -> None:
    save_state(folder, State(2, arrays_of_state(), 1.0, 1.0))
    content = (folder / STATE).read_bytes()
    (folder / STATE).write_bytes(content[:-50])
    with pytest.raises(InputError, match=r"state\.safetensors is not a whole safetensors"):
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
    sound = {"number": "2", "seconds": "1.5", "rate_factor": "1", "done": "0"}
    save_file(arrays_of_state(), folder / STATE, metadata=sound)
    state = load_state(folder)
    assert state is not None
    assert (state.number, state.seconds, state.done, state.loss_sum) == (2, 1.5, 0, 0.0)
    save_file(arrays_of_state(), folder / STATE, metadata=sound | facts)
    with pytest.raises(InputError, match=r"state\.safetensors is damaged"):
        load_state(folder)


WORDS = np.array([1, 2, 3, 4, 0, 5], np.uint64)
MISFITS = {
    "none": ("vector", None),
    "of another size": ("average", np.zeros(4, np.float32)),
    "of another shape": ("first_moment", np.zeros((1, 60_000), np.float32)),
    "of another precision": ("vector", np.zeros(60_000, np.float64)),
    "whole numbers": ("vector", np.zeros(60_000, np.int32)),
    "not finite": ("second_moment", np.full(60_000, np.inf, np.float32)),
    "a generator of too few words": ("generator", WORDS[:5]),
    "a generator of floats": ("generator", WORDS.astype(np.float64)),
    "a generator of too large words": ("generator", WORDS << np.uint64(40)),
    "no generator": ("generator", None),
}


@pytest.mark.parametrize("fault", MISFITS)
def test_arrays_that_do_not_fit_the_run_are_refused_in_a_sentence(folder: Path, fault: str) -> None:
    facts = {"number": "2", "seconds": "1.5", "rate_factor": "1", "done": "3"}
    arrays = arrays_of_state() | {"generator": WORDS}
    save_file(arrays, folder / STATE, metadata=facts)
    state = load_state(folder)
    assert state is not None
    assert state.arrays.keys() == arrays.keys()
    name, array = MISFITS[fault]
    del arrays[name]
    save_file(arrays | ({} if array is None else {name: array}), folder / STATE, metadata=facts)
    with pytest.raises(InputError, match=f"not of this run.*: {name} is missing or wrong"):
        load_state(folder)


def test_the_state_of_another_way_to_learn_is_refused(folder: Path) -> None:
    save_state(folder, State(2, {"vector": np.zeros(60_000, np.float32)}, 1.0, 1.0))
    with pytest.raises(InputError, match="average is missing"):
        load_state(folder)
    (folder / RECIPE).write_text(recipe_text(ONLINE), encoding="utf-8")
    assert load_state(folder) is not None
    save_state(folder, State(2, {"vector": np.zeros(60_000, np.float32)}, 1.0, 1.0, done=3))
    with pytest.raises(InputError, match="reach is missing"):
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
