"""A strip with one digit in the watched network: C1 kernels, maps, F6, distances, answer."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.style import typography
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from lenet.network import paper
from lenet.network.forward import Trace
from lenet.network.parameters import Array, Parameters

_GAP: Final = 20.0
_BETWEEN: Final = 4.0
_FULL_BAR: Final = 200.0  # the distance that fills a bar
_BARS: Final = 150.0


class LearningStrip(CachedWidget):
    """Shows the trace of one image in a network, and the network's six C1 kernels."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._image: Array | None = None
        self._parameters: Parameters | None = None
        self._trace: Trace | None = None
        self._name = ""
        self.setAccessibleName(self.tr("A digit in the network that learns"))

    def sizeHint(self) -> QSize:
        return QSize(900, 172)

    def minimumSizeHint(self) -> QSize:
        return QSize(640, 172)

    @property
    def answer(self) -> int | None:
        """The digit that the network reads; None while there is no network."""
        return None if self._trace is None else self._trace.answer

    def show_digit(
        self,
        image: Array | None,
        parameters: Parameters | None,
        trace: Trace | None,
        *,
        name: str,
    ) -> None:
        """Show an image, (32, 32), in a network. `name` says whose digit it is."""
        self._image, self._parameters, self._trace, self._name = image, parameters, trace, name
        if trace is not None:
            self.setAccessibleDescription(
                self.tr("Read as {digit}, {distance:.1f} away").format(
                    digit=trace.answer, distance=float(trace.distances[trace.answer])
                )
            )
        self.update()

    def paint_live(self, painter: QPainter) -> None:
        height = self.height() - self.line - 6
        left = 0.0
        left = self._paint_input(painter, left, height) + _GAP
        left = self._paint_c1(painter, left, height) + _GAP
        end = self.width() - self._end_width(height)
        if end - left > self._c3_width(height) + _GAP:
            left = self._paint_c3(painter, left, height) + _GAP
        self._paint_f6(painter, end, height)

    def _title(self, painter: QPainter, left: float, words: str) -> None:
        place = QRectF(left, self.height() - self.line, self.width(), self.line)
        self.text(painter, place, words, colour="muted")

    def _paint_input(self, painter: QPainter, left: float, height: float) -> float:
        side = _whole(height, paper.INPUT_SIDE)
        image = np.zeros((32, 32), dtype=np.float32) if self._image is None else self._image
        self.cells.picture(painter, QRectF(left, 0.5, side, side), image)
        self._title(painter, left, self._name)
        return left + max(side, 96.0)

    def _paint_c1(self, painter: QPainter, left: float, height: float) -> float:
        """Paint each kernel above its C1 map, and that above its S2 map."""
        unit = max(int((height - 2 * _BETWEEN) / (2 * paper.C1_SIDE + paper.S2_SIDE)), 1)
        side, small = float(unit * paper.C1_SIDE), float(unit * paper.S2_SIDE)
        kernel_side = _whole(min(side, height - side - small - 2 * _BETWEEN), paper.KERNEL_SIDE)
        parameters, trace = self._parameters, self._trace
        level = 1.0
        if parameters is not None:
            level = float(np.abs(parameters.c1_kernels).max()) or 1.0
        for number in range(paper.C1_MAPS):
            x = left + number * (side + _BETWEEN)
            kernel = np.zeros((5, 5), dtype=np.float32)
            if parameters is not None:
                kernel = parameters.c1_kernels[number].reshape(5, 5)
            place = QRectF(x + (side - kernel_side) / 2, 0.5, kernel_side, kernel_side)
            self.cells.picture(painter, place, kernel, level=level)
            c1 = np.zeros((28, 28), dtype=np.float32) if trace is None else trace.c1[number]
            place = QRectF(x, 0.5 + kernel_side + _BETWEEN, side, side)
            self.cells.picture(painter, place, c1)
            s2 = np.zeros((14, 14), dtype=np.float32) if trace is None else trace.s2[number]
            place = QRectF(x + (side - small) / 2, place.bottom() + _BETWEEN, small, small)
            self.cells.picture(painter, place, s2)
        self._title(painter, left, self.tr("C1: kernel, its map, and S2"))
        return left + paper.C1_MAPS * (side + _BETWEEN)

    def _c3_side(self, height: float) -> float:
        return _whole((height - _BETWEEN) / 2, paper.C3_SIDE)

    def _c3_width(self, height: float) -> float:
        return paper.C3_MAPS / 2 * (self._c3_side(height) + _BETWEEN)

    def _paint_c3(self, painter: QPainter, left: float, height: float) -> float:
        side = self._c3_side(height)
        for number in range(paper.C3_MAPS):
            row, column = divmod(number, paper.C3_MAPS // 2)
            x, y = left + column * (side + _BETWEEN), row * (side + _BETWEEN) + 0.5
            states = (
                np.zeros((10, 10), dtype=np.float32)
                if self._trace is None
                else self._trace.c3[number]
            )
            self.cells.picture(painter, QRectF(x, y, side, side), states)
        self._title(painter, left, "C3")
        return left + self._c3_width(height)

    def _f6_cell(self, height: float) -> float:
        return _whole(height, paper.CODE_ROWS) / paper.CODE_ROWS

    def _end_width(self, height: float) -> float:
        return paper.CODE_COLUMNS * self._f6_cell(height) + 2 * _GAP + _BARS + height * 0.62

    def _paint_f6(self, painter: QPainter, left: float, height: float) -> None:
        """Paint F6 as a picture, the ten distances, and the answer."""
        cell = self._f6_cell(height)
        f6 = np.zeros((12, 7), dtype=np.float32)
        if self._trace is not None:
            f6 = self._trace.f6.reshape(paper.CODE_ROWS, paper.CODE_COLUMNS)
        place = QRectF(left, 0.5, paper.CODE_COLUMNS * cell, paper.CODE_ROWS * cell)
        self.cells.picture(painter, place, f6)
        self._title(painter, left, "F6")
        bars = QRectF(place.right() + _GAP, 0, _BARS, height)
        self._paint_bars(painter, bars)
        self._title(painter, bars.left(), self.tr("distance from each code"))
        if self._trace is not None:
            glyph = QRectF(bars.right() + _GAP, 0, self.width() - bars.right() - _GAP, height)
            self.text(
                painter,
                glyph,
                str(self._trace.answer),
                colour="answer",
                font=typography.answer(int(height * 0.8)),
                flags=Qt.AlignmentFlag.AlignCenter,
            )

    def _paint_bars(self, painter: QPainter, place: QRectF) -> None:
        theme, trace = self.appearance.theme, self._trace
        step = place.height() / paper.CLASSES
        middle = Qt.AlignmentFlag.AlignVCenter
        for digit in range(paper.CLASSES):
            row = QRectF(place.left(), place.top() + digit * step, place.width(), step)
            won = trace is not None and digit == trace.answer
            colour = "answer" if won else "muted"
            font = typography.caption(bold=won)
            self.text(painter, row, str(digit), colour=colour, font=font, flags=middle)
            distance = 0.0 if trace is None else float(trace.distances[digit])
            full = place.width() - 16 - 44
            length = full * min(distance / _FULL_BAR, 1.0)
            bar = QRectF(QPointF(row.left() + 16, row.center().y() - 2.5), row.bottomRight())
            bar.setSize(QRectF(0, 0, length, 5).size())
            painter.fillRect(bar, theme.colour(colour))
            words = "" if trace is None else f"{distance:.1f}"
            right = middle | Qt.AlignmentFlag.AlignRight
            self.text(painter, row, words, colour=colour, font=font, flags=right)


def _whole(room: float, count: int) -> float:
    """Return the largest length up to `room` with whole pixels for each of `count` cells."""
    return float(max(int(room / count), 1) * count)
