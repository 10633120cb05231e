"""Each window has a folder of its own for its drawing; a damaged drawing is set aside whole."""

import stat
import sys
from pathlib import Path

import pytest

from app.context.drawing_file import NAME
from app.context.drawing_keeper import DrawingKeeper
from app.context.session import Session


def test_eight_windows_have_folders_of_their_own_and_a_ninth_has_none(
    session: Session, tmp_path: Path
) -> None:
    for _ in range(9):
        assert DrawingKeeper(session, tmp_path, session).restore() == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == list("12345678")


def test_a_damaged_drawing_is_set_aside_whole_where_only_its_owner_reads_it(
    session: Session, tmp_path: Path
) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "1" / NAME).write_bytes(b"{")
    (tmp_path / "1" / "photo.png").write_bytes(b"a picture")
    sentence = DrawingKeeper(session, tmp_path, session).restore()
    (aside,) = tmp_path.glob("*.damaged")
    assert sentence.endswith(f" Your last drawing was set aside in {aside}.")
    assert {path.name: path.read_bytes() for path in aside.iterdir()} == {
        NAME: b"{",
        "photo.png": b"a picture",
    }
    assert not (tmp_path / "1" / NAME).exists()
    if sys.platform != "win32":  # there a folder has no mode
        assert stat.S_IMODE(aside.stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder has no mode")
def test_the_folder_of_a_window_is_its_owners_alone(session: Session, tmp_path: Path) -> None:
    DrawingKeeper(session, tmp_path, session).restore()
    assert stat.S_IMODE((tmp_path / "1").stat().st_mode) == 0o700
