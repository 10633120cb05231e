"""The whole window: drawing by real events, size, theme, language, menus and a restart."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.context.language import Language
from app.context.session import Session
from app.context.settings import Settings
from app.pages import PAGES
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path
from tests.benchmarks.bench_pen import send_mouse
from tests.benchmarks.strokes import two_strokes

_Kind = QEvent.Type


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    return window


def draw_four(window: Window) -> None:
    canvas = window.draw_page.drawing_panel.canvas
    for stroke in two_strokes(points=60):
        places = (stroke * canvas.square.width()).tolist()
        left, top = canvas.square.left(), canvas.square.top()
        send_mouse(canvas, _Kind.MouseButtonPress, left + places[0][0], top + places[0][1])
        for x, y in places[1:]:
            send_mouse(canvas, _Kind.MouseMove, left + x, top + y)
        send_mouse(canvas, _Kind.MouseButtonRelease, left + places[-1][0], top + places[-1][1])


def test_a_four_drawn_with_the_mouse_is_read_as_a_four(window: Window) -> None:
    draw_four(window)
    assert len(window.session.drawing.strokes) == 2
    assert window.session.trace is not None
    assert window.session.trace.answer == 4


def test_every_movement_of_the_pen_gives_a_new_trace(window: Window) -> None:
    traces: list[object] = []
    window.session.trace_changed.connect(traces.append)
    draw_four(window)
    assert len(traces) == 60  # one for every pen event that moved the pen


def pixels(panel: QWidget) -> NDArray[np.int16]:
    """Return the pixels of a panel, (height, width, 4) RGBA."""
    image = panel.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    flat = np.frombuffer(image.constBits(), dtype=np.uint8)
    return flat.reshape(image.height(), image.width(), 4).astype(np.int16)


def look_alike(some: list[NDArray[np.int16]], others: list[NDArray[np.int16]]) -> bool:
    """Return whether pictures are equal; Qt smooths the edges of large glyphs variously."""
    return all(np.abs(a - b).max() <= 8 for a, b in zip(some, others, strict=True))


def test_drawing_changes_what_is_painted_and_undo_brings_it_back(window: Window) -> None:
    panels = (
        window.draw_page.network_panel,
        window.draw_page.rbf_panel,
        window.draw_page.input_panel,
    )
    blank = [pixels(panel) for panel in panels]
    draw_four(window)
    drawn = [pixels(panel) for panel in panels]
    assert not any(look_alike([a], [b]) for a, b in zip(blank, drawn, strict=True))
    window.draw_page.drawing_panel.clear_action.trigger()
    assert look_alike([pixels(panel) for panel in panels], blank)
    window.draw_page.drawing_panel.undo_action.trigger()
    assert look_alike([pixels(panel) for panel in panels], drawn)


@pytest.mark.parametrize("size", [(960, 540), (1280, 720), (1920, 1080)])
def test_every_panel_fits_into_the_window_without_overlap(
    window: Window, size: tuple[int, int]
) -> None:
    window.resize(*size)
    inside = QRect(0, 0, *size)
    panels: tuple[QWidget, ...] = (
        window.draw_page.drawing_panel,
        window.draw_page.input_panel,
        window.draw_page.network_panel,
        window.draw_page.rbf_panel,
        window.draw_page.step_bar,
    )
    assert (window.width(), window.height()) == size
    places = [QRect(panel.mapTo(window, panel.rect().topLeft()), panel.size()) for panel in panels]
    for panel, place in zip(panels, places, strict=True):
        assert inside.contains(place)
        assert place.width() >= panel.minimumSizeHint().width()
        assert place.height() >= panel.minimumSizeHint().height()
    for number, place in enumerate(places):
        assert not any(place.intersects(other) for other in places[number + 1 :])


def test_the_message_on_a_drawing_goes_with_it(window: Window) -> None:
    window.documents.show_example(4)
    assert window.statusBar().currentMessage().startswith("Test digit ")
    window.documents.show_example(7)
    assert window.statusBar().currentMessage().startswith("Test digit")
    draw_four(window)
    assert not window.statusBar().currentMessage()
    window.documents.show_example(7)
    window.show_page("errors")
    assert not window.statusBar().currentMessage()


def test_every_command_has_its_own_key(window: Window) -> None:
    keys = [
        key.toString(QKeySequence.SequenceFormat.PortableText)
        for action in window.findChildren(QAction)
        for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+O", "Ctrl+Z", "Ctrl+V", "0", "9", "P", "E", "F11"} <= set(keys)


def test_every_panel_has_a_name_for_screen_readers(window: Window) -> None:
    for panel in (
        window.draw_page.drawing_panel.canvas,
        window.draw_page.input_panel,
        window.draw_page.network_panel,
        window.draw_page.table_panel,
        window.draw_page.partial_sums_panel,
        window.draw_page.rbf_panel,
    ):
        assert panel.accessibleName()


def test_a_file_that_cannot_be_opened_is_named_in_a_dialog(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.documents.failed):
        window.documents.open(Path("gone.png"))
    (box,) = window.findChildren(QMessageBox)
    assert "gone.png" in box.text()
    with qtbot.waitSignal(box.destroyed):
        box.close()


def test_settings_that_cannot_be_saved_are_announced_and_the_window_works(
    appearance: Appearance, tmp_path: Path, qtbot: QtBot
) -> None:
    blocker = tmp_path / "folder"
    blocker.write_text("a file where a folder is needed", encoding="utf-8")
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(blocker / "settings.ini"))
    qtbot.addWidget(window)
    window.restore()
    assert "settings.ini" in window.statusBar().currentMessage()
    window.show()
    draw_four(window)
    assert session.trace is not None


def test_a_theme_chosen_in_the_menu_is_kept(window: Window, tmp_path: Path) -> None:
    dark = next(a for a in window.findChildren(QAction) if a.data() == "dark")
    dark.trigger()
    window.close()
    assert Settings(tmp_path / "settings.ini").text("theme", "system") == "dark"


def test_the_pen_width_is_kept_over_a_restart(
    window: Window, appearance: Appearance, tmp_path: Path
) -> None:
    window.session.set_pen_width(3.5)
    window.close()
    kept = Settings(tmp_path / "settings.ini")
    assert kept.number("pen_width", 2.4, low=1, high=4) == 3.5
    again = Window(Session(window.session.model), appearance, kept)
    again.restore()
    assert again.session.pen_width == 3.5
    again.deleteLater()


def test_the_order_of_the_ten_rows_is_kept_over_a_restart(
    window: Window, appearance: Appearance, tmp_path: Path
) -> None:
    window.draw_page.rbf_panel.order_switch.buttons["nearest"].click()
    window.close()
    kept = Settings(tmp_path / "settings.ini")
    again = Window(Session(window.session.model), appearance, kept)
    assert again.draw_page.rbf_panel.order == "nearest"
    again.deleteLater()


def test_the_menus_of_a_page_are_visible_while_it_is_in_front(window: Window) -> None:
    def shown() -> set[str]:
        bar = window.header.menu_bar
        return {a.text().replace("&", "") for a in bar.actions() if a.isVisible()}

    assert {"File", "Edit", "Examples", "Step", "Help"} <= shown()
    for name in PAGES:
        window.show_page(name)
        assert window.page(name).isVisible()
        assert ("Step" in shown()) is (name == "draw")
        assert window.draw_page.step_bar.isVisible() is (name == "draw")


def test_the_keys_of_the_draw_page_do_nothing_on_another_page(window: Window) -> None:
    window.activateWindow()
    window.show_page("errors")
    QTest.keyClick(window, Qt.Key.Key_7)
    assert window.session.drawing.is_blank
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_7)
    assert not window.session.drawing.is_blank


def test_another_language_keeps_drawing_page_and_model(
    appearance: Appearance, qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    language = Language(qapp, "en")
    settings = Settings(tmp_path / "settings.ini")
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, settings, language)
    qtbot.addWidget(window)
    window.show()
    draw_four(window)
    window.show_page("train")
    with qtbot.waitSignal(language.changed):
        window.header.language_chosen.emit("zh_CN")
    try:
        assert window.page_name == "train"
        qtbot.waitUntil(window.page("train").isVisible)
        assert session.trace is not None
        assert settings.text("language", "system") == "zh_CN"
        window.show_page("draw")
        assert window.draw_page.network_panel.isVisible()
    finally:
        language.choose("en")
