"""The kernels panel: each kernel in its place, with its part of its map's sum."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.panels.kernels_panel import KernelsPanel
from app.style.theme import Appearance
from lenet.explain.partial_sums import kernel_response
from lenet.explain.units import Unit, Weight
from lenet.network import paper
from lenet.network.checkpoint import Card, Model
from lenet.network.parameters import initial
from tests.app.pointers import NONE, mouse

KERNELS = [Weight("c1", n) for n in range(6)] + [Weight("c3", n) for n in range(60)]


@pytest.fixture
def selection(session: Session) -> Selection:
    return Selection(session)


@pytest.fixture
def panel(
    session: Session, selection: Selection, appearance: Appearance, qtbot: QtBot
) -> KernelsPanel:
    panel = KernelsPanel(session, selection, appearance)
    qtbot.addWidget(panel)
    panel.resize(620, 600)
    panel.grab()
    session.begin_stroke(0.3, 0.2)
    session.extend_stroke(0.6, 0.8)
    return panel


def point_at(panel: KernelsPanel, at: QPointF) -> None:
    share = (at.x() / panel.width(), at.y() / panel.height())
    mouse(panel, QEvent.Type.MouseMove, share, button=NONE, down=False)


def test_there_are_6_and_60_kernels_and_none_lies_on_another(panel: KernelsPanel) -> None:
    places = [panel.pictures.place_of(kernel) for kernel in KERNELS]
    for number, place in enumerate(places):
        assert place.right() <= panel.width()
        assert not any(place.intersects(other) for other in places[number + 1 :])


def test_c3s_kernels_are_arranged_as_in_the_table(panel: KernelsPanel) -> None:
    for number, (c3_map, s2_map) in enumerate(paper.C3_KERNELS):
        place = panel.pictures.place_of(Weight("c3", number))
        row = panel.pictures.place_of(Weight("c3", paper.C3_KERNELS.index((15, s2_map))))
        column = panel.pictures.place_of(
            Weight("c3", paper.C3_KERNELS.index((c3_map, paper.C3_TABLE[c3_map][0])))
        )
        assert (place.left(), place.top()) == (column.left(), row.top())


def test_every_weight_is_found_where_it_is_painted(panel: KernelsPanel) -> None:
    for kernel in KERNELS:
        weight = Weight(kernel.layer, kernel.kernel, 3, 1)
        assert panel.pictures.weight_at(panel.pictures.cell_of(weight).center()) == weight


@pytest.mark.parametrize("c3_map", [0, 7, 15])
def test_the_parts_of_all_kernels_and_the_bias_are_the_maps_sum(
    panel: KernelsPanel, session: Session, c3_map: int
) -> None:
    trace, p = session.trace, session.parameters
    assert trace is not None
    mine = [n for n, (target, _) in enumerate(paper.C3_KERNELS) if target == c3_map]
    parts = [kernel_response(p, trace, Weight("c3", n)).sums for n in mine]
    total = np.sum(parts, axis=0) + p.c3_bias[c3_map]
    np.testing.assert_allclose(total, trace.c3_net[c3_map], atol=1e-5)


def test_pointing_at_a_kernel_hovers_its_map_and_shows_its_response(
    panel: KernelsPanel, selection: Selection
) -> None:
    before = panel.grab().toImage()
    point_at(panel, panel.pictures.place_of(Weight("c3", 14)).center())
    c3_map = paper.C3_KERNELS[14][0]
    assert selection.hovered == Unit("c3", c3_map, 5, 5)
    assert selection.weight.kernel == 14
    pointed = panel.grab().toImage()
    assert pointed != before
    point_at(panel, QPointF(1, 1))  # off the kernels: the last one stays current
    assert selection.hovered is None
    assert panel.grab().toImage() == pointed


def test_a_row_of_f6_and_c5_is_a_unit_of_c5(panel: KernelsPanel) -> None:
    c5, f6 = panel.pictures.c5_place, panel.pictures.f6_place
    row = c5.top() + c5.height() * 37.5 / 120
    assert panel.pictures.matrix_at(QPointF(c5.left() + c5.width() * 12.5 / 400, row)) == (
        "c5",
        37,
        12,
    )
    assert panel.pictures.matrix_at(QPointF(f6.left() + f6.width() * 80.5 / 84, row)) == (
        "f6",
        80,
        37,
    )


def test_arrow_keys_walk_from_kernel_to_kernel(panel: KernelsPanel, selection: Selection) -> None:
    panel.show()
    panel.setFocus()
    QTest.keyClick(panel, Qt.Key.Key_Right)
    assert selection.weight == Weight("c1", 1)
    QTest.keyClick(panel, Qt.Key.Key_Down)
    assert selection.weight == Weight("c3", paper.C3_KERNELS.index((1, 1)))
    QTest.keyClick(panel, Qt.Key.Key_Right)
    QTest.keyClick(panel, Qt.Key.Key_Right)
    assert paper.C3_KERNELS[selection.weight.kernel] == (6, 1)  # 2, 3 and 4 have none there
    panel.hide()


def test_another_model_shows_other_kernels(panel: KernelsPanel, session: Session) -> None:
    before = panel.grab().toImage()
    session.use_model(Model(initial(5), Card("other")))
    assert panel.grab().toImage() != before
