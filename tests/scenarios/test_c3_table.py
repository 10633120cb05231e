"""The C3 table in the real window: between S2 and C3, and large beside the kernels."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.context.session import Session
from app.context.settings import Settings
from app.pages.draw.widgets.network_layout import cell_place
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.explain.units import Unit
from lenet.network import paper
from lenet.network.ablation import kernel_at
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path
from tests.app.pointers import NONE, mouse
from tests.benchmarks.strokes import two_strokes


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    for stroke in two_strokes(points=60):
        session.begin_stroke(*stroke[0].tolist())
        for place in stroke[1:].tolist():
            session.extend_stroke(*place)
    return window


def click_table(window: Window, c3_map: int, s2_map: int) -> None:
    """Click a cell; C3 map -1 is the name of an S2 map, S2 map -1 the number of a C3 map."""
    table = window.draw_page.table_panel
    at = table.place(c3_map, s2_map).center().toPoint()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def click_network(window: Window, at: QPointF) -> None:
    panel = window.draw_page.network_panel.viewport()
    QTest.mouseClick(panel, Qt.MouseButton.LeftButton, pos=at.toPoint())


def test_dots_between_s2_and_c3_are_the_connections(window: Window) -> None:
    layout, session = window.draw_page.network_panel.map_layout, window.session
    assert layout is not None
    assert session.trace is not None
    whole = session.trace
    before = window.draw_page.network_panel.grab().toImage()
    click_network(window, cell_place(layout, 7, 2).center())
    assert session.ablation.kernels == {kernel_at(7, 2)}
    assert not np.allclose(session.trace.c3[7], whole.c3[7])
    assert window.draw_page.network_panel.grab().toImage() != before
    click_network(window, cell_place(layout, 7, 2).center())
    click_network(window, cell_place(layout, 0, 5).center())  # no connection there
    assert session.ablation.all_on
    top = cell_place(layout, 15, 0)
    click_network(window, QPointF(top.center().x(), top.top() + 2))
    assert len(session.ablation.kernels) == 6
    assert not window.selection.pinned


def test_a_dot_under_the_pointer_lights_the_maps_that_it_joins(window: Window) -> None:
    panel = window.draw_page.network_panel
    layout = panel.map_layout
    assert layout is not None
    before = panel.grab().toImage()
    at = cell_place(layout, 9, 4).center()
    share = (at.x() / panel.viewport().width(), at.y() / panel.viewport().height())
    mouse(panel.viewport(), QEvent.Type.MouseMove, share, button=NONE, down=False)
    after = panel.grab().toImage()

    def frame_changed(place: QRectF) -> bool:
        at = QPointF(place.center().x(), place.top() - 1).toPoint()
        return bool(before.pixelColor(at) != after.pixelColor(at))

    assert window.selection.hovered == Unit("c3", 9, 5, 5)
    assert [number for number in range(16) if frame_changed(layout.maps["c3"][number])] == [9]
    joined = [number for number in range(6) if frame_changed(layout.maps["s2"][number])]
    assert joined == list(paper.C3_TABLE[9])


def test_cells_columns_and_rows_of_the_table_switch_kernels(window: Window) -> None:
    session = window.session
    window.selection.show_view("kernels")
    assert session.trace is not None
    whole = session.trace
    click_table(window, 7, 2)
    assert session.ablation.kernels == {kernel_at(7, 2)}
    assert not np.allclose(session.trace.c3[7], whole.c3[7])
    np.testing.assert_array_equal(session.trace.c3[8], whole.c3[8])
    click_table(window, 7, 2)
    assert session.ablation.all_on
    click_table(window, 0, 5)  # the table has no connection there
    assert session.ablation.all_on
    click_table(window, 15, -1)
    assert len(session.ablation.kernels) == 6
    click_table(window, -1, 3)
    assert len(session.ablation.kernels) == 6 + 10 - 1
    window.ablation_actions.actions_in_order[2].trigger()
    assert session.ablation.all_on
    np.testing.assert_array_equal(session.trace.distances, whole.distances)
