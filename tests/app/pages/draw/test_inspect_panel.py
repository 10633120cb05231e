"""The inspect panel: the parts of a sum add up, and every number is visible."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.panels.inspect_panel import InspectPanel
from app.pages.draw.widgets.sum_parts import parts_of
from app.style.theme import Appearance
from app.widgets.maps.cells import number
from lenet.explain.units import LAYER_SHAPES, LAYERS, Unit, explain

COMPUTED = [layer for layer in LAYERS if layer != "input"]
SMALL = (632, 160)  # what it has in a window of 1280x720
PARTS = {"c1": 1, "s2": 1, "c3": 6, "s4": 1, "c5": 16, "f6": 4, "rbf": 3}


@pytest.fixture
def selection(session: Session) -> Selection:
    return Selection(session)


@pytest.fixture
def panel(
    session: Session, selection: Selection, appearance: Appearance, qtbot: QtBot
) -> InspectPanel:
    panel = InspectPanel(session, selection, appearance)
    qtbot.addWidget(panel)
    panel.resize(*SMALL)
    session.begin_stroke(0.3, 0.2)
    for place in ((0.6, 0.3), (0.5, 0.5), (0.6, 0.8)):
        session.extend_stroke(*place)
    return panel


def last_unit(layer: str) -> Unit:
    maps, rows, columns = LAYER_SHAPES[layer]
    return Unit(layer, maps - 1, rows // 2, columns // 3)


@pytest.mark.parametrize("layer", COMPUTED)
def test_the_parts_add_up_to_the_sum_and_on_to_the_number(session: Session, layer: str) -> None:
    session.begin_stroke(0.3, 0.2)
    session.extend_stroke(0.6, 0.8)
    trace = session.trace
    assert trace is not None
    arithmetic = explain(session.parameters, trace, last_unit(layer))
    parts = parts_of(arithmetic)
    assert len(parts) == PARTS[layer]
    assert sum(part.total for part in parts) == pytest.approx(arithmetic.sum, rel=1e-4, abs=1e-4)
    for part in parts:
        product = (part.inputs - part.weights) ** 2 if layer == "rbf" else None
        if product is None:
            product = part.inputs * part.weights
        np.testing.assert_allclose(product, part.products, atol=1e-5)
    shown = sum(part.total for part in parts)
    if arithmetic.bias is not None:
        shown = shown * (arithmetic.coefficient or 1.0) + arithmetic.bias
        shown = 1.7159 * np.tanh(2 / 3 * shown)
    assert shown == pytest.approx(arithmetic.state, abs=1e-3)


@pytest.mark.parametrize("layer", COMPUTED)
@pytest.mark.parametrize("pinned", [1, 2])
def test_every_cell_has_room_for_its_number_in_a_small_window(
    panel: InspectPanel, selection: Selection, layer: str, pinned: int
) -> None:
    for number_ in range(pinned):
        selection.pin(Unit(layer, number_))
    canvas = panel.grab()
    assert len(panel.painted) == pinned
    grids = [(grid, sum_.part.inputs) for sum_ in panel.painted for grid in sum_.grids]
    for grid, _ in grids:
        assert panel.rect().toRectF().contains(grid)
    painter = QPainter(canvas)
    numbers_fit = [panel.cells.numbers(painter, grid, inputs) for grid, inputs in grids]
    painter.end()
    assert all(numbers_fit)


def test_the_tip_of_a_cell_is_its_product(panel: InspectPanel, selection: Selection) -> None:
    selection.pin(Unit("c1", 2, 10, 10))
    panel.grab()
    (painted,) = panel.painted
    part = painted.part
    corner = panel.tip_at(painted.grids[2].topLeft() + QPointF(1, 1))
    x, w, product = (
        number(float(values[0, 0])) for values in (part.inputs, part.weights, part.products)
    )
    assert corner == f"{x} × {w} = {product}"
    assert panel.tip_at(QPointF(panel.width() - 1, panel.height() - 1)) == ""


def test_a_click_on_a_total_shows_its_part_large(panel: InspectPanel, selection: Selection) -> None:
    selection.pin(Unit("c3", 15, 4, 4))
    panel.grab()
    total = panel.painted[0].totals[4]
    QTest.mouseClick(panel, Qt.MouseButton.LeftButton, pos=total.center().toPoint())
    assert selection.part == 4
    panel.grab()
    assert panel.painted[0].part.name == "S2 4"


def test_a_unit_with_fewer_parts_counts_on_from_its_first(
    panel: InspectPanel, selection: Selection
) -> None:
    selection.show_part(-1)
    selection.pin(Unit("c3", 0, 4, 4))
    panel.grab()
    assert panel.painted[0].part.name == "S2 2"
    selection.show_part(4)
    panel.grab()
    assert panel.painted[0].part.name == "S2 1"


def test_a_unit_that_is_switched_off_says_so(
    panel: InspectPanel, session: Session, selection: Selection
) -> None:
    selection.pin(Unit("c3", 3, 4, 4))
    before = panel.grab().toImage()
    session.switch(session.ablation.toggle_map("c3", 3))
    assert panel.grab().toImage() != before
