"""The partial sums of a C3 map: three, four or six convolutions, added up to one map."""

from math import floor
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.style import typography
from app.style.numbers import CLOSER, number
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from app.widgets.maps.cells import level_of
from lenet.explain.partial_sums import PartialSums, partial_sums
from lenet.network import paper
from lenet.network.forward import Trace

_GAP: Final = 4.0
_LARGEST: Final = 12.0  # pixels a unit
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class PartialSumsPanel(CachedWidget):
    """A column for each S2 map, empty where the table has no connection; then bias and map.

    Shows the C3 map of the selected unit; without one, the map shown last.
    """

    def __init__(
        self,
        session: Session,
        selection: Selection,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(appearance, parent)
        self._session = session
        self._selection = selection
        self.c3_map = 0
        self.setAccessibleName(self.tr("The sums of a C3 map"))
        session.trace_changed.connect(self._follow_trace)
        selection.changed.connect(self._follow_selection)
        self._follow_selection()

    def sizeHint(self) -> QSize:
        return QSize(300, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 100)

    def _follow_trace(self, trace: Trace | None) -> None:
        self.update()

    def _follow_selection(self) -> None:
        for unit in self._selection.units:
            if unit.layer == "c3" and unit.map != self.c3_map:
                self.c3_map = unit.map
                self.update()

    def _cell(self) -> float:
        """Return the side of a unit in whole pixels, the largest that fits."""
        texts = 3 * self.line + 5 * _GAP  # title, heading, range
        across = (self.width() - self._names_width() - 8 * _GAP) / (
            (paper.C1_MAPS + 1) * paper.C3_SIDE
        )
        down = (self.height() - texts) / (2 * paper.C3_SIDE + 1.6 * paper.KERNEL_SIDE)
        return float(max(floor(min(across, down, _LARGEST)), 1))

    def _names_width(self) -> float:
        return max(
            self.fontMetrics().horizontalAdvance(word) * 0.92 + _GAP for word in self._row_names()
        )

    def _row_names(self) -> tuple[str, str, str]:
        return self.tr("kernel"), self.tr("part"), self.tr("sum")

    def place(self, row: int, column: int) -> QRectF:
        """Return the rectangle of a picture.

        Row 0: kernel, 1: part, 2: running sum. Column: the S2 map, or 6 for the C3 map itself.
        """
        cell = self._cell()
        side = paper.C3_SIDE * cell
        kernel = 1.6 * paper.KERNEL_SIDE * cell
        left = self._names_width() + 2 * _GAP + column * (side + _GAP)
        top = 2 * self.line + 2 * _GAP
        if row == 0:
            return QRectF(left + (side - kernel) / 2, top, kernel, kernel)
        return QRectF(left, top + kernel + _GAP + (row - 1) * (side + _GAP), side, side)

    def paint_live(self, painter: QPainter) -> None:
        trace = self._session.trace
        n = len(paper.C3_TABLE[self.c3_map])
        title = self.tr("C3 map {map}").format(map=self.c3_map)
        bold = typography.caption(bold=True)
        wide = self.text(painter, QRectF(0, 2, self.width(), self.line), title, font=bold)
        count = self.tr("{n}·25 weights + 1 bias = {count}").format(n=n, count=25 * n + 1)
        place = QRectF(wide + 8, 2, self.width(), self.line)
        self.text(painter, place, count, colour="muted")
        self._paint_headings(painter)
        if trace is None:
            for s2_map in paper.C3_TABLE[self.c3_map]:
                for row in range(3):
                    self.cells.frame(painter, self.place(row, s2_map))
            self.cells.frame(painter, self.place(1, paper.C1_MAPS))
            return
        self._paint_sums(painter, partial_sums(self._session.parameters, trace, self.c3_map))

    def _paint_headings(self, painter: QPainter) -> None:
        for row, name in enumerate(self._row_names()):
            beside = QRectF(
                0, self.place(row, 0).top(), self._names_width(), self.place(row, 0).height()
            )
            self.text(painter, beside, name, colour="muted", flags=_RIGHT)
        for column in range(paper.C1_MAPS):
            part = self.place(1, column)
            over = QRectF(part.left() - 4, self.line + _GAP, part.width() + 8, self.line)
            colour = "text" if column in paper.C3_TABLE[self.c3_map] else "line"
            fits = QFontMetricsF(typography.caption()).horizontalAdvance("S2 0 ") <= part.width()
            name = f"S2 {column}" if fits else str(column)
            self.text(painter, over, name, colour=colour, flags=_CENTRE)

    def _paint_sums(self, painter: QPainter, sums: PartialSums) -> None:
        kernel_level = level_of(self._session.parameters.c3_kernels)
        level = max(level_of(sums.parts), level_of(sums.running))
        pieces = zip(sums.sources, sums.kernels, sums.parts, sums.running, strict=True)
        for s2_map, kernel, part, running in pieces:
            self.cells.picture(painter, self.place(0, s2_map), kernel, level=kernel_level)
            self.cells.picture(painter, self.place(1, s2_map), part, level=level)
            self.cells.picture(painter, self.place(2, s2_map), running, level=level)
        state = self.place(2, paper.C1_MAPS)
        self.cells.picture(painter, state, np.ascontiguousarray(sums.state))
        accent = self.appearance.theme.colour("accent")
        self.cells.frame(painter, state.adjusted(-1, -1, 1, 1), accent)
        above = self.place(1, paper.C1_MAPS).adjusted(-8, -self.line, 8, 0)
        text = self.tr("+ bias\n{bias}\nf( )").format(bias=number(sums.bias))
        self.text(painter, above, text, colour="muted", flags=_CENTRE)
        low, high = -level, level
        below = QRectF(0, state.bottom() + 2, self.width(), self.line)
        scale = self.tr("Parts and sums: {low:.1f} to {high:.1f}").format(low=low, high=high)
        self.text(painter, below, scale.replace("-", "\N{MINUS SIGN}"), colour="muted")

    def tip_at(self, at: QPointF) -> str:
        trace = self._session.trace
        if trace is None:
            return ""
        sums = partial_sums(self._session.parameters, trace, self.c3_map)
        for place, s2_map in enumerate(sums.sources):
            for row, (name, values) in enumerate(
                zip(self._row_names(), (sums.kernels, sums.parts, sums.running), strict=True)
            ):
                box = self.place(row, s2_map)
                if box.contains(at):
                    side = values.shape[1]
                    down = min(int((at.y() - box.top()) / box.height() * side), side - 1)
                    across = min(int((at.x() - box.left()) / box.width() * side), side - 1)
                    value = number(float(values[place, down, across]), CLOSER)
                    return self.tr("S2 {s2}, {name}, row {row}, column {column}: {value}").format(
                        s2=s2_map, name=name, row=down, column=across, value=value
                    )
        return ""
