"""Fractions, powers and brackets around typeset parts, quick enough to follow a slider.

ziamath knows these too, but takes some 10 ms a formula.
"""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QTransform

from app.style.formulas.layouts import EM
from app.style.formulas.typesetting import Setting

# All in em, as ziamath has them.
_AXIS: Final = 0.25  # height of a fraction's bar over the baseline
_BAR: Final = 0.05
_GAP: Final = 0.2  # between the bar and what is over and under it
_SIDE: Final = 0.08
_RAISED: Final = 0.7  # size of an exponent
_UP: Final = 0.42


def fraction(upper: Setting, lower: Setting) -> Setting:
    """Put one part above the other with a bar between them, both centred."""
    width = max(upper.width, lower.width) + 2 * _SIDE
    up = _AXIS + _BAR / 2 + _GAP + upper.descent
    down = -_AXIS + _BAR / 2 + _GAP + lower.ascent
    paths: dict[str, QPainterPath] = {}
    _add(paths, upper, (width - upper.width) / 2, -up)
    _add(paths, lower, (width - lower.width) / 2, down)
    _bar(paths, 0, -_AXIS - _BAR / 2, width, _BAR)
    return Setting(width, up + upper.ascent, down + lower.descent, tuple(paths.items()))


def floored(inner: Setting) -> Setting:
    """Put floor brackets around a part, as high as the part."""
    foot, edge = 0.26, 0.12
    width = inner.width + 2 * (foot + 2 * edge)
    top, bottom = inner.ascent + edge, inner.descent + edge
    paths: dict[str, QPainterPath] = {}
    _add(paths, inner, foot + 2 * edge, 0)
    for left, foot_left in ((edge, edge), (width - edge - _BAR, width - edge - foot)):
        _bar(paths, left, -top, _BAR, top + bottom)
        _bar(paths, foot_left, bottom - _BAR, foot, _BAR)
    return Setting(width, top, bottom, tuple(paths.items()))


def power(base: Setting, exponent: Setting) -> Setting:
    """Put an exponent, smaller, at the upper right of a base."""
    paths: dict[str, QPainterPath] = {}
    _add(paths, base, 0, 0)
    _add(paths, exponent, base.width, -_UP, _RAISED)
    return Setting(
        base.width + exponent.width * _RAISED,
        max(base.ascent, _UP + exponent.ascent * _RAISED),
        base.descent,
        tuple(paths.items()),
    )


def strut(inner: Setting, *, like: Setting) -> Setting:
    """Make a part at least as high and as deep as another, so that a change moves nothing below."""
    ascent, descent = max(inner.ascent, like.ascent), max(inner.descent, like.descent)
    return Setting(inner.width, ascent, descent, inner.paths)


def _add(
    paths: dict[str, QPainterPath], part: Setting, x: float, y: float, scale: float = 1.0
) -> None:
    place = QTransform(scale, 0, 0, scale, x * EM, y * EM)
    for tone, path in part.paths:
        paths.setdefault(tone, QPainterPath()).addPath(place.map(path))


def _bar(paths: dict[str, QPainterPath], x: float, y: float, width: float, height: float) -> None:
    bar = QRectF(x * EM, y * EM, width * EM, height * EM)
    paths.setdefault("text", QPainterPath()).addRect(bar)
