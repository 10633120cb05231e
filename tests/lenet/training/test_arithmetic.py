"""The bits of a run follow from its spec and the processor, not from the environment."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from lenet.network.checkpoint import load_model
from lenet.runs.events import RunResumed, RunStarted, to_line
from lenet.runs.folder import EVENTS, MODEL, open_run
from tests.lenet.training.samples import BATCHES, ONLINE
from tests.lenet.training.steered import begin, go_on
from tests.process import ROOT, run

TRAINED = """
import sys
from pathlib import Path
from tests.lenet.training.samples import BATCHES, ONLINE
from tests.lenet.training.steered import begin
for recipe in (BATCHES, ONLINE):
    list(begin(recipe, Path(sys.argv[1]) / recipe.name))
"""


def bits(folder: Path) -> list[str]:
    """The networks that a process of its own has trained."""
    paths = [folder / recipe.name / MODEL for recipe in (BATCHES, ONLINE)]
    vectors = [load_model(path).parameters.to_vector().tobytes() for path in paths]
    return [hashlib.sha256(vector).hexdigest() for vector in vectors]


def test_the_number_of_blas_threads_in_the_environment_changes_no_bit(tmp_path: Path) -> None:
    # With the kernels of this processor, products of these sizes give other bits on two threads;
    # other processors' OpenBLAS does not know the name, and the test holds there anyway.
    for threads in ("1", "2"):
        environment = {"OPENBLAS_NUM_THREADS": threads, "OPENBLAS_CORETYPE": "Haswell"}
        result = run("-c", TRAINED, tmp_path / threads, **environment)
        assert result.returncode == 0, result.stderr
    assert bits(tmp_path / "1") == bits(tmp_path / "2")


def test_a_run_resumed_with_other_arithmetic_says_so_and_goes_on(tmp_path: Path) -> None:
    whole = begin(ONLINE, tmp_path / "run")
    started = next(whole)
    whole.close()  # type: ignore[attr-defined]
    assert isinstance(started, RunStarted)
    assert started.arithmetic.startswith("numpy ")
    other = replace(started, arithmetic="numpy 9.9, openblas 9.9 Pentium")
    (tmp_path / "run" / EVENTS).write_text(to_line(other) + "\n", encoding="utf-8")
    resumed = next(go_on(tmp_path / "run"))
    assert isinstance(resumed, RunResumed)
    assert resumed.arithmetic == started.arithmetic
    assert resumed.arithmetic_before == other.arithmetic
    assert open_run(tmp_path / "run").events[-1] == resumed


@pytest.mark.parametrize("arithmetic", ["", None], ids=["version 0.1", "the same"])
def test_a_run_resumed_with_the_same_arithmetic_says_nothing_of_it(
    tmp_path: Path, arithmetic: str | None
) -> None:
    whole = begin(ONLINE, tmp_path / "run")
    started = next(whole)
    whole.close()  # type: ignore[attr-defined]
    assert isinstance(started, RunStarted)
    if arithmetic is not None:
        started = replace(started, arithmetic=arithmetic)
        (tmp_path / "run" / EVENTS).write_text(to_line(started) + "\n", encoding="utf-8")
    resumed = next(go_on(tmp_path / "run"))
    assert isinstance(resumed, RunResumed)
    assert resumed.arithmetic == resumed.arithmetic_before == ""


def test_an_import_changes_the_environment_of_no_child() -> None:
    code = "import os; before = dict(os.environ); import lenet.__main__, lenet.training.train;"
    kept = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    subprocess.run(
        [sys.executable, "-c", code + "assert dict(os.environ) == before"],
        cwd=ROOT,
        env=kept,
        check=True,
    )
