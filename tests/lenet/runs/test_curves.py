"""A run reads back as the curves that were told, at once or event by event."""

import dataclasses
import json
import time
from pathlib import Path

import numpy as np
import pytest

from lenet.errors import InputError
from lenet.runs.curves import Curves, read_curves
from lenet.runs.events import BatchDone, Event, PassDone, RunResumed, SnapshotSaved, to_line
from tests.lenet.runs.logs import curves_of

EVENTS: list[Event] = [
    BatchDone(1, 64, 100, 0.5, 1e-3, 900, begun=0, batch=32, losses=(0.75, 0.25), wrong=(16, 8)),
    BatchDone(1, 100, 100, 0.2, 2e-3, 900, begun=64, batch=32, losses=(0.2, 0.1), wrong=(8, 1)),
    PassDone(1, 3, 0.4, 10, 50, 4, 40, None, 0, 0.1, training_loss=0.5, test_loss=0.6),
    SnapshotSaved(1, "snapshots/pass-0001.safetensors"),
    BatchDone(2, 32, 100, 0.1, 1e-3, 900, begun=0, batch=32, losses=(0.1,), wrong=(4,)),
]


def lines(events: list[Event]) -> bytes:
    return "\n".join(map(to_line, events)).encode()


def same(one: Curves, other: Curves) -> bool:
    return all(
        np.array_equal(getattr(one, part.name), getattr(other, part.name), equal_nan=True)
        for part in dataclasses.fields(Curves)
    )


def test_every_batch_is_a_point_at_its_place_with_its_loss_and_error() -> None:
    curves = curves_of(lines(EVENTS))
    np.testing.assert_allclose(curves.batch_place, [0.32, 0.64, 0.96, 1.0, 1.32])
    np.testing.assert_allclose(curves.batch_loss, [0.75, 0.25, 0.2, 0.1, 0.1])
    np.testing.assert_allclose(curves.batch_error, [16 / 32, 8 / 32, 8 / 32, 1 / 4, 4 / 32])
    np.testing.assert_allclose(curves.batch_rate, [1e-3, 1e-3, 2e-3, 2e-3, 1e-3])


def test_every_pass_is_a_point_and_what_was_not_measured_is_none() -> None:
    curves = curves_of(lines(EVENTS))
    assert curves.pass_place.tolist() == [1]
    assert curves.pass_loss.tolist() == [0.4]
    assert curves.training_error.tolist() == [0.2]
    assert curves.test_error.tolist() == [0.1]
    assert np.isnan(curves.held_out_error).tolist() == [True]
    assert (curves.training_loss.tolist(), curves.test_loss.tolist()) == ([0.5], [0.6])
    assert np.isnan(curves.held_out_loss).tolist() == [True]


def test_event_by_event_they_grow_to_the_same() -> None:
    curves = Curves()
    for event in EVENTS:
        curves = curves.extended([event])
    assert same(curves, curves_of(lines(EVENTS)))
    assert same(Curves().extended(EVENTS), curves)


@pytest.mark.parametrize(("done", "left"), [(0, 4), (32, 5)])
def test_a_run_that_goes_on_loses_what_it_does_again(done: int, left: int) -> None:
    later = BatchDone(2, 64, 100, 0.3, 1e-3, 900, begun=32, batch=32, losses=(0.3,), wrong=(1,))
    events = [*EVENTS, later, RunResumed(after=1, done=done, patterns=100)]
    curves = curves_of(lines(events))
    assert len(curves.batch_loss) == left
    assert len(curves.pass_loss) == 1
    assert same(Curves().extended(events), curves)
    again = curves_of(lines([*EVENTS[:3], RunResumed(after=0, done=0, patterns=100)]))
    assert len(again.batch_loss) == len(again.pass_loss) == 0


def test_lines_that_are_cut_off_or_nonsense_are_left_out() -> None:
    content = lines(EVENTS)
    damaged = b'{"event": "BatchDone", "number": 1}\n\xff\xfe\n' + content + b'\n{"event": "Batch'
    for name, value in (("test_errors", "x"), ("number", None), ("loss", []), ("passes", True)):
        damaged += b"\n" + json.dumps({**json.loads(to_line(EVENTS[2])), name: value}).encode()
    assert same(curves_of(damaged), curves_of(content))


def test_a_mean_over_several_batches_is_one_point_as_version_0_1_kept_it() -> None:
    old = b'{"event": "BatchDone", "number": 2, "done": 50, "patterns": 100, "loss": 0.5,'
    curves = curves_of(old + b' "rate": 0.001, "images_per_second": 900.0}')
    assert curves.batch_place.tolist() == [1.5]
    assert curves.batch_loss.tolist() == [0.5]
    assert np.isnan(curves.batch_error).all()


def test_a_loss_that_was_not_finite_is_a_gap() -> None:
    event = BatchDone(1, 64, 100, 0.5, 1e-3, 900, 0, 32, losses=(float("nan"), 0.5))
    assert b"NaN" not in lines([event])
    assert np.isnan(curves_of(lines([event])).batch_loss).tolist() == [True, False]


def test_a_hundred_thousand_events_read_back_in_a_moment() -> None:
    line = to_line(EVENTS[0]).encode() + b"\n"
    start = time.perf_counter()
    curves = curves_of(line * 100_000)
    assert time.perf_counter() - start < 5  # under 1 s on an idle machine
    assert len(curves.batch_loss) == 200_000


def test_no_events_are_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_curves(tmp_path)
