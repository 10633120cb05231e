"""Events survive the way to a line and back; what is no event is passed over."""

import json
import math

import pytest

from lenet.runs.events import (
    BatchDone,
    Event,
    LiveSaved,
    PassDone,
    RateChanged,
    RunContinued,
    RunDone,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    RunStopped,
    SnapshotSaved,
    StopsChanged,
    from_line,
    from_lines,
    to_line,
)

EVENTS: list[Event] = [
    RunStarted("modern", 10, 60_000, "0.1.0", "2.13.0", "MNIST train", "ab", seed=3, ink=("ink",)),
    RunResumed(4),
    BatchDone(1, 128, 60_000, 0.5, 1e-3, 9_000.0),
    PassDone(1, 10, 0.5, 12, 10_000, 90, 10_000, None, 0, 6.5),
    SnapshotSaved(1, "snapshots/pass-0001.safetensors"),
    BatchDone(1, 64, 60_000, 0.5, 1e-3, 9_000.0, 0, 32, (0.5, 0.25), (3, 1)),
    RateChanged(1, 64, 0.5),
    StopsChanged(0.01, None, 30.0),
    RunPaused(1, 64),
    RunContinued(1, 64),
    LiveSaved(1, 64, "live.safetensors"),
    RunStopped(1, 64),
    RunDone(10, 65.0, 60, 10_000, "model.safetensors"),
    RunFailed("Die Platte ist voll: „Ü“."),
    RunFailed.because("{folder} cannot be written in pass {number}.", folder="a{b}", number=3),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_an_event_comes_back_from_its_line(event: Event) -> None:
    line = to_line(event)
    assert "\n" not in line
    assert from_line(line) == event


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "null",
        "3",
        '{"event": "Nonsense"}',
        '{"event": "RunStopped"}',
        to_line(EVENTS[2])[:40],
    ],
)
def test_a_line_that_is_no_whole_event_gives_none(line: str) -> None:
    assert from_line(line) is None


def test_a_loss_that_is_not_finite_is_still_valid_json() -> None:
    line = to_line(BatchDone(1, 1, 1, math.nan, 1.0, math.inf))
    assert json.loads(line)["loss"] is None


def test_entries_of_a_later_version_are_passed_over() -> None:
    entries = json.loads(to_line(RunStopped(2))) | {"later": 1}
    assert list(from_lines(["half {", json.dumps(entries)])) == [RunStopped(2)]
