"""The curves of a log that a test writes."""

from pathlib import Path
from tempfile import TemporaryDirectory

from lenet.runs.curves import Curves, read_curves
from lenet.runs.folder import EVENTS


def curves_of(content: bytes) -> Curves:
    """Return the curves of a run with this events.jsonl."""
    with TemporaryDirectory() as folder:
        (Path(folder) / EVENTS).write_bytes(content)
        return read_curves(Path(folder))
