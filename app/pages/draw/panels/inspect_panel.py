"""Inside a unit: how does its number come about, with every factor, product and sum?"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.widgets.unit_arithmetic import PaintedSum, paint_sum
from app.pages.shared.unit_texts import sum_texts, unit_name
from app.style import typography
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from app.widgets.maps.cells import number
from lenet.explain.units import Unit, explain, unit_value
from lenet.network.forward import Trace

_GAP: Final = 8.0
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class InspectPanel(CachedWidget):
    """The arithmetic of the hovered unit, or else of the pinned units, one below the other.

    A sum of several parts has their totals in a column at the left; one part is shown large,
    with all its numbers. A click on a total, or a key, shows another part.

    `named(str)`: name and state of the unit under the pointer; "" when there is none.
    """

    named = Signal(str)

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
        self.painted: list[PaintedSum] = []  # the sums on screen, from above
        self._pinned = selection.pinned  # the units in the still part
        self._painted_still: list[PaintedSum] = []
        self.setAccessibleName(self.tr("Inside a unit"))
        session.trace_changed.connect(self._follow_trace)
        selection.changed.connect(self._follow_selection)
        selection.part_changed.connect(self._show_part)

    def sizeHint(self) -> QSize:
        return QSize(640, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 120)

    def _follow_trace(self, trace: Trace | None) -> None:
        self.forget_background()

    def _show_part(self, part: int) -> None:
        self.forget_background()

    def _follow_selection(self) -> None:
        unit, trace = self._selection.hovered, self._session.trace
        value = "" if unit is None or trace is None else f"   {number(unit_value(trace, unit))}"
        self.named.emit("" if unit is None else unit_name(unit) + value)
        if self._selection.pinned != self._pinned:
            self._pinned = self._selection.pinned
            self.forget_background()
        else:
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        for painted in self.painted:
            part = painted.total_at(event.position())
            if part is not None:
                self._selection.show_part(part)
                return

    def paint_background(self, painter: QPainter) -> None:
        """Paint the pinned units, which stay while the pointer moves over others."""
        self.painted = []
        if self._selection.pinned:
            self._paint_units(painter, self._selection.pinned)
        else:
            hint = self.tr(
                "Point at any pixel of any layer to see what it looks at.\n"
                "Click it to keep its arithmetic here, a second one to compare.\n"
                "Or walk through the layers with the arrow keys."
            )
            self.text(painter, QRectF(self.rect()), hint, colour="muted", flags=_CENTRE)
        self._painted_still = self.painted

    def paint_live(self, painter: QPainter) -> None:
        """Paint the unit under the pointer over the pinned ones."""
        unit = self._selection.hovered
        if unit is None:
            self.painted = self._painted_still
            return
        painter.fillRect(self.rect(), self.appearance.theme.colour("window"))
        self.painted = []
        self._paint_units(painter, (unit,))

    def _paint_units(self, painter: QPainter, units: tuple[Unit, ...]) -> None:
        share = (self.height() - 2) / len(units)
        for place, unit in enumerate(units):
            area = QRectF(_GAP, 2 + place * share, self.width() - 2 * _GAP, share - _GAP / 2)
            self._paint_unit(painter, area, unit)

    def _paint_unit(self, painter: QPainter, area: QRectF, unit: Unit) -> None:
        """Paint a line of text, the unit's name and the steps of its sum; below it the sum."""
        trace = self._session.trace
        name, bold = unit_name(unit), typography.caption(bold=True)
        row = QRectF(area.left(), area.top(), area.width(), self.line)
        left = row.left() + self.text(painter, row, name, colour="accent", font=bold) + 2 * _GAP
        row.setLeft(left)
        if trace is None:
            self.text(painter, row, self.tr("A blank canvas has no numbers."), colour="muted")
            return
        if unit.layer == "input":
            self.text(painter, row, f"{number(unit_value(trace, unit))}")
            return
        arithmetic = explain(self._session.parameters, trace, unit)
        steps = sum_texts(arithmetic)
        if unit.map in self._session.ablation.zeroed.get(unit.layer, ()):
            steps[-1] = self.tr("Switched off, so it shows 0.")
        text = "     ".join(steps)
        metrics = QFontMetricsF(typography.caption())
        if left + metrics.horizontalAdvance(text) > area.right():  # shorten the last step
            text = text.replace(f"1.7159 tanh(⅔ · {number(arithmetic.net)}) = ", "")
        self.text(painter, row, text)
        rest = area.adjusted(0, self.line + 4, 0, 0)
        self.painted.append(paint_sum(self, painter, rest, arithmetic, part=self._selection.part))

    def tip_at(self, at: QPointF) -> str:
        """Return "input × weight = product", in numbers, of the cell at a place."""
        for painted in self.painted:
            product = painted.product_at(at)
            if product:
                return product
        return ""
