"""The receptive fields of C1 to C5 on the digit: each layer sees more of it."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.style import typography
from app.style.formulas.typesetting import number, row
from app.style.theme import Appearance
from app.widgets.forms.formula import em, paint_formula
from app.widgets.maps.cached_widget import CachedWidget
from lenet.lecture.equivariance import ReceptiveField, receptive_fields
from lenet.network import paper
from lenet.network.parameters import Array

_FIELDS: Final = receptive_fields()
_COLUMNS: Final = 3  # the first row has three layers, the second two


class ReceptiveFigure(CachedWidget):
    """The digit five times, with what a unit of each layer sees of it; the rest is veiled."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._image: Array | None = None
        self.setMinimumSize(420, 260)
        self.setAccessibleName(self.tr("Receptive fields of C1 to C5 on the digit"))

    def show_image(self, image: Array) -> None:
        """Show a network input, (32, 32)."""
        self._image = image
        self.update()

    def paint_live(self, painter: QPainter) -> None:
        if self._image is None:
            return
        head, foot = 1.5 * self.line, 1.7 * em()
        side = min(self.width() / _COLUMNS - 1.5 * em(), self.height() / 2 - head - foot)
        step = min(self.width() / _COLUMNS, side + 6 * em())
        for place, field in enumerate(_FIELDS):
            left = place % _COLUMNS * step + 1
            top = place // _COLUMNS * (side + head + foot) + head
            self._paint_field(painter, QRectF(left, top, side, side), field)

    def _paint_field(self, painter: QPainter, place: QRectF, field: ReceptiveField) -> None:
        assert self._image is not None
        theme = self.appearance.theme
        self.cells.picture(painter, place, self._image)
        pixel = place.width() / paper.INPUT_SIDE
        start = (paper.INPUT_SIDE - field.side) // 2 * pixel
        seen = QRectF(
            place.left() + start, place.top() + start, field.side * pixel, field.side * pixel
        )
        veil = theme.colour("window")
        veil.setAlphaF(0.7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        painter.drawRect(QRectF(place.topLeft(), QPointF(place.right(), seen.top())))
        painter.drawRect(QRectF(QPointF(place.left(), seen.bottom()), place.bottomRight()))
        painter.drawRect(QRectF(place.left(), seen.top(), start, seen.height()))
        painter.drawRect(
            QRectF(QPointF(seen.right(), seen.top()), QPointF(place.right(), seen.bottom()))
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRect(seen)
        title = f"{field.layer} · {field.side}×{field.side}"
        box = QRectF(place.left(), place.top() - 1.4 * self.line, 200, 1.3 * self.line)
        self.text(painter, box, title, font=typography.caption(bold=True))
        sum_ = row(
            number(field.below, 0),
            "+",
            number(field.kernel - 1, 0),
            r"\cdot",
            number(field.spacing, 0),
            "=",
            number(field.side, 0, "accent"),
        )
        at = QPointF(place.left(), place.bottom() + 0.8 * em())
        paint_formula(
            painter, sum_, at, theme=theme, size=0.85 * em(), align=Qt.AlignmentFlag.AlignLeft
        )
