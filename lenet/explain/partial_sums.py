"""Partial sums of a C3 map: one convolution for each S2 map of its column, and a running sum."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lenet.explain.units import Weight
from lenet.network import paper
from lenet.network.ablation import kernels_of_c3_map
from lenet.network.forward import S2_MAP_OF_KERNEL, Trace, patches
from lenet.network.parameters import Array, Parameters

_SIDE = paper.C3_SIDE


@dataclass(frozen=True, eq=False)
class PartialSums:
    """The partial sums of a C3 map. The last running sum plus the bias is its net input."""

    sources: tuple[int, ...]  # the S2 maps of its column: three, four or six
    kernels: Array  # (n, 5, 5)
    parts: Array  # (n, 10, 10): each kernel's own convolution
    running: Array  # (n, 10, 10): the first part, the first two, ...
    bias: float
    state: Array  # (10, 10), from the trace


def partial_sums(p: Parameters, trace: Trace, c3_map: int) -> PartialSums:
    """Return the partial sums of a C3 map, in the order of its S2 maps."""
    kernels = sorted(kernels_of_c3_map(c3_map))
    sources = tuple(int(S2_MAP_OF_KERNEL[kernel]) for kernel in kernels)
    windows = patches(trace.s2).reshape(paper.C1_MAPS, paper.KERNEL_SIDE**2, -1)  # (6, 25, 100)
    weights = p.c3_kernels[kernels]  # (n, 5, 5)
    flat = weights.reshape(len(kernels), 1, -1)  # (n, 1, 25)
    parts = (flat @ windows[list(sources)]).reshape(-1, _SIDE, _SIDE)  # (n, 10, 10)
    return PartialSums(
        sources=sources,
        kernels=weights,
        parts=parts,
        running=np.cumsum(parts, axis=0),
        bias=float(p.c3_bias[c3_map]),
        state=trace.c3[c3_map],
    )


class KernelResponse(NamedTuple):
    """The input of one kernel, the kernel, and what it adds to its map."""

    inputs: Array  # (32, 32) the image, or (14, 14) an S2 map
    kernel: Array  # (5, 5)
    sums: Array  # (28, 28) or (10, 10): its part of the sums of its map


def kernel_response(p: Parameters, trace: Trace, weight: Weight) -> KernelResponse:
    """Convolve one kernel of C1 or C3 with its input in a trace."""
    if weight.layer == "c1":
        inputs, kernel = trace.image, p.c1_kernels[weight.kernel]
    else:
        inputs = trace.s2[int(S2_MAP_OF_KERNEL[weight.kernel])]
        kernel = p.c3_kernels[weight.kernel]
    side = inputs.shape[0] - paper.KERNEL_SIDE + 1
    sums: Array = (kernel.reshape(1, -1) @ patches(inputs[None])).reshape(side, side)
    return KernelResponse(inputs, kernel, sums)
