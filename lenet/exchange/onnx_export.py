"""The network of 1998 as an ONNX file: its nodes, its weights, and the codes of its output.

ONNX has no scaled tanh, no table and no RBF unit; they are written with what it has. Fields have
the numbers of onnx.proto (github.com/onnx/onnx).
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from lenet import __version__
from lenet.files.protobuf import block, integer, packed
from lenet.network import paper
from lenet.network.checkpoint import CARD_KEY, Model
from lenet.network.forward import dense_c3

OPSET: Final = 17
_IR_VERSION: Final = 8  # of the format, the one that opset 17 came with
_KINDS: Final = {np.dtype(np.float32): 1, np.dtype(np.int64): 7}  # TensorProto.DataType
_INT, _INTS = 2, 7  # AttributeProto.AttributeType
_ABOUT: Final = (
    "LeNet-5 of LeCun, Bottou, Bengio and Haffner, 1998. image: one digit of 28x28 in the middle"
    " of 32x32, paper -0.1 and ink 1.175. f6: the 84 states that are compared with the codes."
    " distances: squared distances from the ten codes; the smallest is the answer."
)


def onnx_content(model: Model) -> bytes:
    """Return the content of an ONNX file: image (1, 1, 32, 32) to f6 (1, 84), distances (1, 10)."""
    graph = [
        *_nodes(),
        block(2, "LeNet-5"),
        *(_tensor(name, array) for name, array in _weights(model).items()),
        block(10, _ABOUT),
        block(11, _value("image", (1, 1, paper.INPUT_SIDE, paper.INPUT_SIDE))),
        block(12, _value("f6", (1, paper.F6_UNITS))),
        block(12, _value("distances", (1, paper.CLASSES))),
    ]
    card = block(1, CARD_KEY) + block(2, json.dumps(asdict(model.card)))
    parts = [
        integer(1, _IR_VERSION),
        block(2, "lenet5-lab"),
        block(3, __version__),
        block(7, b"".join(graph)),
        block(8, integer(2, OPSET)),
        block(14, card),
    ]
    return b"".join(parts)


def _weights(model: Model) -> dict[str, NDArray[Any]]:
    """Return the arrays of the graph. Ours keep their names; their shapes are those of ONNX."""
    p = model.parameters
    return {
        "c1_kernels": p.c1_kernels[:, None],  # (6, 1, 5, 5)
        "c1_bias": p.c1_bias,
        "s2_coefficient": p.s2_coefficient[:, None, None],  # (6, 1, 1)
        "s2_bias": p.s2_bias[:, None, None],
        "c3_kernels": dense_c3(p.c3_kernels),  # (16, 6, 5, 5): 0 where the table has no dot
        "c3_bias": p.c3_bias,
        "s4_coefficient": p.s4_coefficient[:, None, None],  # (16, 1, 1)
        "s4_bias": p.s4_bias[:, None, None],
        "c5_weights": p.c5_weights,  # (120, 16, 5, 5)
        "c5_bias": p.c5_bias,
        "f6_weights": p.f6_weights,  # (84, 120)
        "f6_bias": p.f6_bias,
        "codes": paper.CODES[None],  # (1, 10, 84)
        "squash_a": np.array(paper.SQUASH_A, np.float32),
        "squash_s": np.array(paper.SQUASH_S, np.float32),
        "four": np.array(4, np.float32),
        "code_axis": np.array([1], np.int64),
        "unit_axis": np.array([2], np.int64),
    }


def _nodes() -> Iterator[bytes]:
    """Yield the nodes of the graph, in the order in which they compute."""
    pool = {"kernel_shape": (2, 2), "strides": (2, 2)}
    below = "image"
    for convolved, subsampled in (("c1", "s2"), ("c3", "s4")):
        weights = (f"{convolved}_kernels", f"{convolved}_bias")
        yield _node("Conv", (below, *weights), f"{convolved}_net")
        yield from _squash(convolved)
        # ONNX has the mean of a window; the network adds it up.
        yield _node("AveragePool", (convolved,), f"{subsampled}_mean", **pool)
        yield _node("Mul", (f"{subsampled}_mean", "four"), f"{subsampled}_sum")
        weighted = f"{subsampled}_weighted"
        yield _node("Mul", (f"{subsampled}_sum", f"{subsampled}_coefficient"), weighted)
        yield _node("Add", (weighted, f"{subsampled}_bias"), f"{subsampled}_net")
        yield from _squash(subsampled)
        below = subsampled
    yield _node("Conv", ("s4", "c5_weights", "c5_bias"), "c5_net")  # (1, 120, 1, 1)
    yield from _squash("c5")
    yield _node("Flatten", ("c5",), "c5_flat", axis=1)
    yield _node("Gemm", ("c5_flat", "f6_weights", "f6_bias"), "f6_net", transB=1)
    yield from _squash("f6")
    yield _node("Unsqueeze", ("f6", "code_axis"), "f6_row")  # (1, 1, 84)
    yield _node("Sub", ("f6_row", "codes"), "difference")  # (1, 10, 84)
    yield _node("Mul", ("difference", "difference"), "square")
    yield _node("ReduceSum", ("square", "unit_axis"), "distances", keepdims=0)


def _squash(layer: str) -> Iterator[bytes]:
    """Yield f(a) = A tanh(S a) on the net inputs of a layer."""
    yield _node("Mul", (f"{layer}_net", "squash_s"), f"{layer}_scaled")
    yield _node("Tanh", (f"{layer}_scaled",), f"{layer}_tanh")
    yield _node("Mul", (f"{layer}_tanh", "squash_a"), layer)


def _node(
    kind: str, inputs: tuple[str, ...], output: str, **settings: int | tuple[int, ...]
) -> bytes:
    """Return a node of the graph, named as what it gives."""
    parts = [*(block(1, name) for name in inputs), block(2, output), block(3, output)]
    parts.append(block(4, kind))
    for name, value in settings.items():
        if isinstance(value, int):
            content = block(1, name) + integer(3, value) + integer(20, _INT)
        else:
            content = block(1, name) + packed(8, value) + integer(20, _INTS)
        parts.append(block(5, content))
    return block(1, b"".join(parts))


def _tensor(name: str, array: NDArray[Any]) -> bytes:
    """Return an array of the graph."""
    little = array.astype(array.dtype.newbyteorder("<"))
    parts = [packed(1, array.shape)] if array.shape else []
    parts += [integer(2, _KINDS[array.dtype]), block(8, name), block(9, little.tobytes())]
    return block(5, b"".join(parts))


def _value(name: str, shape: tuple[int, ...]) -> bytes:
    """Return an input or output in single precision."""
    sizes = b"".join(block(1, integer(1, size)) for size in shape)
    tensor = integer(1, _KINDS[np.dtype(np.float32)]) + block(2, sizes)
    return block(1, name) + block(2, block(1, tensor))
