"""The page on gradient descent: presets do what they say, and the net learns phase by phase."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.context.session import Session
from app.context.settings import Settings
from app.pages.lecture.small_net.back_stage import PHASES, TARGET
from app.pages.lecture.small_net.descent_lesson import DescentLesson
from app.pages.lecture.small_net.descent_scenes import SCENES, Descent
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path
from tests.app.pointers import drag


def ended(scene: str, preset: str) -> Descent:
    rate, start = SCENES[scene].presets[preset]
    descent = Descent(scene, rate, (start,))
    while not descent.ended:
        descent = descent.stepped()
    return descent


@pytest.mark.parametrize("scene", SCENES)
def test_each_preset_does_what_it_is_named_for(scene: str) -> None:
    for preset in ("converges", "zig-zag"):
        assert ended(scene, preset).has_arrived
    assert ended(scene, "diverges").is_gone
    slopes = np.array([SCENES[scene].slope(np.array(x)) for x in ended(scene, "zig-zag").path])
    turns = (np.sign(slopes[3:10, 0]) != np.sign(slopes[4:11, 0])).sum()
    assert turns >= 6


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show_page("lecture")
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    window.lecture_page.show_lesson(2)
    return window


def lesson_of(window: Window) -> DescentLesson:
    lesson = window.lecture_page.lesson
    assert isinstance(lesson, DescentLesson)
    return lesson


def test_a_run_moves_step_by_step_and_rests_where_it_arrives(window: Window, qtbot: QtBot) -> None:
    part = lesson_of(window).descent
    part.choose_start((-0.001,))
    part.run()
    assert part.running
    qtbot.waitUntil(lambda: part.descent.has_arrived and not part.running, timeout=8000)
    assert len(part.descent.path) > 3


def test_a_run_begun_while_a_step_is_on_its_way_goes_on(window: Window) -> None:
    part = lesson_of(window).descent
    part.step()
    assert not part.running
    part.run()
    assert part.running


def test_without_motion_a_run_shows_its_end_at_once(window: Window) -> None:
    window.context.settings.reduce_motion(True)
    part = lesson_of(window).descent
    part.run()
    assert part.descent.has_arrived
    assert not part.running


def test_leaving_the_page_stops_what_moves(window: Window) -> None:
    part = lesson_of(window).descent
    part.run()
    assert part.running
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert not part.running
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    part.run()
    window.show_page("draw")
    assert not part.running


def test_the_start_is_dragged_on_the_picture(window: Window) -> None:
    part = lesson_of(window).descent
    part.step()
    drag(part.curve, [(0.2, 0.5), (0.5, 0.5), (0.75, 0.5)])
    assert len(part.descent.path) == 1
    assert part.descent.path[0] == pytest.approx((1.75,), abs=0.1)
    lesson_of(window).show_view("surface")
    drag(part.valley, [(0.2, 0.5), (0.5, 0.5)])
    assert part.descent.path[0] == pytest.approx((0, 0), abs=0.02)


def test_phase_by_phase_the_net_is_followed_back_and_then_updated(window: Window) -> None:
    lesson = lesson_of(window)
    lesson.show_view("net")
    part = lesson.back
    before = part.state
    for phase in range(1, len(PHASES)):
        part.step()
        assert part.phase == phase
        assert part.state is before
    part.step()
    assert part.phase == 0
    assert part.state is not before
    assert part.errors[1] < part.errors[0]
    part.reset()
    assert part.state is before
    assert len(part.errors) == 1


def test_the_target_is_dragged_and_the_error_is_another(window: Window) -> None:
    lesson = lesson_of(window)
    lesson.show_view("net")
    stage = lesson.back.stage
    stage.grab()
    middle = stage.places[TARGET].center()
    x, y = middle.x() / stage.width(), middle.y() / stage.height()
    error = lesson.back.errors[-1]
    drag(stage, [(x, y), (x, y - 40 / stage.height())])
    assert lesson.back.state.target == pytest.approx(1.4, abs=0.011)
    assert lesson.back.errors[-1] != error
