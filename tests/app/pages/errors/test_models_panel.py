"""The models panel, the card of a model, and two models compared."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from app.context.settings import Settings
from app.pages.errors.page import ErrorsPage
from app.pages.errors.widgets.card_texts import card_rows
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.evaluation.comparison import Comparison
from lenet.evaluation.dataset import bundled_test_digits
from lenet.evaluation.error_selection import ErrorSelection
from lenet.network.checkpoint import Card, Model, save_model
from lenet.network.parameters import initial
from lenet.resources import bundled_models
from tests.app.context.evaluation.evaluated import bundled, examined_session, reading_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    session = examined_session("pen", "paper", "modern")
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.models.use(bundled_models()["pen"])
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def page(window: Window) -> ErrorsPage:
    window.show_models()
    page = window.page("errors")
    assert isinstance(page, ErrorsPage)
    return page


def values(page: ErrorsPage) -> dict[str, str]:
    return {name.text(): value.text() for name, value in page.models_panel.fields}


def test_the_models_name_in_the_header_leads_to_the_models(window: Window) -> None:
    (button,) = (
        button
        for button in window.header.findChildren(QToolButton)
        if button.text() == window.header.model_text
    )
    QTest.mouseClick(button, LEFT)
    assert window.page_name == "errors"
    assert window.context.error_view.view == "models"


def test_the_menu_leads_there_too(window: Window) -> None:
    (action,) = (a for a in window.findChildren(QAction) if a.shortcut().toString() == "Ctrl+L")
    action.trigger()
    page = window.page("errors")
    assert isinstance(page, ErrorsPage)
    assert page.models_panel.isVisible()


def test_every_field_of_a_card_is_shown(page: ErrorsPage) -> None:
    page.models_panel.list.choose("bundled:paper")
    shown = values(page)
    assert shown["Test errors"] == "90 of 10,000: 0.90 %"
    assert (
        shown["Test errors of all seeds"] == "90, 94, 102, 97, 93 (seeds 0, 1, 2, 3, 4), mean 95.2"
    )
    assert shown["Training time"] == "10 min 32 s · cpu"
    assert shown["Not a digit if farther than"] == "33.9"
    assert shown["Learned from"] == "MNIST’s training digits"
    card = bundled("paper").card
    for value in (card.recipe, str(card.seed), str(card.passes), card.date):
        assert value in shown.values()
    assert card.version in shown.values()


def test_a_card_shows_what_is_known_and_how_errors_are_counted() -> None:
    ((name, value),) = card_rows(Card("bare"))
    assert name == "Test errors"
    assert "not counted yet" in value


def test_errors_that_were_counted_are_in_the_card(window: Window, qtbot: QtBot) -> None:
    window.models.use(Model(initial(1), Card("mine")))
    window.show_page("errors")
    page = window.page("errors")
    assert isinstance(page, ErrorsPage)
    qtbot.waitUntil(lambda: window.session.model.card.test_errors is not None, timeout=60_000)
    window.show_models()
    assert page.models_panel.name.text() == "mine"
    wrong = window.session.model.card.test_errors
    assert f"{wrong:,} of 10,000" in values(page)["Test errors"]


def test_the_main_part_of_every_view_has_the_focus_and_escape_returns_it(
    window: Window, page: ErrorsPage
) -> None:
    window.activateWindow()
    for view, part in (
        ("errors", page.errors_panel.matrix),
        ("paper", page.paper_errors_panel.now),
        ("compare", page.two_models_panel.matrix),
        ("models", page.models_panel.list),
    ):
        window.context.error_view.show_view(view)
        assert QApplication.focusWidget() is part
    page.models_panel.save_button.setFocus()
    QTest.keyClick(page.models_panel.save_button, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.models_panel.list


def test_a_model_is_put_to_use_from_the_list(window: Window, page: ErrorsPage) -> None:
    panel = page.models_panel
    assert not panel.use_button.isEnabled()  # pen is in use
    panel.list.choose("bundled:paper")
    QTest.mouseClick(panel.use_button, LEFT)
    assert window.session.model.card.name == "paper"
    assert panel.use_button.text() == "In use"
    assert "paper" in window.header.model_text
    panel.list.choose("bundled:modern")
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert window.session.model.card.name == "modern"


def test_a_damaged_file_in_the_list_is_named_in_place_and_cannot_be_used(
    window: Window, page: ErrorsPage, tmp_path: Path
) -> None:
    path = tmp_path / "mine.safetensors"
    save_model(path, Model(initial(3), Card("mine")))
    window.models.use(path)
    window.models.use(bundled_models()["pen"])
    path.write_bytes(path.read_bytes()[:-50])
    window.models.changed.emit()
    panel = page.models_panel
    panel.list.choose(str(path))
    assert "mine.safetensors" in panel.fault.text()
    assert panel.fault.isVisible()
    assert not panel.use_button.isEnabled()
    assert not panel.save_button.isEnabled()
    QTest.mouseClick(panel.forget_button, LEFT)
    assert panel.list.count() == 4
    assert path.exists()


def test_two_models_are_compared_from_the_list(
    window: Window, page: ErrorsPage, qtbot: QtBot
) -> None:
    page.models_panel.list.choose("bundled:paper")
    QTest.mouseClick(page.models_panel.compare_button, LEFT)
    panel = page.two_models_panel
    qtbot.waitUntil(lambda: panel.gallery.digits.rowCount() > 0, timeout=20_000)
    assert [choice.currentText() for choice in panel.choices] == ["pen", "paper"]
    errors = bundled("pen").card.test_errors
    assert panel.totals[0].text() == f"{errors} wrong of 10,000: 0.{errors} %"
    assert panel.totals[1].text() == "90 wrong of 10,000: 0.90 %"
    comparison = Comparison(reading_of("pen"), reading_of("paper"))
    only_a, only_b, both = (len(comparison.indices(part)) for part in ("first", "second", "both"))
    assert only_a + both == errors
    assert only_b + both == 90
    texts = [button.text() for button in panel.parts.buttons()]
    assert texts[:3] == [
        f"Only A wrong: {only_a}",
        f"Only B wrong: {only_b}",
        f"Both wrong: {both}",
    ]
    for number, count in enumerate((only_a, only_b, both)):
        QTest.mouseClick(panel.parts.button(number), LEFT)
        assert panel.gallery.digits.rowCount() == count
        assert panel.parts.button(number).isChecked()


def test_a_cell_of_the_difference_shows_the_digits_on_which_the_two_differ(
    window: Window, page: ErrorsPage, qtbot: QtBot
) -> None:
    error_view, panel = window.context.error_view, page.two_models_panel
    error_view.compare("bundled:pen", "bundled:paper")
    error_view.show_view("compare")
    qtbot.waitUntil(lambda: panel.gallery.digits.rowCount() > 0, timeout=20_000)
    place = panel.matrix.place(ErrorSelection(7, 2)).center().toPoint()
    QTest.mouseClick(panel.matrix, LEFT, pos=place)
    pen, paper = reading_of("pen"), reading_of("paper")
    shown = panel.gallery.digits.indices
    assert len(shown)
    assert (bundled_test_digits().labels[shown] == 7).all()
    assert (pen.answers[shown] != paper.answers[shown]).all()
    assert ((pen.answers[shown] == 2) | (paper.answers[shown] == 2)).all()
    assert not any(button.isChecked() for button in panel.parts.buttons())


def test_a_digit_is_shown_under_both_and_put_on_the_canvas(
    window: Window, page: ErrorsPage, qtbot: QtBot
) -> None:
    panel = page.two_models_panel
    window.context.error_view.compare("bundled:pen", "bundled:paper")
    window.context.error_view.show_view("compare")
    qtbot.waitUntil(lambda: panel.gallery.digits.rowCount() > 0, timeout=20_000)
    index = int(panel.gallery.digits.indices[0])
    tile = panel.gallery.visualRect(panel.gallery.digits.index(0)).center()
    QTest.mouseClick(panel.gallery.viewport(), LEFT, pos=tile)
    description = panel.table.accessibleDescription()
    for name in ("pen", "paper"):
        assert f"{reading_of(name).distances[index, 0]:.1f}" in description
    drawn = window.session.drawing.digit
    assert drawn is not None
    assert np.array_equal(drawn, bundled_test_digits().images[index])


def test_a_choice_of_two_models_is_kept_over_a_change_of_language(
    window: Window, page: ErrorsPage, qtbot: QtBot
) -> None:
    window.context.error_view.compare("bundled:modern", "bundled:paper")
    window.context.error_view.show_view("compare")
    window.context.language.choose("zh_CN")
    try:
        again = window.page("errors")
        assert isinstance(again, ErrorsPage)
        assert again is not page
        chosen = [choice.currentText() for choice in again.two_models_panel.choices]
        assert chosen == ["modern", "paper"]
        qtbot.waitUntil(again.two_models_panel.isVisible)
    finally:
        window.context.language.choose("en")


def test_a_network_that_learns_moves_nothing_in_the_lists(window: Window, page: ErrorsPage) -> None:
    panel, two = page.models_panel, page.two_models_panel
    panel.list.choose("bundled:modern")
    window.session.use_model(Model(initial(1), Card("live")))  # "in use" is no longer true
    item = panel.list.currentItem()
    resets: list[None] = []
    two.choices[0].model().modelReset.connect(lambda: resets.append(None))
    two.choices[0].model().rowsRemoved.connect(lambda: resets.append(None))
    for seed in range(2, 5):
        window.session.use_model(Model(initial(seed), Card("live")))
    assert panel.list.currentItem() is item
    assert panel.list.key == "bundled:modern"
    assert resets == []


def test_a_model_that_is_gone_is_said_where_its_numbers_would_be(
    window: Window, page: ErrorsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.safetensors"
    save_model(path, Model(initial(3), Card("mine")))
    window.models.use(path)
    window.context.error_view.compare("bundled:pen", str(path))
    path.unlink()
    window.context.error_view.show_view("compare")
    panel = page.two_models_panel
    qtbot.waitUntil(lambda: "mine.safetensors" in panel.totals[1].text())
    assert not panel.parts.button(0).isEnabled()
