"""The compare panel: the frozen trace, and the differences of every layer."""

from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.context.digits.my_digits import MyDigits
from app.context.digits.teacher import Teacher
from app.context.models import Models
from app.context.selection import Selection
from app.context.session import Session
from app.context.settings import Settings
from app.context.trace_comparison import TraceComparison
from app.pages.draw.panels.compare_panel import ComparePanel
from app.style.theme import Appearance
from lenet.explain.units import LAYER_SHAPES, Unit
from lenet.network.checkpoint import Card, Model
from lenet.network.parameters import initial

LAYERS = ("input", "c1", "s2", "c3", "s4", "c5", "f6")


@pytest.fixture
def trace_comparison(session: Session) -> TraceComparison:
    return TraceComparison(session, session)


@pytest.fixture
def teacher(
    session: Session, trace_comparison: TraceComparison, tmp_path: Path, qtbot: QtBot
) -> Teacher:
    widget, settings = QWidget(), Settings(tmp_path / "settings.ini")
    qtbot.addWidget(widget)
    digits, models = MyDigits(session, settings, widget), Models(session, settings, widget)
    return Teacher(session, digits, models, trace_comparison, widget)


@pytest.fixture
def selection(session: Session) -> Selection:
    return Selection(session)


@pytest.fixture
def panel(
    session: Session,
    trace_comparison: TraceComparison,
    *,
    teacher: Teacher,
    selection: Selection,
    appearance: Appearance,
    qtbot: QtBot,
) -> ComparePanel:
    panel = ComparePanel(session, trace_comparison, teacher, selection, appearance)
    qtbot.addWidget(panel)
    panel.resize(640, 618)  # what it has in a window of 1280x720
    panel.show()
    session.begin_stroke(0.3, 0.2)
    session.extend_stroke(0.6, 0.8)
    return panel


def test_nothing_is_frozen_on_a_blank_canvas(
    panel: ComparePanel, session: Session, trace_comparison: TraceComparison
) -> None:
    freeze, _, let_go = panel.findChildren(QPushButton)
    assert freeze.isEnabled()
    assert not let_go.isEnabled()
    session.clear()
    assert not freeze.isEnabled()
    trace_comparison.freeze()
    assert trace_comparison.frozen is None
    assert trace_comparison.differences is None


def test_the_frozen_trace_stays_while_the_drawing_and_the_model_change(
    panel: ComparePanel, session: Session, trace_comparison: TraceComparison
) -> None:
    panel.freeze_action.trigger()
    frozen = session.trace
    assert frozen is not None
    session.extend_stroke(0.2, 0.3)
    session.use_model(Model(initial(5), Card("another")))
    assert trace_comparison.frozen is not None
    assert trace_comparison.frozen.trace is frozen
    found = trace_comparison.differences
    assert found is not None
    assert session.trace is not None
    np.testing.assert_array_equal(found["c3"].values, session.trace.c3 - frozen.c3)
    panel.unfreeze_action.trigger()
    assert trace_comparison.frozen is None
    assert not panel.unfreeze_action.isEnabled()


def test_a_drawing_does_not_differ_from_itself(panel: ComparePanel) -> None:
    panel.freeze_action.trigger()
    difference = panel.figure.columns[2]
    for layer in LAYERS:
        assert not difference.layers[layer].values.any()
        assert difference.layers[layer].caption == "mean 0.00"


def test_every_difference_has_its_mean_its_largest_and_its_place(
    panel: ComparePanel, session: Session, trace_comparison: TraceComparison
) -> None:
    panel.freeze_action.trigger()
    session.extend_stroke(0.2, 0.3)
    found = trace_comparison.differences
    assert found is not None
    c3, layer = found["c3"], panel.figure.columns[2].layers["c3"]
    assert layer.caption.startswith(f"mean {c3.mean:.2f}, largest ")
    assert layer.mark == c3.unit
    place = panel.figure.place(2, "c3", c3.unit.map)
    where = f"C3 map {c3.unit.map}, row {c3.unit.row}, column {c3.unit.column}."
    assert panel.figure.tip_at(place.center()).endswith(where)


def test_the_differences_of_the_distances_are_those_of_the_distances_shown(
    panel: ComparePanel, session: Session
) -> None:
    panel.freeze_action.trigger()
    session.extend_stroke(0.2, 0.3)
    frozen, now, difference = (column.outputs for column in panel.figure.columns)
    assert frozen is not None
    assert now is not None
    assert difference is not None
    for columns in zip(frozen, now, difference, strict=True):
        before, after, gap = (Decimal(f"{value:.1f}") for value in columns)
        assert after - before == gap


@pytest.mark.parametrize("layer", LAYERS)
def test_maps_have_the_same_place_in_every_column_and_stay_inside(
    panel: ComparePanel, layer: str
) -> None:
    figure, inside = panel.figure, panel.figure.rect().toRectF()
    maps = 1 if layer in ("c5", "f6") else LAYER_SHAPES[layer][0]
    apart = figure.place(1, layer).left() - figure.place(0, layer).left()
    for number in range(maps):
        first, second, third = (figure.place(column, layer, number) for column in range(3))
        assert second == first.translated(apart, 0)
        assert third == first.translated(2 * apart, 0)
        assert inside.contains(third)
    for column in range(3):
        assert inside.contains(figure.outputs_place(column).adjusted(0, 0, 0, 2))


def test_a_unit_is_found_under_the_pointer_and_pinned(
    panel: ComparePanel, selection: Selection
) -> None:
    figure = panel.figure
    place = figure.place(2, "s2", 4)
    side = place.width() / 14
    at = QPoint(int(place.left() + 5.5 * side), int(place.top() + 9.5 * side))
    assert figure.unit_at(at.toPointF()) == (2, Unit("s2", 4, 9, 5))
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=at)
    assert selection.pinned == (Unit("s2", 4, 9, 5),)
    f6 = figure.place(0, "f6")
    assert figure.unit_at(f6.bottomRight() - (f6.bottomRight() - f6.center()) / 100) == (
        0,
        Unit("f6", 83),
    )
