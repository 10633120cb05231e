"""The colour scale of all layers, standing or lying: what does a colour mean?"""

from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app.style import typography
from app.style.numbers import MINUS
from app.style.theme import Theme
from app.widgets.maps.cells import Cells
from lenet.network import paper

_TICKS: Final = (-paper.SQUASH_A, -1.0, 0.0, 1.0, paper.SQUASH_A)
_RAMP: Final = np.linspace(paper.SQUASH_A, -paper.SQUASH_A, 128, dtype=np.float32)


def paint_scale(painter: QPainter, place: QRectF, theme: Theme) -> None:
    """Paint a standing bar from -1.7159 at its foot to 1.7159, the range of the activations.

    The numbers are to the right of the place; a low bar has fewer.
    """
    Cells(theme).picture(painter, place, _RAMP[:, None])
    metrics = QFontMetricsF(typography.caption())
    line, wide = metrics.lineSpacing(), metrics.horizontalAdvance(_text(-paper.SQUASH_A)) + 4
    painter.setFont(typography.caption())
    painter.setPen(theme.colour("muted"))
    steps = (1, 2, 4)  # every how many ticks there is one; the first whose numbers do not touch
    unit = place.height() / (2 * paper.SQUASH_A)
    room = ((paper.SQUASH_A - 1) * unit, paper.SQUASH_A * unit)
    step = next((s for s, apart in zip(steps, room, strict=False) if apart >= line), steps[-1])
    for tick in _TICKS[::step]:
        share = (paper.SQUASH_A - tick) / (2 * paper.SQUASH_A)
        y = place.top() + share * place.height()
        painter.drawLine(QLineF(place.right() + 1, y, place.right() + 4, y))
        box = QRectF(place.right() + 7, y - line / 2, wide, line)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, _text(tick))


def paint_scale_across(painter: QPainter, place: QRectF, theme: Theme) -> None:
    """Paint the same bar lying, -1.7159 at the left, its numbers below the place."""
    Cells(theme).picture(painter, place, np.ascontiguousarray(_RAMP[::-1])[None])
    line = QFontMetricsF(typography.caption()).lineSpacing()
    painter.setFont(typography.caption())
    painter.setPen(theme.colour("muted"))
    for tick in _TICKS:
        share = (tick + paper.SQUASH_A) / (2 * paper.SQUASH_A)
        x = place.left() + share * place.width()
        painter.drawLine(QLineF(x, place.bottom() + 1, x, place.bottom() + 4))
        box = QRectF(x - 30, place.bottom() + 5, 60, line)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, _text(tick))


def _text(tick: float) -> str:
    text = f"{tick:.0f}" if tick == int(tick) else f"{tick:.1f}"
    return text.replace("-", MINUS)
