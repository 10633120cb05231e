"""Networks for other programs: onnxruntime and torch read them as we do; nothing is half there."""

import json
import os
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from lenet.data.idx import bundled_mnist
from lenet.errors import InputError
from lenet.evaluation.metrics import distances
from lenet.exchange.export import EXPORT_SUFFIXES, export_model
from lenet.exchange.network_file import load_network
from lenet.exchange.onnx_export import OPSET, onnx_content
from lenet.network import paper
from lenet.network.checkpoint import Card, Model, load_model
from lenet.network.forward import forward, network_input
from lenet.network.parameters import initial
from lenet.resources import bundled_models
from tests.lenet.files.full_disk import room_for

PAPER = load_model(bundled_models()["paper"])
IMAGES = bundled_mnist("test").images[:50]


def test_onnxruntime_reads_digits_as_we_do() -> None:
    runtime = pytest.importorskip("onnxruntime")
    content = onnx_content(PAPER)
    session = runtime.InferenceSession(content, providers=["CPUExecutionProvider"])
    (image,) = session.get_inputs()
    assert (image.name, image.shape) == ("image", [1, 1, 32, 32])
    outputs = {output.name: output.shape for output in session.get_outputs()}
    assert outputs == {"f6": [1, 84], "distances": [1, 10]}
    assert session.get_modelmeta().custom_metadata_map["card"] == json.dumps(asdict(PAPER.card))
    for digit in network_input(IMAGES):
        f6, found = session.run(["f6", "distances"], {"image": digit[None, None]})
        trace = forward(PAPER.parameters, digit)
        np.testing.assert_allclose(f6[0], trace.f6, atol=1e-4)
        np.testing.assert_allclose(found[0], trace.distances, rtol=1e-4, atol=1e-3)


def test_what_was_exported_opens_as_the_same_model(tmp_path: Path) -> None:
    (path,) = export_model(PAPER, tmp_path / "größe 1.onnx")
    again = load_network(path)
    assert isinstance(again, Model)
    assert again.card == PAPER.card
    assert (again.parameters.to_vector() == PAPER.parameters.to_vector()).all()
    assert OPSET == 17  # docs/how-to.md and the command say so


def test_the_pytorch_file_is_short_and_computes_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    torch = pytest.importorskip("torch")
    files = export_model(PAPER, tmp_path / "student.py")
    assert [path.name for path in files] == ["student.py", "student.safetensors"]
    text = files[0].read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    assert "lenet." not in text  # it needs nothing of this program
    names: dict[str, object] = {"__name__": "__main__", "__file__": str(files[0])}
    exec(compile(text, str(files[0]), "exec"), names)
    assert capsys.readouterr().out.splitlines()[-1] == "answer: 1"  # of a bar of ink
    network = names["load"]()  # type: ignore[operator]
    assert sum(parameter.numel() for parameter in network.parameters()) == 60_000
    assert (network.codes.numpy() == paper.CODES).all()
    assert names["C3_TABLE"] == paper.C3_TABLE
    digits = torch.from_numpy(IMAGES / np.float32(255))
    found = network(names["as_input"](digits)).detach().numpy()  # type: ignore[operator]
    np.testing.assert_allclose(found, distances(PAPER.parameters, IMAGES), rtol=1e-4, atol=1e-3)


def test_the_arrays_are_those_of_the_model_with_codes_and_table(tmp_path: Path) -> None:
    (path,) = export_model(PAPER, tmp_path / "weights.npz")
    with np.load(path, allow_pickle=False) as file:
        for name, array in PAPER.parameters.arrays().items():
            assert (file[name] == array).all()
        assert (file["codes"] == paper.CODES).all()
        assert file["c3_kernel_maps"].tolist() == [list(pair) for pair in paper.C3_KERNELS]


@pytest.mark.parametrize("suffix", EXPORT_SUFFIXES)
def test_a_full_disk_leaves_nothing_but_a_sentence(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"net{suffix}"
    with room_for(100_000), pytest.raises(InputError, match="could not be saved: File too large"):
        export_model(PAPER, path)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_after_the_weights_leaves_no_weights(tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    path.mkdir()  # so that the second file cannot be put there
    with pytest.raises(InputError, match="could not be saved"):
        export_model(PAPER, path)
    assert [file.name for file in tmp_path.iterdir()] == ["net.py"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(InputError, match="could not be saved: Permission denied"):
        export_model(PAPER, tmp_path / "net.onnx")


def test_a_missing_folder_and_another_ending_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"net\.onnx could not be saved: No such file"):
        export_model(PAPER, tmp_path / "none" / "net.onnx")
    with pytest.raises(InputError, match=r"its name must end in \.onnx, \.py, \.npz"):
        export_model(PAPER, tmp_path / "net.pt")


def test_another_network_beside_the_script_is_not_overwritten(tmp_path: Path) -> None:
    export_model(PAPER, tmp_path / "net.py")
    export_model(PAPER, tmp_path / "net.py")  # the same again
    before = (tmp_path / "net.safetensors").read_bytes()
    with pytest.raises(InputError, match="is there already and is another network"):
        export_model(Model(initial(1), Card(name="other")), tmp_path / "net.py")
    assert (tmp_path / "net.safetensors").read_bytes() == before
