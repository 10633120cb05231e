"""Every page in Chinese: no English is left, and no two entries of a menu share a letter."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from app.context.evaluation import error_view
from app.context.language import Language
from app.context.selection import VIEWS
from app.context.session import Session
from app.context.settings import Settings
from app.pages import PAGES
from app.pages.lecture.contents import LESSONS
from app.pages.lecture.page import LecturePage
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.explain.units import Unit
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path
from lenet.runs.recipe_file import recipe_names
from tests.app.seen import painted, texts_of, without_tags
from tests.scenarios.test_catalogue import mnemonic
from tests.texts import english_words

# The other language in its own words, and the names of recipes, which are those of models.
NAMES = {"English", *"-".join(recipe_names()).split("-")}


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    language = Language(qapp, "en")
    yield language
    language.choose("en")


@pytest.fixture
def window(appearance: Appearance, language: Language, tmp_path: Path, qtbot: QtBot) -> Window:
    """A window with a drawing, opened in English and switched to Chinese."""
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"), language)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.documents.show_example(7)
    switch(window, "zh_CN", qtbot)
    return window


def switch(window: Window, name: str, qtbot: QtBot) -> None:
    """Switch the language and wait until the old pages are deleted and the new ones visible."""
    window.context.language.choose(name)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(window.draw_page.isVisible)


def english_in(window: Window) -> dict[str, list[str]]:
    """Return the texts of the window that have English words, with these words."""
    window.statusBar().clearMessage()
    assert any(text.startswith("模型：") for text in painted(window))
    return {
        text: words
        for text in texts_of(window)
        if (words := [word for word in english_words(text) if word not in NAMES])
    }


@pytest.mark.parametrize("page", PAGES)
def test_no_english_is_left(window: Window, page: str) -> None:
    window.show_page(page)
    assert not english_in(window)


@pytest.mark.parametrize("view", error_view.VIEWS)
def test_no_english_is_left_in_any_view_of_the_errors(window: Window, view: str) -> None:
    window.show_page("errors")
    window.context.error_view.show_view(view)
    assert not english_in(window)


@pytest.mark.parametrize("view", VIEWS)
def test_no_english_is_left_in_any_view_of_the_network(window: Window, view: str) -> None:
    window.selection.show_view(view)
    for unit in (
        Unit("input", 0, 16, 16),
        Unit("c3", 7, 4, 4),
        Unit("s4", 2, 1, 1),
        Unit("f6", 40),
    ):
        window.selection.pin(unit)
        window.draw_page.explanation_tabs.setCurrentIndex(1)
        assert not english_in(window)


@pytest.mark.parametrize("number", range(1, len(LESSONS) + 1))
def test_no_english_is_left_on_any_page_of_the_lecture(window: Window, number: int) -> None:
    window.show_page("lecture")
    lecture = window.page("lecture")
    assert isinstance(lecture, LecturePage)
    lecture.show_lesson(number)
    QCoreApplication.sendPostedEvents()  # the status bar makes room for the titles beside it
    assert not english_in(window)


@pytest.mark.parametrize("page", PAGES)
def test_a_button_shows_no_letter_of_a_menu_and_its_tip_one_key(window: Window, page: str) -> None:
    window.show_page(page)
    buttons = window.findChildren(QAbstractButton)
    texts = {button.text() for button in buttons}
    tips = {without_tags(button.toolTip()) for button in buttons}
    assert not [text for text in texts if re.search(r"[\u3400-\u9fff…]\(\w\)", text)]
    assert not [tip for tip in tips if re.search(r"[\u3400-\u9fff…]\(\w\)|\) ?\(", tip)]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["en", "zh_CN"])
def test_no_two_entries_of_a_menu_share_a_letter(
    window: Window, qtbot: QtBot, page: str, name: str
) -> None:
    switch(window, name, qtbot)
    window.show_page(page)
    for bar in window.findChildren(QMenuBar):
        for menu in _menus(bar):
            if isinstance(menu, QMenu):
                menu.aboutToShow.emit()
            actions = [action for action in menu.actions() if action.isVisible()]
            letters = Counter(letter for action in actions if (letter := mnemonic(action.text())))
            assert max(letters.values(), default=1) == 1, [a.text() for a in actions]


def _menus(bar: QMenuBar) -> Iterator[QMenu | QMenuBar]:
    waiting: list[QMenu | QMenuBar] = [bar]
    while waiting:
        menu = waiting.pop()
        yield menu
        inner = [action.menu() for action in menu.actions() if isinstance(action, QAction)]
        waiting += [found for found in inner if isinstance(found, QMenu)]
