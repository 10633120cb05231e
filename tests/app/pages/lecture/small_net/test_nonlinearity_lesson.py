"""Why a nonlinearity: the same picture without f, another one with it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.pages.lecture.small_net.nonlinearity_lesson import NonlinearityLesson
from app.shell.window import Window
from app.style.theme import Appearance
from tests.app.pages.lecture.lessons import lecture_window, lesson_number, open_lesson


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


@pytest.fixture
def lesson(window: Window) -> NonlinearityLesson:
    return open_lesson(window, lesson_number("nonlinearity"), NonlinearityLesson)


def test_one_layer_paints_the_same_picture_at_every_angle(lesson: NonlinearityLesson) -> None:
    for name, slider in lesson.sliders.items():
        before = lesson.view.outputs
        slider.slider.setValue(slider.slider.maximum() - 3)
        assert (lesson.view.outputs != before).any(), name
        assert lesson.figure.difference_text() == "The same picture: the points differ by 0.00."


def test_with_a_function_between_no_single_layer_is_as_good(lesson: NonlinearityLesson) -> None:
    for name in ("tanh", "relu"):
        lesson.functions.buttons[name].click()
        assert lesson.view.difference > 0.2
        assert lesson.figure.difference_text().startswith("The best single layer misses points")
        lesson.grab()
    lesson.functions.buttons["none"].click()
    assert lesson.view.difference < 1e-9


def test_the_planes_lie_within_the_figure(lesson: NonlinearityLesson) -> None:
    area = lesson.figure.rect()
    places = [lesson.figure.place(*at) for at in ((0, 0), (0, 1), (0, 2), (1, 2))]
    assert all(area.contains(place.toRect()) for place in places)
    assert len({place.width() for place in places}) == 1


def test_what_was_set_survives_a_change_of_language(
    window: Window, lesson: NonlinearityLesson
) -> None:
    lesson.choose_between("relu")
    lesson.sliders["first"].slider.setValue(0)
    window.context.language.choose("zh_CN")
    try:
        again = open_lesson(window, lesson_number("nonlinearity"), NonlinearityLesson)
        assert again.view.between == "relu"
        assert again.sliders["first"].value == -180
    finally:
        window.context.language.choose("en")
