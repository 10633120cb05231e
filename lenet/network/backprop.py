"""Back-propagation for one image: gradients and Gauss-Newton curvatures. numpy only."""

import numpy as np

from lenet.network import paper
from lenet.network.forward import (
    C3_MAP_OF_KERNEL,
    S2_MAP_OF_KERNEL,
    Trace,
    dense_c3,
    patches,
    squash_slope,
)
from lenet.network.parameters import Array, Parameters

_SIDE = paper.KERNEL_SIDE


def f6_slope(trace: Trace, distance_slope: Array) -> Array:
    """Return dE/dF6, (84,), from dE/dy, (10,), through y_i = sum_j (x_j - w_ij)^2."""
    slope: Array = 2 * (distance_slope.sum() * trace.f6 - distance_slope @ paper.CODES)
    return slope


def gradients(p: Parameters, trace: Trace, distance_slope: Array) -> Parameters:
    """Return dE/dw for every parameter, from dE/dy of the ten distances, (10,).

    The values are shaped and named as the parameters; the type is the same.
    """
    return _backward(p, trace, f6_slope(trace, distance_slope), squared=False)


def curvatures(p: Parameters, trace: Trace, f6_curvature: Array) -> Parameters:
    """Return the Gauss-Newton second derivative h_kk by every parameter (p. 42).

    `f6_curvature` is d2E/dF6^2, (84,). The rules are those of the gradient with weights,
    states and slopes squared; a shared weight sums over its connections. The paper does not
    say how it counts a subsampling coefficient: we take its input to be the 2x2 sum, as the
    unit computes it, one connection a unit.
    """
    return _backward(p, trace, f6_curvature, squared=True)


def _backward(p: Parameters, trace: Trace, d_f6: Array, *, squared: bool) -> Parameters:
    """Apply the chain rule downwards, with every factor squared for curvatures."""

    def factor(value: Array) -> Array:
        return value * value if squared else value

    f6_delta: Array = d_f6 * factor(squash_slope(trace.f6))  # (84,)
    f6_weights: Array = np.outer(f6_delta, factor(trace.c5))  # (84, 120)

    c5_delta: Array = (f6_delta @ factor(p.f6_weights)) * factor(squash_slope(trace.c5))  # (120,)
    c5_weights: Array = np.outer(c5_delta, factor(trace.s4).reshape(-1))  # (120, 400)

    d_s4: Array = c5_delta @ factor(p.c5_weights).reshape(paper.C5_UNITS, -1)  # (400,)
    s4_delta: Array = d_s4.reshape(trace.s4.shape) * factor(squash_slope(trace.s4))  # (16, 5, 5)
    c3_delta = _spread_2x2(s4_delta * factor(p.s4_coefficient)[:, None, None])
    c3_delta *= factor(squash_slope(trace.c3))  # (16, 10, 10)
    s4_coefficient = np.einsum("nhw,nhw->n", s4_delta, factor(trace.s4_sum))  # (16,)

    c3_rows = c3_delta.reshape(paper.C3_MAPS, -1)  # (16, 100)
    s2_windows = patches(factor(trace.s2))  # (150, 100)
    grid = (c3_rows @ s2_windows.T).reshape(paper.C3_MAPS, paper.C1_MAPS, _SIDE, _SIDE)
    c3_kernels = grid[C3_MAP_OF_KERNEL, S2_MAP_OF_KERNEL]  # (60, 5, 5)

    kernels = dense_c3(factor(p.c3_kernels)).reshape(paper.C3_MAPS, -1)  # (16, 150)
    d_s2 = _fold_patches(kernels.T @ c3_rows)  # (6, 14, 14)
    s2_delta = d_s2 * factor(squash_slope(trace.s2))
    c1_delta = _spread_2x2(s2_delta * factor(p.s2_coefficient)[:, None, None])
    c1_delta *= factor(squash_slope(trace.c1))  # (6, 28, 28)
    s2_coefficient = np.einsum("nhw,nhw->n", s2_delta, factor(trace.s2_sum))  # (6,)

    c1_rows = c1_delta.reshape(paper.C1_MAPS, -1)  # (6, 784)
    c1_kernels = c1_rows @ patches(factor(trace.image[None])).T  # (6, 25)
    return Parameters(
        c1_kernels=c1_kernels.reshape(p.c1_kernels.shape),
        c1_bias=c1_rows.sum(axis=1),
        s2_coefficient=s2_coefficient,
        s2_bias=s2_delta.sum(axis=(1, 2)),
        c3_kernels=c3_kernels,
        c3_bias=c3_rows.sum(axis=1),
        s4_coefficient=s4_coefficient,
        s4_bias=s4_delta.sum(axis=(1, 2)),
        c5_weights=c5_weights.reshape(p.c5_weights.shape),
        c5_bias=c5_delta,
        f6_weights=f6_weights,
        f6_bias=f6_delta,
    )


def _spread_2x2(maps: Array) -> Array:
    """Copy each value to the four units it was summed from: (n, h, w) -> (n, 2h, 2w)."""
    return maps.repeat(2, axis=1).repeat(2, axis=2)


def _fold_patches(columns: Array) -> Array:
    """Undo `patches` for S2, adding overlaps (its transpose): (150, 100) -> (6, 14, 14)."""
    windows = columns.reshape(paper.C1_MAPS, _SIDE, _SIDE, paper.C3_SIDE, paper.C3_SIDE)
    maps = np.zeros((paper.C1_MAPS, paper.S2_SIDE, paper.S2_SIDE), dtype=columns.dtype)
    for row in range(_SIDE):
        for column in range(_SIDE):
            maps[:, row : row + paper.C3_SIDE, column : column + paper.C3_SIDE] += windows[
                :, row, column
            ]
    return maps
