"""A point for each writer: the error rate before and after; below the diagonal is better."""

from collections.abc import Sequence
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from app.style import typography
from app.style.theme import Appearance, Theme
from app.widgets.plots.axis_style import style_axes

_LEAST: Final = 5.0  # percent: where the axes end at least
_SIZE: Final = 9  # of a point, in pixels
_OPACITY: Final = 0.5  # so that points on one place are seen to be several


class BeforeAfterPlot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph is not typed
    """Points in percent, with the diagonal on which nothing has changed."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None, enableMenu=False)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Errors before and after, a point for each writer"))
        self._diagonal = self.plot()
        self._points = pg.ScatterPlotItem(size=_SIZE)
        self.addItem(self._points)
        for side in ("bottom", "left"):
            self.getAxis(side).enableAutoSIPrefix(False)
        self._appearance = appearance
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self._fit_type)
        self.show_rates(())

    def minimumSizeHint(self) -> QSize:
        return QSize(typography.ems(16), typography.ems(12))

    def show_rates(self, rates: Sequence[tuple[float, float]]) -> None:
        """Show error rates before and after, as fractions."""
        points = [(100 * before, 100 * after) for before, after in rates]
        top = max([_LEAST, *(value for point in points for value in point)])
        self._points.setData([x for x, _ in points], [y for _, y in points])
        self._diagonal.setData([0, 1.05 * top], [0, 1.05 * top])
        low = -0.03 * top  # a point at zero is seen whole
        self.setXRange(low, 1.05 * top, padding=0)
        self.setYRange(low, 1.05 * top, padding=0)
        self._recolour(self._appearance.theme)

    def _fit_type(self) -> None:
        self._recolour(self._appearance.theme)

    def _recolour(self, theme: Theme) -> None:
        self.setBackground(theme.colour("window"))
        muted, colour = theme.colour("muted"), theme.colour("accent")
        self._diagonal.setPen(pg.mkPen(muted, width=1, style=Qt.PenStyle.DashLine))
        colour.setAlphaF(_OPACITY)
        self._points.setPen(None)
        self._points.setBrush(pg.mkBrush(colour))
        bottom, left = self.tr("wrong before, %"), self.tr("wrong after, %")
        style_axes(self, theme, bottom=bottom, left=left)
