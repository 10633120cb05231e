"""What surrounds the maps of the network: frames, titles, arrows, the colour scale, a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from app.pages.draw.widgets.network_layout import SLOTS, Layout, lay_out
from app.pages.draw.widgets.network_texts import counts, operations, scale_titles, title_of
from app.style import typography
from app.style.theme import Theme
from app.widgets.maps.colour_scale import paint_scale

_MARGIN: Final = 10.0
_GAP: Final = 6.0
_HEAD: Final = 0.3  # half the height of an arrow's head, in lines of text
_LONGEST_ARROW: Final = 2.0  # in lines of text
_LONGEST_SCALE: Final = 16.0
_TITLE_ROWS: Final = (3, 2)  # with the count of parameters, and without
_AS_LARGE: Final = 0.985  # maps may be this much smaller for the sake of a third row
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Frame:
    """The layout of the maps with the rows of text above and below them."""

    layout: Layout
    title_rows: int
    head: float  # where the titles end
    foot: float  # where the operations begin
    sentence: QRectF
    width: float  # of the panel
    is_presenting: bool


def fitted_frame(
    width: float, height: float, *, pixel: float, is_presenting: bool = False
) -> Frame:
    """Return the frame for a panel's size: two rows of titles where three would shrink the maps.

    Before an audience there are names alone, and no words at the foot.
    """
    line = QFontMetricsF(typography.caption()).lineSpacing()
    bold = _title_height()
    bottom = height - (0 if is_presenting else bold) - _GAP / 2
    words = operations()["c1"]  # two lines, higher in Han characters than the metrics say
    foot = bottom if is_presenting else bottom - _block(words).height() - _GAP / 2
    beside_c5 = _block(operations()["c5"]).width() + _GAP if not is_presenting else 0.0
    frames = []
    for rows in (1,) if is_presenting else _TITLE_ROWS:
        head = bold + (rows - 1) * line + _GAP
        area = QRectF(_MARGIN, head, width - 2 * _MARGIN, max(foot - _GAP - head, 1))
        labels = _label_widths(rows)
        layout = lay_out(area, pixel=pixel, labels=labels, beside_c5=beside_c5)
        sentence = QRectF(_MARGIN, bottom, width - 2 * _MARGIN, bold)
        frames.append(Frame(layout, rows, head, foot, sentence, width, is_presenting))
    full, short = frames[0], frames[-1]
    sides = [frame.layout.maps["c1"][0].width() for frame in frames]
    return full if sides[0] >= _AS_LARGE * sides[-1] else short


def _block(text: str, *, bold: bool = False) -> QRectF:
    """Return the size of some lines of text in the caption's font."""
    flags = int(Qt.AlignmentFlag.AlignLeft)
    return QFontMetricsF(typography.caption(bold=bold)).boundingRect(
        QRectF(0, 0, 1000, 1000), flags, text
    )


def _title_height() -> float:
    """Return the height of a row of titles; Han characters are higher than the metrics say."""
    metrics = QFontMetricsF(typography.body(bold=True))
    return metrics.boundingRect(title_of("input")[0]).height()


def _label_widths(rows: int) -> dict[str, float]:
    bold, plain = (
        QFontMetricsF(font) for font in (typography.body(bold=True), typography.caption())
    )
    fonts = (bold, plain, plain)
    return {
        slot: max(
            metrics.horizontalAdvance(text)
            for metrics, text in zip(fonts[:rows], title_of(slot)[:rows], strict=True)
        )
        + _GAP
        for slot in SLOTS
    }


def paint_frames(painter: QPainter, layout: Layout, theme: Theme) -> None:
    """Paint a hairline round every map."""
    pixel = layout.pixel
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    for places in layout.maps.values():
        for place in places:
            painter.drawRect(place.adjusted(-pixel, -pixel, pixel, pixel))


def paint_titles(painter: QPainter, frame: Frame, theme: Theme, *, lit: str | None) -> None:
    """Paint the titles over the columns, that of the current layer in the selection's colour."""
    line = QFontMetricsF(typography.caption()).lineSpacing()
    bold = _title_height()
    for slot in SLOTS:
        room = frame.layout.slots[slot]
        place = QRectF(room.left() - 20, 0, room.width() + 40, bold)
        title, *rows = title_of(slot)
        painter.setFont(typography.body(bold=True))
        painter.setPen(theme.colour("accent" if slot == lit else "text"))
        painter.drawText(place, _CENTRE, title)
        painter.setFont(typography.caption())
        painter.setPen(theme.colour("muted"))
        place = QRectF(place.left(), bold, place.width(), line)
        for text in rows[: frame.title_rows - 1]:
            painter.drawText(place, _CENTRE, text)
            place.translate(0, line)


def paint_flow(painter: QPainter, frame: Frame, theme: Theme, *, lit: str | None) -> None:
    """Paint an arrow and the operation between each two columns, and an arrow to the answer.

    Those into `lit` stand out.
    """
    layout = frame.layout
    middle = layout.columns["input"].center().y()
    words = operations()
    for left, right in pairwise((*SLOTS, "rbf")):
        into = lit == right or (lit == "c3" and right == "table")
        start = _right_edge(layout, left)
        end = _left_edge(frame, right)
        colour = theme.colour("accent" if into else "muted")
        if right != "table":  # wires lead to the table
            _paint_arrow(painter, QPointF(start, middle), end, QPen(colour, 2.5 if into else 1.2))
        text = words.get(right)
        if text is None or frame.is_presenting:
            continue
        centre = layout.slots["table"].center().x() if right == "table" else (start + end) / 2
        painter.setFont(typography.caption(bold=into))
        painter.setPen(colour)
        half = min(100.0, frame.width - centre) if right == "rbf" else 100.0
        place = QRectF(centre - half, frame.foot, 2 * half, frame.sentence.top() - frame.foot)
        align = Qt.AlignmentFlag.AlignHCenter
        if _block(text, bold=True).width() > place.width():  # at the edge of the panel
            place.setLeft(place.right() - 200)
            align = Qt.AlignmentFlag.AlignRight
        painter.drawText(place, align, text)


def _right_edge(layout: Layout, slot: str) -> float:
    return layout.table.right() if slot == "table" else layout.columns[slot].right()


def _left_edge(frame: Frame, slot: str) -> float:
    if slot == "rbf":  # in the panel beside this one
        return frame.width
    layout = frame.layout
    return layout.table.left() if slot == "table" else layout.columns[slot].left()


def _paint_arrow(painter: QPainter, start: QPointF, end: float, pen: QPen) -> None:
    """Paint an arrow to the right in the middle of the room from `start` to `end`."""
    room = end - start.x()
    line = QFontMetricsF(typography.caption()).lineSpacing()
    head = _HEAD * line
    half = max(min(room - 10, _LONGEST_ARROW * line), 4.0) / 2
    centre, y = start.x() + room / 2, start.y()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    tip = QPointF(centre + half, y)
    if half > head:
        painter.drawLine(QPointF(centre - half, y), tip)
    painter.drawPolyline(QPolygonF([tip + QPointF(-head, -head), tip, tip + QPointF(-head, head)]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_scale_and_counts(painter: QPainter, frame: Frame, theme: Theme) -> None:
    """Paint the colour scale below the input and, where it fits, the counts above it."""
    layout = frame.layout
    column, c1 = layout.columns["input"], layout.columns["c1"]
    left = min(layout.slots["input"].left(), column.left())
    line = QFontMetricsF(typography.caption()).lineSpacing()
    top = column.bottom() + 2.4 * line
    height = min(c1.bottom() - line / 2 - top, _LONGEST_SCALE * line)
    bar = QRectF(left + 4, top, line, max(height, 20.0))
    paint_scale(painter, bar, theme)
    name = QRectF(left, top - 1.6 * line, 160, line)
    metrics = QFontMetricsF(typography.caption())
    free = c1.left() - _GAP - left
    titles = scale_titles()
    title = next((text for text in titles if metrics.horizontalAdvance(text) <= free), titles[-1])
    painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, title)
    block = _block(counts())
    place = QRectF(left, c1.top(), block.width() + 1, block.height())
    if not frame.is_presenting and place.width() <= free and place.bottom() < column.top() - line:
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, counts())


def paint_sentence(
    painter: QPainter, frame: Frame, theme: Theme, sentences: Sequence[str], *, strong: bool
) -> None:
    """Paint the first of some sentences that fits on the lowest row; `strong` in body type."""
    font = typography.body(bold=True) if strong else typography.caption()
    metrics = QFontMetricsF(font)
    wide = frame.sentence.width()
    text = next((text for text in sentences if metrics.horizontalAdvance(text) <= wide), "")
    painter.setFont(font)
    painter.setPen(theme.colour("text" if strong else "muted"))
    painter.drawText(frame.sentence, _CENTRE, text)
