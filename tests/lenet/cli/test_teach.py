"""`python -m lenet teach`, as a person, a script or the window runs it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lenet.cli.main import main
from lenet.data.ink_files import write_ink
from lenet.network.checkpoint import load_model
from lenet.resources import tutorial_model_paths
from lenet.runs.commands import Stop, to_line
from tests.lenet.training.teaching.hand import drawings
from tests.process import ROOT


@pytest.fixture
def two_hands(tmp_path: Path) -> Path:
    path = tmp_path / "class.jsonl"
    write_ink(path, drawings(1, writer="Ann") + drawings(1, seed=5, writer="Ben"))
    return path


def child(*arguments: str | Path, commands: str = "") -> tuple[int, list[dict[str, Any]]]:
    """Teach in a process of its own; its exit status and events."""
    ended = subprocess.run(
        [sys.executable, "-m", "lenet", "teach", "--json", *map(str, arguments)],
        cwd=ROOT,
        input=commands,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return ended.returncode, [json.loads(line) for line in ended.stdout.splitlines()]


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """The one line that a refused command writes."""
    assert main(["teach", *map(str, arguments)]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    return error.removeprefix("lenet: ").rstrip("\n")


def test_the_last_line_has_before_and_after(tmp_path: Path, two_hands: Path) -> None:
    out = tmp_path / "ann.safetensors"
    given = ("--ink", two_hands, "--model", "paper", "--writer", "Ann", "--seed", "2")
    status, lines = child(*given, "--out", out)
    assert status == 0
    assert lines[0]["event"] == "TeachingStarted"
    assert (lines[0]["model"], lines[0]["writers"], lines[0]["seed"]) == ("paper", ["Ann"], 2)
    done = lines[-1]
    assert done["event"] == "TeachingDone"
    card = load_model(out).card
    assert card.taught is not None
    assert done["before"]["test_errors"] == card.taught.test_errors_before
    assert done["after"]["test_errors"] == card.test_errors
    assert (done["own_count"], len(done["after"]["own_answers"])) == (10, 10)
    assert done["seconds"] > 0


def test_a_person_reads_lines_and_a_class_has_a_table(
    tmp_path: Path, two_hands: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "class.csv"
    assert main(["teach", "--class", "--ink", str(two_hands), "--csv", str(table)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "pen learns 20 drawings of Ann, Ben, seed 0"
    assert printed[1].startswith("Ann: 10 drawings, wrong ")
    assert printed[-1].startswith("2 writers, each read by a network that learned the others:")
    assert [line.split(",")[0] for line in table.read_text().splitlines()] == [
        "writer",
        "Ann",
        "Ben",
    ]


def test_torch_is_not_imported(tmp_path: Path, two_hands: Path) -> None:
    code = (
        "import sys; sys.modules['torch'] = None; from lenet.cli.main import main;"
        f"sys.exit(main(['teach', '--ink', {str(two_hands)!r}, '--out',"
        f" {str(tmp_path / 'm.safetensors')!r}]))"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr


def test_what_cannot_be_taught_is_one_sentence_each(
    tmp_path: Path, two_hands: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "m.safetensors"
    empty = tmp_path / "empty.jsonl"
    empty.write_bytes(b"")
    newer = tmp_path / "newer.jsonl"
    newer.write_text('{"version": 9, "ink": "another way"}\n', encoding="utf-8")
    no_network, _ = tutorial_model_paths()
    ink = ("--ink", two_hands)
    assert refusal(capsys, "--ink", empty, "--out", out) == f"{empty} holds no digit."
    assert str(newer) in refusal(capsys, "--ink", newer, "--out", out)
    assert "so it is not a LeNet-5 model" in refusal(
        capsys, *ink, "--out", out, "--model", no_network
    )
    assert "There is no drawing of Cy" in refusal(capsys, *ink, "--out", out, "--writer", "Cy")
    assert "must not be negative" in refusal(capsys, *ink, "--out", out, "--seed", "-1")
    assert "Give the file of the new model" in refusal(capsys, *ink)
    assert "--class" in refusal(capsys, *ink, "--out", out, "--csv", tmp_path / "t.csv")
    assert "no such folder" in refusal(capsys, *ink, "--out", tmp_path / "no" / "m.safetensors")
    assert not out.exists()


def test_with_json_a_refusal_is_an_event_too(tmp_path: Path, two_hands: Path) -> None:
    status, events = child("--ink", two_hands, "--out", tmp_path / "m.txt")
    assert status == 2
    assert events[-1]["event"] == "RunFailed"
    assert events[-1]["template"] == "{path} is no name of a model: it must end in {end}."


def test_a_command_on_standard_input_stops_it(tmp_path: Path, two_hands: Path) -> None:
    out = tmp_path / "m.safetensors"
    status, events = child("--ink", two_hands, "--out", out, commands=to_line(Stop()) + "\n")
    assert status == 0
    assert events[-1] == {"event": "TeachingStopped"}
    assert not out.exists()
