"""Where the answer, its sentence and the ten rows stand, and the scale of the rows' bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app.style import typography
from app.style.theme import Theme
from lenet.network import paper

translate = QCoreApplication.translate  # a plain name: Qt's lupdate knows it

# Where a bar is empty: twice the distance of an F6 that shows only zeros, 84 from every code.
FULL_DISTANCE: Final = 2 * paper.F6_UNITS
_MARGIN: Final = 14.0
_GLYPH_SHARE: Final = 0.26  # of the height
_LEAST_GLYPH: Final = 64.0
_BAR: Final = 0.34  # its height, of a row's
_THICKEST_BAR: Final = 1.2  # in lines of text


def closeness(distance: float) -> float:
    """Return the length of a bar, 0 to 1: full at distance 0, empty from FULL_DISTANCE on."""
    return min(max(1 - distance / FULL_DISTANCE, 0.0), 1.0)


@dataclass(frozen=True)
class AnswerLayout:
    """Places in the panel; rows, codes and bars from above."""

    glyph: QRectF
    glyph_size: int
    sentence_font: QFont
    sentence_top: float
    lines_top: float
    line: float
    heading: QRectF
    switch: QRectF
    scale_top: float
    left: float
    rows: list[QRectF]
    codes: list[QRectF]
    bars: list[QRectF]
    numbers_right: float


def fitted_answer(width: float, height: float, *, pixel: float, switch: QSize) -> AnswerLayout:
    """Return the layout for a panel's size; `switch` is the size of the one for the order."""
    metrics = QFontMetricsF(typography.caption())
    line = metrics.lineSpacing()
    glyph = min(max(height * _GLYPH_SHARE, _LEAST_GLYPH), width * 0.8)
    sentence_font = _sentence_font(width - _MARGIN - 4)
    sentence_top = glyph * 0.98
    lines_top = sentence_top + QFontMetricsF(sentence_font).lineSpacing() + 1
    heading_top = float(round(lines_top + 2.6 * line))
    heading_height = max(line, switch.height())
    scale_top = heading_top + heading_height + 1
    top = scale_top + line + 2
    row = max((height - top - 4) / paper.CLASSES, 8.0)
    cell = max((row - 6) / paper.CODE_ROWS, pixel)
    code_width = round(min(paper.CODE_COLUMNS * cell, 0.2 * width) / pixel) * pixel
    code_height = floor(code_width / paper.CODE_COLUMNS * paper.CODE_ROWS / pixel) * pixel
    digit_width = metrics.horizontalAdvance("0")
    number_width = QFontMetricsF(typography.caption(bold=True)).horizontalAdvance("000.0")
    code_left = round((_MARGIN + digit_width + 8) / pixel) * pixel
    bar_left = code_left + code_width + 10
    numbers_right = width - 8
    bar_width = max(numbers_right - number_width - 8 - bar_left, 20)
    bar_height = min(row * _BAR, _THICKEST_BAR * line)
    rows, codes, bars = [], [], []
    for number in range(paper.CLASSES):
        middle = top + (number + 0.5) * row
        code_top = round((middle - code_height / 2) / pixel) * pixel
        rows.append(QRectF(0, middle - row / 2, width, row))
        codes.append(QRectF(code_left, code_top, code_width, code_height))
        bars.append(QRectF(bar_left, middle - bar_height / 2, bar_width, bar_height))
    heading = QRectF(_MARGIN, heading_top, width - _MARGIN - switch.width() - 8, heading_height)
    return AnswerLayout(
        glyph=QRectF(_MARGIN, 0, glyph * 0.72, glyph),
        glyph_size=int(glyph),
        sentence_font=sentence_font,
        sentence_top=sentence_top,
        lines_top=lines_top,
        line=line,
        heading=heading,
        switch=QRectF(width - switch.width(), heading_top, switch.width(), heading_height),
        scale_top=scale_top,
        left=_MARGIN,
        rows=rows,
        codes=codes,
        bars=bars,
        numbers_right=numbers_right,
    )


def f6_cells(codes: Sequence[QRectF], unit: int) -> list[QRectF]:
    """Return the place of one of the 84 F6 units in each of some codes."""
    row, column = divmod(unit, paper.CODE_COLUMNS)
    cells = []
    for code in codes:
        wide, high = code.width() / paper.CODE_COLUMNS, code.height() / paper.CODE_ROWS
        cells.append(QRectF(code.left() + column * wide, code.top() + row * high, wide, high))
    return cells


def _sentence_font(room: float) -> QFont:
    """Return the title's font, or body where the longest sentence would not fit."""
    longest = translate("AnswerTexts", "{digit}, or is it {other}?").format(digit=4, other=9)
    font = typography.title()
    fits = QFontMetricsF(font).horizontalAdvance(longest) <= room
    return font if fits else typography.body(bold=True)


def paint_scale_of_bars(painter: QPainter, layout: AnswerLayout, theme: Theme) -> None:
    """Paint the heading of the rows, the two ends of the bars' scale, and what is under a bar."""
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(typography.caption(bold=True))
    painter.setPen(theme.colour("text"))
    headings = (
        translate("AnswerTexts", "How near is each code?"),
        translate("AnswerTexts", "Nearness"),
        translate("AnswerTexts", "Near"),
    )
    bold, room = QFontMetricsF(painter.font()), layout.heading.width()
    fitting = (text for text in headings if bold.horizontalAdvance(text) <= room)
    heading = next(fitting, headings[-1])
    painter.drawText(layout.heading, middle, heading)
    painter.setFont(typography.caption())
    painter.setPen(theme.colour("muted"))
    bar = layout.bars[0]
    ends = QRectF(bar.left(), layout.scale_top, bar.width(), layout.line)
    painter.drawText(ends, middle | Qt.AlignmentFlag.AlignLeft, f"{FULL_DISTANCE}")
    painter.drawText(ends, middle | Qt.AlignmentFlag.AlignRight, "0")
    numbers = QRectF(bar.right(), ends.top(), layout.numbers_right - bar.right(), layout.line)
    away = translate("AnswerTexts", "away")
    painter.drawText(numbers, middle | Qt.AlignmentFlag.AlignRight, away)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    for place in layout.codes:
        painter.drawRect(place.adjusted(-1, -1, 1, 1))
    for place in layout.bars:
        painter.drawRect(QRectF(place.left(), place.center().y() - 0.5, place.width(), 1))
