"""Two models compared: which two, how far they have read, and when nobody looks."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.context.evaluation.error_view import ErrorView
from app.context.evaluation.model_comparison import ModelComparison
from app.context.evaluation.queue import evaluation_queue_of
from app.context.models import Models
from app.context.session import Session
from app.context.settings import Settings
from lenet.evaluation.error_selection import ErrorSelection
from tests.app.context.evaluation.evaluated import bundled, examined_session, reading_of


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return examined_session("paper", "modern")


@pytest.fixture
def models(session: Session, tmp_path: Path, qtbot: QtBot) -> Models:
    window = QWidget()
    qtbot.addWidget(window)
    return Models(session, Settings(tmp_path / "s.ini"), window, tmp_path / "data")


def test_the_model_in_use_and_another_one_are_compared_first(
    session: Session, models: Models
) -> None:
    keys = [entry.key for entry in models.entries]
    view = ErrorView()
    comparison = ModelComparison(session, models, view)
    assert view.compared == (keys[0], keys[1])  # none is in use
    view.compare("gone", "gone too")
    models.use(models.entries[2].path)
    comparison.choose_missing()
    assert view.compared == (keys[2], keys[0])
    view.compare(keys[3], keys[3])
    comparison.choose_missing()
    assert view.compared == (keys[3], keys[0])
    view.compare(keys[1], keys[3])
    comparison.choose_missing()
    assert view.compared == (keys[1], keys[3])


def test_the_comparison_is_made_only_while_it_is_seen(
    session: Session, models: Models, qtbot: QtBot
) -> None:
    view = ErrorView()
    view.compare("bundled:paper", "bundled:modern")
    comparison = ModelComparison(session, models, view)
    assert comparison.status_texts == ("The digits are being opened…",) * 2
    view.evaluation_dataset.load()
    assert comparison.comparison is None
    with qtbot.waitSignal(comparison.changed):
        comparison.set_active(True)
    qtbot.waitUntil(lambda: comparison.comparison is not None)
    assert comparison.comparison is not None
    assert comparison.comparison.first.errors == reading_of("paper").errors
    assert comparison.comparison.second.errors == reading_of("modern").errors
    card = bundled("paper").card
    assert card.error_rate is not None
    said = f"{card.test_errors} wrong of 10,000: {100 * card.error_rate:.2f} %"
    assert comparison.status_texts[0] == said
    known = comparison.comparison
    view.choose_group("both")
    assert comparison.comparison is known


def test_a_model_that_is_not_read_yet_says_how_far_it_is_and_is_given_up_when_hidden(
    session: Session, models: Models, qtbot: QtBot
) -> None:
    view = ErrorView()
    view.compare("bundled:paper", "bundled:pen")
    comparison = ModelComparison(session, models, view)
    comparison.set_active(True)
    qtbot.waitUntil(lambda: view.evaluation_dataset.digits is not None)
    digits = view.evaluation_dataset.digits
    assert digits is not None
    queue = evaluation_queue_of(session)
    assert queue.progress(bundled("paper").parameters, digits) == 1
    qtbot.waitUntil(lambda: queue.progress(bundled("pen").parameters, digits) >= 0.05)
    share = queue.progress(bundled("pen").parameters, digits)
    assert comparison.status_texts[1] == f"{100 * share:.0f} % of the digits are read"
    assert comparison.comparison is None
    comparison.set_active(False)
    assert not queue.is_busy


def test_a_model_that_cannot_be_read_says_why(
    session: Session, models: Models, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.safetensors"
    assert models.save(path)
    view = ErrorView()
    view.compare("bundled:paper", str(path))
    comparison = ModelComparison(session, models, view)
    path.write_bytes(b"")
    comparison.set_active(True)
    assert "mine.safetensors" in comparison.status_texts[1]
    assert comparison.comparison is None


def test_what_the_errors_page_shows_is_announced_once() -> None:
    view = ErrorView()
    said: list[object] = []
    view.view_changed.connect(said.append)
    view.error_selection_changed.connect(said.append)
    view.compared_changed.connect(lambda: said.append(view.group))
    for _ in range(2):
        view.show_view("models")
        view.choose(ErrorSelection(truth=4))
        view.compare("a", "b")
        view.choose_group("both")
    assert said == ["models", ErrorSelection(truth=4), "first", "both"]
