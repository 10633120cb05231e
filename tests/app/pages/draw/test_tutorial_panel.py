"""The tutorial panel: today's networks beside the one of 1998, on the same drawing."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from safetensors.numpy import save_file

from app.context.imported_networks import ImportedNetworks
from app.context.models import Models
from app.context.selection import Selection
from app.context.session import Session
from app.context.settings import Settings
from app.pages.draw.panels.tutorial_panel import TutorialPanel
from app.style.theme import Appearance
from lenet.network.checkpoint import load_model
from lenet.network.tutorial import load_tutorial, tutorial_forward
from lenet.resources import bundled_model_path, tutorial_model_paths
from tests.benchmarks.strokes import two_strokes
from tests.lenet.exchange.networks import as_torch, bundled


@pytest.fixture
def session() -> Session:
    session = Session(load_model(bundled_model_path()))
    for stroke in two_strokes(points=60):
        session.begin_stroke(*stroke[0].tolist())
        for place in stroke[1:].tolist():
            session.extend_stroke(*place)
    return session


@pytest.fixture
def imported(session: Session, qtbot: QtBot, tmp_path: Path) -> ImportedNetworks:
    window = QWidget()
    qtbot.addWidget(window)
    settings = Settings()
    return ImportedNetworks(Models(session, settings, window, tmp_path), settings, window)


@pytest.fixture
def panel(
    session: Session, imported: ImportedNetworks, appearance: Appearance, qtbot: QtBot
) -> TutorialPanel:
    panel = TutorialPanel(session, Selection(session), appearance, imported)
    qtbot.addWidget(panel)
    panel.resize(640, 618)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_both_shipped_networks_read_the_same_drawing(
    panel: TutorialPanel, session: Session
) -> None:
    assert session.rasterized is not None
    columns = panel.figure.columns
    assert len(columns) == 3
    assert [column.answer for column in columns] == [4, 4, 4]
    for column, path in zip(columns[1:], tutorial_model_paths(), strict=True):
        trace = tutorial_forward(load_tutorial(path).parameters, session.rasterized.image)
        np.testing.assert_array_equal(column.layers["c3"].values, trace.c3)
        assert column.outputs is not None
        assert column.outputs.sum() == pytest.approx(100, abs=1e-3)


def test_each_column_counts_its_trained_parameters(panel: TutorialPanel) -> None:
    old, relu, tanh = panel.figure.columns
    assert "60,000" in old.aside
    assert "61,706" in relu.aside
    assert "61,706" in tanh.aside
    for layer, counts in (("s2", "12 0 0"), ("c3", "1,516 2,416 2,416"), ("s4", "32 0 0")):
        for column, count in zip((old, relu, tanh), counts.split(), strict=True):
            assert f"· {count} par." in column.layers[layer].caption
    assert "ReLU" in relu.layers["c1"].caption
    assert "max" in relu.layers["s2"].caption
    assert "mean" in tanh.layers["s2"].caption
    at = panel.figure.place(1, "c3").center()
    assert "151,600" in panel.figure.tip_at(at)
    assert "241,600" in panel.figure.tip_at(at)


def test_it_follows_the_pen_and_a_blank_canvas(panel: TutorialPanel, session: Session) -> None:
    before = panel.figure.grab().toImage()
    session.extend_stroke(0.2, 0.3)
    assert panel.figure.grab().toImage() != before
    session.clear()
    assert all(not column.layers for column in panel.figure.columns)


def test_a_students_network_stands_beside_the_bundled_one_that_squashes_alike(
    panel: TutorialPanel, imported: ImportedNetworks, tmp_path: Path, qtbot: QtBot
) -> None:
    facts = {"pooling": "mean", "background": "-0.1", "ink": "1.175"}
    path = tmp_path / "my first net.safetensors"
    save_file(as_torch(bundled(1).arrays()), path, metadata=facts)
    with qtbot.waitSignal(imported.opened, timeout=20_000):
        imported.open(path)
    old, own, tanh = panel.figure.columns
    assert [old.answer, own.answer, tanh.answer] == [4, 4, 4]
    assert own.title.startswith("my first net")
    np.testing.assert_array_equal(own.layers["f6"].values, tanh.layers["f6"].values)
    said = panel.text_label.text()
    assert "my first net is read with tanh and mean pooling, paper −0.10 and ink 1.18" in said
    assert "of the first 500 test digits" in said


def test_a_file_that_is_no_network_leaves_all_as_it_was(
    panel: TutorialPanel, imported: ImportedNetworks, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "x.pt").write_bytes(b"PK\x03\x04 and so on")
    with qtbot.waitSignal(imported.failed, timeout=20_000) as failed:
        imported.open(tmp_path / "x.pt")
    assert "is a pickle, which can run code" in failed.args[0]
    assert imported.network is None
    assert len(panel.figure.columns) == 3
