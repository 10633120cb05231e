"""The kernels as pictures: each in its place, each with its part of the sum."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from pytestqt.qtbot import QtBot

from app.gaze import Gaze
from app.panels.kernels_panel import KernelsPanel, response_of
from app.session import Session
from app.theme import Appearance
from lenet import paper
from lenet.modelfile import Card, Model
from lenet.parameters import initial
from lenet.units import Unit
from tests.app.pointers import NONE, mouse


@pytest.fixture
def gaze(session: Session) -> Gaze:
    return Gaze(session)


@pytest.fixture
def panel(session: Session, gaze: Gaze, appearance: Appearance, qtbot: QtBot) -> KernelsPanel:
    panel = KernelsPanel(session, gaze, appearance)
    qtbot.addWidget(panel)
    panel.resize(320, 260)
    panel.grab()
    session.begin_stroke(0.3, 0.2)
    session.extend_stroke(0.6, 0.8)
    return panel


def test_there_are_6_and_60_kernels_and_none_lies_on_another(panel: KernelsPanel) -> None:
    kernels = panel._kernels
    assert [(k.target, k.source) for k in kernels[6:]] == list(paper.C3_KERNELS)
    assert [k.target for k in kernels[:6]] == list(range(6))
    for number, kernel in enumerate(kernels):
        assert kernel.place.right() <= panel.width()
        assert not any(kernel.place.intersects(other.place) for other in kernels[number + 1 :])


def test_the_parts_of_all_kernels_and_the_bias_are_the_maps_sum(
    panel: KernelsPanel, session: Session
) -> None:
    trace = session.trace
    assert trace is not None
    for c3_map in (0, 7, 15):
        mine = [k for k in panel._kernels[6:] if k.target == c3_map]
        total = sum(response_of(session, k) for k in mine)
        bias = session.parameters.c3_bias[c3_map]
        np.testing.assert_allclose(total + bias, trace.c3_net[c3_map], atol=1e-5)


def test_pointing_at_a_kernel_looks_at_its_map(panel: KernelsPanel, gaze: Gaze) -> None:
    kernel = panel._kernels[20]
    at = kernel.place.center()
    share = (at.x() / panel.width(), at.y() / panel.height())
    before = panel.grab().toImage()
    mouse(panel, QEvent.Type.MouseMove, share, button=NONE, down=False)
    assert gaze.hovered == Unit("c3", kernel.target, 5, 5)
    assert panel.grab().toImage() != before


def test_another_model_shows_other_kernels(panel: KernelsPanel, session: Session) -> None:
    before = panel.grab().toImage()
    session.use_model(Model(initial(5), Card("other")))
    assert panel.grab().toImage() != before
