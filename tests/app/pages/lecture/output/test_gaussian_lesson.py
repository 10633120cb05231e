"""Lesson 8, the RBF output: it follows the drawing, and F6 follows the loss."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pages.lecture.output.gaussian_lesson import GaussianLesson
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.network import paper
from lenet.network.forward import distances_to_codes
from tests.app.pages.lecture.lessons import lecture_window, lesson_number
from tests.benchmarks.strokes import two_strokes


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    window = lecture_window(appearance, tmp_path, qtbot)
    window.lecture_page.show_lesson(lesson_number("gaussian"))
    return window


def lesson_of(window: Window) -> GaussianLesson:
    lesson = window.lecture_page.lesson
    assert isinstance(lesson, GaussianLesson)
    return lesson


def draw_four(window: Window) -> None:
    for stroke in two_strokes(points=60):
        window.session.begin_stroke(*stroke[0].tolist())
        for place in stroke[1:].tolist():
            window.session.extend_stroke(*place)


def test_a_blank_canvas_shows_an_example_and_is_left_blank(window: Window) -> None:
    lesson = lesson_of(window)
    assert distances_to_codes(lesson.f6).min() < 20
    assert window.session.drawing.is_blank


def test_the_f6_of_the_persons_own_digit_is_shown(window: Window) -> None:
    lesson = lesson_of(window)
    before = lesson.gaussian.grab().toImage()
    draw_four(window)
    assert window.session.trace is not None
    assert np.array_equal(lesson.f6, window.session.trace.f6)
    assert lesson.label == 4
    assert lesson.gaussian.grab().toImage() != before


def test_f6_follows_the_loss_to_the_code_of_its_label_and_is_reset(window: Window) -> None:
    window.context.settings.reduce_motion(True)
    lesson = lesson_of(window)
    draw_four(window)
    lesson.choose_equation("8")
    lesson.choose_label(9)
    lesson.follow_loss()
    assert distances_to_codes(lesson.f6)[9] < 1
    lesson.reset_f6()
    assert window.session.trace is not None
    assert np.array_equal(lesson.f6, window.session.trace.f6)


def test_a_row_is_chosen_by_click_and_by_arrow_keys(window: Window) -> None:
    lesson = lesson_of(window)
    stage = lesson.gaussian
    rows = paper.CLASSES + 1
    head = stage.height() * 0.08
    height = (stage.height() - head) / rows
    spot = stage.rect().center()
    spot.setX(round(stage.width() * 0.8))
    spot.setY(round(head + 5.5 * height))
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=spot)
    assert lesson.label == 5
    QTest.keyClick(stage, Qt.Key.Key_Down)
    assert lesson.label == 6


def test_the_loss_chosen_survives_a_change_of_language(window: Window) -> None:
    lesson_of(window).choose_j(7.5)
    window.context.language.choose("zh_CN")
    try:
        window.lecture_page.show_lesson(lesson_number("gaussian"))
        assert lesson_of(window).loss.j == 7.5
    finally:
        window.context.language.choose("en")
