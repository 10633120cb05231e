"""The progress of a run as lines on a console, for a person."""

import sys
from typing import Final

from lenet.runs.events import (
    BatchDone,
    Event,
    PassDone,
    RateChanged,
    RunDone,
    RunFailed,
    RunResumed,
    RunStarted,
    RunStopped,
)

_REASONS: Final = {
    "error": ", the error is low enough,",
    "patience": ", no pass was better for long enough,",
    "time": ", the time is up,",
}


def print_event(event: Event) -> None:
    """Print an event; the progress within a pass only on a terminal, which can redo its line."""
    redo = sys.stdout.isatty()
    if isinstance(event, RunFailed):
        sys.stderr.write(f"lenet: {event.reason}\n")
    elif isinstance(event, BatchDone):
        if redo:
            sys.stdout.write(f"\r{_line(event):<79}")
    elif text := _line(event):
        sys.stdout.write(f"\r{text:<79}\n" if redo else f"{text}\n")


def _line(event: Event) -> str:
    """Return one line about an event; empty for those that a person need not see."""
    match event:
        case RunStarted():
            return (
                f"{event.recipe}, seed {event.seed}:"
                f" {event.passes} passes of {event.patterns:,} patterns"
            )
        case RunResumed():
            text = f"going on after pass {event.after}"
            if event.arithmetic:
                text += (
                    f"; other arithmetic than at the start ({event.arithmetic}, before"
                    f" {event.arithmetic_before}): the network may end with other bits"
                )
            return text
        case BatchDone():
            left = (event.patterns - event.done) / event.images_per_second
            return (
                f"pass {event.number}: {event.done / event.patterns:4.0%}  loss {event.loss:.4f}"
                f"  {event.images_per_second:,.0f} a second  {left:.0f} s left in this pass"
            )
        case PassDone():
            parts = [f"pass {event.number}/{event.passes}", f"loss {event.loss:.4f}"]
            for name, errors, count in (
                ("training", event.training_errors, event.training_count),
                ("held out", event.held_out_errors, event.held_out_count),
                ("test", event.test_errors, event.test_count),
            ):
                if errors is not None:
                    parts.append(f"{name} {errors / count:.2%} wrong")
            left = event.seconds * (event.passes - event.number) / 60
            return "  ".join([*parts, f"{event.seconds:.1f} s", f"{left:.0f} min left"])
        case RunDone():
            why = _REASONS.get(event.reason, "")
            return f"done{why} in {event.seconds:.0f} s: {event.path}"
        case RateChanged():
            text = f"every rate times {event.factor:g} from here"
        case RunStopped():
            text = f"stopped after pass {event.number}; --resume goes on from here"
        case _:
            text = ""
    return text
