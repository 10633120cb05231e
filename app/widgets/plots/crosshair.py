"""The cross-hair of a plot: a line with a box of the values of every curve there."""

from dataclasses import dataclass
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.context.training.curve_values import Kind
from app.style import typography
from app.style.theme import Theme
from app.widgets.plots.curve_style import curve_colour, paint_sample, sample_width

_GAP: Final = 8.0
_EDGE: Final = 12.0  # from the line to the box


@dataclass(frozen=True)
class Reading:
    """The value of one curve at the cross-hair."""

    colour_index: int  # of the curve
    kind: Kind
    name: str
    value: str
    at: QPointF  # in the view's pixels


class CrosshairItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph is not typed
    """The line and the box above the curves, in the view's pixels; a child of the view."""

    def __init__(self, view: pg.ViewBox) -> None:
        super().__init__(view)
        self._view = view
        self._theme: Theme | None = None
        self._x: float | None = None
        self._title = ""
        self._readings: list[Reading] = []
        self.setZValue(20)
        view.sigResized.connect(self._resize)

    @property
    def readings(self) -> list[Reading]:
        """The readings in the box; none while it is hidden."""
        return self._readings if self._x is not None else []

    @property
    def title(self) -> str:
        """The heading of the box: the line's x in words."""
        return self._title

    def show_readings(self, x: float, title: str, readings: list[Reading]) -> None:
        """Show the line at a place, in pixels, and the box."""
        self._x, self._title, self._readings = x, title, readings
        self.update()

    def clear(self) -> None:
        """Hide the line and the box."""
        if self._x is not None:
            self._x = None
            self.update()

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
        if self._x is None or self._theme is None:
            return
        theme, place = self._theme, self.boundingRect()
        painter.setPen(QPen(theme.colour("muted"), 1))
        painter.drawLine(QPointF(self._x, place.top()), QPointF(self._x, place.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for reading in self._readings:
            painter.setPen(QPen(theme.colour("surface"), 1.5))
            painter.setBrush(curve_colour(reading.colour_index, theme))
            painter.drawEllipse(reading.at, 4.5, 4.5)
        self._paint_box(painter, self._x, theme, place)

    def _resize(self) -> None:
        self.prepareGeometryChange()

    def _paint_box(self, painter: QPainter, x: float, theme: Theme, place: QRectF) -> None:
        metrics = QFontMetricsF(typography.caption())
        line = metrics.lineSpacing() + 2
        rows = max(int((place.height() - _EDGE - 2 * _GAP) / line) - 1, 1)
        shown = self._readings[-rows:]  # the last ones are those in front
        names = max((metrics.horizontalAdvance(r.name) for r in self._readings), default=0.0)
        values = max((metrics.horizontalAdvance(r.value) for r in self._readings), default=0.0)
        width = max(
            sample_width() + names + values + 5 * _GAP,
            QFontMetricsF(typography.caption(bold=True)).horizontalAdvance(self._title) + 2 * _GAP,
        )
        height = line * (len(shown) + 1) + 2 * _GAP
        left = x + _EDGE if x + _EDGE + width <= place.right() else x - _EDGE - width
        box = QRectF(max(left, place.left()), place.top() + _EDGE, width, height)
        back = QColor(theme.surface)
        back.setAlphaF(0.94)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(back)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(theme.colour("text"))
        painter.setFont(typography.caption(bold=True))
        row = QRectF(box.left() + _GAP, box.top() + _GAP, width - 2 * _GAP, line)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setFont(typography.caption())
        for reading in shown:
            row.translate(0, line)
            self._paint_row(painter, row, reading, theme)

    def _paint_row(self, painter: QPainter, row: QRectF, reading: Reading, theme: Theme) -> None:
        paint_sample(painter, row, reading.colour_index, reading.kind, theme)
        painter.setPen(theme.colour("text"))
        words = row.adjusted(sample_width() + _GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, reading.name)
        painter.drawText(
            row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, reading.value
        )
