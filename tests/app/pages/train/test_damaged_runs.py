"""A damaged run folder costs one row that says so and can be deleted; the page stays whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qInstallMessageHandler
from pytestqt.qtbot import QtBot

from app.context.language import LONGEST_REASON, sentence
from app.pages.train.page import TrainPage
from app.pages.train.widgets.run_row import WORDS
from app.shell.window import Window
from lenet.runs.events import RunFailed, to_line
from tests.app.pages.train.acts import answer_box
from tests.hostile_files import HOSTILE_RUNS, WHOLE_RUN, write_run


@pytest.fixture
def said_by_qt() -> Iterator[list[str]]:
    """What Qt warns of during a test."""
    lines: list[str] = []
    previous = qInstallMessageHandler(lambda kind, context, line: lines.append(line))
    yield lines
    qInstallMessageHandler(previous)


def add(window: Window, name: str, recipe: str, events: str) -> Path:
    return write_run(window.context.run_list.folder / name, recipe, events)


def test_each_damaged_run_is_a_row_that_says_so_and_can_be_selected(
    window: Window, page: TrainPage
) -> None:
    for name, (recipe, events, _) in HOSTILE_RUNS.items():
        add(window, name, recipe, events)
    page.runs.refresh()
    model = page.runs.list.model()
    assert model.rowCount() == len(HOSTILE_RUNS)
    for number in range(len(HOSTILE_RUNS)):
        index = model.index(number, 0)
        page.runs.list.setCurrentIndex(index)
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        assert HOSTILE_RUNS[index.data()][2] in tip + index.data(WORDS)
        assert len(tip) <= 300
        assert page.runs.delete_action.isEnabled()
        assert window.context.watched_model.passes == []


def test_a_damaged_run_is_deleted_from_its_row(
    window: Window, page: TrainPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    folder = add(window, "bad", *HOSTILE_RUNS["a long integer"][:2])
    page.runs.refresh()
    page.runs.list.setCurrentIndex(page.runs.list.model().index(0, 0))
    page.runs.delete_action.trigger()
    answer_box(window, "Move to the trash", qtbot)
    assert not folder.exists()
    assert page.runs.list.model().rowCount() == 0


def test_no_reason_of_a_foreign_folder_is_longer_than_a_sentence() -> None:
    assert len(sentence(RunFailed("x" * 9_000))) == LONGEST_REASON
    assert sentence(RunFailed("one\ntwo")) == "one\ufffdtwo"


def test_our_own_reason_is_shown_as_it_was_written() -> None:
    failed = RunFailed.because("The loss of pass {number} is {loss}.", number=3, loss=0.5)
    assert sentence(failed) == "The loss of pass 3 is 0.5."
    assert "values" in to_line(failed)


def test_to_rename_twice_or_no_run_at_all_gives_no_warning_of_qt(
    window: Window, page: TrainPage, said_by_qt: list[str]
) -> None:
    window.show()
    page.runs.rename_action.trigger()
    add(window, "run", *WHOLE_RUN)
    page.runs.refresh()
    page.runs.list.setCurrentIndex(page.runs.list.model().index(0, 0))
    page.runs.rename_action.trigger()
    page.runs.rename_action.trigger()
    assert [line for line in said_by_qt if "editing" in line] == []
    window.hide()
