"""Starting where no window can be opened: one sentence and status 2, and never an abort."""

import sys
from pathlib import Path

import pytest

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
    assert "display" in result.stderr or "README.md says what to install" in result.stderr


@linux
def test_a_library_that_is_missing_is_named(tmp_path: Path) -> None:
    library = tmp_path / "libxcb-icccm.so.4"  # found before the system's, and not loadable
    library.touch()
    result = run("main.py", QT_QPA_PLATFORM="xcb", LD_LIBRARY_PATH=str(tmp_path))
    assert (result.returncode, len(sentences(result))) == (2, 1)
    assert "Qt's xcb plugin cannot be loaded" in result.stderr
    assert "libxcb-icccm.so.4" in result.stderr
    assert "README.md says what to install" in result.stderr
