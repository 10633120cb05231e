"""The C3 connection table (the paper's Table I): which S2 maps does each C3 map see?"""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.style import typography
from app.style.theme import Appearance, Theme
from app.widgets.forms.arrow_keys import accept_arrows, arrow_step
from app.widgets.maps.overlay import Outline, OverlayItem
from app.widgets.plots.figure import Figure, Hint
from lenet.explain.units import Unit
from lenet.network import paper
from lenet.network.ablation import Ablation, kernel_at

_MARGIN: Final = 16.0
_MAX_CELL: Final = 2.4  # lines of text
_TOGGLES: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TablePanel(Figure):
    """The table as a figure: a row for each S2 map, a column for each C3 map.

    A click on a cell switches its kernel off or on; on the number of a C3 map all kernels of its
    column, on the name of an S2 map all kernels of its row. With the focus, the arrow keys move
    a cursor over cells, numbers and names, and the space bar or Enter switches as a click does.
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
        session.ablation_changed.connect(self._show_ablation)
        self._marks = OverlayItem()
        self.scene().addItem(self._marks)
        selection.changed.connect(self._mark)
        self._cell = self._high = 0.0  # width and height of a cell
        self._left = self._top = 0.0
        self.cell_cursor: tuple[int, int] | None = None  # C3 and S2 map; -1: see `place`
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("C3 connection table"))
        self.setAccessibleDescription(
            "; ".join(
                self.tr("C3 map {c3} sees S2 maps {s2}").format(
                    c3=c3_map, s2=", ".join(map(str, s2_maps))
                )
                for c3_map, s2_maps in enumerate(paper.C3_TABLE)
            )
        )

    def sizeHint(self) -> QSize:
        return QSize(345, self._height_for(15))

    def minimumSizeHint(self) -> QSize:
        return QSize(310, self._height_for(14))

    def _height_for(self, cell: int) -> int:
        lines = int(5 * QFontMetricsF(typography.caption()).lineSpacing())
        return lines + 13 + cell * paper.C1_MAPS

    def _reason(self) -> str:
        text: str = self.tr(
            "Why not all 96? There are fewer connections, and different "
            "inputs break the symmetry: the maps learn different features."
        )
        return text

    def _reason_place(self, top: float) -> QRectF:
        """Return the place of the text below the table, as high as it needs in this width."""
        room = QRectF(_MARGIN, top, self.width() - _MARGIN, self.height())
        metrics = QFontMetricsF(typography.caption())
        high = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._reason()).height()
        return QRectF(_MARGIN, top, room.width(), max(high, 2 * metrics.lineSpacing()))

    def arrange(self, width: float, height: float) -> None:
        metrics = QFontMetricsF(typography.caption())
        line = metrics.lineSpacing()
        side = metrics.horizontalAdvance("S2 0") + 12
        head = 2 * line + 4  # the title, then the numbers of the C3 maps
        foot = line + 9 + self._reason_place(0).height()  # counts under the columns, then the text
        largest = _MAX_CELL * line
        by_width = (width - 2 * _MARGIN - side) / paper.C3_MAPS
        by_height = (height - head - foot) / paper.C1_MAPS
        self._high = max(float(int(min(by_width, by_height, largest))), 6.0)
        # Wider than high where height is scarce: room for the numbers of the columns.
        self._cell = max(float(int(min(by_width, 1.3 * self._high, 1.3 * largest))), 6.0)
        self._left, self._top = _MARGIN + side, head
        for c3_map, s2_maps in enumerate(paper.C3_TABLE):
            column = QRectF(self._x(c3_map), 0, self._cell, height)
            text = self.tr(
                "C3 map {c3} sees {n} S2 maps: {s2}. {n}×25 weights + 1 bias = {count} parameters. "
                "Click a dot to switch its kernel off and on, the number for all of them."
            ).format(
                c3=c3_map,
                n=len(s2_maps),
                s2=", ".join(map(str, s2_maps)),
                count=len(s2_maps) * paper.KERNEL_SIDE**2 + 1,
            )
            self.hints.append(Hint(column, text))

    def place(self, c3_map: int, s2_map: int) -> QRectF:
        """Return the rectangle of a cell; at C3 map -1 of a name, at S2 map -1 of a number."""
        left = self._x(c3_map) if c3_map >= 0 else _MARGIN
        line = QFontMetricsF(typography.caption()).lineSpacing()
        top = self._y(s2_map) if s2_map >= 0 else self._top - line - 2
        width = self._cell if c3_map >= 0 else self._left - _MARGIN - 2
        return QRectF(left, top, width, self._high if s2_map >= 0 else line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._selection.hover(self._unit_under(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Switch the kernel, the column or the row that was clicked."""
        if event.button() != Qt.MouseButton.LeftButton or self._cell == 0:
            return
        column = int((event.position().x() - self._left) // self._cell)
        row = int((event.position().y() - self._top) // self._high)
        self._switch(column, row)

    def _switch(self, column: int, row: int) -> None:
        """Switch a cell's kernel off or on; at column -1 the whole row, at row -1 the column."""
        on_column, on_row = 0 <= column < paper.C3_MAPS, 0 <= row < paper.C1_MAPS
        ablation = self._session.ablation
        if on_column and on_row:
            self._session.switch(ablation.toggle_cell(column, row))
        elif on_column and row < 0:
            self._session.switch(ablation.toggle_column(column))
        elif on_row and column < 0:
            self._session.switch(ablation.toggle_row(row))

    def event(self, event: QEvent) -> bool:
        if accept_arrows(event, *_TOGGLES):
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_step(event)
        if step is not None:
            column, row = self.cell_cursor or (0, 0)
            self._put_cursor(
                min(max(column + step.right, -1), paper.C3_MAPS - 1),
                min(max(row + step.down, -1), paper.C1_MAPS - 1),
            )
        elif event.key() in _TOGGLES and self.cell_cursor is not None:
            self._switch(*self.cell_cursor)
        else:
            event.ignore()

    def _put_cursor(self, column: int, row: int) -> None:
        self.cell_cursor = (column, row)
        self._selection.hover(self._middle_of(column))
        self._mark()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._put_cursor(0, 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.cell_cursor = None
        self._selection.hover(None)
        self._mark()

    def _show_ablation(self, ablation: Ablation) -> None:
        self.forget_background()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._selection.hover(None)

    def _unit_under(self, at: QPointF) -> Unit | None:
        """Return the middle unit of the C3 map whose column a place is in."""
        return self._middle_of(int((at.x() - self._left) // max(self._cell, 1)))

    def _middle_of(self, column: int) -> Unit | None:
        if not 0 <= column < paper.C3_MAPS or self._cell == 0:
            return None
        return Unit("c3", column, paper.C3_SIDE // 2, paper.C3_SIDE // 2)

    def _mark(self) -> None:
        """Outline the cursor, and the column or row of each map in the selection."""
        accent = self.appearance.theme.colour("accent")
        across, down = self._cell * paper.C3_MAPS, self._high * paper.C1_MAPS
        outlines = []
        for unit in self._selection.units:
            if unit.layer == "c3":
                place = QRectF(self._x(unit.map), self._top, self._cell, down)
                outlines.append(Outline(place, accent, 2))
            elif unit.layer == "s2":
                place = QRectF(self._left, self._y(unit.map), across, self._high)
                outlines.append(Outline(place, accent, 2))
        if self.cell_cursor is not None:
            outlines.append(Outline(self.place(*self.cell_cursor), accent, 2))
        self._marks.show_outlines(outlines)

    def recolour(self, theme: Theme) -> None:
        self._mark()

    def paint_background(self, painter: QPainter) -> None:
        theme = self.appearance.theme
        line = QFontMetricsF(typography.caption()).lineSpacing()
        bold = typography.caption(bold=True)
        title = self.tr("C3 table")
        painter.setFont(bold)
        painter.setPen(theme.colour("text"))
        place = QRectF(_MARGIN, 2, self.width(), line)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, title)
        place.setLeft(_MARGIN + QFontMetricsF(bold).horizontalAdvance(title + "  "))
        painter.setFont(typography.caption())
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            place,
            Qt.AlignmentFlag.AlignVCenter,
            self.tr("60 kernels, 16 biases, 1,516 parameters"),
        )
        self._paint_cells(painter, theme)
        self._paint_numbers(painter, theme, line)
        painter.setPen(theme.colour("muted"))
        bottom = self._top + paper.C1_MAPS * self._high + 4
        for first, last, text in (
            (0, 6, "6·(75 + 1)"),
            (6, 15, "+   9·(100 + 1)"),
            (15, 16, "+ 1·(150 + 1)"),
        ):
            left, right = self._x(first) + 2, self._x(last) - 2
            painter.drawLine(QPointF(left, bottom), QPointF(right, bottom))
            box = QRectF(left, bottom + 2, right - left, line)
            align = Qt.AlignmentFlag.AlignHCenter
            if last == paper.C3_MAPS:  # its own column is too narrow
                box, align = box.adjusted(-120, 0, 14, 0), Qt.AlignmentFlag.AlignRight
            elif first:
                align = Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, align, text)
        place = self._reason_place(bottom + line + 4)
        painter.drawText(place, Qt.TextFlag.TextWordWrap, self._reason())

    def _paint_cells(self, painter: QPainter, theme: Theme) -> None:
        for s2_map in range(paper.C1_MAPS):
            for c3_map, s2_maps in enumerate(paper.C3_TABLE):
                cell = QRectF(self._x(c3_map), self._y(s2_map), self._cell, self._high)
                painter.setPen(QPen(theme.colour("line"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(cell)
                if s2_map in s2_maps:
                    off = kernel_at(c3_map, s2_map) in self._session.ablation.kernels
                    painter.setPen(QPen(theme.colour("muted" if off else "text"), 1.5))
                    painter.setBrush(Qt.BrushStyle.NoBrush if off else QBrush(theme.colour("text")))
                    radius = self._high * 0.2
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
                    painter.drawEllipse(cell.center(), radius, radius)
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_numbers(self, painter: QPainter, theme: Theme, line: float) -> None:
        painter.setPen(theme.colour("muted"))
        for c3_map in range(paper.C3_MAPS):
            box = QRectF(self._x(c3_map), self._top - line - 2, self._cell, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(c3_map))
        for s2_map in range(paper.C1_MAPS):
            box = QRectF(_MARGIN, self._y(s2_map), self._left - _MARGIN - 6, self._high)
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(box, align, f"S2 {s2_map}")

    def _x(self, c3_map: int) -> float:
        return self._left + c3_map * self._cell

    def _y(self, s2_map: int) -> float:
        return self._top + s2_map * self._high
