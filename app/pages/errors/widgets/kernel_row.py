"""The six kernels of C1 in a row: what tells two models apart at a glance."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from lenet.network import paper
from lenet.network.parameters import Array

_PIXEL: Final = 12  # of the screen, for each weight
_SIDE: Final = _PIXEL * paper.KERNEL_SIDE
_GAP: Final = 16


class KernelRow(CachedWidget):
    """Each kernel from its largest weight's negative to its positive."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._kernels: Array | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The six kernels of C1"))

    def sizeHint(self) -> QSize:
        return QSize(paper.C1_MAPS * (_SIDE + _GAP), round(self.line) + 4 + _SIDE + 2)

    def show_kernels(self, kernels: Array | None) -> None:
        """Six kernels, (6, 5, 5), or none."""
        self._kernels = kernels
        self.forget_background()

    def tip_at(self, at: QPointF) -> str:
        if self._kernels is None:
            return ""
        level = float(np.abs(self._kernels).max())
        return self.tr("The kernels of C1, from −{level:.2f} (blue) to {level:.2f}").format(
            level=level
        )

    def paint_background(self, painter: QPainter) -> None:
        if self._kernels is None:
            return
        title = QRectF(0, 0, self.width(), self.line)
        self.text(
            painter,
            title,
            self.tr("C1’s six kernels"),
            colour="muted",
            flags=Qt.AlignmentFlag.AlignVCenter,
        )
        level = float(np.abs(self._kernels).max())
        for number, kernel in enumerate(self._kernels):
            left = number * (_SIDE + _GAP)
            place = QRectF(left + 0.5, self.line + 4.5, _SIDE, _SIDE)
            self.cells.picture(painter, place, kernel, level=level)
