"""The totals of LeNet-5: sums, parts, and the chain of sizes."""

import pytest

from lenet.lecture.totals import SIDES, layer_shares
from lenet.network import paper

SHARES = {share.name: share for share in layer_shares()}


def test_the_layers_add_up_to_the_papers_totals() -> None:
    assert sum(share.parameters for share in SHARES.values()) == paper.TRAINABLE_PARAMETERS
    assert sum(share.connections for share in SHARES.values()) == paper.CONNECTIONS
    assert sum(share.parameter_share for share in SHARES.values()) == pytest.approx(1)


def test_c1_and_c3_have_most_connections_and_few_parameters() -> None:
    pair = SHARES["C1"], SHARES["C3"]
    assert round(100 * sum(share.connection_share for share in pair)) == 80
    assert round(100 * sum(share.parameter_share for share in pair)) == 3
    assert round(100 * SHARES["C5"].parameter_share) == 80


def test_a_parameter_is_used_once_for_each_place_of_its_map() -> None:
    assert SHARES["C1"].uses == 28 * 28
    assert SHARES["C3"].uses == 10 * 10
    assert SHARES["C5"].uses == SHARES["F6"].uses == 1
    assert SHARES["RBF"].uses == 0


def test_one_formula_gives_all_sides() -> None:
    assert SIDES == (32, 28, 14, 10, 5, 1)
    assert SIDES[1:] == tuple(facts.height for facts in paper.LAYER_FACTS[:5])
