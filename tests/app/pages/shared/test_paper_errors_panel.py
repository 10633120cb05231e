"""The paper errors panel: the 82 errors of 1998 beside those of this network."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.context.session import Session
from app.pages.shared.paper_errors_panel import PaperErrorsPanel
from app.style.theme import Appearance
from lenet.evaluation.comparison import shared_errors
from lenet.evaluation.error_selection import ErrorSelection
from lenet.network import paper
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_models
from tests.app.context.evaluation.evaluated import examined_session

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(appearance: Appearance, qtbot: QtBot) -> PaperErrorsPanel:
    session = examined_session("paper-distorted")
    panel = PaperErrorsPanel(session, appearance)
    qtbot.addWidget(panel)
    panel.resize(1248, 600)
    panel.show()
    qtbot.waitUntil(lambda: panel.gallery.digits.rowCount() > 0, timeout=20_000)
    session.setParent(panel)
    return panel


def test_both_totals_are_said(panel: PaperErrorsPanel) -> None:
    assert panel.then_title.text() == "LeNet-5 of 1998: 82 wrong, 0.82\N{NO-BREAK SPACE}%"
    assert panel.now_title.text() == "paper-distorted: 63 wrong, 0.63\N{NO-BREAK SPACE}%"


def test_the_table_counts_each_kind_then_and_now(panel: PaperErrorsPanel) -> None:
    for row in panel.kinds[1:]:
        truth, answer = (int(part) for part in row[0].text().split(" → "))
        assert int(row[1].text()) == paper.FIGURE_8.count((truth, answer))
        now = panel.now.tip_at(panel.now.place(ErrorSelection(truth, answer)).center())
        assert now.startswith(row[2].text()) or int(row[2].text()) == 0


def test_what_both_share_is_what_can_be_counted_by_kind(panel: PaperErrorsPanel) -> None:
    shared = int(panel.shared.text().split()[0])
    itself = shared_errors(paper.figure_8_confusion(), paper.figure_8_confusion())
    assert 0 < shared < 63 < itself


def test_a_cell_in_one_matrix_is_pointed_at_in_the_other_and_picked_in_both(
    panel: PaperErrorsPanel,
) -> None:
    before = panel.now.grab().toImage()
    QTest.mouseMove(panel.then, panel.then.place(ErrorSelection(4, 9)).center().toPoint())
    assert panel.now.grab().toImage() != before
    QTest.mouseClick(
        panel.then, LEFT, pos=panel.then.place(ErrorSelection(4, 9)).center().toPoint()
    )
    assert panel.gallery_title.text() == "paper-distorted: 1 four was read as 9"
    assert panel.gallery.digits.rowCount() == 1


def test_a_digit_is_put_on_the_canvas_and_said(panel: PaperErrorsPanel, qtbot: QtBot) -> None:
    place = panel.gallery.visualRect(panel.gallery.digits.index(0)).center()
    with qtbot.waitSignal(panel.said) as said:
        QTest.mouseClick(panel.gallery.viewport(), LEFT, pos=place)
    session = panel.findChild(Session)
    assert session is not None
    assert session.trace is not None
    assert f"read as {session.trace.answer}" in said.args[0]
    assert session.drawing.digit is not None
    assert np.any(session.drawing.digit)


def test_another_model_is_compared_whatever_the_session_uses(
    panel: PaperErrorsPanel, qtbot: QtBot
) -> None:
    panel.show_model(load_model(bundled_models()["modern"]))
    assert panel.now_title.text().startswith("modern: ")
    qtbot.waitUntil(lambda: "wrong" in panel.now_title.text(), timeout=20_000)
    assert panel.now_title.text() == "modern: 48 wrong, 0.48\N{NO-BREAK SPACE}%"
    panel.show_model(None)
    qtbot.waitUntil(lambda: "63 wrong" in panel.now_title.text(), timeout=20_000)
