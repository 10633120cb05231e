"""Starting where no window can be opened: one sentence and status 2, and never an abort."""

import sys
from pathlib import Path

import pytest

from app.shell.system_libraries import library_fault
from tests.process import run, sentences

linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere there is a display"
)


@linux
def test_without_a_display_there_is_one_sentence() -> None:
    result = run("main.py")
    assert (result.returncode, result.stderr.splitlines()) == (2, sentences(result))
    assert "There is no display" in result.stderr


@linux
@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":4711"},
        {"WAYLAND_DISPLAY": "wayland-4711"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":4711"},
        {"QT_QPA_PLATFORM": "wayland;xcb"},
        {"QT_QPA_PLATFORM": "no-such-platform"},
    ],
    ids=str,
)
def test_a_platform_that_does_not_work_gives_one_sentence(environment: dict[str, str]) -> None:
    result = run("main.py", **environment)
    assert (result.returncode, len(sentences(result))) == (2, 1)
    assert "display" in result.stderr or "apt-get install" in result.stderr


@linux
def test_a_library_that_is_missing_is_named(tmp_path: Path) -> None:
    library = tmp_path / "libxcb-icccm.so.4"  # found before the system's, and not loadable
    library.touch()
    result = run("main.py", QT_QPA_PLATFORM="xcb", LD_LIBRARY_PATH=str(tmp_path))
    assert (result.returncode, len(sentences(result))) == (2, 1)
    assert "The system library libxcb-icccm.so.4 cannot be loaded" in result.stderr
    assert "sudo apt-get install " in result.stderr
    assert "libxcb-icccm4" in result.stderr


@linux
def test_a_library_without_which_qt_cannot_be_imported_is_named(tmp_path: Path) -> None:
    (tmp_path / "libEGL.so.1").touch()
    result = run("main.py", LD_LIBRARY_PATH=str(tmp_path))
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "The system library libEGL.so.1 cannot be loaded" in result.stderr
    assert "libegl1" in result.stderr.partition("apt-get install ")[2]


def test_a_fault_that_is_no_system_librarys_is_left_to_others() -> None:
    assert library_fault(ImportError("No module named 'app.start'")) is None
    assert library_fault(ImportError("libscipy_openblas64_-32a4b2a6.so: no such file")) is None
