"""A strip with one digit in the watched network: C1 kernels, maps, F6, distances, answer."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from app.style import typography
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from lenet.network import paper
from lenet.network.forward import Trace
from lenet.network.parameters import Array, Parameters

_BETWEEN: Final = 4.0  # pixels between two maps
_LEAST_GAP: Final = 1.2  # between two blocks, in heights of body text
_MOST_GAP: Final = 3.5
_BARS: Final = 10.5  # width of the bars with their numbers, in heights of body text
_INPUT: Final = 1.0  # sides of the blocks, in shares of the strip's height
_C1: Final = paper.C1_SIDE / (2 * paper.C1_SIDE + paper.S2_SIDE)
_C3: Final = 0.25  # four rows of four maps
_F6: Final = paper.CODE_COLUMNS / paper.CODE_ROWS
_ANSWER: Final = 0.55
_TITLE_GAP: Final = 4.0  # pixels between a block and its title
_FULL_BAR: Final = 200.0  # the distance that fills a bar
_CLEAR: Final = 0.5  # of the second smallest distance: an answer below is a clear one


@dataclass(frozen=True)
class _Layout:
    """Where the blocks of the strip are, from left to right, in pixels."""

    height: float
    input: float
    c1: float
    c3: float
    f6: float
    bars: float
    answer: float


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
        return QSize(typography.ems(70), typography.ems(13))

    def minimumSizeHint(self) -> QSize:
        return QSize(typography.ems(40), typography.ems(8))

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

    @staticmethod
    def height_for(width: int) -> int:
        """Return the height at which the blocks fill a width, in pixels."""
        line = QFontMetricsF(typography.caption()).lineSpacing()
        return round(_blocks_height(width) + line + _TITLE_GAP)

    def _layout(self) -> _Layout:
        """Give the blocks the whole height or width, whichever is less, and spread them."""
        h = max(min(self.height() - self.line - _TITLE_GAP, _blocks_height(self.width())), 1.0)
        c1 = paper.C1_MAPS * (_C1 * h + _BETWEEN) - _BETWEEN
        widths = [_INPUT * h, c1, 4 * _C3 * h, _F6 * h, typography.ems(_BARS), _ANSWER * h]
        gap = (self.width() - sum(widths)) / (len(widths) - 1)
        gap = min(gap, typography.ems(_MOST_GAP))
        lefts = [0.0]
        for width in widths[:-1]:
            lefts.append(lefts[-1] + width + gap)
        return _Layout(h, *lefts)

    def paint_live(self, painter: QPainter) -> None:
        layout = self._layout()
        self._paint_input(painter, layout)
        if self._trace is None:
            place = QRectF(layout.c1, 0, self.width() - layout.c1, layout.height)
            middle = Qt.AlignmentFlag.AlignVCenter
            self.text(painter, place, self._invitation(), font=typography.body(), flags=middle)
            return
        self._paint_c1(painter, layout)
        self._paint_c3(painter, layout.c3, layout.height)
        self._paint_f6(painter, layout)
        self._paint_bars(painter, QRectF(layout.bars, 0, typography.ems(_BARS), layout.height))
        self._title(painter, layout.bars, layout.height, self.tr("distance from each code"))
        self._paint_answer(painter, layout)

    def _invitation(self) -> str:
        return self.tr(
            "This digit is shown in the network while it learns:\n"
            "the kernels and maps of C1, C3, F6, and its distance from each digit’s code.\n"
            "Draw a digit of your own on the Draw page."
        )

    def _title(self, painter: QPainter, left: float, height: float, words: str) -> None:
        place = QRectF(left, height + _TITLE_GAP, self.width() - left, self.line)
        self.text(painter, place, words, colour="muted")

    def _paint_input(self, painter: QPainter, layout: _Layout) -> None:
        side = _INPUT * layout.height
        image = np.zeros((32, 32), dtype=np.float32) if self._image is None else self._image
        self.cells.picture(painter, QRectF(layout.input, 0.5, side - 1, side - 1), image)
        self._title(painter, layout.input, layout.height, self._name)

    def _paint_c1(self, painter: QPainter, layout: _Layout) -> None:
        """Paint each kernel above its C1 map, and that above its S2 map."""
        parameters, trace = self._parameters, self._trace
        assert parameters is not None
        assert trace is not None
        level = float(np.abs(parameters.c1_kernels).max()) or 1.0
        side = (layout.height - 2 * _BETWEEN) * _C1
        small = side / 2
        for number in range(paper.C1_MAPS):
            x = layout.c1 + number * (_C1 * layout.height + _BETWEEN)
            kernel = parameters.c1_kernels[number].reshape(5, 5)
            self.cells.picture(painter, QRectF(x, 0.5, side, side), kernel, level=level)
            place = QRectF(x, 0.5 + side + _BETWEEN, side, side)
            self.cells.picture(painter, place, trace.c1[number])
            place = QRectF(x + (side - small) / 2, place.bottom() + _BETWEEN, small, small)
            self.cells.picture(painter, place, trace.s2[number])
        text = self.tr("C1: each kernel, its map, and below it S2")
        room = layout.c3 - layout.c1 - _BETWEEN
        if QFontMetricsF(typography.caption()).horizontalAdvance(text) > room:
            text = "C1, S2"  # large type, before an audience
        self._title(painter, layout.c1, layout.height, text)

    def _paint_c3(self, painter: QPainter, left: float, height: float) -> None:
        assert self._trace is not None
        step = _C3 * height + _BETWEEN / 4
        for number in range(paper.C3_MAPS):
            row, column = divmod(number, 4)
            place = QRectF(left + column * step, row * step + 0.5, step - _BETWEEN, step - _BETWEEN)
            self.cells.picture(painter, place, self._trace.c3[number])
        self._title(painter, left, height, "C3")

    def _paint_f6(self, painter: QPainter, layout: _Layout) -> None:
        """Paint F6 as the picture that is compared with the codes."""
        assert self._trace is not None
        f6 = self._trace.f6.reshape(paper.CODE_ROWS, paper.CODE_COLUMNS)
        place = QRectF(layout.f6, 0.5, _F6 * layout.height - 1, layout.height - 1)
        self.cells.picture(painter, place, f6)
        self._title(painter, layout.f6, layout.height, "F6")

    def _is_clear(self) -> bool:
        """Whether one digit's code is much closer than any other: not before a network learns."""
        assert self._trace is not None
        first, second = np.sort(self._trace.distances)[:2].tolist()
        return bool(first < _CLEAR * second)

    def _paint_answer(self, painter: QPainter, layout: _Layout) -> None:
        assert self._trace is not None
        clear = self._is_clear()
        glyph = QRectF(layout.answer, 0, _ANSWER * layout.height, layout.height)
        self.text(
            painter,
            glyph,
            str(self._trace.answer),
            colour="answer" if clear else "muted",
            font=typography.answer(int(layout.height * 0.7)),
            flags=Qt.AlignmentFlag.AlignCenter,
        )
        words = self.tr("answer") if clear else self.tr("not clear yet")
        place = QRectF(
            layout.bars, layout.height + _TITLE_GAP, glyph.right() - layout.bars, self.line
        )
        self.text(painter, place, words, colour="muted", flags=Qt.AlignmentFlag.AlignRight)

    def _paint_bars(self, painter: QPainter, place: QRectF) -> None:
        theme, trace = self.appearance.theme, self._trace
        assert trace is not None
        step, unit = place.height() / paper.CLASSES, typography.ems(1)
        middle = Qt.AlignmentFlag.AlignVCenter
        thick = max(0.32 * step, 2.0)
        clear = self._is_clear()
        for digit in range(paper.CLASSES):
            row = QRectF(place.left(), place.top() + digit * step, place.width(), step)
            won = clear and digit == trace.answer
            colour = "answer" if won else "muted"
            font = typography.caption(bold=won)
            font.setPixelSize(max(min(font.pixelSize(), int(1.05 * step)), 6))
            self.text(painter, row, str(digit), colour=colour, font=font, flags=middle)
            distance = float(trace.distances[digit])
            full = place.width() - 4.6 * unit
            length = full * min(distance / _FULL_BAR, 1.0)
            bar = QRectF(row.left() + 1.2 * unit, row.center().y() - thick / 2, length, thick)
            painter.fillRect(bar, theme.colour(colour))
            right = middle | Qt.AlignmentFlag.AlignRight
            self.text(painter, row, f"{distance:.1f}", colour=colour, font=font, flags=right)


def _blocks_height(width: int) -> float:
    """Return the height of the blocks that fill a width, with the least gaps between them."""
    apart = paper.C1_MAPS * _BETWEEN + 5 * typography.ems(_LEAST_GAP)
    shares = _INPUT + paper.C1_MAPS * _C1 + 4 * _C3 + _F6 + _ANSWER
    return max((width - typography.ems(_BARS) - apart) / shares, 1.0)
