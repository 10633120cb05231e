"""The drawing panel: mouse, tools, keys and drops change the session's drawing."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from app.context.drawing import Drawing
from app.context.session import Session
from app.pages.draw.panels.drawing_panel import DrawingPanel
from app.style.theme import LIGHT, Appearance
from tests.app.pointers import RIGHT, drag

LINE = [(0.3, 0.2), (0.4, 0.5), (0.5, 0.8)]
OTHER = [(0.8, 0.2), (0.8, 0.8)]


@pytest.fixture
def panel(qtbot: QtBot, session: Session, appearance: Appearance) -> DrawingPanel:
    panel = DrawingPanel(session, appearance)
    qtbot.addWidget(panel)
    panel.resize(400, 460)
    panel.show()
    return panel


def drop(panel: DrawingPanel, content: QMimeData) -> bool:
    """Drag something over the panel and drop it; return whether the panel accepted it."""
    copy, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(50, 50), copy, content, left, keys)
    enter.ignore()
    QApplication.sendEvent(panel, enter)
    if enter.isAccepted():
        QApplication.sendEvent(panel, QDropEvent(QPointF(50, 50), copy, content, left, keys))
    return enter.isAccepted()


def test_drawing_with_the_mouse_gives_strokes_and_a_trace(
    panel: DrawingPanel, session: Session
) -> None:
    drag(panel.canvas, LINE)
    drag(panel.canvas, OTHER)
    assert [len(stroke) for stroke in session.drawing.strokes] == [3, 2]
    assert session.drawing.strokes[0][0] == pytest.approx(LINE[0], abs=0.002)
    assert session.trace is not None


def test_what_is_drawn_is_seen(panel: DrawingPanel) -> None:
    drag(panel.canvas, LINE)
    image = panel.canvas.grab().toImage()
    side = image.width()
    assert image.pixelColor(int(0.4 * side), int(0.5 * side)) == QColor(LIGHT.ink)
    assert image.pixelColor(int(0.7 * side), int(0.5 * side)) == QColor(LIGHT.surface)


def test_undo_redo_and_clear_are_on_when_they_can_do_something(
    panel: DrawingPanel, session: Session
) -> None:
    def enabled() -> tuple[bool, bool, bool]:
        actions = (panel.undo_action, panel.redo_action, panel.clear_action)
        undo, redo, clear = (action.isEnabled() for action in actions)
        return undo, redo, clear

    assert enabled() == (False, False, False)
    drag(panel.canvas, LINE)
    assert enabled() == (True, False, True)
    panel.undo_action.trigger()
    assert session.drawing.is_blank
    assert enabled() == (False, True, False)
    panel.redo_action.trigger()
    assert len(session.drawing.strokes) == 1
    panel.clear_action.trigger()
    assert session.drawing.is_blank
    assert enabled() == (True, False, False)


def test_the_eraser_takes_a_part_of_a_stroke_and_undo_brings_it_back(
    panel: DrawingPanel, session: Session
) -> None:
    drag(panel.canvas, [(0.2, 0.5), (0.8, 0.5)])
    whole = session.drawing.strokes[0]
    panel.eraser_action.trigger()
    drag(panel.canvas, [(0.5, 0.4), (0.5, 0.6)])
    left, right = session.drawing.strokes
    assert 0.4 < left[:, 0].max() < 0.5 < right[:, 0].min() < 0.6
    panel.undo_action.trigger()
    assert session.drawing.strokes[0] is whole


def test_the_width_slider_is_off_on_a_picture_and_says_why(
    panel: DrawingPanel, session: Session
) -> None:
    drag(panel.canvas, LINE)
    assert panel.width_slider.isEnabled()
    session.show(Drawing(picture=np.full((40, 40), 255, dtype=np.uint8)))
    assert not panel.width_slider.isEnabled()
    assert "picture keeps its own ink" in panel.width_slider.toolTip()


def test_the_eraser_takes_the_stroke_it_touches(panel: DrawingPanel, session: Session) -> None:
    panel.whole_strokes_action.trigger()
    drag(panel.canvas, LINE)
    drag(panel.canvas, OTHER)
    panel.eraser_action.trigger()
    drag(panel.canvas, [(0.7, 0.5), (0.9, 0.5)])
    assert len(session.drawing.strokes) == 1
    panel.undo_action.trigger()
    assert len(session.drawing.strokes) == 2


def test_what_one_stroke_of_the_eraser_took_comes_back_in_one_step(
    panel: DrawingPanel, session: Session
) -> None:
    panel.whole_strokes_action.trigger()
    for height in (0.3, 0.5, 0.7):
        drag(panel.canvas, [(0.2, height), (0.8, height)])
    panel.eraser_action.trigger()
    drag(panel.canvas, [(0.5, 0.2), (0.5, 0.6)])
    drag(panel.canvas, [(0.5, 0.65), (0.5, 0.8)])
    assert session.drawing.is_blank
    panel.undo_action.trigger()
    assert len(session.drawing.strokes) == 1
    panel.undo_action.trigger()
    assert len(session.drawing.strokes) == 3


def test_the_right_button_erases_also_with_the_pen(panel: DrawingPanel, session: Session) -> None:
    session.erases_strokes = True
    drag(panel.canvas, LINE)
    drag(panel.canvas, [(0.4, 0.5)], RIGHT)
    assert session.drawing.is_blank


def test_the_eraser_reaches_the_ink_not_only_the_strokes_middle(
    panel: DrawingPanel, session: Session
) -> None:
    session.erases_strokes = True
    session.set_pen_width(4.0)
    drag(panel.canvas, OTHER)
    drag(panel.canvas, [(0.8 + 2 / 28 + 0.02, 0.5)], RIGHT)
    assert session.drawing.is_blank


def test_the_pens_width_changes_what_the_network_sees_of_an_old_stroke(
    panel: DrawingPanel, session: Session
) -> None:
    drag(panel.canvas, LINE)
    assert session.rasterized is not None
    before = session.rasterized.digit.sum()
    panel.width_slider.setValue(40)
    assert session.pen_width == 4.0
    assert session.rasterized.digit.sum() > before
    assert panel.width_label.text() == "4.0 px"


def test_a_width_that_comes_from_elsewhere_is_shown_and_kept(
    panel: DrawingPanel, session: Session
) -> None:
    session.set_pen_width(1.234)
    assert panel.width_slider.value() == 12
    assert panel.width_label.text() == "1.2 px"
    assert session.pen_width == 1.234


def test_the_width_label_keeps_its_place(panel: DrawingPanel) -> None:
    places = set()
    for tenths in (10, 24, 40):
        panel.width_slider.setValue(tenths)
        places.add(panel.width_label.geometry().getRect())
    assert len(places) == 1


@pytest.mark.parametrize("size", [(300, 500), (600, 400), (280, 330)])
def test_the_canvas_is_the_largest_square_that_fits(
    panel: DrawingPanel, size: tuple[int, int]
) -> None:
    panel.resize(*size)
    QApplication.processEvents()
    canvas = panel.canvas.geometry()
    assert canvas.width() == canvas.height()
    row = panel.height() - canvas.height()
    assert canvas.width() == panel.width() or row < 48
    assert panel.rect().contains(canvas)
    for button in panel.findChildren(QToolButton):
        bottom = button.mapTo(panel, button.rect().bottomRight())
        assert panel.rect().contains(bottom)


def test_every_tool_says_its_key(panel: DrawingPanel) -> None:
    buttons = panel.findChildren(QToolButton)
    assert len(buttons) == 5
    native = QKeySequence.SequenceFormat.NativeText
    for button in buttons:
        action = button.defaultAction()
        assert not action.shortcut().isEmpty()
        assert f"({action.shortcut().toString(native)})" in button.toolTip()
        assert not action.icon().isNull()


@pytest.mark.parametrize(("key", "tool"), [(Qt.Key.Key_E, "eraser"), (Qt.Key.Key_P, "pen")])
def test_a_key_chooses_the_tool(panel: DrawingPanel, key: Qt.Key, tool: str) -> None:
    panel.canvas.set_tool("eraser" if tool == "pen" else "pen")
    (panel.eraser_action if tool == "pen" else panel.pen_action).setChecked(True)
    panel.activateWindow()
    QTest.keyClick(panel, key)
    assert panel.canvas.tool == tool


def test_undo_in_the_middle_of_a_stroke_leaves_older_strokes_alone(
    panel: DrawingPanel, session: Session
) -> None:
    drag(panel.canvas, LINE)
    panel.canvas.pen_released.connect(panel.undo_action.trigger)
    drag(panel.canvas, OTHER)
    assert len(session.drawing.strokes) == 1
    assert len(session.drawing.strokes[0]) == len(LINE)


def test_a_dropped_file_gives_its_path(panel: DrawingPanel, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "my fünf.png"
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(panel.file_dropped) as dropped:
        assert drop(panel, content)
    assert dropped.args == [path]


def test_a_dropped_picture_is_emitted(panel: DrawingPanel, qtbot: QtBot) -> None:
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    content = QMimeData()
    content.setImageData(image)
    with qtbot.waitSignal(panel.image_dropped) as dropped:
        assert drop(panel, content)
    assert dropped.args[0].size() == image.size()


def test_text_is_not_accepted(panel: DrawingPanel) -> None:
    content = QMimeData()
    content.setText("7")
    assert not drop(panel, content)
