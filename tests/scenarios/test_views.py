"""The sides of the network in the real window: by keys alone, while a model is being trained."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.context.selection import VIEWS
from app.context.session import Session
from app.context.settings import Settings
from app.shell.window import Window
from app.style.theme import Appearance
from app.widgets.maps.figure_export import figure_image
from lenet.explain.units import Unit, Weight
from lenet.network.checkpoint import Card, Model, load_model
from lenet.network.parameters import initial
from lenet.resources import bundled_model_path

_Key = Qt.Key
_KEYS = (_Key.Key_F2, _Key.Key_F3, _Key.Key_F4, _Key.Key_F6, _Key.Key_F7, _Key.Key_F8)


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    window.documents.show_example(4)
    window.activateWindow()
    window.draw_page.drawing_panel.canvas.setFocus()
    return window


def test_every_side_has_its_key(window: Window) -> None:
    page = window.draw_page
    fronts = (
        page.network_panel,
        page.kernels_panel,
        page.codes_panel,
        page.step_panel,
        page.compare_panel,
        page.tutorial_panel,
    )
    for key, view, front in zip(reversed(_KEYS), reversed(VIEWS), reversed(fronts), strict=True):
        QTest.keyClick(window, key)
        assert window.selection.view == view
        assert front.isVisible()
        assert page.rect().contains(front.mapTo(page, front.rect().bottomRight()))
        assert front.width() >= front.minimumSizeHint().width()
        assert front.height() >= front.minimumSizeHint().height()


def test_a_lesson_and_a_comparison_by_keys_alone(window: Window) -> None:
    context, session = window.context, window.session
    original = session.model
    QTest.keyClick(window, _Key.Key_F)
    assert context.trace_comparison.frozen is not None
    QTest.keyClick(window, _Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert context.single_steps.label == 9
    QTest.keyClick(window, _Key.Key_L)
    assert context.single_steps.steps == 1
    assert "+ 1 step" in window.header.model_text
    QTest.keyClick(window, _Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    assert session.model is original
    QTest.keyClick(window, _Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert context.trace_comparison.frozen is None


@pytest.mark.parametrize(("view", "number"), [("network", 0), ("codes", 6), ("today", 9)])
def test_the_side_in_front_is_copied_by_a_key(window: Window, view: str, number: int) -> None:
    window.selection.show_view(view)
    QTest.keyClick(window, _Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    export_figure = window.draw_page.export_figures()[number]
    assert QGuiApplication.clipboard().image() == figure_image(
        export_figure, window.context.appearance.theme
    )
    assert window.statusBar().currentMessage().endswith(f"{export_figure.name}.")


def test_two_units_are_compared_by_keys_alone(window: Window) -> None:
    selection = window.selection
    for _ in range(4):
        QTest.keyClick(window, _Key.Key_Right)
    selection.pin_only(Unit("c3", 0, 0, 0))
    QTest.keyClick(window, _Key.Key_Down)
    QTest.keyClick(window, _Key.Key_PageDown)
    QTest.keyClick(window, _Key.Key_K)
    QTest.keyClick(window, _Key.Key_Period)
    assert selection.pinned == (Unit("c3", 1, 0, 1), Unit("c3", 1, 0, 2))
    assert selection.part == 1
    assert window.draw_page.inspect_panel.isVisible()


@pytest.mark.parametrize("view", VIEWS)
def test_a_model_in_training_is_followed_and_nothing_is_lost(window: Window, view: str) -> None:
    """A running training hands on a model twice a second."""
    selection, session, comparison = (
        window.selection,
        window.session,
        window.context.trace_comparison,
    )
    comparison.freeze()
    selection.pin_only(Unit("rbf", 6), Unit("rbf", 8))
    selection.choose_weight(Weight("c3", 11, 2, 2))
    selection.show_view(view)
    session.switch(session.ablation.toggle_cell(7, 2))
    frozen, ablation = comparison.frozen, session.ablation
    pictures = []
    for seed in range(3):
        session.use_model(Model(initial(seed), Card(f"snapshot {seed}")))
        pictures.append(window.draw_page.view_tabs.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]
    assert selection.pinned == (Unit("rbf", 6), Unit("rbf", 8))
    assert (selection.view, selection.weight) == (view, Weight("c3", 11, 2, 2))
    assert comparison.frozen is frozen
    assert session.ablation == ablation


def test_another_language_keeps_what_is_looked_at(window: Window, qtbot: QtBot) -> None:
    selection, language = window.selection, window.context.language
    selection.pin(Unit("c3", 7, 1, 2))
    selection.show_view("compare")
    window.context.trace_comparison.freeze()
    window.context.single_steps.choose(3)
    window.context.single_steps.step()
    frozen = window.context.trace_comparison.frozen
    with qtbot.waitSignal(language.changed):
        language.choose("zh_CN")
    try:
        page = window.draw_page
        assert selection.view == "compare"
        qtbot.waitUntil(page.compare_panel.isVisible)
        assert page.compare_panel.unfreeze_action.isEnabled()
        assert page.step_panel.undo_action.isEnabled()
        assert page.step_panel.label_actions[3].isChecked()
        assert window.context.trace_comparison.frozen is frozen
        selection.show_view("network")
        assert page.inspect_panel.isVisible()
    finally:
        language.choose("en")
