"""Two models compared: which two, how far they have read, and when nobody looks."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.context.evaluation.error_view import ErrorView
from app.context.evaluation.model_comparison import ModelComparison
from app.context.evaluation.queue import evaluation_queue_of
from app.context.imported_networks import ImportedNetworks
from app.context.models import Models
from app.context.session import Session
from app.context.settings import Settings
from lenet.evaluation.error_selection import ErrorSelection
from lenet.network.tutorial import load_tutorial
from lenet.resources import tutorial_model_paths
from tests.app.context.evaluation.evaluated import bundled, examined_session, reading_of


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return examined_session("paper", "modern")


@pytest.fixture
def imported(session: Session, tmp_path: Path, qtbot: QtBot) -> ImportedNetworks:
    window = QWidget()
    qtbot.addWidget(window)
    settings = Settings(tmp_path / "s.ini")
    return ImportedNetworks(Models(session, settings, window, tmp_path / "data"), settings, window)


@pytest.fixture
def models(imported: ImportedNetworks) -> Models:
    return imported.models


def test_the_model_in_use_and_another_one_are_compared_first(
    session: Session, imported: ImportedNetworks, models: Models
) -> None:
    keys = [entry.key for entry in models.entries]
    view = ErrorView()
    comparison = ModelComparison(session, imported, view)
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
    session: Session, imported: ImportedNetworks, models: Models, qtbot: QtBot
) -> None:
    view = ErrorView()
    view.compare("bundled:paper", "bundled:modern")
    comparison = ModelComparison(session, imported, view)
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
    session: Session, imported: ImportedNetworks, models: Models, qtbot: QtBot
) -> None:
    view = ErrorView()
    view.compare("bundled:paper", "bundled:pen")
    comparison = ModelComparison(session, imported, view)
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
    session: Session, imported: ImportedNetworks, models: Models, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.safetensors"
    assert models.save(path)
    view = ErrorView()
    view.compare("bundled:paper", str(path))
    comparison = ModelComparison(session, imported, view)
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


def test_a_students_network_is_compared_with_that_of_1998(
    session: Session, imported: ImportedNetworks, qtbot: QtBot
) -> None:
    view = ErrorView()
    path = tutorial_model_paths()[0]
    network = load_tutorial(path)
    imported.show(path, network)
    entry = imported.entries[-1]
    assert entry.name == "tutorial-relu-max"
    view.compare("bundled:paper", entry.key)
    comparison = ModelComparison(session, imported, view)
    view.evaluation_dataset.load()
    with qtbot.waitSignal(view.evaluation_dataset.changed):
        comparison.set_active(True)
    qtbot.waitUntil(lambda: comparison.comparison is not None, timeout=60_000)
    assert comparison.comparison is not None
    assert comparison.comparison.second.errors == network.card.test_errors
