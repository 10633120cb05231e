"""Ablation, against a network whose weights are really 0."""

from dataclasses import fields, replace

import numpy as np
import pytest

from lenet.explain.units import LAYER_SHAPES, LAYERS, Unit, explain, layer_values
from lenet.network import paper
from lenet.network.ablation import (
    Ablation,
    ablate_weights,
    fold_ablation,
    forward_ablated,
    kernel_at,
    kernels_of_c3_map,
    kernels_of_s2_map,
)
from lenet.network.forward import Trace, forward, squash
from lenet.network.parameters import Parameters, initial

RNG = np.random.default_rng(8)
IMAGE = RNG.uniform(-0.1, 1.175, (32, 32)).astype(np.float32)
P = Parameters(
    **{
        name: array * np.float32(1.5) + RNG.normal(0, 0.1, array.shape).astype(np.float32)
        for name, array in initial(6).arrays().items()
    }
)
TRACE = forward(P, IMAGE)


def same(first: Trace, second: Trace) -> bool:
    return all(
        np.array_equal(getattr(first, field.name), getattr(second, field.name))
        for field in fields(Trace)
    )


def test_with_all_on_it_is_the_same_network_to_the_bit() -> None:
    assert Ablation().all_on
    assert ablate_weights(P, Ablation()) is P
    assert same(forward_ablated(P, IMAGE, Ablation()), TRACE)


def test_toggling_twice_brings_everything_back() -> None:
    for once in (
        Ablation().toggle_cell(15, 3),
        Ablation().toggle_column(7),
        Ablation().toggle_row(2),
        Ablation().toggle_map("s2", 1),
        Ablation().toggle_coefficient("s4", 9),
        Ablation().toggle_f6_unit(83),
    ):
        assert not once.all_on
        assert not same(forward_ablated(P, IMAGE, once), TRACE)
    twice = Ablation().toggle_cell(15, 3).toggle_cell(15, 3).toggle_row(2).toggle_row(2)
    twice = twice.toggle_map("s2", 1).toggle_f6_unit(83).toggle_f6_unit(83).toggle_map("s2", 1)
    assert twice == Ablation()
    assert same(forward_ablated(P, IMAGE, twice), TRACE)


def test_cells_columns_and_rows_are_those_of_the_table() -> None:
    assert kernel_at(0, 3) is None
    assert Ablation().toggle_cell(0, 3) == Ablation()
    for c3_map, s2_maps in enumerate(paper.C3_TABLE):
        cells = Ablation()
        for s2_map in s2_maps:
            cells = cells.toggle_cell(c3_map, s2_map)
        assert cells.kernels == kernels_of_c3_map(c3_map)
        assert Ablation().toggle_column(c3_map) == cells
    assert [len(kernels_of_s2_map(s2_map)) for s2_map in range(6)] == [10] * 6
    assert all(paper.C3_KERNELS[kernel][1] == 4 for kernel in kernels_of_s2_map(4))


def test_a_column_partly_off_goes_off_before_it_comes_back() -> None:
    part = Ablation().toggle_cell(6, 1)
    off = part.toggle_column(6)
    assert off.kernels == kernels_of_c3_map(6)
    assert off.toggle_column(6) == Ablation()


def test_a_kernel_that_is_off_adds_nothing_to_its_map_alone() -> None:
    kernel = kernel_at(9, 4)
    assert kernel is not None
    trace = forward_ablated(P, IMAGE, Ablation().toggle_cell(9, 4))
    missing = np.zeros((10, 10))
    for row, column in np.ndindex(10, 10):
        window = TRACE.s2[4, row : row + 5, column : column + 5]
        missing[row, column] = (window * P.c3_kernels[kernel]).sum()
    assert trace.c3_net[9] == pytest.approx(TRACE.c3_net[9] - missing, abs=1e-5)
    others = [c3_map for c3_map in range(16) if c3_map != 9]
    assert np.array_equal(trace.c3[others], TRACE.c3[others])
    assert P.c3_kernels[kernel].any()


def test_a_whole_column_off_leaves_the_bias() -> None:
    trace = forward_ablated(P, IMAGE, Ablation().toggle_column(3))
    assert np.array_equal(trace.c3_net[3], np.full((10, 10), P.c3_bias[3]))


@pytest.mark.parametrize("layer", ["c1", "s2", "c3", "s4"])
def test_a_map_that_is_off_is_zero_and_its_kernels_do_not_matter(layer: str) -> None:
    trace = forward_ablated(P, IMAGE, Ablation().toggle_map(layer, 2))
    assert not getattr(trace, layer)[2].any()
    others = [number for number in range(len(getattr(trace, layer))) if number != 2]
    assert np.array_equal(getattr(trace, layer)[others], getattr(TRACE, layer)[others])
    if layer == "s2":  # nothing of the map arrives: the row of the table off is the same
        row = forward_ablated(P, IMAGE, Ablation().toggle_row(2))
        assert trace.distances == pytest.approx(row.distances, rel=1e-5)
    elif layer == "c1":
        assert not trace.s2_sum[2].any()
    elif layer == "c3":
        assert not trace.s4_sum[2].any()
    else:
        weights = P.c5_weights.copy()
        weights[:, 2] = 0
        cut = forward(replace(P, c5_weights=weights), IMAGE)
        assert trace.distances == pytest.approx(cut.distances, rel=1e-5)


@pytest.mark.parametrize("layer", ["s2", "s4"])
def test_a_coefficient_that_is_off_leaves_the_squashed_bias(layer: str) -> None:
    trace = forward_ablated(P, IMAGE, Ablation().toggle_coefficient(layer, 5))
    bias = squash(getattr(P, f"{layer}_bias"))[5]
    assert getattr(trace, layer)[5] == pytest.approx(np.full(LAYER_SHAPES[layer][1:], bias))


def test_an_f6_unit_that_is_off_counts_as_zero_in_every_distance() -> None:
    trace = forward_ablated(P, IMAGE, Ablation().toggle_f6_unit(40).toggle_f6_unit(7))
    assert trace.f6[40] == trace.f6[7] == 0
    f6 = TRACE.f6.copy()
    f6[[7, 40]] = 0
    expected = ((paper.CODES - f6) ** 2).sum(axis=1)
    assert trace.distances == pytest.approx(expected, rel=1e-5)


def test_the_arithmetic_of_units_adds_up_under_ablation_too() -> None:
    ablation = Ablation().toggle_row(1).toggle_cell(15, 0).toggle_map("c3", 4)
    ablation = ablation.toggle_coefficient("s2", 3).toggle_f6_unit(11)
    trace = forward_ablated(P, IMAGE, ablation)
    p = ablate_weights(P, ablation)
    for layer in LAYERS[1:]:
        net = "distances" if layer == "rbf" else f"{layer}_net"
        nets = getattr(trace, net).reshape(LAYER_SHAPES[layer])
        for place in {
            (0, 0, 0),
            tuple(side - 1 for side in LAYER_SHAPES[layer]),
            (4, 0, 0),
            (3, 0, 0),
        }:
            found = explain(p, trace, Unit(layer, *place))
            assert found.net == pytest.approx(float(nets[place]), abs=1e-4)
            assert found.state == float(layer_values(trace, layer)[place])


@pytest.mark.parametrize(
    "ablation",
    [
        Ablation().toggle_cell(15, 3),
        Ablation().toggle_map("c1", 2).toggle_map("s2", 1),
        Ablation().toggle_map("c3", 4).toggle_map("s4", 11),
        Ablation().toggle_coefficient("s4", 9).toggle_f6_unit(83).toggle_f6_unit(0),
    ],
)
def test_an_ablation_folded_into_the_parameters_computes_the_same(ablation: Ablation) -> None:
    alone = forward(fold_ablation(P, ablation), IMAGE)
    np.testing.assert_allclose(
        alone.distances, forward_ablated(P, IMAGE, ablation).distances, rtol=1e-5
    )
    assert fold_ablation(P, Ablation()) is P
