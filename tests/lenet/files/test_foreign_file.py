"""Only regular files of bounded size are read, and nothing else is waited for."""

import gzip
import os
from pathlib import Path

import pytest

from lenet.data.idx import read_idx
from lenet.data.ink_files import read_ink
from lenet.data.photo import read_picture
from lenet.errors import InputError
from lenet.files.foreign_file import open_packed, read_file
from lenet.network.checkpoint import load_model
from lenet.runs.curves import read_curves
from lenet.runs.folder import load_state, open_run, read_milestones
from lenet.runs.recipe_file import load_recipe
from lenet.runs.spec import load_spec
from lenet.runs.status import read_name

READERS = (load_model, read_idx, read_ink, read_picture, load_recipe, load_spec)
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such pipes")


def test_a_file_is_read_up_to_its_bound(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_file(path, 5) == b"12345"
    with pytest.raises(InputError, match=r"a is too large: up to 4 bytes are opened\.$"):
        read_file(path, 4)
    path.write_bytes(b"1" * 3073)
    with pytest.raises(InputError, match=r"up to 3 KiB are opened\.$"):
        read_file(path, 3072)
    with pytest.raises(InputError, match=r"is not the name of a file"):
        read_file(tmp_path / "a\0b", 4)


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs files without a size")
def test_a_file_that_hides_its_size_is_bounded_too() -> None:
    with pytest.raises(InputError, match="up to 4 bytes"):
        read_file(Path("/proc/version"), 4)


def test_gzip_is_unpacked_only_as_far_as_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    whole = gzip.compress(b"abc" * 1000)
    path.write_bytes(whole)
    with open_packed(path, 1000) as file:
        assert file.read(4) == b"abca"
    path.write_bytes(whole[:-9])
    with pytest.raises(InputError, match="ends too early"), open_packed(path, 1000) as file:
        file.read()
    path.write_bytes(whole[:12] + b"\xff" * 20)
    with pytest.raises(InputError, match="damaged gzip"), open_packed(path, 1000) as file:
        file.read()


@needs_pipes
@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_a_pipe_or_a_device_is_refused_at_once(tmp_path: Path, read: object) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(InputError, match=f"{path} is a pipe or a device"):
            read(path)  # type: ignore[operator]  # each of them takes a path


@needs_pipes
def test_a_run_folder_of_pipes_and_devices_is_refused_at_once(tmp_path: Path) -> None:
    for name in ("recipe.toml", "events.jsonl", "state.safetensors"):
        os.mkfifo(tmp_path / name)
    for read in (load_state, open_run, read_milestones, read_curves):
        with pytest.raises(InputError, match=r"is a pipe or a device|is not a run"):
            read(tmp_path)
    (tmp_path / "name.txt").symlink_to("/dev/zero")
    assert read_name(tmp_path) == tmp_path.name
