"""Forward, backward and update for one pattern at a time, in place: the paper's inner loop.

`lenet.network.forward` and `backprop.gradients` are the clear form of the same arithmetic, and
a test compares the two. Here no array is made after the start. A map has the row length of its
input (C1 that of the image, C3 that of S2), so that each row of the patch matrix is one run of
memory; the last four units of every such row belong to no place and stay out of the sums.
"""

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import as_strided

from lenet.network import paper
from lenet.network.forward import C3_MAP_OF_KERNEL, S2_MAP_OF_KERNEL
from lenet.network.parameters import PARAMETER_COUNT, Array, Parameters

_K: Final = paper.KERNEL_SIDE
_A: Final = np.float32(paper.SQUASH_A)
_S: Final = np.float32(paper.SQUASH_S)
_EDGE: Final = _K - 1  # units at the end of a row that belong to no place
_C1_ROW: Final = paper.INPUT_SIDE
_C1_RUN: Final = paper.C1_SIDE * _C1_ROW - _EDGE  # units from the first place to the last
_C3_ROW: Final = paper.S2_SIDE
_C3_RUN: Final = paper.C3_SIDE * _C3_ROW - _EDGE
# The places of the 60 kernels' numbers in the flat 16x6x5x5 grid.
_GRID_PLACES: Final = (
    (C3_MAP_OF_KERNEL * paper.C1_MAPS + S2_MAP_OF_KERNEL)[:, None] * _K**2 + np.arange(_K**2)
).ravel()  # (1500,)


class OnlineNetwork:
    """A network that learns from one image after the other, with a step for every weight.

    `vector` holds the 60,000 parameters and changes in place; `gradient` holds dE/dw of the
    last image.
    """

    def __init__(self, vector: Array) -> None:
        self.vector = vector
        self.gradient = np.zeros(PARAMETER_COUNT, dtype=np.float32)
        self._p = Parameters.from_vector(vector)
        self._g = Parameters.from_vector(self.gradient)
        self._codes = paper.CODES.copy()  # (10, 84)

        def zeros(*shape: int) -> Array:
            return np.zeros(shape, dtype=np.float32)

        self._image = zeros(paper.INPUT_SIDE**2)
        self._image_runs = _runs(self._image[None], _C1_ROW, _C1_RUN)[0]  # (5, 5, 892)
        self._c1_patches = zeros(_K * _K, _C1_RUN)
        self._c1 = zeros(paper.C1_MAPS, paper.C1_SIDE * _C1_ROW)  # (6, 896)
        self._c1_slope = np.zeros_like(self._c1)
        self._c1_delta = np.zeros_like(self._c1)
        self._c1_rows = zeros(paper.C1_MAPS, paper.S2_SIDE, _C1_ROW)
        self._s2_sum = zeros(paper.C1_MAPS, paper.S2_SIDE, paper.S2_SIDE)
        self._s2 = zeros(paper.C1_MAPS, paper.S2_SIDE**2)
        self._s2_slope = np.zeros_like(self._s2)
        self._s2_delta = np.zeros_like(self._s2)
        self._s2_runs = _runs(self._s2, _C3_ROW, _C3_RUN)  # (6, 5, 5, 136)
        self._c3_patches = zeros(paper.C1_MAPS * _K * _K, _C3_RUN)
        self._grid = zeros(paper.C3_MAPS, paper.C1_MAPS * _K * _K)
        self._grid_gradient = np.zeros_like(self._grid)
        self._c3 = zeros(paper.C3_MAPS, paper.C3_SIDE * _C3_ROW)  # (16, 140)
        self._c3_slope = np.zeros_like(self._c3)
        self._c3_delta = np.zeros_like(self._c3)
        self._c3_rows = zeros(paper.C3_MAPS, paper.S4_SIDE, _C3_ROW)
        self._c3_columns = zeros(paper.C1_MAPS * _K * _K, _C3_RUN)
        self._c3_fold = zeros(paper.C1_MAPS, _K, paper.C3_SIDE * _C3_ROW)
        self._s4_sum = zeros(paper.C3_MAPS, paper.S4_SIDE, paper.S4_SIDE)
        self._s4 = zeros(paper.C3_MAPS * paper.S4_SIDE**2)
        self._c5 = zeros(paper.C5_UNITS)
        self._f6 = zeros(paper.F6_UNITS)
        self._views()

    def _views(self) -> None:
        """Make views of the same memory in other shapes, once: it costs as much as using one."""
        c1 = self._c1.reshape(paper.C1_MAPS, paper.C1_SIDE, _C1_ROW)
        c1_delta = self._c1_delta.reshape(c1.shape)
        c3 = self._c3.reshape(paper.C3_MAPS, paper.C3_SIDE, _C3_ROW)
        c3_delta = self._c3_delta.reshape(c3.shape)
        self._c1_even, self._c1_odd = c1[:, ::2], c1[:, 1::2]
        self._c3_even, self._c3_odd = c3[:, ::2], c3[:, 1::2]
        self._c1_left = self._c1_rows[..., 0 : paper.C1_SIDE : 2]
        self._c1_right = self._c1_rows[..., 1 : paper.C1_SIDE : 2]
        self._c3_left = self._c3_rows[..., 0 : paper.C3_SIDE : 2]
        self._c3_right = self._c3_rows[..., 1 : paper.C3_SIDE : 2]
        # The deltas as (maps, rows, 2, columns, 2): the four units of each window.
        self._c1_windows = _windows(c1_delta, paper.C1_SIDE)
        self._c3_windows = _windows(c3_delta, paper.C3_SIDE)
        self._c1_kernels = self._p.c1_kernels.reshape(paper.C1_MAPS, -1)
        self._c5_weights = self._p.c5_weights.reshape(paper.C5_UNITS, -1)
        self._c1_gradient = self._g.c1_kernels.reshape(paper.C1_MAPS, -1)
        self._c5_gradient = self._g.c5_weights.reshape(paper.C5_UNITS, -1)
        self._c3_gradient = self._g.c3_kernels.reshape(-1)

    def forward(self, image: Array) -> Array:
        """Return the ten distances of an image of (32, 32): (10,)."""
        p = self._p
        self._image[:] = image.reshape(-1)
        np.copyto(self._c1_patches.reshape(_K, _K, -1), self._image_runs)
        c1 = self._c1[:, :_C1_RUN]
        np.matmul(self._c1_kernels, self._c1_patches, out=c1)
        c1 += p.c1_bias[:, None]
        _squash(self._c1, self._c1_slope)

        np.add(self._c1_even, self._c1_odd, out=self._c1_rows)
        np.add(self._c1_left, self._c1_right, out=self._s2_sum)
        s2 = self._s2.reshape(self._s2_sum.shape)
        np.multiply(self._s2_sum, p.s2_coefficient[:, None, None], out=s2)
        self._s2 += p.s2_bias[:, None]
        _squash(self._s2, self._s2_slope)

        self._grid.reshape(-1)[_GRID_PLACES] = p.c3_kernels.reshape(-1)
        np.copyto(self._c3_patches.reshape(self._s2_runs.shape), self._s2_runs)
        c3 = self._c3[:, :_C3_RUN]
        np.matmul(self._grid, self._c3_patches, out=c3)
        c3 += p.c3_bias[:, None]
        _squash(self._c3, self._c3_slope)

        np.add(self._c3_even, self._c3_odd, out=self._c3_rows)
        np.add(self._c3_left, self._c3_right, out=self._s4_sum)
        s4 = self._s4.reshape(self._s4_sum.shape)
        np.multiply(self._s4_sum, p.s4_coefficient[:, None, None], out=s4)
        s4 += p.s4_bias[:, None, None]
        self._s4_slope = _squash_small(self._s4)
        np.dot(self._c5_weights, self._s4, out=self._c5)
        self._c5 += p.c5_bias
        self._c5_slope = _squash_small(self._c5)
        np.dot(p.f6_weights, self._c5, out=self._f6)
        self._f6 += p.f6_bias
        self._f6_slope = _squash_small(self._f6)
        difference = self._codes - self._f6
        distances: Array = np.einsum("ij,ij->i", difference, difference)
        return distances

    def backward(self, distance_slope: Array) -> None:
        """Put dE/dw of the last image into `gradient`, from dE/dy of its distances, (10,)."""
        p, g = self._p, self._g
        f6_delta = distance_slope.sum() * self._f6 - distance_slope @ self._codes
        f6_delta *= 2 * self._f6_slope
        np.multiply(f6_delta[:, None], self._c5, out=g.f6_weights)
        g.f6_bias[:] = f6_delta
        c5_delta = (f6_delta @ p.f6_weights) * self._c5_slope
        # An outer product by BLAS takes half the time of a multiplication that broadcasts.
        np.dot(c5_delta[:, None], self._s4[None], out=self._c5_gradient)
        g.c5_bias[:] = c5_delta

        s4_delta = (c5_delta @ self._c5_weights) * self._s4_slope  # (400,)
        s4_delta = s4_delta.reshape(paper.C3_MAPS, -1)
        np.einsum("nk,nk->n", s4_delta, self._s4_sum.reshape(s4_delta.shape), out=g.s4_coefficient)
        s4_delta.sum(axis=1, out=g.s4_bias)
        s4_delta *= p.s4_coefficient[:, None]
        self._c3_windows[...] = s4_delta.reshape(self._s4_sum.shape)[:, :, None, :, None]
        self._c3_delta *= self._c3_slope

        c3_delta = self._c3_delta[:, :_C3_RUN]
        c3_delta.sum(axis=1, out=g.c3_bias)
        np.matmul(c3_delta, self._c3_patches.T, out=self._grid_gradient)
        np.take(self._grid_gradient, _GRID_PLACES, out=self._c3_gradient, mode="clip")
        np.matmul(self._grid.T, c3_delta, out=self._c3_columns)
        self._fold_c3()

        self._s2_delta *= self._s2_slope
        sums = self._s2_sum.reshape(self._s2_delta.shape)
        np.einsum("nk,nk->n", self._s2_delta, sums, out=g.s2_coefficient)
        self._s2_delta.sum(axis=1, out=g.s2_bias)
        self._s2_delta *= p.s2_coefficient[:, None]
        self._c1_windows[...] = self._s2_delta.reshape(self._s2_sum.shape)[:, :, None, :, None]
        self._c1_delta *= self._c1_slope

        c1_delta = self._c1_delta[:, :_C1_RUN]
        c1_delta.sum(axis=1, out=g.c1_bias)
        np.matmul(c1_delta, self._c1_patches.T, out=self._c1_gradient)

    def update(self, steps: Array) -> None:
        """Move every weight by its step times -dE/dw; this overwrites the gradient."""
        self.gradient *= steps
        self.vector -= self.gradient

    def _fold_c3(self) -> None:
        """Sum dE/dpatches into dE/ds2: each S2 unit over the places of the kernel that see it.

        First over the columns of the kernel, then over its rows: ten additions, not 25.
        """
        columns = self._c3_columns.reshape(paper.C1_MAPS, _K, _K, _C3_RUN)
        fold = self._c3_fold  # (6, 5, 140)
        fold[..., _C3_RUN:] = 0
        fold[..., :_C3_RUN] = columns[:, :, 0]
        for column in range(1, _K):
            fold[..., column : column + _C3_RUN] += columns[:, :, column]
        self._s2_delta[:, fold.shape[-1] :] = 0
        self._s2_delta[:, : fold.shape[-1]] = fold[:, 0]
        for row in range(1, _K):
            start = row * _C3_ROW
            self._s2_delta[:, start : start + fold.shape[-1]] += fold[:, row]


def _runs(maps: Array, row: int, run: int) -> Array:
    """Return, as a view, the run of units under each place of the kernel: (maps, 5, 5, run)."""
    step = maps.itemsize
    shape = (len(maps), _K, _K, run)
    return as_strided(maps, shape, (maps.strides[0], row * step, step, step), writeable=False)


def _windows(maps: Array, side: int) -> Array:
    """Return maps of (n, side, row) as a view of their 2x2 windows: (n, side/2, 2, side/2, 2)."""
    n, rows, columns = maps.strides
    shape = (len(maps), side // 2, 2, side // 2, 2)
    return as_strided(maps, shape, (n, 2 * rows, rows, 2 * columns, columns))


def _squash(net: Array, slope: Array) -> None:
    """Turn net input into state in place, and write f'(a) to `slope`."""
    net *= _S
    np.tanh(net, out=net)
    np.multiply(net, net, out=slope)
    np.subtract(1, slope, out=slope)
    slope *= _A * _S
    net *= _A


def _squash_small(net: Array) -> Array:
    """Turn net input into state in place, and return f'(a) as a new array."""
    slope = np.empty_like(net)
    _squash(net, slope)
    return slope
