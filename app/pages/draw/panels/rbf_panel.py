"""The ten RBF units: which of the ten codes is F6 nearest to, and by how much?"""

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsSimpleTextItem, QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.widgets.answer_layout import (
    FULL_DISTANCE,
    AnswerLayout,
    closeness,
    f6_cells,
    fitted_answer,
    paint_scale_of_bars,
)
from app.pages.draw.widgets.answer_texts import AnswerTexts, answer_texts, distance_tip
from app.pages.draw.widgets.letters import pinned_letter
from app.style import typography
from app.style.colours import dimmed_theme, diverging_table
from app.style.theme import Appearance, Theme
from app.widgets.forms.switch import Switch
from app.widgets.maps.map_item import MapsItem
from app.widgets.maps.overlay import Outline, OverlayItem, with_edges
from app.widgets.plots.figure import Figure, Hint
from lenet.explain.units import Unit
from lenet.network import paper
from lenet.network.forward import Trace

ORDERS: Final = ("digits", "nearest")  # of the rows


class RbfPanel(Figure):
    """The answer with its sentence, and ten rows: class, code, bar, distance.

    A bar is as long as the code is near. The rows are in the order of the digits, or nearest first.

    `order_chosen(str)`: the person chose another of ORDERS.
    """

    order_chosen = Signal(str)

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
        self._is_later = False  # than the current layer
        self._layout: AnswerLayout | None = None
        self._classes = list(range(paper.CLASSES))  # by row
        self._codes = MapsItem(level=paper.SQUASH_A)
        self._codes.set_maps(paper.CODES.reshape(-1, paper.CODE_ROWS, paper.CODE_COLUMNS))
        bars = [QGraphicsRectItem() for _ in range(paper.CLASSES + 1)]
        texts = [QGraphicsSimpleTextItem() for _ in range(2 * paper.CLASSES + 4)]
        self._overlay = OverlayItem()
        self._overlay.setZValue(20)
        for item in (self._codes, *bars, *texts, self._overlay):
            self.scene().addItem(item)
        for bar in bars:
            bar.setPen(Qt.PenStyle.NoPen)
        self._answer_row, *self._bars = bars
        self._glyph, self._sentence, *rest = texts
        self._lines, numbers = rest[:2], rest[2:]
        self._distances, self._digits = numbers[: paper.CLASSES], numbers[paper.CLASSES :]  # by row
        self._answer_row.setZValue(-1)  # behind the codes
        self._texts: AnswerTexts | None = None  # that are shown, in this layout and theme
        self._marked: tuple[int | None, str] = (None, "")  # row of the answer, and its colour
        self.setAccessibleName(self.tr("RBF distances and answer"))
        words = zip(ORDERS, (self.tr("0–9"), self.tr("nearest")), strict=True)
        self.order_switch = Switch(dict(words), self, size="caption")
        tip = self.tr("The digits in their order, or the nearest code first")
        self.order_switch.describe(self.tr("Order of the rows"), tip)
        self.order_switch.chosen.connect(self._choose_order)
        session.trace_changed.connect(self._show)
        selection.changed.connect(self._show_selection)

    def sizeHint(self) -> QSize:
        return QSize(240, 620)

    def minimumSizeHint(self) -> QSize:
        return QSize(170, 340)

    @property
    def answer_text(self) -> str:
        """The large glyph of the answer: a digit, "?" or "" for a blank canvas."""
        return self._glyph.text()

    @property
    def sentence_text(self) -> str:
        """The graded sentence under the answer."""
        return self._sentence.text()

    @property
    def line_texts(self) -> list[str]:
        """The two lines under the sentence."""
        return [item.text() for item in self._lines]

    @property
    def distance_texts(self) -> list[str]:
        """The ten distances by class, as printed at the end of the rows."""
        return [self._distances[row].text() for row in np.argsort(self._classes)]

    @property
    def bar_lengths(self) -> list[float]:
        """The length of each class's bar, 0 to 1."""
        whole = self._layout.bars[0].width() if self._layout else 1.0
        return [self._bars[row].rect().width() / whole for row in np.argsort(self._classes)]

    @property
    def marked_digit(self) -> int | None:
        """The class whose row is marked as the answer."""
        return None if self._marked[0] is None else self._classes[self._marked[0]]

    def row_place(self, digit: int) -> QRectF:
        """Return the rectangle of a class's row."""
        return self._layout.rows[self._classes.index(digit)] if self._layout else QRectF()

    def code_place(self, digit: int) -> QRectF:
        """Return the rectangle of a class's code."""
        return self._layout.codes[self._classes.index(digit)] if self._layout else QRectF()

    @property
    def order(self) -> str:
        """The order of the rows, one of ORDERS."""
        return self.order_switch.state

    def set_order(self, order: str) -> None:
        """Put the rows in one of ORDERS."""
        self.order_switch.show_state(order)
        self._show(self._trace)

    def set_presenting(self, on: bool) -> None:
        """Hide the switch for the order before an audience; the rows stay in theirs."""
        if on != self.order_switch.isHidden():
            self.order_switch.setVisible(not on)
            self.rearrange()

    def _choose_order(self, order: str) -> None:
        self.order_chosen.emit(order)
        self._show(self._trace)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.has_moved(event):
            self._selection.hover(self._unit_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._selection.hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        unit = self._unit_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and unit is not None:
            self._selection.pin(unit)

    def _unit_at(self, at: QPointF) -> Unit | None:
        for row, place in enumerate(self._layout.rows if self._layout else ()):
            if place.contains(at):
                return Unit("rbf", self._classes[row])
        return None

    def _show_selection(self) -> None:
        """Outline the code of a selected class, and the cell of a selected F6 unit in each code.

        While an earlier layer is the current one, the whole panel is faded.
        """
        is_later = self._selection.layer not in (None, "rbf")
        if is_later != self._is_later:
            self._is_later = is_later
            self.rearrange()
            return
        layout, theme = self._layout, self.appearance.theme
        accent, soft = theme.colour("accent"), theme.colour("text")
        outlines: list[Outline] = []
        letters = []
        for unit in () if is_later else self._selection.units:
            if unit.layer == "rbf":
                place = self.code_place(unit.map)
                outlines.append(Outline(place, accent, 2))
                if unit in self._selection.pinned:
                    letters.append(pinned_letter(self, self._selection, unit, place))
            elif unit.layer == "f6" and layout is not None:
                outlines += [Outline(c, soft, 1) for c in f6_cells(layout.codes, unit.map)]
        self._overlay.show_outlines(with_edges(outlines, theme.colour("window")), letters=letters)

    def _theme(self) -> Theme:
        """Return the theme, faded while an earlier layer is the current one."""
        theme = self.appearance.theme
        return dimmed_theme(theme) if self._is_later else theme

    def arrange(self, width: float, height: float) -> None:
        self.order_switch.adjustSize()
        switch = QSize() if self.order_switch.isHidden() else self.order_switch.size()
        layout = fitted_answer(width, height, pixel=self.pixel(), switch=switch)
        self._layout, self._texts = layout, None
        self.order_switch.move(layout.switch.topLeft().toPoint())
        self._glyph.setFont(typography.answer(layout.glyph_size))
        self._sentence.setFont(layout.sentence_font)
        for item in self._lines:
            item.setFont(typography.caption())
        self._place_classes()

    def _place_classes(self) -> None:
        """Put the codes and the tool tips of the classes into their rows."""
        if self._layout is None:
            return
        self._codes.set_places([self.code_place(digit) for digit in range(paper.CLASSES)])
        rows = zip(self._classes, self._layout.rows, strict=True)
        self.hints = [Hint(place, distance_tip(digit, FULL_DISTANCE)) for digit, place in rows]
        for digit, item in zip(self._classes, self._digits, strict=True):
            item.setText(str(digit))
        self._show_selection()

    def recolour(self, theme: Theme) -> None:
        self._codes.set_colours(diverging_table(self._theme()))
        self._texts, self._marked = None, (None, "")
        self._mark_row(None, "text")
        self._show(self._trace)
        self._show_selection()

    def _show(self, trace: Trace | None) -> None:
        self._trace = trace
        if (layout := self._layout) is None:
            return
        classes = list(range(paper.CLASSES))
        if trace is not None and self.order == "nearest":
            classes = np.argsort(trace.distances, kind="stable").tolist()
        if classes != self._classes:
            self._classes = classes
            self._marked = (None, "")
            self._place_classes()
        texts = answer_texts(trace, self._session.drawing, self._session.model.card)
        marked = (None if texts.digit is None else self._classes.index(texts.digit), texts.colour)
        if marked != self._marked:  # not at every move of the pen: fonts are slow
            self._mark_row(*marked)
        if texts != self._texts:
            self._texts = texts
            self._show_answer(texts, layout)
        for row, (place, digit) in enumerate(zip(layout.bars, self._classes, strict=True)):
            distance = FULL_DISTANCE if trace is None else float(trace.distances[digit])
            width = place.width() * closeness(distance)
            self._bars[row].setRect(QRectF(place.left(), place.top(), width, place.height()))
            text = "\N{EN DASH}" if trace is None else f"{distance:.1f}"
            if text != self._distances[row].text():  # to lay a text out takes time
                self._distances[row].setText(text)
                self._place_number(row, layout)

    def _place_number(self, row: int, layout: AnswerLayout) -> None:
        """Let a distance end where the others do, right of its bar."""
        number, middle = self._distances[row], layout.bars[row].center().y()
        box = number.boundingRect()
        number.setPos(layout.numbers_right - box.width(), middle - box.height() / 2)

    def _mark_row(self, answer: int | None, colour: str) -> None:
        """Give the answer's row its colour, weight and background, and the other rows theirs."""
        if (layout := self._layout) is None:
            return
        self._marked = (answer, colour)
        theme = self._theme()
        self._answer_row.setBrush(theme.colour("hover"))
        self._answer_row.setVisible(answer is not None)
        if answer is not None:
            self._answer_row.setRect(layout.rows[answer].adjusted(2, 1, -2, -1))
        for row in range(paper.CLASSES):
            is_answer = row == answer
            self._bars[row].setBrush(theme.colour(colour if is_answer else "muted"))
            for item in (self._digits[row], self._distances[row]):
                item.setFont(typography.caption(bold=is_answer))
                item.setBrush(theme.colour(colour if is_answer else "text"))
            self._place_number(row, layout)
            label = self._digits[row]
            middle = layout.bars[row].center().y()
            label.setPos(layout.left, middle - label.boundingRect().height() / 2)

    def _show_answer(self, texts: AnswerTexts, layout: AnswerLayout) -> None:
        """Show the glyph, the sentence below it, and below that the two lines."""
        theme = self._theme()
        self._glyph.setText(texts.glyph)
        self._glyph.setBrush(theme.colour(texts.colour))
        self._sentence.setText(texts.sentence)
        self._sentence.setBrush(theme.colour(texts.colour))
        high = self._glyph.boundingRect().height()
        self._glyph.setPos(layout.left, layout.glyph.center().y() - high / 2)
        self._sentence.setPos(layout.left, layout.sentence_top)
        for number, (item, text) in enumerate(zip(self._lines, texts.lines, strict=True)):
            item.setText(text)
            item.setBrush(theme.colour("muted"))
            item.setPos(layout.left, layout.lines_top + number * layout.line)

    def paint_background(self, painter: QPainter) -> None:
        if self._layout is not None:
            paint_scale_of_bars(painter, self._layout, self._theme())
