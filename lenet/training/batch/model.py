"""The torch twin of the network: the same 60,000 parameters on batches of images.

The backward pass is written out instead of left to autograd, which would cost a quarter of a
step: in so small a network the work for a graph of fifty nodes shows.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from lenet.network import paper
from lenet.network.forward import C3_MAP_OF_KERNEL, S2_MAP_OF_KERNEL
from lenet.network.loss import Loss
from lenet.network.parameters import PARAMETER_COUNT, PARAMETER_SHAPES, Array, Parameters

_A: Final = paper.SQUASH_A
_S: Final = paper.SQUASH_S
CPU: Final = torch.device("cpu")
_BATCH: Final = 500  # images at once where only distances are wanted; their maps fit the cache


@dataclass(frozen=True, eq=False)
class _States:
    """What the backward pass needs of a forward pass: the bare tanh of each layer, and the sums.

    The amplitude A and the slope S of every squash are multiplied into the weights around it,
    so that only the bare tanh touches the large maps.
    """

    c1: Tensor  # (n, 6, 28, 28)
    s2_sum: Tensor  # (n, 6, 14, 14)
    s2: Tensor  # (n, 6, 14, 14)
    c3_kernels: Tensor  # (16, 6, 5, 5), times S A
    c3: Tensor  # (n, 16, 10, 10)
    s4_sum: Tensor  # (n, 16, 5, 5)
    s4: Tensor  # (n, 16, 5, 5)
    c5: Tensor  # (n, 120)
    f6: Tensor  # (n, 84)
    distances: Tensor  # (n, 10)


class Twin:
    """LeNet-5 in torch: twelve arrays of parameters that are views into one vector.

    `vector` holds the parameters in the order of `Parameters`, `gradient` dE/dw of the last
    batch; an optimiser works on these two.
    """

    def __init__(self, parameters: Parameters, device: torch.device = CPU) -> None:
        self.vector = torch.from_numpy(parameters.to_vector()).to(device)  # (60000,)
        self.gradient = torch.zeros(PARAMETER_COUNT, device=device)
        self.weights = layers(self.vector)
        self._slopes = layers(self.gradient)
        self._codes = torch.from_numpy(paper.CODES.copy()).to(device)  # (10, 84)
        self._kernel_places = (
            torch.from_numpy(C3_MAP_OF_KERNEL).to(device),
            torch.from_numpy(S2_MAP_OF_KERNEL).to(device),
        )

    def parameters(self) -> Parameters:
        """Return a copy of the parameters as they are now."""
        return Parameters.from_vector(self.vector.numpy(force=True).copy())

    def distances(self, images: Tensor) -> Tensor:
        """Return the ten RBF penalties of each image: (n, 1, 32, 32) -> (n, 10)."""
        return self._forward(images).distances

    def learn(self, images: Tensor, labels: Tensor, loss: Loss) -> tuple[Tensor, Tensor]:
        """Put dE/dw of a batch into `gradient`; return its mean loss and how many are read wrong.

        Both are single numbers on the device: to fetch them waits for it. Images are
        (n, 1, 32, 32), labels (n,); the label 10 is the rubbish class of eq. 9.
        """
        states = self._forward(images)
        value, distance_slope = batch_loss(states.distances, labels, loss)
        self._backward(images, states, distance_slope)
        wrong = (states.distances.argmin(dim=1) != labels) & (labels < paper.CLASSES)
        return value, wrong.sum()

    def _forward(self, images: Tensor) -> _States:
        w = self.weights
        c1 = functional.conv2d(images, _S * w["c1_kernels"][:, None], _S * w["c1_bias"]).tanh_()
        s2_sum = _sum_2x2(c1)  # (n, 6, 14, 14)
        s2 = _subsampled(s2_sum, w["s2_coefficient"], w["s2_bias"])
        c3_kernels = w["c3_kernels"].new_zeros(
            paper.C3_MAPS, paper.C1_MAPS, *w["c3_kernels"].shape[1:]
        )
        c3_kernels[self._kernel_places] = _S * _A * w["c3_kernels"]
        c3 = functional.conv2d(s2, c3_kernels, _S * w["c3_bias"]).tanh_()  # (n, 16, 10, 10)
        s4_sum = _sum_2x2(c3)  # (n, 16, 5, 5)
        s4 = _subsampled(s4_sum, w["s4_coefficient"], w["s4_bias"])
        c5 = _connected(s4.flatten(1), w["c5_weights"].flatten(1), w["c5_bias"])  # (n, 120)
        f6 = _connected(c5, w["f6_weights"], w["f6_bias"])  # (n, 84)
        # The square multiplied out: every code has the squared length 84.
        length = _A * _A * (f6 * f6).sum(1, keepdim=True)
        distances = length - (2 * _A) * f6 @ self._codes.T + paper.F6_UNITS  # (n, 10)
        return _States(c1, s2_sum, s2, c3_kernels, c3, s4_sum, s4, c5, f6, distances)

    def _backward(self, images: Tensor, at: _States, distance_slope: Tensor) -> None:
        """Each delta is dE by the net input of a layer, times 1 / S."""
        w, slopes = self.weights, self._slopes
        outer = distance_slope.sum(1, keepdim=True) * at.f6 * _A - distance_slope @ self._codes
        f6_delta = _tanh_slope(outer.mul_(2 * _A), at.f6)  # (n, 84)
        _note(slopes["f6_weights"], slopes["f6_bias"], f6_delta, at.c5)
        c5_delta = _tanh_slope(f6_delta @ (_S * _A * w["f6_weights"]), at.c5)  # (n, 120)
        _note(slopes["c5_weights"], slopes["c5_bias"], c5_delta, at.s4)

        d_s4 = c5_delta @ (_S * _A * w["c5_weights"].flatten(1))
        s4_delta = _tanh_slope(d_s4.view(at.s4.shape), at.s4)  # (n, 16, 5, 5)
        slopes["s4_coefficient"][:] = (s4_delta * at.s4_sum).sum((0, 2, 3)) * (_S * _A)
        slopes["s4_bias"][:] = s4_delta.sum((0, 2, 3)) * _S
        d_s4_sum = s4_delta * (_S * _A * w["s4_coefficient"])[:, None, None]
        c3_delta = _tanh_slope(_spread_2x2(d_s4_sum), at.c3)  # (n, 16, 10, 10)

        slopes["c3_bias"][:] = c3_delta.sum((0, 2, 3)) * _S
        slopes["c3_kernels"][:] = self._c3_slope(c3_delta, at)[self._kernel_places] * (_S * _A)
        d_s2, _, _ = _convolution_backward(c3_delta, at.s2, at.c3_kernels, (True, False))
        assert d_s2 is not None
        s2_delta = _tanh_slope(d_s2, at.s2)  # (n, 6, 14, 14)
        slopes["s2_coefficient"][:] = (s2_delta * at.s2_sum).sum((0, 2, 3)) * (_S * _A)
        slopes["s2_bias"][:] = s2_delta.sum((0, 2, 3)) * _S
        d_s2_sum = s2_delta * (_S * _A * w["s2_coefficient"])[:, None, None]
        c1_delta = _tanh_slope(_spread_2x2(d_s2_sum), at.c1)  # (n, 6, 28, 28)

        slopes["c1_bias"][:] = c1_delta.sum((0, 2, 3)) * _S
        kernels = w["c1_kernels"][:, None]
        _, c1_slope, _ = _convolution_backward(c1_delta, images, kernels, (False, True))
        assert c1_slope is not None
        slopes["c1_kernels"][:] = c1_slope[:, 0] * _S

    def _c3_slope(self, c3_delta: Tensor, at: _States) -> Tensor:
        """Return dE/dkernels over S A in the full grid, (16, 6, 5, 5); faster channels last."""
        last = torch.channels_last
        delta, s2 = (maps.contiguous(memory_format=last) for maps in (c3_delta, at.s2))
        kernels = at.c3_kernels.contiguous(memory_format=last)
        _, slope, _ = _convolution_backward(delta, s2, kernels, (False, True))
        assert slope is not None
        return slope


def batch_loss(distances: Tensor, labels: Tensor, loss: Loss) -> tuple[Tensor, Tensor]:
    """Return the mean of eq. 8 or eq. 9 over distances (n, 10), and its slope by them, (n, 10).

    The label 10 is the rubbish class of eq. 9, whose distance is j whatever the image: such a
    pattern has no right class and only pushes all ten away.
    """
    scaled = distances * loss.scale
    scaled = torch.cat([scaled, scaled.new_full((len(scaled), 1), loss.j)], dim=1)  # (n, 11)
    right = labels[:, None]
    value = scaled.gather(1, right).mean()
    slope = torch.zeros_like(scaled).scatter_(1, right, 1.0)
    if loss.equation == 9:
        value = value + torch.logsumexp(-scaled, dim=1).mean()
        slope -= torch.softmax(-scaled, dim=1)
    return value, slope[:, : paper.CLASSES] * (loss.scale / len(scaled))


def batch_distances(parameters: Parameters, images: Array, device: torch.device = CPU) -> Array:
    """Return the ten RBF penalties of each image of (n, 32, 32), by torch: (n, 10)."""
    twin = Twin(parameters, device)
    parts = [
        twin.distances(torch.from_numpy(images[start : start + _BATCH])[:, None].to(device))
        for start in range(0, len(images), _BATCH)
    ]
    distances: Array = torch.cat(parts).numpy(force=True)
    return distances


def layers(vector: Tensor) -> dict[str, Tensor]:
    """Return the parameters by name, as views into a vector of all, (60000,)."""
    views, start = {}, 0
    for name, shape in PARAMETER_SHAPES.items():
        size = int(np.prod(shape))
        views[name] = vector[start : start + size].view(shape)
        start += size
    return views


def _connected(states: Tensor, weights: Tensor, bias: Tensor) -> Tensor:
    """Return the bare tanh of a fully connected layer, from that of the layer before."""
    return functional.linear(states, _S * _A * weights, _S * bias).tanh_()


def _note(weights_slope: Tensor, bias_slope: Tensor, delta: Tensor, states: Tensor) -> None:
    """Write the slopes of a fully connected layer, from its deltas and its inputs."""
    product = delta.T @ states.flatten(1)
    torch.mul(product.view(weights_slope.shape), _S * _A, out=weights_slope)
    torch.mul(delta.sum(0), _S, out=bias_slope)


def _subsampled(sums: Tensor, coefficient: Tensor, bias: Tensor) -> Tensor:
    """Return the bare tanh of a subsampling layer, for sums of bare tanh."""
    scale, shift = (_S * _A * coefficient)[:, None, None], (_S * bias)[:, None, None]
    return torch.addcmul(shift, sums, scale).tanh_()


def _tanh_slope(outer: Tensor, states: Tensor) -> Tensor:
    """Return `outer` times 1 - states^2, in one pass through memory."""
    result: Tensor = torch.ops.aten.tanh_backward(outer, states)
    return result


def _sum_2x2(maps: Tensor) -> Tensor:
    """Return the sums of the 2x2 windows: (n, m, h, w) -> (n, m, h/2, w/2).

    A product with a matrix of zeros and ones, which is several times faster than torch's pooling.
    """
    n, channels, height, width = maps.shape
    sums = maps.view(-1, 2 * width) @ _pairing(width, maps.device)
    return sums.view(n, channels, height // 2, width // 2)


def _spread_2x2(sums: Tensor) -> Tensor:
    """Give each value to the four units of its window: `_sum_2x2` backwards."""
    n, channels, height, width = sums.shape
    spread = sums.view(-1, width) @ _pairing(2 * width, sums.device).T
    return spread.view(n, channels, 2 * height, 2 * width)


@cache
def _pairing(width: int, device: torch.device) -> Tensor:
    """Return the matrix from two rows of a map, one after the other, to their 2x2 sums."""
    unit, window = torch.arange(2 * width)[:, None], torch.arange(width // 2)
    return (unit % width // 2 == window).float().to(device)  # (2 * width, width / 2)


def _convolution_backward(
    delta: Tensor, maps: Tensor, kernels: Tensor, wanted: tuple[bool, bool]
) -> tuple[Tensor | None, Tensor | None, Tensor | None]:
    """Return the slopes of a plain 5x5 convolution: by maps and by kernels, where wanted."""
    slopes: tuple[Tensor | None, Tensor | None, Tensor | None]
    slopes = torch.ops.aten.convolution_backward(
        delta,
        maps,
        kernels,
        None,
        [1, 1],  # stride
        [0, 0],  # padding
        [1, 1],  # dilation
        False,  # transposed
        [0, 0],  # output padding
        1,  # groups
        [*wanted, False],
    )
    return slopes
