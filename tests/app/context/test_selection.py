"""The selection: steps from layer to layer, pinned and hovered units, the automatic walk."""

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.context.selection import Selection
from lenet.explain.units import LAYERS, Unit, Weight, strongest_unit
from lenet.network import paper
from lenet.network.forward import forward
from lenet.network.parameters import initial


@pytest.fixture
def selection(qapp: QApplication) -> Selection:
    return Selection()


def test_steps_go_through_all_layers_and_stay_at_the_ends(selection: Selection) -> None:
    seen = []
    for _ in range(10):
        selection.step_forward()
        seen.append(selection.layer)
    assert seen[:8] == list(LAYERS)
    assert seen[8:] == ["rbf", "rbf"]
    for _ in range(8):
        selection.step_back()
    assert selection.layer is None


def test_a_step_to_a_layer_without_a_drawing_pins_its_first_unit(selection: Selection) -> None:
    selection.step_to("c3")
    assert selection.units == (Unit("c3", 0, 0, 0),)


def test_a_step_to_a_layer_pins_the_unit_that_responds_most(selection: Selection) -> None:
    image = np.linspace(paper.BACKGROUND, paper.INK, paper.INPUT_SIDE**2, dtype=np.float32)
    trace = forward(initial(0), image.reshape(paper.INPUT_SIDE, paper.INPUT_SIDE))
    selection.take_trace(trace)
    for layer in LAYERS[1:]:
        selection.step_to(layer)
        assert selection.pinned == (strongest_unit(trace, layer),)
    selection.step_to("input")
    assert not selection.pinned


def test_a_step_counts_more_than_a_pointer_at_rest(selection: Selection) -> None:
    selection.hover(Unit("rbf", 3))
    selection.step_to("c1")
    assert selection.units == (Unit("c1", 0),)
    selection.hover(Unit("rbf", 3))
    selection.slide(1)
    assert selection.units == (Unit("c1", 0, 0, 1),)
    selection.hover(Unit("rbf", 4))  # it moved
    assert selection.units == (Unit("rbf", 4),)


def test_a_layer_is_lit_without_a_unit(selection: Selection) -> None:
    selection.pin(Unit("c1", 0))
    selection.light("s2")
    assert (selection.layer, selection.units) == ("s2", ())


def test_slides_go_along_rows_then_maps_and_start_again(
    selection: Selection,
) -> None:
    selection.pin(Unit("s4", 0, 4, 4))
    selection.slide(1)
    assert selection.pinned == (Unit("s4", 1, 0, 0),)
    selection.slide(-1)
    assert selection.pinned == (Unit("s4", 0, 4, 4),)
    selection.slide(-25)
    assert selection.pinned == (Unit("s4", 15, 4, 4),)


def test_two_units_are_pinned_and_a_third_replaces_the_second(selection: Selection) -> None:
    a, b, c = Unit("c1", 0, 1, 2), Unit("s2", 0, 1, 1), Unit("f6", 7)
    pinned = []
    for unit in (a, b, c, b):
        selection.pin(unit)
        pinned.append(selection.pinned)
    assert pinned == [(a,), (a, b), (a, c), (a, b)]


def test_the_hovered_unit_is_explained_instead_of_the_pinned_one(selection: Selection) -> None:
    selection.pin(Unit("f6", 7))
    selection.hover(Unit("c5", 3))
    assert selection.units == (Unit("c5", 3),)
    selection.hover(None)
    assert selection.units == (Unit("f6", 7),)


def test_a_hover_over_the_same_unit_is_no_change(selection: Selection) -> None:
    changes = []
    selection.changed.connect(lambda: changes.append(1))
    selection.hover(Unit("c5", 3))
    selection.hover(Unit("c5", 3))
    assert len(changes) == 1


def test_the_walk_reaches_the_last_layer_and_stops(selection: Selection, qtbot: QtBot) -> None:
    layers: list[str | None] = []
    selection.changed.connect(lambda: layers.append(selection.layer))
    selection.step_to("f6")
    selection.pinned = (Unit("f6", 83),)
    selection.set_speed(30)
    with qtbot.waitSignal(
        selection.playing_changed, check_params_cb=lambda on: not on, timeout=5000
    ):
        selection.play(True)
    assert layers[-1] == "rbf"
    assert not selection.playing


def test_clear_ends_the_walk_and_selects_nothing(selection: Selection) -> None:
    selection.step_to("c1")
    selection.play(True)
    selection.clear()
    assert (selection.layer, selection.pinned, selection.playing) == (None, (), False)


def test_a_slide_to_another_map_stays_at_the_same_place(selection: Selection) -> None:
    selection.pin(Unit("c3", 15, 3, 4))
    selection.slide_map(1)
    assert selection.pinned == (Unit("c3", 0, 3, 4),)
    selection.slide_map(-2)
    assert selection.pinned == (Unit("c3", 14, 3, 4),)


def test_the_neighbour_is_pinned_beside_the_unit_and_moves_alone(selection: Selection) -> None:
    selection.pin_neighbour()
    assert not selection.pinned
    selection.pin(Unit("s2", 1, 2, 2))
    selection.pin_neighbour()
    selection.slide(3)
    assert selection.pinned == (Unit("s2", 1, 2, 2), Unit("s2", 1, 2, 6))


def test_speeds_are_clipped_to_their_range(selection: Selection) -> None:
    for asked, given in ((0, 1), (5, 5), (99, 10)):
        selection.set_speed(asked)
        assert selection.speed == given


def test_views_weights_and_parts_are_announced_once(selection: Selection) -> None:
    values: list[object] = []
    selection.view_changed.connect(values.append)
    selection.weight_changed.connect(values.append)
    selection.part_changed.connect(values.append)
    for _ in range(2):
        selection.show_view("codes")
        selection.choose_weight(Weight("c3", 7, 1, 1))
        selection.show_part(2)
    assert values == ["codes", Weight("c3", 7, 1, 1), 2]


def test_two_units_at_most_are_pinned_at_once(selection: Selection) -> None:
    selection.pin(Unit("c1", 0, 1, 1))
    selection.pin_only(Unit("rbf", 6), Unit("rbf", 8), Unit("rbf", 9))
    assert selection.pinned == (Unit("rbf", 6), Unit("rbf", 8))


def test_the_walk_goes_over_one_map_of_a_layer_and_then_to_the_next_layer(
    selection: Selection, qtbot: QtBot
) -> None:
    seen: list[Unit] = []
    selection.changed.connect(lambda: seen.extend(selection.pinned))
    selection.set_speed(10)
    selection.play(True)
    assert selection.layer == LAYERS[0]
    selection.step_to("s4")
    seen.clear()
    qtbot.waitUntil(lambda: selection.layer != "s4", timeout=60_000)
    selection.play(False)
    over = [(unit.map, unit.row, unit.column) for unit in seen if unit.layer == "s4"]
    assert over == [(0, row, column) for row in range(5) for column in range(5)][1:]
    assert selection.layer == "c5"


def test_a_slide_without_a_unit_begins_with_the_first_of_the_layer(selection: Selection) -> None:
    selection.slide(1)
    assert (selection.layer, selection.pinned) == ("c1", (Unit("c1", 0, 0, 0),))
    selection.step_to("s2")
    selection.pinned = ()
    selection.slide(1)
    assert list(selection.pinned) == [Unit("s2", 0, 0, 0)]
