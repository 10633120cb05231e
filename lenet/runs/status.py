"""How a run stands: all that its events have told so far, as one value."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from lenet.runs.curves import Curves, read_curves
from lenet.runs.early_stopping import Stops
from lenet.runs.events import (
    BatchDone,
    Event,
    PassDone,
    RateChanged,
    RunContinued,
    RunDone,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    RunStopped,
    StopsChanged,
)
from lenet.runs.folder import read_milestones


@dataclass(frozen=True, eq=False)
class RunStatus:
    """A run so far."""

    started: RunStarted | None = None  # what the run is made of
    batch: BatchDone | None = None  # the last progress
    passes: tuple[PassDone, ...] = ()
    curves: Curves = field(default_factory=Curves)
    rate_factor: float = 1.0
    stops: Stops = field(default_factory=Stops)
    is_paused: bool = False
    ending: RunDone | RunStopped | RunFailed | None = None  # how it ended, if it has

    @property
    def place(self) -> float:
        """How far it is, counted in passes."""
        curves = self.curves
        places = [*curves.batch_place[-1:], *curves.pass_place[-1:]]
        return float(max(places, default=0.0))

    @property
    def fraction(self) -> float:
        """How much of the run is done, of all its passes."""
        return 0.0 if self.started is None else min(self.place / self.started.passes, 1.0)

    @property
    def seconds_left(self) -> float | None:
        """Of learning, to the last pass, at the speed of this moment; None before there is one.

        What measuring takes after each pass comes on top: a few seconds.
        """
        if self.started is None or self.batch is None or not self.batch.images_per_second:
            return None
        left = max(self.started.passes - self.place, 0.0) * self.started.patterns
        return left / self.batch.images_per_second

    def after(self, event: Event) -> "RunStatus":
        """What it is when this has happened."""
        noted = self._noted([event])
        return replace(noted, curves=self.curves.extended([event]))

    def _noted(self, events: Iterable[Event]) -> "RunStatus":
        """With the events, but for the curves."""
        changes: dict[str, object] = {}
        passes = self.passes
        for event in events:
            match event:
                case RunStarted():
                    changes["started"] = event
                case RunResumed():
                    passes = tuple(done for done in passes if done.number <= event.after)
                    changes |= {"ending": None, "is_paused": False, "batch": None}
                case BatchDone():
                    changes["batch"] = event
                case RunPaused():
                    changes["is_paused"] = True
                case RunContinued():
                    changes["is_paused"] = False
                case PassDone():
                    passes = (*passes, event)
                case RateChanged():
                    changes["rate_factor"] = event.factor
                case StopsChanged():
                    changes["stops"] = Stops(event.error_below, event.patience, event.minutes)
                case RunDone() | RunStopped() | RunFailed():
                    changes |= {"ending": event, "is_paused": False}
        return replace(self, passes=passes, **changes)  # type: ignore[arg-type]  # by their names


def read_status(folder: Path) -> RunStatus:
    """How the run in a folder stands; the last progress within a pass is left out.

    Raises InputError when its events cannot be read.
    """
    status = RunStatus()._noted(read_milestones(folder))
    return replace(status, curves=read_curves(folder))
