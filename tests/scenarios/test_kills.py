"""A handful of the kills of `python -m tests.kills`."""

import sys

import pytest

from tests.kills import store, training, window

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="there a process cannot kill itself at once"
)


def test_runs_killed_at_any_moment_end_with_the_same_bits() -> None:
    assert training.count_outcomes(8, seed=16) == {"same bits": 8}


def test_windows_killed_at_any_moment_lose_at_most_the_last_moment() -> None:
    outcomes, _ = window.count_outcomes(3, seed=16)
    assert set(outcomes) <= window.GOOD
    assert outcomes.total() == 3


def test_a_kill_loses_no_digit_that_was_kept() -> None:
    assert store.count_outcomes(8, seed=16) == {"all there": 8}
