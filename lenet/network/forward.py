"""The forward pass of LeNet-5 for one image, with every intermediate value. numpy only."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from lenet.files.atomic_write import atomic_write
from lenet.network import paper
from lenet.network.parameters import Array, Parameters

# Row and column of each of the 60 kernels in a 16x6 grid; the other 36 cells are empty.
C3_MAP_OF_KERNEL: Final = np.array([c3_map for c3_map, _ in paper.C3_KERNELS])
S2_MAP_OF_KERNEL: Final = np.array([s2_map for _, s2_map in paper.C3_KERNELS])


@dataclass(frozen=True, eq=False)
class Trace:
    """Everything the network computed on one image, layer by layer (pp. 7-8).

    For each layer `*_net` is the weighted sum a with its bias, and the plain name is the state
    x = f(a). `s2_sum` and `s4_sum` are the 2x2 sums before coefficient and bias. `distances`
    are the outputs y of the RBF units (the paper's penalties); the smallest is the answer.
    """

    image: Array  # (32, 32)
    c1_net: Array  # (6, 28, 28)
    c1: Array  # (6, 28, 28)
    s2_sum: Array  # (6, 14, 14)
    s2_net: Array  # (6, 14, 14)
    s2: Array  # (6, 14, 14)
    c3_net: Array  # (16, 10, 10)
    c3: Array  # (16, 10, 10)
    s4_sum: Array  # (16, 5, 5)
    s4_net: Array  # (16, 5, 5)
    s4: Array  # (16, 5, 5)
    c5_net: Array  # (120,)
    c5: Array  # (120,)
    f6_net: Array  # (84,)
    f6: Array  # (84,)
    distances: Array  # (10,)

    @property
    def answer(self) -> int:
        """The class with the smallest distance."""
        return int(self.distances.argmin())

    @property
    def runner_up(self) -> int:
        """The class with the second smallest distance."""
        return int(self.distances.argsort(kind="stable")[1])

    @property
    def margin(self) -> float:
        """The distance of the runner-up less that of the answer, 0 or more."""
        return float(self.distances[self.runner_up] - self.distances[self.answer])


def save_trace(path: Path, trace: Trace, *, model: str) -> None:
    """Write a trace as .npz: every array under the name of its field, and the model's name.

    `numpy.load(path)` reads it, with no pickle in it. The ending is left as it is given.
    Raises OSError.
    """
    arrays = {field.name: getattr(trace, field.name) for field in fields(Trace)}
    content = io.BytesIO()
    np.savez(content, model=np.array(model), **arrays)
    atomic_write(path, content.getvalue())


def squash(a: Array) -> Array:
    """Return the state f(a) = A tanh(S a) of net inputs a (p. 8). Any shape."""
    x: Array = np.float32(paper.SQUASH_A) * np.tanh(np.float32(paper.SQUASH_S) * a)
    return x


def squash_slope(x: Array) -> Array:
    """Return f'(a) from the state x = f(a): S (A - x^2 / A). Any shape."""
    return np.float32(paper.SQUASH_S) * (
        np.float32(paper.SQUASH_A) - x * x / np.float32(paper.SQUASH_A)
    )


def patches(maps: Array) -> Array:
    """Return every 5x5 window of every map as a column: (n, h, w) -> (n * 25, (h - 4) * (w - 4)).

    Column p holds the inputs of unit p of the next layer, counted row by row (im2col).
    """
    n, height, width = maps.shape
    down, right = height - paper.KERNEL_SIDE + 1, width - paper.KERNEL_SIDE + 1
    map_step, row_step, step = maps.strides
    # sliding_window_view gives the same; its checks take as long as the copy.
    windows = as_strided(
        maps,
        (n, paper.KERNEL_SIDE, paper.KERNEL_SIDE, down, right),
        (map_step, row_step, step, row_step, step),
        writeable=False,
    )
    return windows.reshape(n * paper.KERNEL_SIDE**2, down * right)


def dense_c3(kernels: Array) -> Array:
    """Return the 60 kernels in a full grid of 16x6, zero where Table I has no connection."""
    grid = np.zeros((paper.C3_MAPS, paper.C1_MAPS, *kernels.shape[1:]), dtype=kernels.dtype)
    grid[C3_MAP_OF_KERNEL, S2_MAP_OF_KERNEL] = kernels  # (16, 6, 5, 5)
    return grid


def sum_2x2(maps: Array) -> Array:
    """Return the sum of each 2x2 window, without overlap: (n, h, w) -> (n, h / 2, w / 2)."""
    rows = maps[:, ::2] + maps[:, 1::2]
    return rows[:, :, ::2] + rows[:, :, 1::2]


def distances_to_codes(f6: Array) -> Array:
    """Return the RBF outputs y_i = sum_j (x_j - w_ij)^2 (p. 8): (84,) -> (10,)."""
    difference = paper.CODES - f6
    distances: Array = (difference * difference).sum(axis=1)
    return distances


def forward(
    p: Parameters, image: Array, zeroed: Mapping[str, list[int]] = MappingProxyType({})
) -> Trace:
    """Read one image, (32, 32), background -0.1 and ink 1.175, and keep every value.

    `zeroed` names maps of C1 to S4, or units of F6, by layer ("c1", "f6"): their states are set
    to 0. The paper's network has none. For a digit of 28x28 see `network_input`.
    """
    windows = patches(image[None])  # (25, 784)
    c1_net = p.c1_kernels.reshape(paper.C1_MAPS, -1) @ windows + p.c1_bias[:, None]
    c1_net = c1_net.reshape(paper.C1_MAPS, paper.C1_SIDE, paper.C1_SIDE)  # (6, 28, 28)
    c1 = squash(c1_net)  # (6, 28, 28)
    if "c1" in zeroed:
        c1[zeroed["c1"]] = 0

    s2_sum = sum_2x2(c1)  # (6, 14, 14)
    s2_net = s2_sum * p.s2_coefficient[:, None, None] + p.s2_bias[:, None, None]
    s2 = squash(s2_net)  # (6, 14, 14)
    if "s2" in zeroed:
        s2[zeroed["s2"]] = 0

    windows = patches(s2)  # (150, 100)
    c3_net = dense_c3(p.c3_kernels).reshape(paper.C3_MAPS, -1) @ windows + p.c3_bias[:, None]
    c3_net = c3_net.reshape(paper.C3_MAPS, paper.C3_SIDE, paper.C3_SIDE)  # (16, 10, 10)
    c3 = squash(c3_net)  # (16, 10, 10)
    if "c3" in zeroed:
        c3[zeroed["c3"]] = 0

    s4_sum = sum_2x2(c3)  # (16, 5, 5)
    s4_net = s4_sum * p.s4_coefficient[:, None, None] + p.s4_bias[:, None, None]
    s4 = squash(s4_net)  # (16, 5, 5)
    if "s4" in zeroed:
        s4[zeroed["s4"]] = 0

    c5_net = p.c5_weights.reshape(paper.C5_UNITS, -1) @ s4.reshape(-1) + p.c5_bias  # (120,)
    c5 = squash(c5_net)
    f6_net = p.f6_weights @ c5 + p.f6_bias  # (84,)
    f6 = squash(f6_net)
    if "f6" in zeroed:
        f6[zeroed["f6"]] = 0
    return Trace(
        image=image,
        c1_net=c1_net,
        c1=c1,
        s2_sum=s2_sum,
        s2_net=s2_net,
        s2=s2,
        c3_net=c3_net,
        c3=c3,
        s4_sum=s4_sum,
        s4_net=s4_net,
        s4=s4,
        c5_net=c5_net,
        c5=c5,
        f6_net=f6_net,
        f6=f6,
        distances=distances_to_codes(f6),
    )


def network_input(digits: NDArray[np.floating] | NDArray[np.uint8]) -> Array:
    """Return digits in the middle of 32x32, on the paper's scale (p. 7).

    Takes (..., 28, 28), either uint8 0..255 or floating point 0..1, 0 being background; gives
    (..., 32, 32) from -0.1 to 1.175.
    """
    unit = 255.0 if digits.dtype == np.uint8 else 1.0
    border = (paper.INPUT_SIDE - paper.DIGIT_SIDE) // 2
    shape = (*digits.shape[:-2], paper.INPUT_SIDE, paper.INPUT_SIDE)
    image = np.full(shape, paper.BACKGROUND, dtype=np.float32)
    inside = (..., slice(border, -border), slice(border, -border))
    image[inside] += digits * np.float32((paper.INK - paper.BACKGROUND) / unit)
    return image
