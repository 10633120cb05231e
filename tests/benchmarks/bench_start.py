"""From process start to the first painted window and answer; memory of the window process."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from lenet.data.ink_files import InkDigit, write_ink
from tests.benchmarks.measure import Measurement
from tests.benchmarks.strokes import two_strokes

_RUNS = 9
_CHILD = "tests.benchmarks.start_child"
_IMPORTS = "import torch, PySide6.QtWidgets, pyqtgraph"


def run() -> Iterator[Measurement]:
    with tempfile.TemporaryDirectory() as folder:
        drawing = Path(folder) / "four.jsonl"
        write_ink(drawing, [InkDigit(4, "", two_strokes(points=200))])
        _start(drawing)  # fills the disk cache, and is not counted
        _import()
        rounds = [(_start(drawing), _import()) for _ in range(_RUNS)]  # in turn: machines drift
    for key, name, target in (
        ("painted", "process start to first painted window", "median < 800"),
        ("answered", "process start to first answer painted", "median < 1000"),
    ):
        yield Measurement(name, tuple(start[key] for start, _ in rounds), target)
    yield Measurement(f"beside it: {_IMPORTS}", tuple(imported for _, imported in rounds))
    memory = tuple(start["resident"] for start, _ in rounds)
    yield Measurement("resident memory of the window process, in MB", memory, "< 200")


def _start(drawing: Path) -> dict[str, float]:
    start = time.time()
    command = [sys.executable, "-m", _CHILD, str(drawing), repr(start)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures: dict[str, float] = json.loads(answer)
    return figures


def _import() -> float:
    start = time.time()
    subprocess.run([sys.executable, "-c", _IMPORTS], check=True)
    return (time.time() - start) * 1000
