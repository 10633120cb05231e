"""Lesson 4, convolution arithmetic: presets, sliders, the sliding window, impossible sizes."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pages.lecture.convolution.arithmetic_lesson import PRESETS, ArithmeticLesson
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.lecture.arithmetic import FIGURES, SlidingKernel
from tests.app.pages.lecture.lessons import lecture_window, lesson_number, open_lesson, point_at

# Captions of the slides' Figures 2.1 to 2.4: i, k, p, s; the outputs are those of the figures.
SLIDE_FIGURES = [(4, 3, 0, 1), (5, 4, 2, 1), (5, 3, 1, 1), (5, 3, 2, 1)]
SLIDE_OUTPUTS = [2, 6, 5, 7]


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


@pytest.fixture
def lesson(window: Window) -> ArithmeticLesson:
    return open_lesson(window, lesson_number("arithmetic"), ArithmeticLesson)


def test_the_presets_are_the_slides_figures_with_their_outputs(lesson: ArithmeticLesson) -> None:
    for number, (figure, output) in enumerate(zip(SLIDE_FIGURES, SLIDE_OUTPUTS, strict=True)):
        lesson.presets[number].click()
        w = lesson.windows
        assert (w.input, w.kernel, w.padding, w.stride) == figure
        assert [slider.value for slider in lesson.sliders.values()] == list(figure)
        assert f"{output}×{output}" in lesson.size_label.text()
        assert lesson.presets[number].isChecked()
    assert PRESETS[4].output == 28
    assert PRESETS[5].output == 14


def test_half_and_full_padding_are_named(lesson: ArithmeticLesson) -> None:
    lesson.presets[2].click()
    assert lesson.meaning_label.text().startswith("Half padding")
    lesson.presets[3].click()
    assert lesson.meaning_label.text().startswith("Full padding")


def test_a_kernel_that_does_not_fit_is_reported_and_cannot_slide(lesson: ArithmeticLesson) -> None:
    lesson.sliders["kernel"].slider.setFocus()
    QTest.keyClick(lesson.sliders["kernel"].slider, Qt.Key.Key_End)
    assert lesson.windows == SlidingKernel(4, 8, 0, 1)
    assert lesson.size_label.text().startswith("Impossible")
    assert not lesson.play_button.isEnabled()
    lesson.grab()
    lesson.sliders["padding"].slider.setValue(2)
    assert lesson.windows.output == 1
    assert not lesson.size_label.text().startswith("Impossible")


def test_rows_that_the_stride_steps_over_are_reported(lesson: ArithmeticLesson) -> None:
    lesson.show_windows(SlidingKernel(6, 3, 0, 2))
    assert "1 of 6 are never seen" in lesson.size_label.text()


def test_the_window_slides_until_it_is_stopped(lesson: ArithmeticLesson, qtbot: QtBot) -> None:
    lesson.play_button.click()
    assert lesson.is_playing
    places: list[float] = []
    lesson.animation.moved.connect(places.append)
    qtbot.waitUntil(lambda: lesson.place > 1)
    lesson.play_button.click()
    assert not lesson.is_playing
    assert lesson.place == round(lesson.place)
    assert any(place != round(place) for place in places)  # it was seen between two positions


def test_it_begins_again_after_the_last_position(lesson: ArithmeticLesson, qtbot: QtBot) -> None:
    lesson.show_windows(SlidingKernel(3, 2, 0, 1))
    lesson.animation.go(3)
    lesson.play_button.click()
    qtbot.waitUntil(lambda: 0 < lesson.place < 1, timeout=3000)


def test_another_lesson_stops_the_window(window: Window, lesson: ArithmeticLesson) -> None:
    lesson.play_button.click()
    window.lecture_page.show_next()
    assert not lesson.is_playing


def test_single_steps_and_pointing(lesson: ArithmeticLesson) -> None:
    lesson.show_windows(FIGURES[2])
    lesson.step_button.click()
    assert lesson.place == 1
    figure = lesson.figure
    first = figure.window_place()
    place = figure.output_place().topLeft()
    place += (figure.output_place().bottomRight() - place) * 0.5
    point_at(figure, place)
    assert lesson.place == 12  # the middle of 5x5
    moved = figure.window_place().topLeft() - first.topLeft()
    assert (moved.x(), moved.y()) == (figure.cell, 2 * figure.cell)
    figure.setFocus()
    QTest.keyClick(figure, Qt.Key.Key_Down)
    assert lesson.place == 17
    QTest.keyClick(figure, Qt.Key.Key_Right)
    assert lesson.place == 18
