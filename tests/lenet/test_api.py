"""The public API: docs/api.md lists it and shows it, and importing it costs next to nothing."""

import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import lenet

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
CONSTANTS = {"C3_TABLE", "CODES"}


def imported(code: str) -> set[str]:
    """The top-level modules that a fresh Python has imported after some lines of code."""
    lines = f"{code}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", lines], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_page_lists_every_public_name_once() -> None:
    assert sorted(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == sorted(lenet.__all__)


def test_the_lines_of_the_page_run_and_give_the_errors_on_the_models_card(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert len(code.splitlines()) <= 12
    names: dict[str, Any] = {}
    exec(code, names)
    answer, *_, last = capsys.readouterr().out.splitlines()
    assert answer.startswith("7 [")
    assert names["loss"] == names["trace"].distances[1]
    assert last.startswith(f"{names['model'].card.test_errors} of 10000 ")


@pytest.mark.parametrize("name", lenet.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(lenet, name)
    assert name in dir(lenet)
    assert name in CONSTANTS or inspect.getdoc(value)


def test_another_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = lenet.nothing  # type: ignore[attr-defined]


def test_importing_lenet_imports_no_package() -> None:
    assert not imported("import lenet") & {"numpy", "PIL", "safetensors", "torch", "PySide6"}


def test_the_public_names_need_neither_torch_nor_qt() -> None:
    everything = imported("from lenet import *")
    assert "numpy" in everything
    assert not everything & {"torch", "PySide6", "pyqtgraph", "app"}
