"""Exceptions that nothing has caught, in real processes: the log, stderr and the dialog."""

import os
from pathlib import Path

from tests.process import run, sentences

# A window whose header fails at every repaint. Paint events come in an event loop, as in the
# program: PySide gives the exceptions of a direct call such as repaint() to the caller.
FAILING_WINDOW = """
import main
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton
from app.shell.crash_handler import CrashHandler
from app.shell.header import Header
from app.shell.platform import create_application
from app.start import build

def paintEvent(self, event):
    raise ZeroDivisionError("the header cannot be painted")

def run_events(milliseconds=50):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

def repaint():
    window.header.update()
    run_events()

def boxes():
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]

def click(text):
    (box,) = boxes()
    next(b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == text).click()
    run_events()

Header.paintEvent = paintEvent
handler = CrashHandler()
application = create_application(offscreen=True)
window = build(main.parse(["--language", "en"]))
handler.show_dialogs_on(window)
window.show()
while not boxes():  # a busy machine paints late
    run_events()
"""


def crash(code: str, folder: Path) -> tuple[list[str], str]:
    """Run code after FAILING_WINDOW; return what it printed and what is in the log."""
    code = FAILING_WINDOW + code + "\nprint(handler.log_file)\n"
    result = run("-c", code, HOME=str(folder), XDG_STATE_HOME=str(folder))
    assert (result.returncode, sentences(result)) == (0, [])
    *printed, log_file = result.stdout.splitlines()
    return printed, Path(log_file).read_text(encoding="utf-8")


def test_a_paint_event_that_fails_at_every_repaint_opens_one_dialog(tmp_path: Path) -> None:
    code = """
for _ in range(5):
    repaint()
print(len(boxes()), boxes()[0].text())
click("OK")
for _ in range(5):
    repaint()
print(len(boxes()))
"""
    (first, second), log = crash(code, tmp_path)
    assert first.startswith(
        "1 Something went wrong that should not: the header cannot be painted. Details are in "
    )
    assert second == "0"
    assert log.count("ZeroDivisionError: the header cannot be painted") == 1


def test_another_fault_opens_another_dialog_once_the_first_is_closed(tmp_path: Path) -> None:
    code = """
def fail():
    raise KeyError("another fault")
QTimer.singleShot(0, fail)
run_events()
print(len(boxes()))
click("OK")
def fail_again():
    raise KeyError("a third fault")
QTimer.singleShot(0, fail_again)
while not boxes():
    run_events()
print(len(boxes()), "a third fault" in boxes()[0].text())
"""
    printed, log = crash(code, tmp_path)
    assert printed == ["1", "1 True"]
    assert "another fault" in log


def test_the_report_is_copied_with_versions_and_traceback(tmp_path: Path) -> None:
    code = """
click("Copy report")
print(repr(QGuiApplication.clipboard().text()))
print(len(boxes()))
"""
    (report, left), _ = crash(code, tmp_path)
    for part in ("LeNet-5 Lab ", "Python 3.", "PySide6 ", "in paintEvent", "ZeroDivisionError"):
        assert part in report
    assert left == "0"


def test_a_fault_before_there_is_a_window_gives_one_sentence(tmp_path: Path) -> None:
    code = """
import sys, main, app.start
def build(arguments):
    raise ZeroDivisionError("nothing can be built")
app.start.build = build
sys.exit(app.start.start(main.parse(["--screenshot", "none.png"])))
"""
    result = run("-c", code, HOME=str(tmp_path), XDG_STATE_HOME=str(tmp_path))
    assert (result.returncode, result.stderr.splitlines()) == (2, sentences(result))
    assert "nothing can be built" in sentences(result)[0]


def test_a_crash_of_the_interpreter_leaves_the_stack_in_the_log(tmp_path: Path) -> None:
    code = """
import os
from app.shell.crash_handler import CrashHandler
print(CrashHandler().log_file, flush=True)
os.abort()
"""
    result = run("-c", code, HOME=str(tmp_path), XDG_STATE_HOME=str(tmp_path))
    assert result.returncode != 0
    log = Path(result.stdout.strip()).read_text(encoding="utf-8")
    assert "Fatal Python error: Aborted" in log
    assert 'File "<string>", line 5' in log


def test_a_log_that_cannot_be_written_changes_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code = """
from app.shell.crash_handler import CrashHandler
handler = CrashHandler()
print(handler.log_file)
raise ZeroDivisionError("a fault without a log")
"""
    home = str(tmp_path / "file" / "home")
    result = run("-c", code, HOME=home, XDG_STATE_HOME=home, LOCALAPPDATA=home)
    if os.name == "posix":
        assert result.stdout.strip() == "None"
    assert sentences(result) == [
        "LeNet-5 Lab: Something went wrong that should not: a fault without a log."
    ]
