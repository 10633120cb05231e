"""A file that is being opened: said while it takes long, given up by Esc or by the next one."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.context.opening import Opening


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    return window


@pytest.fixture
def go_on() -> Iterator[threading.Event]:
    """What a slow file waits for."""
    event = threading.Event()
    yield event
    event.set()


def said_by(opening: Opening) -> list[str]:
    said: list[str] = []
    opening.said.connect(said.append)
    return said


def test_what_takes_long_is_said_until_it_is_there(
    window: QWidget, go_on: threading.Event, qtbot: QtBot
) -> None:
    opening = Opening(window)
    said = said_by(opening)
    with qtbot.waitSignal(opening.said):
        opening.begin(lambda: go_on.wait(30), "slow.png")
    with qtbot.waitSignal(opening.done) as done:
        go_on.set()
    assert done.args == [True]
    assert said == ["Opening slow.png… Esc stops it.", ""]


def test_escape_stops_it_and_says_so(window: QWidget, go_on: threading.Event, qtbot: QtBot) -> None:
    opening = Opening(window)
    done: list[object] = []
    opening.done.connect(done.append)
    with qtbot.waitSignal(opening.said):
        opening.begin(lambda: go_on.wait(30), "slow.png")
    said = said_by(opening)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not opening.is_at_work
    assert said[-1] == "slow.png was not opened."
    go_on.set()
    with qtbot.waitSignal(opening.done):
        opening.begin(lambda: 2, "quick.png")
    assert done == [2]


def test_the_file_opened_last_wins(window: QWidget, go_on: threading.Event, qtbot: QtBot) -> None:
    opening = Opening(window)
    done: list[object] = []
    opening.done.connect(done.append)
    opening.begin(lambda: go_on.wait(30), "slow.png")
    go_on.set()
    with qtbot.waitSignal(opening.done):
        opening.begin(lambda: 2, "quick.png")
    assert done == [2]


def test_what_fails_is_said_and_the_key_is_free_again(window: QWidget, qtbot: QtBot) -> None:
    opening = Opening(window)
    with qtbot.captureExceptions() as exceptions:
        opening.begin(lambda: 1 / 0, "odd.png")
        qtbot.waitUntil(lambda: bool(exceptions))
    assert not opening.is_at_work
