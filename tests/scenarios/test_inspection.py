"""Hovering, pinning and stepping in the real window: outlines, texts, and the C3 table."""

import re
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.context.session import Session
from app.context.settings import Settings
from app.pages.draw.widgets.network_layout import (
    COLUMNS,
    lay_out,
    places_of,
    unit_at,
)
from app.pages.shared.layer_texts import layer_text
from app.pages.shared.unit_texts import sum_texts, unit_name
from app.shell.window import Window
from app.style.numbers import number
from app.style.theme import Appearance
from lenet.explain.units import LAYER_SHAPES, LAYERS, Region, Unit, explain, strongest_unit
from lenet.network import paper
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path
from tests.app.pointers import NONE, mouse
from tests.benchmarks.strokes import two_strokes

LAYOUT = lay_out(QRectF(16, 57, 600, 380), pixel=1.0)
FACTS = {facts.name.lower(): facts for facts in paper.LAYER_FACTS}


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    for stroke in two_strokes(points=60):
        session.begin_stroke(*stroke[0].tolist())
        for place in stroke[1:].tolist():
            session.extend_stroke(*place)
    return window


@pytest.mark.parametrize("layer", COLUMNS)
def test_every_unit_is_found_where_it_is_painted(layer: str) -> None:
    maps, rows, columns = LAYER_SHAPES[layer]
    for number_ in range(maps):
        for row, column in {(0, 0), (rows - 1, columns - 1), (rows // 2, columns // 3)}:
            unit = Unit(layer, number_, row, column)
            (place,) = places_of(LAYOUT, layer, Region((number_,), row, column, 1, 1))
            assert unit_at(LAYOUT, place.center().x(), place.center().y()) == unit


def test_between_the_maps_there_is_no_unit() -> None:
    first, second = LAYOUT.maps["c1"][:2]
    between = (first.bottom() + second.top()) / 2
    assert unit_at(LAYOUT, first.center().x(), between) is None
    assert unit_at(LAYOUT, 0, 0) is None


@pytest.mark.parametrize("layer", [layer for layer in LAYERS if layer in FACTS])
def test_the_sums_in_words_give_the_papers_counts(layer: str) -> None:
    text = layer_text(layer)
    for words, count in (
        (text.parameters.numbers, FACTS[layer].parameters),
        (text.connections.numbers, FACTS[layer].connections),
    ):
        if count:
            factors = words.replace("·", "*")
            assert set(factors) <= set("0123456789+*() ")
            assert eval(factors) == count  # only digits and signs


@pytest.mark.parametrize("layer", [layer for layer in LAYERS if layer != "input"])
def test_the_written_sum_ends_in_the_number_on_screen(window: Window, layer: str) -> None:
    trace = window.session.trace
    assert trace is not None
    unit = Unit(
        layer, LAYER_SHAPES[layer][0] - 1, LAYER_SHAPES[layer][1] // 2, LAYER_SHAPES[layer][2] // 2
    )
    arithmetic = explain(window.session.model.parameters, trace, unit)
    end = number(arithmetic.state, 1 if layer == "rbf" else 2)
    assert re.search(f"(=|≈|distance) {end}$", sum_texts(arithmetic)[-1])


def hover(window: Window, unit: Unit) -> None:
    panel = window.draw_page.network_panel
    layout = panel.map_layout
    assert layout is not None
    own = Region((unit.map,), unit.row, unit.column, 1, 1)
    (place,) = places_of(layout, unit.layer, own)
    at = place.center()
    share = (at.x() / panel.viewport().width(), at.y() / panel.viewport().height())
    mouse(panel.viewport(), QEvent.Type.MouseMove, share, button=NONE, down=False)


def test_hovering_outlines_the_receptive_field_and_moves_nothing(window: Window) -> None:
    panel = window.draw_page.network_panel
    before = panel.grab().toImage()
    places = [
        w.geometry() for w in (window.draw_page.input_panel, panel, window.draw_page.rbf_panel)
    ]
    hover(window, Unit("c3", 7, 4, 5))
    assert window.selection.hovered == Unit("c3", 7, 4, 5)
    assert window.statusBar().currentMessage().startswith("C3 map 7, row 4, column 5")
    assert panel.grab().toImage() != before
    assert [
        w.geometry() for w in (window.draw_page.input_panel, panel, window.draw_page.rbf_panel)
    ] == places
    assert window.draw_page.explanation_tabs.currentWidget() is window.draw_page.input_panel
    window.selection.hover(None)
    assert panel.grab().toImage() == before


def test_a_pinned_unit_opens_the_drawer_with_its_arithmetic_and_follows_the_pen(
    window: Window, qtbot: QtBot
) -> None:
    page = window.draw_page
    whole = page.network_panel.height()
    assert not page.inspect_panel.isVisible()
    window.selection.pin(Unit("f6", 30))
    assert page.inspect_panel.isVisible()
    assert page.network_panel.height() < whole
    before = page.inspect_panel.grab().toImage()
    window.session.extend_stroke(0.2, 0.2)
    assert page.inspect_panel.grab().toImage() != before
    window.selection.clear()
    assert not page.inspect_panel.isVisible()
    qtbot.waitUntil(lambda: page.network_panel.height() == whole)


def test_the_drawer_keeps_the_height_that_a_person_gave_it(window: Window, qtbot: QtBot) -> None:
    page, selection = window.draw_page, window.selection
    selection.pin(Unit("f6", 30))
    qtbot.waitUntil(lambda: page.inspect_panel.height() > 200)
    before = page.inspect_panel.height()
    page.network_splitter.moveSplitter(page.network_panel.height() - 60, 1)
    dragged = page.inspect_panel.height()
    assert abs(dragged - before - 60) <= 4
    selection.clear()
    selection.pin(Unit("c3", 3, 4, 4))
    qtbot.waitUntil(lambda: abs(page.inspect_panel.height() - dragged) <= 4)


def test_a_step_says_what_its_layer_does_and_comes_back_to_the_network(window: Window) -> None:
    window.selection.show_view("kernels")
    window.selection.step_to("s4")
    assert window.selection.view == "network"
    assert window.draw_page.layer_panel.isVisible()
    assert window.draw_page.inspect_panel.isVisible()
    window.selection.clear()
    assert window.draw_page.input_panel.isVisible()


def test_later_layers_dim_and_the_current_one_stays_lit(window: Window, qtbot: QtBot) -> None:
    panel = window.draw_page.network_panel
    window.selection.step_to("rbf")  # the drawer is open both times
    qtbot.waitUntil(lambda: panel.height() < 500)
    lit = panel.grab().toImage()
    window.selection.step_to("s2")
    layout = panel.map_layout
    assert layout is not None
    dimmed = panel.grab().toImage()
    corner = QPointF(0.8, 0.8)
    for name, changed in (("c1", False), ("c3", True), ("f6", True)):
        place = layout.maps[name][-1]
        at = QPointF(
            place.left() + corner.x() * place.width(), place.top() + corner.y() * place.height()
        ).toPoint()
        assert (lit.pixelColor(at) != dimmed.pixelColor(at)) is changed


def test_the_keys_step(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    window.draw_page.drawing_panel.canvas.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Right)
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.selection.layer == "c1"
    trace = window.session.trace
    assert trace is not None
    first = strongest_unit(trace, "c1")
    assert window.selection.pinned == (first,)
    QTest.keyClick(window, Qt.Key.Key_Down)
    assert window.selection.pinned == (Unit("c1", first.map, first.row, first.column + 1),)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.selection.layer is None


def test_a_slider_with_the_focus_keeps_its_arrow_keys(window: Window, qtbot: QtBot) -> None:
    slider = window.draw_page.drawing_panel.width_slider
    slider.setFocus()
    before = slider.value()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() > before
    assert window.selection.layer is None


def test_clicking_the_row_of_a_class_explains_its_distance(window: Window, qtbot: QtBot) -> None:
    row = window.draw_page.rbf_panel.row_place(3).center().toPoint()
    QTest.mouseClick(window.draw_page.rbf_panel.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert window.selection.pinned == (Unit("rbf", 3),)


def test_names_of_units_are_those_of_the_paper() -> None:
    assert unit_name(Unit("c3", 4, 2, 7)) == "C3 map 4, row 2, column 7"
    assert unit_name(Unit("f6", 12)) == "F6 unit 12"
    assert np.unique([unit_name(Unit(layer, 1)) for layer in LAYERS]).size == len(LAYERS)


def test_a_pinned_map_is_switched_off_and_says_so(window: Window) -> None:
    session = window.session
    switch_map, switch_coefficient, _ = window.ablation_actions.actions_in_order
    assert not switch_map.isEnabled()
    window.selection.pin(Unit("s2", 3, 5, 5))
    switch_map.trigger()
    assert session.trace is not None
    assert not session.trace.s2[3].any()
    assert window.header.model_text.startswith("Parts are switched off")
    switch_map.trigger()
    switch_coefficient.trigger()
    assert len(np.unique(session.trace.s2[3])) == 1


def test_a_unit_of_f6_that_is_off_counts_one_for_every_code(window: Window) -> None:
    window.selection.pin(Unit("f6", 40))
    window.ablation_actions.actions_in_order[0].trigger()
    trace = window.session.trace
    assert trace is not None
    assert trace.f6[40] == 0
    assert sum_texts(explain(window.session.parameters, trace, Unit("rbf", 2)))
