"""Sums as shown: what is printed adds up, and no number moves by a whole last digit."""

from decimal import Decimal

import numpy as np
import pytest

from lenet.explain.rounding import round_arithmetic, round_difference, round_sum
from lenet.explain.units import LAYER_SHAPES, Unit, explain
from lenet.network.forward import forward
from lenet.network.parameters import initial


def printed(value: float, places: int) -> Decimal:
    return Decimal(f"{value:.{places}f}")


@pytest.mark.parametrize("places", [0, 1, 2, 3])
@pytest.mark.parametrize("count", [1, 2, 3, 25, 84, 400])
def test_the_printed_terms_add_up_to_the_printed_total(places: int, count: int) -> None:
    rng = np.random.default_rng([places, count])
    for _ in range(200):
        terms = (rng.standard_normal(count) * rng.choice([0.02, 1, 30])).astype(np.float32)
        shown = round_sum(terms.tolist(), places)
        assert sum(printed(term, places) for term in shown.terms) == printed(shown.total, places)
        unit = 10.0**-places
        assert abs(shown.total - float(terms.astype(np.float64).sum())) <= 0.5001 * unit
        for term, exact in zip(shown.terms, terms.tolist(), strict=True):
            assert abs(term - exact) < unit


def test_terms_can_add_up_to_a_total_that_was_rounded_elsewhere() -> None:
    rng = np.random.default_rng(7)
    for _ in range(500):
        parts = rng.standard_normal((4, 25))
        whole = round_sum(parts.sum(axis=1).tolist(), 2)
        for part, total in zip(parts, whole.terms, strict=True):
            shown = round_sum(part.tolist(), 2, total=total)
            assert shown.total == total
            assert sum(printed(term, 2) for term in shown.terms) == printed(total, 2)


def test_a_total_out_of_reach_gives_way_to_the_terms() -> None:
    assert round_sum([0.25, 0.5], 2, total=3.0) == ((0.25, 0.5), 0.75)
    assert round_sum([1.0, 2.0], 0, total=1.0) == ((1.0, 2.0), 3.0)


def test_the_sums_that_were_shown_wrong_come_out() -> None:
    assert round_sum([0.0453, -0.1057], 3) == ((0.046, -0.106), -0.06)
    assert round_difference(100.84, 0.46, 1) == 100.3
    assert round_difference(94.03, 2.29, 1) == 91.7


@pytest.mark.parametrize("layer", ["c1", "s2", "c3", "s4", "c5", "f6"])
def test_the_shown_steps_of_a_unit_make_its_net_input(layer: str) -> None:
    rng = np.random.default_rng(3)
    parameters = initial(1)
    trace = forward(parameters, rng.uniform(-0.1, 1.175, (32, 32)).astype(np.float32))
    maps, rows, columns = LAYER_SHAPES[layer]
    for _ in range(60):
        place = [int(rng.integers(size)) for size in (maps, rows, columns)]
        exact = explain(parameters, trace, Unit(layer, *place))
        shown = round_arithmetic(exact, 2)
        assert shown.bias is not None
        assert printed(shown.weighed, 2) + printed(shown.bias, 2) == printed(shown.net, 2)
        assert abs(shown.sum - exact.sum) < 0.01
        assert abs(shown.net - exact.net) <= 0.005001
