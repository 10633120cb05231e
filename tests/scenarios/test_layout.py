"""No text is clipped, lies over another or is too small: the check itself, the shell
and every page.

`python -m tests.layout` checks every view at every size in both languages.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.context.session import Session
from app.context.settings import Settings
from app.pages import PAGES
from app.shell.window import Window
from app.style import typography
from app.style.theme import Appearance
from app.widgets.plots.figure import Figure
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path
from tests.layout import faults_by_view, faults_in


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    return window


class Narrow(Figure):
    """A figure that paints a text at its right edge."""

    def paint_background(self, painter: QPainter) -> None:
        painter.drawText(QPointF(self.width() - 20, 40), "Some words")


def test_a_clipped_text_of_a_figure_is_found_though_a_figure_is_a_scroll_area(
    appearance: Appearance, qtbot: QtBot
) -> None:
    figure = Narrow(appearance)
    qtbot.addWidget(figure)
    figure.resize(300, 100)
    figure.show()
    qtbot.waitExposed(figure)
    assert kinds(figure) == {"clipped"}


def kinds(widget: QWidget) -> set[str]:
    return {fault.kind for fault in faults_in(widget)}


class Cut(Figure):
    """A figure that paints a text into a rectangle that is too narrow: Qt cuts it off."""

    def paint_background(self, painter: QPainter) -> None:
        painter.drawText(QRectF(10, 10, 30, 40), "Some_words")


def test_a_text_that_its_own_rectangle_cuts_is_found(appearance: Appearance, qtbot: QtBot) -> None:
    figure = Cut(appearance)
    qtbot.addWidget(figure)
    figure.resize(300, 100)
    figure.show()
    qtbot.waitExposed(figure)
    assert kinds(figure) == {"clipped"}


def test_a_clipped_an_overlapping_and_a_small_text_are_found(
    appearance: Appearance, qtbot: QtBot
) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(300, 100)
    one, other = QLabel("Some words", room), QLabel("and others", room)
    one.move(10, 10)
    other.move(10, 40)
    room.show()
    qtbot.waitExposed(room)
    assert kinds(room) == set()
    other.move(14, 13)
    assert kinds(room) == {"overlap"}
    other.move(10, 40)
    one.resize(30, one.height())
    assert kinds(room) == {"clipped"}
    one.adjustSize()
    font = typography.body()
    font.setPixelSize(7)
    other.setFont(font)
    assert kinds(room) == {"7 px"}


# In the order of what found faults; `python -m tests.layout` lays out all the others.
SHOWN = [
    ("draw", (960, 540), "zh_CN"),
    ("draw", (960, 540), "en"),
    ("draw", (1920, 1080), "en"),
    ("lecture", (960, 540), "zh_CN"),
    ("lecture", (1920, 1080), "en"),
    ("train", (960, 540), "en"),
    ("train", (1280, 720), "zh_CN"),
    ("errors m", (960, 540), "zh_CN"),
    ("errors errors", (960, 540), "en"),
]
PRESENTED = [
    ("errors models", (1920, 1080), "zh_CN"),
    ("draw", (1280, 720), "zh_CN"),
    ("draw network", (1280, 720), "en"),
    ("draw", (1920, 1080), "en"),
    ("train", (1920, 1080), "en"),
    ("errors", (1920, 1080), "en"),
]


@pytest.mark.parametrize(("view", "size", "language"), SHOWN)
def test_every_text_is_whole(
    window: Window, view: str, size: tuple[int, int], language: str, qtbot: QtBot
) -> None:
    speaks = window.context.language
    try:
        speaks.choose(language)
        window.resize(*size)
        window.show_page(view.split(maxsplit=1)[0])
        window.show()
        qtbot.waitExposed(window)
        assert not faults_by_view(window, size, view)
    finally:
        speaks.choose("en")


@pytest.mark.parametrize(("view", "size", "language"), PRESENTED)
def test_every_text_is_whole_before_an_audience(
    window: Window, view: str, size: tuple[int, int], language: str, qtbot: QtBot
) -> None:
    speaks = window.context.language
    try:
        speaks.choose(language)
        window.resize(*size)
        window.show_page(view.split(maxsplit=1)[0])
        window.present(True)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(*size)
        window.show()
        qtbot.waitExposed(window)
        window.documents.show_example(7)  # what is said of it stands in the status bar
        assert not faults_by_view(window, size, view)
        assert typography.body_pixels() >= 0.033 * window.height()
    finally:
        window.present(False)
        speaks.choose("en")


@pytest.mark.parametrize("width", [960, 1920])
def test_the_page_tabs_stand_still_whatever_page_language_badge_or_switch(
    window: Window, width: int, qtbot: QtBot
) -> None:
    window.resize(width, 1000)
    window.show()
    places = set()
    speaks = window.context.language
    for language in ("en", "zh_CN"):
        speaks.choose(language)
        for name in PAGES:
            window.show_page(name)
            tabs = window.header.tabs
            for badge in ("", "12/20 · 1.5 %"):
                window.header.set_badge(1, badge)
                window.session.switch(window.session.ablation.toggle_cell(7, 2))
                places.add((tabs.x(), *(tabs.tabRect(number).left() for number in range(4))))
    speaks.choose("en")
    assert len(places) == 1


def test_the_header_gives_way_in_a_narrow_window(window: Window, qtbot: QtBot) -> None:
    header = window.header
    header.setParent(None)
    qtbot.addWidget(header)
    header.show()
    for width in (400, 600, 960):
        header.resize(width, header.sizeHint().height())
        places = [
            child.geometry()
            for child in header.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
        ]
        shown = [place for place in places if place.width() > 0]
        assert all(place.left() >= 0 and place.right() < width for place in shown)
        for number, place in enumerate(shown):
            assert not any(place.intersects(other) for other in shown[number + 1 :])
