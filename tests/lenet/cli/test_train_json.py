"""`python -m lenet train --json` as another program starts, steers and loses it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lenet.data.idx import read_idx_folder
from lenet.evaluation.metrics import evaluate
from lenet.network.checkpoint import load_model
from lenet.runs.commands import GoOn, OneBatch, Pause, ShowLive, Stop
from lenet.runs.events import (
    RunDone,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStopped,
    SnapshotSaved,
    from_line,
)
from lenet.runs.folder import MODEL, open_run
from lenet.runs.recipe_file import recipe_text
from tests.app.context.training.samples import quick, write_digits
from tests.lenet.cli.child import Child, start
from tests.lenet.training.samples import ONLINE

ROOT = Path(__file__).parents[3]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_digits(tmp_path / "digits")


def test_commands_on_standard_input_are_obeyed(
    children: list[Child], data: Path, tmp_path: Path
) -> None:
    child = start(children, data, tmp_path / "run")
    child.ask(Pause())
    paused = child.until(RunPaused)
    assert paused == RunPaused(1, 0)
    child.process.stdin.write("nonsense\n\n{}\n")  # type: ignore[union-attr]
    child.ask(OneBatch())
    assert child.until(RunPaused) == RunPaused(1, 32)
    child.ask(GoOn(), Stop())
    assert isinstance(child.until(RunStopped), RunStopped)
    assert child.end() == (0, "")


def test_the_end_of_the_input_stops_a_run_that_was_steered_even_in_a_pause(
    children: list[Child], data: Path, tmp_path: Path
) -> None:
    child = start(children, data, tmp_path / "run")
    child.ask(Pause())
    child.until(RunPaused)
    child.process.stdin.close()  # type: ignore[union-attr]
    child.process.stdin = None
    assert child.until(RunStopped) == RunStopped(0)
    assert child.end() == (0, "")


def test_a_run_that_nobody_steers_goes_on_without_input(
    children: list[Child], data: Path, tmp_path: Path
) -> None:
    child = start(children, data, tmp_path / "run", "--passes", "3", stdin=subprocess.DEVNULL)
    assert isinstance(child.until(RunDone), RunDone)
    assert child.end() == (0, "")


def test_a_run_whose_starter_is_gone_ends_and_can_be_resumed(
    children: list[Child], data: Path, tmp_path: Path
) -> None:
    child = start(children, data, tmp_path / "run")
    child.ask(ShowLive(False))
    child.until(SnapshotSaved)
    process = child.process
    process.stdin.close()  # type: ignore[union-attr]
    process.stdout.close()  # type: ignore[union-attr]
    process.stdin = process.stdout = None
    status, complaint = child.end()
    assert (status, complaint) in ((0, ""), (1, ""))
    last = open_run(tmp_path / "run").events[-1]
    assert isinstance(last, RunStopped)
    again = Child("--resume", tmp_path / "run", stdin=subprocess.DEVNULL)
    children.append(again)
    resumed = again.until(RunResumed)
    assert isinstance(resumed, RunResumed)
    assert (resumed.after, resumed.done) == (last.number, last.done)


def test_two_processes_never_train_in_one_folder(
    children: list[Child], data: Path, tmp_path: Path
) -> None:
    child = start(children, data, tmp_path / "run")
    child.until(SnapshotSaved)
    second = Child("--resume", tmp_path / "run")
    children.append(second)
    refused = second.until(RunFailed)
    assert isinstance(refused, RunFailed)
    assert "trained by another process" in refused.reason
    status, complaint = second.end()
    assert status == 2
    assert complaint == f"lenet: {refused.reason}\n"


def test_what_cannot_be_used_is_told_as_an_event_too(
    children: list[Child], data: Path, tmp_path: Path
) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "notes.txt").write_text("mine", encoding="utf-8")
    refused = start(children, data, tmp_path / "run").until(RunFailed)
    assert isinstance(refused, RunFailed)
    assert refused.template == "{folder} is not empty: give a new folder, or resume that run."
    assert refused.values == {"folder": str(tmp_path / "run")}


def test_conditions_to_stop_that_make_no_sense_are_refused(
    children: list[Child], data: Path, tmp_path: Path
) -> None:
    refused = start(children, data, tmp_path / "run", "--stop-below", "0").until(RunFailed)
    assert isinstance(refused, RunFailed)
    assert "error to stop at" in refused.reason
    assert not (tmp_path / "run").exists()


def without_torch(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command `train` in a Python in which torch cannot be imported."""
    code = (
        "import sys; sys.modules['torch'] = None; from lenet.cli.main import main;"
        "sys.exit(main(['train', '--json', *sys.argv[1:]]))"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_without_torch_a_sentence_says_how_to_get_it(tmp_path: Path) -> None:
    result = without_torch("--recipe", "modern", "--out", tmp_path / "run")
    assert result.returncode == 2
    event = from_line(result.stdout)
    assert isinstance(event, RunFailed)
    assert "needs torch" in event.reason
    assert "pip install" in event.reason
    assert result.stderr == f"lenet: {event.reason}\n"
    assert not (tmp_path / "run").exists()


def test_the_papers_training_needs_no_torch(data: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "online.toml"
    recipe.write_text(recipe_text(ONLINE), encoding="utf-8")
    arguments = ("--recipe", recipe, "--data", data, "--out", tmp_path / "run")
    result = without_torch(*arguments)
    assert (result.returncode, result.stderr) == (0, "")
    run = open_run(tmp_path / "run")
    assert run.started.torch == ""
    assert [done.test_count for done in run.passes] == [50, 50, 50]
    last = load_model(tmp_path / "run" / MODEL).parameters
    assert run.passes[-1].test_errors == evaluate(last, read_idx_folder(data, "test")).errors


def test_a_line_of_json_is_written_for_every_event_at_once(
    children: list[Child], data: Path, tmp_path: Path
) -> None:
    child = start(children, data, tmp_path / "run", "--passes", "2")
    assert child.process.stdout is not None
    kinds = [json.loads(line)["event"] for line in child.process.stdout]
    assert kinds[0] == "RunStarted"
    assert kinds[-1] == "RunDone"
    assert quick().name == open_run(tmp_path / "run").recipe.name
