"""The part of a widget that seldom changes: one kept picture on the screen, plain in a file."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class CachedBackground:
    """A picture in device pixels. `forget`, another size and another pixel ratio renew it.

    A file gets no picture: an SVG, and an image whose pixel ratio is not the screen's, are
    painted plainly, so that text stays text and lines stay sharp.
    """

    def __init__(self) -> None:
        self._picture = QPixmap()

    def forget(self) -> None:
        """Have the picture painted anew when it is next drawn."""
        self._picture = QPixmap()

    def draw(
        self,
        painter: QPainter,
        widget: QWidget,
        *,
        colour: QColor,
        paint: Callable[[QPainter], None],
    ) -> None:
        """Draw the background of a widget: `paint` paints it over a plain colour."""
        engine, ratio = painter.paintEngine(), widget.devicePixelRatioF()
        is_raster = engine.type() == QPaintEngine.Type.Raster
        if not is_raster or engine.paintDevice().devicePixelRatioF() != ratio:
            painter.save()
            painter.fillRect(widget.rect(), colour)
            paint(painter)
            painter.restore()
            return
        if self._picture.size() != widget.size() * ratio:
            self._picture = QPixmap(widget.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(colour)
            picture_painter = QPainter(self._picture)
            paint(picture_painter)
            picture_painter.end()
        painter.drawPixmap(0, 0, self._picture)
