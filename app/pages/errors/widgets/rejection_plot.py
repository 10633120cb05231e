"""The rejection curve: the error among accepted digits, against the share refused."""

from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from app.style import typography
from app.style.theme import Appearance, Theme
from app.widgets.plots.axis_style import style_axes
from lenet.evaluation.metrics import RejectionCurve

_MOST_REFUSED: Final = 10.0  # percent: the end of the axis
_LEGEND: Final = (-8, 1)  # pixels from the right and the upper edge
_LEAST_ERROR: Final = 0.5  # percent: the axis of a very good network ends here at least


class RejectionPlot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph is not typed
    """Error among the accepted digits against the share refused, both in percent.

    Full line: refused by margin. Dashed line: refused by distance. Ring: the model's own
    thresholds.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None, enableMenu=False)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Error against refusals"))
        self._by_margin = self.plot()
        self._by_distance = self.plot()
        self._point = self.plot(symbol="o", symbolSize=9)
        self._legend = self.addLegend(offset=_LEGEND, verSpacing=-7)
        self._legend.layout.setContentsMargins(8, 0, 8, 0)
        for item, text in (
            (self._by_margin, self.tr("too close to a second digit")),
            (self._by_distance, self.tr("too far from every digit")),
            (self._point, self.tr("this model’s own limits")),
        ):
            self._legend.addItem(item, text)
        for side in ("bottom", "left"):
            self.getAxis(side).enableAutoSIPrefix(False)
        self.showGrid(y=True, alpha=0.15)
        self.setXRange(0, _MOST_REFUSED, padding=0)
        self._appearance = appearance
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self._fit_type)
        self._recolour(appearance.theme)

    def sizeHint(self) -> QSize:
        return QSize(400, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(typography.ems(16), typography.ems(6.5))

    def show_curves(
        self,
        by_margin: RejectionCurve | None,
        by_distance: RejectionCurve | None,
        point: tuple[float, float] | None,
    ) -> None:
        """Show two curves, and `point`: refused and wrong, as fractions, at the thresholds."""
        top = _LEAST_ERROR
        for item, curve in ((self._by_margin, by_margin), (self._by_distance, by_distance)):
            if curve is None:
                item.setData([], [])
                continue
            x, y = 100 * curve.reject_rate, 100 * curve.error_rate
            shown = x <= _MOST_REFUSED
            item.setData(x[shown], y[shown])
            top = max(top, float(y[shown].max()))
        places = [] if point is None else [(100 * point[0], 100 * point[1])]
        self._point.setData([x for x, _ in places], [y for _, y in places])
        self.setYRange(0, 1.1 * top, padding=0)

    def _fit_type(self) -> None:
        self._recolour(self._appearance.theme)

    def _fit_legend(self) -> None:
        """Give the legend the size of its texts; its own measure is of the texts before."""
        rows = self._legend.layout
        rows.activate()
        self._legend.resize(rows.effectiveSizeHint(Qt.SizeHint.MinimumSize))
        self._legend.setOffset(_LEGEND)

    def _recolour(self, theme: Theme) -> None:
        self.setBackground(theme.colour("window"))
        muted = theme.colour("muted")
        self._by_margin.setPen(pg.mkPen(theme.colour("text"), width=1.5))
        self._by_distance.setPen(pg.mkPen(muted, width=1.5, style=Qt.PenStyle.DashLine))
        self._point.setSymbolPen(pg.mkPen(theme.colour("accent"), width=2))
        self._point.setSymbolBrush(None)
        behind = theme.colour("window")
        behind.setAlphaF(0.85)  # curves of a poor network pass behind the legend
        self._legend.setBrush(behind)
        self._legend.setLabelTextColor(muted)
        self._legend.setLabelTextSize(f"{typography.caption().pixelSize()}px")
        for sample, label in self._legend.items:
            label.setText(label.text)  # or it keeps the size and colour it was made with
            sample.update()
        self._fit_legend()
        bottom, left = self.tr("refused, % of all digits"), self.tr("wrong, %")
        style_axes(self, theme, bottom=bottom, left=left)


def at_thresholds(refused: int, wrong: int, count: int) -> tuple[float, float] | None:
    """Return refused / all and wrong / accepted; None where all digits are refused."""
    accepted = count - refused
    return (refused / count, wrong / accepted) if accepted else None
