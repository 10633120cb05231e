"""A layer's maps as one pyqtgraph image, each map painted at a place of its own."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPaintEngine, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.style.colours import packed
from lenet.network import paper

_PRINTED: Final = 2  # pixels for each of the screen's in a file


class MapsItem(pg.ImageItem):  # type: ignore[misc]  # pyqtgraph is not typed
    """n maps of one size, held as one tall picture and one colour table.

    One item a layer rather than one a map: several items repaint far slower. Places are
    rectangles in the scene, whole device pixels a unit, so pixels stay crisp.
    """

    def __init__(self, *, level: float = paper.SQUASH_A) -> None:
        super().__init__(axisOrder="row-major", levels=(-level, level))
        self._level = np.float32(level)
        self._colours = np.zeros(256, dtype=np.uint32)
        self._places: list[QRectF] = []
        self._bounds = QRectF()

    def set_colours(self, table: NDArray[np.uint8]) -> None:
        """The colours from -level to level, (256, 4) RGBA."""
        self._colours = packed(table)
        self.setLookupTable(table)

    def set_places(self, places: Sequence[QRectF]) -> None:
        """Where each map is painted, in scene coordinates."""
        self.prepareGeometryChange()
        self._places = list(places)
        self._bounds = QRectF()
        for place in places:
            self._bounds = self._bounds.united(place)

    def set_maps(self, maps: NDArray[np.float32]) -> None:
        """New values, (n, h, w), one map for each place."""
        self.setImage(maps.reshape(-1, maps.shape[-1]), autoLevels=False)

    def render(self) -> None:
        # Qt paints a scaled RGB32 picture five times faster than the indexed one that pyqtgraph
        # makes, whose colour table it also builds anew every time.
        share = (self.image + self._level) * (np.float32(127.5) / self._level)
        pixels = self._colours[np.clip(share, 0, 255).astype(np.uint8)]
        height, width = pixels.shape
        self._pixels = pixels  # the QImage only borrows them
        self.qimage = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        self._renderRequired = False
        self._unrenderable = False

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if self.image is None or not self._places:
            return
        if self.qimage is None or self._renderRequired:
            self.render()
        width, height = self.image.shape[1], self.image.shape[0] // len(self._places)
        on_screen = painter.paintEngine().type() == QPaintEngine.Type.Raster
        for number, place in enumerate(self._places):
            source = QRect(0, number * height, width, height)
            if on_screen:
                painter.drawImage(place, self.qimage, QRectF(source))
            else:
                # SVG takes whole pictures only, and whoever shows it would blur their pixels.
                size = (place.size() * _PRINTED).toSize()
                painter.drawImage(place, self.qimage.copy(source).scaled(size))
