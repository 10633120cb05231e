"""The layout of the small net's first layer, and the painting of its units and connections."""

from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.pages.lecture.small_net.net_state import Handle
from app.style import typography
from app.style.colours import mixed
from app.style.formulas.typesetting import Setting, number, row
from app.style.theme import Theme
from app.widgets.forms.formula import paint_formula
from lenet.lecture.small_net import INPUTS, UNITS, ParameterIndex

LEFT: Final = Qt.AlignmentFlag.AlignLeft
RIGHT: Final = Qt.AlignmentFlag.AlignRight
# At this share of their length the nine edges cross one column at even distances.
_CHIP_SHARE: Final = 0.25
_TALLEST: Final = 1.45  # em: the height of a name with indices above and below
_STRONG: Final = 1.5  # the size of a weight that is painted in full colour


class NetLayout(NamedTuple):
    """Where the parts of layer 1 are, in pixels."""

    radius: float
    inputs: list[QPointF]
    units: list[QPointF]
    chips: dict[Handle, QRectF]  # the rectangle in which each handle can be dragged


def layer_1_handles() -> list[Handle]:
    """Return the handles of layer 1 in the order of the Tab key."""
    parameters = [
        Handle("parameter", -1, ParameterIndex(1, unit, source))
        for unit in range(UNITS)
        for source in (*range(INPUTS), None)
    ]
    return [*(Handle("input", j, None) for j in range(INPUTS)), *parameters]


def drawing_scale(size: QSizeF) -> float:
    """Return how much larger than text a net is painted in a widget of a size: 0.55 to 2 times.

    Less than 1 is for an audience's large type, which a whole net would not fit in.
    """
    line = QFontMetricsF(typography.body()).lineSpacing()
    room = min(size.width() / (line * 54), size.height() / (line * 40))
    return min(room, 2.0) if room > 1 else min(max(room * 1.2, 0.55), 1.0)


def lay_out(area: QRectF, scale: float) -> NetLayout:
    """Return the layout of layer 1, as large as the area allows."""
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
    for handle in layer_1_handles():
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


def unit_at(layout: NetLayout, at: QPointF) -> int | None:
    """Return the unit whose circle contains a point."""
    for i, middle in enumerate(layout.units):
        if QLineF(middle, at).length() <= layout.radius:
            return i
    return None


def strength_colour(theme: Theme, value: float, full: float) -> QColor:
    """Return a colour for a value: the line colour for 0, full negative or positive for `full`."""
    share = float(np.clip(abs(value) / full, 0, 1)) ** 0.7
    low, high = theme.colour("line"), theme.colour("negative" if value < 0 else "positive")
    return mixed(low, high, share)


def paint_edge(painter: QPainter, theme: Theme, ends: QLineF, value: float, *, dim: bool) -> None:
    """Paint a connection: the larger its weight, the thicker and the stronger its colour."""
    colour = strength_colour(theme, value, _STRONG)
    if dim:
        colour.setAlphaF(0.35)
    width = 1.0 + 3.5 * min(abs(value) / _STRONG, 1.5)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(ends)


def paint_chip(
    painter: QPainter, theme: Theme, place: QRectF, name: Setting, value: float, *, chosen: bool
) -> None:
    """Paint a parameter's name and number in a rounded box."""
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
    """Paint a circle coloured by its value, with a few lines of formulas in it."""
    painter.setPen(
        QPen(theme.colour("accent"), 2.5)
        if chosen
        else QPen(strength_colour(theme, value, full), 2.5)
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
    """Return the name of an input or a parameter: x_1, w_12 or b_1, with the layer above."""
    if handle.place is None:
        return row(f"x_{handle.input + 1}")
    unit, source = handle.place.unit + 1, handle.place.source
    layer = handle.place.layer
    if source is None:
        return row(f"b_{unit}^{{({layer})}}")
    return row(f"w_{{{unit}{source + 1}}}^{{({layer})}}")
