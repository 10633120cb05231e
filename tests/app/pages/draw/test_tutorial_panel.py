"""The tutorial panel: today's networks beside the one of 1998, on the same drawing."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.panels.tutorial_panel import TutorialPanel
from app.style.theme import Appearance
from lenet.network.checkpoint import load_model
from lenet.network.tutorial import load_tutorial, tutorial_forward
from lenet.resources import bundled_model_path, tutorial_model_paths
from tests.benchmarks.strokes import two_strokes


@pytest.fixture
def session() -> Session:
    session = Session(load_model(bundled_model_path()))
    for stroke in two_strokes(points=60):
        session.begin_stroke(*stroke[0].tolist())
        for place in stroke[1:].tolist():
            session.extend_stroke(*place)
    return session


@pytest.fixture
def panel(session: Session, appearance: Appearance, qtbot: QtBot) -> TutorialPanel:
    panel = TutorialPanel(session, Selection(session), appearance)
    qtbot.addWidget(panel)
    panel.resize(640, 618)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_both_shipped_networks_read_the_same_drawing(
    panel: TutorialPanel, session: Session
) -> None:
    assert session.rasterized is not None
    columns = panel.figure.columns
    assert len(columns) == 3
    assert [column.answer for column in columns] == [4, 4, 4]
    for column, path in zip(columns[1:], tutorial_model_paths(), strict=True):
        trace = tutorial_forward(load_tutorial(path).parameters, session.rasterized.image)
        np.testing.assert_array_equal(column.layers["c3"].values, trace.c3)
        assert column.outputs is not None
        assert column.outputs.sum() == pytest.approx(100, abs=1e-3)


def test_each_column_counts_its_trained_parameters(panel: TutorialPanel) -> None:
    old, relu, tanh = panel.figure.columns
    assert "60,000" in old.aside
    assert "61,706" in relu.aside
    assert "61,706" in tanh.aside
    for layer, counts in (("s2", "12 0 0"), ("c3", "1,516 2,416 2,416"), ("s4", "32 0 0")):
        for column, count in zip((old, relu, tanh), counts.split(), strict=True):
            assert f"· {count} par." in column.layers[layer].caption
    assert "ReLU" in relu.layers["c1"].caption
    assert "max" in relu.layers["s2"].caption
    assert "mean" in tanh.layers["s2"].caption
    at = panel.figure.place(1, "c3").center()
    assert "151,600" in panel.figure.tip_at(at)
    assert "241,600" in panel.figure.tip_at(at)


def test_it_follows_the_pen_and_a_blank_canvas(panel: TutorialPanel, session: Session) -> None:
    before = panel.figure.grab().toImage()
    session.extend_stroke(0.2, 0.3)
    assert panel.figure.grab().toImage() != before
    session.clear()
    assert all(not column.layers for column in panel.figure.columns)
