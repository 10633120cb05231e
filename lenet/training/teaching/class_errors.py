"""A class: how well a model reads each writer, before and after it was taught by all the others."""

import csv
import io
import time
from collections.abc import Generator, Iterator
from typing import Final

import numpy as np

from lenet.errors import InputError
from lenet.evaluation.metrics import distances_from_s4
from lenet.runs.teaching_events import ClassDone, TeachingEvent, TeachingStopped, WriterRead
from lenet.training.controls import Controls, StoppedEarly
from lenet.training.teaching.drawings import OwnDrawings, read_drawings
from lenet.training.teaching.learning import learn_drawings
from lenet.training.teaching.progress import in_part, progress
from lenet.training.teaching.replay import Replay, load_replay
from lenet.training.teaching.teaching_spec import TeachingSpec

_MOST_PARTS: Final = 40  # networks that are taught; beyond so many writers some share one
_FORMULA: Final = ("=", "+", "-", "@")  # a spreadsheet would compute a cell that begins so


def read_class(spec: TeachingSpec, controls: Controls | None = None) -> Iterator[TeachingEvent]:
    """Read every writer by the spec's model, and by one taught the drawings of all others.

    There is one WriterRead a writer, by name, and at the end ClassDone, or TeachingStopped when
    `controls` were told to stop. No network reads a writer whose drawings it learned: each
    writer is left out alone, or with some others where there are more than 40. Raises
    InputError for drawings of a single writer.
    """
    controls = controls or Controls()
    writers = sorted({drawing.writer for drawing in spec.drawings})
    if len(writers) < 2:
        raise InputError("A class needs the drawings of two writers or more.")
    try:
        yield from _read_class(spec, writers, controls)
    except StoppedEarly:
        yield TeachingStopped()


def _read_class(
    spec: TeachingSpec, writers: list[str], controls: Controls
) -> Iterator[TeachingEvent]:
    begun = time.perf_counter()
    yield spec.started()
    yield progress("reading", 0.0)
    between = controls.raise_if_stopped
    replay = load_replay(spec.model.parameters, spec.seed, spec.teaching, between)
    own = read_drawings(replay, spec.drawings, between)
    whose = np.searchsorted(writers, [drawing.writer for drawing in spec.drawings])  # (n,)
    wrong_before = distances_from_s4(replay.p, own.plain).argmin(axis=1) != own.labels
    work = _left_out(replay, own, whose % min(len(writers), _MOST_PARTS))
    wrong_after = (yield from in_part("leaving out", work, controls)) != own.labels
    rows = []
    for number, writer in enumerate(writers):
        hers = (whose == number) & own.are_digits
        before, after = int(wrong_before[hers].sum()), int(wrong_after[hers].sum())
        rows.append(WriterRead(writer, int(hers.sum()), before, after))
        yield rows[-1]
    yield ClassDone(tuple(rows), round(time.perf_counter() - begun, 2))


def _left_out(
    replay: Replay, own: OwnDrawings, parts: np.typing.NDArray[np.intp]
) -> Generator[float, None, np.typing.NDArray[np.intp]]:
    """Return the answer to every drawing by a network taught the drawings of other parts, (n,)."""
    answers = np.empty(len(own), dtype=np.intp)
    count = int(parts.max()) + 1
    for part in range(count):
        yield part / count
        network = yield from learn_drawings(replay, own, np.flatnonzero(parts != part))
        rows = np.flatnonzero(parts == part)
        answers[rows] = distances_from_s4(network, own.plain[rows]).argmin(axis=1)
    return answers


def class_csv(done: ClassDone) -> str:
    """Return the table of a class as CSV: writer, drawings, errors before and after."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(("writer", "drawings", "errors before", "errors after"))
    for row in done.writers:
        # The name may be a stranger's.
        name = f"'{row.writer}" if row.writer.startswith(_FORMULA) else row.writer
        table.writerow((name, row.count, row.before, row.after))
    return text.getvalue()
