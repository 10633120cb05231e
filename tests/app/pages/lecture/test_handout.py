"""The handout: all pages as one PDF, with text and fonts, in the state and language on screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.pages.lecture.contents import LESSONS, lesson_titles
from app.pages.lecture.convolution.arithmetic_lesson import ArithmeticLesson
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.lecture.arithmetic import SlidingKernel
from tests.app.pages.lecture.lessons import lecture_window, lesson_number
from tests.pdf_text import Pdf, read_pdf
from tests.process import run

_WAIT_MS = 120_000  # the test digits are read once; a busy machine takes its time
_A4 = (842.0, 595.0)  # points, landscape


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


def handout(window: Window, path: Path, qtbot: QtBot) -> Pdf:
    """Save the handout as the menu does, and read it."""
    command = window.exports.handout
    with qtbot.waitSignal(command.ended, timeout=_WAIT_MS):
        command.save(path)
    return read_pdf(path.read_bytes())


def test_every_page_is_in_the_handout_as_it_is_set(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    window.lecture_page.show_lesson(lesson_number("arithmetic"))
    lesson = window.lecture_page.lesson
    assert isinstance(lesson, ArithmeticLesson)
    lesson.show_windows(SlidingKernel(9, 3, 0, 2))
    lesson.animation.go(5)
    before = dict(window.context.notes)
    said: list[str] = []
    window.exports.said.connect(said.append)
    pdf = handout(window, tmp_path / "Handout 课堂讲解.pdf", qtbot)
    assert len(pdf.pages) == len(LESSONS)
    assert pdf.media == {_A4}
    for number, (title, text) in enumerate(zip(lesson_titles(), pdf.pages, strict=True), start=1):
        assert title in text
        assert f"{number} of {len(LESSONS)}" in text
        assert "Try this" in text
    page = pdf.pages[lesson_number("arithmetic") - 1]
    assert "Input 9×9" in page
    assert "4×4 outputs" in page
    assert pdf.fonts
    assert all(pdf.fonts.values())  # embedded
    assert len(said) == 1
    assert "Handout" in said[0]
    assert window.context.notes == before
    assert window.lecture_page.lesson is lesson
    assert lesson.animation.place == 5


def test_the_handout_is_in_the_language_of_the_window_and_light_in_a_dark_one(
    window: Window, appearance: Appearance, tmp_path: Path, qtbot: QtBot
) -> None:
    light = handout(window, tmp_path / "light.pdf", qtbot)
    size = (tmp_path / "light.pdf").stat().st_size
    appearance.choose("dark")
    window.context.language.choose("zh_CN")
    try:
        pdf = handout(window, tmp_path / "zh.pdf", qtbot)
        titles = lesson_titles()
        dark = (tmp_path / "zh.pdf").stat().st_size
    finally:
        window.context.language.choose("en")
        appearance.choose("light")
    assert len(pdf.pages) == len(light.pages)
    for title, text in zip(titles, pdf.pages, strict=True):
        words = "".join(text.split())  # another font for a letter begins another line
        assert "".join(title.split()) in words
        assert "试一试" in words
    assert all(pdf.fonts.values())
    assert 0.5 < dark / size < 2  # no page became one large picture


def test_a_handout_is_given_up_and_leaves_no_file(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    command, path = window.exports.handout, tmp_path / "handout.pdf"
    said: list[str] = []
    window.exports.said.connect(said.append)
    command.save(path)
    assert not command.action.isEnabled()
    box = window.findChild(QProgressDialog)
    assert box is not None
    qtbot.waitUntil(lambda: box.value() >= 2, timeout=_WAIT_MS)
    assert box.maximum() == len(LESSONS)
    for button in box.findChildren(QPushButton):
        button.click()
    assert command.action.isEnabled()
    assert (list(tmp_path.glob("*.pdf")), said) == ([], [])
    window.context.language.choose("zh_CN")  # and another language gives it up too
    try:
        command = window.exports.handout
        command.save(path)
        window.context.language.choose("en")
        assert window.exports.handout.action.isEnabled()  # the menus are new
    finally:
        window.context.language.choose("en")
    assert not path.exists()


def test_a_handout_that_cannot_be_written_is_one_sentence(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    failures: list[str] = []
    window.exports.failed.disconnect(window.show_warning)
    window.exports.failed.connect(failures.append)
    command = window.exports.handout
    with qtbot.waitSignal(command.ended, timeout=_WAIT_MS):
        command.save(tmp_path / "no folder" / "handout.pdf")
    assert len(failures) == 1
    assert "handout.pdf could not be saved" in failures[0]


def test_the_window_answers_while_a_handout_is_written(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    """A page is built in one turn and painted in another: no turn takes two pages."""
    command, values = window.exports.handout, list[int]()
    command.save(tmp_path / "handout.pdf")
    box = window.findChild(QProgressDialog)
    assert box is not None
    between = QTimer(box, interval=0)  # an event of the window, between those of the handout
    between.timeout.connect(lambda: values.append(box.value()))
    between.start()
    qtbot.waitUntil(lambda: values[-1:] == [3], timeout=_WAIT_MS)
    between.stop()
    assert sorted(set(values)) == [0, 1, 2, 3]
    with qtbot.waitSignal(command.ended, timeout=_WAIT_MS):
        pass


def test_the_command_line_writes_a_handout(tmp_path: Path) -> None:
    out = tmp_path / "课堂讲解.pdf"
    result = run("main.py", "--handout", out, "--language", "zh_CN")
    assert (result.returncode, result.stderr) == (0, "")
    pdf = read_pdf(out.read_bytes())
    assert len(pdf.pages) == len(LESSONS)
    assert "前向传播计算" in "".join(pdf.pages[1].split())
    result = run("main.py", "--handout", tmp_path / "no" / "out.pdf")
    assert result.returncode == 2
    assert "could not be saved" in result.stderr
