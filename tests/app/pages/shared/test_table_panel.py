"""The C3 table by keys alone: move the cursor, switch cells, columns and rows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.context.selection import Selection
from app.context.session import Session
from app.pages.shared.table_panel import TablePanel
from app.style.theme import Appearance
from lenet.explain.units import Unit
from lenet.network.ablation import kernel_at, kernels_of_c3_map, kernels_of_s2_map

_Key = Qt.Key


@pytest.fixture
def selection(session: Session) -> Selection:
    return Selection(session)


@pytest.fixture
def panel(
    session: Session, selection: Selection, appearance: Appearance, qtbot: QtBot
) -> Iterator[TablePanel]:
    host = QWidget()  # pyqtgraph fails when it is closed with the focus
    qtbot.addWidget(host)
    panel = TablePanel(session, selection, appearance, host)
    host.resize(345, 170)
    panel.resize(345, 170)
    host.show()
    panel.setFocus(Qt.FocusReason.TabFocusReason)
    focus = QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(panel, focus)  # Qt sends none to a window that is not active
    yield panel
    host.hide()


def press(panel: TablePanel, *keys: _Key) -> None:
    for key in keys:
        QTest.keyClick(panel, key)


def test_the_focus_puts_a_cursor_on_the_first_cell(panel: TablePanel, selection: Selection) -> None:
    assert panel.cell_cursor == (0, 0)
    with_cursor = panel.grab().toImage()
    assert selection.hovered == Unit("c3", 0, 5, 5)
    QApplication.sendEvent(panel, QFocusEvent(QEvent.Type.FocusOut))
    assert selection.hovered is None
    assert panel.grab().toImage() != with_cursor


def test_arrows_and_space_switch_a_cell(
    panel: TablePanel, session: Session, selection: Selection
) -> None:
    press(panel, _Key.Key_Right, _Key.Key_Right, _Key.Key_Down, _Key.Key_Down, _Key.Key_Space)
    assert session.ablation.kernels == {kernel_at(2, 2)}
    assert selection.hovered == Unit("c3", 2, 5, 5)
    press(panel, _Key.Key_Space)
    assert session.ablation.all_on


def test_the_numbers_switch_columns_and_the_names_rows(panel: TablePanel, session: Session) -> None:
    press(panel, *[_Key.Key_Right] * 3, _Key.Key_Up, _Key.Key_Up, _Key.Key_Return)
    assert session.ablation.kernels == kernels_of_c3_map(3)
    press(panel, _Key.Key_Return)
    press(panel, *[_Key.Key_Down] * 5, *[_Key.Key_Left] * 5, _Key.Key_Space)
    assert session.ablation.kernels == kernels_of_s2_map(4)


def test_the_cursor_stays_on_the_table(panel: TablePanel) -> None:
    press(panel, *[_Key.Key_Right] * 16, *[_Key.Key_Down] * 6)
    assert panel.cell_cursor == (15, 5)
    corner = panel.grab().toImage()
    press(panel, _Key.Key_Right, _Key.Key_Down)
    assert panel.grab().toImage() == corner
