"""Exported pictures of the window and numbers of the trace."""

from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from app.context.session import Session
from app.context.settings import Settings
from app.shell.window import Window
from app.style.theme import LIGHT, Appearance
from app.widgets.maps.figure_export import ExportFigure
from lenet.network.checkpoint import load_model
from lenet.network.tutorial import load_tutorial
from lenet.resources import bundled_model_path, tutorial_model_paths


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    window.documents.show_example(7)
    return window


def export_figures(window: Window) -> list[ExportFigure]:
    return window.draw_page.export_figures()


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


def test_every_figure_is_saved_as_a_picture_that_is_not_empty(
    window: Window, tmp_path: Path
) -> None:
    for number, export_figure in enumerate(export_figures(window)):
        path = tmp_path / f"Blatt {number} 图.png"
        window.exports.save(export_figure, path)
        image = QImage(str(path))
        assert (image.width(), image.height()) == (export_figure.size * 2).toTuple()
        assert image.pixelColor(2, 2) == QColor(LIGHT.window)
        assert len(colours(image)) > 2


def test_the_networks_picture_has_its_titles_and_legend_as_text(
    window: Window, tmp_path: Path
) -> None:
    path = tmp_path / "network.svg"
    window.exports.save(export_figures(window)[0], path)
    root = ElementTree.parse(path).getroot()
    words = " ".join(text.strip() for text in root.itertext())
    for expected in ("C3", "16@10×10", "State of a unit", "340,908"):
        assert expected in words


def test_every_figure_has_its_title_and_content_as_text(window: Window, tmp_path: Path) -> None:
    """Panels that were never in front are laid out and filled for the picture."""
    expected = {
        "The network": ("C3", "16@10×10"),
        "The C3 table": ("S2 5", "1,516", "symmetry"),
        "The kernels": ("C5", "S2 3", "15"),
        "F6 and the codes": ("differ", "probability", "−1.7"),
        "One step of learning": ("Before", "against its"),
        "Two drawings compared": ("Now", "S4", "−1.7"),
        "Today's LeNet-5": ("softmax", "2,416", "−1.7"),
    }
    by_name = {export_figure.name: export_figure for export_figure in export_figures(window)}
    for name, texts in expected.items():
        path = tmp_path / "figure.svg"
        window.exports.save(by_name[name], path)
        words = [text.strip() for text in ElementTree.parse(path).getroot().itertext()]
        assert words.count(name) >= 2  # as the file's title, and to be read on the picture
        for text in texts:
            assert text in " ".join(words), (name, text)


def test_every_map_has_a_picture_of_its_own_in_the_svg(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "network.svg"
    window.exports.save(export_figures(window)[0], path)
    link = "{http://www.w3.org/1999/xlink}href"
    pictures = [e.get(link) for e in ElementTree.parse(path).iter() if e.tag.endswith("image")]
    maps = 1 + 6 + 6 + 16 + 16 + 1 + 1  # input, C1, S2, C3, S4, C5, F6
    assert len({p for p in pictures if p and len(p) > 100}) >= maps


def test_a_copied_figure_is_on_the_clipboard(window: Window) -> None:
    export_figure = export_figures(window)[1]
    window.exports.copy(export_figure)
    assert QGuiApplication.clipboard().image().size() == export_figure.size * 2


def test_the_saved_numbers_are_the_traces(window: Window, tmp_path: Path) -> None:
    window.exports.save_trace(tmp_path / "t.npz")
    trace = window.session.trace
    assert trace is not None
    with np.load(tmp_path / "t.npz", allow_pickle=False) as saved:
        np.testing.assert_array_equal(saved["c3"], trace.c3)
        np.testing.assert_array_equal(saved["distances"], trace.distances)


@pytest.mark.parametrize("name", ["no/folder.png", "no/folder.svg", "picture.txt"])
def test_a_figure_that_cannot_be_saved_is_named(window: Window, tmp_path: Path, name: str) -> None:
    failures: list[str] = []
    window.exports.failed.disconnect(window.show_warning)
    window.exports.failed.connect(failures.append)
    window.exports.save(export_figures(window)[0], tmp_path / name)
    assert len(failures) == 1
    assert Path(name).name in failures[0]


def test_a_blank_canvas_has_no_numbers_to_save(window: Window, tmp_path: Path) -> None:
    window.session.clear()
    window.exports.save_trace(tmp_path / "t.npz")
    assert not (tmp_path / "t.npz").exists()


def test_the_model_in_use_is_saved_for_other_programs(window: Window, tmp_path: Path) -> None:
    said: list[str] = []
    window.exports.said.connect(said.append)
    window.exports.failed.disconnect(window.show_warning)
    window.exports.failed.connect(said.append)
    window.exports.export_model(tmp_path / "a.py")
    assert said == [f"Saved {tmp_path / 'a.py'}, {tmp_path / 'a.safetensors'}."]
    exported = load_model(tmp_path / "a.safetensors").parameters.to_vector()
    assert (exported == window.session.model.parameters.to_vector()).all()
    window.exports.export_model(tmp_path / "none" / "a.onnx")
    assert "could not be saved: No such file" in said[-1]


def test_a_tutorial_network_that_is_opened_is_shown_from_any_page(window: Window) -> None:
    window.show_page("errors")
    path = tutorial_model_paths()[0]
    window.context.imported.show(path, load_tutorial(path))
    assert (window.page_name, window.selection.view) == ("draw", "today")
    panel = window.draw_page.tutorial_panel
    assert panel.figure.columns[0].title.startswith("1998")
    assert len(panel.figure.columns) == 3


def test_a_network_that_is_dropped_is_opened_as_one(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    window.context.imported.failed.disconnect(window.show_warning)
    (tmp_path / "x.onnx").write_bytes(b"no network")
    with qtbot.waitSignal(window.context.imported.failed, timeout=20_000) as failed:
        window.draw_page.drawing_panel.file_dropped.emit(tmp_path / "x.onnx")
    assert "is not a whole ONNX file" in failed.args[0]
