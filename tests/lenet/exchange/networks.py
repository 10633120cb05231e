"""Networks as a student's program writes them: arrays of other names, and ONNX files."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lenet.files.protobuf import block, integer, packed
from lenet.network import paper
from lenet.network.tutorial import TutorialParameters, load_tutorial
from lenet.resources import tutorial_model_paths

Arrays = dict[str, NDArray[Any]]

TORCH_NAMES = ("conv1", "conv2", "fc1", "fc2", "fc3")
_KINDS = {np.dtype(np.float32): 1, np.dtype(np.int64): 7, np.dtype(np.float64): 11}


def bundled(number: int) -> TutorialParameters:
    """A tutorial network that comes along: 0 has ReLU and max pooling, 1 tanh and mean."""
    return load_tutorial(tutorial_model_paths()[number]).parameters


def for_unit_scale(p: TutorialParameters) -> Arrays:
    """The arrays of a network with which digits of 0 to 1 give what ours give with these.

    x = 1.275 u - 0.1, so that C1 takes 1.275 times the kernels, and 0.1 times their sum less.
    """
    arrays: Arrays = dict(p.arrays())
    kernels = arrays["c1_kernels"]
    arrays["c1_kernels"] = kernels * np.float32(paper.INK - paper.BACKGROUND)
    sums = kernels.sum(axis=(1, 2))
    arrays["c1_bias"] = arrays["c1_bias"] + np.float32(paper.BACKGROUND) * sums
    return arrays


def as_torch(layers: Mapping[str, NDArray[Any]]) -> Arrays:
    """Arrays as a module of torch names and shapes them."""
    weights, biases = list(layers.values())[::2], list(layers.values())[1::2]
    shapes = ((6, 1, 5, 5), (16, 6, 5, 5), (120, 400), (84, 120), (10, 84))
    arrays: Arrays = {}
    for name, weight, bias, shape in zip(TORCH_NAMES, weights, biases, shapes, strict=True):
        arrays[f"{name}.weight"], arrays[f"{name}.bias"] = weight.reshape(shape), bias
    return arrays


def as_keras(layers: Mapping[str, NDArray[Any]]) -> Arrays:
    """Arrays as Keras shapes them: maps last, inputs before units, S4 place by place."""
    arrays: Arrays = {}
    for name, array in layers.items():
        kept = array
        if name == "c1_kernels":
            kept = array[:, None].transpose(2, 3, 1, 0)  # (5, 5, 1, 6)
        elif name == "c3_kernels":
            kept = array.transpose(2, 3, 1, 0)  # (5, 5, 6, 16)
        elif name == "c5_weights":
            kept = array.transpose(2, 3, 1, 0).reshape(400, 120)
        elif name.endswith("weights"):
            kept = array.T
        arrays[f"layer/{len(arrays)}"] = np.ascontiguousarray(kept)
    return arrays


def onnx_file(
    arrays: Arrays,
    kinds: Sequence[str] = ("Conv", "Relu", "MaxPool", "Flatten", "Gemm", "Softmax"),
    *,
    pads: int = 2,
    shapes: Mapping[str, tuple[int, ...]] | None = None,
    external: bool = False,
    typed: bool = False,
) -> bytes:
    """An ONNX file with these weights and nodes of these kinds.

    `shapes` are lies; `typed` puts the numbers where raw bytes would be.
    """
    parts = []
    for kind in kinds:
        settings = b""
        if kind == "Conv":
            padding = block(1, "pads") + packed(8, [pads] * 4) + integer(20, 7)
            settings = block(5, padding)
        parts.append(block(1, block(2, "x") + block(4, kind) + settings))
    for name, array in arrays.items():
        shape = (shapes or {}).get(name, array.shape)
        data = block(4 if typed else 9, array.tobytes())
        if external:
            where = block(1, "location") + block(2, "../weights.bin")
            data = block(13, where) + integer(14, 1)
        head = packed(1, [size % 2**64 for size in shape]) + integer(2, _KINDS[array.dtype])
        parts.append(block(5, head + block(8, name) + data))
    return integer(1, 8) + block(7, b"".join(parts)) + block(8, integer(2, 17))
