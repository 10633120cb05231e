"""The lesson on classifiers: orders, rows chosen by pointer and keys, ours beside the paper's."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pages.lecture.results.classifiers_lesson import ClassifiersLesson
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.lecture.classifiers import CLASSIFIERS
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


def open_classifiers(window: Window) -> ClassifiersLesson:
    return open_lesson(window, lesson_number("classifiers"), ClassifiersLesson)


def test_the_row_that_is_clicked_is_told_of(window: Window) -> None:
    lesson = open_classifiers(window)
    click(lesson.chart, lesson.chart.row_place("knn").center())
    assert "5.0 % MNIST as it is, 2.4 % slant removed" in texts_in(lesson)
    assert "24,000,000 multiply-adds" in texts_in(lesson)


def test_our_networks_stand_beside_lenet_5(window: Window) -> None:
    lesson = open_classifiers(window)
    assert "ours, mean of seeds" in texts_in(lesson)
    assert "ours: 0.90–1.02" in texts_in(lesson)


def test_by_error_the_best_is_last_and_the_arrows_go_row_by_row(window: Window) -> None:
    lesson = open_classifiers(window)
    lesson.orders.buttons["error"].click()
    tops = {row.name: lesson.chart.row_place(row.name).top() for row in CLASSIFIERS}
    assert max(tops, key=lambda name: tops[name]) == "boosted-lenet-4"
    click(lesson.chart, lesson.chart.row_place("boosted-lenet-4").center())
    QTest.keyClick(lesson.chart, Qt.Key.Key_Up)
    assert "0.8 % with distortions" in texts_in(lesson)
    assert "Three LeNet-4" not in texts_in(lesson)


def test_the_order_survives_a_change_of_language(window: Window) -> None:
    open_classifiers(window).orders.buttons["memory"].click()
    window.context.language.choose("zh_CN")
    try:
        assert open_classifiers(window).chart.order == "memory"
    finally:
        window.context.language.choose("en")
