"""The torch twin of the network: the same 60,000 numbers on batches of images."""

from functools import cache
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from lenet import paper
from lenet.network import C3_MAP_OF_KERNEL, S2_MAP_OF_KERNEL
from lenet.parameters import SHAPES, SIZE, Array, Parameters

_A: Final = paper.SQUASH_A
_S: Final = paper.SQUASH_S
_BATCH: Final = 500  # images at once when only distances are wanted; their maps fit the cache


class Twin:
    """LeNet-5 as torch sees it: twelve layers that are views into one vector.

    `vector` holds the parameters in the order of `Parameters`, `gradient` what the last
    backward passes added up; an optimiser works on these two. The layers in `weights` are what
    autograd sees, and share their memory.
    """

    def __init__(self, parameters: Parameters) -> None:
        self.vector = torch.from_numpy(parameters.to_vector())  # (60000,)
        self.gradient = torch.zeros(SIZE)
        self.weights: dict[str, Tensor] = {}
        start = 0
        for name, shape in SHAPES.items():
            stop = start + int(np.prod(shape))
            weight = self.vector[start:stop].view(shape).requires_grad_()
            weight.grad = self.gradient[start:stop].view(shape)
            self.weights[name] = weight
            start = stop
        self._codes = torch.from_numpy(paper.CODES.copy())  # (10, 84)
        self._kernel_places = (
            torch.from_numpy(C3_MAP_OF_KERNEL),
            torch.from_numpy(S2_MAP_OF_KERNEL),
        )

    def parameters(self) -> Parameters:
        """A copy of the numbers as they are now."""
        return Parameters.from_vector(self.vector.numpy().copy())

    def distances(self, images: Tensor) -> Tensor:
        """The ten RBF penalties of each image: (n, 1, 32, 32) -> (n, 10).

        The amplitude A and the slope S of every squash are multiplied into the weights around
        it, so that only the bare tanh touches the large maps.
        """
        w = self.weights
        c1_kernels = _S * w["c1_kernels"][:, None]
        s2_sum = _convolved_sums(images, c1_kernels, _S * w["c1_bias"])  # (n, 6, 14, 14)
        s2 = _subsampled(s2_sum, w["s2_coefficient"], w["s2_bias"])  # (n, 6, 14, 14)
        c3_kernels = _S * _A * self._dense_c3()
        s4_sum = _convolved_sums(s2, c3_kernels, _S * w["c3_bias"])  # (n, 16, 5, 5)
        s4 = _subsampled(s4_sum, w["s4_coefficient"], w["s4_bias"])  # (n, 16, 5, 5)
        s4 = s4.reshape(len(images), -1)  # (n, 400)
        c5_weights = w["c5_weights"].reshape(paper.C5_UNITS, -1)
        c5 = torch.tanh(functional.linear(s4, _S * _A * c5_weights, _S * w["c5_bias"]))  # (n, 120)
        f6_net = functional.linear(c5, _S * _A * w["f6_weights"], _S * w["f6_bias"])
        f6 = _A * torch.tanh(f6_net)  # (n, 84)
        # The square multiplied out: every code has the squared length 84.
        return (f6 * f6).sum(1, keepdim=True) - 2 * f6 @ self._codes.T + paper.F6_UNITS  # (n, 10)

    def _dense_c3(self) -> Tensor:
        grid = torch.zeros(paper.C3_MAPS, paper.C1_MAPS, paper.KERNEL_SIDE, paper.KERNEL_SIDE)
        return grid.index_put(self._kernel_places, self.weights["c3_kernels"])  # (16, 6, 5, 5)


class _ConvolvedSums(torch.autograd.Function):
    """Convolution, tanh and the 2x2 sums in one, so that little memory is walked twice.

    The sums and their way back are products with a matrix of zeros and ones, which is several
    times faster than torch's own pooling.
    """

    @staticmethod
    def forward(ctx: Any, images: Tensor, kernels: Tensor, bias: Tensor) -> Tensor:
        maps = functional.conv2d(images, kernels, bias).tanh_()
        n, channels, height, width = maps.shape
        ctx.save_for_backward(images, kernels, maps)
        pairs_of_rows = maps.view(-1, 2 * width)
        sums = pairs_of_rows @ _pairing(width)
        return sums.view(n, channels, height // 2, width // 2)

    @staticmethod
    def backward(ctx: Any, slope: Tensor) -> tuple[Tensor | None, Tensor, Tensor]:
        images, kernels, maps = ctx.saved_tensors
        width = maps.shape[-1]
        delta = (slope.reshape(-1, width // 2) @ _pairing(width).T).view(maps.shape)
        delta.sub_(delta * maps * maps)  # tanh' = 1 - tanh^2
        images_slope, kernels_slope, _ = torch.ops.aten.convolution_backward(
            delta,
            images,
            kernels,
            None,
            [1, 1],  # stride
            [0, 0],  # padding
            [1, 1],  # dilation
            False,  # transposed
            [0, 0],  # output padding
            1,  # groups
            [ctx.needs_input_grad[0], True, False],
        )
        return images_slope, kernels_slope, delta.sum(dim=(0, 2, 3))


def _convolved_sums(images: Tensor, kernels: Tensor, bias: Tensor) -> Tensor:
    sums: Tensor = _ConvolvedSums.apply(images, kernels, bias)  # type: ignore[no-untyped-call]
    return sums


def _subsampled(sums: Tensor, coefficient: Tensor, bias: Tensor) -> Tensor:
    """The bare tanh of a subsampling layer, for sums of bare tanh."""
    scale, shift = (_S * _A * coefficient)[:, None, None], (_S * bias)[:, None, None]
    return torch.tanh(torch.addcmul(shift, sums, scale))


@cache
def _pairing(width: int) -> Tensor:
    """Two rows of a map, one after the other, to the sums of their 2x2 windows: 0 or 1."""
    unit, window = torch.arange(2 * width)[:, None], torch.arange(width // 2)
    return (unit % width // 2 == window).float()  # (2 * width, width / 2)


def batch_distances(parameters: Parameters, images: Array) -> Array:
    """The ten RBF penalties of each image of (n, 32, 32), by torch: (n, 10)."""
    twin = Twin(parameters)
    with torch.no_grad():
        parts = [
            twin.distances(torch.from_numpy(images[start : start + _BATCH])[:, None])
            for start in range(0, len(images), _BATCH)
        ]
    distances: Array = torch.cat(parts).numpy()
    return distances
