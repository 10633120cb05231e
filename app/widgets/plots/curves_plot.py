"""The plot of the training curves: axes, cross-hair, pan and zoom by mouse and keys."""

from collections.abc import Callable
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.context.training.curve_values import REFERENCE, AxisOptions, Curve
from app.style import typography
from app.style.theme import Appearance, Theme
from app.widgets.forms.arrow_keys import arrow_step
from app.widgets.plots.crosshair import CrosshairItem, Reading
from app.widgets.plots.curve_item import CurvesItem
from app.widgets.plots.curve_points import nearest, round_range
from app.widgets.plots.round_axis import GridItem, RoundAxis

_SNAP: Final = 6.0  # pixels within which the cross-hair goes to a point
_STEP: Final = 0.1  # of the view, that a key pans
_ZOOM: Final = 0.8  # of the view, that a key leaves
_STRAY: Final = (0.5, 99.5)  # percent: single noisy batches beyond do not widen the range
_Key = Qt.Key


class CurvesPlot(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph is not typed
    """A plot of the curves it is handed. Once a person has zoomed or panned, the range is theirs.

    `text_of_x` and `text_of_y` put a value of each axis into words for the cross-hair.
    """

    def __init__(
        self,
        appearance: Appearance,
        text_of_x: Callable[[float], str],
        text_of_y: Callable[[float], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, background=None)
        self._appearance = appearance
        self._text_of_x, self._text_of_y = text_of_x, text_of_y
        self._names: Callable[[Curve], str] = lambda curve: f"{curve.run} {curve.kind}"
        self.curves: list[Curve] = []
        self.axis_options = AxisOptions()
        self._until: float | None = None
        self.follows = True  # the range grows with the curves
        self._crosshair_x: float | None = None  # in the curves' values
        self._axes = {name: RoundAxis(name) for name in ("left", "bottom")}
        self._plot = pg.PlotItem(axisItems=self._axes, enableMenu=False)
        self._box = self._plot.getViewBox()
        self._plot.hideButtons()
        self._box.disableAutoRange()
        self.setCentralItem(self._plot)
        self._grid = GridItem(self._box, self._axes["bottom"], self._axes["left"])
        self._items = CurvesItem(self._box)
        self._crosshair = CrosshairItem(self._box)
        self.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.setViewportUpdateMode(self.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box.sigRangeChangedManually.connect(self._take_over)
        self._box.sigRangeChanged.connect(self._read_curves)
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self._fit_type)
        self._recolour(appearance.theme)
        self.fit()

    def sizeHint(self) -> QSize:
        return QSize(640, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(typography.ems(16), typography.ems(8))

    @property
    def readings(self) -> list[Reading]:
        """The values of the curves at the cross-hair; none without one."""
        return self._crosshair.readings

    @property
    def shown_range(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Lowest and highest x, and lowest and highest y, in the curves' values."""
        (x, y), axes = self._box.viewRange(), self.axis_options
        return self._from_view(x, axes.log_x), self._from_view(y, axes.log_y)

    def name_curves(self, names: Callable[[Curve], str]) -> None:
        """Set the function that names a curve for the cross-hair."""
        self._names = names

    def set_x_label(self, text: str) -> None:
        """Set the label of the x axis."""
        self._axes["bottom"].setLabel(text)
        self._axes["bottom"].recolour(self._appearance.theme)

    def show_curves(
        self, curves: list[Curve], axes: AxisOptions | None = None, *, until: float | None = None
    ) -> None:
        """Replace all curves. The x axis has room up to `until`; without `axes` they stay."""
        axes = axes or self.axis_options
        turned = (axes.log_x, axes.log_y) != (self.axis_options.log_x, self.axis_options.log_y)
        self.curves, self.axis_options, self._until = curves, axes, until
        self._axes["bottom"].set_log(axes.log_x)
        self._axes["left"].set_log(axes.log_y)
        self._items.set_curves(curves, log=(axes.log_x, axes.log_y))
        if self.follows or turned:
            self.fit()
        self._read_curves()

    def fit(self) -> None:
        """Show all of every curve, and let the range grow with them from now on."""
        self.follows = True
        x, y = self._wanted_range()
        self._box.setRange(xRange=x, yRange=y, padding=0.0, disableAutoRange=True)

    def _wanted_range(self) -> tuple[tuple[float, float], tuple[float, float]]:
        axes = self.axis_options
        runs = [c for c in self.curves if c.colour_index != REFERENCE] or self.curves
        low_x = [float(c.x[c.x > 0][0]) for c in runs if (c.x > 0).any()]
        high_x = [float(c.x[-1]) for c in runs if len(c.x)]
        right = max([*high_x, self._until or 0.0], default=0.0) or 1.0
        left = min(low_x, default=right / 100) if axes.log_x else 0.0
        ys = [values for curve in self.curves for values in self._heights(curve)]
        if ys:
            low, high = min(low for low, _ in ys), max(high for _, high in ys)
        else:
            low, high = 0.1, 1.0
        if not axes.log_y and axes.least_y is not None:
            low = min(axes.least_y, low)
        bottom, top = round_range(low, high, log=axes.log_y)
        x = (left * 0.9, right * 1.1) if axes.log_x else (0.0, right * 1.02)
        return self._to_view(x, axes.log_x), self._to_view((bottom, top), axes.log_y)

    def _heights(self, curve: Curve) -> list[tuple[float, float]]:
        """The lowest and highest value of a curve, and of its raw values without the strays."""
        pairs = []
        for values in (curve.shown,) if curve.smooth is None else (curve.shown, curve.y):
            measured = values[np.isfinite(values)]
            if self.axis_options.log_y:
                measured = measured[measured > 0]
            if not len(measured):
                continue
            if values is curve.shown:
                pairs.append((float(measured.min()), float(measured.max())))
            else:
                low, high = np.percentile(measured, _STRAY)
                pairs.append((float(low), float(high)))
        return pairs

    def put_crosshair(self, x: float) -> None:
        """Put the cross-hair at an x, in the curves' values."""
        self._crosshair_x = x
        self._read_curves()

    def _read_curves(self) -> None:
        """Show the value of every curve at the cross-hair; of faded runs only test digits."""
        if self._crosshair_x is None:
            self._crosshair.clear()
            return
        line = self._items.pixel_of(self._crosshair_x, 1.0)
        if line is None or not self._box.rect().contains(QPointF(line.x(), 1.0)):
            self._crosshair.clear()
            return
        readings = []
        for curve in self.curves:
            if curve.faded and curve.kind != "test":
                continue  # the box has room for one run in detail
            known = np.flatnonzero(np.isfinite(curve.shown))
            number = nearest(curve.x[known], self._crosshair_x)
            if number < 0:
                continue
            x, y = float(curve.x[known[number]]), float(curve.shown[known[number]])
            at = self._items.pixel_of(x, y)
            if at is None:
                continue
            name = self._names(curve)
            if abs(at.x() - line.x()) > 1:
                name += f" ({self._text_of_x(x)})"
            readings.append(Reading(curve.colour_index, curve.kind, name, self._text_of_y(y), at))
        self._crosshair.show_readings(line.x(), self._text_of_x(self._crosshair_x), readings)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._point(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._crosshair_x = None
        self._read_curves()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key, step = event.key(), arrow_step(event)
        if step is not None and step.right and not shift:
            self._step(step.right)
        elif step is not None:
            self.pan(_STEP * step.right, -_STEP * step.down)
        elif key in (_Key.Key_Plus, _Key.Key_Equal):
            self.zoom(_ZOOM)
        elif key == _Key.Key_Minus:
            self.zoom(1 / _ZOOM)
        elif key == _Key.Key_Home:
            self.fit()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None:
            self._read_curves()

    def _point(self, at: QPointF) -> None:
        """Put the cross-hair at the pointer, or at a point close to it."""
        inside = self._box.mapFromScene(self.mapToScene(at.toPoint()))
        if not self._box.rect().contains(inside):
            self._crosshair_x = None
        else:
            self._crosshair_x = self._snapped(inside)
        self._read_curves()

    def _snapped(self, at: QPointF) -> float:
        (left, right), _ = self._box.viewRange()
        place = self._box.rect()
        x = float(left + (at.x() - place.left()) / place.width() * (right - left))
        x = 10.0**x if self.axis_options.log_x else x
        best, distance = x, _SNAP
        for curve in self.curves:
            number = nearest(curve.x, x) if curve.kind != "batches" else -1
            if number < 0:
                continue
            there = float(curve.x[number])
            pixel = self._items.pixel_of(there, 1.0)
            if pixel is not None and abs(pixel.x() - at.x()) < distance:
                best, distance = there, abs(pixel.x() - at.x())
        return best

    def _step(self, way: int) -> None:
        """Put the cross-hair at the next pass, or at the edge of the view where there is none."""
        (left, right), _ = self.shown_range
        stops = [c.x for c in self.curves if c.kind != "batches"]
        places = np.unique(np.concatenate([*stops, [left, right]]))
        places = places[(places >= left) & (places <= right)]
        at = self._crosshair_x if self._crosshair_x is not None else (left if way > 0 else right)
        beyond = places[places > at] if way > 0 else places[places < at][::-1]
        if len(beyond):
            self._crosshair_x = float(beyond[0])
            self._read_curves()

    def pan(self, across: float, up: float) -> None:
        """Move the view by parts of its size."""
        (left, right), (bottom, top) = self._box.viewRange()
        self._take_over()
        self._box.translateBy(x=across * (right - left), y=up * (top - bottom))

    def zoom(self, share: float) -> None:
        """Show a share of the view, about the cross-hair or the middle; above 1, more of it."""
        self._take_over()
        centre = None
        pixel = None if self._crosshair_x is None else self._items.pixel_of(self._crosshair_x, 1.0)
        if pixel is not None:
            (left, right), (bottom, top) = self._box.viewRange()
            x = left + (pixel.x() / self._box.rect().width()) * (right - left)
            centre = pg.Point(x, (bottom + top) / 2)
        self._box.scaleBy((share, share), center=centre)

    def _take_over(self) -> None:
        self.follows = False

    def _from_view(self, pair: list[float], log: bool) -> tuple[float, float]:
        low, high = pair
        return (10.0**low, 10.0**high) if log else (low, high)

    def _to_view(self, pair: tuple[float, float], log: bool) -> tuple[float, float]:
        low, high = (np.log10(pair) if log else np.array(pair)).tolist()
        return low, high

    def _fit_type(self) -> None:
        self.updateGeometry()
        self._recolour(self._appearance.theme)

    def _recolour(self, theme: Theme) -> None:
        self.setBackground(theme.colour("window"))
        half = typography.ems(0.6)
        self._plot.layout.setContentsMargins(0, half, half + 4, 0)  # for halves of outer numbers
        for axis in self._axes.values():
            axis.recolour(theme)
        for item in (self._grid, self._items, self._crosshair):
            item.recolour(theme)
