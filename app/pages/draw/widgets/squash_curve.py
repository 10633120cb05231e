"""The squashing function with one unit on it: its net input below, its state beside."""

import math
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTransform

from app.style import typography
from app.style.theme import Theme
from lenet.network import paper

_REACH: Final = 4.0  # net inputs from -4 to 4; beyond them the curve is flat
_CURVE: Final = QPolygonF(  # both axes from -1 to 1, upwards negative
    [QPointF(step / 40, -math.tanh(paper.SQUASH_S * _REACH * step / 40)) for step in range(-40, 41)]
)
_DOT: Final = 3.5


def paint_squash(
    painter: QPainter, place: QRectF, *, net: float, state: float, theme: Theme
) -> None:
    """f(a) = 1.7159 tanh(2a/3) over its axes, and a dot where a unit is on it."""
    middle, across, up = place.center(), place.width() / 2, place.height() * 0.46

    def at(a: float, x: float) -> QPointF:
        share = min(max(a / _REACH, -1.0), 1.0)
        return middle + QPointF(share * across, -x / paper.SQUASH_A * up)

    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QLineF(at(-_REACH, 0), at(_REACH, 0)))
    painter.drawLine(QLineF(at(0, -paper.SQUASH_A), at(0, paper.SQUASH_A)))
    painter.setPen(QPen(theme.colour("muted"), 1.5))
    painter.drawPolyline(QTransform(across, 0, 0, up, middle.x(), middle.y()).map(_CURVE))
    accent = theme.colour("accent")
    painter.setPen(QPen(accent, 1, Qt.PenStyle.DotLine))
    painter.drawLine(QLineF(at(net, 0), at(net, state)))
    painter.drawLine(QLineF(at(0, state), at(net, state)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawEllipse(at(net, state), _DOT, _DOT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(theme.colour("muted"))
    painter.setFont(typography.label())
    corner = place.adjusted(4, 0, 0, 0)
    painter.drawText(corner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, "x = f(a)")
