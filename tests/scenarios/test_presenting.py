"""Presenting: every page fills the screen in large type, and a clicker's keys turn it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from app.context.evaluation import error_view
from app.pages import PAGES
from app.pages.lecture.common.text_label import TextLabel
from app.pages.lecture.contents import LESSONS
from app.shell.window import Window
from app.style import typography
from app.style.theme import Appearance
from tests.app.pages.lecture.lessons import lecture_window
from tests.app.pointers import NONE, mouse

_Key = Qt.Key


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


def press(window: Window, *keys: Qt.Key) -> None:
    """Press keys where the focus is, as a clicker does."""
    for key in keys:
        QTest.keyClick(window.focusWidget() or window, key)


@pytest.mark.parametrize("name", list(PAGES))
def test_f5_gives_every_page_the_screen_and_large_type_until_escape(
    window: Window, name: str
) -> None:
    window.show_page(name)
    plain = typography.body().pixelSize()
    press(window, _Key.Key_F5)
    assert window.isFullScreen()
    assert not window.header.isVisible()
    assert typography.body().pixelSize() >= 0.033 * window.height()
    press(window, _Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.header.isVisible()
    assert window.statusBar().isVisible()
    assert typography.body().pixelSize() == plain


def test_labels_and_buttons_of_a_lesson_follow_the_large_type(window: Window) -> None:
    plain = typography.body().pixelSize()
    window.present(True)
    for label in window.lecture_page.lesson.findChildren(TextLabel):
        assert label.fontInfo().pixelSize() > plain
    for button in window.lecture_page.lesson.findChildren(QAbstractButton):
        assert button.fontInfo().pixelSize() > 1.2 * plain


def test_every_key_of_a_clicker_turns_the_lecture(window: Window) -> None:
    page = window.lecture_page
    window.present(True)
    press(window, _Key.Key_PageDown, _Key.Key_Right, _Key.Key_Down, _Key.Key_Space)
    press(window, _Key.Key_Return, _Key.Key_Enter)
    assert page.number == 7
    press(window, _Key.Key_PageUp, _Key.Key_Left, _Key.Key_Up)
    assert page.number == 4
    press(window, _Key.Key_End)
    assert page.number == len(LESSONS)
    press(window, _Key.Key_Home)
    assert page.number == 1


def test_the_number_of_the_page_is_seen_and_nothing_else_of_the_foot(window: Window) -> None:
    window.present(True)
    pager = window.lecture_page.pager
    assert [label.text() for label in pager.findChildren(QLabel) if label.isVisible()] == [
        f"1 of {len(LESSONS)}"
    ]
    assert not any(button.isVisible() for button in pager.findChildren(QAbstractButton))


def test_a_blank_screen_ends_before_a_page_is_turned(window: Window) -> None:
    window.present(True)
    press(window, _Key.Key_B)
    assert window.presentation.is_blank
    press(window, _Key.Key_PageDown)
    assert not window.presentation.is_blank
    assert window.lecture_page.number == 1
    press(window, _Key.Key_Period, _Key.Key_Escape)
    assert not window.presentation.is_blank
    assert window.isFullScreen()


def test_the_highlighter_follows_the_pointer(window: Window) -> None:
    window.present(True)
    press(window, _Key.Key_H)
    assert window.presentation.is_highlighting
    rings = []
    for place in ((0.2, 0.3), (0.5, 0.6)):
        mouse(window, QEvent.Type.MouseMove, place, button=NONE, down=False)
        rings.append(window.grab().toImage())
    assert rings[0] != rings[1]
    press(window, _Key.Key_H)
    assert not window.presentation.is_highlighting


def test_the_network_is_stepped_and_the_errors_views_are_turned_by_a_clicker(
    window: Window,
) -> None:
    window.show_page("draw")
    window.present(True)
    press(window, _Key.Key_PageDown, _Key.Key_PageDown)
    assert window.selection.layer == "c1"
    press(window, _Key.Key_PageUp)
    assert window.selection.layer == "input"
    press(window, _Key.Key_Right)  # a key of the page itself
    assert window.selection.layer == "c1"
    window.show_page("errors")
    press(window, _Key.Key_PageDown)
    assert window.context.error_view.view == error_view.VIEWS[1]


def test_another_page_is_presented_too(window: Window) -> None:
    window.present(True)
    QTest.keyClick(window, _Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.draw_page.isVisible()
    assert not window.header.isVisible()
    window.present(False)
    window.show_page("lecture")
    pager = window.lecture_page.pager
    assert any(button.isVisible() for button in pager.findChildren(QAbstractButton))


def test_a_control_reached_by_tab_keeps_its_keys(window: Window) -> None:
    page = window.lecture_page
    page.show_lesson(2)
    window.present(True)
    button = next(b for b in page.lesson.findChildren(QAbstractButton) if b.isVisible())
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, _Key.Key_Space)
    assert page.number == 2
    press(window, _Key.Key_PageDown)
    assert page.number == 3


def test_draw_before_an_audience_leaves_network_and_answer_and_words_on_the_layer(
    window: Window,
) -> None:
    window.show_page("draw")
    window.draw_page.welcome.begin(still=True)
    page, selection = window.draw_page, window.selection
    tabs = page.view_tabs.tabs
    titles = [tabs.tabText(number) for number in range(tabs.count())]
    press(window, _Key.Key_F5)
    hidden = (page.drawing_panel.width_slider, page.rbf_panel.order_switch, page.input_panel)
    assert not any(widget.isVisible() for widget in hidden)
    assert page.layer_panel.isVisible()
    press(window, _Key.Key_PageDown, _Key.Key_PageDown)
    assert selection.layer == "c1"
    assert not page.inspect_panel.isVisible()
    for view in ("codes", "kernels"):
        selection.show_view(view)
        assert not page.rbf_panel.isVisible()
    selection.show_view("network")
    assert page.rbf_panel.isVisible()
    press(window, _Key.Key_Escape)
    assert page.drawing_panel.width_slider.isVisible()
    assert page.inspect_panel.isVisible()
    assert [tabs.tabText(number) for number in range(tabs.count())] == titles
