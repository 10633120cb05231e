"""The table of derivatives of the small net: by back-propagation, and by finite differences."""

from itertools import groupby
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app.pages.lecture.small_net.net_painting import LEFT, RIGHT, name_of
from app.pages.lecture.small_net.net_state import Handle, NetState
from app.style import typography
from app.style.formulas.typesetting import number, typeset
from app.style.theme import Theme
from app.widgets.forms.formula import em, paint_formula
from lenet.lecture.small_net import ParameterIndex, backward, finite_difference, parameter_indices

_COLUMNS: Final = 2
_DECIMALS: Final = 4
_PER_COLUMN: Final = 8  # rows
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


def table_height(scale: float) -> float:
    """Return the height that the table needs, in pixels."""
    return _line(scale) * (_PER_COLUMN + 1.7)


def paint_table(
    painter: QPainter,
    theme: Theme,
    area: QRectF,
    state: NetState,
    *,
    known: bool,
    chosen: ParameterIndex | None,
    scale: float,
) -> None:
    """Paint every parameter, eight rows a half; until `known` a dot stands for each derivative."""
    translate = QCoreApplication.translate
    back = backward(state.net, state.trace, state.target, state.function)
    inputs = np.array(state.inputs)
    line = _line(scale)
    half = (area.width() - 2 * em()) / _COLUMNS
    for column, group in groupby(
        enumerate(parameter_indices()), key=lambda item: item[0] // _PER_COLUMN
    ):
        left = area.left() + column * (half + 2 * em())
        edges = [left + half * share for share in (0.40, 0.70, 1.0)]
        painter.setFont(typography.caption())
        painter.setPen(theme.colour("muted"))
        for text, right in zip(
            (
                translate("DerivativeTable", "value"),
                translate("DerivativeTable", "back-propagated"),
                translate("DerivativeTable", "finite difference"),
            ),
            edges,
            strict=True,
        ):
            place = QRectF(right - half, area.top(), half, line * 1.3)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | _MIDDLE, text)
        for number_, place_ in group:
            middle = area.top() + line * (1.8 + number_ % _PER_COLUMN)
            if place_ == chosen:
                mark = QRectF(left - 4, middle - line / 2, half + 8, line)
                painter.fillRect(mark, theme.colour("hover"))
            size = em() * 0.92 * scale
            name = name_of(Handle("parameter", -1, place_))
            paint_formula(painter, name, QPointF(left, middle), theme=theme, size=size, align=LEFT)
            cells = [number(state.net.at(place_), 2)]
            if known:
                tried = finite_difference(state.net, inputs, state.target, state.function, place_)
                cells.append(number(back.slopes.at(place_), _DECIMALS, "accent"))
                cells.append(number(tried, _DECIMALS))
            else:
                cells += [typeset(r"\cdot", "muted")] * 2
            for cell, right in zip(cells, edges, strict=True):
                spot = QPointF(right, middle)
                paint_formula(painter, cell, spot, theme=theme, size=size, align=RIGHT)


def _line(scale: float) -> float:
    return QFontMetricsF(typography.body()).lineSpacing() * 1.55 * scale
