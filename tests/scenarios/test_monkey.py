"""Thirty seconds of random acts in the real window end without an exception or a warning of Qt."""

from tests.process import run


def test_random_acts_break_nothing() -> None:
    result = run("-m", "tests.monkey", "--seconds", "30", "--seed", "1")
    assert (result.returncode, result.stderr) == (0, ""), result.stdout
    assert result.stdout.startswith("seed 1: ")
