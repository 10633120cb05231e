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
from lenet.runs.folder import EVENTS, RECIPE, SNAPSHOTS
from lenet.runs.recipe_file import recipe_text
from tests.app.context.training.samples import quick
from tests.app.pages.train.acts import answer_box

STARTED = (
    '{"event": "RunStarted", "recipe": "quick", "passes": 2, "patterns": 100, "version": "0.1.0",'
    ' "torch": "", "data": "MNIST", "fingerprint": "ab", "seed": 1}\n'
)
PASS_DONE = (
    '{"event": "PassDone", "number": 1, "passes": 2, "loss": 1.0, "training_errors": 1,'
    ' "training_count": 9, "test_errors": "x", "test_count": 9, "held_out_errors": null,'
    ' "held_out_count": 0, "seconds": 1.0}\n'
)
FAILED = '{"event": "RunFailed", "reason": "Its reason.", "template": "%s", "values": {"b": 1}}\n'
RECIPE_TEXT = recipe_text(quick())
DAMAGE = {  # what recipe.toml and events.jsonl hold, and words of the row or its tip
    "a wrong type": (RECIPE_TEXT, STARTED + PASS_DONE, "0 of 2 passes, stopped"),
    "deep lists": (RECIPE_TEXT, STARTED + "[" * 5000 + "\n", "0 of 2 passes, stopped"),
    "a long integer": ("seed = " + "1" * 5000, STARTED, "cannot be read"),
    "an unknown place": (RECIPE_TEXT, STARTED + FAILED % "{nope}", "Its reason."),
    "a wide place": (RECIPE_TEXT, STARTED + FAILED % "{b:>1000000000}", "Its reason."),
    "an attribute": (RECIPE_TEXT, STARTED + FAILED % "{b.__class__}", "Its reason."),
    "no events": (RECIPE_TEXT, "", "cannot be read"),
    "noise": (RECIPE_TEXT, "\udcff" * 9, "cannot be read"),
}


@pytest.fixture
def said_by_qt() -> Iterator[list[str]]:
    """What Qt warns of during a test."""
    lines: list[str] = []
    previous = qInstallMessageHandler(lambda kind, context, line: lines.append(line))
    yield lines
    qInstallMessageHandler(previous)


def add(window: Window, name: str, recipe: str, events: str) -> Path:
    folder = window.context.run_list.folder / name
    (folder / SNAPSHOTS).mkdir(parents=True)
    (folder / RECIPE).write_text(recipe, encoding="utf-8")
    (folder / EVENTS).write_text(events, encoding="utf-8", errors="surrogateescape")
    (folder / SNAPSHOTS / "pass-².safetensors").touch()
    (folder / SNAPSHOTS / f"pass-{'9' * 99}.safetensors").touch()
    return folder


def test_each_damaged_run_is_a_row_that_says_so_and_can_be_selected(
    window: Window, page: TrainPage
) -> None:
    for name, (recipe, events, _) in DAMAGE.items():
        add(window, name, recipe, events)
    page.runs.refresh()
    model = page.runs.list.model()
    assert model.rowCount() == len(DAMAGE)
    for number in range(len(DAMAGE)):
        index = model.index(number, 0)
        page.runs.list.setCurrentIndex(index)
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        assert DAMAGE[index.data()][2] in tip + index.data(WORDS)
        assert len(tip) <= 300
        assert page.runs.delete_action.isEnabled()
        assert window.context.watched_model.passes == []


def test_a_damaged_run_is_deleted_from_its_row(
    window: Window, page: TrainPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    folder = add(window, "bad", *DAMAGE["a long integer"][:2])
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
    add(window, "run", RECIPE_TEXT, STARTED)
    page.runs.refresh()
    page.runs.list.setCurrentIndex(page.runs.list.model().index(0, 0))
    page.runs.rename_action.trigger()
    page.runs.rename_action.trigger()
    assert [line for line in said_by_qt if "editing" in line] == []
    window.hide()
