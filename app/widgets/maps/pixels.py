"""Numbers as crisp pixels: the shade of each number, and pictures that stay crisp in a file."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPaintEngine, QPainter

from lenet.network.parameters import Array

_FILE_SCALE: Final = 2  # pixels in a file for each of the screen's


def shades(values: Array, level: float) -> NDArray[np.uint8]:
    """Return the place of each value in a table of 256 colours from -level to level."""
    share = values * np.float32(127.5 / (level or 1.0))
    share += np.float32(127.5)
    np.maximum(share, 0, out=share)
    np.minimum(share, 255, out=share)
    places: NDArray[np.uint8] = share.astype(np.uint8)
    return places


def pixel_image(pixels: NDArray[np.uint32]) -> QImage:
    """Return RGB32 pixels, (height, width), as an image that borrows them: keep both."""
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)


def paint_pixels(painter: QPainter, image: QImage, places: Sequence[QRectF]) -> None:
    """Paint pictures that lie below one another in one image, each at a place of its own."""
    width, height = image.width(), image.height() // max(len(places), 1)
    is_raster = painter.paintEngine().type() == QPaintEngine.Type.Raster
    for number, place in enumerate(places):
        part = QRect(0, number * height, width, height)
        if is_raster:
            painter.drawImage(place, image, QRectF(part))
        else:  # SVG takes whole pictures only, and an SVG viewer would blur their pixels
            size = (place.size() * _FILE_SCALE).toSize()
            painter.drawImage(place, image.copy(part).scaled(size))
