"""The curves of a run for other programs: an event file of TensorBoard, or two CSV files."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal, get_args

import numpy as np

from lenet.errors import InputError, reason
from lenet.files.atomic_write import atomic_write
from lenet.files.event_file import Point, event_file
from lenet.runs.curves import Curves, Numbers, read_curves
from lenet.runs.folder import open_start
from lenet.runs.status import time_of

CurveFormat = Literal["tensorboard", "csv"]
CURVE_FORMATS: Final = get_args(CurveFormat)
EVENT_FILE: Final = "events.out.tfevents.lenet"  # TensorBoard reads what has "tfevents" in its name
_BATCHES: Final = {"loss": "batch_loss", "error": "batch_error", "rate": "batch_rate"}
_PASSES: Final = {
    "pass_loss": "pass_loss",
    "training_error": "training_error",
    "test_error": "test_error",
    "held_out_error": "held_out_error",
    "training_loss": "training_loss",
    "test_loss": "test_loss",
    "held_out_loss": "held_out_loss",
}
# A curve's name in TensorBoard: what stands before the stroke is a group of charts.
_TAGS: Final = {
    "error/batches": "batch_error",
    "error/training": "training_error",
    "error/held_out": "held_out_error",
    "error/test": "test_error",
    "loss/batches": "batch_loss",
    "loss/pass": "pass_loss",
    "loss/training": "training_loss",
    "loss/held_out": "held_out_loss",
    "loss/test": "test_loss",
    "rate": "batch_rate",
}
_MOST_POINTS: Final = 50_000  # of a curve; TensorBoard itself shows a thousand


def write_curves(run: Path, folder: Path, kind: CurveFormat) -> list[Path]:
    """Write the curves of a run folder into a folder, each file at once; return the files.

    TensorBoard: one event file, whose steps are the training patterns learned so far; neighbouring
    batches are averaged where a curve has more than 50,000. CSV: "batches.csv" and "passes.csv",
    every point. Errors are fractions. Files of the same names are replaced. Raises InputError when
    the run cannot be read or a file cannot be written.
    """
    _, started = open_start(run)
    curves = read_curves(run)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if kind == "csv":
            files = {
                "batches.csv": _table(curves, "batch_place", _BATCHES),
                "passes.csv": _table(curves, "pass_place", _PASSES),
            }
        else:
            scalars = _scalars(curves, started.patterns)
            files = {EVENT_FILE: event_file(scalars, time=time_of(run).timestamp())}
        for name, content in files.items():
            atomic_write(folder / name, content)
    except OSError as error:
        raise InputError(
            "{path} could not be saved: {reason}.", path=folder, reason=reason(error)
        ) from error
    return [folder / name for name in files]


def _table(curves: Curves, place: str, columns: dict[str, str]) -> bytes:
    """Return CSV with a line a point; a cell is empty where nothing was measured."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["pass", *columns])
    arrays = [getattr(curves, name) for name in (place, *columns.values())]
    for row in zip(*(array.tolist() for array in arrays), strict=True):
        writer.writerow(["" if np.isnan(value) else f"{value:.9g}" for value in row])
    return text.getvalue().encode("utf-8")


def _scalars(curves: Curves, patterns: int) -> Iterator[tuple[str, Sequence[Point]]]:
    """Yield the curves that were measured."""
    for tag, name in _TAGS.items():
        places = curves.batch_place if name.startswith("batch") else curves.pass_place
        places, values = _averaged(places, getattr(curves, name))
        measured = np.isfinite(values)
        if measured.any():
            steps = np.rint(places * patterns).astype(np.int64)
            yield tag, list(zip(steps[measured].tolist(), values[measured].tolist(), strict=True))


def _averaged(places: Numbers, values: Numbers) -> tuple[Numbers, Numbers]:
    """Return at most 50,000 points: means of neighbours, each at the place of its last one."""
    together = -(-len(values) // _MOST_POINTS)
    if together <= 1:
        return places, values
    starts = np.arange(0, len(values), together)
    counts = np.diff(np.append(starts, len(values)))
    means = np.add.reduceat(values, starts) / counts
    return places[starts + counts - 1], means
