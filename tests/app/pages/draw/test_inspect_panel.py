"""The inspect panel: the parts of a sum add up, and every number is visible."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.panels.inspect_panel import InspectPanel
from app.pages.draw.widgets.sum_parts import parts_of
from app.pages.shared.unit_texts import sum_texts
from app.style.numbers import number
from app.style.theme import Appearance
from lenet.explain.units import LAYER_SHAPES, LAYERS, Unit, explain
from tests.app.seen import painted

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
@pytest.mark.parametrize("size", [(440, 120), (632, 200), (1500, 500)])
def test_every_cell_has_room_for_its_number_and_no_strip_lies_on_another(
    panel: InspectPanel, selection: Selection, layer: str, pinned: int, size: tuple[int, int]
) -> None:
    panel.resize(*size)
    for number_ in range(pinned):
        selection.pin(Unit(layer, number_))
    strips = panel.strips
    strips.grab()
    assert len(strips.painted) == pinned
    places = [place for sum_ in strips.painted for place in (*sum_.grids, *sum_.totals)]
    for index, place in enumerate(places):
        assert strips.rect().toRectF().contains(place)
        assert not any(place.intersects(other) for other in places[:index])
    least = strips.cells.number_size
    for sum_ in strips.painted:
        rows, columns = sum_.part.inputs.shape
        for grid in sum_.grids:
            share = 0.5 if sum_.is_distance and grid is sum_.grids[1] else 0.85
            assert grid.width() / columns > share * least[0]
            assert grid.height() / rows >= 32


@pytest.mark.parametrize("layer", COMPUTED)
def test_what_is_kept_while_a_person_draws_is_as_if_painted_anew(
    panel: InspectPanel, selection: Selection, session: Session, layer: str
) -> None:
    def draw() -> None:
        for x in (0.3, 0.4, 0.9):
            session.extend_stroke(x, 0.9)

    def use_another_model() -> None:
        weights = replace(session.model.parameters, c1_kernels=-session.parameters.c1_kernels)
        session.use_model(replace(session.model, parameters=weights))

    def point_at_another() -> None:
        selection.hover(Unit("c5", 7))
        panel.strips.grab()
        selection.hover(None)

    panel.resize(1500, 500)
    panel.show()
    selection.pin_only(Unit(layer, 1), Unit("c1", 2, 3, 4))
    before = panel.strips.grab().toImage()
    for act in (draw, point_at_another, use_another_model, lambda: selection.show_part(2)):
        act()
        kept = panel.strips.grab().toImage()
        panel.strips.forget_background()
        assert kept == panel.strips.grab().toImage()
    assert kept != before


@pytest.mark.parametrize("width", [500, 900, 1100, 1300, 1500, 1700])
def test_two_units_of_any_layers_never_overlap(
    panel: InspectPanel, selection: Selection, width: int
) -> None:
    panel.resize(width, 400)
    strips = panel.strips
    for first, second in combinations(COMPUTED, 2):
        selection.pin_only(Unit(first, 1), Unit(second, 2))
        strips.grab()
        (a, b) = ([*sum_.grids, *sum_.totals] for sum_ in strips.painted)
        assert not any(place.intersects(other) for place in a for other in b)
        assert all(strips.rect().toRectF().contains(place) for place in (*a, *b))


@pytest.mark.parametrize("layer", COMPUTED)
def test_the_numbers_add_up_as_they_are_shown(
    panel: InspectPanel, selection: Selection, session: Session, layer: str
) -> None:
    """The products make the part's total, the totals the sum, the sum and the bias the state."""
    maps, rows, columns = LAYER_SHAPES[layer]
    trace = session.trace
    assert trace is not None
    for step in range(12):
        unit = Unit(layer, (5 * step) % maps, (3 * step) % rows, (7 * step) % columns)
        selection.pin_only(unit)
        selection.show_part(step)
        panel.strips.grab()
        (shown_sum,) = panel.strips.painted
        large = step % max(len(shown_sum.totals), 1)
        products = [f"{value:.2f}" for value in shown_sum.shown_products.ravel().tolist()]
        assert sum(map(Decimal, products)) == Decimal(f"{shown_sum.shown_totals[large]:.2f}")
        text = sum_texts(explain(session.parameters, trace, unit))[0].replace("−", "-")
        numbers = [Decimal(found) for found in re.findall(r"-?[0-9]+[.][0-9]+", text)]
        shown = sum(Decimal(f"{total:.2f}") for total in shown_sum.shown_totals)
        assert numbers[0] == shown
        if layer not in ("s2", "s4", "rbf"):
            assert numbers[0] + numbers[1] == numbers[2]
        elif layer != "rbf":
            assert numbers[3] + numbers[4] == numbers[5]


def test_the_tip_of_a_cell_is_its_product(panel: InspectPanel, selection: Selection) -> None:
    selection.pin(Unit("c1", 2, 10, 10))
    strips = panel.strips
    strips.grab()
    (shown_sum,) = strips.painted
    part = shown_sum.part
    corner = strips.tip_at(shown_sum.grids[2].topLeft() + QPointF(1, 1))
    x, w, product = (
        number(float(values[0, 0]), 3) for values in (part.inputs, part.weights, part.products)
    )
    assert corner == f"{x} × {w} = {product}"
    assert strips.tip_at(QPointF(strips.width() - 1, strips.height() - 1)) == ""


def test_a_click_on_a_total_shows_its_part_large(panel: InspectPanel, selection: Selection) -> None:
    selection.pin(Unit("c3", 15, 4, 4))
    panel.strips.grab()
    total = panel.strips.painted[0].totals[4]
    QTest.mouseClick(panel.strips, Qt.MouseButton.LeftButton, pos=total.center().toPoint())
    assert selection.part == 4
    panel.strips.grab()
    assert panel.strips.painted[0].part.name == "S2 4"


def test_a_unit_with_fewer_parts_counts_on_from_its_first(
    panel: InspectPanel, selection: Selection
) -> None:
    selection.show_part(-1)
    selection.pin(Unit("c3", 0, 4, 4))
    panel.strips.grab()
    assert panel.strips.painted[0].part.name == "S2 2"
    selection.show_part(4)
    panel.strips.grab()
    assert panel.strips.painted[0].part.name == "S2 1"


def test_an_empty_drawer_says_what_one_can_do_and_has_no_numbers(
    panel: InspectPanel, selection: Selection
) -> None:
    assert panel.is_empty
    assert any("Click it" in text for text in painted(panel.strips))
    selection.pin(Unit("c1", 0, 3, 3))
    assert not panel.is_empty


def test_a_second_click_shows_b_beside_a_and_says_so(
    panel: InspectPanel, selection: Selection, qtbot: QtBot
) -> None:
    said: list[str] = []
    panel.named.connect(said.append)
    first, second = Unit("c1", 0, 3, 3), Unit("c1", 1, 3, 3)
    for unit in (first, second):
        selection.hover(unit)
        selection.pin(unit)
    assert said[1].startswith("A is C1 map 0")
    assert said[3].startswith("B is C1 map 1")
    assert panel.strips.units() == (first, second)  # though the pointer is on the second
    assert {"A", "B"} <= set(painted(panel.strips))


def test_a_unit_that_is_switched_off_says_so(
    panel: InspectPanel, session: Session, selection: Selection
) -> None:
    selection.pin(Unit("c3", 3, 4, 4))
    before = panel.grab().toImage()
    session.switch(session.ablation.toggle_map("c3", 3))
    assert panel.grab().toImage() != before
