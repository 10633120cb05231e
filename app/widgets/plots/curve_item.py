"""The curves of a plot as one pyqtgraph item: 100,000 points take no longer than 100."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.context.training.curve_values import Curve
from app.style.theme import Theme
from app.widgets.plots.curve_points import thinned
from app.widgets.plots.curve_style import paint_faintly, paint_marker, paint_strongly
from lenet.runs.curves import Numbers

_FEW: Final = 16.0  # pixels from point to point, at least, for markers to be drawn


@dataclass(frozen=True, eq=False)
class _Drawn:
    """A curve in pixels for one range of the view."""

    curve: Curve
    faint: QPolygonF | None
    strong: QPolygonF
    markers: list[QPointF]


class CurvesItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph is not typed
    """All curves of a plot, thinned to its pixels. A child of the view, in the view's pixels."""

    def __init__(self, view: pg.ViewBox) -> None:
        super().__init__(view)
        self._view = view
        self._curves: list[Curve] = []
        self._log = (False, False)
        self._drawn: list[_Drawn] | None = None
        self._theme: Theme | None = None
        view.sigRangeChanged.connect(self._repaint)
        view.sigResized.connect(self._resize)

    def set_curves(self, curves: list[Curve], *, log: tuple[bool, bool]) -> None:
        """Replace all curves; the later ones are on top. `log` says which axes, x and y."""
        self._curves, self._log = curves, log
        self._repaint()

    def recolour(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.update()

    def pixel_of(self, x: float, y: float) -> QPointF | None:
        """Return a point's place in the view; None where a logarithm has none."""
        if not np.isfinite(y) or (self._log[0] and x <= 0) or (self._log[1] and y <= 0):
            return None
        px, py = self._to_pixels(np.array([x]), np.array([y]))
        return QPointF(float(px[0]), float(py[0]))

    def boundingRect(self) -> QRectF:
        return QRectF(self._view.rect())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if self._theme is None:
            return
        if self._drawn is None:
            self._drawn = [self._draw(curve) for curve in self._curves]
        painter.setClipRect(self.boundingRect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for drawn in self._drawn:
            if drawn.faint is not None:
                paint_faintly(painter, drawn.faint, drawn.curve.colour_index, self._theme)
        for drawn in self._drawn:
            curve = drawn.curve
            paint_strongly(
                painter,
                drawn.strong,
                curve.colour_index,
                curve.kind,
                self._theme,
                faded=curve.faded,
            )
        for drawn in self._drawn:
            curve = drawn.curve
            for at in drawn.markers:
                paint_marker(
                    painter, at, curve.colour_index, curve.kind, self._theme, faded=curve.faded
                )

    def _draw(self, curve: Curve) -> _Drawn:
        return _Drawn(
            curve,
            faint=None if curve.smooth is None or curve.faded else self._line(curve.x, curve.y),
            strong=self._line(curve.x, curve.shown),
            markers=[] if curve.kind == "batches" else self._markers(curve),
        )

    def _line(self, x: Numbers, y: Numbers) -> QPolygonF:
        """Return a curve in pixels, thinned."""
        x, y = self._drawable(x, y)
        if not len(x):
            return QPolygonF()
        thin_x, thin_y = thinned(x, y, self._edges())
        px, py = self._to_pixels(thin_x, thin_y)
        line: QPolygonF = pg.functions.arrayToQPolygonF(px, np.clip(py, -1e5, 1e5))
        return line

    def _markers(self, curve: Curve) -> list[QPointF]:
        """The places of a curve's markers; none where its points are too close."""
        x, y = self._drawable(curve.x, curve.y)
        low, high = self._edges()[[0, -1]]
        inside = (x >= low) & (x <= high)
        px, py = self._to_pixels(x[inside], y[inside])
        if len(px) > 1 and not self._log[0] and np.ptp(px) / (len(px) - 1) < _FEW:
            return []
        return [QPointF(a, b) for a, b in zip(px.tolist(), py.tolist(), strict=True)]

    def _drawable(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        """Return the points that were measured and have a place on the axes."""
        keep = np.isfinite(y)
        if self._log[0]:
            keep &= x > 0
        if self._log[1]:
            keep &= y > 0
        return (x, y) if keep.all() else (x[keep], y[keep])

    def _edges(self) -> Numbers:
        """Return where the columns of pixels begin and end, in the curves' x."""
        (low, high), _ = self._view.viewRange()
        columns = max(int(self._view.rect().width()), 1)
        edges: Numbers = np.linspace(low, high, columns + 1)
        return 10.0**edges if self._log[0] else edges

    def _to_pixels(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        (left, right), (bottom, top) = self._view.viewRange()
        place = self._view.rect()
        if self._log[0]:
            x = np.log10(x)
        if self._log[1]:
            y = np.log10(y)
        return (
            place.left() + (x - left) * (place.width() / (right - left)),
            place.bottom() - (y - bottom) * (place.height() / (top - bottom)),
        )

    def _resize(self) -> None:
        self.prepareGeometryChange()
        self._repaint()

    def _repaint(self) -> None:
        self._drawn = None
        self.update()
