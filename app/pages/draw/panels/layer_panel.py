"""What does this layer do? Its text, formula and counts, and its values on this drawing."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.pages.shared.layer_texts import Count, layer_text
from app.style import typography
from app.style.formulas.typesetting import typeset
from app.style.theme import Appearance
from app.widgets.forms.formula import em
from app.widgets.maps.cached_widget import CachedWidget
from lenet.explain.units import layer_values
from lenet.network import paper
from lenet.network.forward import Trace

_GAP: Final = 6.0
_WRAP: Final = int(Qt.TextFlag.TextWordWrap)
_FACTS: Final = {facts.name.lower(): facts for facts in paper.LAYER_FACTS}


class LayerPanel(CachedWidget):
    """The current layer, or else the layer of the last selected unit."""

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
        self._layer: str | None = None
        self.setAccessibleName(self.tr("This layer"))
        selection.changed.connect(self._follow_selection)
        session.trace_changed.connect(self._follow_trace)
        self._follow_selection()

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 120)

    def _follow_selection(self) -> None:
        layer = self._selection.layer
        if layer is None and self._selection.units:
            layer = self._selection.units[-1].layer
        if layer != self._layer:
            self._layer = layer
            self.forget_background()

    def _follow_trace(self, trace: Trace | None) -> None:
        self.update()

    def paint_background(self, painter: QPainter) -> None:
        if self._layer is None:
            hint = self.tr(
                "Step through the layers with the arrow keys, or point at a unit: what its layer"
                " does stands here, with all that is counted.\n\n"
                "{parameters:,} trainable parameters and {connections:,} connections in all."
            ).format(parameters=paper.TRAINABLE_PARAMETERS, connections=paper.CONNECTIONS)
            place = QRectF(8, _GAP, self.width() - 16, self.height())
            self.text(painter, place, hint, colour="muted", wrap=True)
            return
        text = layer_text(self._layer)
        top = 2 * _GAP + self.line
        self.text(painter, self._row(_GAP), text.name, font=typography.caption(bold=True))
        high = self.text(painter, self._rest(top), text.words, wrap=True)
        top += high + _GAP
        setting = typeset(text.formula)
        size = min(em(), (self.width() - 16) / setting.width)
        tall = (setting.ascent + setting.descent) * size
        at = QPointF(8, top + setting.ascent * size)
        setting.paint(painter, at, size=size, theme=self.appearance.theme)
        top += tall + _GAP
        self._values_top = top
        widest = self._values_text(-1.72, 1.72, -1.72)
        metrics = QFontMetricsF(typography.caption())
        top += metrics.boundingRect(self._rest(top), _WRAP, widest).height() + _GAP
        facts = _FACTS.get(self._layer)
        for count, total, what in (
            (text.parameters, facts.parameters if facts else 0, self.tr("parameters")),
            (text.connections, facts.connections if facts else 0, self.tr("connections")),
        ):
            if count.numbers:
                top = self._paint_count(painter, top, count, f"{total:,} {what}")

    def _paint_count(self, painter: QPainter, top: float, count: Count, total: str) -> float:
        """Paint formula = numbers = total, on one line where they fit. Return the line's end."""
        metrics = QFontMetricsF(typography.caption())
        # "·" is as wide as a character in a font with Han characters
        formula, numbers = (
            text.replace("·", "\N{DOT OPERATOR}") for text in (count.formula, count.numbers)
        )
        left = self.text(painter, self._row(top), formula + " ", colour="muted")
        for text in (f"= {numbers} ", f"= {total}"):
            row = self._row(top)
            row.setLeft(row.left() + left)
            if metrics.horizontalAdvance(text) > row.width():
                top, left = top + self.line, 0.0
                row = self._row(top)
            left += self.text(painter, row, text)
        return top + self.line + 2

    def paint_live(self, painter: QPainter) -> None:
        trace = self._session.trace
        if self._layer is None or trace is None:
            return
        values = layer_values(trace, self._layer)
        low, high, mean = (  # adding 0.0 turns -0.00 into 0.00
            round(float(value), 2) + 0.0 for value in (values.min(), values.max(), values.mean())
        )
        place = self._rest(self._values_top)
        self.text(painter, place, self._values_text(low, high, mean), wrap=True)

    def _values_text(self, low: float, high: float, mean: float) -> str:
        text = self.tr("On this drawing: from {low:.2f} to {high:.2f}, mean {mean:.2f}")
        return text.format(low=low, high=high, mean=mean).replace("-", "\N{MINUS SIGN}")

    def _row(self, top: float) -> QRectF:
        return QRectF(8, top, self.width() - 16, self.line + 2)

    def _rest(self, top: float) -> QRectF:
        return QRectF(8, top, self.width() - 16, max(self.height() - top, 1))
