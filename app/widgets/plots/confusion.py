"""A confusion matrix: truth down, answer across, the errors standing out from the diagonal."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from app.style import typography
from app.style.colours import ink_on, mixed
from app.style.theme import Appearance
from app.widgets.forms.arrow_keys import arrow_step
from app.widgets.maps.cached_widget import CachedWidget
from app.widgets.plots.confusion_texts import count_font, count_text, hover_text
from lenet.evaluation.error_selection import ErrorSelection
from lenet.network import paper

_N: Final = paper.CLASSES
_SUMS: Final = _N  # the row and the column after the last hold the errors of each class
_LARGEST_CELL: Final = 72.0
_SMALLEST_CELL: Final = 18.0
_STRONGEST: Final = 0.85  # how far the cell of the commonest error goes to the full colour
_CORNER: Final = (_SUMS, _SUMS)
_Cell = tuple[int, int]


class ConfusionMatrix(CachedWidget):
    """Counts of any digits, or the difference of two such counts.

    A click or Enter selects a cell; on the sums beside and below, or on a class's own number,
    all errors of a class; in the corner, all errors.

    `selected(ErrorSelection)`: a click or Enter selected digits.
    `hovered(ErrorSelection | None)`: the pointer or the cursor is on a cell.
    """

    selected = Signal(object)
    hovered = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._counts = np.zeros((_N, _N), dtype=np.int64)
        self._difference = False
        self._strongest = 1
        self._known = False
        self._selection: ErrorSelection | None = None
        self._cursor: _Cell = _CORNER
        self._under: _Cell | None = None
        self._echo: _Cell | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Confusion matrix"))

    def sizeHint(self) -> QSize:
        return QSize(420, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 260)

    def show_counts(
        self,
        counts: NDArray[np.int64] | None,
        *,
        difference: bool = False,
        strongest: int | None = None,
    ) -> None:
        """Counts, (10, 10), or None while they are not known. A diagonal of 0 stays empty.

        `strongest` is the count that gets the strongest colour; without it, the largest.
        """
        self._known = counts is not None
        self._counts = np.zeros((_N, _N), dtype=np.int64) if counts is None else counts
        self._difference = difference
        off = np.abs(self._counts[~np.eye(_N, dtype=bool)])
        self._strongest = max(int(off.max()) if strongest is None else strongest, 1)
        self.setAccessibleDescription(self._text(_CORNER) if self._known else "")
        self.forget_background()

    def show_selection(self, selection: ErrorSelection | None) -> None:
        """Outline the cell of a selection; None for no outline."""
        self._selection = selection
        if selection is not None:
            self._cursor = _cell_of(selection)
        self.update()

    def echo(self, selection: ErrorSelection | None) -> None:
        """Outline, faintly, the cell that is looked at in another matrix."""
        self._echo = None if selection is None else _cell_of(selection)
        self.update()

    def place(self, selection: ErrorSelection) -> QRectF:
        """Return where the cell of a selection is."""
        return self._rect(_cell_of(selection))

    @property
    def _side(self) -> float:
        room = min(self.width(), self.height()) - self._head - 2
        return max(float(int(min(room / (_N + 1.35), _LARGEST_CELL))), _SMALLEST_CELL)

    @property
    def _head(self) -> float:
        """Room for the axis's name and the numbers of the classes."""
        return 2 * self.line + 10

    def _start(self, number: int) -> float:
        """Where a row or column begins, from the first cell's edge; the sums a bit apart."""
        return number * self._side + (self._side * 0.2 if number == _SUMS else 0)

    def _rect(self, cell: _Cell) -> QRectF:
        side = self._side
        return QRectF(
            self._head + self._start(cell[1]), self._head + self._start(cell[0]), side, side
        )

    def _cell_at(self, at: QPointF) -> _Cell | None:
        """The cell, the class whose number it is, or None."""
        places = []
        for value in (at.y(), at.x()):
            along = (value - self._head) / self._side
            number = int(along) if 0 <= along < _N else _SUMS
            outside = along >= _N + 1.2 or along < -self._head / self._side
            places.append(None if outside else number)
        row, column = places
        return None if row is None or column is None else (row, column)

    def _count(self, cell: _Cell) -> int:
        """What stands in a cell; the sums are of errors, so they leave the diagonal out."""
        errors = self._counts - np.diag(np.diag(self._counts))
        if cell == _CORNER:
            return int(errors.sum())
        if cell[1] == _SUMS:
            return int(errors[cell[0]].sum())
        if cell[0] == _SUMS:
            return int(errors[:, cell[1]].sum())
        return int(self._counts[cell])

    def _text(self, cell: _Cell) -> str:
        return hover_text(_selection_of(cell), self._count(cell), difference=self._difference)

    def tip_at(self, at: QPointF) -> str:
        cell = self._cell_at(at)
        return self._text(cell) if cell is not None and self._known else ""

    def paint_background(self, painter: QPainter) -> None:
        line, side = self.line, self._side
        flags = Qt.AlignmentFlag.AlignCenter
        middle = self._head + _N * side / 2
        across = QRectF(self._head, 0, _N * side, line)
        self.text(painter, across, self.tr("read as"), colour="muted", flags=flags)
        painter.save()
        painter.translate(line / 2, middle)
        painter.rotate(-90)
        down = QRectF(-_N * side / 2, -line / 2, _N * side, line)
        self.text(painter, down, self.tr("truth"), colour="muted", flags=flags)
        painter.restore()
        bold = typography.caption(bold=True)
        for digit in range(_N):
            above = QRectF(self._head + digit * side, self._head - line - 2, side, line)
            beside = QRectF(self._head - line - 2, self._head + digit * side, line, side)
            self.text(painter, above, str(digit), font=bold, flags=flags)
            self.text(painter, beside, str(digit), font=bold, flags=flags)
        for row in range(_N):
            for column in range(_N):
                self._paint_cell(painter, (row, column))
        for number in range(_N + 1):
            self._paint_sum(painter, (number, _SUMS))
            if number < _N:
                self._paint_sum(painter, (_SUMS, number))

    def _paint_cell(self, painter: QPainter, cell: _Cell) -> None:
        theme = self.appearance.theme
        count, rect = self._count(cell), self._rect(cell).adjusted(0.5, 0.5, -0.5, -0.5)
        right = cell[0] == cell[1]
        colour = theme.colour("hover") if right else self._shade(count)
        painter.fillRect(rect, colour)
        words = self._number(count) if self._known and count else ""
        if right:
            self._write(painter, rect, words, theme.colour("muted"), bold=False)
        else:
            self._write(painter, rect, words, ink_on(colour, theme), bold=True)

    def _paint_sum(self, painter: QPainter, cell: _Cell) -> None:
        theme = self.appearance.theme
        words = self._number(self._count(cell)) if self._known else ""
        colour = theme.colour("text" if cell == _CORNER else "muted")
        self._write(painter, self._rect(cell), words, colour, bold=cell == _CORNER)

    def _write(
        self, painter: QPainter, rect: QRectF, words: str, colour: QColor, *, bold: bool
    ) -> None:
        """Write a count into its cell, smaller where it is wide."""
        painter.setFont(count_font(words, rect.width(), bold=bold))
        painter.setPen(colour)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _number(self, count: int) -> str:
        return count_text(count, self._side - 1, signed=self._difference)

    def _shade(self, count: int) -> QColor:
        """The more errors, the stronger; the square root lets single ones be seen."""
        theme = self.appearance.theme
        share = _STRONGEST * min(abs(count) / self._strongest, 1.0) ** 0.5
        name = "warning"
        if self._difference:
            name = "positive" if count > 0 else "negative"
        return mixed(theme.colour("neutral"), theme.colour(name), share)

    def paint_live(self, painter: QPainter) -> None:
        theme = self.appearance.theme
        if self._selection is not None and self._known:
            self._outline(painter, _cell_of(self._selection), theme.colour("accent"), 2.0)
        if self._echo is not None:
            self._outline(painter, self._echo, theme.colour("text"), 1.0)
        if self._under is not None:
            self._outline(painter, self._under, theme.colour("text"), 1.0)
        elif self.hasFocus():
            self._outline(painter, self._cursor, theme.colour("text"), 1.0)

    def _outline(self, painter: QPainter, cell: _Cell, colour: QColor, width: float) -> None:
        rect = self._rect(cell)
        for side in (
            QRectF(rect.left(), rect.top(), rect.width(), width),
            QRectF(rect.left(), rect.bottom() - width, rect.width(), width),
            QRectF(rect.left(), rect.top(), width, rect.height()),
            QRectF(rect.right() - width, rect.top(), width, rect.height()),
        ):
            painter.fillRect(side, colour)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._cursor = cell
            self.selected.emit(_selection_of(cell))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_step(event)
        if step is not None:
            row, column = self._cursor
            self._cursor = (
                min(max(row + step.down, 0), _SUMS),
                min(max(column + step.right, 0), _SUMS),
            )
            self._under = None
            self.hovered.emit(_selection_of(self._cursor))
            self.setAccessibleDescription(self._text(self._cursor))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.selected.emit(_selection_of(self._cursor))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hovered.emit(None)
        self.update()

    def _hover(self, cell: _Cell | None) -> None:
        if cell != self._under:
            self._under = cell
            self.hovered.emit(None if cell is None else _selection_of(cell))
            self.update()


def _selection_of(cell: _Cell) -> ErrorSelection:
    row, column = cell
    return ErrorSelection(None if row == _SUMS else row, None if column == _SUMS else column)


def _cell_of(selection: ErrorSelection) -> _Cell:
    return (
        _SUMS if selection.truth is None else selection.truth,
        _SUMS if selection.answer is None else selection.answer,
    )
