"""Distances as likelihoods, and the Hamming distances of the codes."""

import math

import numpy as np
import pytest

from lenet.explain.codes import (
    VARIANCE,
    differing_cells,
    hamming_distances,
    negative_log_likelihoods,
    posteriors,
)
from lenet.network import paper
from lenet.network.forward import distances_to_codes

F6 = np.random.default_rng(2).normal(0, 1, 84).astype(np.float32)


def test_a_distance_is_the_log_of_a_gaussian_density() -> None:
    found = negative_log_likelihoods(distances_to_codes(F6))
    for digit in range(paper.CLASSES):
        parts = (F6 - paper.CODES[digit]) ** 2 / (2 * VARIANCE)
        density = -float(parts.sum()) - 84 * 0.5 * math.log(2 * math.pi * VARIANCE)
        assert found[digit] == pytest.approx(-density, rel=1e-5)


def test_the_smallest_distance_is_the_likeliest_class_and_probabilities_add_up() -> None:
    distances = distances_to_codes(F6)
    shares = posteriors(distances)
    assert shares.sum() == pytest.approx(1)
    assert shares.argmax() == distances.argmin()
    first, second = np.sort(distances)[:2]
    assert np.sort(shares)[-2] / shares.max() == pytest.approx(math.exp(first - second), rel=1e-3)


def test_far_codes_do_not_overflow() -> None:
    assert np.isfinite(posteriors(np.full(10, 5000, dtype=np.float32))).all()


def test_the_codes_lie_as_far_apart_as_the_papers_figure_draws_them() -> None:
    found = hamming_distances()
    assert np.array_equal(found, found.T)
    assert not found.diagonal().any()
    assert found[6, 8] == 12
    assert sorted(found[np.triu_indices(10, 1)].tolist())[:3] == [12, 18, 18]
    assert found[0, 4] == found[8, 9] == 18
    for first in range(10):
        for second in range(10):
            assert len(differing_cells(first, second)) == found[first, second]


def test_a_hamming_distance_is_a_quarter_of_the_squared_distance() -> None:
    squared = ((paper.CODES[:, None] - paper.CODES) ** 2).sum(axis=2)
    assert np.array_equal(squared, 4 * hamming_distances())
