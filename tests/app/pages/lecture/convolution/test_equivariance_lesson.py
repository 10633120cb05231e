"""The lesson on shifts: a dragged digit and its maps, receptive fields, and a unit as a gate."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pages.lecture.convolution.equivariance_lesson import EquivarianceLesson
from app.shell.window import Window
from app.style.theme import Appearance
from tests.app.pages.lecture.lessons import (
    click,
    lecture_window,
    lesson_number,
    open_lesson,
    texts_in,
)
from tests.app.pointers import drag


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


def open_shifts(window: Window) -> EquivarianceLesson:
    return open_lesson(window, lesson_number("equivariance"), EquivarianceLesson)


def test_an_even_shift_changes_neither_layer_but_its_place(window: Window) -> None:
    lesson = open_shifts(window)
    assert texts_in(lesson).count("largest change against that: 0.00") == 2


def test_an_odd_shift_changes_s2(window: Window) -> None:
    lesson = open_shifts(window)
    QTest.keyClick(lesson.shift_figure, Qt.Key.Key_Left)
    assert lesson.shift == (1, 0)
    assert texts_in(lesson).count("largest change against that: 0.00") == 1


def test_the_digit_follows_the_pointer_pixel_by_pixel_up_to_an_end(window: Window) -> None:
    lesson = open_shifts(window)
    figure = lesson.shift_figure
    place = figure.image_place()
    pixel = place.width() / 32
    start = place.center()
    ends = [(start.x() + far * pixel, start.y() + 3 * pixel) for far in (0, -3, -20)]
    path = [(x / figure.width(), y / figure.height()) for x, y in ends]
    drag(figure, [(start.x() / figure.width(), start.y() / figure.height()), *path])
    assert lesson.shift == (-4, 3)


def test_the_last_field_is_the_whole_input(window: Window) -> None:
    lesson = open_shifts(window)
    lesson.views.buttons["fields"].click()
    assert "C5 · 32×32" in texts_in(lesson)
    assert "C3 · 14×14" in texts_in(lesson)


def test_inputs_of_the_unit_turn_by_click_and_keys(window: Window) -> None:
    lesson = open_shifts(window)
    lesson.views.buttons["units"].click()
    lesson.unit.grab()
    assert texts_in(lesson).count("+1") == 1
    click(lesson.unit, lesson.unit.input_place(3).center())
    assert texts_in(lesson).count("+1") == 2
    QTest.keyClick(lesson.unit, Qt.Key.Key_Up)
    assert texts_in(lesson).count("+1") == 1
    lesson.gates.buttons["and"].click()
    before = lesson.unit.grab().toImage()
    lesson.gates.buttons["or"].click()
    assert lesson.unit.grab().toImage() != before
