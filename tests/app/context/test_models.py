"""Which model reads: chosen, saved, kept over a restart, whatever becomes of its file."""

import pickle
import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.context.models import Listed, Models, kept_model
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
    """A run folder with one snapshot, which is given."""
    snapshot = write_model(folder / "snapshots" / "pass-0001.safetensors", 7)
    (folder / "recipe.toml").write_text("", encoding="utf-8")
    return snapshot


def same_numbers(one: Model, other: Model) -> bool:
    return np.array_equal(one.parameters.to_vector(), other.parameters.to_vector())


def test_wrong_models_are_named_and_the_running_model_stays(
    models: Models, session: Session, tmp_path: Path
) -> None:
    running = session.model
    good = write_model(tmp_path / "good.safetensors", 3)
    (tmp_path / "cut.safetensors").write_bytes(good.read_bytes()[:-100])
    (tmp_path / "pickle.safetensors").write_bytes(pickle.dumps({"c1": 1}))
    failures: list[str] = []
    models.failed.connect(failures.append)
    for name in ("cut.safetensors", "pickle.safetensors", "gone.safetensors"):
        assert not models.use(tmp_path / name)
        assert name in failures[-1]
    assert len(failures) == 3
    assert session.model is running
    assert models.use(good)
    assert session.model.card.name == "good"


def test_another_model_reads_the_same_drawing_anew(
    models: Models, session: Session, tmp_path: Path
) -> None:
    session.begin_stroke(0.3, 0.2)
    session.extend_stroke(0.6, 0.8)
    assert session.trace is not None
    before = session.trace.distances
    models.use(write_model(tmp_path / "other.safetensors", 9))
    assert not np.allclose(session.trace.distances, before)


def test_every_bundled_model_is_at_hand_and_opens(models: Models, session: Session) -> None:
    names = [model.name for model in models.at_hand]
    assert names == ["pen", "modern", "paper-distorted", "paper"]
    for model in models.at_hand:
        assert models.use(model.path)
        assert models.in_use == model
        assert session.model.card.name == model.name


@pytest.mark.parametrize("name", ["pen", "paper"])
def test_a_bundled_model_is_kept_by_name(
    models: Models, session: Session, tmp_path: Path, name: str
) -> None:
    models.use(bundled_models()[name])
    kept = kept_model(Settings(tmp_path / "settings.ini"))
    assert same_numbers(kept.model, session.model)
    assert kept.place == Listed(name, bundled_models()[name], bundled=True)
    assert str(bundled_models()[name]) not in (tmp_path / "settings.ini").read_text(
        encoding="utf-8"
    )


def test_a_model_of_the_persons_own_is_kept_by_its_place(models: Models, tmp_path: Path) -> None:
    path = write_model(tmp_path / "meins 模型.safetensors", 4)
    models.use(path)
    kept = kept_model(Settings(tmp_path / "settings.ini"))
    assert kept.model.card.seed == 4
    assert kept.place.path == path
    assert models.at_hand[-1].path == path


@pytest.mark.parametrize("harm", ["gone", "cut"])
def test_a_kept_model_that_cannot_be_read_gives_way_to_the_bundled_one_and_is_named(
    models: Models, session: Session, settings: Settings, tmp_path: Path, harm: str
) -> None:
    path = write_model(tmp_path / "mine.safetensors", 4)
    models.use(path)
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-100])
    kept = kept_model(settings)
    assert same_numbers(kept.model, load_model(bundled_model_path()))
    session.use_model(kept.model)
    models.begin(kept)
    assert "mine.safetensors" in models.fault
    assert models.in_use is not None
    assert models.in_use.bundled


def test_a_snapshot_in_use_survives_the_end_of_its_run(
    models: Models, session: Session, settings: Settings, tmp_path: Path
) -> None:
    models.use(write_run(tmp_path / "run"))
    used = session.model
    shutil.rmtree(tmp_path / "run")
    kept = kept_model(settings)
    assert kept.fault == ""
    assert same_numbers(kept.model, used)
    assert kept.place.path.parent == tmp_path / "data"


def test_a_model_without_a_file_is_kept_too(
    models: Models, session: Session, settings: Settings
) -> None:
    model = Model(parameters.initial(11), Card("run 3/4: half way?", passes=2))
    models.use(model)
    models.use(model)
    assert session.model is model
    kept = kept_model(settings)
    assert same_numbers(kept.model, model)
    assert kept.model.card == model.card
    assert len([m for m in models.at_hand if not m.bundled]) == 1


def test_where_nothing_can_be_kept_the_model_is_used_and_that_is_said(
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


def test_a_live_network_that_passes_by_is_not_kept(
    models: Models, session: Session, settings: Settings
) -> None:
    models.use(bundled_models()["paper"])
    session.use_model(Model(parameters.initial(1), Card("live")))
    assert models.in_use is None
    assert kept_model(settings).place.name == "paper"


def test_a_saved_model_comes_back_with_its_card_and_is_at_hand(
    models: Models, session: Session, tmp_path: Path
) -> None:
    models.use(bundled_models()["modern"])
    assert models.save(tmp_path / "copy")
    again = load_model(tmp_path / "copy.safetensors")
    assert same_numbers(again, session.model)
    assert again.card == session.model.card
    assert models.at_hand[-1].name == "copy"


def test_saving_where_nothing_can_be_written_is_said(models: Models, tmp_path: Path) -> None:
    failures: list[str] = []
    models.failed.connect(failures.append)
    assert not models.save(tmp_path / "no" / "model.safetensors")
    assert len(failures) == 1
    assert "model.safetensors" in failures[0]


def test_a_file_can_be_taken_from_the_list_and_stays_on_the_disk(
    models: Models, tmp_path: Path
) -> None:
    path = write_model(tmp_path / "mine.safetensors", 4)
    models.use(path)
    models.forget(models.at_hand[-1])
    assert all(model.bundled for model in models.at_hand)
    assert path.exists()
