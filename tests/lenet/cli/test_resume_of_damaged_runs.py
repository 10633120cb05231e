"""`lenet train --resume` of a run whose events were damaged ends in one sentence, or goes on."""

import json
import shutil
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from lenet.cli.main import main
from lenet.runs.events import PassDone, RateChanged, RunStarted, StopsChanged
from lenet.runs.folder import EVENTS, EventLog
from lenet.runs.recipe_file import recipe_text
from tests.app.context.training.samples import write_digits
from tests.lenet.training.samples import ONLINE

KINDS = (RunStarted, PassDone, RateChanged, StopsChanged)
WRONG: tuple[Any, ...] = (None, "x", -1, 1e400, [], {}, 2**70)
CASES = [(kind.__name__, part.name) for kind in KINDS for part in fields(kind)]


@pytest.fixture(scope="module")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run of one pass."""
    folder = tmp_path_factory.mktemp("damaged")
    data = write_digits(folder / "digits", train=20, test=10)
    (folder / "recipe.toml").write_text(recipe_text(ONLINE), encoding="utf-8")
    arguments = ["--recipe", folder / "recipe.toml", "--data", data, "--out", folder / "run"]
    assert main(["train", *map(str, arguments), "--passes", "1"]) == 0
    with EventLog(folder / "run") as log:
        log.append(RateChanged(1, 0, 1.0))
        log.append(StopsChanged(None, None, None))
    return folder / "run"


@pytest.mark.parametrize(("kind", "name"), CASES, ids=[" ".join(case) for case in CASES])
def test_a_wrong_value_ends_in_one_sentence_or_is_left_out(
    kind: str, name: str, run_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (run_folder / EVENTS).read_text(encoding="utf-8").splitlines()
    for number, wrong in enumerate(WRONG):
        folder = tmp_path / str(number)
        shutil.copytree(run_folder, folder)
        damaged = [_with(line, kind, name, wrong) for line in lines]
        (folder / EVENTS).write_text("\n".join(damaged) + "\n", encoding="utf-8")
        status = main(["train", "--resume", str(folder)])
        said = capsys.readouterr().err
        assert status in (0, 1, 2), (wrong, status)
        assert said.count("\n") == (status != 0), (wrong, said)
        assert len(said) < 300 + len(str(folder)), wrong


def _with(line: str, kind: str, name: str, wrong: Any) -> str:
    entries = json.loads(line)
    return json.dumps(entries | {name: wrong}) if entries["event"] == kind else line
