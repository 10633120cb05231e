"""The question of each lecture page: asked, answered wrong and right, and kept."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.pages.lecture.contents import LESSONS
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.lecture.page_questions import ANSWERS
from tests.app.pages.lecture.lessons import lecture_window, lesson_number


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


def answer(window: Window, text: str) -> str:
    field: QLineEdit = window.questions.line.field
    field.setText(text)
    field.returnPressed.emit()
    return window.questions.line.reply_text


def test_every_page_with_a_number_asks_one_question(window: Window) -> None:
    assert set(ANSWERS) <= set(LESSONS)
    for name in LESSONS:
        window.lecture_page.show_lesson(lesson_number(name))
        assert not window.questions.is_open
        assert window.questions.action.isEnabled() == (name in ANSWERS)
        assert window.questions.button.isVisible() == (name in ANSWERS)
        assert len(window.lecture_page.questions()) <= 1


@pytest.mark.parametrize("name", list(ANSWERS))
def test_a_question_says_what_is_wrong_what_is_right_and_why(window: Window, name: str) -> None:
    window.lecture_page.show_lesson(lesson_number(name))
    window.questions.toggle()
    expected = ANSWERS[name]()
    assert window.questions.line.question_text.endswith(("?", "."))
    assert "number" in answer(window, "many")
    wrong = 1 if expected.choices else expected.right + 7
    assert answer(window, str(wrong)).startswith("No. ")
    if expected.slip is not None:
        hint = answer(window, str(expected.slip))
        assert hint
        assert not hint.startswith("No.")
    if expected.choices:
        assert f"1 to {expected.choices}" in answer(window, str(expected.choices + 1))
    assert window.questions.right == frozenset()
    reply = answer(window, f"{expected.right:,}")
    assert reply.startswith("Right. ")
    assert f"{expected.right:,}" in reply
    assert window.questions.right == {f"lecture {name}"}
    assert not window.questions.line.another_button.isVisible()
