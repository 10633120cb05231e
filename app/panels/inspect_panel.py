"""Inside: what did this layer just do, and how does the number of this unit come about?"""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app import typography
from app.gaze import Gaze
from app.layer_texts import layer_text
from app.session import Session
from app.theme import Appearance, Theme
from app.widgets.term_pictures import TermPictures, number
from lenet import paper
from lenet.network import Trace
from lenet.units import Arithmetic, Unit, explain, state

_GAP: Final = 6.0
_FACTS: Final = {facts.name.lower(): facts for facts in paper.LAYERS}


class InspectPanel(QWidget):
    """The layer in words and sums, then the arithmetic of each unit looked at.

    `named(str)`: place and value of the unit under the pointer; "" when there is none.
    """

    named = Signal(str)

    def __init__(
        self, session: Session, gaze: Gaze, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._gaze = gaze
        self._appearance = appearance
        self._pictures = [TermPictures(), TermPictures()]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Inside a unit"))
        self._recolour(appearance.theme)
        session.trace_changed.connect(self._follow)
        gaze.changed.connect(self._look)
        appearance.theme_changed.connect(self._recolour)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 200)

    def _recolour(self, theme: Theme) -> None:
        for pictures in self._pictures:
            pictures.recolour(theme)
        self.update()

    def _follow(self, trace: Trace | None) -> None:
        if self.isVisible():
            self.update()

    def _look(self) -> None:
        unit, trace = self._gaze.hovered, self._session.trace
        value = "" if unit is None or trace is None else f"   {number(state(trace, unit))}"
        self.named.emit("" if unit is None else unit_name(unit) + value)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._appearance.theme
        top = 2.0
        if self._gaze.layer is not None:
            top = self._paint_layer(painter, self._gaze.layer, theme)
        units = self._gaze.units
        if not units and self._gaze.layer is None:
            self._paint_hint(painter, theme)
        share = (self.height() - top) / max(len(units), 1)
        for place, unit in enumerate(units):
            area = QRectF(1, top + place * share, self.width() - 2, share - _GAP)
            self._paint_unit(painter, area, unit, theme, self._pictures[place])
        painter.end()

    def _paint_hint(self, painter: QPainter, theme: Theme) -> None:
        painter.setFont(typography.body())
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            self.rect(),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
            self.tr(
                "Point at any pixel of any layer to see what it looks at.\n"
                "Click it to keep its arithmetic here, a second one to compare.\n"
                "Or walk through the layers with the arrow keys."
            ),
        )

    def _paint_layer(self, painter: QPainter, layer: str, theme: Theme) -> float:
        """The layer's text; gives where the next part may begin."""
        text = layer_text(layer)
        painter.setFont(typography.label())
        painter.setPen(theme.colour("text"))
        wide = QRectF(0, 2, self.width(), self.height())
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        bottom = painter.boundingRect(wide, flags, text.words).bottom()
        painter.drawText(wide, flags, text.words)
        line = QFontMetricsF(typography.label()).lineSpacing()
        painter.setPen(theme.colour("muted"))
        facts = _FACTS.get(layer)
        for sum_, count, what in (
            (text.parameters, facts.parameters if facts else 0, self.tr("parameters")),
            (text.connections, facts.connections if facts else 0, self.tr("connections")),
        ):
            if sum_:
                words = f"{sum_} = {count:,} {what}"
                painter.drawText(QRectF(0, bottom + 2, self.width(), line), words)
                bottom += line + 2
        return bottom + _GAP

    def _paint_unit(
        self, painter: QPainter, area: QRectF, unit: Unit, theme: Theme, pictures: TermPictures
    ) -> None:
        line = QFontMetricsF(typography.label()).lineSpacing()
        trace = self._session.trace
        painter.setFont(typography.label(bold=True))
        painter.setPen(theme.colour("accent"))
        row = QRectF(area.left(), area.top(), area.width(), line)
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft, unit_name(unit))
        if trace is None:
            return
        value = number(state(trace, unit))
        painter.drawText(row, Qt.AlignmentFlag.AlignRight, value)
        if unit.layer == "input":
            return
        arithmetic = explain(self._session.parameters, trace, unit)
        painter.setFont(typography.label())
        painter.setPen(theme.colour("text"))
        lines = sums(arithmetic)
        if unit.map in self._session.switches.silent.get(unit.layer, ()):
            lines[-1] = self.tr("Switched off, so it shows 0.")
        for words in lines:
            row.translate(0, line)
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft, words)
        rest = QRectF(
            area.left(), row.bottom() + _GAP, area.width(), area.bottom() - row.bottom() - _GAP
        )
        pictures.paint(painter, rest, arithmetic, theme=theme, font=typography.label())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = event.pos().toPointF()
            texts = (pictures.product_at(at) for pictures in self._pictures)
            QToolTip.showText(event.globalPos(), next(filter(None, texts), ""), self)
            return True
        return super().event(event)


def unit_name(unit: Unit) -> str:
    """A unit's place in words: "C3 map 4, row 2, column 7", "F6 unit 12"."""
    layer = "RBF" if unit.layer == "rbf" else unit.layer.upper()
    if unit.layer == "input":
        return f"Input, row {unit.row}, column {unit.column}"
    if unit.layer == "rbf":
        return f"RBF unit of {unit.map}"
    if unit.layer in ("c5", "f6"):
        return f"{layer} unit {unit.map}"
    return f"{layer} map {unit.map}, row {unit.row}, column {unit.column}"


def sums(arithmetic: Arithmetic) -> list[str]:
    """From the sum of all products to the number on screen, a line a step."""
    total = number(arithmetic.sum)
    if arithmetic.bias is None:
        return [f"Σ (F6 − code)² = {total}"]
    bias, net = number(arithmetic.bias), number(arithmetic.net)
    if arithmetic.coefficient is None:
        first = f"Σ {total} + bias {bias} = {net}"
    else:
        first = f"Σ {total} · {number(arithmetic.coefficient)} + bias {bias} = {net}"
    return [first, f"f({net}) = 1.7159 tanh(⅔ · {net}) = {number(arithmetic.state)}"]
