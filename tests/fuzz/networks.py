"""Makers of networks as other programs write them: ONNX and safetensors of any names."""

import random
from typing import Final

import numpy as np
from safetensors.numpy import save

from lenet.exchange.onnx_export import onnx_content
from lenet.files.protobuf import block
from lenet.network.checkpoint import Card, Model
from lenet.network.parameters import initial
from tests.fuzz.measure import Case
from tests.fuzz.mutate import spoiled
from tests.lenet.exchange.networks import Arrays, as_keras, as_torch, bundled, onnx_file

# What is told is not guessed, which would take some seconds a case.
_FACTS: Final = {"squash": "tanh", "pooling": "mean", "background": "0", "ink": "1"}
_OURS: Final = onnx_content(Model(initial(0), Card("n")))
_LAYERS: Final = bundled(1).arrays()
_SIZES: Final = (0, 1, 5, 6, 400, -1, 2**31, 2**62)
_NODES: Final = ("Conv", "Tanh", "AveragePool", "Gemm", "Relu", "If", "Constant", "Softmax", "")


def network(rng: random.Random) -> Case:
    """A network whose shapes, numbers, nodes or bytes are wrong, or which is sound."""
    arrays = (as_keras if rng.random() < 0.3 else as_torch)(_LAYERS)
    is_wrong = rng.random() < 0.5 and _spoil(arrays, rng)
    kind = rng.randrange(4)
    if kind == 0:
        content = save(arrays, metadata=_FACTS)
    elif kind == 1:
        content, is_wrong = _OURS, False
    else:
        content, lies = _onnx(arrays, rng)
        is_wrong = is_wrong or lies
    if rng.random() < 0.4:
        return Case(spoiled(content, rng))
    return Case(content, is_wrong)


def _spoil(arrays: Arrays, rng: random.Random) -> bool:
    """Change an array to one that is none of a LeNet-5."""
    name = rng.choice(list(arrays))
    wrong = (
        arrays[name].reshape(1, 1, -1),
        arrays[name].ravel()[:-1],
        np.full_like(arrays[name], rng.choice((np.nan, np.inf, 1e30))),
    )
    arrays[name] = rng.choice(wrong)
    return True


def _onnx(arrays: Arrays, rng: random.Random) -> tuple[bytes, bool]:
    """An ONNX file, and whether it is wrong."""
    name = rng.choice(list(arrays))
    shapes = {}
    if rng.random() < 0.3:
        shapes = {name: tuple(rng.choice(_SIZES) for _ in range(rng.choice((0, 1, 4, 9))))}
    kinds = ["Conv", "Tanh", "AveragePool"]
    if rng.random() < 0.3:
        kinds += rng.choices(_NODES, k=2)
    external = rng.random() < 0.1
    content = onnx_file(arrays, kinds, shapes=shapes, external=external, pads=rng.choice((0, 2)))
    told = b"".join(block(14, block(1, key) + block(2, value)) for key, value in _FACTS.items())
    is_wrong = external or bool({"", "If", "Relu"}.intersection(kinds))
    lies = any(shape != arrays[at].shape for at, shape in shapes.items())
    return content + told, is_wrong or lies
