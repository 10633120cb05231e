"""A switch of the language builds the pages anew and changes nothing that the user has done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.context.language import Language
from app.context.session import Session
from app.context.settings import Settings
from app.context.training.training_state import TrainingState
from app.pages.train.page import TrainPage
from app.shell.tour import Tour
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.explain.units import Unit, Weight
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path
from lenet.runs.events import BatchDone
from tests.app.context.training.samples import START_MS, endless, spec_of, write_digits
from tests.app.seen import painted
from tests.benchmarks.strokes import two_strokes


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    language = Language(qapp, "en")
    yield language
    language.choose("en")


@pytest.fixture
def window(appearance: Appearance, language: Language, tmp_path: Path, qtbot: QtBot) -> Window:
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"), language)
    qtbot.addWidget(window)
    window.show()
    for stroke in two_strokes(points=60):
        session.begin_stroke(*stroke[0].tolist())
        for place in stroke[1:].tolist():
            session.extend_stroke(*place)
    return window


@pytest.mark.parametrize("page", ["draw", "train", "errors", "lecture"])
def test_a_switch_keeps_the_page_the_drawing_and_the_selection(
    window: Window, language: Language, qtbot: QtBot, page: str
) -> None:
    session, selection = window.session, window.selection
    selection.pin(Unit("c3", 5, 3, 4))
    selection.pin(Unit("f6", 40))
    selection.show_view("codes")
    selection.choose_weight(Weight("c3", 7, 2, 1))
    session.set_pen_width(3.1)
    session.switch(session.ablation.toggle_map("s2", 3))
    window.context.trace_comparison.freeze()
    window.context.error_view.show_view("models")
    window.show_page(page)
    made = (session.drawing, session.model, session.ablation, session.pen_width)
    looked = (selection.pinned, selection.view, selection.weight, selection.layer)
    distances = session.trace.distances.tolist() if session.trace is not None else None
    frozen = window.context.trace_comparison.frozen
    assert distances is not None
    assert frozen is not None
    for name in ("zh_CN", "en", "zh_CN"):
        language.choose(name)
        assert window.page_name == page
        qtbot.waitUntil(window.page(page).isVisible)
        assert (session.drawing, session.model, session.ablation, session.pen_width) == made
        assert (selection.pinned, selection.view, selection.weight, selection.layer) == looked
        assert session.trace is not None
        assert session.trace.distances.tolist() == distances
        assert window.context.trace_comparison.frozen is frozen
        assert window.context.error_view.view == "models"


def test_a_drawing_after_a_switch_is_read_and_shown(
    window: Window, language: Language, qtbot: QtBot
) -> None:
    language.choose("zh_CN")
    qtbot.waitUntil(window.draw_page.isVisible)
    window.documents.show_example(7)
    assert_read(window)
    window.draw_page.drawing_panel.undo_action.trigger()
    assert window.session.drawing.strokes
    assert_read(window)


def assert_read(window: Window) -> None:
    """Assert that the distances of the drawing are painted, with Chinese words."""
    trace = window.session.trace
    assert trace is not None
    seen = painted(window)  # how a line is cut into pieces is the fonts' affair
    assert {f"{distance:.1f}" for distance in trace.distances.tolist()} <= set(seen)
    assert any(text.startswith("距离") for text in seen)


def test_a_switch_does_not_disturb_a_run(
    window: Window, language: Language, tmp_path: Path, qtbot: QtBot
) -> None:
    trainer = window.context.trainer
    complaints: list[str] = []
    trainer.failed.connect(complaints.append)
    window.show_page("train")
    data = write_digits(tmp_path / "digits")

    def hear_a_batch() -> None:
        with qtbot.waitSignal(
            trainer.event_happened,
            timeout=START_MS,
            check_params_cb=lambda event: isinstance(event, BatchDone),
        ):
            pass

    trainer.start(spec_of(endless(), data), window.context.run_list.folder / "run")
    try:
        hear_a_batch()
        child = trainer.process_id
        language.choose("zh_CN")
        hear_a_batch()
        language.choose("en")
        hear_a_batch()
        page = window.page("train")
        assert isinstance(page, TrainPage)
        drawn = len(page.curves.plot.curves[-1].x)
        qtbot.waitUntil(lambda: len(page.curves.plot.curves[-1].x) > drawn, timeout=START_MS)
        assert trainer.process_id == child
        assert trainer.state == TrainingState.RUNNING
        assert complaints == []
    finally:
        trainer.stop()
        qtbot.waitUntil(lambda: trainer.state == TrainingState.IDLE, timeout=START_MS)


def test_the_reason_why_a_run_cannot_start_is_in_the_current_language(
    window: Window, language: Language, tmp_path: Path, qtbot: QtBot
) -> None:
    trainer = window.context.trainer
    language.choose("zh_CN")
    gone = tmp_path / "gone"
    with qtbot.waitSignal(trainer.failed, timeout=START_MS) as failed:
        trainer.start(spec_of(endless(), gone), tmp_path / "run")
    assert failed.args == [f"{gone} 不是文件夹。"]


def test_a_switch_ends_the_tour_whose_places_go(window: Window, language: Language) -> None:
    tour = window.start_tour()
    language.choose("zh_CN")
    assert not shiboken6.isValid(tour) or not tour.isVisible()
    window.repaint()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert window.findChildren(Tour) == []


def test_switches_keep_no_texts_of_the_languages_before(
    window: Window, language: Language, qapp: QApplication
) -> None:
    """Each catalogue that stayed would hold half a megabyte."""
    counts = []
    for name in ("zh_CN", "en", "zh_CN", "en", "zh_CN"):
        language.choose(name)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        counts.append((len(qapp.findChildren(QTranslator)), len(window.findChildren(QObject))))
    assert counts[0] == counts[2] == counts[4]
    assert counts[1] == counts[3]
