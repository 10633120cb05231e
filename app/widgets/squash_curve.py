"""The squashing function with one unit on it: its net input below, its state beside."""

from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app import typography
from app.theme import Theme
from lenet import paper

_REACH: Final = 4.0  # net inputs from -4 to 4; beyond them the curve is flat
_NETS: Final = np.linspace(-_REACH, _REACH, 81)
_DOT: Final = 3.5


def paint_squash(
    painter: QPainter, place: QRectF, *, net: float, state: float, theme: Theme
) -> None:
    """f(a) = 1.7159 tanh(2a/3) over its axes, and a dot where a unit is on it."""

    def at(a: float, x: float) -> QPointF:
        across = np.clip(a / _REACH, -1, 1) * place.width() / 2
        return place.center() + QPointF(float(across), -x / paper.SQUASH_A * place.height() * 0.46)

    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QLineF(at(-_REACH, 0), at(_REACH, 0)))
    painter.drawLine(QLineF(at(0, -paper.SQUASH_A), at(0, paper.SQUASH_A)))
    curve = [
        at(float(a), float(x))
        for a, x in zip(_NETS, paper.SQUASH_A * np.tanh(paper.SQUASH_S * _NETS), strict=True)
    ]
    painter.setPen(QPen(theme.colour("muted"), 1.5))
    painter.drawPolyline(QPolygonF(curve))
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
