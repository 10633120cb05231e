"""Arrays as pictures of coloured cells, with the numbers in the cells where they fit."""

from collections.abc import Sequence
from math import isnan
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QStaticText

from app.style import typography
from app.style.colours import diverging_table, packed
from app.style.theme import Theme
from app.widgets.maps.pixels import paint_pixels, pixel_image, shades
from lenet.network import paper
from lenet.network.parameters import Array

MINUS: Final = "\N{MINUS SIGN}"
_WIDEST: Final = (f"{MINUS}.88", f"{MINUS}.8")  # with two decimals, with one
_MOST_TEXTS: Final = 2000  # kept ready; far more than a panel shows at once


def number(value: float, places: int = 3) -> str:
    """Return a number with so many decimals and a true minus sign; -0.000 is 0.000."""
    text = f"{value:.{places}f}"
    return text.removeprefix("-") if float(text) == 0 else text.replace("-", MINUS)


def short_number(value: float, places: int = 2) -> str:
    """Return a number in places + 2 characters: .42, −.42, 1.18, −1.7, 12.3, −12.

    One with more digits before the point is longer.
    """
    text = ""
    for digits in range(places, -1, -1):
        text = f"{value:.{digits}f}"
        if float(text) == 0:
            return "0"
        if digits:
            text = text.replace("0.", ".", 1) if abs(float(text)) < 1 else text
        if len(text) <= places + 2:
            break
    return text.replace("-", MINUS)


class _Text(NamedTuple):
    """A number that is laid out, and half its width and height."""

    words: QStaticText
    middle: float
    half: float


class Cells:
    """Paints arrays in the activation colours of a theme. Each panel has one of its own."""

    def __init__(self, theme: Theme) -> None:
        self._texts: dict[str, _Text] = {}
        self._font = typography.caption()
        self.recolour(theme)

    def recolour(self, theme: Theme) -> None:
        """Take a theme's colours, and the font in its present size."""
        table = diverging_table(theme)
        self._colours = packed(table)
        self._hairline = QPen(theme.colour("line"), 1)
        bright, dark = sorted((theme.colour("text"), theme.colour("surface")), key=_luminance)[::-1]
        behind = (table[:, :3].astype(np.float64) / 255) ** 2.2 @ (0.2126, 0.7152, 0.0722)
        # Where white and black would be read equally well: (1 + .05) / (L + .05) either way.
        self._inks = [dark if shade > 0.18 else bright for shade in behind]
        self._font = typography.caption()
        metrics = QFontMetricsF(self._font)
        self._widths = [metrics.horizontalAdvance(widest) + 0.3 for widest in _WIDEST]
        self._height = metrics.capHeight() + 3
        self._texts.clear()

    def picture(
        self,
        painter: QPainter,
        place: QRectF,
        values: Array,
        *,
        level: float = paper.SQUASH_A,
        frame: bool = True,
    ) -> None:
        """Paint an array, (h, w), from -level to level, filling a place; crisp in files too.

        Where there are fewer pixels than rows, neighbouring rows are averaged.
        """
        values = _thinned(values, place, float(painter.device().devicePixelRatioF()))
        self.pictures(painter, [place], values[None], level=level, frame=frame)

    def pictures(
        self,
        painter: QPainter,
        places: Sequence[QRectF],
        values: Array,
        *,
        level: float = paper.SQUASH_A,
        frame: bool = True,
    ) -> None:
        """Paint arrays of one size, (n, h, w), each at its place: quicker than one by one."""
        count, rows, columns = values.shape
        pixels = self._colours[shades(values, level).reshape(count * rows, columns)]
        paint_pixels(painter, pixel_image(pixels), places)
        if frame:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._hairline)
            painter.drawRects(list(places))

    def frame(self, painter: QPainter, place: QRectF, colour: QColor | None = None) -> None:
        """Paint a hairline round a place, or an outline in a colour."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._hairline if colour is None else QPen(colour, 2))
        painter.drawRect(place)

    def numbers(
        self,
        painter: QPainter,
        place: QRectF,
        values: Array,
        *,
        level: float = paper.SQUASH_A,
        printed: Array | None = None,
        most: int = 2,
    ) -> bool:
        """Paint each number in its cell of a picture at the place; return whether they fit.

        They have two decimals where the cells are wide enough, else one; where one does not fit,
        nothing is painted. `printed` are other numbers than those that colour the cells; NaN
        leaves a cell empty. `most` is the most decimals that mean something.
        """
        rows, columns = values.shape
        width, height = place.width() / columns, place.height() / rows
        fitting = [wide <= width for wide in self._widths]
        if height < self._height or not any(fitting):
            return False
        places = min(2 - fitting.index(True), most)
        inks = [self._inks[shade] for shade in shades(values, level).ravel().tolist()]
        numbers = (values if printed is None else printed).ravel().tolist()
        painter.setFont(self._font)
        pen = None
        left, top = place.left() + width / 2, place.top() + height / 2
        for index, (value, ink) in enumerate(zip(numbers, inks, strict=True)):
            if isnan(value):
                continue
            words = short_number(value, places)
            text = self._texts.get(words) or self._text(words)
            if ink is not pen:
                painter.setPen(ink)
                pen = ink
            row, column = divmod(index, columns)
            at = QPointF(left + column * width - text.middle, top + row * height - text.half)
            painter.drawStaticText(at, text.words)
        return True

    @property
    def number_size(self) -> tuple[float, float]:
        """Least width and height of a cell that shows two decimals, in logical pixels."""
        return self._widths[0], self._height

    def _text(self, words: str) -> _Text:
        if len(self._texts) > _MOST_TEXTS:
            self._texts.clear()
        text = QStaticText(words)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.prepare(font=self._font)
        size = text.size()
        made = self._texts[words] = _Text(text, size.width() / 2, size.height() / 2)
        return made


def _thinned(values: Array, place: QRectF, ratio: float) -> Array:
    """Average rows in pairs, triples, ... until each has at least one pixel."""
    rows, columns = values.shape
    together = int(np.ceil(rows / max(place.height() * ratio, 1)))
    if together <= 1:
        return values
    padded = np.pad(values, ((0, -rows % together), (0, 0)), mode="edge")
    thinned: Array = padded.reshape(-1, together, columns).mean(axis=1)
    return thinned


def level_of(values: Array) -> float:
    """Return the largest absolute value: the level at which a picture uses all colours."""
    return float(np.abs(values).max()) or 1.0


def _luminance(colour: QColor) -> float:
    return 0.2126 * colour.redF() + 0.7152 * colour.greenF() + 0.0722 * colour.blueF()
