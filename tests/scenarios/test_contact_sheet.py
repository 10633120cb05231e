"""The contact sheet of My digits: labelled, taken out, played, counted on, files in and out."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.context.digits.my_digits import ShownDigits
from app.context.drawing import Drawing
from app.pages.errors.page import ErrorsPage
from app.pages.errors.panels.digits_panel import DigitsPanel
from app.shell.window import Window
from lenet.data.ink_files import InkDigit, read_ink, write_ink
from lenet.data.kept_digits import mark_of
from tests.app.context.documents_of import write_picture
from tests.scenarios.digit_acts import SEVEN, draw, marks

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


def panel_of(window: Window) -> DigitsPanel:
    page = window.page("errors")
    assert isinstance(page, ErrorsPage)
    return page.digits_panel


def fill(window: Window, count: int = 4) -> None:
    """Keep digits by Ann and Ben, all of them sevens, the last one with the label 2."""
    for number in range(count):
        window.context.my_digits.choose_writer("Ann" if number < count // 2 else "Ben")
        draw(window, [(x, y + 0.01 * number) for x, y in SEVEN])
        window.context.my_digits.keep_drawing(2 if number == count - 1 else 7)


def show(window: Window, qtbot: QtBot) -> DigitsPanel:
    QTest.keySequence(window, QKeySequence("Ctrl+D"))
    panel = panel_of(window)
    qtbot.waitUntil(lambda: panel.isVisible() and not panel.is_at_work)
    return panel


def test_the_contact_sheet_by_keys(window: Window, qtbot: QtBot, file: Path) -> None:
    fill(window)
    panel = show(window, qtbot)
    assert window.page_name == "errors"
    assert panel.sheet.hasFocus()
    assert [digit.label for digit in panel.sheet.chosen_digits] == [7]
    QTest.keyClick(panel.sheet, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(panel.sheet.chosen_digits) == 4
    QTest.keyClick(panel.sheet, Qt.Key.Key_3, SHIFT)
    assert marks(file) == [3, 3, 3, 3]
    QTest.keySequence(panel.sheet, QKeySequence("Ctrl+Z"))
    assert sorted(marks(file)) == [2, 7, 7, 7]
    QTest.keyClick(panel.sheet, Qt.Key.Key_End)
    QTest.keyClick(panel.sheet, Qt.Key.Key_Home)
    QTest.keyClick(panel.sheet, Qt.Key.Key_Delete)
    assert sorted(marks(file)) == [2, 7, 7]
    assert len(panel.sheet.chosen_digits) == 1
    QTest.keySequence(panel.sheet, QKeySequence("Ctrl+Z"))
    assert sorted(marks(file)) == [2, 7, 7, 7]


def test_what_the_network_reads_of_each_writer(window: Window, qtbot: QtBot) -> None:
    fill(window)
    panel = show(window, qtbot)
    assert [panel.list.item(row).text() for row in range(3)] == [
        "All writers; 1 of 4 read wrong",
        "Ann; 0 of 2 read wrong",
        "Ben; 1 of 2 read wrong",
    ]
    captions = [panel.sheet.digits.caption(row) for row in range(4)]
    assert [(caption.heading, caption.mark) for caption in captions] == [
        ("7", "✓"),
        ("7", "✓"),
        ("2", "✗"),
        ("7", "✓"),
    ]
    panel.list.setCurrentRow(2)
    assert panel.sheet.digits.rowCount() == 2
    panel.tabs.setCurrentIndex(3)  # the twos
    assert panel.sheet.digits.rowCount() == 1
    panel.tabs.setCurrentIndex(5)
    assert not panel.sheet.isVisible()
    assert panel.hint.text() == "There is no such digit."


def test_a_digit_is_played_and_shown_on_the_canvas(window: Window, qtbot: QtBot) -> None:
    fill(window)
    panel = show(window, qtbot)
    whole = panel.details.player.shown
    QTest.mouseClick(panel.details.play_button, LEFT)
    assert panel.details.player.is_playing
    assert sum(map(len, panel.details.player.shown.strokes)) == 1
    qtbot.waitUntil(lambda: not panel.details.player.is_playing)
    np.testing.assert_array_equal(panel.details.player.shown.strokes[0], whole.strokes[0])
    QTest.keyClick(panel.sheet, Qt.Key.Key_Return)
    assert window.page_name == "draw"
    np.testing.assert_array_equal(window.session.drawing.strokes[0], whole.strokes[0])
    assert window.draw_page.label_panel.title.text() == "Kept as 7"


def test_errors_are_counted_on_a_writer_and_on_all(window: Window, qtbot: QtBot) -> None:
    fill(window)
    panel = show(window, qtbot)
    page = window.page("errors")
    assert isinstance(page, ErrorsPage)
    QTest.mouseClick(panel.errors_button, LEFT)
    qtbot.waitUntil(lambda: not page.at_work())
    assert page.errors_panel.totals.text() == "1 wrong of 4 digits: 25.00 %"
    assert page.errors_panel.note.text() == "Read wrong by writer: Ben 1 of 2 and Ann 0 of 2."
    window.context.error_view.show_view("digits")
    window.context.my_digits.show(ShownDigits("Ben"))
    QTest.mouseClick(panel.errors_button, LEFT)
    qtbot.waitUntil(lambda: not page.at_work())
    assert page.errors_panel.totals.text() == "1 wrong of 2 digits: 50.00 %"
    wrong = next(d for d in window.context.my_digits.digits if d.label == 2)
    window.context.my_digits.label([wrong.key], 7)
    qtbot.waitUntil(lambda: not page.at_work())
    assert page.errors_panel.totals.text() == "0 wrong of 2 digits: 0.00 %"


def drop(panel: DigitsPanel, *paths: Path) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy = Qt.DropAction.CopyAction
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(panel, QDragEnterEvent(QPoint(9, 9), copy, content, LEFT, plain))
    QApplication.sendEvent(panel, QDropEvent(QPointF(9, 9), copy, content, LEFT, plain))


def test_files_and_folders_are_dropped(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    line = np.array([[0.1, 0.2], [0.3, 0.9]], np.float32)
    write_ink(tmp_path / "ben.jsonl", [InkDigit(1, "Ben", (line,)), InkDigit(1, "Ben", (line,))])
    (tmp_path / "scans" / "7").mkdir(parents=True)
    write_picture(tmp_path / "scans" / "7" / "a.png")
    write_picture(tmp_path / "scans" / "b.png", shift=5)
    (tmp_path / "scans" / "c.png").write_bytes(b"no picture")
    warnings: list[str] = []
    window.context.digit_files.failed.connect(warnings.append)
    panel = show(window, qtbot)
    drop(panel, tmp_path / "ben.jsonl", tmp_path / "scans")
    qtbot.waitUntil(lambda: not panel.is_at_work)
    digits = window.context.my_digits.digits
    assert sorted((d.writer, str(mark_of(d))) for d in digits) == [
        ("", "7"),
        ("", "None"),
        ("Ben", "1"),
    ]
    assert len(warnings) == 1
    assert "c.png" in warnings[0]
    assert [mark_of(digit) for digit in panel.sheet.chosen_digits] == [None]
    assert panel.sheet.digits.rowCount() == 1  # the one that waits for its label
    QTest.keyClick(panel.sheet, Qt.Key.Key_1, SHIFT)
    assert panel.hint.text() == "There is no such digit."
    drop(panel, tmp_path / "ben.jsonl")
    qtbot.waitUntil(lambda: not panel.is_at_work)
    assert len(window.context.my_digits.digits) == 3


def test_digits_leave_as_ink_and_as_idx(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    fill(window)
    panel, files = show(window, qtbot), window.context.digit_files
    digits = window.context.my_digits.shown_digits
    files.export_ink(digits, tmp_path / "mine.jsonl.gz")
    qtbot.waitUntil(lambda: not panel.is_at_work)
    again = read_ink(tmp_path / "mine.jsonl.gz")
    assert [digit.key for digit in again] == [digit.key for digit in digits]
    files.export_idx(digits, tmp_path / "idx")
    qtbot.waitUntil(lambda: not panel.is_at_work)
    window.context.error_view.evaluation_dataset.choose(tmp_path / "idx")
    dataset = window.context.error_view.evaluation_dataset
    qtbot.waitUntil(lambda: not dataset.is_loading)
    assert dataset.digits is not None
    assert dataset.digits.labels.tolist() == [digit.label for digit in digits]
    with qtbot.waitSignal(files.failed) as failed:
        files.export_idx(digits, tmp_path / "idx")
    assert "holds IDX files already" in failed.args[0]


def test_thousands_of_digits_are_shown_without_a_wait(window: Window, qtbot: QtBot) -> None:
    rng = np.random.default_rng(1)
    pixels = rng.integers(0, 256, (3_000, 28, 28), dtype=np.uint8)
    digits = [InkDigit(n % 10, "Ann", (), picture=p) for n, p in enumerate(pixels)]
    window.context.my_digits.note_merged(window.context.my_digits.merge_now(digits))
    panel = show(window, qtbot)
    assert panel.sheet.digits.rowCount() == 3_000
    window.session.show(Drawing())
    QTest.keyClick(panel.sheet, Qt.Key.Key_End)
    assert panel.sheet.chosen_digits[0].label == 9
