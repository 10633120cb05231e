"""A handful of the kills of `python -m tests.kills`."""

import sys

import pytest

from tests.kills import count_outcomes


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot kill itself at once")
def test_runs_killed_at_any_moment_end_with_the_same_bits() -> None:
    assert count_outcomes(8, seed=16) == {"same bits": 8}
