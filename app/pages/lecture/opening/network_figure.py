"""Figure 2 of the paper (p. 7) on a live digit: eight parts from the input to the output."""

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.style import typography
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from lenet.network import paper
from lenet.network.forward import Trace
from lenet.network.parameters import Array

_GAP: Final = 6.0  # pixels on either side of a column
_ARROW: Final = 5.0  # half the length of an arrow between two columns
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_C5_SHAPE: Final = (12, 10)  # 120 maps of one unit each, as one picture
_CODES_ABREAST: Final = 2
# The side of one picture in parts of the room: smaller from layer to layer, as in the paper.
_SHARES: Final = {"input": 0.9, "c1": 0.7, "s2": 0.5, "c3": 0.4, "s4": 0.3, "c5": 0.6, "f6": 0.7}
_PARTS: Final = (*_SHARES, "rbf")
_LONGEST_STEP: Final = 10.0  # pixels from one map of a layer to the next


class _Column(NamedTuple):
    """The texts of one part: its name, its size as the paper writes it, what it is for."""

    name: str
    size: str
    purpose: str


class NetworkFigure(CachedWidget):
    """The maps of every layer as overlapping squares, each layer with its name and purpose."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._trace: Trace | None = None
        self._is_example = False
        self._room = (0.0, 0.0)  # top and bottom of the pictures
        self.setAccessibleName(self.tr("The seven layers of LeNet-5"))

    def sizeHint(self) -> QSize:
        return QSize(720, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, int(6.5 * self.line))

    def show_trace(self, trace: Trace, *, is_example: bool) -> None:
        """Show the states of another trace: of the drawing, or of an example from MNIST."""
        self._trace, self._is_example = trace, is_example
        room = self._room
        self.arrange()
        if room != self._room:
            self.forget_background()  # the arrows are at half the height of the pictures
        self.setAccessibleDescription(self.purpose("rbf"))
        self.update()

    def purpose(self, part: str) -> str:
        """Return the sentence under a part: "input", a layer, or "rbf" for the output."""
        return self._columns()[part].purpose

    def _columns(self) -> dict[str, _Column]:
        digit = "" if self._trace is None else str(self._trace.answer)
        source = self.tr("A digit from MNIST.") if self._is_example else self.tr("Your digit.")
        # What the layers are for: section II of the paper; its page could not be read for this.
        texts = (
            (self.tr("Input"), "32×32", source),
            ("C1", "6@28×28", self.tr("Finds edges and corners.")),
            ("S2", "6@14×14", self.tr("Blurs the position.")),
            ("C3", "16@10×10", self.tr("Finds parts of digits.")),
            ("S4", "16@5×5", self.tr("Blurs it further.")),
            ("C5", "120", self.tr("Sees the whole digit.")),
            ("F6", "84", self.tr("Draws a code.")),
            (self.tr("Output"), "10", self.tr("The nearest code: {digit}.").format(digit=digit)),
        )
        return {part: _Column(*text) for part, text in zip(_PARTS, texts, strict=True)}

    def _slot(self, number: int) -> QRectF:
        """Return the column of a part, from the names down to the sentence."""
        step = self.width() / len(_PARTS)
        return QRectF(number * step + _GAP, 0, step - 2 * _GAP, self.height())

    def arrange(self) -> None:
        """Measure once a size: the pictures are below the names, above the longest sentence."""
        metrics, width = QFontMetricsF(typography.caption()), self._slot(0).width()
        flags = int(_CENTRE | Qt.TextFlag.TextWordWrap)
        tallest = max(
            metrics.boundingRect(QRectF(0, 0, width, 1000), flags, column.purpose).height()
            for column in self._columns().values()
        )
        self._room = 2 * self.line + _GAP, max(self.height() - tallest - _GAP, 3 * self.line)

    def places(self, part: str) -> list[QRectF]:
        """Return the rectangles of a part's pictures, the one at the back first."""
        slot = self._slot(_PARTS.index(part)).adjusted(_ARROW, 0, -_ARROW, 0)
        top, bottom = self._room
        room = QRectF(slot.left(), top, slot.width(), bottom - top)
        if part == "rbf":
            return _code_places(room)
        maps = {"c1": paper.C1_MAPS, "s2": paper.C1_MAPS, "c3": paper.C3_MAPS, "s4": paper.C3_MAPS}
        steps = maps.get(part, 1) - 1
        rows, columns = {"c5": _C5_SHAPE, "f6": (paper.CODE_ROWS, paper.CODE_COLUMNS)}.get(
            part, (1, 1)
        )
        tall = min(_SHARES[part] * min(room.height(), 1.15 * room.width()), room.height())
        wide = tall * columns / rows
        step = 0.0
        if steps:
            spare = min(room.width() - wide, room.height() - tall)
            step = min(spare / steps, _LONGEST_STEP)
        corner = room.center() - QPointF(wide + steps * step, tall + steps * step) / 2
        return [
            QRectF(round(corner.x() + step * n), round(corner.y() + step * n), wide, tall)
            for n in range(steps + 1)
        ]

    def paint_background(self, painter: QPainter) -> None:
        top, bottom = self._room
        for number, column in enumerate(self._columns().values()):
            slot = self._slot(number)
            line = QRectF(slot.left(), 0, slot.width(), self.line)
            bold = typography.caption(bold=True)
            self.text(painter, line, column.name, font=bold, flags=_CENTRE)
            line.translate(0, self.line)
            self.text(painter, line, column.size, colour="muted", flags=_CENTRE)
            if number:
                self._paint_arrow(painter, QPointF(slot.left() - _GAP, (top + bottom) / 2))

    def paint_live(self, painter: QPainter) -> None:
        if self._trace is None:
            return
        for part in _PARTS[:-1]:
            maps = _maps(self._trace, part)
            for place, values in zip(self.places(part), maps, strict=True):
                self.cells.picture(painter, place, values)
        codes = paper.CODES.reshape(-1, paper.CODE_ROWS, paper.CODE_COLUMNS)
        places = self.places("rbf")
        self.cells.pictures(painter, places, codes)
        answer = places[self._trace.answer].adjusted(-2, -2, 2, 2)
        self.cells.frame(painter, answer, self.appearance.theme.colour("answer"))
        for number, column in enumerate(self._columns().values()):
            self._paint_purpose(painter, number, column.purpose)

    def _paint_purpose(self, painter: QPainter, number: int, words: str) -> None:
        slot = self._slot(number)
        slot.setTop(self._room[1] + _GAP)
        self.text(painter, slot, words, flags=_CENTRE, wrap=True)

    def _paint_arrow(self, painter: QPainter, middle: QPointF) -> None:
        tip = middle + QPointF(_ARROW, 0)
        painter.setPen(QPen(self.appearance.theme.colour("muted"), 1.5))
        painter.drawLine(middle - QPointF(_ARROW, 0), tip)
        painter.drawPolyline([tip + QPointF(-4, -4), tip, tip + QPointF(-4, 4)])


def _code_places(room: QRectF) -> list[QRectF]:
    """Return the rectangles of the ten codes, two abreast."""
    lines = paper.CLASSES // _CODES_ABREAST
    gap = 5.0
    unit = (room.height() - (lines - 1) * gap) / (lines * paper.CODE_ROWS)
    unit = min(unit, (room.width() - gap) / (_CODES_ABREAST * paper.CODE_COLUMNS))
    wide, tall = unit * paper.CODE_COLUMNS, unit * paper.CODE_ROWS
    left = room.center().x() - (_CODES_ABREAST * (wide + gap) - gap) / 2
    top = room.center().y() - (lines * (tall + gap) - gap) / 2
    return [
        QRectF(
            left + digit % _CODES_ABREAST * (wide + gap),
            top + digit // _CODES_ABREAST * (tall + gap),
            wide,
            tall,
        )
        for digit in range(paper.CLASSES)
    ]


def _maps(trace: Trace, part: str) -> Array:
    """Return the pictures of a part, (n, rows, columns)."""
    if part == "input":
        return trace.image[None]
    values: Array = getattr(trace, part)
    if part == "c5":
        return values.reshape(1, *_C5_SHAPE)
    if part == "f6":
        return values.reshape(1, paper.CODE_ROWS, paper.CODE_COLUMNS)
    return values
