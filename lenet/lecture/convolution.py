"""Convolution of one picture with one kernel, and the kernels that the lecture shows."""

from typing import Final

import numpy as np

from lenet.network.parameters import Array


def fixed(rows: list[list[float]], divisor: float = 1.0) -> Array:
    """Return a read-only matrix of a worked example, divided by a number."""
    kernel = np.array(rows, dtype=np.float32) / np.float32(divisor)
    kernel.setflags(write=False)
    return kernel


# The slides' first example, an image of 0 and 1 and the kernel that slides over it.
FIRST_IMAGE: Final = fixed(
    [[1, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0, 0, 1, 1, 0], [0, 1, 1, 0, 0]]
)
FIRST_KERNEL: Final = fixed([[1, 0, 1], [0, 1, 0], [1, 0, 1]])

# The slides' example of what a kernel means: large where it is lighter above than below.
HORIZONTAL_EDGE: Final = fixed([[1, 2, 1], [0, 0, 0], [-1, -2, -1]])
VERTICAL_EDGE: Final = fixed([[1, 0, -1], [2, 0, -2], [1, 0, -1]])  # its transpose
BLUR: Final = fixed([[1, 2, 1], [2, 4, 2], [1, 2, 1]], 16)  # a mean, the middle counts most
SHARPEN: Final = fixed([[0, -1, 0], [-1, 5, -1], [0, -1, 0]])


def correlate(image: Array, kernel: Array) -> Array:
    """Return S(i, j) = sum_m sum_n I(i + m, j + n) K(m, n).

    Shapes: (h, w), (k, l) -> (h - k + 1, w - l + 1).

    Strictly this is cross-correlation; networks, the paper and the slides call it convolution.
    Raises ValueError when the kernel is larger than the image.
    """
    rows, columns = kernel.shape
    down, across = image.shape[0] - rows + 1, image.shape[1] - columns + 1
    if down < 1 or across < 1:
        raise ValueError(f"a kernel of {kernel.shape} does not fit into {image.shape}")
    total = np.zeros((down, across), dtype=np.float32)
    # One pass over the picture for each weight saves a copy of every window.
    for row, column in np.ndindex(rows, columns):
        weight = kernel[row, column]
        if weight:
            total += weight * image[row : row + down, column : column + across]
    return total


def rotate_180(kernel: Array) -> Array:
    """Return the kernel turned by 180 degrees."""
    return kernel[::-1, ::-1]


def convolve(image: Array, kernel: Array) -> Array:
    """Return the true convolution: `correlate` with the kernel turned by 180 degrees."""
    return correlate(image, rotate_180(kernel))


def patch(image: Array, kernel: Array, *, row: int, column: int) -> Array:
    """Return the pixels under the kernel when it computes S(row, column), shaped as the kernel."""
    window: Array = image[row : row + kernel.shape[0], column : column + kernel.shape[1]]
    return window


def largest_magnitude(response: Array) -> float:
    """Return the largest absolute value, where a colour scale around 0 ends. 1 when all are 0."""
    largest = float(np.abs(response).max(initial=0.0))
    return largest or 1.0
