"""`python -m lenet evaluate`, as a person or a script runs it."""

import json
from pathlib import Path

import numpy as np
import pytest

from lenet.cli.main import main
from lenet.data.idx import bundled_mnist
from lenet.evaluation.metrics import distances
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_models

MNIST = bundled_mnist("test")


def test_evaluate_json_has_exactly_the_promised_keys(
    model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "--model", str(model), "--json"]) == 0
    result = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert list(result) == ["count", "errors", "error_rate", "confusion"]
    answers = distances(load_model(model).parameters, MNIST.images).argmin(axis=1)
    confusion = np.zeros((10, 10), dtype=int)
    np.add.at(confusion, (MNIST.labels, answers), 1)
    assert result["confusion"] == confusion.tolist()
    assert result["count"] == 10_000
    assert result["errors"] == int((answers != MNIST.labels).sum())
    assert result["error_rate"] == result["errors"] / 10_000


def test_evaluate_reads_ink_and_prints_a_table(
    model: Path, ink: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "--model", str(model), "--ink", str(ink), str(ink)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "count 6"
    assert len(lines) == 3 + 2 + 10
    assert sum(int(cell) for line in lines[5:] for cell in line.split()[1:]) == 6


def test_evaluate_refuses_ink_without_labels(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "unknown.jsonl"
    path.write_text('{"strokes": [[[1, 2]]]}\n', encoding="utf-8")
    assert main(["evaluate", "--model", str(model), "--ink", str(path)]) == 2
    assert capsys.readouterr().err == (
        f"lenet: {path}: digit 1 has no label, so it cannot be judged.\n"
    )


def test_a_model_that_comes_along_is_found_by_its_name(
    ink: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = bundled_models()["paper"]
    assert main(["evaluate", "--model", "paper", "--ink", str(ink), "--json"]) == 0
    by_name = capsys.readouterr().out
    assert main(["evaluate", "--model", str(path), "--ink", str(ink), "--json"]) == 0
    assert capsys.readouterr().out == by_name


def test_a_name_that_no_model_has_is_told_with_those_there_are(
    ink: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "--model", "papr", "--ink", str(ink)]) == 2
    assert capsys.readouterr().err == (
        "lenet: papr is no model: give one of pen, modern, paper-distorted, paper,"
        " tutorial-relu-max, tutorial-tanh-mean, or a model file.\n"
    )
