"""The opening: the answer of the live digit, and the digit that is shifted."""

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.context.drawing import Drawing
from app.pages.lecture.opening.opening_lesson import OpeningLesson
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.data.idx import bundled_mnist
from lenet.lecture.full_net import SHIFTS
from tests.app.pages.lecture.lessons import lecture_window, lesson_number, open_lesson


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


@pytest.fixture
def lesson(window: Window) -> OpeningLesson:
    return open_lesson(window, lesson_number("opening"), OpeningLesson)


def test_an_example_is_shown_until_a_digit_is_drawn(window: Window, lesson: OpeningLesson) -> None:
    assert "MNIST" in lesson.network_figure.purpose("input")
    assert lesson.network_figure.purpose("rbf").endswith("2.")
    seven = bundled_mnist("test").images[0]
    window.session.show(Drawing(digit=seven))
    assert "Your digit" in lesson.network_figure.purpose("input")
    assert lesson.network_figure.purpose("rbf").endswith("7.")
    lesson.grab()


def test_it_opens_with_a_shift_that_only_lenet_survives(lesson: OpeningLesson) -> None:
    reading = lesson.reading(lesson.shift)
    assert (reading.full_net, reading.lenet) == (5, 2)


def test_the_slider_moves_the_digit_and_both_networks_answer(lesson: OpeningLesson) -> None:
    before = lesson.reading(0)
    lesson.slider.slider.setValue(SHIFTS.index(6))
    assert lesson.shift == 6
    after = lesson.reading(6)
    assert (after.image[:, 6:] == before.image[:, :26]).all()
    spoken = lesson.shift_figure.accessibleDescription()
    assert spoken == f"Fully connected: {after.full_net}. LeNet-5: {after.lenet}."
    lesson.grab()


def test_every_map_has_a_place_within_its_column(lesson: OpeningLesson) -> None:
    figure = lesson.network_figure
    counts = {"input": 1, "c1": 6, "s2": 6, "c3": 16, "s4": 16, "c5": 1, "f6": 1, "rbf": 10}
    for number, (part, count) in enumerate(counts.items()):
        places = figure.places(part)
        assert len(places) == count
        step = figure.width() / len(counts)
        for place in places:
            assert number * step <= place.left() < place.right() <= (number + 1) * step
            assert 0 <= place.top() < place.bottom() <= figure.height()


def test_nothing_is_computed_while_another_page_is_open(
    window: Window, lesson: OpeningLesson
) -> None:
    window.lecture_page.show_next()
    window.session.show(Drawing(digit=np.zeros((28, 28), np.uint8) + np.eye(28, dtype=np.uint8)))
    assert "MNIST" in lesson.network_figure.purpose("input")
