"""Helpers for tests of lessons: the lecture in a window, a lesson, the mouse on its widgets."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.context.session import Session
from app.context.settings import Settings
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.contents import LESSONS
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path
from tests.app.pointers import NONE, mouse
from tests.app.seen import painted

_Kind = TypeVar("_Kind", bound=Lesson)


def lecture_window(appearance: Appearance, folder: Path, qtbot: QtBot) -> Window:
    """Return a shown window of 1280x720 with the Lecture tab in front."""
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(folder / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show_page("lecture")
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    return window


def lesson_number(name: str) -> int:
    """Return the number of a lesson, from 1, by its key in LESSONS; lessons come and move."""
    return list(LESSONS).index(name) + 1


def open_lesson(window: Window, number: int, kind: type[_Kind]) -> _Kind:
    """Open a lesson by its number, from 1, and return it."""
    window.lecture_page.show_lesson(number)
    lesson = window.lecture_page.lesson
    assert isinstance(lesson, kind)
    lesson.grab()  # painting gives everything its place
    return lesson


def texts_in(lesson: Lesson) -> str:
    """Return all that a lesson says: its labels, whole, and what its figures paint."""
    labels = [label.text() for label in lesson.findChildren(QLabel) if label.isVisible()]
    return " ".join([*labels, *painted(lesson)])


def point_at(widget: QWidget, place: QPointF) -> None:
    """Move the pointer to a place of a widget, no button down."""
    share = (place.x() / widget.width(), place.y() / widget.height())
    mouse(widget, QEvent.Type.MouseMove, share, button=NONE, down=False)


def click(widget: QWidget, place: QPointF) -> None:
    """Press and release the left button at a place of a widget."""
    share = (place.x() / widget.width(), place.y() / widget.height())
    mouse(widget, QEvent.Type.MouseButtonPress, share)
    mouse(widget, QEvent.Type.MouseButtonRelease, share, down=False)
