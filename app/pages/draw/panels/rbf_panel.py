"""The RBF bench: which of the ten codes is F6 nearest to, and by how much?"""

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsSimpleTextItem, QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.style import typography
from app.style.colours import diverging_table
from app.style.theme import Appearance, Theme
from app.widgets.maps.map_item import MapsItem
from app.widgets.maps.overlay import Outline, OverlayItem
from app.widgets.plots.figure import Figure, Hint
from lenet.evaluation.rejection import decide
from lenet.explain.units import Unit
from lenet.network import paper
from lenet.network.forward import Trace

_MARGIN: Final = 16.0
# The bars end here. A trained network's distances seldom pass it; those that do fill the bar,
# and their numbers still tell.
_FULL_BAR: Final = 240.0
_BLANK: Final = "\N{EN DASH}"


class RbfPanel(Figure):
    """The answer, and below it ten rows: class, code as a 7x12 picture, bar, distance.

    `picked(int)`: a class was clicked.
    """

    picked = Signal(int)

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
        self._rows = [QRectF() for _ in range(paper.CLASSES)]
        self._bars = [QRectF() for _ in range(paper.CLASSES)]
        self._code_places: list[QRectF] = []
        self._answer_place = QRectF()
        self._text_left = 0.0
        self._codes = MapsItem(level=paper.SQUASH_A)
        self._codes.set_maps(paper.CODES.reshape(-1, paper.CODE_ROWS, paper.CODE_COLUMNS))
        self.scene().addItem(self._codes)
        self._answer = self._add_text()
        self._verdict = self._add_text()
        self._second = self._add_text()
        self._mark = self._add_bar()
        self._mark.setZValue(-1)  # behind the codes
        self._marked = -2  # the row the fonts were last set for: no class yet, not even none
        self._fills = [self._add_bar() for _ in range(paper.CLASSES)]
        self._numbers = [self._add_text() for _ in range(paper.CLASSES)]
        self._digits = [self._add_text(str(digit)) for digit in range(paper.CLASSES)]
        self.setAccessibleName(self.tr("RBF distances and answer"))
        self._outlines = OverlayItem()
        self._outlines.setZValue(20)
        self.scene().addItem(self._outlines)
        session.trace_changed.connect(self._show)
        selection.changed.connect(self._mark_looked_at)

    def sizeHint(self) -> QSize:
        return QSize(300, 620)

    def minimumSizeHint(self) -> QSize:
        return QSize(250, 440)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._selection.hover(self._unit_under(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._selection.hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        unit = self._unit_under(event.position())
        if event.button() == Qt.MouseButton.LeftButton and unit is not None:
            self._selection.pin(unit)
            self.picked.emit(unit.map)

    def _unit_under(self, at: QPointF) -> Unit | None:
        for digit, row in enumerate(self._rows):
            if row.contains(at):
                return Unit("rbf", digit)
        return None

    def _mark_looked_at(self) -> None:
        """Outline the code of a class that is looked at, and what an F6 unit feeds in each code.

        While the person is at an earlier layer, all this is yet to come.
        """
        theme = self.appearance.theme
        accent, soft = theme.colour("accent"), theme.colour("text")
        outlines = []
        coming = self._selection.layer not in (None, "rbf")
        for unit in self._selection.units if self._code_places and not coming else ():
            if unit.layer == "rbf":
                outlines.append(Outline(self._code_places[unit.map], accent, 2))
            elif unit.layer == "f6":
                row, column = divmod(unit.map, paper.CODE_COLUMNS)
                for code in self._code_places:
                    wide, high = code.width() / paper.CODE_COLUMNS, code.height() / paper.CODE_ROWS
                    left, top = code.left() + column * wide, code.top() + row * high
                    outlines.append(Outline(QRectF(left, top, wide, high), soft, 1))
        veil = theme.colour("window")
        veil.setAlphaF(0.8)
        veils = [QRectF(0, 0, self.width(), self.height())] if coming else []
        self._outlines.show_marks(outlines, veils=veils, veil=veil)

    def _add_text(self, text: str = "") -> QGraphicsSimpleTextItem:
        item = QGraphicsSimpleTextItem(text)
        self.scene().addItem(item)
        return item

    def _add_bar(self) -> QGraphicsRectItem:
        item = QGraphicsRectItem()
        item.setPen(Qt.PenStyle.NoPen)
        self.scene().addItem(item)
        return item

    def arrange(self, width: float, height: float) -> None:
        metrics = QFontMetricsF(typography.label())
        line = metrics.lineSpacing()
        pixel = self.pixel()
        glyph = min(max(height * 0.17, 72.0), 160.0)
        self._answer_place = QRectF(_MARGIN, 0, glyph * 0.72, glyph)
        self._text_left = self._answer_place.right() + 16
        top = self._answer_place.bottom() + line + 14  # a line for the rows' heading
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
            self._rows[digit] = QRectF(0, middle - row / 2, width, row)
            self._code_places.append(QRectF(code_left, code_top, code_width, code_height))
            self._bars[digit] = QRectF(bar_left, middle - 5, bar_width, 10)
            self.hints.append(
                Hint(
                    self._rows[digit],
                    self.tr(
                        "The distance of F6 from the code of {digit}: the sum of 84 squared "
                        "differences. The smallest one is the answer. Click to see them."
                    ).format(digit=digit),
                )
            )
        self._codes.set_places(self._code_places)
        self._answer.setFont(typography.answer(int(glyph)))
        self._mark_looked_at()
        self._verdict.setFont(typography.body())
        self._second.setFont(typography.body())

    def recolour(self, theme: Theme) -> None:
        self._codes.set_colours(diverging_table(theme))
        self._verdict.setBrush(theme.colour("text"))
        self._second.setBrush(theme.colour("muted"))
        self._marked = -2
        self._show(self._trace)
        self._mark_looked_at()

    def _show(self, trace: Trace | None) -> None:
        self._trace = trace
        kind = "blank" if trace is None else self._kind(trace)
        winner = -1 if trace is None or kind == "not a digit" else trace.answer
        if winner != self._marked:
            self._mark_row(winner)
        self._show_sentences(trace, kind)
        right = self.width() - _MARGIN
        for digit, (bar, fill, number) in enumerate(
            zip(self._bars, self._fills, self._numbers, strict=True)
        ):
            distance = 0.0 if trace is None else float(trace.distances[digit])
            share = min(distance / _FULL_BAR, 1.0)
            fill.setRect(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()))
            number.setText(_BLANK if trace is None else f"{distance:.1f}")
            box = number.boundingRect()
            number.setPos(right - box.width(), bar.center().y() - box.height() / 2)

    def _mark_row(self, winner: int) -> None:
        """Give the answer's row its colour, weight and background, and the others theirs."""
        self._marked = winner
        theme = self.appearance.theme
        text, muted, answer = (theme.colour(name) for name in ("text", "muted", "answer"))
        self._mark.setBrush(theme.colour("hover"))
        self._mark.setVisible(winner >= 0)
        if winner >= 0:
            self._mark.setRect(self._rows[winner].adjusted(4, 1, -4, -1))
        for digit in range(paper.CLASSES):
            won = digit == winner
            self._fills[digit].setBrush(answer if won else muted)
            for item in (self._digits[digit], self._numbers[digit]):
                item.setFont(typography.label(bold=won))
                item.setBrush(answer if won else text)
            label = self._digits[digit]
            middle = self._bars[digit].center().y()
            label.setPos(_MARGIN, middle - label.boundingRect().height() / 2)

    def _kind(self, trace: Trace) -> str:
        """What the model's own thresholds make of the distances; without any, a digit."""
        decision = decide(trace.distances, self._session.model.card.thresholds)
        return "digit" if decision is None else decision.kind

    def _show_sentences(self, trace: Trace | None, kind: str) -> None:
        """The answer as a glyph, and two short lines beside it."""
        if trace is None:
            glyph, tone = "", "muted"
            first, second = self.tr("No answer:"), self.tr("the canvas is blank.")
        else:
            values = {
                "digit": trace.answer,
                "other": trace.runner_up,
                "distance": float(trace.distances[trace.answer]),
                "margin": trace.margin,
            }
            glyph, tone, first, second = {
                "digit": (
                    "{digit}",
                    "answer",
                    self.tr("is {distance:.1f} away,"),
                    self.tr("{margin:.1f} nearer than {other}"),
                ),
                "ambiguous": (
                    "{digit}",
                    "muted",
                    self.tr("or is it {other}?"),
                    self.tr("Torn: only {margin:.1f} apart"),
                ),
                "not a digit": (
                    "?",
                    "warning",
                    self.tr("Not like any digit:"),
                    self.tr("{distance:.1f} away even from {digit}"),
                ),
            }[kind]
            glyph, first, second = (text.format(**values) for text in (glyph, first, second))
        self._answer.setText(glyph)
        self._answer.setBrush(self.appearance.theme.colour(tone))
        self._verdict.setText(first)
        self._second.setText(second)
        left = _MARGIN if trace is None else self._text_left
        height = self._verdict.boundingRect().height()
        middle = self._answer_place.center().y()
        self._verdict.setPos(left, middle - height)
        self._second.setPos(left, middle)
        box = self._answer.boundingRect()
        self._answer.setPos(
            self._answer_place.center().x() - box.width() / 2, middle - box.height() / 2
        )

    def paint_static(self, painter: QPainter) -> None:
        theme = self.appearance.theme
        pixel = self.pixel()
        line = QFontMetricsF(typography.label()).lineSpacing()
        painter.setFont(typography.label(bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(
            QRectF(_MARGIN, self._answer_place.bottom() + 6, self.width(), line),
            Qt.AlignmentFlag.AlignVCenter,
            self.tr("RBF: distance of F6 from each code"),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        for place in self._code_places:
            painter.drawRect(place.adjusted(-pixel, -pixel, pixel, pixel))
        painter.setBrush(theme.colour("line"))
        for bar in self._bars:
            painter.drawRect(QRectF(bar.left(), bar.center().y() - 0.5, bar.width(), 1))
