"""Back-propagation through a convolution: numbers that follow, the places of a weight."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pages.lecture.convolution.backward_lesson import BackwardLesson
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.lecture.convolution import FIRST_IMAGE, FIRST_KERNEL
from tests.app.pages.lecture.lessons import (
    click,
    lecture_window,
    lesson_number,
    open_lesson,
    point_at,
)


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


@pytest.fixture
def lesson(window: Window) -> BackwardLesson:
    return open_lesson(window, lesson_number("backward"), BackwardLesson)


def test_it_opens_with_the_example_of_the_convolution_page(lesson: BackwardLesson) -> None:
    np.testing.assert_array_equal(lesson.image.values, FIRST_IMAGE)
    np.testing.assert_array_equal(lesson.kernel.values, FIRST_KERNEL)
    np.testing.assert_array_equal(lesson.gradient.values, [[2, 2, 0], [1, 1, 2], [0, 0, 0]])


def test_a_changed_target_changes_delta_and_gradient(lesson: BackwardLesson) -> None:
    click(lesson.target, lesson.target.place(0, 0).center())  # 3 becomes 4, so this δ is 0
    np.testing.assert_array_equal(lesson.deltas.values, [[0, 0, -1], [0, 0, 2], [0, -1, 0]])
    patch_of_the_place = FIRST_IMAGE[:3, :3]  # what the place (0, 0) adds with δ = 1
    before = np.array([[2, 2, 0], [1, 1, 2], [0, 0, 0]])
    np.testing.assert_array_equal(lesson.gradient.values, before - patch_of_the_place)


def test_a_weight_and_its_derivative_are_pointed_at_together(lesson: BackwardLesson) -> None:
    before = lesson.image.grab().toImage()
    point_at(lesson.kernel, lesson.kernel.place(1, 2).center())
    assert lesson.kernel.selected == lesson.gradient.selected == (1, 2)
    assert lesson.image.grab().toImage() != before
    lesson.gradient.setFocus()
    QTest.keyClick(lesson.gradient, Qt.Key.Key_Left)
    assert lesson.kernel.selected == (1, 1)


def test_numbers_survive_a_change_of_language(window: Window, lesson: BackwardLesson) -> None:
    click(lesson.kernel, lesson.kernel.place(0, 1).center())
    window.context.language.choose("zh_CN")
    try:
        again = open_lesson(window, lesson_number("backward"), BackwardLesson)
        assert float(again.kernel.values[0, 1]) == 1.0
    finally:
        window.context.language.choose("en")
