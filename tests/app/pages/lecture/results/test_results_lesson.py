"""The lesson on results: runs of the run list are shown; a run of Fig. 6 is really started."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.context.training.training_state import TrainingState
from app.pages.lecture.common.text_label import TextLabel
from app.pages.lecture.results.results_lesson import ResultsLesson
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.lecture.results import size_recipe
from lenet.runs.folder import RECIPE
from lenet.runs.recipe_file import load_recipe
from tests.app.pages.lecture.lessons import lecture_window, lesson_number
from tests.lenet.lecture.test_results import run_folder

_CHILD_MS = 60_000  # for the training child to load on a busy machine


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    window = lecture_window(appearance, tmp_path, qtbot)
    window.lecture_page.show_lesson(lesson_number("results"))
    return window


def lesson_of(window: Window) -> ResultsLesson:
    lesson = window.lecture_page.lesson
    assert isinstance(lesson, ResultsLesson)
    return lesson


def test_a_run_is_shown_as_soon_as_it_is_in_the_run_list(window: Window) -> None:
    lesson = lesson_of(window)
    assert lesson.plots.runs == []
    assert {model.name for model in lesson.plots.models} >= {"paper", "modern"}
    before = lesson.plots.grab().toImage()
    run_list = window.context.run_list
    run_list.folder.mkdir(parents=True, exist_ok=True)
    run_folder(run_list.folder / "whole", size_recipe(60_000), [267, 224, 147])
    run_list.changed.emit()
    assert [run.digits for run in lesson.plots.runs] == [60_000]
    assert lesson.plots.grab().toImage() != before


def test_a_button_starts_a_run_with_so_many_digits(window: Window, qtbot: QtBot) -> None:
    lesson, trainer = lesson_of(window), window.context.trainer
    lesson.buttons[15_000].click()
    assert trainer.is_busy
    assert not lesson.buttons[30_000].isEnabled()
    folder = trainer.folder
    assert folder is not None
    qtbot.waitUntil(lambda: trainer.state == TrainingState.RUNNING, timeout=_CHILD_MS)
    assert load_recipe(folder / RECIPE) == size_recipe(15_000)
    trainer.stop()
    qtbot.waitUntil(lambda: not trainer.is_busy, timeout=_CHILD_MS)
    assert lesson.buttons[30_000].isEnabled()


def test_the_page_says_how_ours_differ_from_the_papers_and_what_a_tie_is(window: Window) -> None:
    text = " ".join(label.text() for label in lesson_of(window).findChildren(TextLabel))
    assert "1,800,000 digits" in text
    assert "600,000" in text
    assert "32,789" in text
    assert "0.95 against 0.95 is a tie" in text
