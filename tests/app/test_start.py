"""--screenshot: a picture, or one sentence and status 2, but never a process that waits."""

from pathlib import Path

import pytest

from tests.process import run, sentences

# The page of errors loads digits on a worker thread; `load` takes the place of that function.
SCREENSHOT = """
import sys, threading, main, app.start
import app.context.evaluation.dataset as dataset
from lenet.errors import InputError
dataset.bundled_test_digits = load
app.start.SCREENSHOT_LIMIT = 1
sys.exit(app.start.start(main.parse(["--tab", "errors", "--screenshot", sys.argv[1]])))
"""


@pytest.mark.parametrize(
    ("load", "words"),
    [
        ("def load(): 1 / 0", "division by zero"),
        ("def load(): raise InputError('{what} is gone.', what='The file')", "The file is gone."),
        ("def load(): threading.Event().wait()", "not complete after 1 seconds"),
    ],
)
def test_a_worker_that_fails_or_never_ends_gives_one_sentence(
    tmp_path: Path, load: str, words: str
) -> None:
    out = tmp_path / "out.png"
    result = run("-c", f"{load}\n{SCREENSHOT}", out, HOME=str(tmp_path))
    assert (result.returncode, len(sentences(result))) == (2, 1)
    assert result.stderr.splitlines() == sentences(result)
    assert words in sentences(result)[0]
    assert not out.exists()


def test_a_picture_with_a_part_that_cannot_be_painted_is_not_written(tmp_path: Path) -> None:
    code = """
import sys, main, app.start
from app.shell.header import Header
def paintEvent(self, event):
    raise ZeroDivisionError("the header cannot be painted")
Header.paintEvent = paintEvent
sys.exit(app.start.start(main.parse(["--screenshot", sys.argv[1]])))
"""
    result = run("-c", code, tmp_path / "out.png", HOME=str(tmp_path))
    assert (result.returncode, len(sentences(result))) == (2, 1)
    assert "the header cannot be painted" in result.stderr
    assert not (tmp_path / "out.png").exists()


def test_the_first_page_is_all_that_is_imported_until_it_is_seen() -> None:
    code = """
import sys, threading, app.start
from app.pages import import_pages
later = {"app.pages.train.page", "app.pages.errors.page", "app.pages.lecture.page", "pyqtgraph"}
print(sorted(later & set(sys.modules)))
thread = threading.Thread(target=import_pages)
thread.start()
thread.join()
print(sorted(later - set(sys.modules)))
"""
    assert run("-c", code).stdout.split("\n")[:2] == ["[]", "[]"]
