"""The initial weights: which rule bounds what, and that the paper's did not change."""

import hashlib

import numpy as np
import pytest

from lenet.network import paper
from lenet.network.parameters import InitialWeights, initial

C3_FAN_IN = np.array([25 * len(paper.C3_TABLE[c3_map]) for c3_map, _ in paper.C3_KERNELS])


def test_the_weights_of_a_seed_are_those_of_version_0_1() -> None:
    """A run of that version resumes by these."""
    digest = hashlib.sha256(initial(0).to_vector().tobytes()).hexdigest()
    assert digest.startswith("5fa25b737d40")


@pytest.mark.parametrize(
    ("rule", "power", "factor"), [("2.4/fan-in", 1, 2.4), ("1/sqrt(fan-in)", 0.5, 1.0)]
)
def test_weights_fill_the_range_that_the_rule_gives_their_fan_in(
    rule: InitialWeights, power: float, factor: float
) -> None:
    p = initial(3, rule)
    for biases, fan_in in ((p.c1_bias, 25), (p.c5_bias, 400), (p.f6_bias, 120)):
        bound = factor / fan_in**power
        assert 0.4 * bound < np.abs(biases).max() <= bound * (1 + 1e-6)
    for weights, fan_in in ((p.c1_kernels, 25), (p.c5_weights, 400), (p.f6_weights, 120)):
        bound = factor / fan_in**power
        assert 0.95 * bound < np.abs(weights).max() <= bound * (1 + 1e-6)
        assert abs(weights.mean()) < 0.15 * bound
    bounds = factor / C3_FAN_IN**power  # (60,): another for maps of three, four and six inputs
    shares = np.abs(p.c3_kernels).max(axis=(1, 2)) / bounds
    assert shares.max() <= 1 + 1e-6
    assert shares.min() > 0.7


def test_the_subsampling_layers_start_as_a_mean_or_as_the_later_rule_has_it() -> None:
    mean, later = initial(1), initial(1, "1/sqrt(fan-in)")
    for name, bias in (("s2_coefficient", "s2_bias"), ("s4_coefficient", "s4_bias")):
        assert set(mean.arrays()[name].tolist()) == {0.25}
        assert not mean.arrays()[bias].any()
        assert set(later.arrays()[name].tolist()) == {0.5}
        assert 0 < np.abs(later.arrays()[bias]).max() <= 0.5
