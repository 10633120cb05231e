"""docs/lenet5.ipynb runs from its first cell to its last, by public names, without torch or Qt."""

import re
from pathlib import Path
from typing import Any, Final

import pytest

import lenet

ROOT: Final = Path(__file__).parents[1]
NOTEBOOK: Final = ROOT / "docs" / "lenet5.ipynb"
_IMPORTED: Final = "import sys; print(sorted({'torch', 'PySide6', 'app'} & set(sys.modules)))"


@pytest.mark.filterwarnings("ignore")  # of the kernel's libraries
def test_every_cell_runs_and_says_what_the_file_shows() -> None:
    nbformat: Any = pytest.importorskip("nbformat")
    nbclient: Any = pytest.importorskip("nbclient")
    pytest.importorskip("matplotlib")
    pytest.importorskip("ipykernel")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    shown = printed(notebook)
    notebook.cells.append(nbformat.v4.new_code_cell(_IMPORTED))
    folder = {"metadata": {"path": str(ROOT)}}
    nbclient.NotebookClient(notebook, timeout=120, resources=folder).execute()
    found = printed(notebook)
    assert found.splitlines()[-1] == "[]"  # neither torch nor Qt
    assert len(re.findall("It reads a 5", shown)) == 1
    words = re.compile(r"[A-Za-z]+")  # the last digits may differ by the processor
    assert words.findall(found)[: len(words.findall(shown))] == words.findall(shown)


def printed(notebook: Any) -> str:
    """What the cells of a notebook printed."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return "".join(output.text for output in outputs if output.output_type == "stream")


def test_it_is_small_and_uses_public_names_only() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert len(text) < 200_000
    assert set(re.findall(r"\blenet\.(\w+)", text)) - {"ipynb"} <= {*lenet.__all__}
    assert not re.search(r"from lenet|import lenet\.", text)
