"""`python -m lenet predict`, as a person or a script runs it."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lenet.cli.main import main
from lenet.data.idx import bundled_mnist
from lenet.data.photo import rasterize_picture
from lenet.data.rasterize import rasterize_strokes
from lenet.network.checkpoint import load_model
from lenet.network.forward import forward

MNIST = bundled_mnist("test")


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
