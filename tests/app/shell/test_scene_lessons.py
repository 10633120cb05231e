"""What a lesson is set to, in a scene: it comes back, and what does not suit changes nothing."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.context.scenes.scene import Scene, ViewSettings, write_scene
from app.pages.lecture.contents import LESSONS
from app.shell.window import Window
from tests.app.shell.scene_acts import opened

OTHER: dict[str, ViewSettings] = {
    "opening": {"shift": 2},
    "nonlinearity": {"between": "relu", "first": -60, "second": 45},
    "several": {"view": "c3", "map": 15},
    "equivariance": {"view": "fields", "shift": (-4, 3)},
    "layers": {"layer": "s4"},
    "totals": {"layer": 6},
    "codes": {"view": "softmax", "pair": (3, 5), "collapsed": True},
    "classifiers": {"order": "memory", "chosen": "linear"},
}
STRANGE = ("no such", -9_999, 0.25, True, (77, -77), (1, 2, 3), ())


@pytest.mark.parametrize("name", OTHER)
def test_a_lesson_comes_back_as_it_was_set(
    window: Window, name: str, tmp_path: Path, qtbot: QtBot
) -> None:
    number = tuple(LESSONS).index(name) + 1
    window.show_page("lecture")
    window.lecture_page.show_lesson(number)
    lesson = window.lecture_page.lesson
    first = lesson.view_settings()
    lesson.restore(OTHER[name])
    assert lesson.view_settings() == OTHER[name]
    window.scenes.save(tmp_path / "a.scene.json")
    lesson.restore(first)
    assert lesson.view_settings() == first
    opened(window, qtbot, tmp_path / "a.scene.json")
    assert window.lecture_page.lesson.view_settings() == OTHER[name]


@pytest.mark.parametrize("name", LESSONS)
def test_what_does_not_suit_a_lesson_changes_nothing(
    window: Window, name: str, tmp_path: Path, qtbot: QtBot
) -> None:
    window.lecture_page.show_lesson(tuple(LESSONS).index(name) + 1)
    before = window.lecture_page.lesson.view_settings()
    for strange in STRANGE:
        settings: ViewSettings = {
            key: now if type(strange) is type(now) is bool else strange
            for key, now in before.items()
        }
        scene = Scene(page="lecture", lesson=name, settings=settings | {"unknown": strange})
        write_scene(tmp_path / "a.scene.json", scene)
        opened(window, qtbot, tmp_path / "a.scene.json")
        assert window.lecture_page.lesson.view_settings() == before
