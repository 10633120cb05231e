"""The drawing of a window that slides over a padded input, and of the output that it fills."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style import typography
from app.style.theme import Appearance, Theme
from app.widgets.forms.arrow_keys import accept_arrows, arrow_step
from app.widgets.maps.cached_background import CachedBackground
from lenet.lecture.arithmetic import SlidingKernel

_LARGEST_CELL: Final = 160.0  # pixels of a side
_NUMBERS_FROM: Final = 20.0  # pixels: the padding's zeros fit into cells of this side
_GAP: Final = 48.0  # pixels between input and output
_FILL: Final = 0.16  # opacity of the window


class SlidingFigure(QWidget):
    """Input and output of a convolution, and the window at a place, also between two positions.

    `pointed(int)`: the pointer or an arrow key went to an output cell; its number in reading
    order, from 0.
    """

    pointed = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._windows = SlidingKernel(1, 1, 0, 1)
        self._place = 0.0
        self._background = CachedBackground()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("The kernel slides over the input"))
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self._forget)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 200)

    def sizeHint(self) -> QSize:
        return QSize(640, 380)

    def show_windows(self, windows: SlidingKernel) -> None:
        """Show other sizes, with the window at its first position."""
        self._windows = windows
        self._place = 0.0
        self._forget()

    def show_place(self, place: float) -> None:
        """Move the window: 0 is its first position, 1.5 half way from the second to the third."""
        self._place = place
        self.update()

    @property
    def cell(self) -> float:
        """The side of a cell, in whole pixels."""
        w = self._windows
        across = (self.width() - _GAP - 4) / (w.padded + max(w.output, 1))
        down = (self.height() - self._head() - 4) / max(w.padded, w.output, 1)
        return float(max(int(min(across, down, _LARGEST_CELL)), 2))

    def input_place(self) -> QRectF:
        """Return the rectangle of the input with its padding."""
        return self._square(0.0, self._windows.padded)

    def output_place(self) -> QRectF:
        """Return the rectangle of the output."""
        return self._square(self._windows.padded * self.cell + _GAP, max(self._windows.output, 1))

    def window_place(self) -> QRectF:
        """Return the rectangle of the window, also between two positions."""
        before, share = divmod(self._place, 1.0)
        one = self._window_at(int(before))
        two = self._window_at(min(int(before) + 1, max(self._windows.output**2 - 1, 0)))
        eased = share * share * (3 - 2 * share)
        corner = one.topLeft() * (1 - eased) + two.topLeft() * eased
        return QRectF(corner, one.size())

    def _square(self, left: float, cells: int) -> QRectF:
        w, cell = self._windows, self.cell
        whole = (w.padded + max(w.output, 1)) * cell + _GAP
        tall = max(w.padded, w.output, 1) * cell
        x = int((self.width() - whole) / 2) + left
        y = self._head() + int((self.height() - self._head() - tall) / 2)
        return QRectF(x, y + int((tall - cells * cell) / 2), cells * cell, cells * cell)

    def _window_at(self, position: int) -> QRectF:
        w, cell = self._windows, self.cell
        row, column = divmod(position, max(w.output, 1))
        place = self.input_place()
        side = w.kernel * cell
        return QRectF(
            place.left() + column * w.stride * cell,
            place.top() + row * w.stride * cell,
            side,
            side,
        )

    def _head(self) -> float:
        return QFontMetricsF(typography.caption()).lineSpacing() + 8

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at, w = event.position(), self._windows
        if not w.fits:
            return
        place, step = self.output_place(), self.cell
        if self.input_place().contains(at):  # the window whose middle is nearest
            place, step = self.input_place(), self.cell * w.stride
            at -= QPointF(1, 1) * ((w.kernel - w.stride) / 2 * self.cell)
        elif not place.contains(at):
            return
        within = at - place.topLeft()
        row, column = int(within.y() // step), int(within.x() // step)
        self._point(row, column)

    def _point(self, row: int, column: int) -> None:
        last = self._windows.output - 1
        row, column = min(max(row, 0), last), min(max(column, 0), last)
        self.pointed.emit(row * self._windows.output + column)

    def event(self, event: QEvent) -> bool:
        if accept_arrows(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_step(event)
        if step is None or not self._windows.fits:
            super().keyPressEvent(event)
            return
        row, column = divmod(round(self._place), self._windows.output)
        self._point(row + step.down, column + step.right)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._appearance.theme.colour("window")
        self._background.draw(painter, self, colour=colour, paint=self._paint_background)
        if self._windows.fits:
            self._paint_window(painter, self._appearance.theme)
        if self.hasFocus():
            painter.setPen(QPen(self._appearance.theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _paint_window(self, painter: QPainter, theme: Theme) -> None:
        """Paint the window, the cells filled so far, the cell that it fills now, and two lines."""
        window, cell, o = self.window_place(), self.cell, self._windows.output
        place = self.output_place()
        accent = theme.colour("accent")
        soft = QColor(accent)
        soft.setAlphaF(_FILL)
        now = round(self._place)
        row, column = divmod(now, o)
        done = QRectF(place.left(), place.top(), place.width(), row * cell)
        painter.fillRect(done, soft)
        painter.fillRect(QRectF(place.left(), place.top() + row * cell, column * cell, cell), soft)
        target = QRectF(place.left() + column * cell, place.top() + row * cell, cell, cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = QColor(accent)
        lines.setAlphaF(0.5)
        painter.setPen(QPen(lines, 1))
        for corner in ("topRight", "bottomRight"):
            end = getattr(target, corner.replace("Right", "Left"))()
            painter.drawLine(getattr(window, corner)(), end)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(soft)
        painter.drawRect(window.adjusted(0, 0, 1, 1))
        painter.setBrush(accent)
        painter.drawRect(target.adjusted(1, 1, 0, 0))

    def _paint_background(self, painter: QPainter) -> None:
        """Paint all that does not slide."""
        theme = self._appearance.theme
        w, cell = self._windows, self.cell
        padded, output = self.input_place(), self.output_place()
        inner = padded.adjusted(*(w.padding * cell * sign for sign in (1, 1, -1, -1)))
        self._paint_titles(painter, theme)
        painter.setFont(typography.caption())
        painter.fillRect(inner, theme.colour("hover"))
        for number in w.unseen:  # rows and columns that no window covers are paler
            row = QRectF(padded.left(), padded.top() + number * cell, padded.width(), cell)
            column = QRectF(padded.left() + number * cell, padded.top(), cell, padded.height())
            for strip in (row, column):
                painter.fillRect(inner.intersected(strip), theme.colour("surface"))
        self._paint_mesh(painter, padded, w.padded, QPen(theme.colour("line"), 1))
        painter.setPen(QPen(theme.colour("muted"), 1))
        painter.drawRect(inner.adjusted(0, 0, 1, 1))
        if w.padding and cell >= _NUMBERS_FROM:
            self._paint_zeros(painter, padded, inner)
        if w.fits:
            painter.fillRect(output, theme.colour("surface"))
            self._paint_mesh(painter, output, w.output, QPen(theme.colour("line"), 1))
            painter.setPen(QPen(theme.colour("muted"), 1))
            painter.drawRect(output.adjusted(0, 0, 1, 1))

    def _paint_titles(self, painter: QPainter, theme: Theme) -> None:
        w = self._windows
        border = (
            self.tr("Input {side}×{side}").format(side=w.input)
            if not w.padding
            else self.tr("Input {side}×{side}, padded by {padding}").format(
                side=w.input, padding=w.padding
            )
        )
        output = self.tr("Output {side}×{side}").format(side=w.output)
        line = QFontMetricsF(typography.caption()).lineSpacing()
        painter.setFont(typography.caption(bold=True))
        painter.setPen(theme.colour("text"))
        places = [self.input_place(), self.output_place()]
        for place, title in zip(places, (border, output if w.fits else ""), strict=True):
            wide = QFontMetricsF(painter.font()).horizontalAdvance(title)
            left = min(max(place.center().x() - wide / 2, 0), self.width() - wide)
            box = QRectF(left, place.top() - line - 6, wide + 1, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, title)

    def _paint_mesh(self, painter: QPainter, place: QRectF, cells: int, pen: QPen) -> None:
        painter.setPen(pen)
        cell = self.cell
        for number in range(cells + 1):
            x, y = place.left() + number * cell, place.top() + number * cell
            painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))

    def _paint_zeros(self, painter: QPainter, padded: QRectF, inner: QRectF) -> None:
        cell, side = self.cell, self._windows.padded
        for row in range(side):
            for column in range(side):
                box = QRectF(padded.left() + column * cell, padded.top() + row * cell, cell, cell)
                if not inner.contains(box.center()):
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "0")

    def _forget(self) -> None:
        self._background.forget()
        self.update()

    def _recolour(self, theme: Theme) -> None:
        self._forget()
