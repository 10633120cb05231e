"""A layer of 5x5 convolutions on a batch of images: one product of matrices."""

from numpy.lib.stride_tricks import sliding_window_view

from lenet.network import paper
from lenet.network.parameters import Array


def convolve(maps: Array, matrix: Array, bias: Array) -> Array:
    """Return the net inputs of a layer: (maps, n, h, w) -> (units, n, h - 4, w - 4).

    `matrix` is (units, maps * 25), `bias` (units,). A layer is stored map by map, each map with
    all images.
    """
    windows = sliding_window_view(maps, (paper.KERNEL_SIDE, paper.KERNEL_SIDE), axis=(2, 3))
    n, height, width = windows.shape[1:4]
    columns = windows.transpose(0, 4, 5, 1, 2, 3).reshape(matrix.shape[1], n * height * width)
    net: Array = matrix @ columns
    net += bias[:, None]
    return net.reshape(len(matrix), n, height, width)
