"""Lesson 3, convolution: pointing at cells, editing by mouse and keys, the turned kernel."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pages.lecture.convolution.convolution_lesson import ConvolutionLesson
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.lecture.convolution import FIRST_IMAGE, FIRST_KERNEL, convolve, correlate
from tests.app.pages.lecture.lessons import (
    click,
    lecture_window,
    lesson_number,
    open_lesson,
    point_at,
)

_Key = Qt.Key
# All of S for the slides' image and kernel; they show the first value.
SLIDE_RESULT = [[4, 3, 4], [2, 4, 3], [2, 3, 4]]


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


@pytest.fixture
def lesson(window: Window) -> ConvolutionLesson:
    return open_lesson(window, lesson_number("convolution"), ConvolutionLesson)


def test_it_opens_with_the_slides_numbers(lesson: ConvolutionLesson) -> None:
    np.testing.assert_array_equal(lesson.output.values, SLIDE_RESULT)
    assert lesson.products.values.sum() == SLIDE_RESULT[0][0]


def test_pointing_at_a_cell_of_s_shows_its_patch(lesson: ConvolutionLesson) -> None:
    point_at(lesson.output, lesson.output.place(2, 1).center())
    np.testing.assert_array_equal(lesson.patch.values, FIRST_IMAGE[2:5, 1:4])
    assert lesson.products.values.sum() == SLIDE_RESULT[2][1]
    point_at(lesson.image, lesson.image.place(0, 4).center())  # no patch has it in its middle
    np.testing.assert_array_equal(lesson.patch.values, FIRST_IMAGE[0:3, 2:5])


def test_arrow_keys_go_from_place_to_place_and_stop_at_the_edge(
    window: Window, lesson: ConvolutionLesson
) -> None:
    lesson.output.setFocus()
    for _ in range(4):
        QTest.keyClick(lesson.output, _Key.Key_Right)
    QTest.keyClick(lesson.output, _Key.Key_Down)
    np.testing.assert_array_equal(lesson.patch.values, FIRST_IMAGE[1:4, 2:5])
    assert window.lecture_page.lesson is lesson


def test_a_click_adds_one_and_the_right_button_takes_one(lesson: ConvolutionLesson) -> None:
    click(lesson.image, lesson.image.place(0, 0).center())
    assert lesson.image.values[0, 0] == 2
    np.testing.assert_array_equal(
        lesson.output.values, correlate(lesson.image.values, FIRST_KERNEL)
    )
    QTest.mouseClick(
        lesson.kernel,
        Qt.MouseButton.RightButton,
        pos=lesson.kernel.place(1, 1).center().toPoint(),
    )
    assert lesson.kernel.values[1, 1] == 0


def test_a_number_is_typed_key_by_key_and_escape_brings_the_old_one_back(
    window: Window, lesson: ConvolutionLesson
) -> None:
    lesson.kernel.setFocus()
    for key in (_Key.Key_Minus, _Key.Key_2, _Key.Key_Period, _Key.Key_5):
        QTest.keyClick(lesson.kernel, key)
    assert lesson.kernel.values[0, 0] == -2.5
    QTest.keyClick(lesson.kernel, _Key.Key_Escape)
    assert lesson.kernel.values[0, 0] == 1
    QTest.keyClick(lesson.kernel, _Key.Key_Right)
    QTest.keyClick(lesson.kernel, _Key.Key_7)
    QTest.keyClick(lesson.kernel, _Key.Key_Return)
    QTest.keyClick(lesson.kernel, _Key.Key_8)
    assert lesson.kernel.values[0, 1] == 8
    QTest.keyClick(lesson.kernel, _Key.Key_8)  # 88 is more than a cell takes
    assert lesson.kernel.values[0, 1] == 8
    assert window.session.drawing.is_blank  # the digits drew nothing


def test_turning_the_kernel_is_true_convolution(lesson: ConvolutionLesson) -> None:
    lesson.turn.click()
    np.testing.assert_array_equal(lesson.output.values, SLIDE_RESULT)  # it is its own turn
    click(lesson.kernel, lesson.kernel.place(0, 0).center())
    np.testing.assert_array_equal(lesson.output.values, convolve(FIRST_IMAGE, lesson.kernel.values))
    assert lesson.kernel_on_patch.values[2, 2] == lesson.kernel.values[0, 0] == 2
    assert "9" in lesson.difference_label.text()
    lesson.turn.click()
    np.testing.assert_array_equal(
        lesson.output.values, correlate(FIRST_IMAGE, lesson.kernel.values)
    )


def test_numbers_and_turn_survive_a_change_of_language(
    window: Window, lesson: ConvolutionLesson
) -> None:
    lesson.turn.click()
    click(lesson.image, lesson.image.place(4, 4).center())
    window.context.language.choose("zh_CN")
    try:
        again = open_lesson(window, lesson_number("convolution"), ConvolutionLesson)
        assert again is not lesson
        assert again.turn.isChecked()
        assert again.image.values[4, 4] == 1
    finally:
        window.context.language.choose("en")


def test_a_hover_moves_nothing(lesson: ConvolutionLesson) -> None:
    before = [grid.geometry() for grid in (lesson.image, lesson.output, lesson.products)]
    point_at(lesson.output, lesson.output.place(1, 1).center())
    click(lesson.kernel, lesson.kernel.place(0, 0).center())
    lesson.grab()
    after = [grid.geometry() for grid in (lesson.image, lesson.output, lesson.products)]
    assert after == before
