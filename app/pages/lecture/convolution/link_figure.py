"""The connections from an image to the units above it, those of one unit highlighted."""

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.pages.lecture.convolution.link_geometry import Plane, planes
from app.style import typography
from app.style.colours import distinct_colours, mixed
from app.style.theme import Appearance, Theme
from app.widgets.forms.arrow_keys import accept_arrows, arrow_step
from app.widgets.maps.cached_background import CachedBackground
from lenet.lecture.sharing import Kind, Sharing

MOST_PIXELS: Final = 12  # a side; in a larger image the pixels are not drawn
MOST_UNITS: Final = 8  # a side
_MOST_FAINT: Final = 400  # more connections than this would be a grey blur
_DASHES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


class LinkFigure(QWidget):
    """One way to connect image and units. Lines of one weight have one colour and one dash.

    `pointed(int, int)`: the pointer or an arrow key went to a unit; its row and column.
    """

    pointed = Signal(int, int)

    def __init__(
        self, kind: Kind, name: str, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._appearance = appearance
        self._sharing = Sharing(1, 1, 1)
        self._unit = (0, 0)
        self._background = CachedBackground()
        self._image, self._units = planes(QRectF(0, 0, 100, 100))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, 160)

    def sizeHint(self) -> QSize:
        return QSize(260, 280)

    def show_sharing(self, sharing: Sharing) -> None:
        """Show an image, units and patches of other sizes."""
        self._sharing = sharing
        self._background.forget()
        self.update()

    def show_unit(self, row: int, column: int) -> None:
        """Highlight the connections of a unit."""
        self._unit = (row, column)
        self.update()

    @property
    def is_small(self) -> bool:
        """Whether pixels and units are few enough to be drawn one by one."""
        return self._sharing.image <= MOST_PIXELS and self._sharing.units <= MOST_UNITS

    def unit_place(self, row: int, column: int) -> QPointF:
        """Return the middle of a unit, in pixels of the widget."""
        return self._units.middle(row, column, self._sharing.units)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._image, self._units = planes(QRectF(self.rect()).adjusted(6, 10, -6, -6))
        self._background.forget()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        unit = self._units.cell_at(event.position(), self._sharing.units)
        if unit is not None:
            self.pointed.emit(*unit)

    def event(self, event: QEvent) -> bool:
        if accept_arrows(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_step(event)
        if step is None:
            super().keyPressEvent(event)
            return
        # Of many units a step is a fiftieth of the way, else a walk would never end.
        units = max(self._sharing.units // 50, 1)
        last = self._sharing.units - 1
        row = min(max(self._unit[0] + units * step.down, 0), last)
        self.pointed.emit(row, min(max(self._unit[1] + units * step.right, 0), last))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._appearance.theme.colour("window")
        self._background.draw(painter, self, colour=colour, paint=self._paint_background)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        if self.is_small:
            self._paint_lines_of_unit(painter, theme)
        else:
            self._paint_fan(painter, theme)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _pixels_of(self, unit: tuple[int, int]) -> list[tuple[int, int]]:
        s = self._sharing
        if self._kind == "full":
            return list(np.ndindex(s.image, s.image))
        top, left = s.corner(*unit)
        return [(top + row, left + column) for row, column in np.ndindex(s.patch, s.patch)]

    def _pen(self, weight: int, theme: Theme, *, strong: bool) -> QPen:
        """Return the pen of a weight: a colour and dash of its own where weights are shared."""
        if self._kind != "shared":
            colour = theme.colour("accent" if strong else "muted")
            pen = QPen(colour, 1.2 if strong else 1)
        else:
            patch = self._sharing.patch
            pen = QPen(distinct_colours(theme, patch**2)[weight - 1], 1.8 if strong else 1)
            pen.setStyle(_DASHES[(weight - 1) // patch % len(_DASHES)])
        return pen

    def _paint_lines_of_unit(self, painter: QPainter, theme: Theme) -> None:
        s, unit = self._sharing, self._unit
        end = self.unit_place(*unit)
        numbered = self._numbers_fit()
        for pixel in self._pixels_of(unit):
            weight = s.weight(self._kind, unit=unit, pixel=pixel)
            assert weight is not None
            start = self._image.middle(*pixel, s.image)
            painter.setPen(self._pen(weight, theme, strong=True))
            painter.drawLine(start, end)
        if numbered:
            painter.setPen(theme.colour("text"))
            for pixel in self._pixels_of(unit):
                weight = s.weight(self._kind, unit=unit, pixel=pixel)
                middle = self._image.middle(*pixel, s.image)
                self._paint_number(painter, middle, str(weight), theme)
        for row, column in np.ndindex(s.units, s.units):
            ground = theme.colour("accent" if (row, column) == unit else "surface")
            self._paint_unit(painter, self.unit_place(row, column), ground)

    def _numbers_fit(self) -> bool:
        """Return whether the widest number of a weight fits into a pixel."""
        s = self._sharing
        room = self._image.width * 0.76 / s.image
        wide = QFontMetricsF(typography.caption()).horizontalAdvance(str(s.weights[self._kind]))
        return room >= wide + 2 and self._image.height / s.image >= 11

    def _paint_number(self, painter: QPainter, middle: QPointF, text: str, theme: Theme) -> None:
        painter.setFont(typography.caption())
        metrics = QFontMetricsF(painter.font())
        box = QRectF(0, 0, metrics.horizontalAdvance(text) + 2, metrics.ascent())
        box.moveCenter(middle)
        ground = theme.colour("surface")
        ground.setAlphaF(0.8)
        painter.fillRect(box, ground)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_unit(self, painter: QPainter, middle: QPointF, colour: QColor) -> None:
        reach = max(min(self._units.height / self._sharing.units * 0.3, 7.0), 2.0)
        painter.setPen(QPen(self._appearance.theme.colour("text"), 1))
        painter.setBrush(colour)
        painter.drawEllipse(middle, reach * 1.3, reach)

    def _paint_fan(self, painter: QPainter, theme: Theme) -> None:
        """Paint a unit's patch to scale, and its connections as the edges of a bundle.

        For images of too many pixels to draw.
        """
        s = self._sharing
        end = self._units.middle(*self._unit, s.units)
        top, left, side = 0.0, 0.0, 1.0
        if self._kind != "full":
            corner = s.corner(*self._unit)
            top, left, side = corner[0] / s.image, corner[1] / s.image, s.patch / s.image
        patch = self._image.quad(top, left, top + side, left + side)
        soft = theme.colour("accent")
        soft.setAlphaF(0.25)
        painter.setPen(QPen(theme.colour("accent"), 1.4))
        painter.setBrush(soft)
        painter.drawPolygon(patch)
        painter.drawLines([QLineF(patch.at(corner), end) for corner in range(4)])
        self._paint_unit(painter, end, theme.colour("accent"))

    def _paint_background(self, painter: QPainter) -> None:
        """Paint both planes, and every connection faintly."""
        theme, s = self._appearance.theme, self._sharing
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("surface"))
        cells = s.image if self.is_small else 1
        self._paint_mesh(painter, self._image, cells)
        if not self.is_small:
            self._paint_mesh(painter, self._units, 1)
        elif s.connections[self._kind] <= _MOST_FAINT:
            self._paint_every_line(painter, theme)

    def _paint_mesh(self, painter: QPainter, plane: Plane, cells: int) -> None:
        painter.drawPolygon(plane.quad(0, 0, 1, 1))
        for number in range(1, cells):
            share = number / cells
            painter.drawLine(plane.at(share, 0), plane.at(share, 1))
            painter.drawLine(plane.at(0, share), plane.at(1, share))

    def _paint_every_line(self, painter: QPainter, theme: Theme) -> None:
        """Paint weight by weight, opaque, without dashes: all else takes longer than a frame."""
        s = self._sharing
        lines: dict[int, list[QLineF]] = {}
        for unit in np.ndindex(s.units, s.units):
            end = self.unit_place(*unit)
            for pixel in self._pixels_of(unit):
                weight = s.weight(self._kind, unit=unit, pixel=pixel)
                assert weight is not None
                pen = weight if self._kind == "shared" else 1
                start = self._image.middle(*pixel, s.image)
                lines.setdefault(pen, []).append(QLineF(start, end))
        share = 0.5 if self._kind == "shared" else 0.28
        if theme.name == "dark":  # where a line needs more of its colour to be seen
            share += 0.25
        for weight, alike in lines.items():
            pen_ = self._pen(weight, theme, strong=False)
            pen_.setStyle(Qt.PenStyle.SolidLine)
            pen_.setColor(mixed(theme.colour("window"), pen_.color(), share))
            painter.setPen(pen_)
            painter.drawLines(alike)

    def _recolour(self, theme: Theme) -> None:
        self._background.forget()
        self.update()
