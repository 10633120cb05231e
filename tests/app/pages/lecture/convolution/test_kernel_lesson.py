"""Lesson 6, what a kernel sees: on the drawing and on pictures; stock, C1's and own kernels."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pages.lecture.convolution.kernel_lesson import KernelLesson
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.lecture.convolution import correlate
from lenet.lecture.lighthouse import lighthouse
from lenet.network.checkpoint import Card, Model
from lenet.network.parameters import initial
from tests.app.pages.lecture.lessons import (
    click,
    lecture_window,
    lesson_number,
    open_lesson,
    point_at,
)

# The slide "what convolution means".
SLIDE_EDGE = [[1, 2, 1], [0, 0, 0], [-1, -2, -1]]


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


@pytest.fixture
def lesson(window: Window) -> KernelLesson:
    return open_lesson(window, lesson_number("kernel"), KernelLesson)


def test_it_opens_with_the_slides_kernel_on_our_own_picture(lesson: KernelLesson) -> None:
    np.testing.assert_array_equal(lesson.kernel, SLIDE_EDGE)
    np.testing.assert_array_equal(lesson.response, correlate(lighthouse(), lesson.kernel))
    lesson.kernels.buttons["upright"].click()
    np.testing.assert_array_equal(lesson.kernel, np.transpose(SLIDE_EDGE))


def test_c1s_kernels_on_the_drawing_give_c1s_sums(window: Window, lesson: KernelLesson) -> None:
    lesson.sources.buttons["digit"].click()
    window.session.begin_stroke(0.3, 0.2)
    window.session.extend_stroke(0.6, 0.8)
    trace = window.session.trace
    assert trace is not None
    for number in range(6):
        lesson.kernels.buttons[f"c1 {number}"].click()
        bias = window.session.parameters.c1_bias[number]
        np.testing.assert_allclose(lesson.response + bias, trace.c1_net[number], atol=1e-5)


def test_the_sums_follow_the_pen_and_the_model(window: Window, lesson: KernelLesson) -> None:
    lesson.sources.buttons["digit"].click()
    lesson.kernels.buttons["c1 2"].click()
    example = lesson.response
    assert window.session.drawing.is_blank  # the example is not on the canvas
    window.session.begin_stroke(0.3, 0.2)
    first = lesson.response
    window.session.extend_stroke(0.6, 0.8)
    assert not np.array_equal(lesson.response, first)
    assert not np.array_equal(first, example)
    window.session.use_model(Model(initial(3), Card("other")))
    np.testing.assert_array_equal(lesson.kernel, initial(3).c1_kernels[2])


def test_the_text_says_when_the_canvas_is_blank(window: Window, lesson: KernelLesson) -> None:
    lesson.sources.buttons["digit"].click()
    assert "MNIST" in lesson.source_label.text()
    window.session.begin_stroke(0.3, 0.2)
    assert "MNIST" not in lesson.source_label.text()


def test_an_edited_kernel_is_the_persons_own(lesson: KernelLesson) -> None:
    click(lesson.editor, lesson.editor.place(1, 1).center())
    assert lesson.kernel[1, 1] == 1
    assert not any(button.isChecked() for button in lesson.kernels.buttons.values())
    np.testing.assert_allclose(
        lesson.response,
        correlate(lighthouse(), np.array(SLIDE_EDGE, dtype=np.float32)) + lighthouse()[1:-1, 1:-1],
        atol=1e-6,
    )
    lesson.kernels.buttons["level"].click()
    np.testing.assert_array_equal(lesson.kernel, SLIDE_EDGE)  # the stock one was not changed


def test_the_place_under_the_pointer_has_its_sum(window: Window, lesson: KernelLesson) -> None:
    place = lesson.sums.place()
    cell = place.width() / lesson.response.shape[1]
    at = place.topLeft()
    at.setX(at.x() + 49.5 * cell)
    at.setY(at.y() + 45.5 * cell)
    point_at(lesson.sums, at)
    assert "row 45, column 49" in lesson.sum_label.text()
    np.testing.assert_allclose(
        (lesson.patch.values * lesson.kernel).sum(), lesson.response[45, 49], atol=1e-5
    )
    lesson.sums.setFocus()
    QTest.keyClick(lesson.sums, Qt.Key.Key_Left)
    assert "row 45, column 48" in lesson.sum_label.text()
    assert window.lecture_page.lesson is lesson


def test_a_picture_is_opened_shrunk_and_read_as_0_to_1(
    lesson: KernelLesson, tmp_path: Path, qtbot: QtBot
) -> None:
    Image.new("L", (900, 300), 255).save(tmp_path / "white.png")
    lesson.open(tmp_path / "white.png")
    qtbot.waitUntil(lambda: lesson.picture.shape == (80, 240))
    assert (lesson.picture == 1).all()
    Image.new("L", (2, 1), 0).save(tmp_path / "tiny.png")
    lesson.open(tmp_path / "tiny.png")
    qtbot.waitUntil(lambda: lesson.picture.shape == (5, 5))
    assert lesson.response.size  # large enough for every kernel
    lesson.kernels.buttons["c1 0"].click()
    lesson.grab()


def test_a_file_that_is_no_picture_is_reported_and_changes_nothing(
    lesson: KernelLesson, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "no.png").write_text("no picture", encoding="utf-8")
    before = lesson.picture
    lesson.failed.disconnect()  # the window would open a box
    with qtbot.waitSignal(lesson.failed) as caught:
        lesson.open(tmp_path / "no.png")
    assert "no.png" in caught.args[0]
    assert lesson.picture is before
