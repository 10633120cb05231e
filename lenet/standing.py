"""How a run stands: all that its events have told so far, as one value."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from lenet.curves import Curves, read_curves
from lenet.events import (
    BatchDone,
    Event,
    PassDone,
    RateChanged,
    RunDone,
    RunFailed,
    RunResumed,
    RunStarted,
    RunStopped,
    StopsChanged,
)
from lenet.runs import open_run
from lenet.stopping import Stops


@dataclass(frozen=True, eq=False)
class Standing:
    """A run so far."""

    started: RunStarted | None = None  # what the run is made of
    batch: BatchDone | None = None  # the last progress
    passes: tuple[PassDone, ...] = ()
    curves: Curves = field(default_factory=Curves)
    rate_factor: float = 1.0
    stops: Stops = field(default_factory=Stops)
    ending: RunDone | RunStopped | RunFailed | None = None  # how it ended, if it has

    def after(self, event: Event) -> "Standing":
        """What it is when this has happened."""
        noted = self._noted([event])
        return replace(noted, curves=self.curves.extended([event]))

    def _noted(self, events: Iterable[Event]) -> "Standing":
        """With the events, but for the curves."""
        changes: dict[str, object] = {}
        passes = self.passes
        for event in events:
            match event:
                case RunStarted():
                    changes["started"] = event
                case RunResumed():
                    passes = tuple(done for done in passes if done.number <= event.after)
                    changes["ending"] = None
                case BatchDone():
                    changes["batch"] = event
                case PassDone():
                    passes = (*passes, event)
                case RateChanged():
                    changes["rate_factor"] = event.factor
                case StopsChanged():
                    changes["stops"] = Stops(event.error_below, event.patience, event.minutes)
                case RunDone() | RunStopped() | RunFailed():
                    changes["ending"] = event
        return replace(self, passes=passes, **changes)  # type: ignore[arg-type]  # by their names


def read_standing(folder: Path) -> Standing:
    """How the run in a folder stands. Raises InputError for a folder that is no run."""
    run = open_run(folder)
    return replace(Standing()._noted(run.events), curves=read_curves(folder))
