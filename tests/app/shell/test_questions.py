"""Questions in the real window: opened by a key, answered by clicks and words, kept, closed."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.pages.errors.page import ErrorsPage
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.explain.units import Region, Unit, receptive_field
from lenet.network.ablation import Ablation
from tests.app.pages.lecture.lessons import click
from tests.app.pages.train.acts import window_at


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    window = window_at(tmp_path, appearance)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window
    window.present(False)


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def ask(window: Window, start: str) -> None:
    """Open questions until one begins so."""
    if not window.questions.is_open:
        press(Qt.Key.Key_Q)
    for _ in range(3):
        if window.questions.line.question_text.startswith(start):
            return
        window.questions.line.another_button.click()
    raise AssertionError(start)


def answer(window: Window, text: str) -> str:
    window.questions.line.field.clear()
    QTest.keyClicks(window.questions.line.field, text)
    press(Qt.Key.Key_Return)
    return window.questions.line.reply_text


def click_pixel(window: Window, row: int, column: int) -> None:
    panel = window.draw_page.network_panel
    panel.grab()
    layout = panel.map_layout
    assert layout is not None
    place = layout.maps["input"][0]
    cell = place.width() / 32
    at = QPointF(place.left() + (column + 0.5) * cell, place.top() + (row + 0.5) * cell)
    click(panel.viewport(), at)


def asked_field(window: Window) -> tuple[Unit, Region]:
    unit = window.draw_page.network_panel.asked
    assert unit is not None
    return unit, receptive_field(unit)["input"]


def test_a_question_is_out_of_the_way_until_it_is_opened(window: Window) -> None:
    assert not window.questions.is_open
    assert window.draw_page.step_bar.isVisible()
    assert window.questions.button.isVisible()
    press(Qt.Key.Key_Q)
    assert window.questions.is_open
    assert not window.draw_page.step_bar.isVisible()
    press(Qt.Key.Key_Escape)
    assert not window.questions.is_open
    assert window.draw_page.step_bar.isVisible()
    assert QApplication.focusWidget() is window.draw_page.main_view()
    window.show_page("errors")
    window.context.error_view.show_view("models")
    assert not window.questions.button.isVisible()
    assert not window.questions.action.isEnabled()


def test_the_pixels_of_a_unit_are_found_by_two_clicks(window: Window) -> None:
    window.documents.show_example(7)
    ask(window, "Which pixels")
    unit, field = asked_field(window)
    assert window.selection.pinned == ()
    assert QApplication.focusWidget() is window.questions.line  # so Enter gives nothing away
    click_pixel(window, field.top, field.left)
    click_pixel(window, field.top, field.left)
    assert window.questions.line.reply_text.startswith("Not quite: 1×1")
    click_pixel(window, field.top, field.left)
    assert "opposite" in window.questions.line.reply_text
    click_pixel(window, field.top + field.height - 1, field.left + field.width - 1)
    assert window.questions.line.reply_text.startswith("Right.")
    assert f"= {field.height} each way" in window.questions.line.reply_text
    assert list(window.selection.pinned) == [unit]
    assert window.draw_page.network_panel.asked is None
    assert window.questions.right == {"field"}


def test_the_pixels_are_found_by_keys_alone(window: Window) -> None:
    ask(window, "Which pixels")
    _, field = asked_field(window)
    row, column = 16, 16
    ends = ((0, 0), (field.height - 1, field.width - 1))
    for down, right in ends:
        goal = (field.top + down, field.left + right)
        vertical = Qt.Key.Key_Down if goal[0] > row else Qt.Key.Key_Up
        across = Qt.Key.Key_Right if goal[1] > column else Qt.Key.Key_Left
        for key, steps in ((vertical, abs(goal[0] - row)), (across, abs(goal[1] - column))):
            for _ in range(steps):
                press(key)
        row, column = goal
        press(Qt.Key.Key_Return)
    assert window.questions.line.reply_text.startswith("Right.")
    assert window.selection.layer is None  # the arrow keys stepped through nothing


def test_the_answer_is_shown_on_demand_and_does_not_count(window: Window) -> None:
    ask(window, "Which pixels")
    unit, _ = asked_field(window)
    window.questions.line.show_button.click()
    assert window.selection.pinned == (unit,)
    assert window.questions.right == set()


def test_closing_a_question_leaves_nothing_behind(window: Window) -> None:
    ask(window, "Which pixels")
    asked_field(window)
    press(Qt.Key.Key_Escape)
    assert window.draw_page.network_panel.asked is None
    click_pixel(window, 3, 4)
    assert window.selection.pinned == (Unit("input", 0, 3, 4),)


def test_the_parameters_are_typed(window: Window) -> None:
    ask(window, "How many parameters has C3?")
    assert "bias" in answer(window, "1500")
    assert "all six" in answer(window, "2416")
    assert "whole number" in answer(window, "many")
    assert window.questions.right == set()
    assert answer(window, "1,516").startswith("Right.")
    assert window.questions.right == {"count"}
    assert not window.questions.line.field.isVisible()


def test_the_count_is_not_asked_where_it_stands_on_screen(window: Window) -> None:
    window.selection.light("c3")
    ask(window, "How many parameters has S4?")
    assert answer(window, "32").startswith("Right.")


def test_a_map_is_switched_off_after_the_guess(window: Window) -> None:
    window.documents.show_example(7)
    window.selection.pin_only(Unit("s2", 4, 3, 3))
    before = window.session.trace
    ask(window, "Which code is nearest when map 4 of S2 is switched off?")
    assert window.session.ablation.all_on
    assert "digit" in answer(window, "12")
    assert window.session.ablation.all_on
    reply = answer(window, "7")
    assert window.session.ablation == Ablation(maps=frozenset({("s2", 4)}))
    after = window.session.trace
    assert before is not None
    assert after is not None
    assert reply.startswith("Right.") == (after.answer == 7)
    assert f"{after.distances[after.answer]:.1f} away" in reply
    assert f"{before.distances[before.answer]:.1f}" in reply
    assert ("switch" in window.questions.right) == (after.answer == 7)


def test_no_guess_is_asked_on_a_blank_canvas_or_with_parts_off(window: Window) -> None:
    window.session.switch(Ablation(maps=frozenset({("c1", 1)})))
    window.documents.show_example(7)
    press(Qt.Key.Key_Q)
    for _ in range(4):
        assert not window.questions.line.question_text.startswith("Which code")
        window.questions.line.another_button.click()


def test_what_was_answered_right_is_kept_and_comes_last(
    window: Window, appearance: Appearance, tmp_path: Path, qtbot: QtBot
) -> None:
    ask(window, "How many")
    answer(window, "1516")
    window.close()
    again = window_at(tmp_path, appearance)
    qtbot.addWidget(again)
    assert again.questions.right == {"count"}
    again.documents.show_example(7)
    assert "1 of 3" in again.questions.button.toolTip()
    again.questions.toggle()
    again.questions.ask_another()
    again.questions.ask_another()
    assert not again.questions.line.question_text.startswith("How many")
    again.close()


def test_another_page_closes_the_question(window: Window) -> None:
    ask(window, "Which pixels")
    window.show_page("lecture")
    assert not window.questions.is_open
    assert window.draw_page.network_panel.asked is None
    assert window.lecture_page.pager.isVisible()


def test_a_lesson_can_offer_a_question(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.show_page("lecture")
    assert not window.questions.action.isEnabled()
    maker = window.draw_page.questions()["count"]
    lesson = window.lecture_page.lesson
    monkeypatch.setattr(lesson, "questions", lambda: {"lesson": maker})
    window.lecture_page.questions_changed.emit()
    window.questions.toggle()
    assert window.questions.line.question_text == "How many parameters has C3?"
    assert not window.questions.line.another_button.isVisible()


def test_the_errors_page_asks_which_digits_are_confused(window: Window, qtbot: QtBot) -> None:
    window.show_page("errors")
    assert window.questions.action.isEnabled()
    page = window.page("errors")
    assert isinstance(page, ErrorsPage)
    qtbot.waitUntil(lambda: page.errors_panel.confusion is not None, timeout=30_000)
    counts = page.errors_panel.confusion
    assert counts is not None
    both = np.triu(counts + counts.T, k=1)
    one, other = divmod(int(both.argmax()), 10)
    press(Qt.Key.Key_Q)
    assert "two digits" in answer(window, f"{one}{one}")
    assert answer(window, f"{other} {one}").startswith("Right.")
    assert f"{both.max()} together" in window.questions.line.reply_text
    assert window.questions.right == {"confused"}
    window.context.error_view.show_view("models")
    assert not window.questions.is_open
    assert not window.questions.action.isEnabled()


def test_the_train_page_counts_the_batches_of_the_form(window: Window) -> None:
    window.show_page("train")
    window.context.run_form.choose_recipe("quick")
    ask(window, "60,000 training digits, 128 in a batch")
    assert "smaller" in answer(window, "468")
    assert answer(window, "469").startswith("Right.")
    assert "one of 96" in window.questions.line.reply_text
    assert window.questions.right == {"batches"}
