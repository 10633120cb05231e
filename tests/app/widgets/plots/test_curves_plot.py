"""The plot: what the cross-hair reads, whose the range is, and what is painted."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.context.training.curve_values import REFERENCE, AxisOptions, Curve, smoothed
from app.style.theme import DARK, LIGHT, Appearance
from app.widgets.plots.curves_plot import CurvesPlot
from tests.benchmarks.bench_pen import send_mouse

PASSES = np.arange(1.0, 6.0)
TEST = Curve("one", "test", PASSES, 5.0 / PASSES, 0)
PAPER = Curve("paper", "test", np.array([1.0, 20.0]), np.array([2.67, 0.95]), REFERENCE)

LONG = Curve("two", "test", PAPER.x, PAPER.y, 1)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def plot(window: QWidget, appearance: Appearance, qtbot: QtBot) -> CurvesPlot:
    plot = CurvesPlot(appearance, lambda x: f"pass {x:.3g}", lambda y: f"{y:.2f} %", window)
    plot.resize(800, 400)
    window.show()
    qtbot.waitExposed(window)
    return plot


def batches(n: int = 2000) -> Curve:
    y = np.random.default_rng(0).random(n) + 3
    return Curve("one", "batches", np.arange(1, n + 1) / 400, y, 0, smoothed(y, 50))


def wheel(plot: CurvesPlot, at: QPointF) -> None:
    event = QWheelEvent(
        at,
        QPointF(plot.mapToGlobal(at)),
        QPointF(0, 0).toPoint(),
        QPointF(0, 120).toPoint(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot.viewport(), event)


def pixels(plot: CurvesPlot) -> QImage:
    return QImage(plot.grab().toImage())


def count(image: QImage, colour: str) -> int:
    wanted = QColor(colour)
    return sum(
        image.pixelColor(x, y) == wanted
        for x in range(image.width())
        for y in range(image.height())
    )


def test_the_crosshair_reads_every_curve_at_its_nearest_point(plot: CurvesPlot) -> None:
    plot.show_curves([PAPER, TEST])
    plot.put_crosshair(2.0)
    assert [reading.value for reading in plot.readings] == ["2.67 %", "2.50 %"]
    assert plot.readings[0].name == "paper test (pass 1)"  # it has no point at 2
    assert plot.readings[1].name == "one test"


def test_the_crosshair_reads_the_smoothed_value(plot: CurvesPlot) -> None:
    curve = batches()
    plot.show_curves([curve])
    plot.put_crosshair(2.5)
    assert curve.smooth is not None
    assert plot.readings[0].value == f"{curve.smooth[999]:.2f} %"


def test_pointing_snaps_to_a_point_and_leaving_takes_the_crosshair_away(plot: CurvesPlot) -> None:
    plot.show_curves([TEST], until=5)
    view = plot.viewport()
    at = 40 + (plot.width() - 40) * 3 / 5.1
    send_mouse(view, QEvent.Type.MouseMove, at, 200, held=Qt.MouseButton.NoButton)
    assert [r.value for r in plot.readings] == ["1.67 %"]
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert plot.readings == []


def test_the_range_grows_with_the_curve_until_the_person_takes_it(plot: CurvesPlot) -> None:
    plot.show_curves([TEST])
    assert plot.shown_range[0] == pytest.approx((0, 5.1))
    plot.show_curves([TEST, LONG])
    assert plot.shown_range[0] == pytest.approx((0, 20.4))
    wheel(plot, QPointF(400, 200))
    zoomed = plot.shown_range
    assert zoomed[0][1] < 20
    plot.show_curves([TEST])
    assert plot.shown_range == zoomed
    QTest.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPointF(400, 200).toPoint())
    assert plot.shown_range[0] == pytest.approx((0, 5.1))


def test_the_reference_widens_the_range_only_when_it_is_alone(plot: CurvesPlot) -> None:
    plot.show_curves([PAPER, TEST])
    assert plot.shown_range[0] == pytest.approx((0, 5.1))
    plot.show_curves([PAPER])
    assert plot.shown_range[0] == pytest.approx((0, 20.4))


def test_a_run_under_way_has_its_room_from_the_start(plot: CurvesPlot) -> None:
    plot.show_curves([TEST], until=12)
    assert plot.shown_range[0] == pytest.approx((0, 12.24))


def test_both_axes_can_be_logarithmic(plot: CurvesPlot) -> None:
    plot.show_curves([TEST, LONG], AxisOptions(log_x=True, log_y=True))
    (left, right), (bottom, top) = plot.shown_range
    assert (left, right) == pytest.approx((0.9, 22))
    assert (bottom, top) == pytest.approx((0.5, 5))
    plot.put_crosshair(20.0)
    assert plot.readings[-1].value == "0.95 %"
    plot.show_curves([TEST, PAPER], AxisOptions(log_x=False, log_y=False, least_y=0))
    assert plot.shown_range[1] == pytest.approx((0, 5))


def test_the_keys_pan_zoom_and_walk(plot: CurvesPlot) -> None:
    plot.show_curves([TEST])
    QTest.keyClick(plot, Qt.Key.Key_Right)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.readings[0].value == "2.50 %"
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.readings[0].value == "5.00 %"
    QTest.keyClick(plot, Qt.Key.Key_Plus)
    (left, right), _ = plot.shown_range
    assert right - left == pytest.approx(5.1 * 0.8)
    QTest.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert plot.shown_range[0] == pytest.approx((left + 0.408, right + 0.408))
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert plot.shown_range[0] == pytest.approx((0, 5.1))


def test_the_raw_curve_is_seen_below_the_smoothed_one(plot: CurvesPlot) -> None:
    curve = batches()
    bare = Curve("one", "batches", curve.x, smoothed(curve.y, 50), 0)
    plot.show_curves([bare], AxisOptions(log_y=False))
    plot.fit()
    without = pixels(plot)
    plot.show_curves([curve])
    both = pixels(plot)
    assert count(both, LIGHT.runs[0]) > 20
    differing = sum(
        without.pixelColor(x, y) != both.pixelColor(x, y)
        for x in range(0, both.width(), 2)
        for y in range(0, both.height(), 2)
    )
    assert differing > 1000


def test_another_theme_recolours_at_once(plot: CurvesPlot, appearance: Appearance) -> None:
    plot.show_curves([TEST])
    assert count(pixels(plot), LIGHT.runs[0]) > 50
    appearance.choose("dark")
    image = pixels(plot)
    assert count(image, LIGHT.runs[0]) == 0
    assert count(image, DARK.runs[0]) > 50
    assert image.pixelColor(400, 20) != QColor(LIGHT.window)
