"""Everything by keys from a fresh start: where the focus is, and a whole visit without a mouse."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from app.context.evaluation import error_view
from app.context.selection import VIEWS
from app.context.settings import Settings
from app.pages import PAGES
from app.pages.train.page import TrainPage
from app.shell.help import KeyList
from app.shell.tour import Tour
from app.shell.window import Window
from app.style import typography
from app.style.theme import Appearance


def press(*keys: str) -> None:
    """Press keys where the focus is, and nowhere else."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keySequence(focus, QKeySequence(key))


def test_the_main_view_has_the_keys_of_every_page_that_opens(window: Window) -> None:
    assert window.draw_page.drawing_panel.canvas.hasFocus()
    for number, name in enumerate(PAGES, start=1):
        press(f"Ctrl+{number}")
        assert window.page_name == name
        assert window.page(name).main_view().hasFocus()
        press("Left", "Up")
        assert window.page_name == name


def test_a_drag_of_the_width_leaves_the_canvas_the_keys(window: Window) -> None:
    slider = window.draw_page.drawing_panel.width_slider
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton)
    assert window.draw_page.drawing_panel.canvas.hasFocus()


def test_escape_gives_the_keys_back_to_the_main_view(window: Window) -> None:
    canvas = window.draw_page.drawing_panel.canvas
    for control in (window.draw_page.drawing_panel.width_slider, window.header.tabs):
        control.setFocus(Qt.FocusReason.TabFocusReason)
        press("Esc")
        assert canvas.hasFocus()
    press("Ctrl+2")
    page = window.page("train")
    assert isinstance(page, TrainPage)
    page.recipe_panel.start.setFocus(Qt.FocusReason.TabFocusReason)
    press("Esc")
    assert page.main_view().hasFocus()


def test_every_tab_of_the_page_tabs_is_reached_by_arrows_only_after_tab(window: Window) -> None:
    window.header.tabs.setFocus(Qt.FocusReason.TabFocusReason)
    press("Right")
    assert window.page_name == "train"
    assert isinstance(QApplication.focusWidget(), QTabBar) is False  # the page has the keys


def test_a_whole_visit_by_keys_alone(window: Window) -> None:
    selection, view = window.selection, window.context.error_view
    press("4")  # an example takes the place of a drawing
    assert not window.session.drawing.is_blank
    press("Right", "Right")
    assert selection.layer == "c1"
    press("Down", "K")
    kept, neighbour = selection.pinned
    assert (kept.layer, neighbour) == ("c1", replace(kept, column=kept.column + 1))
    for name, action in zip(VIEWS, window.draw_page.view_tabs.actions_in_order, strict=True):
        press(action.shortcut().toString())
        assert selection.view == name
    press("Ctrl+2")
    page = window.page("train")
    assert isinstance(page, TrainPage)
    started: list[bool] = []
    page.recipe_panel.start_wanted.disconnect(page.start)  # the form is started, no training is
    page.recipe_panel.start_wanted.connect(lambda: started.append(True))
    press("Ctrl+Return")
    assert started == [True]
    press("Ctrl+3", "F3")
    assert view.view == error_view.VIEWS[1]
    press("Ctrl+4", "PgDown", "PgDown")
    assert window.lecture_page.number == 3
    press("F5", "PgDown")
    assert window.isFullScreen()
    assert window.lecture_page.number == 4
    press("Esc")
    assert not window.isFullScreen()
    press("Ctrl+Q")
    assert not window.isVisible()


@pytest.mark.parametrize("name", list(PAGES))
def test_f1_lists_every_key_of_the_page_in_front(window: Window, name: str, qtbot: QtBot) -> None:
    window.show_page(name)
    listed = {
        key.strip()
        for section in window.help.sections()
        for entry in section.entries
        for key in entry.keys.split(", ")
    }
    for action in window.page(name).actions():
        if action.shortcuts():
            assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in listed
    assert {"F1", "F5", "Ctrl+1", "Ctrl+Q", "F11"} <= listed
    press("F1")
    (box,) = window.findChildren(KeyList)
    assert window.page(name).accessibleName() in box.windowTitle()
    with qtbot.waitSignal(box.destroyed):
        box.close()


@pytest.mark.parametrize("name", list(PAGES))
def test_no_key_means_two_things_on_a_page(window: Window, name: str) -> None:
    window.show_page(name)
    actions = {*window.actions(), *window.page(name).actions()}
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_a_question_mark_opens_the_keys_too(window: Window, qtbot: QtBot) -> None:
    press("?")
    (box,) = window.findChildren(KeyList)
    with qtbot.waitSignal(box.destroyed):
        box.close()


def test_type_is_enlarged_by_keys_on_every_page_and_last(
    window: Window, appearance: Appearance, tmp_path: Path, qtbot: QtBot
) -> None:
    plain = typography.body().pixelSize()
    for number in range(1, len(PAGES) + 1):
        press(f"Ctrl+{number}", "Ctrl++")
        assert typography.body().pixelSize() > plain
        press("Ctrl+0")
        assert typography.body().pixelSize() == plain
    press("Ctrl++", "Ctrl++", "Ctrl+-")
    zoom = appearance.zoom
    assert zoom == pytest.approx(1.1)
    window.context.settings.flush()
    appearance.set_zoom(1.0)
    again = Window(window.session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(again)
    assert appearance.zoom == pytest.approx(zoom)
    appearance.set_zoom(1.0)


def test_the_tour_points_at_six_places_and_is_left_by_escape(window: Window, qtbot: QtBot) -> None:
    tour = window.start_tour()
    places = []
    for number in range(6):
        assert tour.number == number
        places.append(tour.grab().toImage())
        if number < 5:
            press("Right")
    assert all(one != other for one, other in pairwise(places))
    press("Left")
    assert tour.number == 4
    with qtbot.waitSignal(tour.destroyed):
        press("Esc")
    assert not window.findChildren(Tour)
    assert window.draw_page.main_view().hasFocus()
