"""A picture with sharp pixels, as large as it fits; a part of it can be outlined."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style.theme import Appearance, Theme
from app.widgets.forms.arrow_keys import accept_arrows, arrow_step
from app.widgets.maps.pixels import paint_pixels, pixel_image
from lenet.network.parameters import Array


class PictureView(QWidget):
    """Shows values from `low` to `high` in 256 colours.

    `pointed(int, int)`: the pointer or an arrow key went to a pixel; its row and column.
    """

    pointed = Signal(int, int)

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._values = np.zeros((1, 1), dtype=np.float32)
        self._range = (0.0, 1.0)
        self._colours = np.full(256, 0xFF000000, dtype=np.uint32)
        self._image = QImage()
        self._spot: tuple[int, int] = (0, 0)
        self._window: tuple[int, int, int, int] | None = None
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, 140)

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    def show_values(self, values: Array, *, low: float, high: float) -> None:
        """Show a picture, (rows, columns)."""
        self._values, self._range = values, (low, high)
        self._image = QImage()
        self.update()

    def set_colours(self, colours: NDArray[np.uint32]) -> None:
        """Set the 256 colours from low to high, as pixels of a QImage."""
        self._colours = colours
        self._image = QImage()
        self.update()

    def show_window(self, row: int, column: int, rows: int, columns: int) -> None:
        """Outline a part of the picture; the arrow keys go on from its middle."""
        self._window = (row, column, rows, columns)
        self._spot = (row + rows // 2, column + columns // 2)
        self.update()

    def place(self) -> QRectF:
        """Return the rectangle of the picture, at the upper left of the widget.

        Each of its pixels has whole device pixels where they fit.
        """
        rows, columns = self._values.shape
        ratio = self.devicePixelRatioF()
        scale = min((self.width() - 4) / columns, (self.height() - 4) / rows) * ratio
        scale = (int(scale) if scale >= 1 else scale) / ratio
        width, height = columns * scale, rows * scale
        return QRectF(2, 2, width, height)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place, at = self.place(), event.position()
        if place.contains(at):
            rows, columns = self._values.shape
            row = int((at.y() - place.top()) / place.height() * rows)
            column = int((at.x() - place.left()) / place.width() * columns)
            self._point(row, column)

    def _point(self, row: int, column: int) -> None:
        rows, columns = self._values.shape
        self.pointed.emit(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))

    def event(self, event: QEvent) -> bool:
        if accept_arrows(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_step(event)
        if step is None:
            super().keyPressEvent(event)
            return
        self._point(self._spot[0] + step.down, self._spot[1] + step.right)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            self._render()
        painter = QPainter(self)
        place, theme = self.place(), self._appearance.theme
        paint_pixels(painter, self._image, [place])
        focused = self.hasFocus()
        painter.setPen(QPen(theme.colour("accent" if focused else "line"), 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-1, -1, 1, 1))
        if self._window is not None:
            self._paint_window(painter, place, theme)
        painter.end()

    def _paint_window(self, painter: QPainter, place: QRectF, theme: Theme) -> None:
        assert self._window is not None
        row, column, rows, columns = self._window
        step = place.width() / self._values.shape[1]
        window = QRectF(
            place.topLeft() + QPointF(column, row) * step,
            place.topLeft() + QPointF(column + columns, row + rows) * step,
        )
        if window.width() < 8:  # one pixel of a large picture: a larger ring is easier to find
            grow = (8 - window.width()) / 2
            window.adjust(-grow, -grow, grow, grow)
        # A line with a border of the background colour is seen on any picture.
        painter.setPen(QPen(theme.colour("window"), 3))
        painter.drawRect(window)
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.drawRect(window)

    def _render(self) -> None:
        low, high = self._range
        share = (self._values - low) * np.float32(255.0 / ((high - low) or 1.0))
        pixels = self._colours[np.clip(share, 0, 255).astype(np.uint8)]
        self._image = pixel_image(pixels).copy()  # which owns its pixels
