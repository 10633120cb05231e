"""The stage of the lesson on the output: F6, the codes, distances, and the loss's gradient."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.style import typography
from app.style.formulas.typesetting import Setting, Tone, number, row, typeset
from app.style.theme import Appearance
from app.widgets.forms.formula import em, paint_formula
from app.widgets.maps.cached_widget import CachedWidget
from lenet.lecture.output_loss import full_descent, loss_at_f6
from lenet.network import paper
from lenet.network.forward import distances_to_codes
from lenet.network.loss import Loss
from lenet.network.parameters import Array

_SHAPE: Final = (paper.CODE_ROWS, paper.CODE_COLUMNS)
_ROWS: Final = paper.CLASSES + 1  # the last is the rubbish class
_FULL_SQUARE: Final = 4.0  # (1 - -1)², the squared difference in full colour
_HEADS: Final = ("y_i", "p_i", r"\frac{\partial E}{\partial y_i}")
_EMS_ACROSS: Final = 40  # a stage of fewer formula heights has smaller formulas
_EMS_DOWN: Final = 25
_LEFT: Final = Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


class GaussianStage(CachedWidget):
    """At the left F6 and the code of the digit's class; at the right all classes, row by row.

    `label_chosen(int)`: the person chose another class for the digit.
    """

    takes_arrows = True
    label_chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._f6: Array = np.zeros(paper.F6_UNITS, dtype=np.float32)
        self._label = 0
        self._loss = Loss(9, j=1.0, scale=0.1)
        self.setMinimumSize(480, 330)
        self.setAccessibleName(self.tr("F6, the ten codes, and what the loss does to F6"))

    def show_state(self, f6: Array, label: int, loss: Loss) -> None:
        """Show a state of F6, (84,), the class of the digit, and a loss."""
        self._f6, self._label, self._loss = f6, label, loss
        self.update()

    def walk(self, right: int, down: int) -> None:
        self.label_chosen.emit((self._label + down) % paper.CLASSES)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for digit in range(paper.CLASSES):
            inside = self._row(digit).contains(event.position())
            if inside and event.button() == Qt.MouseButton.LeftButton:
                self.label_chosen.emit(digit)

    @property
    def _em(self) -> float:
        """The size of the formulas here, in pixels: no larger than the stage has room for."""
        return min(em(), self.width() / _EMS_ACROSS, self.height() / _EMS_DOWN)

    @property
    def _split(self) -> float:
        """The left edge of the table, in pixels."""
        return self.width() * 0.49

    @property
    def _head(self) -> float:
        return self._em * 2.8

    def _row(self, number_: int) -> QRectF:
        height = (self.height() - self._head) / _ROWS
        left = self._split
        return QRectF(left, self._head + number_ * height, self.width() - left, height)

    def paint_live(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_difference(painter)
        self._paint_table(painter)

    def _paint_difference(self, painter: QPainter) -> None:
        """Paint F6, the code and their squared differences; below them the negative gradient."""
        code = paper.CODES[self._label]
        squares = (self._f6 - code) ** 2
        found = loss_at_f6(self._f6, self._label, self._loss)
        sign = self._em * 1.5
        cell = max(
            np.floor(
                min(
                    (self._split - 2 * self._em - 2 * sign) / (3 * paper.CODE_COLUMNS),
                    (self.height() - 9 * self._em) / (2 * paper.CODE_ROWS),
                )
            ),
            2.0,
        )
        width, height = paper.CODE_COLUMNS * cell, paper.CODE_ROWS * cell
        top = self._head
        pictures = (
            (self._f6, paper.SQUASH_A, row("x")),
            (code, paper.SQUASH_A, row(f"w_{self._label}")),
            (squares, _FULL_SQUARE, row(f"(x - w_{self._label})^2")),
        )
        for column, (values, level, name) in enumerate(pictures):
            left = column * (width + sign)
            place = QRectF(left, top, width, height)
            self.cells.picture(painter, place, values.reshape(_SHAPE), level=level)
            middle = QPointF(place.center().x(), top - self._em)
            self._formula(painter, name, middle, _CENTRE)
            if column:
                gap = QPointF(left - sign / 2, place.center().y())
                self._formula(painter, typeset(("-", r"\to")[column - 1]), gap, _CENTRE)
        below = top + height + self._em * 1.4
        y = float(squares.sum())
        total = row(
            f"y_{self._label}",
            "=",
            r"\textstyle\sum_j (x_j - w_j)^2",
            "=",
            number(y, 1, "accent"),
        )
        self._formula(painter, total, QPointF(0, below), _LEFT)
        self._paint_gradient(painter, found.descent, below + self._em * 2.2, cell)

    def _paint_gradient(self, painter: QPainter, gradient: Array, top: float, cell: float) -> None:
        """Paint -dE/dF6 as a picture, and beside it how to read it."""
        width, height = paper.CODE_COLUMNS * cell, paper.CODE_ROWS * cell
        place = QRectF(0, top + self._em * 0.4, width, height)
        level = full_descent(self._loss.scale)
        self.cells.picture(painter, place, gradient.reshape(_SHAPE), level=level)
        box = QRectF(
            place.right() + self._em,
            place.top() + self._em * 2,
            self._split - width - self._em * 2.4,
            height,
        )
        name = typeset(r"-\frac{\partial E}{\partial x}")
        self._formula(painter, name, QPointF(box.left(), place.top() + self._em * 0.7), _LEFT)
        values = {"level": _short(level), "largest": _short(float(np.abs(gradient).max()))}
        texts = (
            self.tr(
                "Where descent moves F6: orange up, blue down. The sum of the ten pictures at the "
                "right. Full colour: {level}; largest value here: {largest}."
            ),
            self.tr("Orange up, blue down. Full colour: {level}; largest here: {largest}."),
            self.tr("Largest: {largest}"),
        )
        metrics = QFontMetricsF(typography.caption())
        wrapped = int(_LEFT | Qt.TextFlag.TextWordWrap)
        room = QRectF(box.left(), box.top(), box.width(), self.height() - box.top())
        for text in texts:
            words = text.format(**values)
            if metrics.boundingRect(room, wrapped, words).height() <= room.height():
                break
        self.text(painter, room, words, colour="muted", wrap=True)

    def _paint_table(self, painter: QPainter) -> None:
        theme = self.appearance.theme
        found = loss_at_f6(self._f6, self._label, self._loss)
        distances = distances_to_codes(self._f6)
        nearest = int(distances.argmin())
        columns = self._columns()
        for name, x in zip(_HEADS, columns[1:], strict=False):
            self._formula(painter, typeset(name, "muted"), QPointF(x, self._em * 1.4), _RIGHT)
        box = QRectF(columns[3], 0, columns[4] - columns[3], self._em * 2.8)
        flags = _RIGHT | Qt.AlignmentFlag.AlignVCenter
        self.text(painter, box, self.tr("pull"), colour="muted", flags=flags)
        level = full_descent(self._loss.scale)
        for digit in range(_ROWS):
            place = self._row(digit)
            middle = place.center().y()
            if digit == self._label:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("hover"))
                painter.drawRoundedRect(place.adjusted(0, 1, 0, -1), 6, 6)
            if digit < paper.CLASSES:
                tone: Tone = "answer" if digit == nearest else "text"
                digit_set = typeset(str(digit), tone)
                self._formula(painter, digit_set, QPointF(place.left() + self._em, middle), _CENTRE)
                self._paint_code(
                    painter, place, place.left() + self._em * 2, paper.CODES[digit], paper.SQUASH_A
                )
                y = number(float(distances[digit]), 1, tone)
                self._formula(painter, y, QPointF(columns[1], middle), _RIGHT)
                slope = number(float(found.slopes[digit]), 3)
                self._formula(painter, slope, QPointF(columns[3], middle), _RIGHT)
                left = columns[4] - self._code_width(place)
                self._paint_code(painter, place, left, found.descent_by_class[digit], level)
            elif self._loss.equation == 9:
                self.text(
                    painter,
                    QRectF(
                        place.left() + self._em * 0.6, place.top(), self._em * 8, place.height()
                    ),
                    self.tr("rubbish"),
                    colour="muted",
                    flags=Qt.AlignmentFlag.AlignVCenter,
                )
                j = number(self._loss.j / self._loss.scale, 1)
                self._formula(painter, j, QPointF(columns[1], middle), _RIGHT)
            if digit < paper.CLASSES or self._loss.equation == 9:
                self._paint_share(painter, float(found.probabilities[digit]), columns, middle)

    def _paint_share(
        self, painter: QPainter, share: float, columns: list[float], middle: float
    ) -> None:
        """Paint a share as a bar and in percent."""
        theme = self.appearance.theme
        left, right = columns[1] + self._em * 0.8, columns[2] - self._em * 3.4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRect(QRectF(left, middle - 0.5, right - left, 1))
        painter.setBrush(theme.colour("muted"))
        painter.drawRect(QRectF(left, middle - 4, (right - left) * share, 8))
        percent = row(number(100 * share, 1), r"\%")
        self._formula(painter, percent, QPointF(columns[2], middle), _RIGHT)

    def _columns(self) -> list[float]:
        """Return the right edges of the columns: codes, y, shares, slopes, pulls."""
        left, width = self._split, self.width() - self._split
        return [
            left + self._em * 4,
            left + width * 0.32,
            left + width * 0.67,
            left + width * 0.86,
            left + width - self._em * 0.4,
        ]

    def _code_width(self, place: QRectF) -> float:
        return paper.CODE_COLUMNS * self._code_cell(place)

    def _code_cell(self, place: QRectF) -> float:
        return float(max(np.floor((place.height() - 6) / paper.CODE_ROWS), 1))

    def _paint_code(
        self, painter: QPainter, place: QRectF, left: float, values: Array, level: float
    ) -> None:
        cell = self._code_cell(place)
        height = paper.CODE_ROWS * cell
        spot = QRectF(
            round(left), round(place.center().y() - height / 2), self._code_width(place), height
        )
        self.cells.picture(painter, spot, values.reshape(_SHAPE), level=level)

    def _formula(
        self, painter: QPainter, setting: Setting, at: QPointF, align: Qt.AlignmentFlag
    ) -> None:
        theme = self.appearance.theme
        paint_formula(painter, setting, at, theme=theme, size=self._em, align=align)


def _short(value: float) -> str:
    """Return a number of at least 0 with two digits that count."""
    return f"{value:.2g}" if value >= 1e-4 else "0"
