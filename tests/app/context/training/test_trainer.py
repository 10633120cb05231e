"""The trainer runs real children, and every ending of one is a state and a sentence."""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.context.training.curve_values import RunCurves
from app.context.training.trainer import Trainer, TrainingState
from lenet.data.stroke_augment import InkSettings
from lenet.network.checkpoint import Model
from lenet.runs.commands import SetStops
from lenet.runs.events import (
    BatchDone,
    PassDone,
    RunDone,
    RunPaused,
    RunResumed,
    RunStarted,
    RunStopped,
)
from lenet.runs.folder import EVENTS, MODEL, RECIPE, open_run
from lenet.runs.lock import is_trained
from lenet.runs.recipe import Minibatch
from lenet.runs.spec import Stops
from tests.app.context.training.samples import START_MS, Bench, endless, much_ink, quick, spec_of

TO_TRAINER = "from lenet.cli.main import main; sys.exit(main(['train', *sys.argv[1:]]))"


def test_a_run_is_started_followed_and_done(bench: Bench) -> None:
    bench.start(quick())
    assert bench.trainer.is_busy
    bench.hear(RunDone)
    bench.until(TrainingState.IDLE)
    assert bench.complaints == []
    assert bench.states == [TrainingState.STARTING, TrainingState.RUNNING, TrainingState.IDLE]
    assert isinstance(bench.trainer.status.ending, RunDone)
    assert [event.number for event in bench.trainer.status.passes] == [1, 2]
    assert len(bench.trainer.status.curves.batch_loss) == 4
    assert (bench.folder / MODEL).is_file()


def test_the_curves_are_emitted_from_the_start_to_the_end(bench: Bench) -> None:
    emitted: list[RunCurves] = []
    bench.trainer.curves_changed.connect(emitted.append)
    bench.start(quick())
    bench.hear(RunDone)
    bench.until(TrainingState.IDLE)
    assert {curves.folder for curves in emitted} == {bench.folder}
    counts = [len(curves.curves.batch_loss) for curves in emitted]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (0, 4)
    assert 2 in [curves.passes for curves in emitted]
    assert emitted[-1].passes is None  # no more are going to come


def test_pause_one_batch_one_pass_go_on_and_stop(bench: Bench) -> None:
    bench.start(endless())
    bench.hear(PassDone)
    bench.trainer.pause()
    bench.until(TrainingState.PAUSED)
    before = bench.trainer.status.curves
    bench.hear(RunPaused, bench.trainer.one_batch)
    assert len(bench.trainer.status.curves.batch_loss) == len(before.batch_loss) + 1
    passes = len(bench.trainer.status.passes)
    bench.hear(RunPaused, bench.trainer.one_pass)
    assert len(bench.trainer.status.passes) in (passes + 1, passes + 2)
    assert bench.trainer.status.place == len(bench.trainer.status.passes)
    bench.hear(BatchDone, bench.trainer.go_on)
    bench.trainer.stop()
    assert bench.states[-2:] == [TrainingState.RUNNING, TrainingState.STOPPING]
    bench.until(TrainingState.IDLE)
    assert isinstance(bench.trainer.status.ending, RunStopped)
    assert isinstance(open_run(bench.folder).events[-1], RunStopped)
    assert bench.complaints == []


def test_rate_and_conditions_change_while_it_runs(bench: Bench) -> None:
    bench.start(endless())
    bench.hear(BatchDone)
    bench.trainer.set_rate(0.5)
    bench.qtbot.waitUntil(lambda: bench.trainer.status.rate_factor == 0.5, timeout=START_MS)
    bench.trainer.ask(SetStops(error_below=1.0))
    bench.until(TrainingState.IDLE)
    assert bench.trainer.status.stops == Stops(error_below=1.0)
    assert isinstance(bench.trainer.status.ending, RunDone)
    assert bench.trainer.status.ending.reason == "error"


def test_the_network_of_the_moment_comes_while_it_is_wanted(bench: Bench) -> None:
    seen: list[Model] = []
    bench.trainer.live_arrived.connect(seen.append)
    bench.trainer.want_live(True)
    bench.start(endless())
    bench.qtbot.waitUntil(lambda: len(seen) >= 3, timeout=START_MS)
    vectors = {model.parameters.to_vector().tobytes() for model in seen}
    assert len(vectors) == len(seen)
    bench.trainer.want_live(False)
    bench.trainer.pause()
    bench.until(TrainingState.PAUSED)
    count = len(seen)
    bench.hear(RunPaused, bench.trainer.one_batch)
    assert len(seen) == count


def test_a_stopped_run_is_resumed_where_it_was(bench: Bench) -> None:
    bench.start(endless())
    bench.hear(PassDone)
    bench.trainer.stop()
    bench.until(TrainingState.IDLE)
    before = bench.trainer.status
    bench.trainer.resume(bench.folder)
    assert bench.trainer.status.started == before.started
    assert len(bench.trainer.status.curves.batch_loss) == len(before.curves.batch_loss)
    bench.hear(PassDone)
    numbers = [event.number for event in bench.trainer.status.passes]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == len(before.passes) + 1
    assert bench.complaints == []


def test_a_run_that_goes_on_with_other_arithmetic_is_said(bench: Bench) -> None:
    bench.start(endless())
    bench.hear(PassDone)
    bench.trainer.stop()
    bench.until(TrainingState.IDLE)
    events = bench.folder / EVENTS
    now = open_run(bench.folder).started.arithmetic
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace(now, "an abacus"), encoding="utf-8")
    bench.trainer.resume(bench.folder)
    bench.hear(RunResumed)
    assert bench.complaints == [
        f"The run goes on with other arithmetic than at its start ({now}; before an abacus), so"
        " the network may end with other bits."
    ]
    assert bench.trainer.is_busy


def test_only_one_run_at_a_time(bench: Bench) -> None:
    bench.start(endless())
    bench.start(endless())
    assert bench.complaints == ["A run is going on already: stop it first."]
    bench.hear(RunStarted)


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
        "Training needs torch, which is not installed; in a terminal,"
        ' python -m pip install "torch~=2.13.0" installs it.'
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


def test_the_end_of_the_program_leaves_no_process(bench: Bench) -> None:
    bench.start(endless())
    bench.hear(PassDone)
    number = bench.trainer.process_id
    bench.trainer.end_now()
    assert bench.trainer.state == TrainingState.IDLE
    assert not is_trained(bench.folder)
    assert isinstance(open_run(bench.folder).events[-1], RunStopped)
    if sys.platform != "win32":
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)


def test_cycles_of_start_and_stop_leave_nothing_behind(bench: Bench, tmp_path: Path) -> None:
    bench.let_run('sys.stdin.readline(); print(\'{"event": "RunStopped", "number": 0}\')')
    for _ in range(5):
        bench.start(quick())
        bench.until(TrainingState.IDLE)
    QApplication.sendPostedEvents(None, 52)  # deleteLater
    assert bench.trainer.findChildren(QObject) == []
    assert [t for t in bench.trainer.findChildren(QTimer) if t.isActive()] == []
    assert bench.complaints == []
