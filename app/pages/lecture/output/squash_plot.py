"""The squash f, its slope and its second derivative, and the point that is dragged along."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QPolygonF

from app.style.formulas.typesetting import Tone, number, row, typeset
from app.style.theme import Appearance
from app.widgets.forms.formula import em, paint_formula
from app.widgets.maps.cached_widget import CachedWidget
from lenet.lecture.codes import MOST_CURVED, SquashAt, squash_at
from lenet.network import paper

_END: Final = 4.0  # net inputs from -4 to 4
_TOP: Final = 2.0  # values from -2 to 2
_CURVES: Final[tuple[tuple[str, str, Tone], ...]] = (
    ("value", "f", "text"),
    ("slope", "f'", "muted"),
    ("bend", "f''", "accent"),
)
_STEP: Final = 0.05  # by which an arrow key moves the point


class SquashPlot(CachedWidget):
    """Three curves over the net input a. `input_chosen(float)`: the person moved the point."""

    takes_arrows = True
    input_chosen = Signal(float)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._a = 1.0
        self.setMinimumSize(420, 260)
        self.setAccessibleName(self.tr("The squash f, its slope and its second derivative"))

    def show_input(self, a: float) -> None:
        """Show the point at a net input."""
        self._a = a
        self.update()

    def walk(self, right: int, down: int) -> None:
        self._choose(self._a + _STEP * (right - down))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            area = self.area()
            share = (event.position().x() - area.left()) / area.width()
            self._choose((2 * share - 1) * _END)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def _choose(self, a: float) -> None:
        self.input_chosen.emit(round(min(max(a, -_END), _END), 2))

    def area(self) -> QRectF:
        """Return the place of the plot."""
        edge = 3.5 * self.line
        return QRectF(
            edge, 4, self.width() - edge - 4, self.height() - 4 - 1.6 * self.line - 2 * em()
        )

    def _spot(self, a: float, y: float) -> QPointF:
        area = self.area()
        return QPointF(
            area.left() + (a + _END) / (2 * _END) * area.width(),
            area.top() + (_TOP - y) / (2 * _TOP) * area.height(),
        )

    def paint_background(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, area = self.appearance.theme, self.area()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for y in (-paper.SQUASH_A, -1.0, 0.0, 1.0, paper.SQUASH_A):
            spot = self._spot(-_END, y)
            style = Qt.PenStyle.SolidLine if abs(y) <= 1 else Qt.PenStyle.DashLine
            painter.setPen(QPen(theme.colour("line"), 1, style))
            painter.drawLine(spot, self._spot(_END, y))
            box = QRectF(0, spot.y() - self.line, spot.x() - 0.4 * self.line, 2 * self.line)
            text = f"{y:.2f}" if abs(y) > 1 else f"{y:.0f}"
            self.text(painter, box, text.replace("-", "−"), colour="muted", flags=right)
        for tick in range(-4, 5):
            x = self._spot(tick, 0).x()
            box = QRectF(x - 30, area.bottom() + 0.1 * self.line, 60, 1.3 * self.line)
            centre = Qt.AlignmentFlag.AlignCenter
            self.text(painter, box, str(tick).replace("-", "−"), colour="muted", flags=centre)
        for a in (-MOST_CURVED, MOST_CURVED):  # where |f''| is largest
            painter.setPen(QPen(theme.colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(self._spot(a, -_TOP), self._spot(a, _TOP))
        inputs = np.linspace(-_END, _END, 241)
        points = [squash_at(float(a)) for a in inputs]
        for field, name, tone in _CURVES:
            spots = [
                self._spot(float(a), getattr(point, field))
                for a, point in zip(inputs, points, strict=True)
            ]
            painter.setPen(QPen(theme.colour(tone), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(spots))
            at = {"value": (3.4, 1.45), "slope": (-0.5, 1.35), "bend": (-1.6, 0.75)}[field]
            paint_formula(painter, typeset(name, tone), self._spot(*at), theme=theme)

    def paint_live(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.appearance.theme
        found: SquashAt = squash_at(self._a)
        spot = self._spot(self._a, found.value)
        painter.setPen(QPen(theme.colour("muted"), 1))
        run = 0.8
        painter.drawLine(
            self._spot(self._a - run, found.value - run * found.slope),
            self._spot(self._a + run, found.value + run * found.slope),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(spot, 6, 6)
        a = number(self._a, 2)
        texts = row(
            "f(", a, ")", "=", number(found.value, 2, "accent"), r"\qquad",
            "f'(", a, ")", "=", number(found.slope, 2, "accent"), r"\qquad",
            "f''(", a, ")", "=", number(found.bend, 2, "accent"),
        )  # fmt: skip
        size = min(em(), (self.width() - 4) / texts.width)
        at = QPointF(2, self.height() - 0.8 * em())
        left = Qt.AlignmentFlag.AlignLeft
        paint_formula(painter, texts, at, theme=theme, size=size, align=left)
