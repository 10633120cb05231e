"""My digits through the window: kept by a click or a key, or written in a round."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.shell.window import Window
from app.shell.writing_dialog import WritingDialog
from lenet.data.ink_files import read_ink
from lenet.data.kept_digits import NOT_A_DIGIT
from lenet.evaluation.dataset import bundled_test_digits
from tests.app.pointers import drag, pen
from tests.scenarios.digit_acts import ONE, SEVEN, draw, marks

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_a_click_keeps_the_drawing(window: Window, file: Path) -> None:
    draw(window, SEVEN)
    panel = window.draw_page.label_panel
    QTest.mouseClick(panel.buttons.buttons[7], LEFT)
    assert marks(file) == [7]
    assert window.statusBar().currentMessage() == "Kept: 7, 1 in all."
    assert panel.title.text() == "Kept as 7"
    assert panel.buttons.buttons[7].isChecked()
    assert window.draw_page.drawing_panel.canvas.hasFocus()


def test_the_button_of_the_answer_has_the_type_of_the_others(window: Window) -> None:
    window.resize(1920, 1080)
    draw(window, SEVEN)
    draw(window, ONE)  # so one button was suggested, and is no more
    digits = window.draw_page.label_panel.buttons.buttons[:10]
    assert [button.property("suggested") for button in digits].count(True) == 1
    assert len({button.font().pixelSize() for button in digits}) == 1


def test_a_right_answer_is_quiet_and_a_wrong_one_stands_out(window: Window) -> None:
    draw(window, SEVEN)
    panel, trace = window.draw_page.label_panel, window.session.trace
    assert trace is not None
    assert trace.answer == 7
    assert not panel.stands_out
    panel.actions_in_order[7].trigger()
    assert not panel.stands_out
    panel.actions_in_order[1].trigger()
    assert panel.stands_out
    assert panel.title.text() == "Kept as 1, read as 7"
    draw(window, ONE)
    assert panel.title.text() == "This is a"
    draw(window, [(0.1, 0.1), (0.9, 0.9), (0.1, 0.9), (0.9, 0.1), (0.1, 0.5), (0.9, 0.5)])
    assert panel.stands_out
    assert panel.title.text() == "What is it?"


def test_nothing_can_be_kept_of_a_blank_canvas(window: Window, file: Path) -> None:
    panel = window.draw_page.label_panel
    for sample in (False, True):
        if sample:
            window.draw_page.welcome.begin(still=True)
        assert not any(button.isEnabled() for button in panel.buttons.buttons)
        QTest.keyClick(window.draw_page.drawing_panel.canvas, Qt.Key.Key_3, SHIFT)
    assert not file.exists()


def test_shift_and_a_digit_keep_by_the_shortcut(window: Window, file: Path) -> None:
    draw(window, SEVEN)
    canvas = window.draw_page.drawing_panel.canvas
    QTest.keyClick(canvas, Qt.Key.Key_7, SHIFT)
    assert marks(file) == [7]
    QTest.keyClick(canvas, Qt.Key.Key_N, SHIFT)
    assert marks(file) == [NOT_A_DIGIT]
    QTest.keyClick(canvas, Qt.Key.Key_Backspace, SHIFT)
    assert marks(file) == [7]
    assert not window.session.drawing.is_blank


@pytest.mark.parametrize(
    ("sign", "digit"),
    [
        ("!", 1),  # US and German
        ("/", 7),  # German
        ("=", 0),  # German
        ("+", 1),  # Swiss: "+" alone steps faster
        ("1", 1),  # French
    ],
)
def test_shift_and_a_digit_keep_on_other_keyboards(
    window: Window, file: Path, monkeypatch: pytest.MonkeyPatch, sign: str, digit: int
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    draw(window, SEVEN)
    canvas, speed = window.draw_page.drawing_panel.canvas, window.selection.speed
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        place = 10 + (digit - 1) % 10  # of the key, as the system counts them
        event = QKeyEvent(kind, ord(sign), SHIFT, place, 0, 0, sign)
        event.setAccepted(kind == QEvent.Type.KeyPress)  # as Qt sends them
        QApplication.sendEvent(canvas, event)
        assert event.isAccepted()
    assert marks(file) == [digit]
    assert window.selection.speed == speed


def test_a_french_digit_key_without_shift_shows_its_example(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    canvas = window.draw_page.drawing_panel.canvas
    plain = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Ampersand, plain, 10, 0, 0, "&")
    QApplication.sendEvent(canvas, event)
    digit = window.session.drawing.digit
    assert digit is not None
    ones = bundled_test_digits().images[bundled_test_digits().labels == 1]
    assert (ones == digit).all(axis=(1, 2)).any()


def written(window: Window, qtbot: QtBot) -> WritingDialog:
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    QTest.keySequence(window, QKeySequence("Ctrl+Shift+W"))
    dialog = window.findChild(WritingDialog)
    assert isinstance(dialog, WritingDialog)
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def test_a_round_by_pen_and_keys(window: Window, file: Path, qtbot: QtBot) -> None:
    dialog = written(window, qtbot)
    canvas = dialog.canvas
    assert dialog.progress_label.text() == "1 of 20"
    for number in range(20):
        assert dialog.wanted.text() == f"Write the digit {dialog.round.order[number]}"
        pen(canvas, QEvent.Type.TabletPress, (0.3, 0.2))
        pen(canvas, QEvent.Type.TabletMove, (0.4, 0.3 + 0.02 * number))
        pen(canvas, QEvent.Type.TabletRelease, (0.4, 0.3 + 0.02 * number))
        QTest.keyClick(canvas, Qt.Key.Key_Return)
        assert marks(file) == list(dialog.round.order[: number + 1])
    assert dialog.progress_label.text() == "20 of 20 are in My digits."
    assert dialog.stop_button.text() == "Close"
    QTest.mouseClick(dialog.stop_button, LEFT)
    assert dialog.isHidden()


def test_a_round_by_mouse_is_skipped_undone_and_left(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    draw(window, SEVEN)
    before = window.session.drawing
    dialog = written(window, qtbot)
    dialog.writer_box.setEditText("Ann")
    QTest.keyClick(dialog.writer_box, Qt.Key.Key_Return)
    QTest.mouseClick(dialog.skip_button, LEFT)
    drag(dialog.canvas, ONE)
    QTest.mouseClick(dialog.next_button, LEFT)
    drag(dialog.canvas, SEVEN)
    dialog.writer_box.setFocus()
    QTest.mouseClick(dialog.next_button, LEFT)  # also while the name has the keys
    assert dialog.progress_label.text() == "4 of 20"
    QTest.mouseClick(dialog.undo_button, LEFT)
    assert marks(file) == [dialog.round.order[1]]
    assert dialog.progress_label.text() == "3 of 20"
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    kept = read_ink(file)
    assert [(digit.label, digit.writer) for digit in kept] == [(dialog.round.order[1], "Ann")]
    assert window.session.drawing is before
