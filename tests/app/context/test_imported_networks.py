"""Opening a network of any program: by the dialog, at the start, and what is no network."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.context.imported_networks import ImportedNetworks, models_at_start
from app.context.models import Models
from app.context.session import Session
from app.context.settings import Settings
from lenet.errors import InputError
from lenet.exchange.export import export_model
from lenet.network.checkpoint import Card, Model, save_model
from lenet.network.parameters import initial
from lenet.network.tutorial import TutorialModel
from lenet.resources import tutorial_model_paths

MODEL = Model(initial(5), Card("five"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "s.ini")


@pytest.fixture
def imported(settings: Settings, tmp_path: Path, qtbot: QtBot) -> ImportedNetworks:
    window = QWidget()
    qtbot.addWidget(window)
    models = Models(Session(Model(initial(0), Card("zero"))), settings, window, tmp_path / "data")
    return ImportedNetworks(models, settings, window)


@pytest.mark.parametrize("suffix", [".safetensors", ".onnx"])
def test_a_network_of_1998_is_in_use_and_in_the_list(
    imported: ImportedNetworks,
    suffix: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    path = tmp_path / f"net{suffix}"
    save_model(path, MODEL) if suffix == ".safetensors" else export_model(MODEL, path)

    def choose(_: QWidget, title: str, start: str, kinds: str) -> tuple[str, str]:
        assert "*.safetensors *.onnx" in kinds
        return str(path), kinds

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    with qtbot.waitSignal(imported.models.changed, timeout=20_000):
        imported.ask_and_open()
    used = imported.models.in_use
    assert used is not None
    # The list has files of the program's own kind: of ONNX it keeps a copy.
    assert (used.path == path) == (suffix == ".safetensors")
    again = imported.load(used)
    assert isinstance(again, Model)
    assert (again.parameters.to_vector() == MODEL.parameters.to_vector()).all()
    assert imported.network is None


def test_the_program_starts_with_a_name_a_file_or_beside_a_tutorial_network(
    settings: Settings, tmp_path: Path
) -> None:
    first, beside = models_at_start("paper", settings)
    assert (first.entry.name, first.entry.bundled, beside) == ("paper", True, None)
    save_model(tmp_path / "x.safetensors", MODEL)
    first, beside = models_at_start(tmp_path / "x.safetensors", settings)
    assert (first.model.card.name, beside) == ("five", None)
    first, beside = models_at_start(tutorial_model_paths()[0], settings)
    assert first.entry.name == "pen"  # as without a name
    assert isinstance(beside, TutorialModel)
    assert models_at_start(None, settings)[0].entry.name == "pen"
    with pytest.raises(InputError, match="papr is no model: give one of pen, "):
        models_at_start("papr", settings)
