"""Inputs, weights and products of a unit as small pictures, term by term."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPen

from app.theme import Theme, diverging_table, packed
from lenet import paper
from lenet.parameters import Array
from lenet.units import Arithmetic

_GAP: Final = 6.0
_SIGN: Final = 16.0  # room for a times or equals sign
_LARGEST_CELL: Final = 34.0
_NUMBERS_FROM: Final = 30.0  # cells of this side have room for their number
_MOST_TERMS: Final = 6  # a C5 unit has 16: they are shown as one picture
# Rows of many inputs are shown as a picture: C5's 120 as 10x12, F6's 84 as the 12x7 they are.
_FOLDED: Final = {paper.C5_UNITS: (10, 12), paper.F6_UNITS: (paper.CODE_ROWS, paper.CODE_COLUMNS)}


@dataclass(frozen=True, eq=False)
class Row:
    """A term as three pictures, (h, w) each, with the signs after the first two."""

    pictures: tuple[Array, Array, Array]
    signs: tuple[str, str]
    scales: tuple[float, float, float]
    name: str
    total: float


def number(value: float) -> str:
    """Three decimals and a true minus sign."""
    return f"{value:.3f}".replace("-", "\N{MINUS SIGN}")


class TermPictures:
    """Paints the terms of one arithmetic into a rectangle and remembers where each one is."""

    def __init__(self) -> None:
        self._places: list[tuple[QRectF, Row]] = []
        self._colours = np.zeros(256, dtype=np.uint32)

    def recolour(self, theme: Theme) -> None:
        self._colours = packed(diverging_table(theme))

    def paint(
        self, painter: QPainter, area: QRectF, arithmetic: Arithmetic, *, theme: Theme, font: QFont
    ) -> None:
        """Inputs x weights = products, sum, for each term; as large as the area allows."""
        self._places = []
        rows = _rows(arithmetic)
        shape = rows[0].pictures[0].shape
        metrics = QFontMetricsF(font)
        words = metrics.horizontalAdvance("= −00.000") + 8
        abreast, cell = _fit(area, shape, count=len(rows), words=words)
        width = 3 * shape[1] * cell + 2 * _SIGN + words
        height = shape[0] * cell
        per_column = -(-len(rows) // abreast)
        painter.setFont(font)
        for number_, row in enumerate(rows):
            column, down = divmod(number_, per_column)
            left = area.left() + column * (width + _GAP)
            top = area.top() + down * (height + _GAP)
            right = self._paint_row(painter, QPointF(left, top), row, cell=cell, theme=theme)
            line = metrics.lineSpacing()
            middle = top + height / 2 - (line if row.name else line / 2)
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRectF(right + 6, middle, words, line), row.name)
            painter.setPen(theme.colour("text"))
            place = QRectF(right + 6, middle + (line if row.name else 0), words, line)
            painter.drawText(place, f"= {number(row.total)}")

    def _paint_row(
        self, painter: QPainter, corner: QPointF, row: Row, *, cell: float, theme: Theme
    ) -> float:
        """Three pictures and the signs between them; gives where they end."""
        left = corner.x()
        for values, scale, sign in zip(row.pictures, row.scales, (*row.signs, ""), strict=True):
            rows, columns = values.shape
            place = QRectF(left, corner.y(), columns * cell, rows * cell)
            painter.drawImage(place, self._image(values / np.float32(scale)))
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
            if cell >= _NUMBERS_FROM:
                _paint_numbers(painter, place, values, cell=cell, theme=theme)
            self._places.append((place, row))
            painter.setPen(theme.colour("muted"))
            between = QRectF(place.right(), corner.y(), _SIGN, place.height())
            painter.drawText(between, Qt.AlignmentFlag.AlignCenter, sign)
            left = place.right() + _SIGN
        return left - _SIGN

    def _image(self, share: NDArray[np.float32]) -> QImage:
        pixels = self._colours[np.clip(127.5 + 127.5 * share, 0, 255).astype(np.uint8)]
        rows, columns = pixels.shape
        image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
        return image.copy()  # which owns its pixels

    def product_at(self, at: QPointF) -> str:
        """Input times weight is product, in numbers, for the cell at a place; "" elsewhere."""
        for place, row in self._places:
            if place.contains(at):
                rows, columns = row.pictures[0].shape
                down = int((at.y() - place.top()) / place.height() * rows)
                across = int((at.x() - place.left()) / place.width() * columns)
                x, w, product = (
                    number(float(picture[min(down, rows - 1), min(across, columns - 1)]))
                    for picture in row.pictures
                )
                if row.signs[0] == "×":
                    return f"{x} × {w} = {product}"
                return f"({x} − {w})² = {product}"
        return ""


def _rows(arithmetic: Arithmetic) -> list[Row]:
    """A row a term; many terms as one picture; of an RBF unit F6, code, squared difference."""
    terms = arithmetic.terms
    if arithmetic.unit.layer == "rbf":
        code = paper.CODES[arithmetic.unit.map][None]  # (1, 84)
        pictures = (terms[0].inputs + code, code, terms[0].products)
        a = paper.SQUASH_A
        folded = (_folded(pictures[0]), _folded(pictures[1]), _folded(pictures[2]))
        return [Row(folded, ("−", "²="), (a, a, 4 * a), "", arithmetic.sum)]
    largest = max(float(np.abs(term.weights).max()) for term in terms) or 1.0
    scales = (paper.SQUASH_A, largest, paper.SQUASH_A * largest)
    if len(terms) > _MOST_TERMS:
        tiled = [
            _tiled([getattr(term, name) for term in terms])
            for name in ("inputs", "weights", "products")
        ]
        return [Row((tiled[0], tiled[1], tiled[2]), ("×", "="), scales, "", arithmetic.sum)]
    below = {"s2": "C1", "c3": "S2", "s4": "C3"}.get(arithmetic.unit.layer)
    return [
        Row(
            (_folded(term.inputs), _folded(term.weights), _folded(term.products)),
            ("×", "="),
            scales,
            f"{below} {term.source}" if below else "",
            term.total,
        )
        for term in terms
    ]


def _tiled(squares: list[Array]) -> Array:
    """Sixteen squares of 5x5 as one picture of 20x20, in reading order."""
    side = round(len(squares) ** 0.5)
    return np.block([squares[row * side : (row + 1) * side] for row in range(side)])


def _folded(values: Array) -> Array:
    return values.reshape(_FOLDED.get(values.size, values.shape))


def _fit(area: QRectF, shape: tuple[int, ...], *, count: int, words: float) -> tuple[int, float]:
    """How many terms abreast, and the side of a cell, so that the cells are largest."""
    best = (1, 1.0)
    for abreast in range(1, count + 1):
        rows = -(-count // abreast)
        across = (area.width() - (abreast - 1) * _GAP) / abreast - 2 * _SIGN - words
        down = (area.height() - (rows - 1) * _GAP) / rows
        cell = float(int(min(across / (3 * shape[1]), down / shape[0], _LARGEST_CELL)))
        if cell > best[1]:
            best = (abreast, cell)
    return best


def _paint_numbers(
    painter: QPainter, place: QRectF, values: Array, *, cell: float, theme: Theme
) -> None:
    font = painter.font()
    small = QFont(font)
    small.setPixelSize(int(cell * 0.36))
    painter.setFont(small)
    painter.setPen(theme.colour("text"))
    for (row, column), value in np.ndenumerate(values):
        box = QRectF(place.left() + column * cell, place.top() + row * cell, cell, cell)
        text = f"{value:.2f}".replace("0.", ".", 1).replace("-", "\N{MINUS SIGN}")
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.setFont(font)
