"""Parameters and connections of each layer, derived, against the paper's and the slides'."""

from pathlib import Path

import pytest

from lenet.lecture.counts import COUNTS, RBF_CONNECTIONS, SLIDES_CROSSES
from lenet.network import paper

SLIDES = Path(__file__).resolve().parents[3].parent / "shared" / "seed" / "lecture-slides.txt"
# What the slides say of each layer. They give C3 no number; its two are the paper's.
SLIDE_PARAMETERS = {"c1": 156, "s2": 30, "c3": 1516, "s4": 32, "c5": 48120, "f6": 10164}
SLIDE_CONNECTIONS = {
    "c1": 122304,
    "s2": 5880,
    "c3": 151600,
    "s4": 2000,
    "c5": 48120,
    "f6": 10164,
}


def test_the_derived_counts_are_the_papers() -> None:
    for facts in paper.LAYER_FACTS[:-1]:
        count = COUNTS[facts.name.lower()]
        assert count.parameters == facts.parameters
        assert count.connections == facts.connections
    assert paper.LAYER_FACTS[-1].connections == RBF_CONNECTIONS
    assert sum(count.parameters for count in COUNTS.values()) == paper.TRAINABLE_PARAMETERS


def test_the_slides_differ_in_s2_alone() -> None:
    for layer, slide in SLIDE_PARAMETERS.items():
        count = COUNTS[layer]
        assert count.connections == SLIDE_CONNECTIONS[layer]
        assert (count.parameters == slide) is (layer != "s2")
    assert COUNTS["s2"].unshared == SLIDE_PARAMETERS["s2"]
    assert COUNTS["s2"].parameters == 12


def test_c3_has_the_papers_three_kinds_of_maps() -> None:
    groups = COUNTS["c3"].groups
    assert [(group.maps, group.below) for group in groups] == [(6, 3), (9, 4), (1, 6)]
    assert [(group.weights + 1) * group.maps for group in groups] == [6 * 76, 9 * 101, 151]


def test_the_slides_table_has_five_crosses_more_than_the_papers() -> None:
    assert sum(len(s2_maps) for s2_maps in paper.C3_TABLE) == len(paper.C3_KERNELS) == 60
    if not SLIDES.exists():
        pytest.skip("the slides are not at hand")
    rows = SLIDES.read_text(encoding="utf-8").split("\t0\t1\t2\t3")[1].splitlines()[1:7]
    assert sum(row.count("X") for row in rows) == SLIDES_CROSSES
