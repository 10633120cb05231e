"""The watched network: of which pass it is, and the session that reads with it for a while."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.context.models import Models
from app.context.session import Session
from app.context.settings import Settings
from app.context.training.curve_view import CurveView
from app.context.training.run_list import RunList
from app.context.training.trainer import Trainer
from app.context.training.training_state import TrainingState
from app.context.training.watched_model import WatchedModel
from lenet.network.checkpoint import Card, Model, save_model
from lenet.network.parameters import initial
from lenet.runs.events import RunStopped
from lenet.runs.folder import snapshot_path
from tests.app.context.training.samples import START_MS, Bench, endless


@dataclass
class Watch:
    """A watched model without a run under way, and what it has announced."""

    model: WatchedModel
    curve_view: CurveView
    folder: Path
    models: list[Model | None] = field(default_factory=list)
    follows: list[bool] = field(default_factory=list)

    def names(self) -> list[str]:
        return ["" if model is None else model.card.name for model in self.models]

    def write_run(self, name: str, *passes: int) -> Path:
        for number in passes:
            path = self.folder / name / snapshot_path(number)
            path.parent.mkdir(parents=True, exist_ok=True)
            save_model(path, Model(initial(number), Card(f"{name} {number}")))
        return self.folder / name


def watch_of(trainer: Trainer, session: Session, window: QWidget, folder: Path) -> Watch:
    settings = Settings(folder / "s.ini")
    curve_view = CurveView(settings, trainer, RunList(folder / "runs"))
    models = Models(session, settings, window, folder / "data")
    watch = Watch(WatchedModel(session, models, trainer, curve_view), curve_view, folder / "runs")
    watch.model.model_changed.connect(watch.models.append)
    watch.model.follows_changed.connect(watch.follows.append)
    return watch


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def watch(session: Session, window: QWidget, tmp_path: Path) -> Watch:
    return watch_of(Trainer(), session, window, tmp_path)


def assert_nothing_is_watched(model: WatchedModel) -> None:
    assert (model.passes, model.shown_pass) == ([], 0)
    assert model.snapshot is None


def test_the_newest_network_of_the_selected_run_is_watched(watch: Watch) -> None:
    run = watch.write_run("a", 0, 1, 10)
    (run / "snapshots" / "pass-0011.safetensors.part").write_bytes(b"")
    watch.curve_view.select(run)
    assert watch.model.passes == [0, 1, 10]
    assert (watch.model.pass_number, watch.model.shown_pass) == (None, 10)
    assert watch.model.snapshot == run / snapshot_path(10)
    assert not watch.model.is_live
    assert watch.names() == ["a"]
    watch.curve_view.select(None)
    assert_nothing_is_watched(watch.model)
    assert watch.names() == ["a", ""]


def test_a_pass_is_watched_until_another_run_is_selected_or_it_has_gone(watch: Watch) -> None:
    run, other = watch.write_run("a", 0, 1, 2), watch.write_run("b", 0, 1)
    watch.curve_view.select(run)
    watch.model.go_to(0)
    watch.model.go_to(0)
    assert (watch.model.shown_pass, watch.names()) == (0, ["a", "a, pass 0"])
    watch.curve_view.select(other)
    assert (watch.model.pass_number, watch.names()[-1]) == (None, "b")
    watch.model.go_to(0)
    (other / snapshot_path(0)).unlink()
    watch.curve_view.select(run)
    watch.curve_view.select(other)
    assert (watch.model.shown_pass, watch.names()[-1]) == (1, "b")


def test_a_run_that_was_deleted_or_damaged_has_no_network(watch: Watch) -> None:
    run = watch.write_run("a", 1, 2)
    watch.curve_view.select(run)
    (run / snapshot_path(1)).write_bytes(b"no model")
    watch.model.go_to(1)
    assert watch.model.model is None
    assert watch.names() == ["a", ""]


def test_the_session_reads_with_the_watched_network_and_then_with_its_own_again(
    watch: Watch, session: Session
) -> None:
    own = session.model
    watch.curve_view.select(watch.write_run("a", 1, 2))
    assert session.model is own
    for _ in range(2):
        watch.model.follow(True)
    assert session.model is watch.model.model
    watch.model.go_to(1)
    assert session.model.card.name == "a, pass 1"
    for _ in range(2):
        watch.model.follow(False)
    assert session.model is own
    assert watch.follows == [True, False]


def test_a_model_that_the_person_chooses_ends_the_following(watch: Watch, session: Session) -> None:
    watch.curve_view.select(watch.write_run("a", 1))
    watch.model.follow(True)
    chosen = Model(initial(9), Card("chosen"))
    session.use_model(chosen)
    assert (watch.model.follows, watch.follows) == (False, [True, False])
    watch.model.follow(True)
    watch.model.follow(False)
    assert session.model is chosen


def test_the_watched_network_is_used_from_now_on(watch: Watch, session: Session) -> None:
    watch.model.use()
    assert watch.follows == []
    watch.curve_view.select(watch.write_run("a", 1, 2))
    watch.model.follow(True)
    watch.model.use()
    watch.model.go_to(1)
    assert session.model.card.name == "a"
    assert (watch.model.follows, watch.follows) == (False, [True, False])


def test_the_network_that_learns_is_watched_while_its_run_is_selected(
    bench: Bench, session: Session, window: QWidget, tmp_path: Path
) -> None:
    watch = watch_of(bench.trainer, session, window, tmp_path)
    watch.model.set_active(True)
    bench.start(endless())
    watch.curve_view.select(bench.folder)
    assert watch.model.is_trained
    assert watch.model.is_live
    assert watch.model.snapshot is None
    with bench.qtbot.waitSignal(bench.trainer.live_arrived, timeout=START_MS):
        pass
    assert watch.model.model is not None
    bench.qtbot.waitUntil(lambda: 1 in watch.model.passes, timeout=START_MS)
    watch.model.go_to(0)
    assert not watch.model.is_live
    assert watch.model.snapshot == bench.folder / snapshot_path(0)
    first = watch.model.model
    with bench.qtbot.waitSignal(bench.trainer.live_arrived, timeout=START_MS):
        pass
    assert watch.model.model is first  # what learns on is not shown
    watch.model.go_to(None)
    bench.hear(RunStopped, bench.trainer.stop)
    bench.until(TrainingState.IDLE)
    assert not watch.model.is_live
    newest = bench.folder / snapshot_path(max(watch.model.passes))
    assert watch.model.snapshot == newest
    assert watch.model.model is not None
    assert watch.model.model.card.passes == max(watch.model.passes)
