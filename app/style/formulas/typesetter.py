"""From LaTeX to glyphs and bars in their places, and the formulas that are set already.

The typesetter takes 150 ms to load and 5 to 30 ms a formula, too long for a page that opens. So
what the pages show is kept in a resource file; what is not in it is set when it is wanted.
`python -m tests.formulas` writes the file anew.
"""

import json
import warnings
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple
from xml.etree import ElementTree

from lenet.resources import RESOURCES

EM: Final = 100.0  # the size formulas are set at
BOOK: Final = RESOURCES / "formulas.json"


class Mark(NamedTuple):
    """A glyph's outline, as the commands M L Q C Z of SVG, scaled and moved to its place."""

    outline: str
    x: float
    y: float
    scale: float
    fill: str


class SetFormula(NamedTuple):
    """Lengths in units of which EM are an em; the baseline is at y = 0."""

    width: float
    ascent: float
    descent: float
    marks: tuple[Mark, ...]


def set_formula(latex: str) -> SetFormula:
    """From the book, or else set now."""
    kept = book().get(latex)
    return set_now(latex) if kept is None else kept


def set_now(latex: str) -> SetFormula:
    """Set one LaTeX expression by the typesetter."""
    ziamath = _ziamath()
    ziamath.config.svg2 = True  # every glyph's outline once, and where it is used
    ziamath.config.precision = 3
    drawing = ziamath.Latex(latex, size=EM, margin=0).svgxml()
    left, top, width, height = (float(part) for part in drawing.attrib["viewBox"].split())
    marks = tuple(_marks(drawing, left))
    return SetFormula(width, round(-top, 3), round(top + height, 3), marks)


def write_book(formulas: dict[str, SetFormula], path: Path = BOOK) -> None:
    """Keep formulas; each glyph's outline is written once."""
    outlines: dict[str, int] = {}
    entries = {}
    for latex in sorted(formulas):
        setting = formulas[latex]
        marks = [
            [outlines.setdefault(mark.outline, len(outlines)), *mark[1:]] for mark in setting.marks
        ]
        entries[latex] = [*setting[:3], marks]
    lines = [
        '{"outlines": [',
        ",\n".join(json.dumps(outline) for outline in outlines),
        '],\n"formulas": {',
        ",\n".join(f"{json.dumps(latex)}: {json.dumps(entry)}" for latex, entry in entries.items()),
        "}}\n",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def read_book(path: Path = BOOK) -> dict[str, SetFormula]:
    """What `write_book` wrote; empty where there is no such file."""
    if not path.exists():
        return {}
    content = json.loads(path.read_text(encoding="utf-8"))
    outlines = content["outlines"]
    return {
        latex: SetFormula(
            width,
            ascent,
            descent,
            tuple(Mark(outlines[glyph], *rest) for glyph, *rest in marks),
        )
        for latex, (width, ascent, descent, marks) in content["formulas"].items()
    }


@lru_cache(maxsize=1)
def book() -> dict[str, SetFormula]:
    return read_book()


def _ziamath() -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of how it finds its own font
        import ziamath
    return ziamath


def _marks(drawing: ElementTree.Element, left: float) -> Iterator[Mark]:
    """Every glyph and bar of the SVG, moved so that the formula starts at x = 0."""
    symbols: dict[str, tuple[str, list[float]]] = {}
    for element in drawing:
        facts = element.attrib
        if element.tag == "symbol":
            box = [float(part) for part in facts["viewBox"].split()]
            # None for a space; several for a bracket put together from pieces.
            outline = " ".join(path.attrib["d"].strip() for path in element.iter("path"))
            symbols["#" + facts["id"]] = (outline, box)
        elif element.tag == "use":
            outline, box = symbols[facts["href"]]
            scale = float(facts["height"]) / box[3]
            x, y = float(facts["x"]) - box[0] * scale, float(facts["y"]) - box[1] * scale
            yield Mark(outline, round(x - left, 2), round(y, 2), round(scale, 4), facts["fill"])
        elif element.tag == "rect":
            x, y, width, height = (float(facts[key]) for key in ("x", "y", "width", "height"))
            bar = f"M 0 0 L {width} 0 L {width} {height} L 0 {height} Z"
            yield Mark(bar, round(x - left, 2), y, 1.0, facts["fill"])
        elif element.tag == "path":
            yield Mark(facts["d"].strip(), round(-left, 2), 0.0, 1.0, facts["fill"])
