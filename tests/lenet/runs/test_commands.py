"""Commands come back from their line and from the command file; nonsense gives none."""

from pathlib import Path

import pytest

from lenet.runs.commands import (
    COMMANDS_FILE,
    Command,
    CommandFile,
    GoOn,
    OneBatch,
    OnePass,
    Pause,
    SetRate,
    SetStops,
    ShowLive,
    Stop,
    from_line,
    send,
    to_line,
)

VERSION_0_1 = Path(__file__).parent / "version_0_1"  # files that this version wrote
COMMANDS: list[Command] = [
    Pause(),
    GoOn(),
    OneBatch(),
    OnePass(),
    Stop(),
    SetRate(0.5),
    SetStops(error_below=0.01, patience=3, minutes=None),
    ShowLive(True),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: type(command).__name__)
def test_a_command_comes_back_from_its_line(command: Command) -> None:
    assert "\n" not in to_line(command)
    assert from_line(to_line(command)) == command


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        '{"order": "Explode"}',
        '{"order": "SetRate"}',
        '{"order": "SetRate", "factor": 0}',
        '{"order": "SetRate", "factor": "fast"}',
        '{"order": "SetRate", "factor": Infinity}',
        '{"order": "SetRate", "factor": 1' + "0" * 5_000 + "}",
        '{"order": "SetRate", "factor": true}',
        '{"order": "SetRate", "factor": null}',
        '{"order": "SetRate", "factor": 1000001}',
        '{"order": "SetStops", "patience": -1}',
        '{"order": "SetStops", "patience": 1.5}',
        '{"order": "SetStops", "patience": 100001}',
        '{"order": "SetStops", "minutes": 0}',
        '{"order": "SetStops", "error_below": 1.5}',
        '{"order": "SetStops", "error_below": NaN}',
        '{"order": "ShowLive", "on": 1}',
        '{"order": {"order": "Pause"}}',
        '{"order": "Pause", "later": ' + "[" * 100_000,
        "[" * 100_000,
        '{"order": "Pause\\ud800"}',
        "\ud800",
    ],
)
def test_what_cannot_be_obeyed_is_no_command(line: str) -> None:
    assert from_line(line) is None


def test_the_commands_of_version_0_1_are_understood_and_written_as_they_were() -> None:
    lines = (VERSION_0_1 / COMMANDS_FILE).read_text(encoding="utf-8").splitlines()
    commands = [command for line in lines if (command := from_line(line)) is not None]
    assert commands == [
        Pause(),
        GoOn(),
        OneBatch(),
        OnePass(),
        SetRate(0.5),
        SetStops(error_below=0.01, patience=3),
        ShowLive(True),
        Stop(),
    ]
    assert [to_line(command) for command in commands] == lines


def test_the_command_file_is_read_once_and_in_whole_lines(tmp_path: Path) -> None:
    command_file = CommandFile(tmp_path)
    assert command_file.take() == []
    for command in COMMANDS:
        send(tmp_path, command)
    assert command_file.take() == COMMANDS
    with (tmp_path / COMMANDS_FILE).open("a", encoding="utf-8") as file:
        file.write("nonsense\n" + to_line(Pause())[:10])
    assert command_file.take() == []
    with (tmp_path / COMMANDS_FILE).open("a", encoding="utf-8") as file:
        file.write(to_line(Pause())[10:] + "\n")
    assert command_file.take() == [Pause()]
    with (tmp_path / COMMANDS_FILE).open("a", encoding="utf-8") as file:
        file.write(to_line(Stop())[:10])
    assert command_file.take() == []
    with (tmp_path / COMMANDS_FILE).open("a", encoding="utf-8") as file:
        file.write(to_line(Stop())[10:] + "\n")
    assert command_file.take() == [Stop()]


def test_commands_to_an_earlier_run_are_thrown_away(tmp_path: Path) -> None:
    send(tmp_path, Stop())
    assert CommandFile(tmp_path).take() == []
