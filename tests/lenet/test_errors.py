"""An error is one English sentence, and keeps what another language needs."""

from pathlib import Path

from lenet.errors import InputError, unreadable
from lenet.runs.events import RunFailed


def test_an_error_reads_as_its_sentence() -> None:
    error = InputError("{path} holds {count:,} digits.", path=Path("a"), count=60_000)
    assert str(error) == "a holds 60,000 digits."
    assert error.template == "{path} holds {count:,} digits."
    assert error.values == {"path": Path("a"), "count": 60_000}


def test_braces_in_a_file_name_are_just_characters() -> None:
    assert str(InputError("{path} is empty.", path="{0}{x}")) == "{0}{x} is empty."
    assert str(InputError("pairs like {}")) == "pairs like {}"


def test_the_system_says_why_a_file_cannot_be_read() -> None:
    assert str(unreadable(Path("a"), OSError(2, "No such file", "a"))) == (
        "a cannot be read: No such file."
    )
    assert str(unreadable(Path("a"), OSError("odd"))) == "a cannot be read: odd."


def test_a_failed_run_reads_as_its_sentence() -> None:
    failed = RunFailed.because("In pass {number} it stopped.", number=3)
    assert failed.reason == "In pass 3 it stopped."
    assert (failed.template, failed.values) == ("In pass {number} it stopped.", {"number": 3})


def test_a_newline_in_the_name_of_a_file_leaves_one_line() -> None:
    error = InputError("{path} holds no digit.", path=Path("a\nb\u2028c.png"))
    assert str(error) == "a\ufffdb\ufffdc.png holds no digit."
