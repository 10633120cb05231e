"""An axis with few round numbers on it, linear or logarithmic, in the theme's colours."""

from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.style import typography
from app.style.theme import Theme
from app.widgets.plots.curve_points import log_ticks, tick_text

_USUAL: Final = "0.05"  # a number on the left axis; a wider one makes the axis wider
_MARGINS: Final = 6  # pixels above and below a label, together, that stay outside the axis
_ROOM: Final = {"bottom": 7.0, "left": 3.7}  # for each number, in heights of body text


class RoundAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph is not typed
    """An axis whose view counts in values, or in their logarithms to base ten if `log` is set."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.log = False
        self.enableAutoSIPrefix(False)
        self.setStyle(tickTextOffset=6, tickLength=-4)

    def set_log(self, log: bool) -> None:
        """Set whether the view counts in logarithms or in the values themselves."""
        self.log = log
        self.picture = None
        self.update()

    def recolour(self, theme: Theme) -> None:
        """Take the theme's colours, and the fonts as they are now."""
        font = typography.caption()
        self.setTickFont(font)
        self.setStyle(hideOverlappingLabels=typography.ems(0.7))  # so far a number may reach out
        self.setPen(theme.colour("line"))
        self.setTickPen(theme.colour("line"))
        self.setTextPen(theme.colour("muted"))
        self.label.setFont(font)
        self.setLabel(self.labelText, color=theme.muted)
        self._reserve(QFontMetricsF(font))

    def _reserve(self, metrics: QFontMetricsF) -> None:
        """Take the room of the numbers now; pyqtgraph finds it only after it has painted them."""
        if self.orientation == "bottom":
            offset = self.style["tickTextOffset"][1]
            label = self.label.boundingRect().height() - _MARGINS if self.labelText else 0
            self.setHeight(round(metrics.height() + offset + label))
        else:
            self.textWidth = round(metrics.horizontalAdvance(_USUAL))
            self.setWidth(None)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        if not self.log:
            return super().tickValues(low, high, size)[:2]  # type: ignore[no-any-return]
        room = max(int(size / typography.ems(_ROOM[self.orientation])), 1)
        if high - low > 0.15:
            for most in (room, 2 * room):  # one number does not make a scale
                major, minor = log_ticks(10.0**low, 10.0**high, most)
                if len(major) > 1:
                    return [(1.0, major), (0.1, minor)]
        # Between two ticks of a decade: round steps of the logarithm's own value.
        return super().tickValues(low, high, size)[:1]  # type: ignore[no-any-return]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if not self.log:
            return [tick_text(value) for value in values]
        if spacing < 1:
            return [""] * len(values) if spacing == 0.1 else [f"{10**v:.4g}" for v in values]
        return [tick_text(float(f"{10**value:.4g}")) for value in values]


class GridItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph is not typed
    """A hairline through the plot at every number of two axes; a child of the view.

    pyqtgraph's own grid is translucent, and takes as long as 100,000 points to paint.
    """

    def __init__(self, view: pg.ViewBox, bottom: RoundAxis, left: RoundAxis) -> None:
        super().__init__(view)
        self._view, self._bottom, self._left = view, bottom, left
        self._theme: Theme | None = None
        self.setZValue(-10)
        view.sigRangeChanged.connect(self._repaint)
        view.sigResized.connect(self._resize)

    def recolour(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.update()

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
        colour, place = self._theme.colour("hover"), self.boundingRect()
        (x0, x1), (y0, y1) = self._view.viewRange()
        for value in self._bottom.tickValues(x0, x1, place.width())[0][1]:
            x = round(place.left() + (value - x0) / (x1 - x0) * place.width())
            painter.fillRect(QRectF(x, place.top(), 1, place.height()), colour)
        for value in self._left.tickValues(y0, y1, place.height())[0][1]:
            y = round(place.bottom() - (value - y0) / (y1 - y0) * place.height())
            painter.fillRect(QRectF(place.left(), y, place.width(), 1), colour)

    def _repaint(self) -> None:
        self.update()

    def _resize(self) -> None:
        self.prepareGeometryChange()
