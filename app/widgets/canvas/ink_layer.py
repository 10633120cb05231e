"""The painted ink of a drawing: one picture, to which only the added line is painted."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from app.context.drawing import Drawing
from app.style.colours import mixed
from lenet.data.rasterize import Stroke

_DARK: Final = 0.5  # lightness of paper
_DIMMED: Final = 0.7  # opacity of a photograph on dark paper


def polygon(stroke: Stroke, *, side: float) -> QPolygonF:
    """Return a stroke in 0..1 as points of a square with `side`."""
    return QPolygonF([QPointF(x, y) for x, y in (stroke * np.float32(side)).tolist()])


def added_line(old: Drawing, new: Drawing) -> Stroke | None:
    """Return the line, (m, 2), that the pen added to a drawing; None for any other change."""
    count = len(old.strokes)
    if old.picture is not None or new.picture is not None or not new.strokes:
        return None
    if new.stroke_ids[:count] != old.stroke_ids:
        return None
    drawn = len(old.strokes[-1]) if count else 0  # points; only the last stroke can grow
    if len(new.strokes) == count and len(new.strokes[-1]) > drawn:
        return new.strokes[-1][drawn - 1 :]
    if len(new.strokes) == count + 1 and (not count or new.strokes[-2] is old.strokes[-1]):
        return new.strokes[-1]
    return None


def fitted_into(side: float, *, width: int, height: int) -> QRectF:
    """Return the place of a picture in the middle of a square, as large as it fits."""
    scale = side / max(width, height)
    across, down = width * scale, height * scale
    return QRectF((side - across) / 2, (side - down) / 2, across, down)


class InkLayer:
    """The picture of a drawing in a square. All lengths are in logical pixels.

    Ink stays inside the square's rounded corners. On dark paper a digit of a data set is shown
    in the colours of paper and ink, and a photograph dimmed, so that neither dazzles.

    A line under the pen is painted piece by piece. Where pieces meet its edge is a trace heavier,
    so `repaint` has the whole drawing painted anew when the pen is lifted.
    """

    def __init__(self, *, corner: float = 0.0) -> None:
        self._corner = corner  # radius of the square's corners, for a picture that fills it
        self.drawing = Drawing()
        self._pixmap = QPixmap()
        self._side = 0.0
        self._ratio = 1.0
        self._width = 1.0
        self._colour = QColor()
        self._paper = QColor("white")
        self._stale = True

    def repaint(self) -> None:
        """Have the whole drawing painted anew when it is next asked for."""
        self._stale = True

    def set_style(
        self, *, side: float, ratio: float, width: float, colour: QColor, paper: QColor
    ) -> None:
        """Set side of the square, device pixels a logical one, width of the pen, and colours."""
        style = (side, ratio, width, colour, paper)
        if style != (self._side, self._ratio, self._width, self._colour, self._paper):
            self._side, self._ratio, self._width, self._colour, self._paper = style
            self._stale = True

    def show(self, drawing: Drawing) -> QRectF:
        """Take another drawing; return the part of the square that changed."""
        line = added_line(self.drawing, drawing)
        self.drawing = drawing
        if line is None or self._stale:
            self._stale = True
            return QRectF(0, 0, self._side, self._side)
        points = polygon(line, side=self._side)
        reach = self._width / 2 + 1
        changed = points.boundingRect().adjusted(-reach, -reach, reach, reach)
        painter = self._painter()
        if self._meets_corner(changed):  # clipping takes time
            painter.setClipPath(self._outline())
        self._draw_line(painter, points)
        painter.end()
        return changed

    def pixmap(self) -> QPixmap:
        """Return the drawing's picture on a transparent background."""
        if self._stale:
            self._paint_all()
        return self._pixmap

    def _paint_all(self) -> None:
        pixels = max(round(self._side * self._ratio), 1)
        self._pixmap = QPixmap(pixels, pixels)
        self._pixmap.setDevicePixelRatio(self._ratio)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        painter = self._painter()
        if self._corner > 0:
            painter.setClipPath(self._outline())
        if self.drawing.picture is not None:
            self._draw_picture(painter, self.drawing.picture)
        for stroke in self.drawing.strokes:
            self._draw_line(painter, polygon(stroke, side=self._side))
        painter.end()
        self._stale = False

    def _painter(self) -> QPainter:
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_pen = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(QPen(self._colour, self._width, *round_pen))
        return painter

    def _draw_line(self, painter: QPainter, points: QPolygonF) -> None:
        if points.size() == 1:
            painter.drawPoint(points.at(0))
        else:
            painter.drawPolyline(points)

    def _draw_picture(self, painter: QPainter, picture: NDArray[np.generic]) -> None:
        image = self._in_colours(picture)
        enlarged = max(image.width(), image.height()) < self._side * self._ratio / 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not enlarged)
        place = fitted_into(self._side, width=image.width(), height=image.height())
        if not enlarged:  # Qt's painter skips pixels when it shrinks; scaled() takes their mean
            size = (place.size() * self._ratio).toSize()
            image = image.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        if self.drawing.digit is None and self._paper.lightnessF() < _DARK:
            painter.setOpacity(_DIMMED)
        painter.drawImage(place, image)
        painter.setOpacity(1.0)

    def _in_colours(self, picture: NDArray[np.generic]) -> QImage:
        """Return a picture as an image: a data set's digit from ink to paper, others in grey."""
        image = grey_image(picture)
        if self.drawing.digit is not None:
            image.convertTo(QImage.Format.Format_Indexed8)
            shades = [mixed(self._colour, self._paper, level / 255).rgb() for level in range(256)]
            image.setColorTable(shades)
            image = image.convertToFormat(QImage.Format.Format_RGB32)
        return image

    def _outline(self) -> QPainterPath:
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(0, 0, self._side, self._side), self._corner, self._corner)
        return outline

    def _meets_corner(self, place: QRectF) -> bool:
        """Return whether a place reaches into one of the square's corners."""
        far = self._side - self._corner
        across = place.left() < self._corner or place.right() > far
        return across and (place.top() < self._corner or place.bottom() > far)


def grey_image(picture: NDArray[np.generic]) -> QImage:
    """Return grey values, (height, width), 0 black to 255 white, as an image."""
    grey = np.ascontiguousarray(picture.astype(np.float32).clip(0, 255).astype(np.uint8))
    height, width = grey.shape
    return QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
