"""`--model` takes a name or a file; a student's network is evaluated; `export` writes it."""

import json
from pathlib import Path

import pytest
from safetensors.numpy import save_file

from lenet.cli.main import main
from lenet.network.checkpoint import load_model
from lenet.network.tutorial import load_tutorial
from lenet.resources import bundled_models, find_model, tutorial_model_paths
from tests.lenet.exchange.networks import as_torch, bundled


def test_every_bundled_model_has_a_name_and_any_file_its_path(tmp_path: Path) -> None:
    for name, path in bundled_models().items():
        assert find_model(name) == path
    assert find_model("tutorial-tanh-mean") == tutorial_model_paths()[1]
    (tmp_path / "plain").touch()
    assert find_model(str(tmp_path / "plain")) == tmp_path / "plain"
    assert find_model("missing.onnx") == Path("missing.onnx")


def test_a_name_is_evaluated(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--model", "paper", "--json"]) == 0
    card = load_model(bundled_models()["paper"]).card
    assert json.loads(capsys.readouterr().out)["errors"] == card.test_errors


def test_a_wrong_name_says_the_right_ones(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["evaluate"], ["predict", "x.png"], ["export", "--to", "x.onnx"]):
        assert main([*command, "--model", "papr"]) == 2
        assert capsys.readouterr().err == (
            "lenet: papr is no model: give one of pen, modern, paper-distorted, paper,"
            " tutorial-relu-max, tutorial-tanh-mean, or a model file.\n"
        )


def test_a_network_of_a_tutorial_is_evaluated_and_what_was_guessed_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.safetensors"
    facts = {"squash": "tanh", "pooling": "mean", "background": "-0.1", "ink": "1.175"}
    save_file(as_torch(bundled(1).arrays()), path, metadata=facts)
    assert main(["evaluate", "--model", str(path), "--json"]) == 0
    said = capsys.readouterr()
    card = load_tutorial(tutorial_model_paths()[1]).card
    assert json.loads(said.out)["errors"] == card.test_errors
    assert said.err.startswith(f"{path}: taken as a LeNet-5 of tutorials with tanh and mean")
    assert main(["predict", "x.png", "--model", str(path)]) == 2
    assert "is a LeNet-5 of today's tutorials, not of 1998" in capsys.readouterr().err


def test_export_names_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "a.onnx"
    assert main(["export", "--model", "paper", "--to", str(target)]) == 0
    said = capsys.readouterr().out
    assert said == f"{target}: ONNX of opset 17: image 1x1x32x32 to f6 1x84 and distances 1x10\n"
    assert main(["export", "--model", str(target), "--to", str(tmp_path / "b.npz")]) == 0
    assert main(["export", "--to", str(tmp_path)]) == 2
