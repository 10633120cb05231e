"""Lesson 5, from full to shared weights: the slides' counts, and units by mouse and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pages.lecture.convolution.sharing_lesson import SharingLesson
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.lecture.sharing import KINDS
from tests.app.pages.lecture.lessons import lecture_window, lesson_number, open_lesson, point_at

# The slides: 9 features of a 5x5 image; a million units on 1000x1000 with patches of 10x10.
SLIDES = [{"full": 225, "local": 81, "shared": 9}, {"full": 10**12, "local": 10**8, "shared": 100}]


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


@pytest.fixture
def lesson(window: Window) -> SharingLesson:
    return open_lesson(window, lesson_number("sharing"), SharingLesson)


def test_both_examples_give_the_slides_numbers(lesson: SharingLesson) -> None:
    for number, counts in enumerate(SLIDES):
        lesson.presets[number].click()
        assert lesson.sharing.weights == counts
        for kind in KINDS:
            assert lesson.bars[kind].accessibleName() == f"{counts[kind]:,}"
        lesson.grab()


def test_pointing_at_a_unit_shows_its_lines_in_all_three(lesson: SharingLesson) -> None:
    before = {kind: lesson.figures[kind].grab().toImage() for kind in KINDS}
    figure = lesson.figures["local"]
    point_at(figure, figure.unit_place(0, 2))
    assert lesson.unit == (0, 2)
    for kind in KINDS:
        assert lesson.figures[kind].grab().toImage() != before[kind]


def test_arrow_keys_go_from_unit_to_unit(window: Window, lesson: SharingLesson) -> None:
    figure = lesson.figures["shared"]
    figure.setFocus()
    QTest.keyClick(figure, Qt.Key.Key_Up)
    QTest.keyClick(figure, Qt.Key.Key_Up)
    assert lesson.unit == (0, 1)
    assert window.lecture_page.lesson is lesson


def test_a_patch_is_never_larger_than_its_image(lesson: SharingLesson) -> None:
    lesson.sliders["patch"].slider.setValue(8)
    lesson.sliders["image"].slider.setValue(0)
    assert lesson.sharing.patch == lesson.sharing.image == 2
    assert lesson.sliders["patch"].value == 2
    lesson.grab()
