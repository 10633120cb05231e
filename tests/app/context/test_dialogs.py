"""The dialogs: plain text, what each button does, and the folder used last."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.context.dialogs import Answer, Warnings, ask, ask_file, ask_files, ask_new_file, warn
from app.context.settings import Settings


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def question(window: QWidget, done: list[str]) -> QMessageBox:
    answers = [
        Answer("Delete", lambda: done.append("deleted"), destroys=True),
        Answer("Keep", lambda: done.append("kept"), is_default=True),
    ]
    return ask(window, "A title", "A question?", "A detail.", answers)


def close_by(box: QMessageBox, key: Qt.Key, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.destroyed):
        QTest.keyClick(box, key)


def test_a_file_name_that_looks_like_html_is_shown_as_it_is(window: QWidget, qtbot: QtBot) -> None:
    box = warn(window, "<b>digit</b>.png is no picture.")
    formats = {label.textFormat() for label in box.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}
    close_by(box, Qt.Key.Key_Return, qtbot)


def test_a_click_on_an_answer_does_what_it_says(window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    box = question(window, done)
    button = next(b for b in box.findChildren(QPushButton) if b.text() == "Delete")
    with qtbot.waitSignal(box.destroyed):
        button.click()
    assert done == ["deleted"]


def test_enter_chooses_the_default_and_escape_nothing(window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    close_by(question(window, done), Qt.Key.Key_Return, qtbot)
    assert done == ["kept"]
    close_by(question(window, done), Qt.Key.Key_Escape, qtbot)
    assert done == ["kept"]


def test_without_a_default_enter_chooses_the_refusal(window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    answers = [Answer("Stop", lambda: done.append("stopped"))]
    box = ask(window, "A title", "A question?", "", answers, refusal="Stay")
    close_by(box, Qt.Key.Key_Return, qtbot)
    assert done == []


def test_a_file_dialog_opens_in_the_folder_used_last(
    window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    starts: list[str] = []

    def choose(_: QWidget, title: str, start: str, kinds: str) -> tuple[str, str]:
        starts.append(start)
        return str(folder / "digit.png"), kinds

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    settings = Settings(tmp_path / "settings.ini")
    assert ask_file(window, settings, "Open", "*.png") == folder / "digit.png"
    ask_new_file(window, settings, "Save", "copy.png", "*.png")
    assert starts[1] == str(folder / "copy.png")


def test_61_bad_files_give_one_box_that_counts(window: QWidget, qtbot: QtBot) -> None:
    warnings = Warnings(window)
    for number in range(61):
        warnings.show(f"{number}\n<b>.png is no picture.")
    (box,) = window.findChildren(QMessageBox)
    assert box.text() == "60\ufffd<b>.png is no picture."
    assert box.informativeText() == "The last of 61 warnings."
    formats = {label.textFormat() for label in box.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}
    close_by(box, Qt.Key.Key_Return, qtbot)
    warnings.show("Another.")
    (box,) = window.findChildren(QMessageBox)
    assert (box.text(), box.informativeText()) == ("Another.", "")
    close_by(box, Qt.Key.Key_Return, qtbot)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_several_files_may_be_opened(
    window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    paths = [tmp_path / f"{number}.jsonl" for number in range(count)]
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in paths], "")
    )
    settings = Settings(tmp_path / "settings.ini")
    assert ask_files(window, settings, "Open", "*.jsonl") == paths
