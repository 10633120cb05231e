"""Arrays as pictures of coloured cells, with the numbers in the cells where they fit."""

from collections.abc import Sequence
from math import isnan
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QStaticText

from app.style import typography
from app.style.colours import diverging_table, packed
from app.style.numbers import MINUS, narrower
from app.style.theme import Theme
from app.widgets.maps.pixels import paint_pixels, pixel_image, shades
from lenet.network import paper
from lenet.network.parameters import Array

_FACES: Final = (1.3, 1.15, 1.0, 0.88, 0.76)  # sizes of a number, in captions
_SMALLEST_FACE: Final = 7  # pixels
_TWO_DECIMALS: Final = f"{MINUS}8.88"
_MOST_TEXTS: Final = 3000  # kept ready; far more than a panel shows at once


class _Text(NamedTuple):
    """A number that is laid out, and half its width and height."""

    words: QStaticText
    middle: float
    half: float


class _Face:
    """One size of numbers: its font, the room that it needs, and the texts laid out in it."""

    def __init__(self, share: float) -> None:
        self.font = typography.caption()
        pixels = max(round(self.font.pixelSize() * share), _SMALLEST_FACE)
        self.font.setPixelSize(pixels)
        self._metrics = QFontMetricsF(self.font)
        self.height = self._metrics.capHeight() + 3
        # Large numbers get more room about them: the small ones have to use what there is.
        self.aside = 1.2 if share <= 1 else 0.4 * pixels
        self._texts: dict[str, _Text] = {}

    def width(self, words: str) -> float:
        """Return the width of a cell that shows a text, in logical pixels."""
        return 2 * self.text(words).middle + self.aside

    def text(self, words: str) -> _Text:
        """Return a text laid out in this size."""
        made = self._texts.get(words)
        if made is None:
            if len(self._texts) > _MOST_TEXTS:
                self._texts.clear()
            text = QStaticText(words)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.prepare(font=self.font)
            size = text.size()
            made = self._texts[words] = _Text(text, size.width() / 2, size.height() / 2)
        return made


class Cells:
    """Paints arrays in the activation colours of a theme. Each panel has one of its own."""

    def __init__(self, theme: Theme) -> None:
        self._faces: list[_Face] = []
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
        self._faces = [_Face(share) for share in _FACES]

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
        like: str = _TWO_DECIMALS,
    ) -> bool:
        """Paint each number in its cell of a picture at the place; return whether there is room.

        All have one size and one number of decimals: the largest size, and at most `most`
        decimals, in which the widest number fits its cell. One that is too wide even in the
        smallest is written shorter, as 12 or 1.1k. Cells lower or narrower than one digit have
        no numbers. `printed` are other numbers than those that colour the cells; NaN leaves a
        cell empty. The size is no larger than suits numbers like `like`, so that pictures side
        by side have one size.
        """
        rows, columns = values.shape
        width, height = place.width() / columns, place.height() / rows
        faces = self._faces_in(width, height, like)
        if not faces:
            return False
        inks = [self._inks[shade] for shade in shades(values, level).ravel().tolist()]
        numbers = (values if printed is None else printed).ravel().tolist()
        face, texts = _fitting(faces, numbers, width, most)
        painter.setFont(face.font)
        pen = None
        left, top = place.left() + width / 2, place.top() + height / 2
        for index, (words, ink) in enumerate(zip(texts, inks, strict=True)):
            if not words:
                continue
            text = face.text(words)
            if ink is not pen:
                painter.setPen(ink)
                pen = ink
            row, column = divmod(index, columns)
            at = QPointF(left + column * width - text.middle, top + row * height - text.half)
            painter.drawStaticText(at, text.words)
        return True

    def lone_numbers(
        self, painter: QPainter, places: Sequence[QRectF], values: Sequence[float], *, level: float
    ) -> None:
        """Paint a number in each of some places of one size, each as `numbers` would alone."""
        width = places[0].width()
        faces = self._faces_in(width, places[0].height(), _TWO_DECIMALS)
        if not faces:
            return
        numbers = np.array(values, dtype=np.float32)
        for place, value, shade in zip(
            places, numbers.tolist(), shades(numbers, level).tolist(), strict=True
        ):
            face, (words,) = _fitting(faces, [value], width, 2)
            text = face.text(words)
            painter.setFont(face.font)
            painter.setPen(self._inks[shade])
            middle = place.center()
            at = QPointF(middle.x() - text.middle, middle.y() - text.half)
            painter.drawStaticText(at, text.words)

    def _faces_in(self, width: float, height: float, like: str) -> list[_Face]:
        """Return the sizes in which numbers like `like` fit a cell, or the smallest; or none."""
        faces = [face for face in self._faces if face.height <= height]
        if not faces or faces[-1].width("0") > width:
            return []
        return [face for face in faces if face.width(like) <= width] or faces[-1:]

    @property
    def number_size(self) -> tuple[float, float]:
        """Least width and height of a cell that shows two decimals, in logical pixels."""
        face = self._faces[_FACES.index(1.0)]
        return face.width(_TWO_DECIMALS), face.height


def _fitting(
    faces: list[_Face], numbers: list[float], width: float, most: int
) -> tuple[_Face, list[str]]:
    """Return the size in which all numbers fit a width, and the numbers as texts; "" for NaN."""
    for places in range(most, -1, -1):
        texts = ["" if isnan(value) else _cell_text(value, places) for value in numbers]
        longest = {len(text) for text in texts}
        candidates = [text for text in set(texts) if len(text) >= max(longest) - 1]
        for face in faces:
            if all(face.width(text) <= width for text in candidates):
                return face, texts
    smallest = faces[-1]
    return smallest, ["" if isnan(value) else _narrow(smallest, value, width) for value in numbers]


def _cell_text(value: float, places: int) -> str:
    """Return a number for a cell: what is rounded to zero is a plain 0, so that it stands back."""
    text = f"{value:.{places}f}"
    if not text.strip("-0."):
        return "0"
    return MINUS + text[1:] if text[0] == "-" else text


def _narrow(face: _Face, value: float, width: float) -> str:
    text = "0"
    for text in narrower(value, 0):
        if face.width(text) <= width:
            break
    return text


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
