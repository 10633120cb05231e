"""The file of the lecturer's notes: kept, bounded, set aside where damaged, never overwritten."""

import json
import stat
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.context.lecture_notes import FILE, LONGEST, LectureNotes


@pytest.fixture
def failures() -> list[str]:
    return []


def notes_in(folder: Path, failures: list[str]) -> LectureNotes:
    notes = LectureNotes(folder)
    notes.failed.connect(failures.append)
    return notes


def test_notes_are_read_again_and_are_the_persons_own(
    qtbot: QtBot, tmp_path: Path, failures: list[str]
) -> None:
    folder = tmp_path / "new folder"
    notes_in(folder, failures).keep("opening", "先问：为什么？\nWhy?")
    assert notes_in(folder, failures).text("opening") == "先问：为什么？\nWhy?"
    assert notes_in(folder, failures).text("forward") == ""
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    assert failures == []


def test_two_windows_keep_notes_of_two_pages(
    qtbot: QtBot, tmp_path: Path, failures: list[str]
) -> None:
    one, other = notes_in(tmp_path, failures), notes_in(tmp_path, failures)
    assert (one.text("opening"), other.text("opening")) == ("", "")
    one.keep("opening", "first")
    other.keep("layers", "second")
    again = notes_in(tmp_path, failures)
    assert (again.text("opening"), again.text("layers")) == ("first", "second")
    again.keep("opening", "")
    assert "opening" not in json.loads((tmp_path / FILE).read_text())["notes"]


def test_a_note_is_bounded(qtbot: QtBot, tmp_path: Path, failures: list[str]) -> None:
    notes_in(tmp_path, failures).keep("opening", "a" * (LONGEST + 5))
    assert len(notes_in(tmp_path, failures).text("opening")) == LONGEST


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"version": 9, "notes": {}}', b'{"notes": {"opening": 3}}', b"\xff\xfe"],
)
def test_a_damaged_file_is_set_aside_whole_and_costs_one_sentence(
    qtbot: QtBot, tmp_path: Path, failures: list[str], content: bytes
) -> None:
    (tmp_path / FILE).write_bytes(content)
    notes = notes_in(tmp_path, failures)
    assert notes.text("opening") == ""
    assert len(failures) == 1
    aside = next(tmp_path.glob("*.damaged.json"))
    assert aside.name in failures[0]
    assert aside.read_bytes() == content
    notes.keep("opening", "new")
    assert notes_in(tmp_path, failures).text("opening") == "new"
    assert len(failures) == 1


def test_a_file_that_cannot_be_read_is_not_overwritten(
    qtbot: QtBot, tmp_path: Path, failures: list[str]
) -> None:
    (tmp_path / FILE).mkdir()
    notes = notes_in(tmp_path, failures)
    assert notes.text("opening") == ""
    notes.keep("opening", "new")
    assert notes.text("opening") == "new"
    assert (tmp_path / FILE).is_dir()
    assert failures
    assert all(FILE in failure for failure in failures)


def test_a_folder_that_cannot_be_written_is_one_sentence(
    qtbot: QtBot, tmp_path: Path, failures: list[str]
) -> None:
    (tmp_path / "file").write_text("no folder")
    notes_in(tmp_path / "file", failures).keep("opening", "new")
    assert len(failures) == 1
    assert "could not be saved" in failures[0]
