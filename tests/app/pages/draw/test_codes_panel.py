"""The codes panel: what it shows for one class and for two, by pointer and by key."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.panels.codes_panel import CodesPanel
from app.style.theme import Appearance
from lenet.explain.units import Unit
from lenet.network import paper


@pytest.fixture
def selection(session: Session) -> Selection:
    return Selection(session)


@pytest.fixture
def panel(
    session: Session, selection: Selection, appearance: Appearance, qtbot: QtBot
) -> CodesPanel:
    panel = CodesPanel(session, selection, appearance)
    qtbot.addWidget(panel)
    panel.resize(640, 618)  # what it has in a window of 1280x720
    session.begin_stroke(0.3, 0.2)
    session.extend_stroke(0.6, 0.8)
    return panel


def matrix_cell(panel: CodesPanel, row: int, column: int) -> QPoint:
    place = panel.matrix()
    return QPoint(
        int(place.left() + (column + 0.5) * place.width() / 10),
        int(place.top() + (row + 0.5) * place.height() / 10),
    )


def test_every_cell_has_room_for_its_number(panel: CodesPanel) -> None:
    for number in range(3):
        place = panel.grid(number)
        assert panel.rect().toRectF().contains(place)
        least = 0.5 if number == 1 else 0.9  # a code has no decimals
        assert place.width() / paper.CODE_COLUMNS > least * panel.cells.number_size[0]
        assert place.height() / paper.CODE_ROWS >= panel.cells.number_size[1]
    assert panel.rect().toRectF().contains(panel.matrix())
    assert panel.matrix().top() > panel.grid(0).bottom()


def test_without_a_pinned_class_it_shows_the_answer(
    panel: CodesPanel, session: Session, selection: Selection
) -> None:
    assert session.trace is not None
    assert panel.classes == (session.trace.answer,)
    selection.pin(Unit("rbf", 3))
    assert list(panel.classes) == [3]


def test_a_click_on_the_matrix_compares_two_codes(panel: CodesPanel, selection: Selection) -> None:
    single = panel.grab().toImage()
    QTest.mouseClick(panel, Qt.MouseButton.LeftButton, pos=matrix_cell(panel, 6, 8))
    assert selection.pinned == (Unit("rbf", 6), Unit("rbf", 8))
    assert list(panel.classes) == [6, 8]
    assert panel.grab().toImage() != single
    QTest.mouseClick(panel, Qt.MouseButton.LeftButton, pos=matrix_cell(panel, 4, 4))
    assert list(panel.classes) == [4]


def test_the_tip_of_6_and_8_says_12_cells(panel: CodesPanel) -> None:
    tip = panel.tip_at(matrix_cell(panel, 8, 6).toPointF())
    assert "differ in 12 cells" in tip
    assert "4 · 12 = 48" in tip
    assert "variance" in panel.tip_at(panel.rect().bottomRight().toPointF())


def test_keys_choose_the_class_and_another_to_compare(
    panel: CodesPanel, selection: Selection
) -> None:
    selection.pin_only(Unit("rbf", 6))
    panel.show()
    panel.setFocus()
    QTest.keyClick(panel, Qt.Key.Key_Down)
    assert list(panel.classes) == [7]
    QTest.keyClick(panel, Qt.Key.Key_Right)
    assert list(panel.classes) == [7, 8]
    QTest.keyClick(panel, Qt.Key.Key_Left)
    assert list(panel.classes) == [7]
    panel.hide()


def test_it_follows_the_pen_and_a_blank_canvas(panel: CodesPanel, session: Session) -> None:
    before = panel.grab().toImage()
    session.extend_stroke(0.1, 0.3)
    assert panel.grab().toImage() != before
    session.clear()
    assert panel.grab().toImage() != before


def test_the_two_classes_differ_in_distance_by_those_cells_alone(session: Session) -> None:
    session.begin_stroke(0.3, 0.2)
    session.extend_stroke(0.6, 0.8)
    trace = session.trace
    assert trace is not None
    cells = np.flatnonzero(paper.CODES[6] != paper.CODES[8])
    less = ((trace.f6 - paper.CODES[8]) ** 2 - (trace.f6 - paper.CODES[6]) ** 2)[cells].sum()
    assert less == pytest.approx(trace.distances[8] - trace.distances[6], abs=1e-4)
