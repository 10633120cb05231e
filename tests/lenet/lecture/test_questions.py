"""The answers of the questions, held to a count, to changed pixels, and to the network itself."""

import numpy as np
import pytest

from lenet.explain.units import Unit
from lenet.lecture.questions import (
    CountQuestion,
    FieldQuestion,
    SwitchQuestion,
    hardest_switch,
    parsed_count,
)
from lenet.network.forward import forward
from lenet.network.parameters import initial

PARAMETERS = initial(0)
IMAGE = np.random.default_rng(1).uniform(-0.1, 1.175, (32, 32)).astype(np.float32)


def pixels_that_change(unit: Unit) -> tuple[int, int, int, int]:
    """The first and last row and column of the pixels that change a unit, tried one by one."""
    before = getattr(forward(PARAMETERS, IMAGE), unit.layer)[unit.map, unit.row, unit.column]
    seen = np.zeros((32, 32), dtype=bool)
    for row, column in np.ndindex(32, 32):
        image = IMAGE.copy()
        image[row, column] += 3
        after = getattr(forward(PARAMETERS, image), unit.layer)[unit.map, unit.row, unit.column]
        seen[row, column] = after != before
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    return int(rows[0]), int(columns[0]), int(rows[-1]), int(columns[-1])


@pytest.mark.parametrize("unit", [Unit("s2", 2, 6, 4), Unit("c3", 4, 9, 0)])
def test_the_field_is_made_of_the_pixels_that_change_the_unit(unit: Unit) -> None:
    top, left, bottom, right = pixels_that_change(unit)
    question = FieldQuestion(unit)
    assert question.check((top, left), (bottom, right))
    assert question.check((bottom, left), (top, right))  # any two opposite corners
    assert question.check((top + 1, left), (bottom, right - 1))
    assert not question.check((top + 2, left), (bottom, right))
    assert not question.check((top, left), (bottom, right - 2))


def test_an_s2_unit_sees_six_pixels_each_way_and_a_c3_unit_fourteen() -> None:
    assert FieldQuestion(Unit("s2", 0, 0, 0)).field.height == 6
    assert FieldQuestion(Unit("c3", 0, 0, 0)).field.width == 14


@pytest.mark.parametrize(
    ("layer", "count"),
    [("c1", 156), ("s2", 12), ("c3", 1_516), ("s4", 32), ("c5", 48_120), ("f6", 10_164)],
)
def test_the_counts_are_those_of_the_paper(layer: str, count: int) -> None:
    question = CountQuestion(layer)
    assert question.right == count
    assert question.mistake(count) == "none"
    assert question.mistake(count + 1) == "other"


def test_what_was_forgotten_is_known() -> None:
    question = CountQuestion("c3")
    assert question.mistake(60 * 25) == "no bias"
    assert question.mistake(16 * (6 * 25 + 1)) == "every map"
    assert question.mistake(151_600) == "connections"
    assert CountQuestion("s2").mistake(6 * (4 + 1)) == "weight a unit"


@pytest.mark.parametrize(
    ("text", "number"),
    [("1516", 1516), (" 1,516 ", 1516), ("1 516", 1516), ("1.516", 1516), ("１５１６", 1516)],
)
def test_a_count_is_read_as_people_write_it(text: str, number: int) -> None:
    assert parsed_count(text) == number


@pytest.mark.parametrize("text", ["", "-5", "many", "1e3", "9" * 5_000, "²"])
def test_what_is_no_count_is_none(text: str) -> None:
    assert parsed_count(text) is None


def test_the_answer_without_a_map_is_that_of_a_map_of_zeros() -> None:
    question = SwitchQuestion("s2", 3)
    trace = question.trace(PARAMETERS, IMAGE)
    assert not trace.s2[3].any()
    assert trace.s2[2].any()
    hardest = hardest_switch(PARAMETERS, IMAGE)
    margin = hardest.trace(PARAMETERS, IMAGE).margin
    assert margin <= trace.margin
    assert margin <= SwitchQuestion("c3", 15).trace(PARAMETERS, IMAGE).margin
