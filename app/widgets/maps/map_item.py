"""A layer's maps as one item of a scene, each map painted at a place of its own."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.style.colours import packed
from app.widgets.maps.pixels import paint_pixels, pixel_image, shades
from lenet.network import paper
from lenet.network.parameters import Array


class MapsItem(QGraphicsItem):
    """n maps of one size, held as one tall picture and one colour table.

    One item a layer rather than one a map: several items repaint far slower. The picture is made
    when it is first painted: a hidden panel makes none. Qt paints RGB32 five times as fast as
    an indexed picture.
    """

    def __init__(self, *, level: float = paper.SQUASH_A) -> None:
        super().__init__()
        self._level = level
        self._colours = np.zeros(256, dtype=np.uint32)
        self._values: Array | None = None  # (n * h, w)
        self._pixels = np.zeros((0, 0), dtype=np.uint32)  # of the image, which borrows them
        self._image: QImage | None = None
        self._places: list[QRectF] = []
        self._bounds = QRectF()

    def set_colours(self, table: NDArray[np.uint8]) -> None:
        """Take the colours from -level to level, (256, 4) RGBA."""
        self._colours = packed(table)
        self._image = None
        self.update()

    def set_places(self, places: Sequence[QRectF]) -> None:
        """Take the place of each map, in scene coordinates and whole device pixels a unit."""
        self.prepareGeometryChange()
        self._places = list(places)
        self._bounds = QRectF()
        for place in places:
            self._bounds = self._bounds.united(place)

    def set_maps(self, maps: Array) -> None:
        """Take new values, (n, h, w), one map for each place."""
        self._values = maps.reshape(-1, maps.shape[-1])
        self._image = None
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if self._values is None or not self._places:
            return
        if self._image is None:
            self._pixels = self._colours[shades(self._values, self._level)]
            self._image = pixel_image(self._pixels)
        paint_pixels(painter, self._image, self._places)
