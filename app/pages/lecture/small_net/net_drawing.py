"""Where the parts of the small net stand, and painting them."""

from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.style import typography
from app.style.formulas.typesetting import Setting, number, row
from app.style.theme import Theme
from app.widgets.forms.formula import paint_formula
from lenet.lecture.small_net import INPUTS, UNITS, ParameterIndex

LEFT: Final = Qt.AlignmentFlag.AlignLeft
RIGHT: Final = Qt.AlignmentFlag.AlignRight
# At this share of the way the nine edges pass one column at even distances.
_CHIP_SHARE: Final = 0.25
_TALLEST: Final = 1.45  # em of a name with indices above and below
_STRONG: Final = 1.5  # a weight painted in full colour


class Handle(NamedTuple):
    """Something that can be dragged: an input by its number, or a parameter."""

    kind: str  # "input" or "parameter"
    input: int
    place: ParameterIndex | None


class NetLayout(NamedTuple):
    """Places in pixels."""

    radius: float
    inputs: list[QPointF]
    units: list[QPointF]
    chips: dict[Handle, QRectF]


def handles() -> list[Handle]:
    """All handles of layer 1 in the order of the Tab key."""
    parameters = [
        Handle("parameter", -1, ParameterIndex(1, unit, source))
        for unit in range(UNITS)
        for source in (*range(INPUTS), None)
    ]
    return [*(Handle("input", j, None) for j in range(INPUTS)), *parameters]


def scale_in(size: QSizeF) -> float:
    """How much larger than type a drawing of a net is painted where there is room for it."""
    line = QFontMetricsF(typography.body()).lineSpacing()
    return min(max(min(size.width() / (line * 54), size.height() / (line * 40)), 1.0), 2.0)


def lay_out(area: QRectF, scale: float) -> NetLayout:
    """The drawing of layer 1, as large as the area allows."""
    line = QFontMetricsF(typography.body()).lineSpacing() * scale
    gap = min(area.height() / UNITS, line * 12)
    radius = min(gap * 0.26, line * 2.2)
    top = area.center().y() - gap
    left = area.left() + radius + 2
    right = area.left() + area.width() * 0.66
    inputs = [QPointF(left, top + j * gap) for j in range(INPUTS)]
    units = [QPointF(right, top + i * gap) for i in range(UNITS)]
    width, height = line * 6.2, min(line * 1.5, gap * _CHIP_SHARE - 4)
    chips = {}
    for handle in handles():
        if handle.place is None:
            middle = inputs[handle.input]
            chips[handle] = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
            continue
        unit = units[handle.place.unit]
        if handle.place.source is None:
            middle = QPointF(unit.x(), unit.y() - radius - height * 0.75)
        else:
            middle = QLineF(inputs[handle.place.source], unit).pointAt(_CHIP_SHARE)
            middle.setX(middle.x() + radius * 0.6)
        chips[handle] = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
    return NetLayout(radius, inputs, units, chips)


def handle_at(layout: NetLayout, at: QPointF) -> Handle | None:
    """The handle under the pointer; parameters lie above inputs."""
    under = [handle for handle, place in layout.chips.items() if place.contains(at)]
    return under[-1] if under else None


def unit_at(layout: NetLayout, at: QPointF) -> int | None:
    """The unit whose circle is under the pointer."""
    for i, middle in enumerate(layout.units):
        if QLineF(middle, at).length() <= layout.radius:
            return i
    return None


def strength(theme: Theme, value: float, full: float) -> QColor:
    """From the line colour at 0 to full negative or positive, by the size of a value."""
    share = float(np.clip(abs(value) / full, 0, 1)) ** 0.7
    low, high = theme.colour("line"), theme.colour("negative" if value < 0 else "positive")
    return QColor(
        round(low.red() + (high.red() - low.red()) * share),
        round(low.green() + (high.green() - low.green()) * share),
        round(low.blue() + (high.blue() - low.blue()) * share),
    )


def paint_edge(painter: QPainter, theme: Theme, ends: QLineF, value: float, *, dim: bool) -> None:
    """A connection, thicker and more coloured the larger its weight."""
    colour = strength(theme, value, _STRONG)
    if dim:
        colour.setAlphaF(0.35)
    width = 1.0 + 3.5 * min(abs(value) / _STRONG, 1.5)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(ends)


def paint_chip(
    painter: QPainter, theme: Theme, place: QRectF, name: Setting, value: float, *, chosen: bool
) -> None:
    """A parameter's name and number on a small plate."""
    painter.setPen(QPen(theme.colour("accent" if chosen else "line"), 2 if chosen else 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(place, 6, 6)
    middle = place.center().y()
    size = place.height() / _TALLEST
    paint_formula(
        painter, name, QPointF(place.left() + 7, middle), theme=theme, size=size, align=LEFT
    )
    paint_formula(
        painter,
        number(value),
        QPointF(place.right() - 7, middle),
        theme=theme,
        size=size,
        align=RIGHT,
    )


def paint_node(
    painter: QPainter,
    theme: Theme,
    middle: QPointF,
    radius: float,
    lines: Iterable[Setting],
    *,
    value: float,
    full: float,
    chosen: bool,
) -> None:
    """A circle coloured by its value, with a few lines in it."""
    painter.setPen(
        QPen(theme.colour("accent"), 2.5) if chosen else QPen(strength(theme, value, full), 2.5)
    )
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(middle, radius, radius)
    settings = list(lines)
    size = radius * 0.56
    step = radius * 0.72
    for place, setting in enumerate(settings):
        shift = (place - (len(settings) - 1) / 2) * step
        paint_formula(
            painter, setting, QPointF(middle.x(), middle.y() + shift), theme=theme, size=size
        )


def name_of(handle: Handle) -> Setting:
    """x_1, w_12 or b_1 with the slides' layer number above."""
    if handle.place is None:
        return row(f"x_{handle.input + 1}")
    unit, source = handle.place.unit + 1, handle.place.source
    layer = handle.place.layer
    if source is None:
        return row(f"b_{unit}^{{({layer})}}")
    return row(f"w_{{{unit}{source + 1}}}^{{({layer})}}")
