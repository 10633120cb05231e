"""Several input maps: two maps by hand, a map of C3 step by step, the table that chooses it."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pages.lecture.convolution.several_maps_lesson import SeveralMapsLesson
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.network import paper
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
def lesson(window: Window) -> SeveralMapsLesson:
    return open_lesson(window, lesson_number("several"), SeveralMapsLesson)


def test_the_parts_the_bias_and_the_result_follow_a_changed_number(
    lesson: SeveralMapsLesson,
) -> None:
    hand = lesson.hand
    np.testing.assert_array_equal(hand.net.values, [[3, -1], [-1, 3]])
    click(hand.maps[0], hand.maps[0].place(0, 0).center())  # 1 becomes 2, under weight 1
    np.testing.assert_array_equal(hand.parts[0].values, [[3, 1], [0, 2]])
    np.testing.assert_array_equal(hand.summands[0].values, hand.parts[0].values)
    np.testing.assert_array_equal(hand.net.values, [[4, -1], [-1, 3]])
    click(hand.bias, hand.bias.place(0, 0).center())  # -1 becomes 0
    np.testing.assert_array_equal(hand.net.values, [[5, 0], [0, 4]])


def test_pointing_at_the_result_outlines_what_it_sees(lesson: SeveralMapsLesson) -> None:
    hand = lesson.hand
    before = hand.maps[1].grab().toImage()
    point_at(hand.net, hand.net.place(1, 0).center())
    assert hand.parts[0].selected == hand.parts[1].selected == hand.state.selected == (1, 0)
    assert hand.maps[1].grab().toImage() != before


def test_numbers_survive_a_change_of_language(window: Window, lesson: SeveralMapsLesson) -> None:
    click(lesson.hand.bias, lesson.hand.bias.place(0, 0).center())
    window.context.language.choose("zh_CN")
    try:
        again = open_lesson(window, lesson_number("several"), SeveralMapsLesson)
        assert float(again.hand.bias.values[0, 0]) == 0.0
    finally:
        window.context.language.choose("en")


def test_a_column_of_the_table_chooses_the_map(lesson: SeveralMapsLesson) -> None:
    lesson.show_view("c3")
    lesson.grab()
    click(lesson.columns, lesson.columns.place(6, 2).center())
    assert lesson.sums.sources == paper.C3_TABLE[6]
    assert lesson.count_label.text() == "4·25 weights + 1 bias = 101"
    QTest.keyClick(lesson.columns, Qt.Key.Key_Left)
    assert lesson.sums.sources == paper.C3_TABLE[5]
    lesson.stop()


def test_the_steps_are_a_convolution_each_then_bias_and_squash(
    lesson: SeveralMapsLesson, qtbot: QtBot
) -> None:
    lesson.show_view("c3")
    assert lesson.animation.place == 3 + 1  # the end, without a movement
    lesson.step_button.click()
    assert lesson.animation.place == 0
    for place in (1, 2, 3, 4, 0):
        lesson.step_button.click()
        assert lesson.animation.place == place
    lesson.play_button.click()
    qtbot.waitUntil(lambda: lesson.animation.place > 0)
    assert lesson.animation.is_playing
    lesson.stop()
    assert not lesson.animation.is_playing


def test_reduced_motion_shows_another_map_with_all_its_steps(
    window: Window, lesson: SeveralMapsLesson
) -> None:
    window.context.settings.keep("motion", "reduced")
    assert not lesson.may_animate
    lesson.show_view("c3")
    lesson.show_map(15)
    assert not lesson.animation.is_playing
    assert lesson.animation.place == 6 + 1


def test_pointing_at_a_unit_shows_its_sum(lesson: SeveralMapsLesson) -> None:
    lesson.show_view("c3")
    figure = lesson.figure
    lesson.grab()
    before = figure.grab().toImage()
    box = figure.place(4, 2)  # the net input, below S2 map 2
    point_at(figure, box.topLeft() + (box.bottomRight() - box.topLeft()) * 0.95)
    assert figure.grab().toImage() != before
    QTest.keyClick(figure, Qt.Key.Key_Up)
    figure.grab()
