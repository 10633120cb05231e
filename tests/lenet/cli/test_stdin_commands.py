"""Commands on standard input reach the run; its end stops a run that somebody steered."""

import os
import threading

import pytest

from lenet.cli.stdin_commands import obey_stdin
from lenet.runs.commands import Command, Pause, Stop, to_line
from lenet.training.controls import Controls


class Heard(Controls):
    """Controls that keep what was put in, until the last that is waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.commands: list[Command] = []
        self.ended = threading.Event()

    def put(self, command: Command) -> None:
        self.commands.append(command)
        if command == Stop():
            self.ended.set()


def test_what_is_no_command_has_no_effect_and_the_end_after_one_is_a_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"nonsense\n" + to_line(Pause()).encode() + b"\n\xff\n")
    os.close(writing)
    heard = Heard()
    with os.fdopen(reading) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        obey_stdin(heard)
        assert heard.ended.wait(10)
    assert heard.commands == [Pause(), Stop()]
