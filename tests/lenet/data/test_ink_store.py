"""My digits on the disk: what is kept is there, whatever happens to the file or beside it."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lenet.data.ink_files import InkDigit, ink_line, read_ink
from lenet.data.ink_store import DAMAGED, NAME, InkStore
from lenet.data.kept_digits import NOT_A_DIGIT, mark_of, marked
from lenet.errors import InputError
from lenet.files.lock import open_locked
from tests.lenet.files.full_disk import room_for

PICTURE = np.arange(784, dtype=np.uint8).reshape(28, 28)


def drawn(number: int, label: int | None = 3, writer: str = "Ann") -> InkDigit:
    line = np.random.default_rng(number).random((30, 2)).astype(np.float32)
    return InkDigit(label, writer, (line, line[:4] + 1), "2026-01-02T03:04:05+00:00")


def keep(store: InkStore, *digits: InkDigit) -> None:
    store.change({digit.key: digit for digit in digits})


def kept(folder: Path) -> dict[str, int | None]:
    """The marks by key, as another window reads them."""
    return {digit.key: mark_of(digit) for digit in InkStore(folder).read()}


def sentences(store: InkStore) -> str:
    return " ".join(str(fault) for fault in store.faults())


def test_what_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    digits = (
        drawn(1),
        marked(drawn(2), NOT_A_DIGIT),
        drawn(3, None, "Zoë 张"),
        InkDigit(8, "Ben", (), "2026-01-02T03:04:06+00:00", picture=PICTURE),
    )
    for digit in digits:
        keep(InkStore(tmp_path / "new"), digit)
    found = InkStore(tmp_path / "new").read()
    for digit, again in zip(digits, found, strict=True):
        assert (again.label, again.writer, again.time) == (digit.label, digit.writer, digit.time)
        assert again.not_a_digit == digit.not_a_digit
        assert again.key == digit.key
        for stroke, same in zip(digit.strokes, again.strokes, strict=True):
            np.testing.assert_array_equal(stroke, same)
    assert found[3].picture is not None
    np.testing.assert_array_equal(found[3].picture, PICTURE)


def test_the_store_is_an_ink_file_without_its_pictures(tmp_path: Path) -> None:
    keep(InkStore(tmp_path), drawn(1, 7), InkDigit(8, "Ben", (), picture=PICTURE), drawn(2, 4))
    assert [digit.label for digit in read_ink(tmp_path / NAME)] == [7, 4]
    assert [digit.label for digit in read_ink(tmp_path / NAME, pictures=True)] == [7, 8, 4]


def test_the_same_drawing_is_there_once_with_its_last_label(tmp_path: Path) -> None:
    store = InkStore(tmp_path)
    keep(store, drawn(1, 1), drawn(2, 2))
    keep(store, drawn(1, 7))
    assert kept(tmp_path) == {drawn(1).key: 7, drawn(2).key: 2}
    assert store.merge([drawn(2, 9, "Ben"), drawn(3), drawn(3)]) == 1
    assert kept(tmp_path) == {drawn(1).key: 7, drawn(2).key: 2, drawn(3).key: 3}


def test_a_digit_taken_out_is_out_of_the_file(tmp_path: Path) -> None:
    store = InkStore(tmp_path)
    keep(store, drawn(1), drawn(2))
    store.change({drawn(1).key: None, drawn(2).key: drawn(2, 5), drawn(9).key: None})
    assert kept(tmp_path) == {drawn(2).key: 5}
    store.change({drawn(2).key: None})
    assert (tmp_path / NAME).read_bytes() == b""
    assert InkStore(tmp_path).read() == ()


def test_two_windows_lose_no_digit(tmp_path: Path) -> None:
    one, two = InkStore(tmp_path), InkStore(tmp_path)
    one.read()
    two.read()
    keep(one, drawn(1))
    keep(two, drawn(2))
    one.change({drawn(1).key: drawn(1, 8)})  # writes the file anew
    keep(two, drawn(3))
    two.change({drawn(2).key: None})
    assert kept(tmp_path) == {drawn(1).key: 8, drawn(3).key: 3}
    assert {digit.key for digit in one.read()} == {drawn(1).key, drawn(3).key}


def test_a_damaged_line_loses_itself_only_and_is_set_aside(tmp_path: Path) -> None:
    lines = [ink_line(drawn(1)), b'{"label": 12}\n', ink_line(drawn(2)), b"\xff\xfe\n", b"\n"]
    (tmp_path / NAME).write_bytes(b"".join(lines))
    store = InkStore(tmp_path)
    assert [digit.key for digit in store.read()] == [drawn(1).key, drawn(2).key]
    said = sentences(store)
    assert "line 2" in said
    assert "Lines that are damaged: 2." in said
    assert (tmp_path / DAMAGED).read_bytes() == lines[1] + lines[3]
    again = InkStore(tmp_path)
    assert len(again.read()) == 2
    assert not again.faults()


def test_a_line_that_was_not_written_to_its_end_is_dropped(tmp_path: Path) -> None:
    whole, half = ink_line(drawn(1)), ink_line(drawn(2))
    for length in (1, 20, len(half) - 2):
        (tmp_path / NAME).write_bytes(whole + half[:length])
        store = InkStore(tmp_path)
        assert [digit.key for digit in store.read()] == [drawn(1).key]
        assert "not written to its end" in sentences(store)
        keep(store, drawn(3))
        assert set(kept(tmp_path)) == {drawn(1).key, drawn(3).key}


def test_a_last_line_without_its_end_is_kept(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes((ink_line(drawn(1)) + ink_line(drawn(2)))[:-1])
    store = InkStore(tmp_path)
    keep(store, drawn(3))
    assert not store.faults()
    assert set(kept(tmp_path)) == {drawn(1).key, drawn(2).key, drawn(3).key}


def test_a_newer_store_stays_as_it_is(tmp_path: Path) -> None:
    newer = json.dumps({"version": 2, "glyphs": []}).encode()
    content = ink_line(drawn(1)) + newer + b"\n"
    (tmp_path / NAME).write_bytes(content)
    store = InkStore(tmp_path)
    with pytest.raises(InputError, match="newer version"):
        store.read()
    with pytest.raises(InputError, match="newer version"):
        keep(store, drawn(2))
    assert (tmp_path / NAME).read_bytes() == content


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    store = InkStore(tmp_path)
    keep(store, drawn(1), drawn(2))
    before = (tmp_path / NAME).read_bytes()
    with room_for(len(before) + 50), pytest.raises(InputError, match="cannot be written"):
        keep(store, drawn(3))
    assert (tmp_path / NAME).read_bytes() == before
    with room_for(100), pytest.raises(InputError, match="cannot be written"):
        keep(store, replace(drawn(1), writer="Ben"))
    assert (tmp_path / NAME).read_bytes() == before
    keep(store, drawn(3))
    assert len(kept(tmp_path)) == 3


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(InputError, match=r"my-digits\.jsonl cannot be written"):
        keep(InkStore(tmp_path / "taken"), drawn(1))
    (tmp_path / "folder" / NAME).mkdir(parents=True)
    for act in (InkStore.read, lambda store: keep(store, drawn(1))):
        with pytest.raises(InputError, match="cannot be read"):
            act(InkStore(tmp_path / "folder"))


def test_a_damaged_store_that_cannot_be_written_is_read_all_the_same(tmp_path: Path) -> None:
    content = b"no JSON\n" + ink_line(drawn(1))
    (tmp_path / NAME).write_bytes(content)
    store = InkStore(tmp_path)
    with room_for(0):
        assert [digit.key for digit in store.read()] == [drawn(1).key]
    assert "line 1" in sentences(store)
    assert not store.faults()
    assert (tmp_path / NAME).read_bytes() == content
    keep(store, drawn(2))
    assert (tmp_path / DAMAGED).read_bytes() == b"no JSON\n"
    assert set(kept(tmp_path)) == {drawn(1).key, drawn(2).key}


@pytest.mark.skipif(sys.platform == "win32", reason="there the lock keeps its own process out")
def test_a_writer_that_never_ends_is_told_and_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = InkStore(tmp_path)
    keep(store, drawn(1))
    monkeypatch.setattr("lenet.data.ink_store._WAITS", 2)
    assert open_locked(tmp_path / "lock") >= 0
    with pytest.raises(InputError, match="being written by another program"):
        keep(store, drawn(2))
    assert len(store.read()) == 1
