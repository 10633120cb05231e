"""Lines are read one by one within bounds, whatever the file holds."""

from pathlib import Path

import pytest

from lenet.errors import InputError
from lenet.files.json_lines import LONGEST_LINE, read_lines
from lenet.runs.commands import COMMANDS_FILE, CommandFile, Pause, Stop, to_line
from lenet.runs.events import RunPaused, from_line


def test_lines_come_without_their_ends_and_the_last_one_too(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one\r\n\ntwo\nthree")
    assert list(read_lines(tmp_path / "a", 100)) == [b"one", b"", b"two", b"three"]


@pytest.mark.parametrize("size", [LONGEST_LINE + 1, 2 * LONGEST_LINE + 2, 3 * LONGEST_LINE])
def test_a_line_that_is_too_long_is_passed_over_as_a_whole(tmp_path: Path, size: int) -> None:
    (tmp_path / "a").write_bytes(b"one\n" + b"[" * size + b"\ntwo\n" + b"x" * size)
    assert list(read_lines(tmp_path / "a", 1 << 30)) == [b"one", b"two"]


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one\ntwo\n")
    with pytest.raises(InputError, match="too large: up to 7 bytes"):
        list(read_lines(tmp_path / "a", 7))


def test_an_event_in_an_endless_line_is_none() -> None:
    line = '{"event": "RunPaused", "number": 1, "done": 2, "x": "'
    assert from_line(line + '"}') == RunPaused(1, 2)
    assert from_line(line + "x" * LONGEST_LINE + '"}') is None


def test_commands_behind_an_endless_or_nested_line_are_still_taken(tmp_path: Path) -> None:
    file = CommandFile(tmp_path)
    stop, pause = (to_line(command).encode() for command in (Stop(), Pause()))
    deep = b'{"order": "Stop", "x": ' + b"[" * 100_000 + b"\n"
    endless = b"x" * (3 * LONGEST_LINE) + b"\n"
    (tmp_path / COMMANDS_FILE).write_bytes(stop + b"\n" + deep + endless + pause + b"\n")
    taken = [command for _ in range(6) for command in file.take()]
    assert taken == [Stop(), Pause()]


def test_a_device_as_the_command_file_is_not_read(tmp_path: Path) -> None:
    file = CommandFile(tmp_path)
    (tmp_path / COMMANDS_FILE).symlink_to("/dev/zero")
    assert file.take() == []
