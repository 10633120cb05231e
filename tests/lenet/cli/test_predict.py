"""`python -m lenet predict` and `evaluate`, as a person or a script runs them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lenet.cli.main import main
from lenet.data.idx import bundled_mnist
from lenet.data.ink_files import InkDigit, write_ink
from lenet.data.photo import rasterize_picture
from lenet.data.rasterize import rasterize_strokes
from lenet.evaluation.metrics import distances
from lenet.network.checkpoint import Card, Model, load_model, save_model
from lenet.network.forward import forward
from lenet.network.parameters import initial

ROOT = Path(__file__).parents[3]
MNIST = bundled_mnist("test")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model.safetensors"
    save_model(path, Model(initial(4), Card(name="untrained")))
    return path


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "Ziffer sieben ü.png"
    Image.fromarray(255 - MNIST.images[0]).save(path)
    return path


@pytest.fixture
def ink(tmp_path: Path) -> Path:
    rng = np.random.default_rng(0)
    strokes = [(rng.uniform(0, 50, (9, 2)).astype(np.float32),) for _ in range(3)]
    path = tmp_path / "ink.jsonl.gz"
    write_ink(path, [InkDigit(label, "w", stroke) for label, stroke in enumerate(strokes)])
    return path


def lenet(*arguments: str | Path, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lenet", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **changes},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_predict_prints_a_line_a_digit(
    model: Path, picture: Path, ink: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["predict", str(picture), str(ink), "--model", str(model)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.rsplit(": ")[0] for line in lines] == [
        str(picture),
        *(f"{ink}#{number}" for number in (1, 2, 3)),
    ]
    numbers = [float(number) for number in re.findall(r"\d+\.\d\d", lines[0])]
    rasterized = rasterize_picture(255 - MNIST.images[0])
    assert rasterized is not None
    trace = forward(load_model(model).parameters, rasterized.image)
    assert numbers == pytest.approx([*trace.distances, trace.margin], abs=0.006)
    assert f": {trace.answer} " in lines[0]


def test_predict_json_is_one_object_a_line(
    model: Path, ink: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["predict", str(ink), "--model", str(model), "--json"]) == 0
    entries = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(entries) == 3
    rng = np.random.default_rng(0)
    rasterized = rasterize_strokes([rng.uniform(0, 50, (9, 2)).astype(np.float32)])
    assert rasterized is not None
    trace = forward(load_model(model).parameters, rasterized.image)
    assert set(entries[0]) == {"file", "digit", "distances", "margin"}
    assert entries[0]["digit"] == trace.answer
    assert entries[0]["distances"] == pytest.approx(trace.distances.tolist(), abs=1e-3)
    assert entries[0]["margin"] == pytest.approx(trace.margin, abs=1e-3)


def test_a_blank_picture_has_no_digit(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blank = tmp_path / "blank.png"
    Image.new("L", (40, 40), 255).save(blank)
    assert main(["predict", str(blank), "--model", str(model)]) == 0
    assert capsys.readouterr().out == f"{blank}: there is no digit\n"
    assert main(["predict", str(blank), "--model", str(model), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["digit"] is None


def test_a_wrong_file_does_not_keep_the_others_from_being_read(
    model: Path, picture: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.png"
    wrong.write_bytes(b"")
    assert main(["predict", str(wrong), str(picture), "--model", str(model)]) == 2
    captured = capsys.readouterr()
    assert captured.err == f"lenet: {wrong} is empty: it has 0 bytes.\n"
    assert captured.out.startswith(f"{picture}: ")


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


def test_a_wrong_model_or_folder_is_one_sentence_on_stderr(model: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(model.read_bytes()[:-10])
    calls: list[list[str | Path]] = [
        ["evaluate", "--model", broken],
        ["evaluate", "--model", model, "--data", tmp_path / "nowhere"],
        ["predict", "--model", tmp_path, tmp_path],
    ]
    for arguments in calls:
        result = lenet(*arguments)
        assert result.returncode == 2
        assert result.stdout == ""
        assert re.fullmatch(r"lenet: .*\.\n", result.stderr)
        assert str(tmp_path) in result.stderr


def test_names_survive_a_console_without_utf_8(model: Path, picture: Path) -> None:
    result = lenet("predict", "--model", model, picture, PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert "Ziffer sieben ü.png: " in result.stdout


def test_a_reader_that_goes_away_makes_no_noise(model: Path, ink: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "lenet", "predict", "--model", model, *[ink] * 500],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.readline()
    child.stdout.close()
    assert child.stderr.read() == b""
    child.stderr.close()
    assert child.wait(timeout=60) == 1


def test_predict_and_evaluate_never_import_torch(model: Path, picture: Path) -> None:
    program = (
        "import sys; from lenet.cli.main import main; "
        f"main(['predict', {str(picture)!r}, '--model', {str(model)!r}]); "
        "sys.exit('torch' in sys.modules or 'PySide6' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert result.returncode == 0
