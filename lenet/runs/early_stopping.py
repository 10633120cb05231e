"""When a run ends by itself, before its last pass."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lenet.errors import InputError

if TYPE_CHECKING:  # events needs RunInputs, and RunSpec needs Stops
    from lenet.runs.events import PassDone

# Why a run is done: all passes, a low enough error, no better for too long, or the time is up.
Reason = Literal["passes", "error", "patience", "time"]


@dataclass(frozen=True)
class Stops:
    """Conditions of which the first to hold ends the run; None never holds.

    The error is that of the held-out digits where the recipe holds some out, else of the test
    digits, and is looked at after every pass.
    """

    error_below: float | None = None  # a fraction: 0.01 is one in a hundred
    patience: int | None = None  # passes without a lower error
    minutes: float | None = None  # of learning, over all sittings; pauses and measuring not counted

    @property
    def fault(self) -> InputError | None:
        """What is wrong with the values, or None. Raises TypeError for what is no number."""
        for value, highest, fault in (
            (
                self.error_below,
                1,
                InputError("The error to stop at must be above 0 and at most 100 %."),
            ),
            (
                self.patience,
                1e5,
                InputError("The passes without a better one must be from 1 to 100,000."),
            ),
            (
                self.minutes,
                1e6,
                InputError("The minutes to learn must be above 0 and at most 1,000,000."),
            ),
        ):
            if value is not None and not (math.isfinite(value) and 0 < value <= highest):
                return fault
        return None


def error_of(event: "PassDone") -> float | None:
    """The error that is watched, as a fraction; None where none was measured."""
    for errors, count in (
        (event.held_out_errors, event.held_out_count),
        (event.test_errors, event.test_count),
    ):
        if errors is not None and count:
            return errors / count
    return None


def reached(stops: Stops, passes: "Sequence[PassDone]") -> Reason | None:
    """Which condition on the error holds after these passes, if one does."""
    errors = [error for event in passes if (error := error_of(event)) is not None]
    if not errors:
        return None
    if stops.error_below is not None and errors[-1] < stops.error_below:
        return "error"
    if stops.patience is not None and len(errors) - 1 - errors.index(min(errors)) >= stops.patience:
        return "patience"
    return None


def time_is_up(stops: Stops, seconds: float) -> bool:
    """Whether the run has learned for as long as it may."""
    return stops.minutes is not None and seconds >= 60 * stops.minutes
