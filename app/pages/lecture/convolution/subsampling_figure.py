"""An S unit: its four inputs, and its state by how many of them are on."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QPolygonF

from app.style.formulas.typesetting import number, row
from app.style.theme import Appearance
from app.widgets.forms.formula import em, paint_formula
from app.widgets.maps.cached_widget import CachedWidget
from lenet.lecture.equivariance import subsampled
from lenet.network import paper

_INPUTS: Final = 4


class SubsamplingFigure(CachedWidget):
    """At the left the 2x2 window, a click on an input turns it; at the right the unit's state.

    `turned(int)`: the person turned an input on or off, by its number from 0.
    """

    takes_arrows = True
    turned = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._inputs: tuple[bool, ...] = (True, False, False, False)
        self._coefficient, self._bias = 0.25, 0.0
        self._place = 0  # the input that Left and Right go from, and Up and Down turn
        self.setMinimumSize(420, 220)
        self.setAccessibleName(self.tr("Four inputs of a unit of S2, and its state"))

    def show_unit(self, inputs: tuple[bool, ...], coefficient: float, bias: float) -> None:
        """Show which of the four inputs are on (+1, else -1), and the unit's two parameters."""
        self._inputs, self._coefficient, self._bias = inputs, coefficient, bias
        self.update()

    def walk(self, right: int, down: int) -> None:
        self._place = (self._place + right) % _INPUTS
        if down:
            self.turned.emit(self._place)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in range(_INPUTS):
            if event.button() == Qt.MouseButton.LeftButton and self.input_place(place).contains(
                event.position()
            ):
                self.turned.emit(place)

    def input_place(self, place: int) -> QRectF:
        """Return the place of an input of the window."""
        side = min(self.width() * 0.13, self.height() * 0.3)
        down, right = divmod(place, 2)
        top = self._graph().center().y() - side
        return QRectF(2 + right * side, top + down * side, side, side)

    def _graph(self) -> QRectF:
        left = self.width() * 0.26 + 5 * self.line
        return QRectF(
            left, 1.5 * self.line, self.width() - left - self.line, self.height() - 6 * self.line
        )

    def _spot(self, on: float, state: float) -> QPointF:
        graph = self._graph()
        share = (state + paper.SQUASH_A) / (2 * paper.SQUASH_A)
        return QPointF(
            graph.left() + on / _INPUTS * graph.width(), graph.bottom() - share * graph.height()
        )

    def paint_live(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.appearance.theme
        for place, on in enumerate(self._inputs):
            box = self.input_place(place)
            values = np.array([[1.0 if on else -1.0]], dtype=np.float32)
            self.cells.picture(painter, box, values)
            text = "+1" if on else "−1"
            self.text(painter, box, text, flags=Qt.AlignmentFlag.AlignCenter)
            if self.hasFocus() and place == self._place:
                self.cells.frame(painter, box, theme.colour("accent"))
        self._paint_axes(painter)
        ons = np.linspace(0, _INPUTS, 81, dtype=np.float32)
        states = subsampled(2 * ons - _INPUTS, self._coefficient, self._bias)
        curve = [self._spot(float(on), float(x)) for on, x in zip(ons, states, strict=True)]
        painter.setPen(QPen(theme.colour("text"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(curve))
        painter.setPen(Qt.PenStyle.NoPen)
        count = sum(self._inputs)
        for number_on in range(_INPUTS + 1):
            now = number_on == count
            painter.setBrush(theme.colour("accent" if now else "text"))
            radius = 6.0 if now else 3.5
            painter.drawEllipse(curve[20 * number_on], radius, radius)
        total = 2 * count - _INPUTS
        formula = row(
            r"x = f(",
            number(self._coefficient, 2),
            r"\cdot",
            r"(",
            number(total, 0),
            ")",
            "+" if self._bias >= 0 else "-",
            number(abs(self._bias), 2),
            ")",
            "=",
            number(float(states[20 * count]), 2, "accent"),
        )
        at = QPointF(2, self.height() - 0.9 * em())
        paint_formula(painter, formula, at, theme=theme, align=Qt.AlignmentFlag.AlignLeft)

    def _paint_axes(self, painter: QPainter) -> None:
        graph, theme = self._graph(), self.appearance.theme
        for state, text in ((-paper.SQUASH_A, "−1.72"), (0.0, "0"), (paper.SQUASH_A, "1.72")):
            left, right = self._spot(0, state), self._spot(_INPUTS, state)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(left, right)
            box = QRectF(left.x() - 90, left.y() - self.line, 84, 2 * self.line)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self.text(painter, box, text, colour="muted", flags=flags)
        for on in range(_INPUTS + 1):
            x = self._spot(on, 0).x()
            box = QRectF(x - 40, graph.bottom() + 0.2 * self.line, 80, 1.3 * self.line)
            self.text(painter, box, str(on), colour="muted", flags=Qt.AlignmentFlag.AlignCenter)
        box = QRectF(graph.left(), graph.bottom() + 1.4 * self.line, graph.width(), 1.3 * self.line)
        words = self.tr("inputs that are on")
        self.text(painter, box, words, colour="muted", flags=Qt.AlignmentFlag.AlignCenter)
        box = QRectF(graph.left(), 0, graph.width(), 1.3 * self.line)
        self.text(painter, box, self.tr("state of the S unit"), colour="muted")
