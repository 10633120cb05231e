"""What does this layer do? Its text, formula and counts, and its values on this drawing."""

import re
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.pages.shared.layer_texts import Count, LayerText, layer_text
from app.style import typography
from app.style.formulas.typesetting import typeset
from app.style.theme import Appearance
from app.widgets.forms.formula import em
from app.widgets.maps.cached_widget import CachedWidget
from lenet.explain.units import layer_values
from lenet.network import paper
from lenet.network.forward import Trace

_GAP: Final = 6.0
_LOW: Final = 16.0  # lines: in a lower panel formula and gaps are smaller
_WRAP: Final = int(Qt.TextFlag.TextWordWrap)
_FACTS: Final = {facts.name.lower(): facts for facts in paper.LAYER_FACTS}
_LAST_SENTENCE: Final = re.compile(r"(?<=[.。])\s*[^.。]+[.。]\s*$")


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
        self._is_presenting = False
        self.setAccessibleName(self.tr("This layer"))
        selection.changed.connect(self._follow_selection)
        session.trace_changed.connect(self._follow_trace)
        self._follow_selection()

    def set_presenting(self, on: bool) -> None:
        """Say before an audience in words what the layer does, and count nothing."""
        self._is_presenting = on
        self.forget_background()

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
        if self._is_presenting:
            self._paint_words(painter)
            return
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
        is_low = self.height() < _LOW * self.line
        gap = _GAP / 2 if is_low else _GAP
        top = 2 * gap + self.line
        self.text(painter, self._row(gap), text.name, font=typography.caption(bold=True))
        high = self.text(painter, self._rest(top), text.words, wrap=True)
        top += high + gap
        setting = typeset(text.formula)
        size = min(em() * (0.7 if is_low else 1), (self.width() - 16) / setting.width)
        tall = (setting.ascent + setting.descent) * size
        at = QPointF(8, top + setting.ascent * size)
        setting.paint(painter, at, size=size, theme=self.appearance.theme)
        top += tall + gap
        self._values_top = top
        widest = self._values_text(-1.72, 1.72, -1.72)
        metrics = QFontMetricsF(typography.caption())
        top += metrics.boundingRect(self._rest(top), _WRAP, widest).height() + gap
        counts = self._counts(text)
        whole = sum(self._paint_count(None, 0, count, total) for count, total in counts)
        for count, total in counts:
            if is_low or top + whole > self.height():  # the totals alone
                self.text(painter, self._row(top), total)
                top += self.line
            else:
                top = self._paint_count(painter, top, count, f"= {total}")

    def _paint_words(self, painter: QPainter) -> None:
        """Paint the name of the layer, or of the network, and what it does."""
        name = self.tr("LeNet-5, 1998")
        words = self.tr(
            "Draw a digit. It passes from the input through all layers to the answer, and every"
            " number is computed anew."
        )
        if self._layer is not None:
            text = layer_text(self._layer)
            name, words = text.name, text.words
        font = typography.body(bold=True)
        top = _GAP + self.text(painter, self._rest(_GAP), name, font=font, wrap=True)
        place = self._rest(top + _GAP)
        font = typography.body()
        if not _fits(words, font, place):
            font = typography.caption()
        while not _fits(words, font, place) and _LAST_SENTENCE.search(words):
            words = _LAST_SENTENCE.sub("", words)  # the lecturer says the rest
        self.text(painter, place, words, font=font, wrap=True)

    def _counts(self, text: LayerText) -> list[tuple[Count, str]]:
        """Return what is counted of a layer, and the totals in words."""
        facts = _FACTS.get(self._layer or "")
        named = (
            (text.parameters, facts.parameters if facts else 0, self.tr("parameters")),
            (text.connections, facts.connections if facts else 0, self.tr("connections")),
        )
        return [(count, f"{total:,} {what}") for count, total, what in named if count.numbers]

    def _paint_count(self, painter: QPainter | None, top: float, count: Count, total: str) -> float:
        """Paint formula = numbers = total, on one line where they fit. Return the line's end."""
        metrics = QFontMetricsF(typography.caption())
        left = 0.0
        # "·" is as wide as a character in a font with Han characters
        formula, numbers = (
            text.replace("·", "\N{DOT OPERATOR}") for text in (count.formula, count.numbers)
        )
        for text in (f"{formula} ", f"= {numbers} ", total):
            wide = metrics.horizontalAdvance(text)
            if left + wide > self.width() - 16 and left:
                top, left = top + self.line, 0.0
            row = self._row(top)
            row.setLeft(row.left() + left)
            if painter is not None:
                colour = "text" if text.startswith("=") else "muted"
                self.text(painter, row, text, colour=colour)
            left += wide
        return top + self.line + 2

    def paint_live(self, painter: QPainter) -> None:
        trace = self._session.trace
        if self._layer is None or trace is None or self._is_presenting:
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


def _fits(words: str, font: QFont, place: QRectF) -> bool:
    return QFontMetricsF(font).boundingRect(place, _WRAP, words).height() <= place.height()
