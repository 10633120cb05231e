"""Several scenes in the real window: dropped, put in order, walked by keys, there at the start."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.context.scenes.scene import Scene, write_scene
from app.context.scenes.scene_list import read_list
from app.shell.window import Window
from app.start import build, welcome
from app.style.theme import Appearance
from lenet.errors import InputError
from main import parse
from tests.app.shell.scene_acts import messages, opened

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
KEYS = {"next": Qt.Key.Key_PageDown, "before": Qt.Key.Key_PageUp}


def three(folder: Path) -> list[Path]:
    paths = [folder / f"{name}.scene.json" for name in ("1 draw", "2 errors", "3 lecture")]
    for path, page in zip(paths, ("draw", "errors", "lecture"), strict=True):
        write_scene(path, Scene(page=page))  # type: ignore[arg-type]
    return paths


def walked(window: Window, key: str, qtbot: QtBot) -> str:
    with qtbot.waitSignal(window.scenes.shown):
        QTest.keyClick(QApplication.focusWidget() or window, KEYS[key])
    return window.page_name


@pytest.mark.parametrize("presented", [False, True])
def test_the_page_keys_walk_through_the_scenes(
    presented: bool, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    said = messages(window)
    with qtbot.waitActive(window):
        window.present(presented)
    folder = tmp_path / "lesson"
    folder.mkdir()
    three(folder)
    opened(window, qtbot, folder)
    assert said[-1] == "Scene 1 of 3: 1 draw"
    assert walked(window, "next", qtbot) == "errors"
    assert walked(window, "next", qtbot) == "lecture"
    assert said[-1] == "Scene 3 of 3: 3 lecture"
    QTest.keyClick(window, KEYS["next"])  # there is no more
    assert window.lecture_page.number == 1  # and the page does not get the key
    assert walked(window, "before", qtbot) == "errors"
    with qtbot.waitSignal(window.scenes.shown):
        QTest.keyClick(window, KEYS["before"], Qt.KeyboardModifier.ControlModifier)
    assert window.page_name == "draw"
    window.scenes.close()
    window.show_page("lecture")
    QTest.keyClick(window.lecture_page, KEYS["next"])
    assert window.lecture_page.number == 2


def test_one_scene_takes_no_keys(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    opened(window, qtbot, three(tmp_path)[2])
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window.lecture_page, KEYS["next"])
    assert window.lecture_page.number == 2


def test_a_damaged_scene_in_the_midst_is_passed(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = three(tmp_path)
    paths[1].write_text("{", encoding="utf-8")
    opened(window, qtbot, *paths)
    with qtbot.waitSignal(window.scenes.failed):
        window.scenes.turn(1)
    for box in window.findChildren(QMessageBox):
        box.close()
    with qtbot.waitSignal(window.scenes.shown):
        window.scenes.turn(1)
    assert window.page_name == "lecture"


def test_the_order_is_changed_by_keys_and_kept(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second, third = three(tmp_path)
    opened(window, qtbot, first, second, third)
    dialog = window.scenes.show_list()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert window.scenes.files == (second, first, third)
    assert window.scenes.place == 1  # the one shown is the same
    dialog.list.setCurrentRow(2)
    QTest.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert window.scenes.files == (second, third, first)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert list(window.scenes.files) == [second, first]
    with qtbot.waitSignal(window.scenes.shown):
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    dialog.close()
    window.scenes.save_list(tmp_path / "x")
    assert read_list(tmp_path / "x.scenes.json") == (second, first)


def test_scenes_dropped_on_the_window_are_opened(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_page("train")
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in three(tmp_path)[1:]])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, NO_MODIFIER
    enter = QDragEnterEvent(QPoint(5, 5), copy, content, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(window.scenes.shown):
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, content, left, none))
    assert len(window.scenes.files) == 2
    assert window.page_name == "errors"
    window.show_page("draw")
    over_canvas = QDragEnterEvent(QPoint(5, 5), copy, content, left, none)
    QApplication.sendEvent(window.draw_page.drawing_panel, over_canvas)
    assert over_canvas.isAccepted()  # by the window, which takes all of them
    with qtbot.waitSignal(window.scenes.shown):
        QApplication.sendEvent(
            window.draw_page.drawing_panel, QDropEvent(QPointF(5, 5), copy, content, left, none)
        )
    assert len(window.scenes.files) == 2
    with qtbot.waitSignal(window.scenes.shown):
        window.documents.open(tmp_path / "3 lecture.scene.json")  # as a paste does
    assert window.page_name == "lecture"


def test_a_folder_without_scenes_leaves_those_that_are_open(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = three(tmp_path)
    opened(window, qtbot, *paths)
    (tmp_path / "empty").mkdir()
    with qtbot.waitSignal(window.scenes.failed):
        window.scenes.open([tmp_path / "empty"])
    assert list(window.scenes.files) == paths
    for box in window.findChildren(QMessageBox):
        box.close()


def test_the_program_starts_with_a_scene(
    appearance: Appearance, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = tmp_path / "a.scene.json"
    write_scene(path, Scene(page="errors", errors_view="paper", model="paper", digit=5))
    arguments = parse(["--open", str(path), "--screenshot", "x.png"])
    window = build(arguments)
    qtbot.addWidget(window)
    welcome(window, arguments)
    assert window.page_name == "errors"
    assert window.session.model.card.name == "paper"
    assert not window.session.is_sample
    path.write_text(json.dumps({"version": 1, "page": 4}), encoding="utf-8")
    with pytest.raises(InputError, match="page must be"):
        build(arguments)
