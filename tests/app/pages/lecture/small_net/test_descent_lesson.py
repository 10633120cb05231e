"""Lesson 2, gradient descent: presets do what they say, and the net learns phase by phase."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pages.lecture.small_net.backward_stage import PHASES, TARGET
from app.pages.lecture.small_net.descent.objectives import OBJECTIVES, Descent
from app.pages.lecture.small_net.descent_lesson import DescentLesson
from app.shell.window import Window
from app.style.theme import Appearance
from tests.app.pages.lecture.lessons import lecture_window, lesson_number
from tests.app.pointers import drag


def ended(objective: str, preset: str) -> Descent:
    rate, start = OBJECTIVES[objective].presets[preset]
    descent = Descent(objective, rate, (start,))
    while not descent.ended:
        descent = descent.stepped()
    return descent


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_each_preset_does_what_it_is_named_for(objective: str) -> None:
    for preset in ("converges", "zig-zag"):
        assert ended(objective, preset).has_converged
    assert ended(objective, "diverges").has_diverged
    slopes = np.array(
        [OBJECTIVES[objective].slope(np.array(x)) for x in ended(objective, "zig-zag").path]
    )
    turns = (np.sign(slopes[3:10, 0]) != np.sign(slopes[4:11, 0])).sum()
    assert turns >= 6


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    window = lecture_window(appearance, tmp_path, qtbot)
    window.lecture_page.show_lesson(lesson_number("descent"))
    return window


def lesson_of(window: Window) -> DescentLesson:
    lesson = window.lecture_page.lesson
    assert isinstance(lesson, DescentLesson)
    return lesson


def test_a_run_moves_step_by_step_and_rests_where_it_arrives(window: Window, qtbot: QtBot) -> None:
    player = lesson_of(window).descent_player
    player.choose_start((-0.001,))
    player.run()
    assert player.running
    qtbot.waitUntil(lambda: player.descent.has_converged and not player.running, timeout=8000)
    assert len(player.descent.path) > 3


def test_a_run_begun_while_a_step_is_on_its_way_goes_on(window: Window) -> None:
    player = lesson_of(window).descent_player
    player.step()
    assert not player.running
    player.run()
    assert player.running


def test_without_motion_a_run_shows_its_end_at_once(window: Window) -> None:
    window.context.settings.reduce_motion(True)
    player = lesson_of(window).descent_player
    player.run()
    assert player.descent.has_converged
    assert not player.running


def test_leaving_the_page_stops_what_moves(window: Window) -> None:
    player = lesson_of(window).descent_player
    player.run()
    assert player.running
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert not player.running
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    player.run()
    window.show_page("draw")
    assert not player.running


def test_the_start_is_dragged_on_the_picture(window: Window) -> None:
    player = lesson_of(window).descent_player
    player.step()
    drag(player.curve, [(0.2, 0.5), (0.5, 0.5), (0.75, 0.5)])
    assert len(player.descent.path) == 1
    assert player.descent.path[0] == pytest.approx((1.75,), abs=0.1)
    lesson_of(window).show_view("surface")
    drag(player.valley, [(0.2, 0.5), (0.5, 0.5)])
    assert player.descent.path[0] == pytest.approx((0, 0), abs=0.02)


def test_phase_by_phase_the_net_is_followed_back_and_then_updated(window: Window) -> None:
    lesson = lesson_of(window)
    lesson.show_view("net")
    player = lesson.backward_player
    before = player.state
    for phase in range(1, len(PHASES)):
        player.step()
        assert player.phase == phase
        assert player.state is before
    player.step()
    assert player.phase == 0
    assert player.state is not before
    assert player.errors[1] < player.errors[0]
    player.reset()
    assert player.state is before
    assert len(player.errors) == 1


def test_the_target_is_dragged_and_the_error_is_another(window: Window) -> None:
    lesson = lesson_of(window)
    lesson.show_view("net")
    stage = lesson.backward_player.stage
    stage.grab()
    middle = stage.places[TARGET].center()
    x, y = middle.x() / stage.width(), middle.y() / stage.height()
    error = lesson.backward_player.errors[-1]
    drag(stage, [(x, y), (x, y - 40 / stage.height())])
    assert lesson.backward_player.state.target == pytest.approx(1.4, abs=0.011)
    assert lesson.backward_player.errors[-1] != error
