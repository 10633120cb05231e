"""A matrix of numbers in square cells that can be pointed at, and edited by mouse and keys."""

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.pages.lecture.convolution.typed_number import TypedNumber
from app.style import typography
from app.style.colours import diverging_table
from app.style.theme import Appearance, Theme
from app.widgets.forms.arrow_keys import arrow_step, is_plain_arrow
from app.widgets.forms.plain_text import plain_tip
from lenet.network.parameters import Array

_TINT: Final = 0.45  # of the activation colours, so that the numbers on them stay easy to read
_NUMBER: Final = 0.34  # height of a number in parts of its cell
_FACTOR: Final = 0.24  # height of the small factor in the corner of a cell
_LEAST_FACTOR: Final = 8  # pixels: less cannot be read
_LEAST_CELL: Final = 24


class NumberGrid(QWidget):
    """Shows a matrix; it does not change the values itself.

    `pointed(int, int)`: pointer, click or arrow key went to a cell; its row and column.
    `edited(int, int, float)`: the person gave a cell another number; row, column, number.
    """

    pointed = Signal(int, int)
    edited = Signal(int, int, float)

    def __init__(
        self,
        name: str,
        appearance: Appearance,
        *,
        editable: bool = False,
        limit: float = 9.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._editable = editable
        self._limit = limit  # of the numbers that can be entered, in size
        self._values = np.zeros((1, 1), dtype=np.float32)
        self._level = 1.0
        self._factors: Array | None = None
        self._window: tuple[int, int, int, int] | None = None
        self._selected = (0, 0)
        self._typed = TypedNumber(limit)
        self._table = diverging_table(appearance.theme)
        self.setAccessibleName(name)
        if editable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            tip = self.tr("Click: one more. Right click: one less. Or type a number.")
            self.setToolTip(plain_tip(tip))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        appearance.theme_changed.connect(self._recolour)

    @property
    def values(self) -> Array:
        """The matrix that is shown, (rows, columns)."""
        return self._values

    @property
    def selected(self) -> tuple[int, int]:
        """Row and column of the cell that keys act on."""
        return self._selected

    @property
    def cell(self) -> float:
        """The side of a cell, in whole logical pixels."""
        rows, columns = self._values.shape
        return float(max(int(min((self.width() - 2) / columns, (self.height() - 2) / rows)), 1))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 2

    def minimumSizeHint(self) -> QSize:
        rows, columns = self._values.shape
        return QSize(columns * _LEAST_CELL + 2, rows * _LEAST_CELL + 2)

    def show_values(self, values: Array, *, level: float = 0.0) -> None:
        """Show a matrix, (rows, columns), numbers of size `level` in the full tint; 0: no tint."""
        if values.shape != self._values.shape:
            self._selected = (
                min(self._selected[0], values.shape[0] - 1),
                min(self._selected[1], values.shape[1] - 1),
            )
            self.updateGeometry()
        self._values, self._level = values, level
        self.update()

    def show_window(
        self, corner: tuple[int, int], shape: tuple[int, int], factors: Array | None = None
    ) -> None:
        """Outline some cells; `factors` are written small in their corners."""
        self._window, self._factors = (*corner, *shape), factors
        self.update()

    def select(self, row: int, column: int) -> None:
        """Let the keys act on a cell; `pointed` is not emitted."""
        if (row, column) != self._selected:
            self._selected = (row, column)
            self._typed.clear()
            self.update()

    def place(self, row: int, column: int) -> QRectF:
        """Return the rectangle of a cell, in pixels of the widget."""
        cell = self.cell
        rows, columns = self._values.shape
        left = int((self.width() - columns * cell) / 2)
        top = int((self.height() - rows * cell) / 2)
        return QRectF(left + column * cell, top + row * cell, cell, cell)

    def _cell_at(self, at: QPointF) -> tuple[int, int] | None:
        first = self.place(0, 0)
        row = int((at.y() - first.top()) // first.height())
        column = int((at.x() - first.left()) // first.width())
        rows, columns = self._values.shape
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._cell_at(event.position())
        if at is not None:
            self.pointed.emit(*at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._cell_at(event.position())
        if at is None:
            return
        self.select(*at)
        self.pointed.emit(*at)
        step = {Qt.MouseButton.LeftButton: 1.0, Qt.MouseButton.RightButton: -1.0}
        if self._editable and event.button() in step:
            self._add(step[event.button()])

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._takes(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        return is_plain_arrow(event) or (self._editable and self._typed.takes(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_step(event)
        if not self._takes(event):
            super().keyPressEvent(event)
        elif step is not None:
            rows, columns = self._values.shape
            row = min(max(self._selected[0] + step.down, 0), rows - 1)
            column = min(max(self._selected[1] + step.right, 0), columns - 1)
            self.select(row, column)
            self.pointed.emit(row, column)
        else:
            value = self._typed.press(event, float(self._values[self._selected]))
            self.update()
            if value is not None:
                self.edited.emit(*self._selected, value)

    def _add(self, step: float) -> None:
        self._typed.clear()
        value = float(self._values[self._selected]) + step
        self.edited.emit(*self._selected, min(max(value, -self._limit), self._limit))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._typed.clear()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, cell = self._appearance.theme, self.cell
        painter = QPainter(self)
        font = typography.body()
        font.setPixelSize(max(int(cell * _NUMBER), 6))
        painter.setFont(font)
        for row, column in np.ndindex(*self._values.shape):
            self._paint_cell(painter, row, column, theme)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._window is not None:
            self._paint_window(painter, theme)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.drawRect(self.place(*self._selected).adjusted(3, 3, -3, -3))
        painter.end()

    def _paint_cell(self, painter: QPainter, row: int, column: int, theme: Theme) -> None:
        place, value = self.place(row, column), float(self._values[row, column])
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(self._tint(value, theme))
        painter.drawRect(place.adjusted(0.5, 0.5, 0.5, 0.5))
        painter.setPen(theme.colour("text"))
        typing = self._typed.text if (row, column) == self._selected else ""
        text = typing.replace("-", "\N{MINUS SIGN}") or short(value)
        metrics = QFontMetricsF(painter.font())
        wide = metrics.horizontalAdvance(text)
        room = place.width() - 6
        if wide > room:  # a long number shrinks rather than leaves its cell
            painter.save()
            painter.translate(place.center())
            painter.scale(room / wide, room / wide)
            box = QRectF(-wide, -place.height(), 2 * wide, 2 * place.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            painter.restore()
        else:
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _tint(self, value: float, theme: Theme) -> QColor:
        if not self._level:
            return theme.colour("surface")
        share = min(max(value / self._level, -1.0), 1.0) * _TINT
        red, green, blue, _ = self._table[round(127.5 + 127.5 * share)].tolist()
        return QColor(red, green, blue)

    def _paint_window(self, painter: QPainter, theme: Theme) -> None:
        assert self._window is not None
        top, left, rows, columns = self._window
        if self._factors is not None:
            font = painter.font()
            small = typography.body()
            small.setPixelSize(max(int(self.cell * _FACTOR), _LEAST_FACTOR))
            painter.setFont(small)
            painter.setPen(theme.colour("accent"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            for (row, column), factor in np.ndenumerate(self._factors):
                corner = self.place(top + row, left + column).adjusted(0, 0, -3, -1)
                painter.drawText(corner, right, f"×{short(float(factor))}")
            painter.setFont(font)
        first = self.place(top, left)
        last = self.place(top + rows - 1, left + columns - 1)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRect(first.united(last))

    def _recolour(self, theme: Theme) -> None:
        self._table = diverging_table(theme)
        self.update()


def short(value: float) -> str:
    """Return a number in as few characters as it takes, two decimals at most, a true minus sign."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "\N{MINUS SIGN}")
