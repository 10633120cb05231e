"""The model in use: chosen, saved and kept over a restart, also when its file is lost."""

import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.context.models import ModelEntry, Models, last_model
from app.context.session import Session
from app.context.settings import Settings
from lenet.network import parameters
from lenet.network.checkpoint import Card, Model, load_model, save_model
from lenet.resources import bundled_model_path, bundled_models


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def models(session: Session, settings: Settings, tmp_path: Path, qtbot: QtBot) -> Models:
    window = QWidget()
    qtbot.addWidget(window)
    return Models(session, settings, window, tmp_path / "data")


def write_model(path: Path, seed: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    save_model(path, Model(parameters.initial(seed), Card(path.stem, seed=seed)))
    return path


def write_run(folder: Path) -> Path:
    """Write a run folder with one snapshot, and return the snapshot."""
    snapshot = write_model(folder / "snapshots" / "pass-0001.safetensors", 7)
    (folder / "recipe.toml").write_text("", encoding="utf-8")
    return snapshot


def same_numbers(one: Model, other: Model) -> bool:
    return np.array_equal(one.parameters.to_vector(), other.parameters.to_vector())


def test_files_that_are_no_models_are_named_and_the_model_in_use_stays(
    models: Models, session: Session, tmp_path: Path
) -> None:
    used = session.model
    good = write_model(tmp_path / "good.safetensors", 3)
    (tmp_path / "cut.safetensors").write_bytes(good.read_bytes()[:-100])
    (tmp_path / "pickle.safetensors").write_bytes(pickle.dumps({"c1": 1}))
    failures: list[str] = []
    models.failed.connect(failures.append)
    for name in ("cut.safetensors", "pickle.safetensors", "gone.safetensors"):
        assert not models.use(tmp_path / name)
        assert name in failures[-1]
    assert len(failures) == 3
    assert session.model is used
    assert models.use(good)
    assert session.model.card.name == "good"


def test_another_model_reads_the_drawing_again(
    models: Models, session: Session, tmp_path: Path
) -> None:
    session.begin_stroke(0.3, 0.2)
    session.extend_stroke(0.6, 0.8)
    assert session.trace is not None
    before = session.trace.distances
    models.use(write_model(tmp_path / "other.safetensors", 9))
    assert not np.allclose(session.trace.distances, before)


def test_every_bundled_model_is_in_the_list_and_opens(models: Models, session: Session) -> None:
    names = [model.name for model in models.entries]
    assert names == ["pen", "modern", "paper-distorted", "paper"]
    for model in models.entries:
        assert models.use(model.path)
        assert models.in_use == model
        assert session.model.card.name == model.name


@pytest.mark.parametrize("name", ["pen", "paper"])
def test_a_bundled_model_is_kept_by_name(
    models: Models, session: Session, tmp_path: Path, name: str
) -> None:
    models.use(bundled_models()[name])
    last = last_model(Settings(tmp_path / "settings.ini"))
    assert same_numbers(last.model, session.model)
    assert last.entry == ModelEntry(name, bundled_models()[name], bundled=True)
    assert str(bundled_models()[name]) not in (tmp_path / "settings.ini").read_text(
        encoding="utf-8"
    )


def test_a_file_of_the_user_is_kept_by_its_path(models: Models, tmp_path: Path) -> None:
    path = write_model(tmp_path / "meins 模型.safetensors", 4)
    models.use(path)
    last = last_model(Settings(tmp_path / "settings.ini"))
    assert last.model.card.seed == 4
    assert last.entry.path == path
    assert models.entries[-1].path == path


@pytest.mark.parametrize("harm", ["gone", "cut"])
def test_a_model_that_cannot_be_read_at_the_start_is_named_and_the_bundled_one_used(
    models: Models, session: Session, settings: Settings, tmp_path: Path, harm: str
) -> None:
    path = write_model(tmp_path / "mine.safetensors", 4)
    models.use(path)
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-100])
    last = last_model(settings)
    assert same_numbers(last.model, load_model(bundled_model_path()))
    session.use_model(last.model)
    models.start_with(last)
    assert "mine.safetensors" in models.start_fault
    assert models.in_use is not None
    assert models.in_use.bundled


def test_a_snapshot_in_use_survives_the_end_of_its_run(
    models: Models, session: Session, settings: Settings, tmp_path: Path
) -> None:
    models.use(write_run(tmp_path / "run"))
    used = session.model
    shutil.rmtree(tmp_path / "run")
    last = last_model(settings)
    assert last.fault == ""
    assert same_numbers(last.model, used)
    assert last.entry.path.parent == tmp_path / "data"


def test_a_model_without_a_file_is_copied_and_kept(
    models: Models, session: Session, settings: Settings
) -> None:
    model = Model(parameters.initial(11), Card("run 3/4: half way?", passes=2))
    models.use(model)
    models.use(model)
    assert session.model is model
    last = last_model(settings)
    assert same_numbers(last.model, model)
    assert last.model.card == model.card
    assert len([m for m in models.entries if not m.bundled]) == 1


def test_a_model_that_cannot_be_copied_is_used_until_the_program_ends(
    session: Session, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "data").write_text("a file where a folder is needed", encoding="utf-8")
    window = QWidget()
    qtbot.addWidget(window)
    models = Models(session, settings, window, tmp_path / "data" / "models")
    said: list[str] = []
    models.said.connect(said.append)
    model = Model(parameters.initial(11), Card("live"))
    assert models.use(model)
    assert session.model is model
    assert len(said) == 1


def test_a_live_network_of_a_training_run_is_not_kept(
    models: Models, session: Session, settings: Settings
) -> None:
    models.use(bundled_models()["paper"])
    session.use_model(Model(parameters.initial(1), Card("live")))
    assert models.in_use is None
    assert last_model(settings).entry.name == "paper"


def test_a_model_has_the_name_of_its_card_and_its_file_where_two_have_the_same(
    models: Models, session: Session, tmp_path: Path
) -> None:
    for seed in (1, 2):
        models.use(Model(parameters.initial(seed), Card(name="quick")))
        assert session.model.card.name == "quick"
    assert len(models.entries) == len(bundled_models()) + 2
    for entry in models.entries[-2:]:
        assert models.name_of(entry) == f"quick ({entry.name})"
    models.use(Model(parameters.initial(3), Card(name="quick-2")))
    assert models.in_use is not None
    assert models.name_of(models.in_use) == "quick-2"


def test_the_card_takes_the_errors_that_were_counted_and_keeps_them(
    models: Models, session: Session, tmp_path: Path
) -> None:
    models.use(Model(parameters.initial(1), Card(name="quick-2")))
    models.take_errors(123, 10_000)
    assert session.model.card.error_rate == 0.0123
    assert models.in_use is not None
    assert load_model(models.in_use.path).card.test_errors == 123
    models.take_errors(5, 10_000)
    assert session.model.card.test_errors == 123
    models.use(bundled_models()["pen"])
    known = session.model.card
    models.take_errors(1, 10_000)
    assert session.model.card == known


def test_a_saved_model_has_its_card_and_is_in_the_list(
    models: Models, session: Session, tmp_path: Path
) -> None:
    models.use(bundled_models()["modern"])
    assert models.save(tmp_path / "copy")
    again = load_model(tmp_path / "copy.safetensors")
    assert same_numbers(again, session.model)
    assert again.card == replace(session.model.card, name="copy")
    assert models.entries[-1].name == "copy"


def test_a_model_that_cannot_be_saved_is_named(models: Models, tmp_path: Path) -> None:
    failures: list[str] = []
    models.failed.connect(failures.append)
    assert not models.save(tmp_path / "no" / "model.safetensors")
    assert len(failures) == 1
    assert "model.safetensors" in failures[0]


def test_a_file_removed_from_the_list_stays_on_the_disk(models: Models, tmp_path: Path) -> None:
    path = write_model(tmp_path / "mine.safetensors", 4)
    models.use(path)
    models.remove(models.entries[-1])
    assert all(model.bundled for model in models.entries)
    assert path.exists()


def test_the_users_twelve_latest_models_are_in_the_list(models: Models, tmp_path: Path) -> None:
    paths = [write_model(tmp_path / f"{number}.safetensors", number) for number in range(13)]
    for path in paths:
        models.use(path)
    assert [model.path for model in models.entries if not model.bundled] == paths[:0:-1]


def test_a_model_is_offered_a_file_of_its_name_and_takes_that_of_the_file(
    models: Models, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def choose(_: QWidget, title: str, start: str, kinds: str) -> tuple[str, str]:
        proposed.append(start)
        return str(tmp_path / "there.safetensors"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    session.use_model(Model(parameters.initial(1), Card("run 3/4: half way?")))
    models.ask_and_save()
    assert Path(proposed[0]).name == "run-3-4-half-way.safetensors"
    session.use_model(Model(parameters.initial(2), Card("another")))
    models.use(tmp_path / "there.safetensors")
    assert session.model.card.name == "there"
