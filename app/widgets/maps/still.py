"""What of a widget does not move: painted once on the screen, anew into a file."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class Still:
    """Keeps the picture until `forget`; another size of the widget paints it anew."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()

    def forget(self) -> None:
        """What it shows has changed."""
        self._pixmap = QPixmap()

    def paint(
        self,
        painter: QPainter,
        widget: QWidget,
        *,
        ground: QColor,
        paint_ground: Callable[[QPainter], None],
    ) -> None:
        """Put the picture into a widget's painter. A file has other pixels than the screen."""
        engine, ratio = painter.paintEngine(), widget.devicePixelRatioF()
        raster = engine.type() == QPaintEngine.Type.Raster
        if not raster or engine.paintDevice().devicePixelRatioF() != ratio:
            painter.save()
            paint_ground(painter)
            painter.restore()
            return
        if self._pixmap.size() != widget.size() * ratio:
            self._pixmap = QPixmap(widget.size() * ratio)
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(ground)
            once = QPainter(self._pixmap)
            paint_ground(once)
            once.end()
        painter.drawPixmap(0, 0, self._pixmap)
