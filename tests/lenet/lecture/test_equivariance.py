"""Shifted digits, receptive fields, and S units as gates, with the real network."""

import numpy as np
import pytest

from lenet.data.idx import example_digit
from lenet.explain.units import Unit, receptive_field
from lenet.lecture.equivariance import (
    Gate,
    gate_bias,
    largest_change,
    receptive_fields,
    sharing_cost,
    shifted,
    shifted_image,
    subsampled,
)
from lenet.network import paper
from lenet.network.checkpoint import load_model
from lenet.network.forward import forward, network_input
from lenet.resources import bundled_model_path

PARAMETERS = load_model(bundled_model_path()).parameters
IMAGE = network_input(example_digit())
BEFORE = forward(PARAMETERS, IMAGE)


def test_what_is_moved_out_is_gone_and_fill_comes_in() -> None:
    values = np.arange(9, dtype=np.float32).reshape(3, 3)
    moved = shifted(values, right=1, down=-1, fill=-1)
    assert moved.tolist() == [[-1, 3, 4], [-1, 6, 7], [-1, -1, -1]]


@pytest.mark.parametrize(("right", "down"), [(1, 0), (-3, 2), (4, -4)])
def test_c1_moves_with_the_digit_and_does_not_change(right: int, down: int) -> None:
    after = forward(PARAMETERS, shifted_image(IMAGE, right=right, down=down))
    assert largest_change(BEFORE.c1, after.c1, right=right, down=down) < 1e-5


def test_s2_moves_by_half_of_an_even_shift() -> None:
    after = forward(PARAMETERS, shifted_image(IMAGE, right=2, down=-4))
    assert largest_change(BEFORE.s2, after.s2, right=1, down=-2) < 1e-5


def test_an_odd_shift_changes_s2() -> None:
    after = forward(PARAMETERS, shifted_image(IMAGE, right=1, down=0))
    best = min(largest_change(BEFORE.s2, after.s2, right=n, down=0) for n in (0, 1))
    assert best > 0.1


def test_receptive_fields_grow_to_the_whole_input() -> None:
    fields = receptive_fields()
    assert [field.side for field in fields] == [5, 6, 14, 16, 32]
    assert [field.below for field in fields] == [1, 5, 6, 14, 16]
    for field in fields:
        layer = field.layer.lower()
        unit = Unit(layer, 0) if layer == "c5" else Unit(layer, 0, 1, 1)
        region = receptive_field(unit)["input"]
        assert (region.height, region.width) == (field.side, field.side)


def test_sharing_saves_parameters_and_no_multiplications() -> None:
    cost = sharing_cost()
    assert cost == (156, paper.LAYER_FACTS[0].connections, 117_600)


@pytest.mark.parametrize(
    ("gate", "fires"),
    [("or", [False, True, True, True, True]), ("and", [False, False, False, False, True])],
)
def test_a_large_coefficient_makes_a_gate(gate: Gate, fires: list[bool]) -> None:
    sums = np.arange(-4.0, 5.0, 2.0, dtype=np.float32)  # of 0 to 4 inputs at +1
    states = subsampled(sums, 2.0, gate_bias(gate, 2.0))
    assert (states > 0).tolist() == fires
    assert float(np.abs(states).min()) > 1.4


def test_a_small_coefficient_blurs_the_state_is_nearly_a_multiple_of_the_sum() -> None:
    sums = np.arange(-4.0, 5.0, 2.0, dtype=np.float32)
    states = subsampled(sums, 0.05, 0.0)
    slope = paper.SQUASH_A * paper.SQUASH_S * 0.05
    assert states == pytest.approx(slope * sums, rel=0.02)
