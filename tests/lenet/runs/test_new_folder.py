"""A folder whose run had not begun is used again; what a start left is taken back."""

import stat
import sys
from pathlib import Path

import pytest

from lenet.errors import InputError
from lenet.runs.folder import EVENTS, RECIPE, SNAPSHOTS, snapshot_path
from lenet.runs.lock import LOCK, RunLock
from lenet.runs.new_folder import create_run, make_folder, take_back
from tests.lenet.training.samples import BATCHES, ONLINE


def unbegun(folder: Path) -> Path:
    """What a process leaves that is killed while it writes its first event."""
    make_folder(folder)
    with RunLock(folder):
        create_run(folder, BATCHES)
    (folder / snapshot_path(0)).write_bytes(b"first weights")
    (folder / ".0123456789abcdef.part").write_bytes(b"half")
    (folder / EVENTS).write_text('{"event": "RunSta', encoding="utf-8")
    return folder


def test_a_folder_killed_before_its_first_event_is_used_again(tmp_path: Path) -> None:
    folder = unbegun(tmp_path / "run")
    create_run(folder, ONLINE)
    assert {path.name for path in folder.iterdir()} == {RECIPE, SNAPSHOTS, LOCK}
    assert list((folder / SNAPSHOTS).iterdir()) == []
    assert 'name = "online"' in (folder / RECIPE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (EVENTS, b'{"event": "RunStarted"}\n'),
        ("notes.txt", b"mine"),
        (snapshot_path(1), b"a network"),
        (LOCK, b"not of this program"),
        ("snapshots/me.png", b"a picture"),
    ],
)
def test_a_folder_with_anything_else_is_refused_and_left_alone(
    tmp_path: Path, name: str, content: bytes
) -> None:
    folder = unbegun(tmp_path / "run")
    (folder / name).write_bytes(content)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(InputError, match="is not empty"):
        create_run(folder, ONLINE)
    take_back(folder, is_new=True)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_recipe_of_a_persons_own_is_no_run(tmp_path: Path) -> None:
    (tmp_path / RECIPE).write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="is not empty"):
        make_folder(tmp_path)
    assert (tmp_path / RECIPE).read_text(encoding="utf-8") == "mine"


def test_what_a_start_left_is_taken_back_unless_another_process_trains_there(
    tmp_path: Path,
) -> None:
    folder = unbegun(tmp_path / "run")
    with RunLock(folder):
        take_back(folder, is_new=True)
        assert (folder / RECIPE).is_file()
    take_back(folder, is_new=False)
    assert list(folder.iterdir()) == []
    take_back(folder, is_new=True)
    assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder has no mode")
def test_a_run_folder_is_its_owners_alone(tmp_path: Path) -> None:
    folder = unbegun(tmp_path / "runs" / "run")
    for path in (folder, folder / SNAPSHOTS):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    for name in (RECIPE, LOCK):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
