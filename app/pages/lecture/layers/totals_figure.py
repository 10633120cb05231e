"""The figure on totals: two stacked bars by layer with ribbons between, and the chain of sizes."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPen, QPolygonF

from app.style import typography
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from lenet.lecture.totals import SIDES, LayerShare, layer_shares
from lenet.network import paper

_BARS: Final = 0.6  # of the height
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_SHARES: Final = layer_shares()
_CHAIN: Final = len(SIDES) - 1  # layers that have a size: C1 to C5


class TotalsFigure(CachedWidget):
    """Above, parameters and connections as bars, joined layer by layer; below, the maps' sides.

    `layer_chosen(int)`: the person chose a layer, from 0 for C1 to 6 for the output.
    """

    takes_arrows = True
    layer_chosen = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._chosen = 0
        self.setMinimumSize(420, 300)
        self.setAccessibleName(self.tr("Parameters and connections by layer, and sizes of maps"))

    def show_layer(self, number: int) -> None:
        """Mark a layer, by its number from 0."""
        self._chosen = number
        self.forget_background()

    def walk(self, right: int, down: int) -> None:
        number = min(max(self._chosen + right + down, 0), len(_SHARES) - 1)
        self.layer_chosen.emit(number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position()
            places = [self.segments(number) + self._square_boxes(number) for number in self._order]
            for number, boxes in zip(self._order, places, strict=True):
                if any(box.contains(at) for box in boxes):
                    self.layer_chosen.emit(number)
                    return

    @property
    def _order(self) -> list[int]:
        """The layers, the thinnest first: so that they can be met by the pointer."""
        return sorted(range(len(_SHARES)), key=lambda number: _SHARES[number].connections)

    def segments(self, number: int) -> list[QRectF]:
        """Return the places of a layer in the bars of parameters and of connections."""
        thick = min(self.height() * 0.11, 3.2 * self.line)
        tops = (1.4 * self.line, self.height() * _BARS - thick - 1.5 * self.line)
        parts = ("parameter_share", "connection_share")
        boxes = []
        for top, part in zip(tops, parts, strict=True):
            before = sum(getattr(share, part) for share in _SHARES[:number])
            width = getattr(_SHARES[number], part) * self.width()
            boxes.append(QRectF(before * self.width(), top, width, thick))
        return boxes

    def _square_boxes(self, number: int) -> list[QRectF]:
        return [self._square(number + 1)] if number < _CHAIN else []

    def _square(self, number: int) -> QRectF:
        """Return the place of a map; 0 is the input."""
        top = self.height() * _BARS + 1.6 * self.line
        tall = self.height() - top - 2.6 * self.line
        gap = 2.6 * self.line
        scale = min(tall / SIDES[0], (self.width() - 6 * gap) / sum(SIDES))
        left = 1 + sum(side * scale + gap for side in SIDES[:number])
        side = SIDES[number] * scale
        return QRectF(left, top + (SIDES[0] * scale - side) / 2, side, side)

    def tip_at(self, at: QPointF) -> str:
        for number in self._order:
            if any(box.contains(at) for box in self.segments(number)):
                return self._counts(_SHARES[number])
        return ""

    def paint_background(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(len(_SHARES)):
            self._paint_ribbon(painter, number)
        for number in range(len(_SHARES)):
            self._paint_segments(painter, number)
        self._paint_ribbon(painter, self._chosen, chosen=True)
        upper, lower = self.segments(0)
        bold = typography.caption(bold=True)
        texts = (
            (upper.top() - 1.4 * self.line, paper.TRAINABLE_PARAMETERS, self.tr("parameters")),
            (lower.bottom() + 0.1 * self.line, paper.CONNECTIONS, self.tr("connections")),
        )
        for top, total, name in texts:
            box = QRectF(0, top, self.width(), 1.3 * self.line)
            self.text(painter, box, f"{total:,} {name}", font=bold)
        self._paint_chain(painter)

    def _fill(self, number: int) -> QColor:
        theme = self.appearance.theme
        kind = _SHARES[number].name[0]
        colour = theme.colour({"C": "text", "S": "line", "F": "muted"}.get(kind, "line"))
        colour.setAlphaF(0.5 if number % 4 else 0.7)
        return theme.colour("accent") if number == self._chosen else colour

    def _paint_segments(self, painter: QPainter, number: int) -> None:
        theme = self.appearance.theme
        name = self.name(number)
        metrics = QFontMetricsF(typography.caption())
        for box in self.segments(number):
            painter.setPen(QPen(theme.colour("window"), 1))
            painter.setBrush(self._fill(number))
            painter.drawRect(box)
            if metrics.horizontalAdvance(name) + 6 < box.width():
                self.text(painter, box, name, colour="window", flags=_CENTRE)

    def _paint_ribbon(self, painter: QPainter, number: int, *, chosen: bool = False) -> None:
        upper, lower = self.segments(number)
        theme = self.appearance.theme
        colour = theme.colour("accent" if chosen else "line")
        colour.setAlphaF(0.35 if chosen else 0.4)
        # The thinnest layers have no width in the bar above: an outline shows where they are.
        painter.setPen(QPen(theme.colour("accent" if chosen else "window"), 1))
        painter.setBrush(colour)
        corners = [upper.bottomLeft(), upper.bottomRight(), lower.topRight(), lower.topLeft()]
        painter.drawPolygon(QPolygonF(corners))
        if chosen:
            middle = (upper.bottom() + lower.top()) / 2
            x = (upper.center().x() + lower.center().x()) / 2
            text = self._counts(_SHARES[number])
            font = typography.caption(bold=True)
            half = QFontMetricsF(font).horizontalAdvance(text) / 2 + 0.5 * self.line
            x = min(max(x, half), self.width() - half)
            box = QRectF(x - half, middle - 0.8 * self.line, 2 * half, 1.6 * self.line)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("window"))
            painter.drawRoundedRect(box, 4, 4)
            self.text(painter, box, text, font=font, flags=_CENTRE)

    def _paint_chain(self, painter: QPainter) -> None:
        theme = self.appearance.theme
        for number, side in enumerate(SIDES):
            box = self._square(number)
            chosen = number == self._chosen + 1
            painter.setPen(QPen(theme.colour("accent" if chosen else "muted"), 2 if chosen else 1))
            painter.setBrush(theme.colour("hover"))
            painter.drawRect(box)
            name = self.name(number - 1) if number else self.tr("input")
            half = max(60.0, 2.5 * self.line)
            # The first name may be wider than its square, which stands at the left edge.
            middle, below = max(box.center().x(), 1.8 * self.line), self._square(0).bottom()
            wide = QRectF(middle - half, below, 2 * half, 1.3 * self.line)
            tone = "accent" if chosen else "text"
            bold = typography.caption(bold=chosen)
            self.text(painter, wide, f"{side}×{side}", colour=tone, font=bold, flags=_CENTRE)
            wide.translate(0, 1.2 * self.line)
            self.text(painter, wide, name, colour="muted", flags=_CENTRE)
            if number:
                step = _SHARES[number - 1].step
                assert step is not None
                gap = (self._square(number - 1).right() + box.left()) / 2
                middle = self._square(0).center().y()
                place = QRectF(gap - 40, middle - 1.3 * self.line, 80, 2.6 * self.line)
                text = f"{step.kernel}×{step.kernel}\n→"
                self.text(painter, place, text, colour="muted", flags=_CENTRE)

    def name(self, number: int) -> str:
        """Return the name of a layer, by its number from 0."""
        name = _SHARES[number].name
        return self.tr("Output") if name == "RBF" else name

    def _counts(self, share: LayerShare) -> str:
        return self.tr(
            "{name}: {parameters:,} ({part:.1f} %) · {connections:,} ({whole:.1f} %)"
        ).format(
            name=self.tr("Output") if share.name == "RBF" else share.name,
            parameters=share.parameters,
            part=100 * share.parameter_share,
            connections=share.connections,
            whole=100 * share.connection_share,
        )
