"""What all commands have in common: one sentence for a wrong file, any console, no torch."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def lenet(*arguments: str | Path, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lenet", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **changes},
        capture_output=True,
        encoding="utf-8",
        check=False,
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
