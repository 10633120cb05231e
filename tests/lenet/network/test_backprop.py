"""Gradients against finite differences; curvatures against brute force. In float64."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from lenet.network import paper
from lenet.network.backprop import curvatures, gradients
from lenet.network.forward import Trace, forward, squash_slope
from lenet.network.loss import competition, penalty
from lenet.network.parameters import PARAMETER_SHAPES, Parameters, initial

Doubles = Any  # float64 arrays: the network's types say float32, its code takes both
Loss = Callable[[Doubles], tuple[float, Doubles]]

RNG = np.random.default_rng(11)
IMAGE: Doubles = RNG.uniform(-0.1, 1.175, (32, 32))
LOSSES: dict[str, Loss] = {
    "eq. 8": lambda y: penalty(y, 3),
    "eq. 9": lambda y: competition(y, 3, j=60.0),
}


def in_doubles() -> Parameters:
    """Stirred parameters in float64, where differences of 1e-6 can be told."""
    stirred: dict[str, Doubles] = {
        name: array * 1.5 + RNG.normal(0, 0.1, array.shape)
        for name, array in initial(2).arrays().items()
    }
    return Parameters(**stirred)


P = in_doubles()
TRACE = forward(P, IMAGE)


def moved(name: str, place: tuple[int, ...], by: float) -> Trace:
    array = getattr(P, name).copy()
    array[place] += by
    return forward(Parameters(**{**P.arrays(), name: array}), IMAGE)


def some_places(name: str, count: int = 4) -> list[tuple[int, ...]]:
    rng = np.random.default_rng(len(name))
    shape = PARAMETER_SHAPES[name]
    return [tuple(int(rng.integers(side)) for side in shape) for _ in range(count)]


def test_the_forward_pass_keeps_float64() -> None:
    assert TRACE.distances.dtype == np.float64


@pytest.mark.parametrize("name", PARAMETER_SHAPES)
@pytest.mark.parametrize("loss", LOSSES)
def test_the_gradient_is_the_slope_of_the_loss(loss: str, name: str) -> None:
    cost = LOSSES[loss]
    gradient = getattr(gradients(P, TRACE, cost(TRACE.distances)[1]), name)
    assert gradient.shape == PARAMETER_SHAPES[name]
    step = 1e-6
    for place in some_places(name):
        up = cost(moved(name, place, step).distances)[0]
        down = cost(moved(name, place, -step).distances)[0]
        slope = (up - down) / (2 * step)
        assert gradient[place] == pytest.approx(slope, rel=1e-3, abs=1e-6), place


@pytest.mark.parametrize("loss", LOSSES)
def test_the_slope_of_a_loss_is_its_derivative_by_each_penalty(loss: str) -> None:
    cost = LOSSES[loss]
    y: Doubles = RNG.uniform(40, 70, 10)
    for digit in range(10):
        step = np.zeros(10)
        step[digit] = 1e-5
        slope = (cost(y + step)[0] - cost(y - step)[0]) / 2e-5
        assert cost(y)[1][digit] == pytest.approx(slope, abs=1e-4)


def test_eq_9_is_what_the_paper_writes() -> None:
    y: Doubles = RNG.uniform(0, 20, 10)
    written = y[4] + np.log(np.exp(-7.0) + np.exp(-y).sum())
    assert competition(y, 4, j=7.0)[0] == pytest.approx(written)
    far, slope = competition(np.full(10, 1e4, dtype=np.float32), 4, j=7.0)  # nothing underflows
    assert far == pytest.approx(1e4 - 7)
    assert np.isfinite(slope).all()


H_F6: Doubles = RNG.uniform(0.5, 3, 84)
CURVATURES = curvatures(P, TRACE, H_F6)


def test_f6_curvature_is_the_exact_gauss_newton_diagonal() -> None:
    """For F6 no approximation is left: h = sum over F6 of h_F6 (dF6/dw)^2."""
    for name in ("f6_weights", "f6_bias"):
        for place in some_places(name):
            slope = (moved(name, place, 1e-6).f6 - moved(name, place, -1e-6).f6) / 2e-6
            brute = float((H_F6 * slope**2).sum())
            assert getattr(CURVATURES, name)[place] == pytest.approx(brute, rel=1e-5), place


def test_f6_curvature_is_the_second_derivative_for_the_penalty() -> None:
    """With E = y_D, d2E/dF6^2 = 2, and J^T H J of the distance is 2 sum (dF6/dw)^2."""
    h = curvatures(P, TRACE, np.full(84, 2, dtype=np.float32))
    place = (10, 20)
    slope = (moved("f6_weights", place, 1e-6).f6 - moved("f6_weights", place, -1e-6).f6) / 2e-6
    assert h.f6_weights[place] == pytest.approx(2 * float((slope**2).sum()), rel=1e-5)


def slow_curvatures() -> dict[str, Doubles]:
    """The recursion of p. 42 in loops: unit by unit, connection by connection."""
    h = {name: np.zeros(shape) for name, shape in PARAMETER_SHAPES.items()}
    slope = {
        layer: squash_slope(getattr(TRACE, layer)) ** 2
        for layer in ("c1", "s2", "c3", "s4", "c5", "f6")
    }
    f6 = H_F6 * slope["f6"]
    c5 = np.zeros(120)
    for i in range(84):
        h["f6_bias"][i] = f6[i]
        for j in range(120):
            h["f6_weights"][i, j] = f6[i] * TRACE.c5[j] ** 2
            c5[j] += P.f6_weights[i, j] ** 2 * f6[i]
    c5 *= slope["c5"]
    s4 = np.zeros((16, 5, 5))
    for i in range(120):
        h["c5_bias"][i] = c5[i]
        h["c5_weights"][i] = c5[i] * TRACE.s4**2
        s4 += P.c5_weights[i] ** 2 * c5[i]
    s4 *= slope["s4"]
    c3 = np.zeros((16, 10, 10))
    for k, row, column in np.ndindex(16, 5, 5):
        d = s4[k, row, column]
        block = (k, slice(2 * row, 2 * row + 2), slice(2 * column, 2 * column + 2))
        h["s4_bias"][k] += d
        h["s4_coefficient"][k] += d * TRACE.c3[block].sum() ** 2
        c3[block] += P.s4_coefficient[k] ** 2 * d
    c3 *= slope["c3"]
    s2 = np.zeros((6, 14, 14))
    for kernel, (k, m) in enumerate(paper.C3_KERNELS):
        for row, column in np.ndindex(10, 10):
            block = (m, slice(row, row + 5), slice(column, column + 5))
            h["c3_kernels"][kernel] += c3[k, row, column] * TRACE.s2[block] ** 2
            s2[block] += P.c3_kernels[kernel] ** 2 * c3[k, row, column]
    h["c3_bias"][:] = [c3[k].sum() for k in range(16)]
    s2 *= slope["s2"]
    c1 = np.zeros((6, 28, 28))
    for k, row, column in np.ndindex(6, 14, 14):
        d = s2[k, row, column]
        block = (k, slice(2 * row, 2 * row + 2), slice(2 * column, 2 * column + 2))
        h["s2_bias"][k] += d
        h["s2_coefficient"][k] += d * TRACE.c1[block].sum() ** 2
        c1[block] += P.s2_coefficient[k] ** 2 * d
    c1 *= slope["c1"]
    for k, row, column in np.ndindex(6, 28, 28):
        d = c1[k, row, column]
        h["c1_bias"][k] += d
        h["c1_kernels"][k] += d * IMAGE[row : row + 5, column : column + 5] ** 2
    return h


SLOW = slow_curvatures()


@pytest.mark.parametrize("name", PARAMETER_SHAPES)
def test_curvatures_follow_the_papers_rule_connection_by_connection(name: str) -> None:
    fast = getattr(CURVATURES, name)
    assert fast.shape == PARAMETER_SHAPES[name]
    assert (fast > 0).all()
    assert np.allclose(fast, SLOW[name], rtol=1e-5, atol=0)
