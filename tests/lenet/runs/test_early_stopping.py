"""When a run ends by itself."""

import dataclasses
import math

import pytest

from lenet.runs.early_stopping import error_of, reached, time_is_up
from lenet.runs.events import PassDone
from lenet.runs.spec import Stops


def passes(*errors: int | None, held_out: bool = False) -> list[PassDone]:
    """A pass for each number of wrong test digits of 100."""
    made = [PassDone(n, 9, 0.1, 0, 9, wrong, 100, None, 0, 1) for n, wrong in enumerate(errors, 1)]
    if held_out:
        made = [
            dataclasses.replace(p, test_errors=99, held_out_errors=p.test_errors, held_out_count=50)
            for p in made
        ]
    return made


def test_an_error_below_the_limit_ends_a_run() -> None:
    assert reached(Stops(error_below=0.03), passes(5, 3)) is None
    assert reached(Stops(error_below=0.03), passes(5, 2)) == "error"


def test_passes_without_a_better_one_end_a_run() -> None:
    assert reached(Stops(patience=2), passes(5, 3, 4)) is None
    assert reached(Stops(patience=2), passes(5, 3, 4, 3)) == "patience"
    assert reached(Stops(patience=2), passes(5, 3, 4, 2)) is None


def test_held_out_digits_are_watched_where_there_are_some() -> None:
    made = passes(1, 2, held_out=True)
    assert error_of(made[0]) == 1 / 50
    assert reached(Stops(error_below=0.05), made) == "error"


def test_nothing_measured_ends_nothing() -> None:
    assert reached(Stops(error_below=1.0, patience=1), passes(None, None)) is None
    assert reached(Stops(error_below=1.0), []) is None


def test_the_time_is_up_after_so_many_minutes() -> None:
    assert not time_is_up(Stops(), 1e9)
    assert not time_is_up(Stops(minutes=2), 119)
    assert time_is_up(Stops(minutes=2), 120)


@pytest.mark.parametrize(
    "stops", [Stops(error_below=0), Stops(error_below=1.5), Stops(patience=0), Stops(minutes=-1)]
)
def test_conditions_that_make_no_sense_have_a_fault(stops: Stops) -> None:
    assert stops.fault is not None
    assert Stops(error_below=math.nan).fault is not None
    assert Stops(0.01, 3, 10).fault is None
