"""The one colour scale of all layers: what does a colour mean?"""

from typing import Final

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from app import typography
from app.theme import Appearance, Theme, diverging_table
from app.widgets.figure import Figure, Hint
from app.widgets.maps import MapsItem
from lenet import paper

_MARGIN: Final = 16.0
_BAR_HEIGHT: Final = 12.0
_TICKS: Final = (-paper.SQUASH_A, -1.0, 0.0, 1.0, paper.SQUASH_A)


class ScalePanel(Figure):
    """A colour bar from -1.7159 to 1.7159, the range of the squashing function."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._bar = QRectF()
        self._item = MapsItem()
        ramp = np.linspace(-paper.SQUASH_A, paper.SQUASH_A, 256, dtype=np.float32)
        self._item.set_maps(ramp.reshape(1, 1, 256))
        self.scene().addItem(self._item)
        self.setAccessibleName(self.tr("Colour scale"))
        self.setAccessibleDescription(
            self.tr("Blue is -1.7159, the background is 0, orange is 1.7159, on every layer")
        )

    def sizeHint(self) -> QSize:
        return QSize(240, 72)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 72)

    def arrange(self, width: float, height: float) -> None:
        line = QFontMetricsF(typography.label()).lineSpacing()
        bar = min(width - 3 * _MARGIN, 320.0)
        self._bar = QRectF(_MARGIN + 8, line + 10, bar - 8, _BAR_HEIGHT)
        self._item.set_places([self._bar])
        text = self.tr(
            "One scale for every layer: f(a) = 1.7159 tanh(2a/3) cannot leave -1.7159 to 1.7159."
        )
        self.hints.append(Hint(QRectF(0, 0, width, height), text))

    def recolour(self, theme: Theme) -> None:
        self._item.set_colours(diverging_table(theme))

    def paint_static(self, painter: QPainter) -> None:
        theme = self.appearance.theme
        line = QFontMetricsF(typography.label()).lineSpacing()
        painter.setFont(typography.label(bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(
            QRectF(_MARGIN, 2, self.width(), line),
            Qt.AlignmentFlag.AlignVCenter,
            self.tr("State of a unit"),
        )
        painter.setFont(typography.label())
        painter.setPen(theme.colour("muted"))
        for tick in _TICKS:
            share = (tick + paper.SQUASH_A) / (2 * paper.SQUASH_A)
            x = self._bar.left() + share * self._bar.width()
            foot = int(self._bar.bottom())
            painter.drawLine(int(x), foot + 1, int(x), foot + 4)
            text = f"{tick:.0f}" if tick == int(tick) else f"{tick:.1f}"
            painter.drawText(
                QRectF(x - 30, self._bar.bottom() + 5, 60, line),
                Qt.AlignmentFlag.AlignHCenter,
                text.replace("-", "\N{MINUS SIGN}"),
            )
        painter.drawText(
            QRectF(_MARGIN, self._bar.bottom() + 2 * line + 4, self.width(), 2 * line),
            Qt.AlignmentFlag.AlignLeft,
            self.tr("{parameters:,} trainable parameters\n{connections:,} connections").format(
                parameters=paper.TRAINABLE_PARAMETERS, connections=paper.CONNECTIONS
            ),
        )
