"""The guess of the error after the first pass is answered by the run."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pages.train.page import TrainPage
from app.shell.window import Window
from tests.app.pages.train.acts import train


def test_the_run_says_whether_the_guess_was_near(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    window.questions.toggle()
    line = window.questions.line
    assert line.question_text.startswith("How many per cent")
    QTest.keyClicks(line.field, "much")
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert "number" in line.reply_text
    line.field.clear()
    QTest.keyClicks(line.field, "100 %")
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert "Start" in line.reply_text
    train(window, page, qtbot)
    first = window.context.trainer.status.passes[0]
    error = 100 * (first.test_errors or 0) / first.test_count
    assert f"{error:.2f} % are wrong" in line.reply_text
    assert (window.questions.right == {"first_pass"}) == (error >= 100 / 1.5)
    assert line.field.isHidden()
