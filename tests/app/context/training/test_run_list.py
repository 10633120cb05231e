"""The shelf lists, names and throws away run folders, and survives whatever lies there."""

import dataclasses
import os
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.context.settings import Settings
from app.context.training.run_list import RunList
from app.context.training.run_reader import AT_ONCE
from lenet.runs.events import RunStarted
from lenet.runs.folder import EVENTS, RECIPE, EventLog
from lenet.runs.lock import RunLock
from lenet.runs.new_folder import create_run
from lenet.runs.status import RunState
from tests.lenet.training.samples import BATCHES

STARTED = RunStarted("batches", 3, 160, "0.1.0", "2.13.0", "made up", "ab", seed=7)


@pytest.fixture
def run_list(qtbot: QtBot, tmp_path: Path) -> RunList:
    return RunList(tmp_path / "Läufe")


def add(run_list: RunList, name: str, *, second: int) -> Path:
    """A run that began so many seconds after the epoch."""
    folder = run_list.folder / name
    create_run(folder, dataclasses.replace(BATCHES, name=name))
    with EventLog(folder) as log:
        log.append(STARTED)
    os.utime(folder / RECIPE, (second, second))
    return folder


def test_a_shelf_where_nothing_was_trained_is_empty(run_list: RunList) -> None:
    assert run_list.runs() == []
    assert not run_list.folder.exists()


def test_runs_are_listed_the_youngest_first_and_a_new_shelf_lists_the_same(
    run_list: RunList,
) -> None:
    for name, second in (("old", 100), ("young", 300), ("middle", 200)):
        add(run_list, name, second=second)
    (run_list.folder / "notes.txt").write_text("no run", encoding="utf-8")
    assert [run.name for run in run_list.runs()] == ["young", "middle", "old"]
    assert RunList(run_list.folder).runs() == run_list.runs()


def test_a_damaged_folder_is_one_of_the_list(run_list: RunList) -> None:
    add(run_list, "whole", second=100)
    (run_list.folder / "broken").mkdir()
    states = {run.name: run.state for run in run_list.runs()}
    assert states == {"whole": RunState.UNFINISHED, "broken": RunState.DAMAGED}


def test_a_new_folder_is_never_one_that_is_there(run_list: RunList) -> None:
    folders = []
    for _ in range(3):
        folder = run_list.new_folder("pen")
        assert not folder.exists()
        folder.mkdir(parents=True)
        folders.append(folder.name)
    assert folders == ["pen-1", "pen-2", "pen-3"]


def test_a_name_survives_and_is_told(run_list: RunList, qtbot: QtBot) -> None:
    folder = add(run_list, "run", second=100)
    with qtbot.waitSignal(run_list.changed):
        run_list.rename(folder, "Mein Lauf")
    assert RunList(run_list.folder).runs()[0].name == "Mein Lauf"


def test_what_cannot_be_renamed_is_said(run_list: RunList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run_list.failed) as failed:
        run_list.rename(run_list.folder / "gone", "Mein Lauf")
    assert failed.args is not None
    assert failed.args[0].startswith("gone could not be renamed: ")


def test_a_run_that_is_trained_is_not_thrown_away(run_list: RunList, qtbot: QtBot) -> None:
    folder = add(run_list, "run", second=100)
    with RunLock(folder), qtbot.waitSignal(run_list.failed) as failed:
        run_list.delete(folder)
    assert failed.args == ["run is being trained: stop it before you delete it."]
    assert folder.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it is a real trash")
def test_a_run_is_moved_to_the_trash(
    run_list: RunList, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    folder = add(run_list, "run", second=100)
    with qtbot.waitSignal(run_list.changed):
        run_list.delete(folder)
    assert not folder.exists()
    trashed = list((tmp_path / "home" / "Trash" / "files").iterdir())
    assert [(path / RECIPE).exists() for path in trashed] == [True]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it is a real trash")
def test_what_cannot_be_moved_to_the_trash_stays_and_is_said(
    run_list: RunList, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("a file where the trash would be", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    folder = add(run_list, "run", second=100)
    with qtbot.waitSignal(run_list.failed) as failed:
        run_list.delete(folder)
    assert failed.args is not None
    assert failed.args[0].startswith("run could not be moved to the trash and is still there: ")
    assert folder.exists()


def test_runs_are_kept_beside_the_settings_that_were_named_else_with_the_person_s_data(
    qtbot: QtBot, tmp_path: Path
) -> None:
    assert Settings(tmp_path / "s.ini").data_folder == tmp_path / "data"
    assert Settings().data_folder.name == "LeNet-5 Lab"


def test_a_run_of_many_events_is_read_beside_the_event_loop(
    run_list: RunList, qtbot: QtBot
) -> None:
    folder = add(run_list, "long", second=200)
    add(run_list, "short", second=100)
    with (folder / EVENTS).open("ab") as file:
        file.write(b"x\n" * AT_ONCE)
    states = [run.state for run in run_list.runs()]
    assert states == [RunState.READING, RunState.UNFINISHED]
    with qtbot.waitSignal(run_list.changed):
        pass  # nothing more is asked for
    run = run_list.runs()[0]
    assert (run.state, run.seed, run.passes) == (RunState.UNFINISHED, 7, 3)


def test_of_many_runs_some_are_there_at_once_and_all_of_them_soon(
    run_list: RunList, qtbot: QtBot
) -> None:
    for number in range(60):
        add(run_list, f"run {number}", second=number)
    unread = [run for run in run_list.runs() if run.state == RunState.READING]
    assert 0 < len(unread) < 60
    qtbot.waitUntil(lambda: all(run.state != RunState.READING for run in run_list.runs()))
    assert {run.seed for run in run_list.runs()} == {7}
