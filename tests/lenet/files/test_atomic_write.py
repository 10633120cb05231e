"""A written file is whole, or the old one, and has the mode that was asked for."""

import os
import stat
import sys
from pathlib import Path

import pytest

from lenet.files.atomic_write import atomic_write, remove_unfinished
from tests.lenet.files.full_disk import room_for

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("durable", [True, False])
def test_a_file_is_made_and_replaced_with_nothing_beside_it(tmp_path: Path, durable: bool) -> None:
    path = tmp_path / ("Zeichnung Ü" * 20 + ".svg")  # 224 of the 255 bytes that a name may have
    for content in (b"one\n\r\n", b""):
        atomic_write(path, content, durable=durable)
        assert path.read_bytes() == content
        assert names(tmp_path) == [path.name]


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "model"
    atomic_write(path, b"old")
    with room_for(1000), pytest.raises(OSError, match="too large"):
        atomic_write(path, bytes(2000))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["model"]


def test_what_cannot_be_replaced_leaves_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    with pytest.raises(OSError, match="model"):
        atomic_write(tmp_path / "model", b"new")
    assert names(tmp_path) == ["model"]
    with pytest.raises(OSError, match="No such file"):
        atomic_write(tmp_path / "no" / "model", b"new")


@POSIX
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_the_umask_says_who_reads_it_and_a_private_one_is_its_owners(
    tmp_path: Path, umask: int, mode: int
) -> None:
    before = os.umask(umask)
    try:
        atomic_write(tmp_path / "public", b"")
        atomic_write(tmp_path / "private", b"", private=True)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "public").stat().st_mode) == mode
    assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o600


@POSIX
def test_a_link_is_replaced_and_what_it_names_stays(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"mine")
    (tmp_path / "digit.jsonl").symlink_to(tmp_path / "victim")
    (tmp_path / "digit.jsonl.part").symlink_to(tmp_path / "victim")
    atomic_write(tmp_path / "digit.jsonl", b"new")
    assert (tmp_path / "victim").read_bytes() == b"mine"
    assert (tmp_path / "digit.jsonl").read_bytes() == b"new"


@POSIX
def test_a_link_under_the_name_of_the_unfinished_file_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "urandom", bytes)  # as if it were guessed
    (tmp_path / "victim").write_bytes(b"mine")
    (tmp_path / ".0000000000000000.part").symlink_to(tmp_path / "victim")
    with pytest.raises(FileExistsError):
        atomic_write(tmp_path / "digit.jsonl", b"new")
    assert (tmp_path / "victim").read_bytes() == b"mine"


def test_what_a_killed_writer_left_is_removed(tmp_path: Path) -> None:
    atomic_write(tmp_path / "state", b"whole")
    (tmp_path / ".0123456789abcdef.part").write_bytes(b"half")
    (tmp_path / "song.part").write_bytes(b"a person's own")
    remove_unfinished(tmp_path)
    assert names(tmp_path) == ["song.part", "state"]
