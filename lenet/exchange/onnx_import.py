"""Read an ONNX file: its weights, and what its nodes say of a LeNet-5. Nothing of it is run.

Fields have the numbers of onnx.proto (github.com/onnx/onnx). Only the weights, the kinds of the
nodes and the padding of convolutions are looked at; no graph within a graph is followed.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from lenet.errors import InputError
from lenet.files.decode import shortened
from lenet.files.foreign_file import read_file
from lenet.files.protobuf import Message
from lenet.network.tutorial import Pooling, Squash

_MOST_BYTES: Final = 1 << 20  # of a file; in double precision a network takes 0.5 MB
_MOST_NODES: Final = 1_000  # of nodes, and of weights: a LeNet-5 has some 15 of each
_MOST_FIELDS: Final = 20_000  # of a message that is no list of weights
_MOST_AXES: Final = 8
_KINDS: Final = {1: "<f4", 10: "<f2", 11: "<f8"}  # TensorProto.DataType
_TYPED: Final = {1: 4, 11: 10}  # the field with the numbers of a kind, where raw_data is not used
_EXTERNAL: Final = 1  # TensorProto.DataLocation
_SQUASH_OF: Final[dict[str, Squash]] = {"Relu": "relu", "Tanh": "tanh", "Sigmoid": "sigmoid"}
_POOLING_OF: Final[dict[str, Pooling]] = {"MaxPool": "max", "AveragePool": "mean"}
# What a LeNet-5 with its input and output may be written with, besides those.
_OTHERS: Final = frozenset(
    (
        *("Conv", "Gemm", "MatMul", "Add", "Sub", "Mul", "Div", "Softmax", "LogSoftmax"),
        *("Flatten", "Reshape", "Transpose", "Unsqueeze", "Squeeze", "Constant", "Identity"),
        *("Shape", "Gather", "Concat", "Slice", "Cast", "Pad", "Dropout", "ReduceSum", "ArgMax"),
    )
)
_T = TypeVar("_T")


@dataclass(frozen=True, eq=False)
class OnnxFile:
    """The weights of an ONNX file by name, and what its nodes say; None where they say nothing."""

    arrays: dict[str, NDArray[Any]]  # of floating point, with at least one axis
    facts: dict[str, str]  # its metadata
    squash: Squash | None
    pooling: Pooling | None
    pads: bool  # whether the first convolution pads its input with 0


def read_onnx(path: Path) -> OnnxFile:
    """Read an ONNX file of at most 1 MiB.

    Raises InputError, naming the file and the fault, for a file that cannot be read, is larger, is
    not ONNX, keeps numbers in other files, lies about their shapes, or has nodes that no LeNet-5
    has.
    """
    content = read_file(path, _MOST_BYTES)
    try:
        return _read(content, path)
    except ValueError as error:
        if isinstance(error, InputError):
            raise
        raise InputError("{path} is not a whole ONNX file, so it is not opened.", path=path) from (
            error
        )


def _read(content: bytes, path: Path) -> OnnxFile:
    """Return what is in the content of a file. Raises ValueError for what is not ONNX."""
    model = Message(content, _MOST_FIELDS)
    graphs = model.blocks(7)
    if len(graphs) != 1 or not model.blocks(8):  # a graph, and the version of its operators
        raise ValueError("no graph")
    graph = Message(graphs[0], _MOST_FIELDS)
    nodes = [Message(node, _MOST_FIELDS) for node in _few(graph.blocks(1))]
    kinds = [node.text(4) for node in nodes]
    _check_kinds(kinds, path)
    entries = [Message(entry, _MOST_FIELDS) for entry in _few(model.blocks(14))]
    return OnnxFile(
        arrays=dict(_weights(graph, nodes, path)),
        facts={entry.text(1): entry.text(2) for entry in entries},
        squash=_one_of(_SQUASH_OF, kinds),
        pooling=_one_of(_POOLING_OF, kinds),
        pads=_pads(nodes),
    )


def _few(parts: list[_T]) -> list[_T]:
    if len(parts) > _MOST_NODES:
        raise ValueError("too many parts")
    return parts


def _check_kinds(kinds: Iterable[str], path: Path) -> None:
    """Raise InputError for a node that no LeNet-5 has."""
    known = _OTHERS.union(_SQUASH_OF, _POOLING_OF)
    unknown = next((kind for kind in kinds if kind not in known), None)
    if unknown is not None:
        raise InputError(
            "{path} computes {kind}, which no LeNet-5 does.", path=path, kind=shortened(unknown)
        )
    for group in (_SQUASH_OF, _POOLING_OF):
        used = sorted(set(group).intersection(kinds))
        if len(used) > 1:
            raise InputError(
                "{path} computes both {first} and {second}; a tutorial LeNet-5 has one of them.",
                path=path,
                first=used[0],
                second=used[1],
            )


def _one_of(group: dict[str, _T], kinds: Iterable[str]) -> _T | None:
    return next((group[kind] for kind in kinds if kind in group), None)


def _pads(nodes: Iterable[Message]) -> bool:
    """Return whether the first convolution pads its input, as it does for digits of 28x28."""
    first = next((node for node in nodes if node.text(4) == "Conv"), None)
    for content in _few(first.blocks(5)) if first is not None else ():
        setting = Message(content, _MOST_FIELDS)
        if setting.text(1) == "pads":
            return any(setting.integers(8))
        if setting.text(1) == "auto_pad":
            return setting.text(4).startswith("SAME")
    return False


def _weights(
    graph: Message, nodes: Iterable[Message], path: Path
) -> Iterator[tuple[str, NDArray[Any]]]:
    """Yield name and numbers of the weights: initializers, and tensors of Constant nodes."""
    for content in _few(graph.blocks(5)):
        yield from _weight(Message(content, len(content)), "", path)
    if graph.blocks(15):
        raise InputError("{path} has sparse weights, which no LeNet-5 has.", path=path)
    for node in nodes:
        if node.text(4) == "Constant":
            for content in _few(node.blocks(5)):
                for tensor in Message(content, _MOST_FIELDS).blocks(5):
                    yield from _weight(Message(tensor, len(tensor)), node.text(2), path)


def _weight(tensor: Message, name: str, path: Path) -> Iterator[tuple[str, NDArray[Any]]]:
    """Yield name and numbers of one tensor, unless it is a single number or a list of sizes."""
    name = tensor.text(8) or name
    if tensor.integer(14) == _EXTERNAL or tensor.blocks(13):
        raise InputError(
            "{path} keeps its numbers in another file, which is not opened: export the network with"
            " external_data=False.",
            path=path,
        )
    kind = tensor.integer(2)
    shape = tuple(tensor.integers(1))
    if kind not in _KINDS or not shape:
        return
    dtype = np.dtype(_KINDS[kind])
    data = b"".join(tensor.blocks(9)) or b"".join(tensor.blocks(_TYPED.get(kind, 9)))
    size = math.prod(shape)
    if len(shape) > _MOST_AXES or min(shape) < 0 or size * dtype.itemsize != len(data):
        raise InputError(
            "{path} says that {name} has the shape {shape}, and has {size:,} bytes of it.",
            path=path,
            name=shortened(name),
            shape=shortened(shape_text(shape)),
            size=len(data),
        )
    yield name, np.frombuffer(data, dtype).reshape(shape)


def shape_text(shape: tuple[int, ...]) -> str:
    """Return a shape as a person writes it, such as 6×1×5×5."""
    return "×".join(map(str, shape))
