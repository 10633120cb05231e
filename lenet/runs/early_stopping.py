"""Conditions under which a run ends by itself, before its last pass."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

from lenet.errors import InputError
from lenet.files.decode import fault_in
from lenet.runs.events import PassDone

# Why a run is done: all passes, a low enough error, no better one for long, or the time is up.
Reason = Literal["passes", "error", "patience", "time"]


@dataclass(frozen=True)
class Stops:
    """Conditions of which the first to hold ends the run; None never holds.

    The error is that of the held-out digits where the recipe holds some out, else of the test
    digits, and is looked at after every pass.
    """

    # A fraction: 0.01 is one in a hundred.
    error_below: Annotated[float, Meta(gt=0, le=1)] | None = None
    # Passes without a lower error.
    patience: Annotated[int, Meta(ge=1, le=100_000)] | None = None
    # Of learning, over all sittings; pauses and measuring are not counted.
    minutes: Annotated[float, Meta(gt=0, le=1_000_000)] | None = None

    @property
    def fault(self) -> InputError | None:
        """The sentence on a value out of bounds, or None."""
        found = fault_in(self)
        if found is None:
            return None
        return {
            "error_below": InputError("The error to stop at must be above 0 and at most 100 %."),
            "patience": InputError("The passes without a better one must be from 1 to 100,000."),
            "minutes": InputError("The minutes to learn must be above 0 and at most 1,000,000."),
        }[found.place]


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
