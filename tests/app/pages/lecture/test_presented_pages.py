"""Before an audience no page scrolls or widens the window, and what was left out comes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from app.pages.lecture.common.text_label import TextLabel
from app.pages.lecture.contents import LESSONS
from app.pages.lecture.results.classifiers_lesson import ClassifiersLesson
from app.shell.window import Window
from app.style.theme import Appearance
from tests.all_views import settle
from tests.app.pages.lecture.lessons import lecture_window, lesson_number, open_lesson

_SIZE = (1280, 720)


@pytest.fixture(params=["en", "zh_CN"])
def window(
    appearance: Appearance, tmp_path: Path, qtbot: QtBot, request: pytest.FixtureRequest
) -> Iterator[Window]:
    window = lecture_window(appearance, tmp_path, qtbot)
    window.context.language.choose(request.param)
    yield window
    window.present(False)
    window.context.language.choose("en")


def present(window: Window) -> None:
    window.present(True)
    window.setWindowState(Qt.WindowState.WindowNoState)  # a screen of the size of the test
    window.resize(*_SIZE)


def hidden(window: Window) -> list[str]:
    """Return the texts of the open page that are not shown, but would be."""
    labels = window.lecture_page.lesson.findChildren(TextLabel)
    return [label.text() for label in labels if label.is_wanted and label.isHidden()]


def test_no_page_scrolls_or_widens_the_window_before_an_audience(window: Window) -> None:
    present(window)
    left_out = 0
    for number in range(1, len(LESSONS) + 1):
        window.resize(*_SIZE)
        window.lecture_page.show_lesson(number)
        settle(window)
        assert (window.width(), window.height()) == _SIZE, number
        for area in window.lecture_page.lesson.findChildren(QScrollArea):
            assert area.verticalScrollBar().maximum() == 0, number
        left_out += len(hidden(window))
    assert left_out > 10
    window.present(False)
    for number in range(1, len(LESSONS) + 1):
        window.lecture_page.show_lesson(number)
        assert hidden(window) == [], number


def test_fewer_classifiers_are_shown_where_rows_would_overlap(window: Window) -> None:
    lesson = open_lesson(window, lesson_number("classifiers"), ClassifiersLesson)
    assert len(lesson.chart.rows) == 17
    present(window)
    settle(window)
    names = [row.name for row in lesson.chart.rows]
    assert 5 <= len(names) < 17
    assert {"lenet-5", "boosted-lenet-4", "linear"} <= set(names)
    lesson.choose_row("pairwise")  # what is told of is among them
    assert "pairwise" in [row.name for row in lesson.chart.rows]
    tall = lesson.chart.row_place("lenet-5").height()
    assert tall >= lesson.chart.line
