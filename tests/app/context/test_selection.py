"""What is looked at: stepping, sliding, pinning, playing."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.context.selection import Gaze
from lenet.explain.units import LAYERS, Unit, Weight


@pytest.fixture
def gaze(qapp: QApplication) -> Gaze:
    return Gaze()


def test_steps_walk_through_all_layers_and_stay_at_the_ends(gaze: Gaze) -> None:
    seen = []
    for _ in range(10):
        gaze.step_on()
        seen.append(gaze.layer)
    assert seen[:8] == list(LAYERS)
    assert seen[8:] == ["rbf", "rbf"]
    for _ in range(8):
        gaze.step_back()
    assert gaze.layer is None


def test_stepping_to_a_layer_explains_its_first_unit(gaze: Gaze) -> None:
    gaze.step_to("c3")
    assert gaze.units == (Unit("c3", 0, 0, 0),)


def test_sliding_moves_along_rows_then_maps_and_round(gaze: Gaze) -> None:
    gaze.pin(Unit("s4", 0, 4, 4))
    gaze.slide(1)
    assert gaze.pinned == (Unit("s4", 1, 0, 0),)
    gaze.slide(-1)
    assert gaze.pinned == (Unit("s4", 0, 4, 4),)
    gaze.slide(-25)
    assert gaze.pinned == (Unit("s4", 15, 4, 4),)


def test_two_units_are_kept_and_a_third_takes_the_place_of_the_older(gaze: Gaze) -> None:
    a, b, c = Unit("c1", 0, 1, 2), Unit("s2", 0, 1, 1), Unit("f6", 7)
    kept = []
    for unit in (a, b, c, b):
        gaze.pin(unit)
        kept.append(gaze.pinned)
    assert kept == [(a,), (a, b), (b, c), (c,)]


def test_the_unit_under_the_pointer_comes_before_the_pinned_one(gaze: Gaze) -> None:
    gaze.pin(Unit("f6", 7))
    gaze.hover(Unit("c5", 3))
    assert gaze.units == (Unit("c5", 3),)
    gaze.hover(None)
    assert gaze.units == (Unit("f6", 7),)


def test_a_hover_over_the_same_unit_says_nothing(gaze: Gaze) -> None:
    said = []
    gaze.changed.connect(lambda: said.append(1))
    gaze.hover(Unit("c5", 3))
    gaze.hover(Unit("c5", 3))
    assert len(said) == 1


def test_playing_reaches_the_end_and_stops_by_itself(gaze: Gaze, qtbot: QtBot) -> None:
    layers: list[str | None] = []
    gaze.changed.connect(lambda: layers.append(gaze.layer))
    gaze.step_to("f6")
    gaze.pinned = (Unit("f6", 83),)
    gaze.set_speed(30)
    with qtbot.waitSignal(gaze.playing_changed, check_params_cb=lambda on: not on, timeout=5000):
        gaze.play(True)
    assert layers[-1] == "rbf"
    assert not gaze.playing


def test_release_ends_everything(gaze: Gaze) -> None:
    gaze.step_to("c1")
    gaze.play(True)
    gaze.release()
    assert (gaze.layer, gaze.pinned, gaze.playing) == (None, (), False)


def test_a_jump_to_the_next_map_keeps_the_place(gaze: Gaze) -> None:
    gaze.pin(Unit("c3", 15, 3, 4))
    gaze.slide_map(1)
    assert gaze.pinned == (Unit("c3", 0, 3, 4),)
    gaze.slide_map(-2)
    assert gaze.pinned == (Unit("c3", 14, 3, 4),)


def test_a_unit_is_kept_and_its_neighbour_gone_on_with(gaze: Gaze) -> None:
    gaze.split()
    assert not gaze.pinned
    gaze.pin(Unit("s2", 1, 2, 2))
    gaze.split()
    gaze.slide(3)
    assert gaze.pinned == (Unit("s2", 1, 2, 2), Unit("s2", 1, 2, 6))


def test_speeds_stay_within_their_ends(gaze: Gaze) -> None:
    for asked, given in ((0, 1), (5, 5), (99, 10)):
        gaze.set_speed(asked)
        assert gaze.speed == given


def test_views_weights_and_parts_are_said_once(gaze: Gaze) -> None:
    said: list[object] = []
    gaze.view_changed.connect(said.append)
    gaze.weight_changed.connect(said.append)
    gaze.part_changed.connect(said.append)
    for _ in range(2):
        gaze.show_view("codes")
        gaze.look_at(Weight("c3", 7, 1, 1))
        gaze.show_part(2)
    assert said == ["codes", Weight("c3", 7, 1, 1), 2]


def test_just_these_units_are_kept_two_at_most(gaze: Gaze) -> None:
    gaze.pin(Unit("c1", 0, 1, 1))
    gaze.keep(Unit("rbf", 6), Unit("rbf", 8), Unit("rbf", 9))
    assert gaze.pinned == (Unit("rbf", 6), Unit("rbf", 8))
