"""The events of a training run, as frozen values and as JSON lines."""

import typing
from dataclasses import dataclass, field
from typing import Annotated, Final, Self

from msgspec import Meta

from lenet.errors import InputError
from lenet.files.decode import Count, Text, Whole
from lenet.files.json_lines import JsonLines
from lenet.runs.spec import RunInputs

_FromOne = Annotated[int, Meta(ge=1, le=2**53)]


@dataclass(frozen=True)
class RunStarted(RunInputs):
    """A run begins: its inputs, and what was found when it began. The recipe has a file."""

    recipe: Text  # its name
    passes: _FromOne
    patterns: _FromOne  # training patterns in one pass
    version: Text  # of this program
    torch: Text  # version; empty where training does not use it
    data: Text  # the training digits, in words for a person
    fingerprint: Text  # of the training digits: a resumed run learns the same
    arithmetic: Text = ""  # libraries and kernels that compute; version 0.1 did not note them


@dataclass(frozen=True)
class RunResumed:
    """A run goes on after the last pass of which a snapshot was kept."""

    after: Count  # passes done
    done: Count = 0  # patterns of the next pass that are kept as well
    patterns: Count = 0  # in a whole pass
    # Where other libraries or kernels compute than at the start, so that the bits may differ:
    arithmetic: Text = ""
    arithmetic_before: Text = ""

    @property
    def place(self) -> float:
        """Where it goes on, counted in passes."""
        return self.after + (self.done / self.patterns if self.patterns else 0.0)


@dataclass(frozen=True)
class BatchDone:
    """Progress within a pass: all batches since the last such event, of which few come a second."""

    number: _FromOne  # of the pass
    done: Count  # patterns learned in this pass
    patterns: _FromOne  # in the whole pass
    loss: float  # mean over the patterns since the last BatchDone
    rate: float  # the global learning rate now
    images_per_second: float
    begun: Count = 0  # patterns learned in this pass before the first of these batches
    batch: Count = 0  # patterns in each of these batches; the last of a pass may have fewer
    losses: tuple[float, ...] = ()  # mean of each batch, while learning it
    wrong: tuple[Count, ...] = ()  # digits of each batch that were read wrong before it was learned


@dataclass(frozen=True)
class PassDone:
    """A pass over the training digits ended. Errors are counts; None where not measured."""

    number: _FromOne
    passes: _FromOne
    loss: float  # mean over the pass, while learning
    training_errors: Count | None
    training_count: Count
    test_errors: Count | None
    test_count: Count
    held_out_errors: Count | None
    held_out_count: Count
    seconds: float  # learning time of this pass, without measuring
    training_loss: float | None = None  # mean over the digits, when the pass was done
    test_loss: float | None = None
    held_out_loss: float | None = None


@dataclass(frozen=True)
class SnapshotSaved:
    """The network after a pass is on disk, and the run can be resumed from here."""

    number: Count
    path: Text  # relative to the run folder


@dataclass(frozen=True)
class RateChanged:
    """From here on every rate of the recipe is multiplied by another factor."""

    number: Count  # of the pass
    done: Count  # patterns of this pass that were learned at the old rate
    factor: float


@dataclass(frozen=True)
class StopsChanged:
    """The run ends by itself under these conditions from now on; see `spec.Stops`."""

    error_below: float | None
    patience: Count | None
    minutes: float | None


@dataclass(frozen=True)
class RunPaused:
    """A command paused the run; nothing is lost if it ends here."""

    number: Count  # of the pass it is in
    done: Count  # patterns learned in this pass


@dataclass(frozen=True)
class RunContinued:
    """A paused run goes on."""

    number: Count
    done: Count


@dataclass(frozen=True)
class LiveSaved:
    """The network of this moment is in the run folder. events.jsonl does not keep this event."""

    number: Count  # of the pass
    done: Count  # patterns learned in this pass
    path: Text  # relative to the run folder; the next one takes its place


@dataclass(frozen=True)
class RunStopped:
    """A command stopped the run; it can be resumed where it was."""

    number: Count  # passes done
    done: Count = 0  # patterns of the next pass that are kept as well


@dataclass(frozen=True)
class RunDone:
    """The run is over: all passes are done, or a condition to stop held."""

    passes: Count
    seconds: float
    test_errors: Count | None
    test_count: Count
    path: Text  # of the trained network, relative to the run folder
    reason: Text = "passes"  # see `early_stopping.Reason`


@dataclass(frozen=True)
class RunFailed:
    """The run ended early; the last good snapshot stays."""

    reason: Text  # one sentence for a person, in English
    # The same before its values were put in, as in InputError, for a window in another language.
    template: Text = ""
    values: dict[Text, Text | Whole | float] = field(default_factory=dict, hash=False)

    @classmethod
    def because(cls, template: str, **values: str | int | float) -> Self:
        """Return the event for literal English words with named places and the values in them."""
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
_LINES: Final[JsonLines[Event]] = JsonLines("event", typing.get_args(Event))


def to_line(event: Event) -> str:
    """Return the event as one line of JSON without its line end; `event` names its kind.

    JSON has no infinity or NaN, so such a number is written as null.
    """
    return _LINES.to_line(event)


def from_line(line: str | bytes) -> Event | None:
    """Return the event of a line; None for half a line, an unknown kind or a wrong value.

    Entries of a later version are passed over. A null where a number belongs is NaN.
    """
    return _LINES.from_line(line)


def failed_with(error: InputError) -> RunFailed:
    """Return what cannot be used as the event for the program that started this one."""
    values = {
        name: value if isinstance(value, str | int | float) else str(value)
        for name, value in error.values.items()
    }
    return RunFailed(str(error), error.template, values)
