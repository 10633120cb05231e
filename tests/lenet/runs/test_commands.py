"""Orders survive the way to a line and back, by pipe or by letterbox; nonsense gives none."""

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

ORDERS: list[Command] = [
    Pause(),
    GoOn(),
    OneBatch(),
    OnePass(),
    Stop(),
    SetRate(0.5),
    SetStops(error_below=0.01, patience=3, minutes=None),
    ShowLive(True),
]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: type(order).__name__)
def test_an_order_comes_back_from_its_line(order: Command) -> None:
    assert "\n" not in to_line(order)
    assert from_line(to_line(order)) == order


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
        '{"order": "SetStops", "patience": -1}',
        '{"order": "SetStops", "error_below": NaN}',
        '{"order": "ShowLive", "on": 1}',
    ],
)
def test_what_cannot_be_obeyed_is_no_order(line: str) -> None:
    assert from_line(line) is None


def test_letters_are_taken_once_and_whole(tmp_path: Path) -> None:
    box = CommandFile(tmp_path)
    assert box.take() == []
    for order in ORDERS:
        send(tmp_path, order)
    assert box.take() == ORDERS
    with (tmp_path / COMMANDS_FILE).open("a", encoding="utf-8") as file:
        file.write("nonsense\n" + to_line(Pause())[:10])
    assert box.take() == []
    with (tmp_path / COMMANDS_FILE).open("a", encoding="utf-8") as file:
        file.write(to_line(Pause())[10:] + "\n")
    assert box.take() == [Pause()]


def test_letters_to_an_earlier_run_are_thrown_away(tmp_path: Path) -> None:
    send(tmp_path, Stop())
    assert CommandFile(tmp_path).take() == []
