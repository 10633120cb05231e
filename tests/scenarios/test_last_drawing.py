"""The last drawing and its history survive any end of the program; windows keep them apart."""

import json
import signal
import sys
from pathlib import Path

import pytest

from tests.process import run, sentences

# A window that draws three strokes, takes one back, and then runs the code after it. What is
# printed when it starts: its sentence, the strokes there are, and whether Undo and Redo lead on.
PROGRAM = """
import os, signal, sys, time
import main
from PySide6.QtCore import QTimer
from app.shell.platform import create_application
from app.start import build, keep_drawing

application = create_application(offscreen=True)
window = build(main.parse(["--language", "en"]))
window.statusBar().clearMessage()
keeper = keep_drawing(window, apart="apart" in sys.argv)
session = window.session

def show():
    left = session.can_undo, session.can_redo
    print(len(session.drawing.strokes), *left, window.statusBar().currentMessage(), flush=True)

def draw():
    for x in (0.2, 0.4, 0.6):
        session.begin_stroke(x, 0.2)
        session.extend_stroke(x, 0.8)
    session.undo()

show()
window.show()
"""
KILL = """
keeper.written.connect(lambda: os.kill(os.getpid(), signal.SIGKILL))
QTimer.singleShot(0, draw)
application.exec()
"""
END_BY = """
QTimer.singleShot(0, draw)
QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.{name}))
application.exec()
"""
CLOSE = """
QTimer.singleShot(0, draw)
QTimer.singleShot(0, window.close)
application.exec()
"""
BACK = "2 True True Your last drawing is back, with all that Undo and Redo lead to."
NOTHING = "0 False False "


def start(code: str, folder: Path, *arguments: str) -> tuple[list[str], int]:
    """Run PROGRAM and the code; return what it printed and its exit status."""
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    result = run("-c", PROGRAM + code, *arguments, **dict.fromkeys(homes, str(folder)))
    assert sentences(result) == []
    assert "Traceback" not in result.stderr
    return result.stdout.splitlines(), result.returncode


def drawings(folder: Path) -> Path:
    return next(folder.rglob("drawings"))


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(
    ("code", "status"),
    [
        (KILL, -signal.SIGKILL),
        (END_BY.format(name="SIGTERM"), -signal.SIGTERM),
        (END_BY.format(name="SIGHUP"), -signal.SIGHUP),
        (CLOSE, 0),
    ],
)
def test_the_drawing_and_its_history_are_back_after_any_end(
    tmp_path: Path, code: str, status: int
) -> None:
    assert start(code, tmp_path) == ([NOTHING], status)
    assert start("", tmp_path) == ([BACK], 0)
    again = "session.undo(); session.undo(); show(); session.redo(); session.redo(); show()"
    printed, _ = start("window.statusBar().clearMessage();" + again, tmp_path)
    assert printed == [BACK, "0 False True ", "2 True True "]


def test_a_window_opened_on_a_file_neither_shows_nor_overwrites_the_last_drawing(
    tmp_path: Path,
) -> None:
    start(CLOSE, tmp_path)
    (first,) = drawings(tmp_path).rglob("drawing.json")
    before = first.read_bytes()
    assert start(CLOSE, tmp_path, "apart")[0] == [NOTHING]
    assert first.read_bytes() == before
    assert len(list(drawings(tmp_path).rglob("drawing.json"))) == 2


def test_two_windows_at_once_keep_both_drawings(tmp_path: Path) -> None:
    start(CLOSE, tmp_path)
    second = """
import subprocess
code = open(os.environ["CODE"]).read()
other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
print(other.stdout.strip())
session.clear()
QTimer.singleShot(0, window.close)
application.exec()
"""
    (tmp_path / "code.py").write_text(PROGRAM + CLOSE)
    second = f"os.environ['CODE'] = {str(tmp_path / 'code.py')!r}\n" + second
    assert start(second, tmp_path)[0] == [BACK, NOTHING.strip()]
    files = sorted(drawings(tmp_path).rglob("drawing.json"))
    assert [json.loads(path.read_text())["now"] for path in files] == [3, 2]


def test_a_damaged_drawing_is_said_once_and_set_aside(tmp_path: Path) -> None:
    start(CLOSE, tmp_path)
    (path,) = drawings(tmp_path).rglob("drawing.json")
    path.write_bytes(b"{")
    (printed,), _ = start(CLOSE, tmp_path)
    assert printed.startswith("0 False False ")
    assert "drawing.json is damaged. Your last drawing was set aside in " in printed
    (aside,) = drawings(tmp_path).glob("*.damaged")
    assert (aside / "drawing.json").read_bytes() == b"{"
    assert start("", tmp_path)[0] == [BACK]


def test_a_folder_that_cannot_be_written_is_said_once(tmp_path: Path) -> None:
    start(CLOSE, tmp_path)
    folder = drawings(tmp_path)
    folder.rename(folder.with_name("elsewhere"))
    folder.touch()
    (printed,), status = start(CLOSE, tmp_path)
    assert status == 0
    assert printed.startswith("0 False False Your drawing is not kept when the program ends: ")
