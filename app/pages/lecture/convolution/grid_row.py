"""Matrices side by side as in an equation: cells of one size, titles above, signs between."""

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

_TITLE_GAP: Final = 6  # pixels between a title and its matrix
_SIGN_GAP: Final = 2.4  # em from one matrix to the next, with the sign in the middle
_LARGEST_CELL: Final = 128  # pixels of a side


@dataclass(frozen=True, eq=False)
class TitledGrid:
    """A matrix, its title, and the LaTeX of the sign after it; "" for none."""

    grid: NumberGrid
    title: str
    sign: str = ""


class GridRow(QWidget):
    """A row of matrices in the middle of the widget, as large as all of them fit."""

    def __init__(
        self, matrices: Sequence[TitledGrid], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._matrices = list(matrices)
        self._appearance = appearance
        self._cell = 1
        self._limit: GridRow | None = None
        for matrix in matrices:
            matrix.grid.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self._update_type)

    @property
    def cell(self) -> int:
        """The side of a cell, in whole pixels."""
        return self._cell

    def limit_cells_to(self, other: "GridRow") -> None:
        """Make cells no larger than those of another row."""
        self._limit = other

    def minimumSizeHint(self) -> QSize:
        hints = [matrix.grid.minimumSizeHint() for matrix in self._matrices]
        width = sum(hint.width() for hint in hints) + (len(hints) - 1) * self._between()
        return QSize(int(width), max(hint.height() for hint in hints) + int(self._head()))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.6

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _update_type(self) -> None:
        self.updateGeometry()
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._appearance.theme
        painter.setFont(typography.caption(bold=True))
        painter.setPen(theme.colour("text"))
        line = QFontMetricsF(typography.caption()).lineSpacing()
        half = self._between() / 2
        # Han characters stand lower on their line than the first font measures.
        centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        for matrix in self._matrices:
            grid = matrix.grid.geometry()
            above = QRectF(grid.left() - half, grid.top() - line - _TITLE_GAP, 0, line)
            above.setWidth(grid.width() + 2 * half)
            painter.drawText(above, centred, matrix.title)
            if matrix.sign:
                middle = QRectF(grid.right(), grid.top(), self._between(), grid.height()).center()
                paint_formula(painter, self._sign(matrix), middle, theme=theme)
        painter.end()

    def _sign(self, matrix: TitledGrid) -> Setting:
        return typeset(matrix.sign)

    def _head(self) -> float:
        return QFontMetricsF(typography.caption()).lineSpacing() + _TITLE_GAP

    def _between(self) -> float:
        return _SIGN_GAP * em()

    def _arrange(self) -> None:
        shapes = [matrix.grid.values.shape for matrix in self._matrices]
        columns = sum(shape[1] for shape in shapes)
        rows = max(shape[0] for shape in shapes)
        gaps = (len(shapes) - 1) * self._between()
        across = (self.width() - gaps - 2 * len(shapes)) / columns
        down = (self.height() - self._head() - 2) / rows
        largest = _LARGEST_CELL if self._limit is None else self._limit.cell
        cell = self._cell = max(int(min(across, down, largest)), 1)
        whole = columns * cell + gaps + 2 * len(shapes)
        left = (self.width() - whole) / 2
        top = self._head() + (self.height() - self._head() - rows * cell - 2) / 2
        for matrix, shape in zip(self._matrices, shapes, strict=True):
            width, height = shape[1] * cell + 2, shape[0] * cell + 2
            down = top + (rows - shape[0]) * cell / 2
            matrix.grid.setGeometry(int(left), int(down), width, height)
            left += width + self._between()
        self.update()

    def _recolour(self, theme: Theme) -> None:
        self.update()
