"""The slides' kernels, and a few that everybody knows."""

from typing import Final

import numpy as np

from lenet.network.parameters import Array


def _fixed(rows: list[list[float]], divisor: float = 1.0) -> Array:
    kernel = np.array(rows, dtype=np.float32) / np.float32(divisor)
    kernel.setflags(write=False)
    return kernel


# The slides' first example, an image of 0 and 1 and the kernel that slides over it.
FIRST_IMAGE: Final = _fixed(
    [[1, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0, 0, 1, 1, 0], [0, 1, 1, 0, 0]]
)
FIRST_KERNEL: Final = _fixed([[1, 0, 1], [0, 1, 0], [1, 0, 1]])

# The slides' example of what a kernel means: large where it is lighter above than below.
HORIZONTAL_EDGE: Final = _fixed([[1, 2, 1], [0, 0, 0], [-1, -2, -1]])
VERTICAL_EDGE: Final = _fixed([[1, 0, -1], [2, 0, -2], [1, 0, -1]])  # its transpose
BLUR: Final = _fixed([[1, 2, 1], [2, 4, 2], [1, 2, 1]], 16)  # a mean, the middle counts most
SHARPEN: Final = _fixed([[0, -1, 0], [-1, 5, -1], [0, -1, 0]])


def reach(response: Array) -> float:
    """The largest sum, of either sign: where a colour scale around 0 ends. 1 when all are 0."""
    largest = float(np.abs(response).max(initial=0.0))
    return largest or 1.0
