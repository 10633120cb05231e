"""`python -m lenet train` as a person types it: what it makes, what it refuses in a sentence."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lenet.cli.main import main
from lenet.data.ink_files import InkDigit, write_ink
from lenet.network.checkpoint import load_model
from lenet.runs.events import (
    BatchDone,
    PassDone,
    RunDone,
    RunResumed,
    StopsChanged,
    from_line,
)
from lenet.runs.folder import MODEL, RECIPE, open_run
from lenet.runs.recipe_file import recipe_text
from lenet.runs.spec import RunSpec, Stops, save_spec
from tests.app.context.training.samples import write_digits
from tests.lenet.training.samples import BATCHES, DRAWN


@pytest.fixture(autouse=True)
def no_commands(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A standard input that ends at once, as under a scheduler."""
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        yield


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of 160 digits to learn and 40 to test."""
    return write_digits(tmp_path / "data", train=160, test=40)


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(recipe_text(BATCHES), encoding="utf-8")
    return path


def save_ink(path: Path, label: int | None) -> Path:
    ring = np.array([[0, 0], [3, 8], [0, 9], [-3, 3], [0, 0]], dtype=np.float32)
    write_ink(path, [InkDigit(label, "me", (ring * size,)) for size in (1, 2, 3)])
    return path


def test_a_recipe_of_ones_own_gives_a_run_folder_with_model_and_events(
    data: Path, recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "run"
    arguments = ["--recipe", recipe, "--data", data, "--seed", 3, "--passes", 2, "--out", out]
    assert train(arguments) == 0
    run = open_run(out)
    assert (run.recipe.name, run.recipe.passes, run.started.seed) == ("batches", 2, 3)
    assert load_model(out / MODEL).card.passes == 2
    said = capsys.readouterr().out
    assert "pass 2/2" in said
    assert "wrong" in said
    assert "\r" not in said  # lines are redone on terminals only


def test_json_gives_one_event_a_line(
    data: Path, recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train(["--recipe", recipe, "--data", data, "--out", tmp_path / "run", "--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(isinstance(json.loads(line), dict) for line in lines)
    events = [from_line(line) for line in lines]
    assert [e.number for e in events if isinstance(e, PassDone)] == [1, 2, 3]
    assert any(isinstance(event, BatchDone) for event in events)
    assert isinstance(events[-1], RunDone)


def test_a_spec_file_trains_what_the_flags_train(data: Path, recipe: Path, tmp_path: Path) -> None:
    flags = ["--recipe", recipe, "--data", data, "--seed", 3, "--passes", 2, "--threads", 2]
    flags += ["--stop-after-minutes", 60]
    assert train([*flags, "--out", tmp_path / "flags"]) == 0
    spec = RunSpec(
        recipe=replace(BATCHES, passes=2),
        seed=3,
        threads=2,
        data_folder=str(data),
        stops=Stops(minutes=60),
    )
    save_spec(tmp_path / "spec.json", spec)
    assert train(["--spec", tmp_path / "spec.json", "--out", tmp_path / "file"]) == 0
    one, other = open_run(tmp_path / "flags"), open_run(tmp_path / "file")
    assert one.recipe == other.recipe == spec.recipe
    assert one.started == other.started
    assert StopsChanged(None, None, 60.0) in one.events
    assert StopsChanged(None, None, 60.0) in other.events


def test_resume_takes_recipe_seed_and_data_from_the_folder(
    data: Path, recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "run"
    assert train(["--recipe", recipe, "--data", data, "--out", out]) == 0
    before = load_model(out / MODEL).parameters.to_vector()
    (out / MODEL).unlink()
    capsys.readouterr()
    assert train(["--resume", out, "--json"]) == 0
    first = from_line(capsys.readouterr().out.splitlines()[0])
    assert isinstance(first, RunResumed)
    np.testing.assert_array_equal(load_model(out / MODEL).parameters.to_vector(), before)


def test_a_recipe_with_ink_learns_the_drawings_too(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "drawn.toml"
    path.write_text(recipe_text(DRAWN), encoding="utf-8")
    out, ink = tmp_path / "run", save_ink(tmp_path / "a.jsonl", 0)
    assert train(["--recipe", path, "--data", data, "--ink", ink, "--out", out]) == 0
    assert load_model(out / MODEL).card.data.endswith("and 3 drawings")
    assert open_run(out).started.patterns == 140 + 4  # share 1.5 of three drawings


REFUSED: list[tuple[list[str], str]] = [
    ([], "Give a recipe"),
    (["--recipe", "moderm"], "moderm is no recipe"),
    (["--recipe", "modern", "--seed", "-1"], "--seed is -1"),
    (["--recipe", "modern", "--threads", "0"], "--threads is 0"),
    (["--recipe", "modern", "--passes", "0"], "passes is 0"),
    (["--recipe", "modern", "--data", "{tmp}/nowhere"], "nowhere"),
    (["--recipe", "modern", "--ink", "{tmp}/known.jsonl"], "has no [ink]"),
    (["--recipe", "pen"], "give files with --ink"),
    (["--recipe", "pen", "--ink", "{tmp}/gone.jsonl"], "gone.jsonl cannot be read"),
    (["--recipe", "pen", "--ink", "{tmp}/letter.jsonl"], 'the label is "A"'),
    (["--recipe", "pen", "--ink", "{tmp}/unknown.jsonl"], "without a label"),
    (["--resume", "{tmp}/nowhere"], "nowhere"),
    (["--resume", "{tmp}", "--seed", "2"], "--seed cannot be given"),
    (["--spec", "{tmp}/nowhere"], "nowhere cannot be read"),
    (["--spec", "{tmp}", "--passes", "2"], "--passes cannot be given"),
]


@pytest.mark.parametrize(("arguments", "fault"), REFUSED, ids=[fault for _, fault in REFUSED])
def test_what_cannot_be_trained_is_refused_in_one_sentence(
    arguments: list[str], fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known, unknown = save_ink(tmp_path / "known.jsonl", 0), tmp_path / "unknown.jsonl"
    save_ink(unknown, None)
    letter = known.read_text(encoding="utf-8").replace('"label":0', '"label":"A"')
    (tmp_path / "letter.jsonl").write_text(letter, encoding="utf-8")
    out = tmp_path / "run"
    given = [argument.format(tmp=tmp_path) for argument in arguments]
    if "--resume" not in given:
        given += ["--out", str(out)]
    assert train(given) == 2
    said = capsys.readouterr().err
    assert fault in said
    assert said.startswith("lenet: ")
    assert said.count("\n") == 1
    assert not out.exists()


def test_a_folder_that_holds_something_is_not_trained_into(
    data: Path, recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train(["--recipe", recipe, "--data", data, "--out", data]) == 2
    assert str(data) in capsys.readouterr().err
    assert not (data / RECIPE).exists()


def train(arguments: Sequence[object]) -> int:
    return main(["train", *map(str, arguments)])
