"""Names from strangers' files are shown as plain text everywhere, never as HTML."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QMessageBox, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.context.evaluation.error_view import VIEWS as ERROR_VIEWS
from app.context.selection import VIEWS as NETWORK_VIEWS
from app.pages import PAGES
from app.pages.lecture.contents import LESSONS
from app.shell.window import Window
from app.style.theme import Appearance
from app.widgets.forms.plain_text import PlainLabel, plain_tip, with_last_two_joined
from lenet.network.checkpoint import load_model, save_model
from lenet.resources import bundled_model_path
from lenet.runs.events import RunStarted, to_line
from lenet.runs.folder import EVENTS, RECIPE
from lenet.runs.recipe_file import recipe_text
from tests.app.context.training.samples import quick
from tests.app.pages.train.acts import window_at

NAME = "<img src='x.png'><b>bold</b>"
FILE = "<b>bold<i>"  # a slash would be another folder


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    """A window on a model, a run, a recipe and files whose every name is HTML."""
    window = window_at(tmp_path, appearance)
    qtbot.addWidget(window)
    model = load_model(bundled_model_path())
    card = replace(model.card, name=NAME, recipe=NAME, data=NAME, date=NAME, version=NAME)
    path = tmp_path / f"{FILE}.safetensors"
    save_model(path, replace(model, card=card))
    window.models.use(path)
    (tmp_path / f"{FILE}2.safetensors").write_bytes(b"no model")
    recipe = recipe_text(replace(quick(), name=NAME, about=NAME))
    (tmp_path / f"{FILE}.toml").write_text(recipe, encoding="utf-8")
    window.context.run_form.choose_recipe(str(tmp_path / f"{FILE}.toml"))
    folder = window.context.run_list.folder / FILE
    folder.mkdir(parents=True)
    (folder / RECIPE).write_text(recipe, encoding="utf-8")
    started = RunStarted(NAME, 3, 160, NAME, NAME, NAME, "ab", seed=7)
    (folder / EVENTS).write_text(to_line(started) + "\n", encoding="utf-8")
    window.context.run_list.rename(folder, NAME)
    broken = window.context.run_list.folder / f"{FILE}2"
    broken.mkdir()
    return window


def tips(widget: QWidget) -> Iterator[str]:
    """The tool tips of a widget and all in it, with those of rows, tabs and actions."""
    for part in (widget, *widget.findChildren(QWidget)):
        yield part.toolTip()
        if isinstance(part, QAbstractItemView | QComboBox):
            yield from _row_tips(part.model())
        if isinstance(part, QTabBar):
            yield from (part.tabToolTip(number) for number in range(part.count()))
    yield from (action.toolTip() for action in widget.findChildren(QAction))


def _row_tips(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount()):
        yield str(model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) or "")


def assert_plain(window: QWidget) -> set[str]:
    """Fail for a label or tip that would show HTML; return all that the labels show."""
    labels = window.findChildren(QLabel)
    guessing = [
        label.text()
        for label in labels
        if label.textFormat() != Qt.TextFormat.PlainText and label.text()
    ]
    assert guessing == []
    assert [tip for tip in tips(window) if "<b>" in tip or "<img" in tip] == []
    return {label.text() for label in labels}


def show_all_sides(window: Window) -> Iterator[None]:
    """Open every page with every view, side and lesson that it has, one after the other."""
    for page in PAGES:
        window.show_page(page)
        if page == "draw":
            for view in NETWORK_VIEWS:
                window.selection.show_view(view)
                yield
        elif page == "errors":
            for view in ERROR_VIEWS:
                window.context.error_view.show_view(view)
                yield
        elif page == "lecture":
            for number in range(1, len(LESSONS) + 1):
                window.lecture_page.show_lesson(number)
                yield
        else:
            yield


def test_no_label_and_no_tip_of_any_side_of_a_page_shows_html(window: Window) -> None:
    window.session.begin_stroke(0.5, 0.2)  # what is said of a drawing is said
    window.session.extend_stroke(0.5, 0.8)
    window.selection.step_to("c3")
    shown: set[str] = set()
    for _ in show_all_sides(window):
        shown |= assert_plain(window)
    assert any(NAME in text for text in shown)  # they are looked at in truth
    assert any(FILE in text for text in shown)


def test_no_tool_tip_is_one_long_line_over_the_drawing(window: Window) -> None:
    long = {
        widget.toolTip()
        for _ in show_all_sides(window)
        for widget in window.findChildren(QWidget)
        if widget.toolTip() != plain_tip(widget.toolTip()) and "<" not in widget.toolTip()
    }
    assert not long


def test_no_message_shows_html(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.documents.failed):
        window.documents.open(tmp_path / f"{FILE}.png")
    window.models.use(tmp_path / f"{FILE}2.safetensors")
    boxes = window.findChildren(QMessageBox)
    assert any(FILE in box.text() for box in boxes)
    assert_plain(window)
    for box in boxes:
        box.close()


def test_a_chinese_text_does_not_end_with_a_line_of_one_character(qtbot: QtBot) -> None:
    sentence = "卷积核移到下一个位置。"
    label = PlainLabel(sentence)
    qtbot.addWidget(label)
    assert label.text() == sentence
    layout = QTextLayout(with_last_two_joined(sentence), label.font())
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(label.fontMetrics().horizontalAdvance(sentence[:-2]) + 1)
    layout.endLayout()
    assert sentence[first.textLength() :] == "位置。"
