"""The lesson on codes: pairs by pointer and keys, the squash, and eq. 9 beside cross-entropy."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pages.lecture.output.codes_lesson import CodesLesson
from app.shell.window import Window
from app.style.theme import Appearance
from tests.app.pages.lecture.lessons import (
    click,
    lecture_window,
    lesson_number,
    open_lesson,
    point_at,
    texts_in,
)


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


def open_codes(window: Window) -> CodesLesson:
    return open_lesson(window, lesson_number("codes"), CodesLesson)


def test_the_pair_under_the_pointer_is_compared(window: Window) -> None:
    lesson = open_codes(window)
    assert "12 of 84 cells differ: squared distance 48" in texts_in(lesson)
    point_at(lesson.matrix, lesson.matrix.cell_place(1, 4).center())
    assert "50 of 84 cells differ" in texts_in(lesson)
    QTest.keyClick(lesson.matrix, Qt.Key.Key_Down)
    QTest.keyClick(lesson.matrix, Qt.Key.Key_Right)
    assert "20 of 84 cells differ" in texts_in(lesson)  # 2 and 5


def test_the_point_on_the_squash_moves_by_click(window: Window) -> None:
    lesson = open_codes(window)
    lesson.views.buttons["squash"].click()
    before = lesson.squash.grab().toImage()
    click(lesson.squash, lesson.squash.area().center())
    assert lesson.squash.grab().toImage() != before


def test_equation_9_is_the_cross_entropy_and_notices_collapsed_codes(window: Window) -> None:
    lesson = open_codes(window)
    lesson.views.buttons["softmax"].click()
    eight, nine, entropy = lesson.softmax.losses()
    assert nine == pytest.approx(entropy, abs=1e-4)
    assert eight > 0
    lesson.codes.buttons["collapsed"].click()
    eight, nine, entropy = lesson.softmax.losses()
    assert eight == 0
    assert nine == pytest.approx(entropy, abs=1e-4)
    assert nine > 2.3
