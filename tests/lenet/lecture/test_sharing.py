"""Full, local and shared connections against the slides' counts and by counting lines."""

import numpy as np
import pytest

from lenet.lecture.counts import COUNTS
from lenet.lecture.sharing import KINDS, LARGE, SMALL, Sharing
from lenet.network import paper

# "Suppose you want to learn 9 features from a 5x5 image", and "1000x1000, 1M hidden units".
SLIDE_SMALL = {"full": 225, "local": 81, "shared": 9}
SLIDE_LARGE = {"full": 10**12, "local": 10**8, "shared": 10**2}


def test_the_weights_are_the_slides() -> None:
    assert SMALL.weights == SLIDE_SMALL
    assert LARGE.weights == SLIDE_LARGE


@pytest.mark.parametrize("sharing", [SMALL, Sharing(6, 4, 2), Sharing(7, 1, 7), Sharing(4, 9, 3)])
def test_counts_are_those_of_the_lines_and_of_their_different_weights(sharing: Sharing) -> None:
    for kind in KINDS:
        weights = [
            sharing.weight(kind, unit=(a, b), pixel=(c, d))
            for a, b in np.ndindex(sharing.units, sharing.units)
            for c, d in np.ndindex(sharing.image, sharing.image)
        ]
        lines = [weight for weight in weights if weight is not None]
        assert len(lines) == sharing.connections[kind]
        assert set(lines) == set(range(1, sharing.weights[kind] + 1))


def test_patches_go_from_edge_to_edge_and_one_apart_where_it_is_a_convolution() -> None:
    corners = [LARGE.corner(0, unit)[1] for unit in range(LARGE.units)]
    assert corners[0] == 0
    assert corners[-1] == LARGE.image - LARGE.patch
    assert corners == sorted(corners)
    assert [SMALL.corner(unit, 0)[0] for unit in range(3)] == [0, 1, 2]


def test_c1_without_sharing_would_be_far_larger() -> None:
    c1 = Sharing(paper.INPUT_SIDE, paper.C1_SIDE, paper.KERNEL_SIDE)
    biases = paper.C1_MAPS
    assert c1.weights["shared"] * paper.C1_MAPS + biases == COUNTS["c1"].parameters
    assert c1.weights["full"] == 32 * 32 * 28 * 28
