"""The lesson on totals: numbers of a layer, chosen by button, pointer and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pages.lecture.layers.totals_lesson import TotalsLesson
from app.shell.window import Window
from app.style.theme import Appearance
from tests.app.pages.lecture.lessons import (
    click,
    lecture_window,
    lesson_number,
    open_lesson,
    texts_in,
)


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


def open_totals(window: Window) -> TotalsLesson:
    return open_lesson(window, lesson_number("totals"), TotalsLesson)


def test_the_shares_are_said_in_words(window: Window) -> None:
    text = texts_in(open_totals(window))
    assert "C1 and C3 have 80 % of the connections but 3 % of the parameters" in text
    assert "C5 has 80 % of the parameters" in text
    assert "156 (0.3 %) · 122,304 (35.9 %)" in text


def test_a_click_on_a_bar_tells_of_its_layer(window: Window) -> None:
    lesson = open_totals(window)
    click(lesson.figure, lesson.figure.segments(4)[0].center())
    assert lesson.layer == 4
    assert "48,120 connections share 48,120 parameters" in texts_in(lesson)


def test_a_thin_segment_can_be_chosen_too(window: Window) -> None:
    lesson = open_totals(window)
    click(lesson.figure, lesson.figure.segments(1)[1].center())
    assert lesson.layer == 1


def test_keys_and_buttons_go_from_layer_to_layer(window: Window) -> None:
    lesson = open_totals(window)
    QTest.keyClick(lesson.figure, Qt.Key.Key_Right)
    assert lesson.layer == 1
    lesson.buttons.buttons["6"].click()
    assert "nothing to train" in texts_in(lesson)
    QTest.keyClick(lesson.figure, Qt.Key.Key_Right)
    assert lesson.layer == 6
