"""A scene in the real window: saved, opened, and what of it is missing or damaged."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.context.drawing import Drawing
from app.context.scenes.contents import drawing_of
from app.context.scenes.scene import Scene, read_scene, write_scene
from app.shell.window import Window
from lenet.explain.units import Unit, Weight
from lenet.network.ablation import Ablation
from lenet.network.checkpoint import save_model
from lenet.resources import bundled_models
from tests.app.pointers import drag
from tests.app.shell.scene_acts import messages, opened

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
KEYS = {"next": Qt.Key.Key_PageDown, "before": Qt.Key.Key_PageUp}


def set_out(window: Window, model: Path) -> None:
    """Change everything that a scene keeps."""
    save_model(model, window.session.model)
    assert window.models.use(model)
    drag(window.draw_page.drawing_panel.canvas, [(0.3, 0.2), (0.7, 0.3), (0.4, 0.9)])
    window.session.set_pen_width(3.1)
    window.session.switch(
        Ablation(
            kernels=frozenset({7}),
            maps=frozenset({("c3", 3)}),
            coefficients=frozenset({("s4", 2)}),
            f6_units=frozenset({80}),
        )
    )
    window.selection.light("c3")
    window.selection.pin_only(Unit("c3", 4, 2, 3), Unit("f6", 5))
    window.selection.show_view("kernels")
    window.selection.choose_weight(Weight("c3", 12, 4, 1))
    window.selection.show_part(2)
    window.context.single_steps.set_rule("sdlm")
    window.context.single_steps.choose(4)
    window.draw_page.rbf_panel.set_order("nearest")
    window.context.error_view.show_view("models")
    window.show_page("lecture")
    window.lecture_page.show_lesson(3)


def set_back(window: Window) -> None:
    window.models.use_bundled()
    window.session.clear()
    window.session.set_pen_width(2.0)
    window.session.switch(Ablation())
    window.selection.clear()
    window.selection.show_view("network")
    window.selection.choose_weight(Weight("c1", 0))
    window.selection.show_part(0)
    window.context.single_steps.set_rule("plain")
    window.context.single_steps.choose(None)
    window.draw_page.rbf_panel.set_order("digits")
    window.context.error_view.show_view("errors")
    window.lecture_page.show_lesson(1)
    window.show_page("train")


def test_everything_on_screen_comes_back(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    set_out(window, tmp_path / "mine.safetensors")
    strokes = window.session.drawing.strokes
    trace = window.session.trace
    assert trace is not None
    window.scenes.save(tmp_path / "a")
    saved = read_scene(tmp_path / "a.scene.json")
    assert saved.model == "mine.safetensors"
    set_back(window)
    opened(window, qtbot, tmp_path / "a.scene.json")
    assert window.page_name == "lecture"
    assert window.lecture_page.number == 3
    assert window.selection.pinned == (Unit("c3", 4, 2, 3), Unit("f6", 5))
    assert window.selection.view == "kernels"
    assert window.draw_page.rbf_panel.order == "nearest"
    assert window.session.trace is not None
    np.testing.assert_array_equal(window.session.drawing.strokes[0], strokes[0])
    np.testing.assert_array_equal(window.session.trace.distances, trace.distances)
    window.scenes.save(tmp_path / "b")
    assert read_scene(tmp_path / "b.scene.json") == saved


def test_a_scene_keeps_no_model_for_the_next_start(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    kept = window.context.settings.text("model", "")
    write_scene(tmp_path / "a.scene.json", Scene(model="paper"))
    opened(window, qtbot, tmp_path / "a.scene.json")
    entry = window.models.in_use
    assert entry is not None
    assert entry.name == "paper"
    assert window.context.settings.text("model", "") == kept


def test_an_opened_picture_is_kept_as_the_network_sees_it(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    grey = np.full((90, 60), 240, dtype=np.float32)
    grey[10:80, 27:33] = 10
    window.session.show(Drawing.of_picture(grey))
    trace = window.session.trace
    assert trace is not None
    window.scenes.save(tmp_path / "a.scene.json")
    window.session.clear()
    opened(window, qtbot, tmp_path / "a.scene.json")
    assert window.session.trace is not None
    np.testing.assert_allclose(window.session.trace.image, trace.image, atol=0.006)
    assert window.session.trace.answer == trace.answer


def test_the_drawing_before_a_scene_can_be_brought_back(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    drag(window.draw_page.drawing_panel.canvas, [(0.5, 0.2), (0.5, 0.8)])
    before = window.session.drawing
    write_scene(tmp_path / "a.scene.json", Scene())
    opened(window, qtbot, tmp_path / "a.scene.json")
    assert window.session.drawing.is_blank
    window.session.undo()
    assert window.session.drawing is before


def test_a_missing_model_is_said_and_the_rest_is_shown(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    said = messages(window)
    write_scene(
        tmp_path / "a.scene.json",
        Scene(model="gone.safetensors", digit=7, page="lecture", lesson="no_such"),
    )
    opened(window, qtbot, tmp_path / "a.scene.json")
    assert "gone.safetensors cannot be read" in said[-1]
    assert "no page no_such" in said[-1]
    assert window.page_name == "lecture"
    assert window.session.drawing.digit is not None
    for box in window.findChildren(QMessageBox):
        box.close()


def test_a_damaged_scene_is_said_and_changes_nothing(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    window.session.show(drawing_of(Scene(digit=3)))
    drawing = window.session.drawing
    path = tmp_path / "a.scene.json"
    for content in ("{", '{"version": 1, "page": "x"}', '{"version": 9}'):
        path.write_text(content, encoding="utf-8")
        with qtbot.waitSignal(window.scenes.failed) as caught:
            window.scenes.open([path])
        assert "a.scene.json" in caught.args[0]
    assert window.session.drawing is drawing
    assert window.page_name == "draw"
    for box in window.findChildren(QMessageBox):
        box.close()


def test_a_model_without_a_file_is_said_when_a_scene_is_saved(
    window: Window, tmp_path: Path
) -> None:
    said = messages(window)
    window.session.show(drawing_of(Scene(digit=3)))
    window.context.single_steps.step()
    window.scenes.save(tmp_path / "a.scene.json")
    assert "without the model" in said[-1]
    assert read_scene(tmp_path / "a.scene.json").model == ""
    window.scenes.save(tmp_path / "none" / "a.scene.json")
    assert "could not be saved" in said[-1]


def test_a_frozen_drawing_comes_back_with_the_network_that_read_it(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    comparison = window.context.trace_comparison
    drag(window.draw_page.drawing_panel.canvas, [(0.3, 0.2), (0.7, 0.3), (0.4, 0.9)])
    window.models.use(bundled_models()["paper"])
    window.session.switch(Ablation(maps=frozenset({("s2", 1)})))
    comparison.freeze()
    frozen = comparison.frozen
    window.models.use_bundled()
    window.session.switch(Ablation())
    window.session.show(drawing_of(Scene(digit=3)))
    window.selection.show_view("compare")
    window.scenes.save(tmp_path / "a.scene.json")
    comparison.unfreeze()
    opened(window, qtbot, tmp_path / "a.scene.json")
    assert frozen is not None
    assert comparison.frozen is not None
    assert comparison.frozen is not frozen
    assert comparison.frozen.model.card.name == "paper"
    np.testing.assert_array_equal(comparison.frozen.trace.distances, frozen.trace.distances)
    write_scene(tmp_path / "none.scene.json", Scene())
    opened(window, qtbot, tmp_path / "none.scene.json")
    assert comparison.frozen is None


def test_a_drawing_frozen_by_a_network_without_a_file_is_left_out(
    window: Window, tmp_path: Path
) -> None:
    window.session.show(drawing_of(Scene(digit=3)))
    window.context.single_steps.step()
    window.context.trace_comparison.freeze()
    window.scenes.save(tmp_path / "a.scene.json")
    assert read_scene(tmp_path / "a.scene.json").frozen is None
