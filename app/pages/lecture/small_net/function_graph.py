"""The graph of the activation function f, with the units of the small net as points on it."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style import typography
from app.style.formulas.typesetting import typeset
from app.style.theme import Appearance, Theme
from app.widgets.forms.formula import paint_formula
from lenet.lecture.small_net import Activation, Vector, activate

_LINES: Final = 8.0  # of body text: the height
_LOW_LINES: Final = 4.5  # and before an audience
_REACH: Final = 5.0  # z is shown from -5 to 5
_HEIGHTS: Final = {"tanh": (-2.0, 2.0), "sigmoid": (-0.25, 1.25), "relu": (-1.0, 5.0)}
_TICKS: Final = {"tanh": (-1.7159, 1.7159), "sigmoid": (0.0, 1.0), "relu": (0.0, 5.0)}


class FunctionGraph(QWidget):
    """z to the right, a = f(z) upwards; a point for every unit, with its number beside it."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._function: Activation = "tanh"
        self._z: Vector = np.zeros(0)
        self._chosen: int | None = None
        self._lines = _LINES
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Graph of f"))
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self.updateGeometry)

    def show_points(self, function: Activation, z: Vector, chosen: int | None) -> None:
        """Show f and a point for each z; the chosen unit's point is highlighted."""
        self._function, self._z, self._chosen = function, z, chosen
        self.update()

    def set_presenting(self, on: bool) -> None:
        """Be lower before an audience, so that the text beside it has room."""
        self._lines = _LOW_LINES if on else _LINES
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(typography.body()).lineSpacing()
        return QSize(round(line * 16), round(line * self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        line = QFontMetricsF(typography.caption()).lineSpacing()
        area = QRectF(self.rect()).adjusted(2, line * 0.6, -line * 1.2, -line * 0.6)
        self._paint_axes(painter, theme, area)
        grid = np.linspace(-_REACH, _REACH, 161)
        curve = [
            self._at(area, z, a) for z, a in zip(grid, activate(grid, self._function), strict=True)
        ]
        painter.setPen(QPen(theme.colour("text"), 2))
        painter.setClipRect(area)
        painter.drawPolyline(QPolygonF(curve))
        painter.setClipping(False)
        self._paint_points(painter, theme, area)

    def _at(self, area: QRectF, z: float, a: float) -> QPointF:
        low, high = _HEIGHTS[self._function]
        return QPointF(
            area.left() + (z + _REACH) / (2 * _REACH) * area.width(),
            area.bottom() - (a - low) / (high - low) * area.height(),
        )

    def _paint_axes(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        origin = self._at(area, 0, 0)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(QPointF(area.left(), origin.y()), QPointF(area.right(), origin.y()))
        painter.drawLine(QPointF(origin.x(), area.top()), QPointF(origin.x(), area.bottom()))
        painter.setPen(QPen(theme.colour("line"), 1, Qt.PenStyle.DotLine))
        metrics = QFontMetricsF(typography.caption())
        painter.setFont(typography.caption())
        for value in _TICKS[self._function]:
            level = self._at(area, 0, value).y()
            if value:
                painter.setPen(QPen(theme.colour("line"), 1, Qt.PenStyle.DotLine))
                painter.drawLine(QPointF(area.left(), level), QPointF(area.right(), level))
                painter.setPen(theme.colour("muted"))
                text = f"{value:g}".replace("-", "\N{MINUS SIGN}")
                painter.drawText(QPointF(area.left(), level - metrics.descent() - 1), text)
        end = QPointF(area.right() + typography.letter_width(typography.caption()), origin.y())
        paint_formula(painter, typeset("z", "muted"), end, theme=theme)
        top = QPointF(origin.x() + typography.letter_width(typography.caption()) * 1.6, area.top())
        paint_formula(painter, typeset("a", "muted"), top, theme=theme)

    def _paint_points(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        for unit, (z, a) in enumerate(zip(self._z, activate(self._z, self._function), strict=True)):
            chosen = unit == self._chosen
            inside = float(np.clip(z, -_REACH, _REACH))
            spot = self._at(area, inside, min(float(a), _HEIGHTS[self._function][1]))
            painter.setPen(QPen(theme.colour("window"), 1.5))
            painter.setBrush(theme.colour("accent" if chosen else "muted"))
            painter.drawEllipse(spot, 5.5, 5.5)
            name = typeset(str(unit + 1), "accent" if chosen else "muted")
            shift = 13 if unit % 2 == 0 else -13
            paint_formula(
                painter, name, QPointF(spot.x() + shift * 0.5, spot.y() - abs(shift)), theme=theme
            )

    def _recolour(self, theme: Theme) -> None:
        self.update()
