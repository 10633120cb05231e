"""The partial sums panel: which C3 map it shows, and the numbers under the pointer."""

import pytest
from pytestqt.qtbot import QtBot

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.panels.partial_sums_panel import PartialSumsPanel
from app.style.numbers import number
from app.style.theme import Appearance
from lenet.explain.partial_sums import partial_sums
from lenet.explain.units import Unit
from lenet.network import paper


@pytest.fixture
def selection(session: Session) -> Selection:
    return Selection(session)


@pytest.fixture
def panel(
    session: Session, selection: Selection, appearance: Appearance, qtbot: QtBot
) -> PartialSumsPanel:
    panel = PartialSumsPanel(session, selection, appearance)
    qtbot.addWidget(panel)
    panel.resize(300, 160)
    session.begin_stroke(0.3, 0.2)
    session.extend_stroke(0.6, 0.8)
    return panel


def test_all_pictures_are_inside_and_apart(panel: PartialSumsPanel) -> None:
    places = [panel.place(row, column) for row in range(3) for column in range(7)]
    for index, place in enumerate(places):
        assert panel.rect().toRectF().contains(place)
        assert not any(place.intersects(other) for other in places[index + 1 :])


def test_it_shows_the_hovered_map_and_keeps_it(
    panel: PartialSumsPanel, selection: Selection
) -> None:
    first = panel.grab().toImage()
    selection.hover(Unit("c3", 9, 5, 5))
    assert panel.c3_map == 9
    shown = panel.grab().toImage()
    assert shown != first
    selection.hover(Unit("s2", 1, 3, 3))
    selection.hover(None)
    assert panel.grab().toImage() == shown


def test_the_last_sum_under_the_pointer_is_the_maps_without_its_bias(
    panel: PartialSumsPanel, session: Session, selection: Selection
) -> None:
    selection.hover(Unit("c3", 15, 5, 5))
    trace = session.trace
    assert trace is not None
    found = partial_sums(session.parameters, trace, 15)
    box = panel.place(2, 5)
    tip = panel.tip_at(box.topLeft() + (box.center() - box.topLeft()) / 10)
    expected = number(float(trace.c3_net[15, 0, 0]) - found.bias, 3)
    assert tip.endswith(expected)
    assert panel.tip_at(panel.place(2, paper.C1_MAPS).center()) == ""


def test_it_follows_the_pen_and_the_ablation(panel: PartialSumsPanel, session: Session) -> None:
    before = panel.grab().toImage()
    session.extend_stroke(0.1, 0.4)
    drawn = panel.grab().toImage()
    assert drawn != before
    session.switch(session.ablation.toggle_cell(0, 1))
    assert panel.grab().toImage() != drawn
