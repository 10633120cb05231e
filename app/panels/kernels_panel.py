"""The trained weights themselves: what does each kernel look for?"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app import typography
from app.gaze import Gaze
from app.session import Session
from app.theme import Appearance, Theme, diverging_table, packed
from lenet import paper
from lenet.modelfile import Model
from lenet.network import patches
from lenet.parameters import Array
from lenet.units import Unit

_GAP: Final = 6.0
_MIDDLE_C1: Final = paper.C1_SIDE // 2
_MIDDLE_C3: Final = paper.C3_SIDE // 2


@dataclass(frozen=True)
class Kernel:
    """One kernel where it is painted: its place in the table, -1 for C1's."""

    place: QRectF
    target: int  # the C1 or C3 map it works for
    source: int  # the S2 map it looks at; -1: the input


class KernelsPanel(QWidget):
    """C1's six kernels, C3's sixty in the order of the table, and the weights of C5 and F6.

    Each layer has a scale of its own: its largest weight has the full colour.
    """

    def __init__(
        self, session: Session, gaze: Gaze, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._gaze = gaze
        self._appearance = appearance
        self._still = QPixmap()
        self._kernels: list[Kernel] = []
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Kernels and weights"))
        session.model_changed.connect(self._take_model)
        appearance.theme_changed.connect(self._take_theme)
        gaze.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 200)

    def _take_model(self, model: Model) -> None:
        self._forget()

    def _take_theme(self, theme: Theme) -> None:
        self._forget()

    def _forget(self) -> None:
        self._still = QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._still.size() != self.size() * self.devicePixelRatioF():
            self._paint_still()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._still)
        painter.setPen(QPen(self._appearance.theme.colour("accent"), 2))
        for kernel in self._kernels:
            if self._is_looked_at(kernel):
                painter.drawRect(kernel.place.adjusted(-1, -1, 1, 1))
        painter.end()

    def _is_looked_at(self, kernel: Kernel) -> bool:
        layer = "c1" if kernel.source < 0 else "c3"
        return any(unit.layer == layer and unit.map == kernel.target for unit in self._gaze.units)

    def _paint_still(self) -> None:
        ratio = self.devicePixelRatioF()
        self._still = QPixmap(self.size() * ratio)
        self._still.setDevicePixelRatio(ratio)
        theme = self._appearance.theme
        self._still.fill(theme.colour("window"))
        painter = QPainter(self._still)
        painter.setFont(typography.label())
        p = self._session.model.parameters
        line = QFontMetricsF(typography.label()).lineSpacing()
        width = float(self.width())
        cell = max(int((width - 24) / (paper.C3_MAPS * (paper.KERNEL_SIDE + 1))), 1)
        self._kernels = []

        top = 2 + self._paint_title(painter, QPointF(0, 2), "C1", "6 × 5×5", p.c1_kernels)
        wide = cell * 2
        for number, kernel in enumerate(p.c1_kernels):
            place = QRectF(number * (wide * 5 + _GAP), top, wide * 5, wide * 5)
            self._paint_weights(painter, place, kernel, p.c1_kernels)
            self._kernels.append(Kernel(place, number, -1))
        top += wide * 5 + _GAP

        title = self.tr("C3, a column for each map")
        top += self._paint_title(painter, QPointF(0, top), title, "60 × 5×5", p.c3_kernels)
        step = cell * (paper.KERNEL_SIDE + 1)
        for kernel, (target, source) in zip(p.c3_kernels, paper.C3_KERNELS, strict=True):
            place = QRectF(target * step, top + source * step, cell * 5, cell * 5)
            self._paint_weights(painter, place, kernel, p.c3_kernels)
            self._kernels.append(Kernel(place, target, source))
        top += paper.C1_MAPS * step + _GAP

        rest = max(self.height() - top - line - 4, 8)
        half = (width - 2 * _GAP) / 2
        for left, title, size, weights in (
            (0.0, "C5", "120 × 400", p.c5_weights.reshape(paper.C5_UNITS, -1)),
            (half + 2 * _GAP, "F6", "84 × 120", p.f6_weights),
        ):
            self._paint_title(painter, QPointF(left, top), title, size, weights)
            place = QRectF(left, top + line + 2, half, min(rest, half))
            self._paint_weights(painter, place, weights, weights)
        painter.end()

    def _paint_title(
        self,
        painter: QPainter,
        corner: QPointF,
        title: str,
        size: str,
        weights: Array,
    ) -> float:
        """Name, size and scale of a layer's weights; gives the height taken."""
        theme = self._appearance.theme
        line = QFontMetricsF(painter.font()).lineSpacing()
        left, top = corner.x(), corner.y()
        painter.setPen(theme.colour("text"))
        place = QRectF(left, top, self.width() - left, line)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, title)
        place.setLeft(left + QFontMetricsF(painter.font()).horizontalAdvance(title + "   "))
        painter.setPen(theme.colour("muted"))
        largest = float(np.abs(weights).max())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, f"{size}, ±{largest:.2f}")
        return line + 2

    def _paint_weights(
        self, painter: QPainter, place: QRectF, weights: Array, layer: Array
    ) -> None:
        colours: NDArray[np.uint32] = packed(diverging_table(self._appearance.theme))
        share = weights / (float(np.abs(layer).max()) or 1.0)
        pixels = colours[(127.5 + 127.5 * share).astype(np.uint8)]
        rows, columns = pixels.shape
        image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
        painter.drawImage(place, image)

    def _kernel_at(self, at: QPointF) -> Kernel | None:
        return next((k for k in self._kernels if k.place.contains(at)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._gaze.hover(self._unit_of(self._kernel_at(event.position())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        unit = self._unit_of(self._kernel_at(event.position()))
        if event.button() == Qt.MouseButton.LeftButton and unit is not None:
            self._gaze.pin(unit)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._gaze.hover(None)

    def _unit_of(self, kernel: Kernel | None) -> Unit | None:
        """The middle unit of the map that a kernel works for."""
        if kernel is None:
            return None
        if kernel.source < 0:
            return Unit("c1", kernel.target, _MIDDLE_C1, _MIDDLE_C1)
        return Unit("c3", kernel.target, _MIDDLE_C3, _MIDDLE_C3)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            kernel = self._kernel_at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), "" if kernel is None else self._say(kernel), self)
            return True
        return super().event(event)

    def _say(self, kernel: Kernel) -> str:
        """Where a kernel belongs, and where on the drawing it answers most."""
        if kernel.source < 0:
            words = self.tr("C1 map {target} looks at the input with this kernel.")
        else:
            words = self.tr("C3 map {target} looks at S2 map {source} with this kernel.")
        words = words.format(target=kernel.target, source=kernel.source)
        trace = self._session.trace
        if trace is None:
            return words
        response = response_of(self._session, kernel)
        row, column = np.unravel_index(int(np.abs(response).argmax()), response.shape)
        strongest = self.tr(
            "On this drawing it answers from {low:.2f} to {high:.2f}, most at row {row}, "
            "column {column}."
        ).format(low=response.min(), high=response.max(), row=row, column=column)
        return f"{words} {strongest}"


def response_of(session: Session, kernel: Kernel) -> Array:
    """One kernel's own part of its map's sums on the current drawing: (28, 28) or (10, 10).

    The drawing must not be blank.
    """
    trace = session.trace
    assert trace is not None
    if kernel.source < 0:
        below, weights = trace.image, session.parameters.c1_kernels[kernel.target]
    else:
        number = paper.C3_KERNELS.index((kernel.target, kernel.source))
        below, weights = trace.s2[kernel.source], session.parameters.c3_kernels[number]
    side = below.shape[0] - paper.KERNEL_SIDE + 1
    response: Array = (weights.reshape(1, -1) @ patches(below[None])).reshape(side, side)
    return response
