"""A shifted digit, what two networks answer, and how many digits each gets wrong at each shift."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.style import typography
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from lenet.lecture.full_net import (
    FULL_NET_ERRORS,
    LENET_ERRORS,
    MOST_SHIFT,
    SHIFTS,
    TEST_DIGITS,
    ShiftedReading,
)

_GAP: Final = 16.0
_DOT: Final = 4.0  # radius in pixels
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEVELS: Final = (0, 25, 50, 75, 100)  # percent
_COLOURS: Final = (1, 0)  # of the theme's curves: the fully connected network, LeNet-5


class ShiftFigure(CachedWidget):
    """At the left the digit, in the middle both answers, at the right both curves of errors."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._reading: ShiftedReading | None = None
        self._shift = 0
        self._first: tuple[int, int] = (0, 0)  # the answers without a shift
        self.setAccessibleName(self.tr("A shifted digit, read by two networks"))

    def sizeHint(self) -> QSize:
        return QSize(720, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, int(6 * self.line))

    def show_reading(
        self, reading: ShiftedReading, *, shift: int, unshifted: ShiftedReading
    ) -> None:
        """Show the answers at a shift; one other than that of the unshifted digit is a warning."""
        self._reading, self._shift = reading, shift
        self._first = (unshifted.full_net, unshifted.lenet)
        self.setAccessibleDescription(
            self.tr("Fully connected: {full}. LeNet-5: {lenet}.").format(
                full=reading.full_net, lenet=reading.lenet
            )
        )
        self.update()

    def _names(self) -> tuple[str, str]:
        return self.tr("Fully connected"), "LeNet-5"

    def _digit_place(self) -> QRectF:
        side = min(self.height() - 2.0, self.width() * 0.3)
        return QRectF(1, 1, side, side)

    def _answer_places(self) -> tuple[QRectF, QRectF]:
        digit = self._digit_place()
        one = QRectF(digit.right() + _GAP, digit.top(), 0, digit.height() / 2)
        metrics = self.fontMetrics()
        one.setWidth(self._answer_size(one) + metrics.horizontalAdvance(self._share_text(99.9)))
        return one, one.translated(0, digit.height() / 2)

    def _plot_place(self) -> QRectF:
        left = self._answer_places()[0].right() + _GAP
        left += self.fontMetrics().horizontalAdvance(self.tr("{share} %").format(share=100)) + _GAP
        top = 2 * self.line
        return QRectF(left, top, self.width() - left - _GAP, self.height() - top - 2.2 * self.line)

    def _spot(self, shift: float, percent: float) -> QPointF:
        plot = self._plot_place()
        return QPointF(
            plot.left() + (shift + MOST_SHIFT) / (2 * MOST_SHIFT) * plot.width(),
            plot.bottom() - percent / 100 * plot.height(),
        )

    def paint_background(self, painter: QPainter) -> None:
        for name, place, colour in zip(self._names(), self._answer_places(), _COLOURS, strict=True):
            line = QRectF(place.left(), place.top(), place.width(), self.line)
            below = line.adjusted(0, 0, 0, 3)
            painter.setPen(QPen(self._colour(colour), 3))
            painter.drawLine(below.bottomLeft(), below.bottomRight())
            self.text(painter, line, name, font=typography.caption(bold=True), flags=_LEFT)
        self._paint_axes(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for counts, colour in zip((FULL_NET_ERRORS, LENET_ERRORS), _COLOURS, strict=True):
            painter.setPen(QPen(self._colour(colour), 2))
            spots = [
                self._spot(shift, 100 * count / TEST_DIGITS)
                for shift, count in zip(SHIFTS, counts, strict=True)
            ]
            painter.drawPolyline(QPolygonF(spots))

    def _colour(self, index: int) -> QColor:
        return QColor(self.appearance.theme.runs[index])

    def _paint_axes(self, painter: QPainter) -> None:
        plot, theme = self._plot_place(), self.appearance.theme
        title = QRectF(plot.left(), 0, plot.width(), self.line)
        bold = typography.caption(bold=True)
        self.text(painter, title, self.tr("Wrong, of 10,000 test digits"), font=bold)
        dense = plot.height() < len(_LEVELS) * self.line  # too low for a number at every level
        for percent in _LEVELS[:: 2 if dense else 1]:
            at = self._spot(-MOST_SHIFT, percent)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(at, self._spot(MOST_SHIFT, percent))
            box = QRectF(at.x() - 108, at.y() - self.line / 2, 100, self.line)
            text = self.tr("{share} %").format(share=percent)
            self.text(painter, box, text, colour="muted", flags=_RIGHT)
        for shift in SHIFTS[::2]:
            at = self._spot(shift, 0)
            box = QRectF(at.x() - 30, at.y() + 3, 60, self.line)
            text = str(shift).replace("-", "\N{MINUS SIGN}")
            self.text(painter, box, text, colour="muted", flags=_CENTRE)
        below = QRectF(plot.left(), plot.bottom() + 3 + self.line, plot.width(), self.line)
        self.text(painter, below, self.tr("pixels to the right"), colour="muted", flags=_CENTRE)

    def paint_live(self, painter: QPainter) -> None:
        if self._reading is None:
            return
        self.cells.picture(painter, self._digit_place(), self._reading.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.appearance.theme.colour("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(self._spot(self._shift, 0), self._spot(self._shift, 100))
        index = SHIFTS.index(self._shift)
        answers = (self._reading.full_net, self._reading.lenet)
        for number, place in enumerate(self._answer_places()):
            changed = answers[number] != self._first[number]
            share = 100 * (FULL_NET_ERRORS, LENET_ERRORS)[number][index] / TEST_DIGITS
            self._paint_answer(painter, place, answers[number], share=share, changed=changed)
            painter.setPen(QPen(self.appearance.theme.colour("window"), 1))
            painter.setBrush(self._colour(_COLOURS[number]))
            painter.drawEllipse(self._spot(self._shift, share), _DOT, _DOT)

    def _paint_answer(
        self, painter: QPainter, place: QRectF, answer: int, *, share: float, changed: bool
    ) -> None:
        size = self._answer_size(place)
        tone = "warning" if changed else "answer"
        digit = QRectF(place.left(), place.top() + self.line + 8, size, size)
        font = typography.answer(int(size))
        self.text(painter, digit, str(answer), font=font, colour=tone, flags=_LEFT)
        beside = QRectF(digit.right(), digit.top(), place.right() - digit.right(), size)
        self.text(painter, beside, self._share_text(share), colour="muted", flags=_LEFT)

    def _answer_size(self, place: QRectF) -> float:
        return max(min(place.height() - self.line - 12, 4 * self.line), 10.0)

    def _share_text(self, share: float) -> str:
        return self.tr("{share} % wrong").format(share=f"{share:.1f}")
