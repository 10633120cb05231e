"""Events survive the way to a line and back; what is no event is passed over."""

import json
import math
from pathlib import Path

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
    to_line,
)

VERSION_0_1 = Path(__file__).parent / "version_0_1"  # files that this version wrote
STARTED = RunStarted(
    "modern", 10, 60_000, "0.1.0", "2.13.0", "MNIST train", "ab", seed=3, ink=("ink",)
)
PASS = PassDone(1, 10, 0.5, 12, 10_000, 90, 10_000, None, 0, 6.5)
BATCH = BatchDone(1, 64, 60_000, 0.5, 1e-3, 9_000.0, 0, 32, (0.5, 0.25), (3, 1))
EVENTS: list[Event] = [
    STARTED,
    RunResumed(4),
    BatchDone(1, 128, 60_000, 0.5, 1e-3, 9_000.0),
    PASS,
    SnapshotSaved(1, "snapshots/pass-0001.safetensors"),
    BATCH,
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
        '{"event": ["RunStopped"], "number": 2}',
        '{"number": 2}',
        '{"event": "RunStopped", "number": 2} {}',
        to_line(EVENTS[2])[:40],
    ],
)
def test_a_line_that_is_no_whole_event_gives_none(line: str) -> None:
    assert from_line(line) is None


def changed(event: Event, name: str, value: str) -> str:
    """The line of an event with the JSON text `value` for one of its entries."""
    entries = json.loads(to_line(event))
    assert name in entries
    texts = [f'"{key}": {value if key == name else json.dumps(entries[key])}' for key in entries]
    return "{" + ", ".join(texts) + "}"


@pytest.mark.parametrize("value", ['"x"', "true", "null", "-1", "1.5", "1e400", "NaN", "[2]", "{}"])
def test_a_count_of_another_kind_gives_no_event(value: str) -> None:
    assert from_line(changed(RunStopped(2), "number", value)) is None
    assert from_line(changed(PASS, "passes", value)) is None
    assert (from_line(changed(PASS, "test_errors", value)) is None) == (value != "null")


@pytest.mark.parametrize(
    ("event", "name", "value"),
    [
        (PASS, "loss", '"0.5"'),
        (PASS, "number", "0"),
        (PASS, "number", "9" * 5_000),
        (PASS, "test_loss", "1e400"),
        (BATCH, "patterns", "0"),
        (BATCH, "losses", "0.5"),
        (BATCH, "losses", '["x"]'),
        (BATCH, "losses", "[[0.5]]"),
        (BATCH, "wrong", "[null]"),
        (BATCH, "wrong", "[-1]"),
        (BATCH, "rate", "1" + "0" * 400),
        (RateChanged(1, 0, 0.5), "factor", "[]"),
        (SnapshotSaved(1, "a"), "path", "3"),
        (SnapshotSaved(1, "a"), "path", '"' + "a" * 10_001 + '"'),
        (SnapshotSaved(1, "a"), "path", '"\\ud800"'),
        (RunFailed("a"), "values", '{"number": [1]}'),
        (RunFailed("a"), "values", '{"number": ' + "9" * 5_000 + "}"),
        (RunFailed("a"), "reason", "[" * 100_000),
        (STARTED, "seed", '"x"'),
        (STARTED, "ink", '"ink"'),
    ],
)
def test_a_wrong_value_gives_no_event(event: Event, name: str, value: str) -> None:
    assert from_line(changed(event, name, value)) is None


def test_what_is_too_deep_or_no_text_gives_no_event() -> None:
    assert from_line('{"event": "RunStopped", "number": 2, "later": ' + "[" * 100_000) is None
    assert from_line(b'{"event": "SnapshotSaved", "number": 2, "path": "\xff"}') is None


def test_a_number_that_is_not_finite_is_null_in_valid_json_and_comes_back() -> None:
    line = to_line(BatchDone(1, 1, 1, math.nan, 1.0, math.inf, losses=(math.nan, 0.5)))
    assert json.loads(line)["loss"] is None
    again = from_line(line)
    assert isinstance(again, BatchDone)
    assert math.isnan(again.loss)
    assert math.isnan(again.images_per_second)
    assert math.isnan(again.losses[0])
    assert again.losses[1] == 0.5


def test_the_events_of_version_0_1_come_back_and_are_written_as_they_were() -> None:
    lines = (VERSION_0_1 / "events.jsonl").read_text(encoding="utf-8").splitlines()
    events = [event for line in lines if (event := from_line(line)) is not None]
    later = {"RunStarted": {"arithmetic": "", "device": "cpu"}}
    later["RunResumed"] = {"arithmetic": "", "arithmetic_before": ""}
    entries = [json.loads(line) for line in lines]
    entries = [later.get(entry["event"], {}) | entry for entry in entries]
    assert [json.loads(to_line(event)) for event in events] == entries
    assert {type(event) for event in events} == {type(event) for event in EVENTS}
    assert events[0] == RunStarted(
        "batches",
        3,
        140,
        "0.1.0",
        "2.13.0+cpu",
        "made up",
        "6dce8269713050836eaa00d71307bdb0d976ea668cf5231a501063729883acbd",
        data_folder="/home/a/idx",
        ink=("/home/a/Tinte Ü.jsonl",),
    )
    assert [event.test_errors for event in events if isinstance(event, PassDone)] == [35, 35, 35]


def test_entries_of_a_later_version_are_passed_over() -> None:
    entries = json.loads(to_line(RunStopped(2))) | {"later": 1}
    assert from_line(json.dumps(entries)) == RunStopped(2)
