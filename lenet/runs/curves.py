"""A run as curves: loss and error of every batch and after every pass."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.runs.events import BatchDone, Event, PassDone, RunResumed, from_line
from lenet.runs.folder import event_lines

Numbers = NDArray[np.float64]

_STARTS: Final = tuple(  # as `events.to_line` begins its lines
    f'{{"event": "{kind.__name__}"'.encode() for kind in (BatchDone, PassDone, RunResumed)
)
_MOST_BATCHES: Final = 2_000_000  # points of a curve; what comes later is not in it
_MOST_PASSES: Final = 200_000
_AT_ONCE: Final = (
    100_000  # numbers that are kept as Python's, of 32 bytes each, before they are packed
)
_BATCH: Final = _STARTS[0]
_PER_PASS: Final = 8  # fields of Curves that have a point a pass; those before, one a batch


def _none() -> Numbers:
    return np.zeros(0)


@dataclass(frozen=True, eq=False)
class Curves:
    """Points in the order of the run. Errors are fractions; NaN is where none was measured.

    The place of a point is counted in passes: 2.5 is the middle of the third pass.
    """

    batch_place: Numbers = field(default_factory=_none)  # (n,): where each batch ended
    batch_loss: Numbers = field(default_factory=_none)  # (n,): mean of the batch, while learning it
    batch_error: Numbers = field(default_factory=_none)  # (n,): of the batch, before it was learned
    batch_rate: Numbers = field(default_factory=_none)  # (n,): the global learning rate
    pass_place: Numbers = field(default_factory=_none)  # (m,): 1, 2, ...
    pass_loss: Numbers = field(default_factory=_none)  # (m,): mean over the pass, while learning
    training_error: Numbers = field(default_factory=_none)  # (m,)
    test_error: Numbers = field(default_factory=_none)  # (m,)
    held_out_error: Numbers = field(default_factory=_none)  # (m,)
    training_loss: Numbers = field(default_factory=_none)  # (m,): when the pass was done
    test_loss: Numbers = field(default_factory=_none)  # (m,)
    held_out_loss: Numbers = field(default_factory=_none)  # (m,)

    def extended(self, events: Iterable[Event]) -> "Curves":
        """Return the curves with these events; a resumed run loses what it does again."""
        columns = _Columns(self)
        for event in events:
            columns.take(event)
        return columns.curves()


def read_curves(folder: Path, until: int | None = None) -> Curves:
    """Return the curves of a run folder, whatever its state; of its first `until` bytes of events.

    Raises InputError when its events cannot be read.
    """
    columns = _Columns(Curves())
    for line in event_lines(folder, until):
        if line.startswith(_BATCH) and columns.is_full:
            continue
        event = from_line(line) if line.startswith(_STARTS) else None
        if event is not None and not columns.take(event):
            break
    return columns.curves()


def _fraction(wrong: int | None, count: int) -> float | None:
    return None if wrong is None or not count else wrong / count


class _Columns:
    """The columns of Curves while events are added.

    They are plain lists of numbers: many small tuples are slow to free.
    """

    def __init__(self, before: Curves) -> None:
        self._before = before
        self._empty()

    def _empty(self) -> None:
        self._entries: list[float] = []  # six for each event
        self._counts: list[int] = []  # batches in each event
        self._losses: list[float | None] = []
        self._wrong: list[int | None] = []
        self._passes: list[float | None] = []  # eight for each pass

    @property
    def is_full(self) -> bool:
        """Whether no more batches are taken."""
        return len(self._before.batch_place) + len(self._losses) >= _MOST_BATCHES

    def take(self, event: Event) -> bool:
        """Add an event; only three kinds make curves, others change nothing.

        Returns whether more can come: no run has so many passes as fit.
        """
        if len(self._losses) + len(self._passes) > _AT_ONCE:
            self.curves()
        match event:
            case BatchDone():
                if not self.is_full:
                    self._take_batches(event)
            case PassDone():
                self._passes += [
                    event.number,
                    event.loss,
                    _fraction(event.training_errors, event.training_count),
                    _fraction(event.test_errors, event.test_count),
                    _fraction(event.held_out_errors, event.held_out_count),
                    event.training_loss,
                    event.test_loss,
                    event.held_out_loss,
                ]
            case RunResumed():
                self._cut(event)
        return len(self._before.pass_place) < _MOST_PASSES

    def _take_batches(self, event: BatchDone) -> None:
        batch = event.batch or event.done - event.begun  # version 0.1: the mean as one point
        losses, wrong = event.losses or (event.loss,), event.wrong
        self._entries += (event.number, event.done, event.patterns, event.begun, batch, event.rate)
        self._counts.append(len(losses))
        self._losses += losses
        self._wrong += wrong if len(wrong) == len(losses) else (None,) * len(losses)

    def curves(self) -> Curves:
        """Return the curves with all events so far."""
        if not self._counts and not self._passes:
            return self._before
        more = [*self._batch_columns(), *self._pass_columns()]
        old = [getattr(self._before, part.name) for part in fields(Curves)]
        self._before = Curves(*(np.concatenate(pair) for pair in zip(old, more, strict=True)))
        self._empty()
        return self._before

    def _batch_columns(self) -> list[Numbers]:
        """Place, loss, error and rate of every batch."""
        counts = np.array(self._counts, dtype=np.int64)
        entries = np.array(self._entries, dtype=np.float64).reshape(-1, 6)
        number, done, patterns, begun, batch, rate = np.repeat(entries, counts, axis=0).T
        ends = np.cumsum(counts)
        within = np.arange(len(number)) - np.repeat(ends - counts, counts)  # (n,): 0, 1, ...
        ended = np.minimum(begun + (within + 1) * batch, done)
        size = np.maximum(ended - begun - within * batch, 1)
        losses = np.array(self._losses, dtype=np.float64)
        wrong = np.array(self._wrong, dtype=np.float64)
        return [number - 1 + ended / patterns, losses, wrong / size, rate]

    def _pass_columns(self) -> list[Numbers]:
        table = np.array(self._passes, dtype=np.float64).reshape(-1, _PER_PASS)
        return list(table.T.copy())

    def _cut(self, event: RunResumed) -> None:
        """Drop the points of what is done again."""
        curves = self.curves()
        columns = [getattr(curves, part.name) for part in fields(Curves)]
        batches = curves.batch_place <= event.place + 1e-9
        passes = curves.pass_place <= event.after
        self._before = Curves(
            *(column[batches] for column in columns[:-_PER_PASS]),
            *(column[passes] for column in columns[-_PER_PASS:]),
        )
