"""ONNX files that are wrong: each costs one sentence, little time and no other file."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from lenet.errors import InputError
from lenet.exchange.network_file import load_network
from lenet.exchange.onnx_export import onnx_content
from lenet.exchange.onnx_import import read_onnx
from lenet.files.protobuf import block, integer
from lenet.network.checkpoint import Card, Model
from lenet.network.forward import dense_c3
from lenet.network.parameters import initial
from tests.lenet.exchange.networks import as_torch, bundled, onnx_file

ARRAYS = as_torch(bundled(0).arrays())


def refused(path: Path, content: bytes, sentence: str) -> None:
    path.write_bytes(content)
    with pytest.raises(InputError, match=sentence) as caught:
        load_network(path)
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize(
    "shape", [(16, 6, 5, 6), (-16, -6, 5, 5), (2**62, 2**62), (1,) * 9, (2**63, 0)]
)
def test_a_lie_about_a_shape_is_told(tmp_path: Path, shape: tuple[int, ...]) -> None:
    content = onnx_file(ARRAYS, shapes={"conv2.weight": shape})
    refused(tmp_path / "x.onnx", content, r"says that conv2\.weight has the shape .* 9,600 bytes")


def test_two_gigabytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.onnx"
    with path.open("wb") as file:
        file.truncate(2 << 30)  # a hole: it takes no room on the disk
    with pytest.raises(InputError, match="is too large: up to 1 MiB are opened"):
        load_network(path)


def test_no_other_file_is_opened(tmp_path: Path) -> None:
    content = onnx_file(ARRAYS, external=True)
    refused(tmp_path / "x.onnx", content, "keeps its numbers in another file.*external_data=False")


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        (("Conv", "BatchNormalization"), "computes BatchNormalization, which no LeNet-5 does"),
        (("If", "Loop"), "computes If, which no LeNet-5 does"),
        (("Relu", "Tanh"), "computes both Relu and Tanh"),
        (("MaxPool", "Conv", "AveragePool"), "computes both AveragePool and MaxPool"),
    ],
)
def test_what_a_lenet_does_not_compute_is_named(
    tmp_path: Path, kinds: Sequence[str], sentence: str
) -> None:
    refused(tmp_path / "x.onnx", onnx_file(ARRAYS, kinds), sentence)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x08",
        b"\xff" * 40,
        b"\x0b\x0b\x0b",  # groups, which protocol buffers no longer have
        block(7, b"") + block(7, b"") + block(8, b""),
        block(7, block(1, b"\xff" * 12)) + block(8, b""),
        block(8, integer(2, 17)),
        (block(7, b"\x0a\x00" * 400_000) + block(8, b""))[: 1 << 20],
        block(7, block(5, b"\x08\x01" * 400_000)) + block(8, b""),
        b"\x0a\x02" * 9,
    ],
)
def test_what_is_not_onnx_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    refused(tmp_path / "x.onnx", content, "is not a whole ONNX file|no LeNet-5")


def test_graphs_within_graphs_are_not_followed(tmp_path: Path) -> None:
    inner = b""
    for _ in range(2_000):
        inner = block(5, block(6, block(1, inner)))  # a node's setting that is a graph
    graph = block(1, block(4, "Conv") + inner)
    refused(tmp_path / "x.onnx", block(7, graph) + block(8, b""), "is no LeNet-5")


def test_weights_may_be_constants_or_of_other_precision(tmp_path: Path) -> None:
    value = np.arange(3, dtype="<f8")
    tensor = block(1, b"\x03") + integer(2, 11) + block(10, value.tobytes())
    node = block(2, "w") + block(4, "Constant") + block(5, block(1, "value") + block(5, tensor))
    sizes = block(1, b"\x02") + integer(2, 7) + block(8, "sizes") + block(9, bytes(16))
    path = tmp_path / "x.onnx"
    path.write_bytes(block(7, block(1, node) + block(5, sizes)) + block(8, b""))
    file = read_onnx(path)
    assert list(file.arrays) == ["w"]
    assert (file.arrays["w"] == value).all()
    assert (file.squash, file.pooling, file.pads) == (None, None, False)


def test_a_table_other_than_that_of_1998_is_refused(tmp_path: Path) -> None:
    model = Model(initial(3), Card(name="x"))
    grid = dense_c3(model.parameters.c3_kernels)  # (16, 6, 5, 5)
    other = grid.copy()
    other[0, 3] = 1  # C3 map 0 does not see S2 map 3
    content = onnx_content(model).replace(grid.tobytes(), other.tobytes())
    refused(tmp_path / "x.onnx", content, "connects maps of S2 and C3 that the table of 1998")
    path = tmp_path / "y.onnx"
    path.write_bytes(onnx_content(model))
    again = load_network(path)
    assert isinstance(again, Model)
    assert (again.parameters.c3_kernels == model.parameters.c3_kernels).all()
