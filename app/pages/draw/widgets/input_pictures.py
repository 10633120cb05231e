"""The four stages from the drawing to the input, as small pictures in the theme's colours."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app.context.drawing import Drawing
from app.context.session import SMALLEST_DRAWING
from app.style.theme import Theme
from app.widgets.canvas.ink_layer import InkLayer, added_line
from lenet.data.rasterize import BOX_MARGIN, PEN_WIDTH, Rasterized, Stroke
from lenet.network import paper
from lenet.network.parameters import Array

# What the path of the pen takes of the digit's side: with the ink of the usual pen it fills 20.
_PATH_SHARE: Final = (paper.DIGIT_BOX - PEN_WIDTH) / paper.DIGIT_SIDE
_OUTSIDE_BOX: Final = np.pad(
    np.zeros((paper.DIGIT_BOX, paper.DIGIT_BOX), dtype=bool), BOX_MARGIN, constant_values=True
)  # (28, 28)


@dataclass(frozen=True, eq=False)
class Extent:
    """The bounds of strokes on the canvas, in 0..1: x and y, (2,) each."""

    low: Array
    high: Array

    @property
    def rectangle(self) -> QRectF:
        """The bounds as a rectangle."""
        return QRectF(QPointF(*self.low.tolist()), QPointF(*self.high.tolist()))


class InputPictures:
    """The pictures of one drawing, computed when it changes and not when they are painted."""

    def __init__(self) -> None:
        # Fitted (28x28), centred (28x28), input (32x32); an empty list for a blank canvas.
        self.stages: list[QImage] = []
        # A thick pen's ink outside the 20x20 box of the fitted one, transparent elsewhere.
        self.rim: QImage | None = None
        self._ink_layer = InkLayer()
        self._extent: Extent | None = None
        self._rasterized: Rasterized | None = None
        self._ramp = np.zeros(256, dtype=np.uint32)
        self._pen_width = PEN_WIDTH
        self._ink_colour = QColor()
        self._paper_colour = QColor()
        self._box_colour = QColor()

    @property
    def enlargement(self) -> float:
        """How many times larger the strokes are in the digit than on the canvas."""
        if self._extent is None:
            return 1.0
        bounds = self._extent.rectangle
        side = max(bounds.width(), bounds.height(), SMALLEST_DRAWING)
        return _PATH_SHARE / side

    def show(
        self, drawing: Drawing, rasterized: Rasterized | None, *, pen_width: float = PEN_WIDTH
    ) -> None:
        """Show a drawing and its input; the pen's width is in pixels of the digit."""
        self._pen_width = pen_width
        line = added_line(self._ink_layer.drawing, drawing)
        self._ink_layer.show(drawing)
        if line is None or self._extent is None:
            self._extent = extent(drawing.strokes)
        else:  # the others are in it already: a long drawing takes no longer
            self._extent = extent((line,), self._extent)
        self._rasterized = rasterized
        self._paint_stages()

    def recolour(self, theme: Theme) -> None:
        """Take the colours of a theme: 256 steps from paper to ink."""
        paper_end, ink_end = theme.colour("surface").rgb(), theme.colour("ink").rgb()
        self._ramp = np.full(256, 0xFF000000, dtype=np.uint32)
        for shift in (16, 8, 0):
            low, high = paper_end >> shift & 0xFF, ink_end >> shift & 0xFF
            self._ramp |= np.rint(np.linspace(low, high, 256)).astype(np.uint32) << shift
        self._ink_colour, self._box_colour = theme.colour("ink"), theme.colour("muted")
        self._paper_colour = theme.colour("surface")
        self._paint_stages()

    def _paint_stages(self) -> None:
        rasterized = self._rasterized
        self.rim = None
        if rasterized is None:
            self.stages = []
            return
        whole = (rasterized.image - paper.BACKGROUND) / (paper.INK - paper.BACKGROUND)  # (32, 32)
        self.stages = [
            self._image(rasterized.fitted),
            self._image(rasterized.digit),
            self._image(whole),
        ]
        if rasterized.fitted[_OUTSIDE_BOX].any():
            self.rim = self._image(
                rasterized.fitted, clear=(rasterized.fitted == 0) | ~_OUTSIDE_BOX
            )

    def _image(self, grey: Array, *, clear: NDArray[np.bool_] | None = None) -> QImage:
        """Return grey values, 0 paper to 1 ink, in the theme's colours; transparent at `clear`.

        Qt scales pictures without transparency many times faster.
        """
        levels = np.rint(grey * 255).clip(0, 255).astype(np.uint8)
        pixels = self._ramp[levels]  # (side, side)
        if clear is not None:
            pixels[clear] = 0
        side = len(pixels)
        opaque = QImage.Format.Format_RGB32
        kind = opaque if clear is None else QImage.Format.Format_ARGB32
        return QImage(pixels.data, side, side, 4 * side, kind).copy()

    def paint_crop(self, painter: QPainter, place: QRectF, *, ratio: float) -> None:
        """Paint the whole canvas, small, with a box round the ink, which is as wide as it is seen.

        `ratio` is the number of device pixels in a logical pixel.
        """
        side = place.width()
        seen = self._pen_width / paper.DIGIT_SIDE / self.enlargement * side
        self._ink_layer.set_style(
            side=side,
            ratio=ratio,
            width=max(seen, 1.0),
            colour=self._ink_colour,
            paper=self._paper_colour,
        )
        painter.drawPixmap(place.topLeft(), self._ink_layer.pixmap())
        if self._extent is not None:
            bounds = self._extent.rectangle
            low, high = bounds.topLeft() * side, bounds.bottomRight() * side
            reach = seen / 2 + 2
            box = QRectF(low, high).adjusted(-reach, -reach, reach, reach)
            box.translate(place.topLeft())
            painter.setPen(QPen(self._box_colour, 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.intersected(place))


def extent(strokes: Sequence[Stroke], known: Extent | None = None) -> Extent | None:
    """Return the bounds of strokes and of what is known of others; None without strokes."""
    if not strokes:
        return known
    lows = [stroke.min(axis=0) for stroke in strokes]
    highs = [stroke.max(axis=0) for stroke in strokes]
    if known is not None:
        lows.append(known.low)
        highs.append(known.high)
    return Extent(np.min(lows, axis=0), np.max(highs, axis=0))
