"""LaTeX set as outlines: what a formula looks like at any size and in any colour."""

import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from typing import Final, Literal
from xml.etree import ElementTree

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from app.theme import Theme

Tone = Literal["text", "muted", "accent", "answer", "negative", "positive", "warning"]

_EM: Final = 100.0  # the size formulas are set at; painting scales
_TOKENS: Final = re.compile(r"[A-Za-z]|-?[\d.]+")
_OPERANDS: Final = {"M": 1, "L": 1, "Q": 2, "C": 3}
_WINDING: Final = Qt.FillRule.WindingFill  # overlapping outlines must not cut each other
_OPERATORS: Final = ("=", "+", "-", r"\cdot", r"\times", r"\approx", r"\to")
_NUMBER_GLYPHS: Final = "0123456789.,-+%"


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
        painter.scale(size / _EM, size / _EM)
        for tone, path in self.paths:
            painter.fillPath(path, theme.colour(tone))
        painter.restore()


@lru_cache(maxsize=2048)
def typeset(latex: str, tone: Tone = "text") -> Setting:
    r"""Set one LaTeX expression. Some 10 ms the first time, nothing after.

    Parts can have a tone of their own: `\textcolor{accent}{x_1}`.
    """
    ziamath = _typesetter()
    ziamath.config.svg2 = False  # every glyph a path in place, rather than a symbol and its uses
    ziamath.config.precision = 2
    drawing = ziamath.Latex(latex, size=_EM, margin=0).svgxml()
    left, top, width, height = (float(part) for part in drawing.attrib["viewBox"].split())
    paths: dict[str, QPainterPath] = {}
    for element in drawing.iter():
        outline = _outline(element)
        if outline is not None:
            outline.translate(-left, 0)
            fill = element.attrib.get("fill", "black")
            paths.setdefault(tone if fill == "black" else fill, QPainterPath()).addPath(outline)
    for path in paths.values():
        path.setFillRule(_WINDING)
    return Setting(width / _EM, -top / _EM, (top + height) / _EM, tuple(paths.items()))


@lru_cache(maxsize=4096)
def typeset_number(text: str, tone: Tone = "text") -> Setting:
    """Set a number from its digits, each of which is set once; quick enough for every frame."""
    return join([_digit(character) for character in text.replace("\N{MINUS SIGN}", "-")], tone)


def join(settings: list[Setting], tone: Tone | None = None) -> Setting:
    """Settings one after the other on one baseline, all in one tone if one is given."""
    paths: dict[str, QPainterPath] = {}
    width = ascent = descent = 0.0
    for setting in settings:
        for own, path in setting.paths:
            whole = paths.setdefault(tone or own, QPainterPath())
            whole.addPath(path.translated(width * _EM, 0))
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


def warm_up() -> None:
    """Load the typesetter and the digits, so that the first formula is as quick as the others."""
    for character in _NUMBER_GLYPHS:
        _digit(character)


@lru_cache(maxsize=64)
def _digit(character: str) -> Setting:
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
        shift = (advance - ink.width() / _EM) / 2 * _EM
    elif character in "-+":
        one, advance = typeset(latex), 0.62
        shift = (advance - one.width) / 2 * _EM
    else:
        one = typeset(latex)
        advance, shift = one.width + 0.1, 5.0
    paths = tuple((tone, path.translated(shift, 0)) for tone, path in one.paths)
    return Setting(advance, one.ascent, one.descent, paths)


def _typesetter() -> ModuleType:
    """The typesetter: 150 ms of import, so it is loaded for the first formula only."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of how it finds its own font
        import ziamath
    return ziamath


def _outline(element: ElementTree.Element) -> QPainterPath | None:
    """What one SVG element fills: a glyph's path or a fraction's bar."""
    path = QPainterPath()
    if element.tag == "rect":
        x, y, width, height = (float(element.attrib[key]) for key in ("x", "y", "width", "height"))
        path.addRect(x, y, width, height)
        return path
    if element.tag != "path":
        return None
    tokens = iter(_TOKENS.findall(element.attrib["d"]))
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
