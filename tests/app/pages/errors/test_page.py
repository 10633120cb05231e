"""The errors page: totals, cells, digits, and another evaluation dataset."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.context.language import Language
from app.context.settings import Settings
from app.pages.errors.page import ErrorsPage
from app.pages.errors.panels.errors_panel import ErrorsPanel
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.data.ink_files import InkDigit, write_ink
from lenet.evaluation.dataset import bundled_test_digits
from lenet.evaluation.error_selection import ErrorSelection
from lenet.evaluation.rejection import accepted_fraction
from lenet.resources import bundled_models
from tests.app.context.evaluation.evaluated import examined_session, reading_of

LEFT = Qt.MouseButton.LeftButton


def errors() -> int:
    """Digits that the pen model reads wrong."""
    return reading_of("pen").errors


def errors_of_nine() -> NDArray[np.int64]:
    """How often it reads a nine as each digit; 0 for nine itself."""
    row: NDArray[np.int64] = reading_of("pen").confusion[9].copy()
    row[9] = 0
    return row


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    session = examined_session("pen")
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    window.show_page("errors")
    return window


def page_of(window: Window) -> ErrorsPage:
    page = window.page("errors")
    assert isinstance(page, ErrorsPage)
    return page


@pytest.fixture
def panel(window: Window, qtbot: QtBot) -> ErrorsPanel:
    panel = page_of(window).errors_panel
    qtbot.waitUntil(lambda: panel.gallery.digits.rowCount() > 0, timeout=20_000)
    return panel


def test_the_totals_are_those_of_the_card(window: Window, panel: ErrorsPanel) -> None:
    card = window.session.model.card
    assert card.test_errors == errors()
    assert panel.totals.text() == f"{errors()} wrong of 10,000 digits: 0.{errors()} %"
    assert panel.gallery.digits.rowCount() == errors()
    refused = round(10_000 * (1 - accepted_fraction(reading_of("pen").distances, card.thresholds)))
    assert f"no answer for {refused} of them" in panel.note.text()


def test_a_click_on_a_cell_shows_its_digits_and_a_click_on_one_draws_it_everywhere(
    window: Window, panel: ErrorsPanel, qtbot: QtBot
) -> None:
    place = panel.matrix.place(ErrorSelection(9, 4)).center().toPoint()
    QTest.mouseClick(panel.matrix, LEFT, pos=place)
    assert panel.gallery_title.text() == f"{errors_of_nine()[4]} nines were read as 4"
    assert panel.gallery.digits.rowCount() == errors_of_nine()[4]
    index = int(panel.gallery.digits.indices[2])
    tile = panel.gallery.visualRect(panel.gallery.digits.index(2)).center()
    QTest.mouseClick(panel.gallery.viewport(), LEFT, pos=tile)
    trace = window.session.trace
    assert trace is not None
    assert trace.answer == 4
    assert bundled_test_digits().labels[index] == 9
    assert f"{index:,}" in panel.loaded.text()
    drawn = window.session.drawing.digit
    assert drawn is not None
    assert np.array_equal(drawn, bundled_test_digits().images[index])
    QTest.mouseClick(panel.see_inside, LEFT)
    assert window.page_name == "draw"


def test_every_error_that_is_loaded_is_read_as_the_gallery_says(
    window: Window, panel: ErrorsPanel
) -> None:
    test = bundled_test_digits()
    for index in panel.gallery.digits.indices.tolist():
        panel.gallery.chosen.emit(index)
        trace = window.session.trace
        assert trace is not None
        assert trace.answer != test.labels[index]
        assert f"read as {trace.answer}" in panel.loaded.text()


def test_another_model_brings_other_numbers(
    window: Window, panel: ErrorsPanel, qtbot: QtBot
) -> None:
    window.models.use(bundled_models()["paper"])
    assert "These numbers are of pen" in panel.note.text()
    qtbot.waitUntil(lambda: panel.totals.text().startswith("90 wrong"), timeout=20_000)
    assert panel.gallery.digits.rowCount() == 90


def test_an_ink_file_can_be_the_evaluation_dataset_and_mnist_again(
    window: Window, panel: ErrorsPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    one = np.array([[50, 0], [50, 100]], dtype=np.float32)
    path = tmp_path / "mine.jsonl"
    write_ink(path, [InkDigit(1, "me", (one,)), InkDigit(8, "me", (one,))])
    evaluation_dataset = window.context.error_view.evaluation_dataset
    evaluation_dataset.choose(path)
    qtbot.waitUntil(lambda: panel.totals.text().startswith("1 wrong of 2 digits"))
    assert evaluation_dataset.path == path
    evaluation_dataset.choose(None)
    qtbot.waitUntil(lambda: panel.totals.text().startswith(f"{errors()} wrong"))


def test_digits_that_cannot_be_read_are_said_and_the_page_stays(
    window: Window, panel: ErrorsPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    evaluation_dataset = window.context.error_view.evaluation_dataset
    notice = page_of(window).notice
    evaluation_dataset.choose(tmp_path / "gone.jsonl")
    qtbot.waitUntil(lambda: "gone.jsonl" in notice.text)
    assert panel.totals.text().startswith(f"{errors()} wrong")
    assert evaluation_dataset.path is None
    assert not evaluation_dataset.is_loading
    evaluation_dataset.choose(None)
    assert notice.text == ""


def test_a_dataset_that_is_no_longer_wanted_is_dropped(
    window: Window, panel: ErrorsPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    one = np.array([[50, 0], [50, 100]], dtype=np.float32)
    write_ink(tmp_path / "mine.jsonl", [InkDigit(1, "me", (one,))])
    evaluation_dataset = window.context.error_view.evaluation_dataset
    failures: list[str] = []
    counts: set[int] = set()
    evaluation_dataset.failed.connect(failures.append)
    evaluation_dataset.changed.connect(
        lambda: counts.add(
            0 if evaluation_dataset.digits is None else len(evaluation_dataset.digits)
        )
    )
    evaluation_dataset.choose(tmp_path / "gone.jsonl")
    evaluation_dataset.choose(tmp_path / "mine.jsonl")
    evaluation_dataset.choose(None)
    qtbot.waitUntil(lambda: not evaluation_dataset.is_loading)
    assert evaluation_dataset.path is None
    assert evaluation_dataset.digits is bundled_test_digits()
    assert failures == []
    assert counts == {10_000}


def test_another_language_keeps_the_selected_cell(
    window: Window, panel: ErrorsPanel, qtbot: QtBot
) -> None:
    window.context.error_view.choose(ErrorSelection(9, 4))
    language: Language = window.context.language
    language.choose("zh_CN")
    try:
        again = page_of(window).errors_panel
        assert again is not panel
        qtbot.waitUntil(lambda: again.gallery.digits.rowCount() == errors_of_nine()[4])
    finally:
        language.choose("en")


def test_every_figure_of_the_page_can_be_exported(window: Window, panel: ErrorsPanel) -> None:
    for export_figure in page_of(window).export_figures():
        assert export_figure.name
        assert export_figure.size.width() > 100


def test_the_keys_of_the_views_belong_to_the_page_in_front(
    window: Window, panel: ErrorsPanel
) -> None:
    window.activateWindow()
    error_view, selection = window.context.error_view, window.context.selection
    before = selection.view
    for key, view in zip(
        ("F3", "F4", "F6", "F2"), ("paper", "models", "compare", "errors"), strict=True
    ):
        QTest.keySequence(window, QKeySequence(key))
        assert error_view.view == view
    assert selection.view == before
    window.show_page("draw")
    QTest.keySequence(window, QKeySequence("F3"))
    assert error_view.view == "errors"
    assert selection.view != before


def test_all_of_it_can_be_done_by_keys(window: Window, panel: ErrorsPanel) -> None:
    window.activateWindow()
    panel.matrix.setFocus()
    QTest.keyClick(panel.matrix, Qt.Key.Key_Up)  # from the corner to the errors of the nines
    QTest.keyClick(panel.matrix, Qt.Key.Key_Return)
    total = errors_of_nine().sum()
    assert panel.gallery_title.text() == f"{total} nines were read as something else"
    QTest.keyClick(panel.matrix, Qt.Key.Key_Tab)
    assert panel.gallery.hasFocus()
    QTest.keyClick(panel.gallery, Qt.Key.Key_Down)
    QTest.keyClick(panel.gallery, Qt.Key.Key_Return)
    assert window.session.trace is not None
    QTest.keySequence(window, QKeySequence("Ctrl+E"))
    assert panel.gallery.digits.rowCount() == errors()
    QTest.keySequence(window, QKeySequence("Ctrl+Return"))
    assert window.page_name == "draw"
