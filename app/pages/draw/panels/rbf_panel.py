"""The ten RBF units: which of the ten codes is F6 nearest to, and by how much?"""

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsSimpleTextItem, QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.widgets.answer_texts import AnswerTexts, answer_texts
from app.style import typography
from app.style.colours import diverging_table
from app.style.theme import Appearance, Theme
from app.widgets.maps.map_item import MapsItem
from app.widgets.maps.overlay import Outline, OverlayItem
from app.widgets.plots.figure import Figure, Hint
from lenet.explain.units import Unit
from lenet.network import paper
from lenet.network.forward import Trace

_MARGIN: Final = 16.0
# The distance of a full bar. A trained network's distances are seldom larger; those that are
# fill the bar, and only their numbers differ.
_FULL_BAR: Final = 240.0
_BLANK: Final = "\N{EN DASH}"


class RbfPanel(Figure):
    """The answer, and below it ten rows: class, code as a 7x12 picture, bar, distance.

    `class_clicked(int)`: the row of a class was clicked.
    """

    class_clicked = Signal(int)

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
        self._trace: Trace | None = session.trace
        self._row_places = [QRectF() for _ in range(paper.CLASSES)]
        self._bar_places = [QRectF() for _ in range(paper.CLASSES)]
        self._code_places: list[QRectF] = []
        self._glyph_place = QRectF()
        self._lines_left = 0.0
        self._codes = MapsItem(level=paper.SQUASH_A)
        self._codes.set_maps(paper.CODES.reshape(-1, paper.CODE_ROWS, paper.CODE_COLUMNS))
        self.scene().addItem(self._codes)
        self._glyph = self._add_text()
        self._lines = (self._add_text(), self._add_text())
        self._answer_row = self._add_rectangle()
        self._answer_row.setZValue(-1)  # behind the codes
        self._marked_digit: int | None = None
        self._bars = [self._add_rectangle() for _ in range(paper.CLASSES)]
        self._distances = [self._add_text() for _ in range(paper.CLASSES)]
        self._digits = [self._add_text(str(digit)) for digit in range(paper.CLASSES)]
        self.setAccessibleName(self.tr("RBF distances and answer"))
        self._overlay = OverlayItem()
        self._overlay.setZValue(20)
        self.scene().addItem(self._overlay)
        session.trace_changed.connect(self._show)
        selection.changed.connect(self._show_selection)

    def sizeHint(self) -> QSize:
        return QSize(300, 620)

    def minimumSizeHint(self) -> QSize:
        return QSize(250, 440)

    @property
    def answer_text(self) -> str:
        """The large glyph of the answer: a digit, "?" or "" for a blank canvas."""
        return self._glyph.text()

    @property
    def line_texts(self) -> tuple[str, str]:
        """The two lines beside the answer."""
        first, second = self._lines
        return first.text(), second.text()

    @property
    def distance_texts(self) -> list[str]:
        """The ten distances, as printed at the end of the rows."""
        return [item.text() for item in self._distances]

    @property
    def marked_digit(self) -> int | None:
        """The class whose row is marked as the answer."""
        return self._marked_digit if self._answer_row.isVisible() else None

    def row_place(self, digit: int) -> QRectF:
        """Return the rectangle of a class's row."""
        return self._row_places[digit]

    def code_place(self, digit: int) -> QRectF:
        """Return the rectangle of a class's code."""
        return self._code_places[digit]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._selection.hover(self._unit_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._selection.hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        unit = self._unit_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and unit is not None:
            self._selection.pin(unit)
            self.class_clicked.emit(unit.map)

    def _unit_at(self, at: QPointF) -> Unit | None:
        for digit, row in enumerate(self._row_places):
            if row.contains(at):
                return Unit("rbf", digit)
        return None

    def _show_selection(self) -> None:
        """Outline the code of a selected class, and the cell of a selected F6 unit in each code.

        While an earlier layer is the current one, all ten rows are dimmed.
        """
        theme = self.appearance.theme
        accent, soft = theme.colour("accent"), theme.colour("text")
        outlines = []
        is_later = self._selection.layer not in (None, "rbf")
        for unit in self._selection.units if self._code_places and not is_later else ():
            if unit.layer == "rbf":
                outlines.append(Outline(self._code_places[unit.map], accent, 2))
            elif unit.layer == "f6":
                row, column = divmod(unit.map, paper.CODE_COLUMNS)
                for code in self._code_places:
                    wide, high = code.width() / paper.CODE_COLUMNS, code.height() / paper.CODE_ROWS
                    left, top = code.left() + column * wide, code.top() + row * high
                    outlines.append(Outline(QRectF(left, top, wide, high), soft, 1))
        dim_colour = theme.colour("window")
        dim_colour.setAlphaF(0.8)
        dimmed = [QRectF(0, 0, self.width(), self.height())] if is_later else []
        self._overlay.show_outlines(outlines, dimmed=dimmed, dim_colour=dim_colour)

    def _add_text(self, text: str = "") -> QGraphicsSimpleTextItem:
        item = QGraphicsSimpleTextItem(text)
        self.scene().addItem(item)
        return item

    def _add_rectangle(self) -> QGraphicsRectItem:
        item = QGraphicsRectItem()
        item.setPen(Qt.PenStyle.NoPen)
        self.scene().addItem(item)
        return item

    def arrange(self, width: float, height: float) -> None:
        metrics = QFontMetricsF(typography.caption())
        line = metrics.lineSpacing()
        pixel = self.pixel()
        glyph = min(max(height * 0.17, 72.0), 160.0)
        self._glyph_place = QRectF(_MARGIN, 0, glyph * 0.72, glyph)
        self._lines_left = self._glyph_place.right() + 16
        top = self._glyph_place.bottom() + line + 14  # a line for the rows' heading
        row = (height - top - 8) / paper.CLASSES
        cell = max(np.floor((row - 4) / paper.CODE_ROWS / pixel), 1) * pixel
        code_width, code_height = paper.CODE_COLUMNS * cell, paper.CODE_ROWS * cell
        digit_width = metrics.horizontalAdvance("0")
        number_width = metrics.horizontalAdvance("000.0")
        code_left = round((_MARGIN + digit_width + 12) / pixel) * pixel
        bar_left = code_left + code_width + 12
        bar_width = max(width - _MARGIN - bar_left - number_width - 10, 20)
        self._code_places = []
        for digit in range(paper.CLASSES):
            middle = top + (digit + 0.5) * row
            code_top = round((middle - code_height / 2) / pixel) * pixel
            self._row_places[digit] = QRectF(0, middle - row / 2, width, row)
            self._code_places.append(QRectF(code_left, code_top, code_width, code_height))
            self._bar_places[digit] = QRectF(bar_left, middle - 5, bar_width, 10)
            self.hints.append(
                Hint(
                    self._row_places[digit],
                    self.tr(
                        "The distance of F6 from the code of {digit}: the sum of 84 squared "
                        "differences. The smallest one is the answer. Click to see them."
                    ).format(digit=digit),
                )
            )
        self._codes.set_places(self._code_places)
        self._glyph.setFont(typography.answer(int(glyph)))
        for item in self._lines:
            item.setFont(typography.body())
        self._show_selection()

    def recolour(self, theme: Theme) -> None:
        self._codes.set_colours(diverging_table(theme))
        for item, colour in zip(self._lines, ("text", "muted"), strict=True):
            item.setBrush(theme.colour(colour))
        self._mark_row(self._marked_digit)
        self._show(self._trace)
        self._show_selection()

    def _show(self, trace: Trace | None) -> None:
        self._trace = trace
        texts = answer_texts(trace, self._session.model.card.thresholds)
        if texts.digit != self._marked_digit:  # not at every move of the pen: fonts are slow
            self._mark_row(texts.digit)
        self._show_answer(texts)
        right = self.width() - _MARGIN
        for digit, (place, bar, number) in enumerate(
            zip(self._bar_places, self._bars, self._distances, strict=True)
        ):
            distance = 0.0 if trace is None else float(trace.distances[digit])
            share = min(distance / _FULL_BAR, 1.0)
            bar.setRect(QRectF(place.left(), place.top(), place.width() * share, place.height()))
            number.setText(_BLANK if trace is None else f"{distance:.1f}")
            box = number.boundingRect()
            number.setPos(right - box.width(), place.center().y() - box.height() / 2)

    def _mark_row(self, answer: int | None) -> None:
        """Give the answer's row its colour, weight and background, and the other rows theirs."""
        self._marked_digit = answer
        theme = self.appearance.theme
        self._answer_row.setBrush(theme.colour("hover"))
        self._answer_row.setVisible(answer is not None)
        if answer is not None:
            self._answer_row.setRect(self._row_places[answer].adjusted(4, 1, -4, -1))
        for digit in range(paper.CLASSES):
            is_answer = digit == answer
            self._bars[digit].setBrush(theme.colour("answer" if is_answer else "muted"))
            for item in (self._digits[digit], self._distances[digit]):
                item.setFont(typography.caption(bold=is_answer))
                item.setBrush(theme.colour("answer" if is_answer else "text"))
            label = self._digits[digit]
            middle = self._bar_places[digit].center().y()
            label.setPos(_MARGIN, middle - label.boundingRect().height() / 2)

    def _show_answer(self, texts: AnswerTexts) -> None:
        """Show the glyph, and the two lines beside it; on a blank canvas in its place."""
        self._glyph.setText(texts.glyph)
        self._glyph.setBrush(self.appearance.theme.colour(texts.colour))
        first, second = self._lines
        for item, text in zip(self._lines, texts.lines, strict=True):
            item.setText(text)
        left = self._lines_left if texts.glyph else _MARGIN
        middle = self._glyph_place.center().y()
        first.setPos(left, middle - first.boundingRect().height())
        second.setPos(left, middle)
        box = self._glyph.boundingRect()
        self._glyph.setPos(
            self._glyph_place.center().x() - box.width() / 2, middle - box.height() / 2
        )

    def paint_background(self, painter: QPainter) -> None:
        theme = self.appearance.theme
        pixel = self.pixel()
        line = QFontMetricsF(typography.caption()).lineSpacing()
        painter.setFont(typography.caption(bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(
            QRectF(_MARGIN, self._glyph_place.bottom() + 6, self.width(), line),
            Qt.AlignmentFlag.AlignVCenter,
            self.tr("RBF: distance of F6 from each code"),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        for place in self._code_places:
            painter.drawRect(place.adjusted(-pixel, -pixel, pixel, pixel))
        painter.setBrush(theme.colour("line"))
        for bar in self._bar_places:
            painter.drawRect(QRectF(bar.left(), bar.center().y() - 0.5, bar.width(), 1))
