"""Every fault of a training child is a state and a sentence, and its run can be resumed."""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.context.training.trainer import Trainer
from app.context.training.training_state import TrainingState
from lenet.data.stroke_augment import InkSettings
from lenet.runs.events import (
    PassDone,
    RunDone,
    RunStopped,
    to_line,
)
from lenet.runs.folder import MODEL, RECIPE
from lenet.runs.recipe import Minibatch
from lenet.training.torch_extra import torch_command
from tests.app.context.training.samples import Bench, endless, much_ink, quick, spec_of

TO_TRAINER = "from lenet.cli.main import main; sys.exit(main(['train', *sys.argv[1:]]))"


def test_a_folder_that_is_taken_is_said(bench: Bench) -> None:
    bench.folder.mkdir(parents=True)
    (bench.folder / "notes.txt").write_text("mine", encoding="utf-8")
    bench.start(quick())
    assert bench.complaint() == (
        f"{bench.folder} is not empty: give a new folder, or resume that run."
    )


def test_a_folder_that_is_no_run_is_not_resumed(bench: Bench, tmp_path: Path) -> None:
    bench.trainer.resume(tmp_path)
    assert bench.complaint() == f"{tmp_path} is not a run: it has no {RECIPE}."


def test_a_child_that_never_starts_is_said(bench: Bench, tmp_path: Path) -> None:
    bench.trainer = Trainer(command=(str(tmp_path / "no such program"),))
    bench.listen()
    bench.start(quick())
    assert bench.complaint().startswith("Training could not be started: ")


def test_without_torch_a_sentence_says_how_to_get_it(bench: Bench) -> None:
    bench.let_run("sys.modules['torch'] = None\n" + TO_TRAINER)
    bench.start(quick())
    assert bench.complaint() == (
        "The recipe quick learns in batches and needs torch, which is not installed; in a terminal,"
        f" {torch_command()} installs it. The recipe paper does without."
    )


def test_a_child_that_raises_is_said_with_the_error(bench: Bench) -> None:
    bench.let_run("raise ValueError('the cat sat on it')")
    bench.start(quick())
    assert bench.complaint() == (
        "Training ended before it had begun: ValueError: the cat sat on it."
    )


def test_a_child_that_ends_without_a_word_is_said(bench: Bench) -> None:
    bench.let_run("sys.exit(9)")
    bench.start(quick())
    assert bench.complaint() == "Training ended before it had begun: exit status 9."


@pytest.mark.skipif(sys.platform == "win32", reason="there the end of a process has no signal")
def test_a_child_that_is_killed_is_said_and_its_run_goes_on(bench: Bench) -> None:
    bench.start(endless())
    bench.hear(PassDone)
    os.kill(bench.trainer.process_id, signal.SIGKILL)
    assert bench.complaint() == (
        "Training ended before its time (it was killed, or it crashed); what it learned is kept,"
        " and the run can be resumed."
    )
    bench.trainer.resume(bench.folder)
    bench.hear(PassDone)


def test_nonsense_from_a_child_is_said_once_and_the_events_around_it_are_heard(
    bench: Bench,
) -> None:
    bench.let_run(
        "out = sys.stdout.buffer\n"
        "out.write(b'\\xff\\xfe nonsense \\x00\\n' * 1000)\n"
        "out.write(b'x' * 3_000_000)\n"
        'out.write(b\'\\n{"event": "RunSto\'); out.flush()\n'
        'out.write(b\'pped", "number": 4}\\n\\n\')'
    )
    bench.start(quick())
    sentence = bench.complaint()
    assert sentence.startswith("Training wrote a line that means nothing, and goes on: ")
    assert len(sentence) < 300
    assert bench.trainer.status.ending == RunStopped(4)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_full_disk_is_said_and_the_run_can_be_resumed(bench: Bench) -> None:
    # Room for the first network of 240 KB, but not for the state of 1 MB.
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))\n"
    bench.let_run(limit + TO_TRAINER)
    bench.start(quick())
    sentence = bench.complaint()
    assert sentence.startswith(f"{bench.folder} cannot be written: ")
    assert sentence.endswith(". The run can be resumed once that is put right.")
    bench.trainer = Trainer()
    bench.listen()
    bench.trainer.resume(bench.folder)
    bench.until(TrainingState.IDLE)
    assert isinstance(bench.trainer.status.ending, RunDone)


def test_numbers_that_grow_beyond_bounds_are_said_with_what_to_try(bench: Bench) -> None:
    wild = Minibatch(batch=32, rate=1.0, warm_up=0.0, weight_decay=1.0)
    bench.start(replace(endless(), minibatch=wild))
    bench.trainer.set_rate(1e6)
    sentence = bench.complaint()
    assert "the numbers grew beyond all bounds" in sentence
    assert "A lower rate may help." in sentence


def test_a_child_that_does_not_stop_is_ended(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.context.training.child_process._PATIENCE_MS", 200)
    bench.let_run('print(\'{"event": "RunResumed", "after": 3}\', flush=True)\nwhile 1: pass')
    bench.start(quick())
    bench.until(TrainingState.RUNNING)
    bench.trainer.stop()
    bench.until(TrainingState.IDLE)


def test_a_stop_while_drawings_are_inked_is_no_fault(bench: Bench, tmp_path: Path) -> None:
    recipe = replace(endless(), ink=InkSettings(versions=9))
    spec = spec_of(recipe, bench.data)
    ink = str(much_ink(tmp_path / "ink.jsonl"))
    bench.trainer.start(replace(spec, ink=(ink,)), bench.folder)
    bench.trainer.stop()
    bench.until(TrainingState.IDLE)
    assert bench.complaints == []
    assert bench.states == [TrainingState.STARTING, TrainingState.STOPPING, TrainingState.IDLE]
    assert not bench.folder.exists()


def test_a_child_that_does_not_stop_is_not_called_crashed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.context.training.child_process._PATIENCE_MS", 200)
    bench.let_run("while 1: pass")
    bench.start(quick())
    bench.trainer.stop()
    assert bench.complaint() == (
        "Training ended before it had begun: it did not stop in time and was killed."
    )


def test_an_event_that_comes_in_two_parts_is_heard_as_one(bench: Bench) -> None:
    bench.let_run(
        'sys.stdout.write(\'{"event": "RunResumed", "after": 3}\\n{"event": "RunSto\')\n'
        "sys.stdout.flush()\n"
        "while 'stop' not in sys.stdin.readline().lower(): pass\n"
        'print(\'pped", "number": 4}\')'
    )
    bench.start(quick())
    bench.until(TrainingState.RUNNING)
    bench.trainer.stop()
    bench.until(TrainingState.IDLE)
    assert bench.complaints == []
    assert bench.trainer.status.ending == RunStopped(4)


def test_a_run_that_is_done_is_handed_over_to_nobody(bench: Bench) -> None:
    bench.let_run(f"print({to_line(RunDone(1, 1.0, 2, 40, MODEL))!r})")
    handed_over: list[bool] = []
    bench.trainer.handed_over.connect(lambda: handed_over.append(True))
    bench.start(quick())
    bench.until(TrainingState.IDLE)
    assert isinstance(bench.trainer.status.ending, RunDone)
    assert handed_over == []
