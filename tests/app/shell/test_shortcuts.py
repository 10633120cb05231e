"""No key asks for two commands at once, on whatever page the window was opened first."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShortcutEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from app.context.evaluation.error_view import VIEWS as ERROR_VIEWS
from app.context.selection import VIEWS as NETWORK_VIEWS
from app.pages.lecture.contents import LESSONS
from app.shell.window import Window
from app.style.theme import Appearance
from tests.app.pages.train.acts import window_at


class Listener(QObject):
    """What takes the commands of keys instead of the actions, and notes where Qt saw two."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.heard: set[str] = set()
        self.ambiguous: set[str] = set()
        self._application = application
        application.installEventFilter(self)

    def stop(self) -> None:
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(event, QShortcutEvent):
            return False
        key = event.key().toString(QKeySequence.SequenceFormat.PortableText)
        self.heard.add(key)
        if event.isAmbiguous():
            self.ambiguous.add(key)
        return True


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    window = window_at(tmp_path, appearance)
    qtbot.addWidget(window)
    yield window
    window.show_page("draw")  # a presentation ends, and with it the large type of all windows


@pytest.fixture
def listener(qapp: QApplication) -> Iterator[Listener]:
    listener = Listener(qapp)
    yield listener
    listener.stop()


def draw(view: str) -> Callable[[Window], None]:
    return lambda window: window.selection.show_view(view)


def errors(view: str) -> Callable[[Window], None]:
    def open_view(window: Window) -> None:
        window.context.error_view.show_view(view)
        window.show_page("errors")

    return open_view


def lecture(number: int, *, presented: bool = False) -> Callable[[Window], None]:
    def open_lesson(window: Window) -> None:
        window.show_page("lecture")
        window.lecture_page.show_lesson(number)
        window.present(presented)

    return open_lesson


PLACES = {
    **{f"draw, {view}": draw(view) for view in NETWORK_VIEWS},
    "train": lambda window: window.show_page("train"),
    **{f"errors, {view}": errors(view) for view in ERROR_VIEWS},
    **{f"lecture, page {number}": lecture(number) for number in range(1, len(LESSONS) + 1)},
    "lecture, presented": lecture(1, presented=True),
}


def press_all(window: Window, listener: Listener) -> None:
    """Press every key of every command, whatever else would switch it off for the moment."""
    assert window.findChildren(QShortcut) == []  # else their keys must be pressed, too
    actions = window.findChildren(QAction)
    for action in actions:
        action.setEnabled(True)
    keys = [key for action in actions for key in action.shortcuts() if not _is_special(key)]
    lists = [part for part in window.findChildren(QListView) if part.isVisible()]
    parts: list[QWidget] = [window, *lists]  # some commands are of a list that has the focus
    for part in parts:
        part.setFocus()
        for key in keys:
            QTest.keySequence(part, key)


def _is_special(key: QKeySequence) -> bool:
    """Whether it is a key of rare keyboards, which QTest cannot press."""
    return key.toString() in ("Undo", "Redo")


@pytest.mark.parametrize("place", PLACES)
def test_no_key_is_ambiguous_on_the_first_page(
    place: str, window: Window, listener: Listener, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        PLACES[place](window)
    press_all(window, listener)
    assert listener.ambiguous == set()
    assert listener.heard  # the keys do arrive


def test_no_key_is_ambiguous_when_all_pages_were_opened(
    window: Window, listener: Listener, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        pass
    for place, open_place in PLACES.items():
        open_place(window)
        press_all(window, listener)
        assert listener.ambiguous == set(), place
