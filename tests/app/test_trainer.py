"""The trainer runs real children, and every ending of one is a state and a sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.trainer import Trainer, TrainingState
from lenet.events import BatchDone, PassDone, RunDone, RunPaused, RunStopped
from lenet.modelfile import Model
from lenet.runs import MODEL, open_run
from tests.app.training import endless, quick, setup_of, write_digits

START_MS = 30_000


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_digits(tmp_path / "Daten 数字")


@pytest.fixture
def trainer(qtbot: QtBot) -> Iterator[Trainer]:
    trainer = Trainer()
    yield trainer
    trainer.end_now()
    assert not trainer.is_busy


@pytest.fixture
def complaints(trainer: Trainer) -> list[str]:
    heard: list[str] = []
    trainer.failed.connect(heard.append)
    return heard


def wait_for(qtbot: QtBot, trainer: Trainer, state: TrainingState) -> None:
    qtbot.waitUntil(lambda: trainer.state == state, timeout=START_MS)


def test_a_run_is_started_followed_and_done(
    qtbot: QtBot, trainer: Trainer, complaints: list[str], data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "Läufe" / "ein Lauf 一"
    states: list[TrainingState] = []
    trainer.state_changed.connect(states.append)
    trainer.start(setup_of(quick(), data), folder)
    wait_for(qtbot, trainer, TrainingState.IDLE)
    assert complaints == []
    assert states == [TrainingState.STARTING, TrainingState.RUNNING, TrainingState.IDLE]
    assert isinstance(trainer.standing.ending, RunDone)
    assert [event.number for event in trainer.standing.passes] == [1, 2]
    assert len(trainer.standing.curves.batch_loss) == 4
    assert (folder / MODEL).is_file()


def test_pause_one_batch_go_on_and_stop(
    qtbot: QtBot, trainer: Trainer, complaints: list[str], data: Path, tmp_path: Path
) -> None:
    trainer.start(setup_of(endless(), data), tmp_path / "run")
    with qtbot.waitSignal(
        trainer.event_happened, timeout=START_MS, check_params_cb=lambda e: isinstance(e, PassDone)
    ):
        pass
    trainer.pause()
    wait_for(qtbot, trainer, TrainingState.PAUSED)
    before = len(trainer.standing.curves.batch_loss)
    with qtbot.waitSignal(
        trainer.event_happened,
        timeout=START_MS,
        check_params_cb=lambda event: isinstance(event, RunPaused),
    ):
        trainer.one_batch()
    assert len(trainer.standing.curves.batch_loss) == before + 1
    with qtbot.waitSignal(
        trainer.event_happened,
        timeout=START_MS,
        check_params_cb=lambda event: isinstance(event, BatchDone),
    ):
        trainer.go_on()
    trainer.stop()
    wait_for(qtbot, trainer, TrainingState.IDLE)
    assert isinstance(trainer.standing.ending, RunStopped)
    assert isinstance(open_run(tmp_path / "run").events[-1], RunStopped)
    assert complaints == []


def test_the_network_of_the_moment_comes_while_it_is_wanted(
    qtbot: QtBot, trainer: Trainer, data: Path, tmp_path: Path
) -> None:
    seen: list[Model] = []
    trainer.live_arrived.connect(seen.append)
    trainer.want_live(True)
    trainer.start(setup_of(endless(), data), tmp_path / "run")
    qtbot.waitUntil(lambda: len(seen) >= 3, timeout=START_MS)
    vectors = {model.parameters.to_vector().tobytes() for model in seen}
    assert len(vectors) >= 3
    trainer.stop()
    wait_for(qtbot, trainer, TrainingState.IDLE)
