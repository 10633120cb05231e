"""The lecturer's notes: written in a dialog, shown on the second screen, never on the first."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.context.lecture_notes import FILE, LONGEST
from app.shell.window import Window
from app.style.theme import Appearance
from tests.app.pages.lecture.lessons import lecture_window
from tests.process import run


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


def test_a_note_is_written_in_a_dialog_and_belongs_to_its_page(window: Window) -> None:
    page = window.lecture_page
    dialog = page.edit_notes()
    dialog.edit.setPlainText("Draw a 7 first.")
    dialog.findChild(QDialogButtonBox).rejected.emit()  # type: ignore[union-attr]
    page.show_next()
    other = page.edit_notes()
    assert other.edit.toPlainText() == ""
    assert page.lesson.title in other.windowTitle()
    QTest.keyClick(other, Qt.Key.Key_Escape)
    page.show_previous()
    again = page.edit_notes()
    assert again.edit.toPlainText() == "Draw a 7 first."
    again.edit.insertPlainText("x" * LONGEST)  # too much: the edit is taken back as a whole
    assert again.edit.toPlainText() == "Draw a 7 first."
    again.reject()
    file = window.context.settings.data_folder / FILE
    assert json.loads(file.read_text())["notes"] == {"opening": "Draw a 7 first."}


def test_with_one_screen_no_note_is_shown_to_the_audience(window: Window) -> None:
    page = window.lecture_page
    dialog = page.edit_notes()
    dialog.edit.setPlainText("Secret.")
    dialog.reject()
    window.present(True)
    assert not page.notes_window.isVisible()
    notes = next(a for a in page.menus()[0].actions() if "Notes" in a.text())
    assert not notes.isEnabled()
    window.present(False)
    assert notes.isEnabled()


_TWO_SCREENS = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
import main
from app.shell.platform import create_application
from app.start import build
application = create_application(offscreen=False)
first, second = QGuiApplication.screens()
window = build(main.parse(["--tab", "lecture", "--language", "en"]))
window.setGeometry(first.geometry())
window.show()
page = window.lecture_page
page.show_lesson(2)
dialog = page.edit_notes()
dialog.edit.setPlainText("Ask about the bias.")
dialog.reject()
notes = page.notes_window
assert not notes.isVisible()
window.present(True)
assert notes.isVisible()
assert notes.screen() is second, notes.screen().name()
assert second.geometry().contains(notes.geometry()), notes.geometry()
assert notes.text == "Ask about the bias."
assert notes.time_text.startswith("0:")
assert page.lesson.left_out()  # large type: what the audience does not see
QTest.keyClick(notes, Qt.Key.Key_PageDown)
assert page.number == 3
assert notes.text == ""
window.show_page("draw")
assert not notes.isVisible()
window.show_page("lecture")
assert notes.isVisible()
window.setGeometry(second.geometry())  # the audience is at the other screen now
window.windowHandle().setScreen(second)
QTest.qWait(50)
assert window.screen() is second
assert notes.screen() is first, notes.screen().name()
QTest.keyClick(notes, Qt.Key.Key_Escape)
assert not window.presentation.is_on
assert not notes.isVisible()
print("done")
"""


def test_the_note_is_on_the_second_screen_while_the_lecture_is_presented(tmp_path: Path) -> None:
    """Two screens of Qt's platform without a display, one beside the other."""
    screen = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1, "y": 0, "height": 720}
    screens = [screen | {"name": f"S{x}", "x": x * 1280, "width": 1280} for x in range(2)]
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"synchronousWindowSystemEvents": True, "screens": screens}))
    result = run(
        "-c",
        _TWO_SCREENS,
        QT_QPA_PLATFORM=f"offscreen:configfile={file}",
        XDG_CONFIG_HOME=str(tmp_path / "config"),
        XDG_DATA_HOME=str(tmp_path / "data"),
    )
    assert (result.returncode, result.stdout.strip()) == (0, "done"), result.stderr
