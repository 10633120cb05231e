"""The lesson in which a person reads the network's errors: by keys and buttons, with a score."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pages.lecture.results.guess_lesson import GuessLesson
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.evaluation.dataset import bundled_test_digits
from tests.app.pages.lecture.lessons import lecture_window, lesson_number, open_lesson, texts_in

_READ_MS = 60_000  # for 10,000 digits on a busy machine


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


def open_guess(window: Window, qtbot: QtBot) -> GuessLesson:
    lesson = open_lesson(window, lesson_number("guess"), GuessLesson)
    qtbot.waitUntil(lambda: lesson.index is not None, timeout=_READ_MS)
    return lesson


def test_a_person_reads_digits_by_keys_and_buttons(window: Window, qtbot: QtBot) -> None:
    lesson = open_guess(window, qtbot)
    labels = bundled_test_digits().labels
    assert lesson.index is not None
    truth = int(labels[lesson.index])
    assert f"Label {truth}" not in texts_in(lesson)
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + truth))
    text = texts_in(lesson)
    assert f"Label {truth}." in text
    assert "You: 1 of 1. The network: 0 of 1" in text
    assert "82" in text
    shown = lesson.index
    lesson.next_button.click()
    assert lesson.index != shown
    wrong = (int(labels[lesson.index]) + 1) % 10
    lesson.buttons[wrong].click()
    assert "You: 1 of 2. The network: 0 of 2" in texts_in(lesson)
    assert "You disagree with the label." in texts_in(lesson)


def test_one_digit_is_answered_once(window: Window, qtbot: QtBot) -> None:
    lesson = open_guess(window, qtbot)
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_5)
    assert lesson.score.count == 1
    assert not lesson.buttons[5].isEnabled()


def test_the_score_survives_a_change_of_language_and_can_be_begun_anew(
    window: Window, qtbot: QtBot
) -> None:
    open_guess(window, qtbot).guess(3)
    window.context.language.choose("zh_CN")
    try:
        lesson = open_guess(window, qtbot)
        assert lesson.score.count == 1
        lesson.anew_button.click()
        assert lesson.score.count == 0
    finally:
        window.context.language.choose("en")
