"""LaTeX set as outlines: what a formula looks like at any size and in any colour."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from app.style.formulas.typesetter import EM, set_formula
from app.style.theme import Theme

Tone = Literal["text", "muted", "accent", "answer", "negative", "positive", "warning"]

_TOKENS: Final = re.compile(r"[A-Za-z]|-?[\d.]+")
_OPERANDS: Final = {"M": 1, "L": 1, "Q": 2, "C": 3}
_WINDING: Final = Qt.FillRule.WindingFill  # overlapping outlines must not cut each other
_OPERATORS: Final = ("=", "+", "-", r"\cdot", r"\times", r"\approx", r"\to")
NUMBER_GLYPHS: Final = "0123456789.,-+%"


@dataclass(frozen=True, eq=False)
class Setting:
    """A formula as outlines, one path a colour. Lengths in em; the baseline is at y = 0."""

    width: float
    ascent: float
    descent: float
    paths: tuple[tuple[str, QPainterPath], ...]  # a Theme's colour name and what it fills

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
    r"""Set one LaTeX expression.

    Parts can have a tone of their own: `\textcolor{accent}{x_1}`.
    """
    formula = set_formula(latex)
    paths: dict[str, QPainterPath] = {}
    for mark in formula.marks:
        place = QTransform(mark.scale, 0, 0, mark.scale, mark.x, mark.y)
        fill = tone if mark.fill == "black" else mark.fill
        paths.setdefault(fill, QPainterPath()).addPath(place.map(_outline(mark.outline)))
    for path in paths.values():
        path.setFillRule(_WINDING)
    return Setting(
        formula.width / EM, formula.ascent / EM, formula.descent / EM, tuple(paths.items())
    )


@lru_cache(maxsize=4096)
def typeset_number(text: str, tone: Tone = "text") -> Setting:
    """Set a number from its digits, each of which is set once; quick enough for every frame."""
    return join([digit(character) for character in text.replace("\N{MINUS SIGN}", "-")], tone)


def join(settings: list[Setting], tone: Tone | None = None) -> Setting:
    """Settings one after the other on one baseline, all in one tone if one is given."""
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
    """Parts of a formula side by side: LaTeX, or what is set already, such as a live number.

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
    """A live number; -0.00 is 0.00."""
    text = f"{value:.{decimals}f}"
    return typeset_number(text.removeprefix("-") if float(text) == 0 else text, tone)


def space(width: float) -> Setting:
    """Nothing, `width` em of it."""
    return Setting(width, 0.0, 0.0, ())


@lru_cache(maxsize=64)
def digit(character: str) -> Setting:
    """One character of a number, as wide as its advance: digits are all of one width.

    A setting is as wide as its ink, so the advance is what one more of the same adds.
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
