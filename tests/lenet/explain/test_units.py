"""Units: their regions against what really changes, their arithmetic against the trace."""

from typing import Any

import numpy as np
import pytest

from lenet.explain.units import (
    LAYER_SHAPES,
    LAYERS,
    Region,
    Unit,
    explain,
    input_region,
    layer_values,
    output_region,
    receptive_field,
    strongest_unit,
)
from lenet.explain.units import unit_value as shown
from lenet.network import paper
from lenet.network.forward import dense_c3, distances_to_codes, forward, patches, squash, sum_2x2
from lenet.network.parameters import Parameters, initial

Doubles = Any  # float64 arrays: the network's types say float32, its code takes both

RNG = np.random.default_rng(5)
IMAGE = RNG.uniform(-0.1, 1.175, (32, 32)).astype(np.float32)
P = Parameters(
    **{
        name: array * np.float32(1.5) + RNG.normal(0, 0.1, array.shape).astype(np.float32)
        for name, array in initial(4).arrays().items()
    }
)
TRACE = forward(P, IMAGE)


def doubles(array: Doubles) -> Doubles:
    return array.astype(np.float64)


# In float64, so that no change is too small to be seen.
Q = Parameters(**{name: doubles(array) for name, array in P.arrays().items()})
EXACT = forward(Q, doubles(IMAGE))


SOME = [
    *(Unit("c1", *place) for place in [(0, 0, 0), (5, 27, 27), (3, 0, 27), (2, 13, 6)]),
    *(Unit("s2", *place) for place in [(0, 0, 0), (5, 13, 13), (1, 13, 0), (4, 6, 7)]),
    *(Unit("c3", *place) for place in [(0, 0, 0), (15, 9, 9), (4, 0, 9), (14, 5, 2), (9, 9, 0)]),
    *(Unit("s4", *place) for place in [(0, 0, 0), (15, 4, 4), (6, 4, 0), (8, 2, 3)]),
    *(Unit("c5", number) for number in (0, 57, 119)),
    *(Unit("f6", number) for number in (0, 40, 83)),
    *(Unit("rbf", number) for number in range(10)),
]


@pytest.mark.parametrize("layer", LAYERS)
def test_no_unit_of_a_layer_responds_more_than_the_strongest(layer: str) -> None:
    unit = strongest_unit(TRACE, layer)
    value, values = shown(TRACE, unit), layer_values(TRACE, layer)
    if layer == "rbf":
        assert (unit.map, value) == (TRACE.answer, values.min())
    elif layer in ("c5", "f6"):
        assert value == values.max()
    else:
        assert abs(value) == np.abs(values).max()


def cells(region: Region) -> set[tuple[int, int, int]]:
    return {
        (number, row, column)
        for number in region.maps
        for row in range(region.top, region.top + region.height)
        for column in range(region.left, region.left + region.width)
    }


def test_the_layers_are_those_of_the_paper() -> None:
    units = [int(np.prod(LAYER_SHAPES[layer])) for layer in LAYERS[1:]]
    assert units == [fact.maps * fact.height * fact.width for fact in paper.LAYER_FACTS]
    for layer in LAYERS:
        assert layer_values(TRACE, layer).shape == LAYER_SHAPES[layer]


@pytest.mark.parametrize("unit", SOME, ids=str)
def test_the_arithmetic_adds_up_to_the_number_shown(unit: Unit) -> None:
    found = explain(P, TRACE, unit)
    total = 0.0
    for term in found.terms:
        assert term.inputs.shape == term.weights.shape
        assert term.total == pytest.approx(float((term.inputs * term.weights).sum()), abs=1e-5)
        total += term.total
    assert found.sum == pytest.approx(total, abs=1e-4)
    net = found.sum
    if unit.layer in ("s2", "s4"):
        assert found.coefficient is not None
        net *= found.coefficient
    else:
        assert found.coefficient is None
    if unit.layer == "rbf":
        assert found.bias is None
        assert found.net == pytest.approx(float(TRACE.distances[unit.map]), abs=1e-4)
    else:
        assert found.bias is not None
        net += found.bias
        nets = getattr(TRACE, f"{unit.layer}_net").reshape(LAYER_SHAPES[unit.layer])
        net_there = float(nets[unit.map, unit.row, unit.column])
        assert found.net == pytest.approx(net_there, abs=1e-4)
    assert found.net == pytest.approx(net, abs=1e-4)
    state = (
        found.net
        if unit.layer == "rbf"
        else float(squash(np.array([found.net], dtype=np.float32))[0])
    )
    assert found.state == pytest.approx(state, abs=1e-4)
    assert found.state == shown(TRACE, unit)


@pytest.mark.parametrize("unit", SOME, ids=str)
def test_the_terms_are_the_maps_below_and_the_weights_of_the_layer(unit: Unit) -> None:
    terms = explain(P, TRACE, unit).terms
    region = input_region(unit)
    assert region is not None
    if unit.layer in ("f6", "rbf"):
        assert [term.source for term in terms] == [0]
        return
    assert tuple(term.source for term in terms) == region.maps
    below = layer_values(TRACE, LAYERS[LAYERS.index(unit.layer) - 1])
    rows, columns = (
        slice(region.top, region.top + region.height),
        slice(region.left, region.left + region.width),
    )
    for term in terms:
        assert np.array_equal(term.inputs, below[term.source, rows, columns])
        if unit.layer == "c3":
            kernel = paper.C3_KERNELS.index((unit.map, term.source))
            assert np.array_equal(term.weights, P.c3_kernels[kernel])


def test_an_input_pixel_has_no_arithmetic_and_no_input_region() -> None:
    pixel = Unit("input", 0, 3, 4)
    with pytest.raises(ValueError, match="given"):
        explain(P, TRACE, pixel)
    assert input_region(pixel) is None
    assert receptive_field(pixel) == {}
    assert shown(TRACE, pixel) == float(IMAGE[3, 4])


def pushed(layer: str, place: tuple[int, int, int]) -> dict[str, Doubles]:
    """What every layer from this one on shows after one of its units was pushed by 0.5."""
    maps = layer_values(EXACT, layer).copy()
    maps[place] += 0.5
    shows = {layer: maps}
    for name in LAYERS[LAYERS.index(layer) + 1 :]:
        if name == "c1":
            net = Q.c1_kernels.reshape(6, -1) @ patches(maps) + Q.c1_bias[:, None]
        elif name == "c3":
            net = dense_c3(Q.c3_kernels).reshape(16, -1) @ patches(maps) + Q.c3_bias[:, None]
        elif name in ("s2", "s4"):
            coefficient, bias = getattr(Q, f"{name}_coefficient"), getattr(Q, f"{name}_bias")
            net = sum_2x2(maps) * coefficient[:, None, None] + bias[:, None, None]
        elif name == "c5":
            net = Q.c5_weights.reshape(120, -1) @ maps.ravel() + Q.c5_bias
        elif name == "f6":
            net = Q.f6_weights @ maps.ravel() + Q.f6_bias
        maps = distances_to_codes(maps.ravel()) if name == "rbf" else squash(net)
        maps = maps.reshape(LAYER_SHAPES[name])
        shows[name] = maps
    return shows


@pytest.fixture(scope="module")
def reaching() -> dict[Unit, dict[str, set[tuple[int, ...]]]]:
    """For each of some units, the places of every layer before that move it when pushed."""
    found: dict[Unit, dict[str, set[tuple[int, ...]]]] = {
        unit: {layer: set() for layer in LAYERS[: LAYERS.index(unit.layer)]} for unit in SOME
    }
    for layer in LAYERS[:-1]:
        later = [unit for unit in SOME if layer in found[unit]]
        for place in np.ndindex(LAYER_SHAPES[layer]):
            shows = pushed(layer, place)
            for unit in later:
                at = (unit.map, unit.row, unit.column)
                if shows[unit.layer][at] != layer_values(EXACT, unit.layer)[at]:
                    found[unit][layer].add(place)
    return found


def test_a_receptive_field_is_all_that_can_change_a_unit(
    reaching: dict[Unit, dict[str, set[tuple[int, ...]]]],
) -> None:
    for unit, layers in reaching.items():
        fields = receptive_field(unit)
        assert list(fields) == list(layers)[::-1], unit
        assert fields[LAYERS[LAYERS.index(unit.layer) - 1]] == input_region(unit)
        for layer, places in layers.items():
            assert cells(fields[layer]) == places, (unit, layer)


@pytest.mark.parametrize(
    "unit",
    [
        *(Unit("input", 0, *place) for place in [(0, 0), (31, 31), (3, 28), (16, 4), (0, 31)]),
        *SOME[: -paper.CLASSES],
        *(Unit("s2", s2_map, 4, 13) for s2_map in range(6)),
    ],
    ids=str,
)
def test_the_output_region_is_all_that_a_unit_can_change(unit: Unit) -> None:
    above = LAYERS[LAYERS.index(unit.layer) + 1]
    shows = pushed(unit.layer, (unit.map, unit.row, unit.column))[above]
    changed = np.argwhere(shows != layer_values(EXACT, above))
    region = output_region(unit)
    assert region is not None
    assert cells(region) == {tuple(place) for place in changed.tolist()}


def test_an_rbf_unit_has_no_output_region() -> None:
    assert output_region(Unit("rbf", 3)) is None
