"""The menus of the drawing page: cropping, and the menu of every panel."""

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.context.drawing import Drawing
from app.context.session import Session
from app.context.settings import Settings
from app.shell.window import Window
from app.style.theme import Appearance
from app.widgets.canvas.crop_frame import CropFrame
from lenet.explain.units import Unit
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path
from tests.app.pointers import drag
from tests.app.seen import painted

_Key = Qt.Key


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    session.begin_stroke(0.3, 0.2)
    session.extend_stroke(0.6, 0.8)
    return window


def photo_with_shadow() -> np.ndarray:
    """A 7 in the upper left quarter of a picture; a soft dark shadow fills the lower right."""
    picture = np.full((400, 400), 235.0)
    rows, columns = np.mgrid[0:400, 0:400]
    picture -= 200 * np.clip((rows + columns - 420) / 300, 0, 1)
    picture[60:76, 60:140] = 40
    for step in range(90):
        row, column = 70 + step, int(130 - 0.5 * step)
        picture[row : row + 6, column : column + 12] = 40
    return picture.astype(np.uint8)


def crop_action(window: Window) -> QAction:
    (action,) = [a for a in window.findChildren(QAction) if "Crop" in a.text()]
    return action


def test_a_frame_dragged_on_a_picture_crops_it_and_undo_brings_it_back(window: Window) -> None:
    session, canvas = window.session, window.draw_page.drawing_panel.canvas
    assert not crop_action(window).isEnabled()  # strokes have nothing to crop
    picture = photo_with_shadow()
    session.show(Drawing(picture=picture))
    crop_action(window).trigger()
    frame = QApplication.focusWidget()
    assert isinstance(frame, QWidget)
    assert frame.parent() is canvas
    drag(frame, [(0.1, 0.1), (0.3, 0.3), (0.45, 0.5)])
    cropped = session.drawing.picture
    assert cropped is not None
    assert 130 <= cropped.shape[1] <= 150
    assert 150 <= cropped.shape[0] <= 170
    assert frame.isHidden()
    assert canvas.hasFocus()
    assert session.trace is not None
    assert session.trace.answer == 7
    session.undo()
    assert session.drawing.picture is picture


def test_a_picture_is_cropped_by_keys_alone(window: Window) -> None:
    session = window.session
    session.show(Drawing(picture=photo_with_shadow()))
    layer = window.selection.layer
    crop_action(window).trigger()
    frame = QApplication.focusWidget()
    assert isinstance(frame, CropFrame)
    before = QRectF(frame.frame)
    for key, modifier in (
        *((_Key.Key_Left, Qt.KeyboardModifier.NoModifier),) * 2,
        *((_Key.Key_Up, Qt.KeyboardModifier.NoModifier),) * 3,
        *((_Key.Key_Right, Qt.KeyboardModifier.ShiftModifier),) * 4,
    ):
        QTest.keyClick(frame, key, modifier)
    after = QRectF(frame.frame)
    assert after.left() == pytest.approx(max(before.left() - 0.04, 0))
    assert after.top() == pytest.approx(max(before.top() - 0.06, 0))
    assert after.width() == pytest.approx(before.width() + 0.08)
    assert window.selection.layer == layer  # the arrows moved the frame, not the layers
    QTest.keyClick(frame, _Key.Key_Return)
    picture = session.drawing.picture
    assert picture is not None
    assert picture.shape == pytest.approx((400 * after.height(), 400 * after.width()), abs=1)


def test_the_frame_to_crop_to_starts_around_the_ink_that_was_found(window: Window) -> None:
    picture = np.full((400, 400), 240, dtype=np.uint8)
    picture[100:300, 180:200] = 20
    window.session.show(Drawing(picture=picture))
    crop_action(window).trigger()
    frame = QApplication.focusWidget()
    assert isinstance(frame, CropFrame)
    ink = QRectF(0.45, 0.25, 0.05, 0.5)
    assert frame.frame.contains(ink)
    assert ink.adjusted(-0.05, -0.05, 0.05, 0.05).contains(frame.frame)


def test_escape_and_another_drawing_close_the_frame(window: Window) -> None:
    session = window.session
    picture = photo_with_shadow()
    session.show(Drawing(picture=picture))
    crop_action(window).trigger()
    frame = QApplication.focusWidget()
    assert frame is not None
    QTest.keyClick(frame, _Key.Key_Escape)
    assert frame.isHidden()
    assert session.drawing.picture is picture
    crop_action(window).trigger()
    session.undo()
    assert frame.isHidden()
    assert not crop_action(window).isEnabled()


def menu_on(window: Window, panel: QWidget, qtbot: QtBot) -> QMenu | None:
    """Ask for a menu in the middle of a panel, as the system does, and return it."""
    at = panel.rect().center()
    target = panel.childAt(at) or panel
    place = target.mapFrom(panel, at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, target.mapToGlobal(place))
    QApplication.sendEvent(target, event)
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        return None
    qtbot.addWidget(menu)
    menu.close()
    return menu


def texts(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if action.text()]


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(
    ("view", "panel", "name"),
    [
        ("network", "network_panel", "The network"),
        ("network", "rbf_panel", "The RBF distances"),
        ("network", "input_panel", "What the network sees"),
        ("network", "inspect_panel", "Inside a unit"),
        ("kernels", "kernels_panel", "The kernels"),
        ("codes", "codes_panel", "F6 and the codes"),
    ],
)
def test_every_panel_has_a_menu_to_copy_and_export_it(
    window: Window, qtbot: QtBot, view: str, panel: str, name: str
) -> None:
    window.selection.pin(Unit("c3", 4, 5, 5))
    window.selection.show_view(view)
    menu = menu_on(window, getattr(window.draw_page, panel), qtbot)
    assert menu is not None
    assert texts(menu) == [name, "Copy picture", "Export picture…", "Copy values as CSV"]
    QGuiApplication.clipboard().clear()
    menu.actions()[2].trigger()
    assert not QGuiApplication.clipboard().image().isNull()
    menu.actions()[-1].trigger()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert len(rows) > 9
    assert len({len(row) for row in rows}) == 1


def test_the_right_button_erases_on_the_canvas_and_opens_no_menu(
    window: Window, qtbot: QtBot
) -> None:
    assert menu_on(window, window.draw_page.drawing_panel.canvas, qtbot) is None
    menu = window.draw_page.panel_menu(
        window.draw_page.drawing_panel.canvas.mapToGlobal(QPoint(50, 50))
    )
    assert menu is not None  # that of the menu key
    assert texts(menu)[0] == "The drawing"


def test_the_sides_are_in_the_one_view_menu(window: Window) -> None:
    titles = [action.text().replace("&", "") for action in window.header.menu_bar.actions()]
    assert titles == ["File", "Model", "View", "Help", "Edit", "Examples", "Step"]
    view = window.header.menu_bar.actions()[2].menu()
    assert isinstance(view, QMenu)
    assert "Side of the network" in texts(view)
    window.show_page("train")
    side = next(a for a in view.actions() if "Side of" in a.text().replace("&", ""))
    assert not side.isVisible()


def test_an_empty_inspector_is_not_offered_for_export(window: Window) -> None:
    assert "Inside a unit" not in [figure.name for figure in window.draw_page.export_figures()]
    window.selection.show_view("codes")
    window.selection.pin(Unit("c1", 0, 3, 3))
    figures = {figure.name: figure for figure in window.draw_page.export_figures()}
    strips = figures["Inside a unit"].panels[0]
    assert strips.width() > 400  # laid out, though the drawer is not in front
    assert any("C1 map 0" in text for text in painted(strips))
    window.session.clear()
    assert "Inside a unit" not in [figure.name for figure in window.draw_page.export_figures()]


def test_a_click_on_a_distance_pins_its_class_and_stays(window: Window, qtbot: QtBot) -> None:
    panel = window.draw_page.rbf_panel
    QTest.mouseClick(
        panel.viewport(), Qt.MouseButton.LeftButton, pos=panel.row_place(3).center().toPoint()
    )
    assert window.selection.pinned == (Unit("rbf", 3),)
    assert window.selection.view == "network"
    window.selection.show_view("codes")
    assert window.draw_page.codes_panel.classes == (3,)


def test_a_picture_has_a_tool_to_crop_it_in_the_place_of_the_width(window: Window) -> None:
    panel = window.draw_page.drawing_panel

    def shown() -> list[str]:
        tools = panel.findChildren(QToolButton)
        return [tool.text() for tool in tools if tool.isVisible() and tool.text() == "Crop picture"]

    assert shown() == []
    assert panel.width_slider.isVisible()
    grey = np.full((90, 60), 240, dtype=np.float32)
    grey[10:80, 27:33] = 10
    window.session.show(Drawing.of_picture(grey))
    assert shown() == ["Crop picture"]
    assert not panel.width_slider.isVisible()
    window.documents.show_example(3)
    assert shown() == []
    assert panel.width_slider.isVisible()
