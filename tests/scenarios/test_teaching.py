"""Teach and read a class through the window, by keys, with real children."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from app.context.digits.teacher import Teacher
from app.pages.errors.page import ErrorsPage
from app.shell.class_dialog import ClassDialog
from app.shell.teaching_dialog import TeachingDialog
from app.shell.window import Window
from lenet.data.ink_files import InkDigit
from tests.app.seen import texts_of
from tests.lenet.training.teaching.hand import drawings
from tests.scenarios.digit_acts import SEVEN, draw

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Dialog = TypeVar("Dialog", bound=QDialog)
LIMIT_MS = 120_000  # for a child on a machine that does much else


def keep(window: Window, digits: list[InkDigit]) -> None:
    window.context.my_digits.merge_now(digits)
    window.context.my_digits.refresh()


def opened(kind: type[Dialog], window: Window, qtbot: QtBot) -> Dialog:
    """Return the dialog of a kind once it has the keys."""
    dialog = window.findChild(kind)
    assert isinstance(dialog, kind)
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def wait(teacher: Teacher, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not teacher.state.is_at_work, timeout=LIMIT_MS)


def test_a_kept_drawing_is_taught_and_used_by_keys(window: Window, qtbot: QtBot) -> None:
    label_panel, canvas = window.draw_page.label_panel, window.draw_page.drawing_panel.canvas
    keep(window, drawings(1, labels=(1, 4), writer=""))
    draw(window, SEVEN)
    QTest.keyClick(canvas, Qt.Key.Key_7, SHIFT)
    assert label_panel.teach_button.isVisible()
    QTest.keyClick(canvas, Qt.Key.Key_L, KEYS)
    dialog, teacher = opened(TeachingDialog, window, qtbot), window.context.teacher
    assert dialog.whose.currentText() == "no name: 3 drawings"
    assert not dialog.use_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert teacher.state.is_at_work
    assert dialog.start_button.text() == "Stop"
    wait(teacher, qtbot)
    assert teacher.state.result is not None
    result = teacher.state.result.done
    seen = texts_of(dialog)
    assert "errors on these drawings (3)" in seen
    assert {str(result.before.test_errors), str(result.after.test_errors)} <= seen
    changed = len(result.test_worse) + len(result.test_better)
    assert dialog.changed_digits.tabs.tabText(1) == f"MNIST’s test digits ({changed})"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert window.session.model.card.name == "pen + drawings"
    assert not label_panel.teach_button.isVisible()
    compare = window.draw_page.compare_panel
    window.selection.show_view("compare")
    assert window.context.trace_comparison.frozen is not None
    draw(window, SEVEN[:3])
    compare.before_action.trigger()
    frozen = window.context.trace_comparison.frozen
    assert frozen.model.card.name == "pen"
    assert frozen.drawing is window.session.drawing


def test_closing_the_dialog_throws_away(window: Window, qtbot: QtBot) -> None:
    keep(window, drawings(1, labels=(1, 4)))
    window.context.teacher.wanted.emit()
    dialog, teacher = opened(TeachingDialog, window, qtbot), window.context.teacher
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: teacher.process_id > 0, timeout=LIMIT_MS)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    wait(teacher, qtbot)
    qtbot.waitUntil(lambda: teacher.process_id == 0, timeout=LIMIT_MS)
    assert window.session.model.card.name == "pen"
    assert teacher.state.result is None


def test_a_class_has_a_table_and_a_file(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(window, [*drawings(1, labels=(1, 4)), *drawings(1, seed=1, labels=(4, 7), writer="Ben")])
    QTest.keyClick(window, Qt.Key.Key_C, KEYS)
    dialog, teacher = opened(ClassDialog, window, qtbot), window.context.teacher
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    wait(teacher, qtbot)
    model = dialog.table.model()
    cells = [[model.index(row, column).data() for column in range(2)] for row in range(2)]
    assert cells == [["Ann", 2], ["Ben", 2]]
    file = tmp_path / "class.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (str(file), ""))
    dialog.export_button.click()
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[:2] for line in lines[1:]] == [["Ann", "2"], ["Ben", "2"]]
    dialog.close()


def test_my_digits_offers_both_and_shows_an_odd_digit(window: Window, qtbot: QtBot) -> None:
    digits = drawings(2, labels=(4,))
    keep(window, digits)
    window.context.error_view.show_view("digits")
    window.show_page("errors")
    page = window.page("errors")
    assert isinstance(page, ErrorsPage)
    panel = page.digits_panel
    assert panel.class_button.isEnabled()
    panel.teach_button.click()
    dialog = opened(TeachingDialog, window, qtbot)
    dialog.digit_wanted.emit(digits[1])
    assert [digit.key for digit in panel.sheet.chosen_digits] == [digits[1].key]
    assert panel.list.key == "=Ann"
    dialog.close()
