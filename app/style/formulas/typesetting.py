"""Typeset LaTeX as outlines that are painted at any size, in the colours of a theme."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from app.style.formulas.layouts import EM, layout_of
from app.style.theme import Theme

Tone = Literal["text", "muted", "accent", "answer", "negative", "positive", "warning"]

_TOKENS: Final = re.compile(r"[A-Za-z]|-?[\d.]+")
_OPERANDS: Final = {"M": 1, "L": 1, "Q": 2, "C": 3}
_WINDING: Final = Qt.FillRule.WindingFill  # overlapping outlines must not cut each other
_OPERATORS: Final = ("=", "+", "-", r"\cdot", r"\times", r"\approx", r"\to")
NUMBER_GLYPHS: Final = "0123456789.,-+%"


@dataclass(frozen=True, eq=False)
class Setting:
    """A typeset formula: outlines, one path a colour. Lengths in em; the baseline is at y = 0."""

    width: float
    ascent: float
    descent: float
    paths: tuple[tuple[str, QPainterPath], ...]  # the name of a Theme's colour, its outlines

    def paint(self, painter: QPainter, at: QPointF, *, size: float, theme: Theme) -> None:
        """Fill the outlines with the baseline starting at `at`; `size` is an em in pixels."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(at)
        painter.scale(size / EM, size / EM)
        for tone, path in self.paths:
            painter.fillPath(path, theme.colour(tone))
        painter.restore()


@lru_cache(maxsize=2048)
def typeset(latex: str, tone: Tone = "text") -> Setting:
    r"""Typeset one LaTeX expression; black glyphs take the tone.

    Parts can have a tone of their own: `\textcolor{accent}{x_1}`.
    """
    layout = layout_of(latex)
    paths: dict[str, QPainterPath] = {}
    for glyph in layout.glyphs:
        place = QTransform(glyph.scale, 0, 0, glyph.scale, glyph.x, glyph.y)
        fill = tone if glyph.fill == "black" else glyph.fill
        paths.setdefault(fill, QPainterPath()).addPath(place.map(_outline(glyph.outline)))
    for path in paths.values():
        path.setFillRule(_WINDING)
    return Setting(layout.width / EM, layout.ascent / EM, layout.descent / EM, tuple(paths.items()))


@lru_cache(maxsize=4096)
def typeset_number(text: str, tone: Tone = "text") -> Setting:
    """Typeset a number from digits that are each typeset once: quick enough for every frame."""
    return join([digit(character) for character in text.replace("\N{MINUS SIGN}", "-")], tone)


def join(settings: list[Setting], tone: Tone | None = None) -> Setting:
    """Put formulas side by side on one baseline, all in one tone if one is given."""
    paths: dict[str, QPainterPath] = {}
    width = ascent = descent = 0.0
    for setting in settings:
        for own, path in setting.paths:
            whole = paths.setdefault(tone or own, QPainterPath())
            whole.addPath(path.translated(width * EM, 0))
        width += setting.width
        ascent, descent = max(ascent, setting.ascent), max(descent, setting.descent)
    for path in paths.values():
        path.setFillRule(_WINDING)
    return Setting(width, ascent, descent, tuple(paths.items()))


def row(*parts: "str | Setting") -> Setting:
    """Put the parts of a formula side by side: LaTeX, or a Setting such as a live number.

    A lone operator gets the space that it has between operands.
    """
    return join(
        [
            part
            if isinstance(part, Setting)
            else typeset(f"{{}}{part}{{}}" if part in _OPERATORS else part)
            for part in parts
        ]
    )


def number(value: float, decimals: int = 2, tone: Tone = "text") -> Setting:
    """Typeset a number that changes; -0.00 becomes 0.00."""
    text = f"{value:.{decimals}f}"
    return typeset_number(text.removeprefix("-") if float(text) == 0 else text, tone)


def space(width: float) -> Setting:
    """Return an empty space, `width` em wide."""
    return Setting(width, 0.0, 0.0, ())


@lru_cache(maxsize=64)
def digit(character: str) -> Setting:
    """Typeset one character of a number, as wide as its advance: all digits have one width.

    A Setting is as wide as its ink, so the advance is the width that a second digit adds.
    """
    latex = {"%": r"\%", ",": r"{,}"}.get(character, character)
    if character.isdigit():
        one, two = typeset(latex), typeset(latex * 2)
        advance = two.width - one.width
        ink = QRectF()
        for _, path in one.paths:
            ink = ink.united(path.boundingRect())
        shift = (advance - ink.width() / EM) / 2 * EM
    elif character in "-+":
        one, advance = typeset(latex), 0.62
        shift = (advance - one.width) / 2 * EM
    else:
        one = typeset(latex)
        advance, shift = one.width + 0.1, 5.0
    paths = tuple((tone, path.translated(shift, 0)) for tone, path in one.paths)
    return Setting(advance, one.ascent, one.descent, paths)


@lru_cache(maxsize=1024)
def _outline(commands: str) -> QPainterPath:
    path = QPainterPath()
    tokens = iter(_TOKENS.findall(commands))
    for command in tokens:
        if command == "Z":
            path.closeSubpath()
            continue
        points = [
            QPointF(float(next(tokens)), float(next(tokens))) for _ in range(_OPERANDS[command])
        ]
        if command == "M":
            path.moveTo(*points)
        elif command == "L":
            path.lineTo(*points)
        elif command == "Q":
            path.quadTo(*points)
        else:
            path.cubicTo(*points)
    return path
