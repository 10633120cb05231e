"""Whether a condition of `spec.Stops` holds, so that a run ends before its last pass."""

from collections.abc import Sequence
from typing import Literal

from lenet.runs.events import PassDone
from lenet.runs.spec import Stops

# Why a run is done: all passes, a low enough error, no better one for long, or the time is up.
Reason = Literal["passes", "error", "patience", "time"]


def error_of(event: PassDone) -> float | None:
    """Return the error that the conditions look at, a fraction; None where none was measured."""
    for errors, count in (
        (event.held_out_errors, event.held_out_count),
        (event.test_errors, event.test_count),
    ):
        if errors is not None and count:
            return errors / count
    return None


def reached(stops: Stops, passes: Sequence[PassDone]) -> Reason | None:
    """Return the condition on the error that holds after these passes, if one does."""
    errors = [error for event in passes if (error := error_of(event)) is not None]
    if not errors:
        return None
    if stops.error_below is not None and errors[-1] < stops.error_below:
        return "error"
    if stops.patience is not None and len(errors) - 1 - errors.index(min(errors)) >= stops.patience:
        return "patience"
    return None


def time_is_up(stops: Stops, seconds: float) -> bool:
    """Return whether the run has learned for as long as it may."""
    return stops.minutes is not None and seconds >= 60 * stops.minutes
