"""The training page by keyboard: where the focus is, what the keys do, and that none clash."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.pages.train.page import TrainPage
from app.shell.window import Window
from tests.app.pages.train.acts import train


def _commands(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        if not action.isVisible():
            continue  # of another page
        if isinstance(inner, QMenu):
            found += _commands(inner)
        elif not action.isSeparator():
            found.append(action)
    return found


def test_the_curves_have_the_focus_when_the_page_opens_and_after_escape(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    train(window, page, qtbot)
    window.activateWindow()
    window.show_page("draw")
    window.show_page("train")
    plot = page.curves.plot
    assert QApplication.focusWidget() is plot
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.readings
    page.recipe_panel.passes.setFocus()
    QTest.keyClick(page.recipe_panel.passes, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is plot


def test_letters_change_the_plot_and_only_while_it_has_the_focus(
    window: Window, page: TrainPage
) -> None:
    window.activateWindow()
    view, plot = window.context.curve_view, page.curves.plot
    plot.setFocus()
    plain, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for key, modifier, name, wanted in (
        (Qt.Key.Key_L, plain, "quantity", "loss"),
        (Qt.Key.Key_E, plain, "quantity", "error"),
        (Qt.Key.Key_X, shift, "log_x", True),
        (Qt.Key.Key_Y, shift, "log_y", False),
        (Qt.Key.Key_P, plain, "paper", False),
        (Qt.Key.Key_S, plain, "smoothing", 5),
    ):
        QTest.keyClick(plot, key, modifier)
        assert getattr(view.options, name) == wanted
    page.runs.list.setFocus()
    QTest.keyClick(page.runs.list, Qt.Key.Key_L)
    assert view.options.quantity == "error"


def test_every_command_of_the_page_has_a_key_and_no_two_the_same(
    window: Window, page: TrainPage
) -> None:
    (menu,) = page.menus()
    commands = _commands(menu)
    assert [a.text() for a in commands if a.shortcut().isEmpty()] == []
    others = [
        action
        for entry in window.header.menu_bar.actions()
        if entry.isVisible() and isinstance(inner := entry.menu(), QMenu) and inner is not menu
        for action in _commands(inner)
    ]
    keys = Counter(
        key.toString(QKeySequence.SequenceFormat.PortableText)
        for action in (*commands, *others)
        for key in action.shortcuts()
    )
    assert [key for key, count in keys.items() if count > 1] == []
