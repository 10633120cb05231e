"""Matrices side by side, as in an equation: one size of cell, a title above each, signs between."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.pages.lecture.convolution.number_grid import NumberGrid
from app.style import typography
from app.style.formulas.typesetting import Setting, typeset
from app.style.theme import Appearance, Theme
from app.widgets.forms.formula import em, paint_formula

_TITLE_GAP: Final = 6
_SIGN_GAP: Final = 2.4  # em from one matrix to the next, with the sign in the middle
_LARGEST_CELL: Final = 128


@dataclass(frozen=True, eq=False)
class Part:
    """One matrix, what is written above it, and the LaTeX of the sign after it; "" is none."""

    grid: NumberGrid
    title: str
    sign: str = ""


class GridRow(QWidget):
    """Lays the matrices out in the middle of the room it gets, as large as all of them fit."""

    def __init__(
        self, parts: Sequence[Part], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = list(parts)
        self._appearance = appearance
        self._cell = 1
        self._model: GridRow | None = None
        for part in parts:
            part.grid.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self._take_type)

    @property
    def cell(self) -> int:
        """The side of a cell, in whole pixels."""
        return self._cell

    def be_no_larger_than(self, other: "GridRow") -> None:
        """Take the other row's cells where there is room for larger ones."""
        self._model = other

    def minimumSizeHint(self) -> QSize:
        hints = [part.grid.minimumSizeHint() for part in self._parts]
        width = sum(hint.width() for hint in hints) + (len(hints) - 1) * self._between()
        return QSize(int(width), max(hint.height() for hint in hints) + int(self._head()))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.6

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _take_type(self) -> None:
        self.updateGeometry()
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._appearance.theme
        painter.setFont(typography.label(bold=True))
        painter.setPen(theme.colour("text"))
        line = QFontMetricsF(typography.label()).lineSpacing()
        half = self._between() / 2
        # Han characters stand lower on their line than the first font measures.
        centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        for part in self._parts:
            grid = part.grid.geometry()
            above = QRectF(grid.left() - half, grid.top() - line - _TITLE_GAP, 0, line)
            above.setWidth(grid.width() + 2 * half)
            painter.drawText(above, centred, part.title)
            if part.sign:
                middle = QRectF(grid.right(), grid.top(), self._between(), grid.height()).center()
                paint_formula(painter, self._sign(part), middle, theme=theme)
        painter.end()

    def _sign(self, part: Part) -> Setting:
        return typeset(part.sign)

    def _head(self) -> float:
        return QFontMetricsF(typography.label()).lineSpacing() + _TITLE_GAP

    def _between(self) -> float:
        return _SIGN_GAP * em()

    def _arrange(self) -> None:
        shapes = [part.grid.values.shape for part in self._parts]
        columns = sum(shape[1] for shape in shapes)
        rows = max(shape[0] for shape in shapes)
        gaps = (len(shapes) - 1) * self._between()
        across = (self.width() - gaps - 2 * len(shapes)) / columns
        down = (self.height() - self._head() - 2) / rows
        largest = _LARGEST_CELL if self._model is None else self._model.cell
        cell = self._cell = max(int(min(across, down, largest)), 1)
        whole = columns * cell + gaps + 2 * len(shapes)
        left = (self.width() - whole) / 2
        top = self._head() + (self.height() - self._head() - rows * cell - 2) / 2
        for part, shape in zip(self._parts, shapes, strict=True):
            width, height = shape[1] * cell + 2, shape[0] * cell + 2
            down = top + (rows - shape[0]) * cell / 2
            part.grid.setGeometry(int(left), int(down), width, height)
            left += width + self._between()
        self.update()

    def _recolour(self, theme: Theme) -> None:
        self.update()
