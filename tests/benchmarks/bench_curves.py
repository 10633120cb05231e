"""A curve of 100,000 points, smoothed and raw, panned and zoomed: what a frame takes."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtWidgets import QApplication

from app.context.training.curve_values import AxisOptions, Curve, smoothed
from app.shell.platform import create_application
from app.style.theme import Appearance
from app.widgets.plots.curves_plot import CurvesPlot
from tests.benchmarks.measure import Measurement, repeat

_POINTS = 100_000
_TARGET = "p95 < 16.7"  # 60 frames a second


def run() -> Iterator[Measurement]:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = create_application(offscreen=True)
    plot = CurvesPlot(Appearance(application, "light"), str, str)
    plot.resize(1280, 720)
    plot.show()
    rng = np.random.default_rng(0)
    x = np.arange(1, _POINTS + 1) / 469
    y = rng.binomial(128, 0.9 * np.exp(-3 * x) + 0.02) / 1.28
    curve = Curve("run", "batches", x, y, 0, smoothed(y, 150))
    for name, axes in (
        ("linear", AxisOptions(log_x=False, log_y=False)),
        ("logarithmic", AxisOptions(log_x=True, log_y=True)),
    ):
        plot.show_curves([curve], axes)
        plot.fit()
        application.processEvents()
        move = _Mover(plot, application)
        yield repeat(f"pan 100,000 points, {name}, 1280x720", move.pan, n=200, target=_TARGET)
        yield repeat(f"zoom 100,000 points, {name}, 1280x720", move.zoom, n=200, target=_TARGET)
        plot.fit()
    plot.close()


class _Mover:
    """Moves the view there and back, and paints what that made stale."""

    def __init__(self, plot: CurvesPlot, application: QApplication) -> None:
        self._plot, self._application = plot, application
        self._number = 0

    def pan(self) -> None:
        self._number += 1
        self._plot.pan(0.02 if self._number % 40 < 20 else -0.02, 0)
        self._application.processEvents()

    def zoom(self) -> None:
        self._number += 1
        self._plot.zoom(0.95 if self._number % 80 < 40 else 1 / 0.95)
        self._application.processEvents()
