"""The lecture in the window: turning pages by keys, the last page, dragged numbers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.context.session import Session
from app.context.settings import Settings
from app.pages.lecture.contents import LESSONS, lesson_titles
from app.pages.lecture.results.errors_lesson import ErrorsLesson
from app.pages.lecture.small_net.forward_lesson import ForwardLesson
from app.pages.lecture.small_net.net_state import Handle
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.errors import InputError
from lenet.lecture.small_net import ParameterIndex
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path
from tests.app.pages.lecture.lessons import lecture_window, lesson_number
from tests.app.pointers import drag

_Key = Qt.Key


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


def test_every_page_has_a_title_and_opens(window: Window) -> None:
    page = window.lecture_page
    assert len(lesson_titles()) == len(LESSONS)
    for number, title in enumerate(lesson_titles(), start=1):
        page.show_lesson(number)
        assert page.lesson.isVisible()
        assert page.lesson.title == title


def test_a_clicker_turns_the_pages_and_stops_at_the_ends(window: Window) -> None:
    page = window.lecture_page
    assert page.number == 1
    QTest.keyClick(window, _Key.Key_PageUp)
    assert page.number == 1
    for _ in range(len(LESSONS) + 2):
        QTest.keyClick(window, _Key.Key_PageDown)
    assert page.number == len(LESSONS)
    QTest.keyClick(window, _Key.Key_PageUp)
    assert page.number == len(LESSONS) - 1


def test_the_page_that_was_read_last_opens_again(
    window: Window, appearance: Appearance, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClick(window, _Key.Key_PageDown)
    window.context.settings.flush()
    again = Window(window.session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(again)
    assert again.lecture_page.number == 2


def test_a_page_the_lecture_does_not_have_is_refused(window: Window) -> None:
    for number in (0, len(LESSONS) + 1):
        with pytest.raises(InputError, match=f"pages 1 to {len(LESSONS)}"):
            window.lecture_page.show_lesson(number)


def forward_lesson(window: Window) -> ForwardLesson:
    window.lecture_page.show_lesson(lesson_number("forward"))
    lesson = window.lecture_page.lesson
    assert isinstance(lesson, ForwardLesson)
    lesson.net_stage.grab()  # painting gives its handles their places
    return lesson


def test_a_weight_dragged_up_grows_by_a_hundredth_a_pixel(window: Window) -> None:
    lesson = forward_lesson(window)
    stage = lesson.net_stage
    place = ParameterIndex(1, 0, 1)
    before = lesson.state.net.at(place)
    middle = stage.places[Handle("parameter", -1, place)].center()
    x, y = middle.x() / stage.width(), middle.y() / stage.height()
    drag(stage, [(x, y), (x, y - 20 / stage.height()), (x, y - 50 / stage.height())])
    assert lesson.state.net.at(place) == pytest.approx(before + 0.5, abs=0.011)
    assert stage.unit == 0


def test_tab_and_arrows_change_inputs_and_weights(window: Window) -> None:
    lesson = forward_lesson(window)
    stage = lesson.net_stage
    stage.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(stage, _Key.Key_Up)
    assert lesson.state.inputs[0] == pytest.approx(1.05)
    for _ in range(3):
        QTest.keyClick(stage, _Key.Key_Tab)
    QTest.keyClick(stage, _Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert lesson.state.net.at(ParameterIndex(1, 0, 0)) == pytest.approx(0.79)


def test_the_state_of_the_net_survives_a_change_of_language(window: Window) -> None:
    lesson = forward_lesson(window)
    lesson.choose_function("relu")
    window.context.language.choose("zh_CN")
    try:
        assert forward_lesson(window).state.function == "relu"
    finally:
        window.context.language.choose("en")


def test_a_press_on_the_stage_chooses_a_unit_and_paints_it(window: Window) -> None:
    lesson = forward_lesson(window)
    stage = lesson.net_stage
    before = stage.grab().toImage()
    QTest.mouseClick(
        stage,
        Qt.MouseButton.LeftButton,
        pos=stage.places[Handle("parameter", -1, ParameterIndex(1, 2, None))].center().toPoint(),
    )
    assert stage.unit == 2
    assert stage.grab().toImage() != before
    QApplication.sendEvent(stage, QEvent(QEvent.Type.Leave))


def test_the_82_errors_of_the_slides_are_beside_the_models(window: Window) -> None:
    window.lecture_page.show_lesson(lesson_number("wrong"))
    lesson = window.lecture_page.lesson
    assert isinstance(lesson, ErrorsLesson)
    assert "82 wrong" in lesson.errors.then_title.text()
    assert lesson.errors.isVisible()
    assert lesson.export_figures()[0].name == "The errors of 1998"


def test_no_page_widens_a_small_window(
    appearance: Appearance, tmp_path: Path, qtbot: QtBot
) -> None:
    session = Session(load_model(bundled_model_path()))
    settings = Settings(tmp_path / "settings.ini")
    settings.keep("lecture_page", "convolution")  # whose neighbours have the longest titles
    window = Window(session, appearance, settings)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    window.show_page("lecture")
    for number in range(1, len(LESSONS) + 1):
        window.lecture_page.show_lesson(number)
        QApplication.sendPostedEvents()
        assert (window.width(), window.height()) == (1280, 720)
