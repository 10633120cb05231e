"""What a person at a console reads of a run."""

import pytest

from lenet.cli.console_progress import print_event
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
    SnapshotSaved,
)

BATCH = BatchDone(2, 15_000, 60_000, 0.25, 1e-3, 900, begun=0, batch=32, losses=(0.25,))


class Terminal:
    """What makes standard output a terminal."""

    @staticmethod
    def isatty() -> bool:
        return True


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (
            RunStarted("paper", 20, 60_000, "1", "2", "MNIST", "0", seed=7),
            "paper, seed 7: 20 passes of 60,000 patterns",
        ),
        (RunResumed(after=3), "going on after pass 3"),
        (
            PassDone(5, 20, 0.1234, 50, 1_000, 30, 10_000, 4, 200, 240.0),
            "pass 5/20  loss 0.1234  training 5.00% wrong  held out 2.00% wrong  test 0.30% wrong"
            "  240.0 s  60 min left",
        ),
        (
            PassDone(20, 20, 0.1, None, 0, 30, 10_000, None, 0, 240.0),
            "pass 20/20  loss 0.1000  test 0.30% wrong  240.0 s  0 min left",
        ),
        (RateChanged(1, 0, 0.5), "every rate times 0.5 from here"),
        (RunStopped(4, 100), "stopped after pass 4; --resume goes on from here"),
        (RunDone(20, 61.4, 95, 10_000, "m.safetensors"), "done in 61 s: m.safetensors"),
        (
            RunDone(9, 61.4, 95, 10_000, "m.safetensors", "error"),
            "done, the error is low enough, in 61 s: m.safetensors",
        ),
        (BATCH, ""),
        (SnapshotSaved(1, "s"), ""),
    ],
)
def test_an_event_is_one_line_or_none(
    event: Event, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_event(event)
    assert capsys.readouterr().out == (f"{line}\n" if line else "")


def test_a_terminal_shows_how_long_the_pass_still_takes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", Terminal.isatty)
    print_event(BATCH)
    said = "pass 2:  25%  loss 0.2500  900 a second  50 s left in this pass"
    assert capsys.readouterr().out == "\r" + said.ljust(79)


def test_a_failure_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    print_event(RunFailed("The disk is full."))
    assert capsys.readouterr() == ("", "lenet: The disk is full.\n")
