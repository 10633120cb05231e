"""However `lenet train` is told to stop, and at whatever moment, it loses nothing."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from lenet.data.stroke_augment import InkSettings
from lenet.runs.commands import Pause, ShowLive, Stop
from lenet.runs.events import RunPaused, RunStopped, SnapshotSaved
from lenet.runs.folder import load_state, open_run
from lenet.runs.recipe_file import recipe_text
from tests.app.context.training.samples import endless, much_ink, write_digits
from tests.lenet.cli.child import Child, start
from tests.lenet.training.samples import DRAWN
from tests.process import ROOT, run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_digits(tmp_path / "digits")


ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs the signals of POSIX")


@ON_POSIX
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_to_end_stops_a_run_where_it_is(
    name: str, children: list[Child], data: Path, tmp_path: Path
) -> None:
    child = start(children, data, tmp_path / "run")
    child.until(SnapshotSaved)
    os.kill(child.process.pid, getattr(signal, name))
    stopped = child.until(RunStopped)
    assert isinstance(stopped, RunStopped)
    assert child.end() == (0, "")
    assert open_run(tmp_path / "run").events[-1] == stopped
    state = load_state(tmp_path / "run")
    assert state is not None
    assert (state.number, state.done) == (stopped.number, stopped.done)


@ON_POSIX
def test_a_hang_up_that_is_to_be_ignored_is_ignored(
    children: list[Child], data: Path, tmp_path: Path
) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as `nohup` does; children inherit it
    try:
        child = start(children, data, tmp_path / "run")
    finally:
        signal.signal(signal.SIGHUP, before)
    child.until(SnapshotSaved)
    os.kill(child.process.pid, signal.SIGHUP)
    child.ask(Pause())
    assert isinstance(child.until(RunPaused), RunPaused)


@ON_POSIX
def test_a_signal_in_a_pause_stops_the_run(
    children: list[Child], data: Path, tmp_path: Path
) -> None:
    child = start(children, data, tmp_path / "run")
    child.ask(Pause())
    child.until(RunPaused)
    os.kill(child.process.pid, signal.SIGTERM)
    assert child.until(RunStopped) == RunStopped(0)
    assert child.end() == (0, "")


def test_a_stop_while_drawings_are_inked_is_obeyed_at_once_and_leaves_no_folder(
    children: list[Child], data: Path, tmp_path: Path
) -> None:
    recipe, ink = tmp_path / "drawn.toml", much_ink(tmp_path / "ink.jsonl")
    recipe.write_text(recipe_text(replace(DRAWN, ink=InkSettings(versions=9))), encoding="utf-8")
    arguments = ("--recipe", recipe, "--data", data, "--ink", ink, "--out", tmp_path / "run")
    child = Child(*arguments)
    children.append(child)
    child.ask(ShowLive(False), Stop())
    assert list(child.events()) == []
    assert child.end() == (0, "")
    assert not (tmp_path / "run").exists()


@ON_POSIX
def test_output_without_a_reader_stops_a_persons_run_and_says_so(
    children: list[Child], data: Path, tmp_path: Path
) -> None:
    recipe = tmp_path / "recipe.toml"
    recipe.write_text(recipe_text(endless()), encoding="utf-8")
    arguments = ("--recipe", recipe, "--data", data, "--out", tmp_path / "run")
    with subprocess.Popen(
        [sys.executable, "-m", "lenet", "train", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(60) == 1
    assert said == (
        "lenet: the output cannot be written (Broken pipe), so the run was stopped; --resume goes"
        " on from here\n"
    )
    assert isinstance(open_run(tmp_path / "run").events[-1], RunStopped)


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
from lenet.cli.main import main
sys.exit(main(["train", *sys.argv[1:]]))
"""


@ON_POSIX
def test_a_start_that_fails_leaves_no_folder(data: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "recipe.toml"
    recipe.write_text(recipe_text(endless()), encoding="utf-8")
    # Room for the recipe, but not for the first network.
    arguments = ("--recipe", recipe, "--data", data, "--out", tmp_path / "run")
    result = run("-c", LIMITED, *arguments)
    assert result.returncode == 2
    assert result.stderr == f"lenet: {tmp_path / 'run'} cannot be used: File too large.\n"
    assert not (tmp_path / "run").exists()
