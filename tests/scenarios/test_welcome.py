"""A window without a drawing opens with a sample, which the first act takes away for good."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from pytestqt.qtbot import QtBot

from app.context.drawing import Drawing
from app.context.drawing_keeper import DrawingKeeper
from app.context.session import Session
from app.context.settings import Settings
from app.pages.draw.widgets.callout import Callout
from app.pages.draw.widgets.sample_digit import sample_drawing, sample_points
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.explain.units import LAYERS
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path
from tests.app.pointers import NONE, mouse


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    return window


def callouts(window: Window) -> list[Callout]:
    return [tag for tag in window.draw_page.findChildren(Callout) if tag.isVisible()]


def test_the_sample_is_read_surely_and_three_callouts_stand_apart(
    window: Window, qtbot: QtBot
) -> None:
    page = window.draw_page
    page.welcome.begin(still=True)
    assert page.rbf_panel.sentence_text == "Surely a 4"
    qtbot.waitUntil(lambda: len(callouts(window)) == 3)
    canvas, maps, answer = callouts(window)
    assert page.drawing_panel.geometry().contains(canvas.geometry())
    assert page.view_tabs.geometry().contains(maps.geometry())
    panel = QRect(page.rbf_panel.mapTo(page, QPoint(0, 0)), page.rbf_panel.size())
    assert panel.contains(answer.geometry())


def test_the_sample_is_no_step_of_the_history(window: Window) -> None:
    session = window.session
    window.draw_page.welcome.begin(still=True)
    assert session.is_sample
    assert not session.can_undo
    assert session.steps.is_blank


def test_the_first_stroke_takes_sample_and_callouts_away_for_good(
    window: Window, qtbot: QtBot
) -> None:
    session, canvas = window.session, window.draw_page.drawing_panel.canvas
    window.draw_page.welcome.begin(still=True)
    qtbot.waitUntil(lambda: len(callouts(window)) == 3)
    mouse(canvas, QEvent.Type.MouseButtonPress, (0.3, 0.3))
    mouse(canvas, QEvent.Type.MouseMove, (0.5, 0.6))
    mouse(canvas, QEvent.Type.MouseButtonRelease, (0.5, 0.6), button=NONE)
    assert not session.is_sample
    assert len(session.drawing.strokes) == 1
    assert not callouts(window)
    session.undo()
    assert session.drawing.is_blank
    assert not callouts(window)


@pytest.mark.parametrize("act", ["open", "clear", "erase"])
def test_other_acts_take_the_sample_away_too(window: Window, act: str) -> None:
    session = window.session
    window.draw_page.welcome.begin(still=True)
    if act == "open":
        window.documents.show_example(7)
    elif act == "clear":
        window.draw_page.drawing_panel.clear_action.trigger()
    else:
        session.erase_along([(0.5, 0.5)], radius=0.1)
    assert not session.is_sample
    assert session.drawing.is_blank is (act != "open")
    assert not callouts(window)


def test_the_sample_is_drawn_and_passes_through_all_layers(window: Window, qtbot: QtBot) -> None:
    counts: list[int] = []
    layers: list[str | None] = []

    def follow(drawing: Drawing) -> None:
        counts.append(sum(map(len, drawing.strokes)))

    window.session.drawing_changed.connect(follow)
    window.selection.changed.connect(lambda: layers.append(window.selection.layer))
    window.draw_page.welcome.begin(still=False)
    qtbot.waitUntil(lambda: not window.draw_page.welcome.is_moving, timeout=15_000)
    assert counts == list(range(1, sample_points() + 1))
    assert layers == [*LAYERS, None]
    assert not window.selection.pinned


def test_a_step_in_the_midst_ends_the_motion_and_counts(window: Window) -> None:
    window.draw_page.welcome.begin(still=False)
    window.selection.step_to("c3")
    assert not window.draw_page.welcome.is_moving
    assert window.selection.layer == "c3"
    assert sum(map(len, window.session.drawing.strokes)) == sample_points()


def test_the_sample_is_not_kept_for_the_next_start(session: Session, tmp_path: Path) -> None:
    parent = QObject()
    keeper = DrawingKeeper(session, tmp_path, parent)
    assert keeper.restore() == ""
    session.show_sample(sample_drawing())
    keeper.flush()
    assert not list(tmp_path.rglob("*.json*"))
    session.begin_stroke(0.2, 0.2)
    keeper.flush()
    assert list(tmp_path.rglob("*.json*"))
