"""What happens in a training run, as frozen values and as JSON lines."""

import json
import math
import typing
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, fields
from typing import Final, Self

from lenet.runs.spec import RunInputs


@dataclass(frozen=True)
class RunStarted(RunInputs):
    """A run begins: its inputs, and what was found when it began. The recipe has a file."""

    recipe: str  # its name
    passes: int
    patterns: int  # training patterns in one pass
    version: str  # of this program
    torch: str  # version; empty where training does not use it
    data: str  # the training digits, in words for a person
    fingerprint: str  # of the training digits: a resumed run learns the same


@dataclass(frozen=True)
class RunResumed:
    """A run goes on after the last pass of which a snapshot was kept."""

    after: int  # passes done
    done: int = 0  # patterns of the next pass that are kept as well
    patterns: int = 0  # in a whole pass

    @property
    def place(self) -> float:
        """Where it goes on, counted in passes."""
        return self.after + (self.done / self.patterns if self.patterns else 0.0)


@dataclass(frozen=True)
class BatchDone:
    """Progress within a pass: all batches since the last such event, of which few come a second."""

    number: int  # of the pass, from 1
    done: int  # patterns learned in this pass
    patterns: int  # in the whole pass
    loss: float  # mean over the patterns since the last BatchDone
    rate: float  # the global learning rate now
    images_per_second: float
    begun: int = 0  # patterns learned in this pass before the first of these batches
    batch: int = 0  # patterns in each of these batches; the last of a pass may have fewer
    losses: tuple[float, ...] = ()  # mean of each batch, while learning it
    wrong: tuple[int, ...] = ()  # digits of each batch that were read wrong before it was learned


@dataclass(frozen=True)
class PassDone:
    """A pass over the training digits ended. Errors are counts; None where not measured."""

    number: int
    passes: int
    loss: float  # mean over the pass, while learning
    training_errors: int | None
    training_count: int
    test_errors: int | None
    test_count: int
    held_out_errors: int | None
    held_out_count: int
    seconds: float  # learning time of this pass, without measuring
    training_loss: float | None = None  # mean over the digits, when the pass was done
    test_loss: float | None = None
    held_out_loss: float | None = None


@dataclass(frozen=True)
class SnapshotSaved:
    """The network after a pass is on disk, and the run can be resumed from here."""

    number: int
    path: str  # relative to the run folder


@dataclass(frozen=True)
class RateChanged:
    """From here on every rate of the recipe is multiplied by another factor."""

    number: int  # of the pass
    done: int  # patterns of this pass that were learned at the old rate
    factor: float


@dataclass(frozen=True)
class StopsChanged:
    """The run ends by itself under these conditions from now on; see `stopping.Stops`."""

    error_below: float | None
    patience: int | None
    minutes: float | None


@dataclass(frozen=True)
class RunPaused:
    """The run rests, as somebody asked; nothing is lost if it ends here."""

    number: int  # of the pass it is in
    done: int  # patterns learned in this pass


@dataclass(frozen=True)
class RunContinued:
    """A run that rested goes on."""

    number: int
    done: int


@dataclass(frozen=True)
class LiveSaved:
    """The network of this moment is in the run folder. Told to who listens, not kept."""

    number: int  # of the pass
    done: int  # patterns learned in this pass
    path: str  # relative to the run folder; the next one takes its place


@dataclass(frozen=True)
class RunStopped:
    """Somebody asked the run to stop; it can be resumed where it was."""

    number: int  # passes done
    done: int = 0  # patterns of the next pass that are kept as well


@dataclass(frozen=True)
class RunDone:
    """The run is over: all passes are done, or a condition to stop held."""

    passes: int
    seconds: float
    test_errors: int | None
    test_count: int
    path: str  # of the trained network, relative to the run folder
    reason: str = "passes"  # see `stopping.Reason`


@dataclass(frozen=True)
class RunFailed:
    """The run ended early; the last good snapshot stays."""

    reason: str  # one sentence for a person, in English
    # The same before its values were put in, as in InputError, for a window in another language.
    template: str = ""
    values: dict[str, str | int | float] = field(default_factory=dict, hash=False)

    @classmethod
    def because(cls, template: str, **values: str | int | float) -> Self:
        """From literal English words with named places, and what stands in them."""
        return cls(template.format(**values) if values else template, template, values)


Event = (
    RunStarted
    | RunResumed
    | BatchDone
    | PassDone
    | SnapshotSaved
    | RateChanged
    | StopsChanged
    | RunPaused
    | RunContinued
    | LiveSaved
    | RunStopped
    | RunDone
    | RunFailed
)
_KINDS: Final = {kind.__name__: kind for kind in typing.get_args(Event)}


def to_line(event: Event) -> str:
    """The event as one line of JSON without its line end; `event` names its kind.

    JSON has no infinity or NaN, so such a number is written as null.
    """
    values = {name: _finite(value) for name, value in asdict(event).items()}
    return json.dumps({"event": type(event).__name__} | values)


def _finite(value: object) -> object:
    if isinstance(value, tuple):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def from_line(line: str) -> Event | None:
    """The event of a line; None for half a line, an unknown kind, or another program's line."""
    try:
        entries = json.loads(line)
        kind = _KINDS[entries.pop("event")]
        known = {
            f.name: tuple(value) if isinstance(value := entries[f.name], list) else value
            for f in fields(kind)
            if f.name in entries
        }
        event: Event = kind(**known)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return event


def from_lines(lines: Iterable[str]) -> Iterator[Event]:
    """The events of those lines that hold one."""
    for line in lines:
        event = from_line(line)
        if event is not None:
            yield event
