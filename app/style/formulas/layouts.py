"""Lay out LaTeX as glyphs and bars, and keep the layouts of the pages' formulas in a file.

ziamath takes 150 ms to load and 5 to 30 ms a formula, too long for a page that opens. So the
layouts of all formulas on the pages are in resources/formulas.json; only a formula that is not in
it is laid out at run time. `python -m tests.formulas` writes the file anew.
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

EM: Final = 100.0  # the em of all layouts, in their own unit of length
LAYOUTS_FILE: Final = RESOURCES / "formulas.json"


class Glyph(NamedTuple):
    """The outline of a glyph or bar in its place: SVG commands M L Q C Z, scaled and moved."""

    outline: str
    x: float
    y: float
    scale: float
    fill: str


class FormulaLayout(NamedTuple):
    """The size and the glyphs of a formula; EM units are one em, the baseline is at y = 0."""

    width: float
    ascent: float
    descent: float
    glyphs: tuple[Glyph, ...]


def layout_of(latex: str) -> FormulaLayout:
    """Return the bundled layout of a LaTeX expression, or else lay it out now."""
    bundled = bundled_layouts().get(latex)
    return lay_out(latex) if bundled is None else bundled


def lay_out(latex: str) -> FormulaLayout:
    """Lay out one LaTeX expression with ziamath."""
    ziamath = _ziamath()
    ziamath.config.svg2 = True  # every glyph's outline once, and where it is used
    ziamath.config.precision = 3
    drawing = ziamath.Latex(latex, size=EM, margin=0).svgxml()
    left, top, width, height = (float(part) for part in drawing.attrib["viewBox"].split())
    glyphs = tuple(_glyphs(drawing, left))
    return FormulaLayout(width, round(-top, 3), round(top + height, 3), glyphs)


def write_layouts(formulas: dict[str, FormulaLayout], path: Path = LAYOUTS_FILE) -> None:
    """Write layouts by their LaTeX to a JSON file; each glyph's outline is written once."""
    outlines: dict[str, int] = {}
    entries = {}
    for latex in sorted(formulas):
        layout = formulas[latex]
        glyphs = [
            [outlines.setdefault(glyph.outline, len(outlines)), *glyph[1:]]
            for glyph in layout.glyphs
        ]
        entries[latex] = [*layout[:3], glyphs]
    lines = [
        '{"outlines": [',
        ",\n".join(json.dumps(outline) for outline in outlines),
        '],\n"formulas": {',
        ",\n".join(f"{json.dumps(latex)}: {json.dumps(entry)}" for latex, entry in entries.items()),
        "}}\n",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def read_layouts(path: Path = LAYOUTS_FILE) -> dict[str, FormulaLayout]:
    """Read what `write_layouts` wrote; return nothing where there is no such file."""
    if not path.exists():
        return {}
    content = json.loads(path.read_text(encoding="utf-8"))
    outlines = content["outlines"]
    return {
        latex: FormulaLayout(
            width,
            ascent,
            descent,
            tuple(Glyph(outlines[number], *rest) for number, *rest in glyphs),
        )
        for latex, (width, ascent, descent, glyphs) in content["formulas"].items()
    }


@lru_cache(maxsize=1)
def bundled_layouts() -> dict[str, FormulaLayout]:
    """Return the layouts in resources/formulas.json, read once."""
    return read_layouts()


def _ziamath() -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of how it finds its own font
        import ziamath
    return ziamath


def _glyphs(drawing: ElementTree.Element, left: float) -> Iterator[Glyph]:
    """Yield every glyph and bar of the SVG, moved so that the formula starts at x = 0."""
    symbols: dict[str, tuple[str, list[float]]] = {}
    for element in drawing:
        attributes = element.attrib
        if element.tag == "symbol":
            box = [float(part) for part in attributes["viewBox"].split()]
            # None for a space; several for a bracket put together from pieces.
            outline = " ".join(path.attrib["d"].strip() for path in element.iter("path"))
            symbols["#" + attributes["id"]] = (outline, box)
        elif element.tag == "use":
            outline, box = symbols[attributes["href"]]
            scale = float(attributes["height"]) / box[3]
            x = float(attributes["x"]) - box[0] * scale - left
            y = float(attributes["y"]) - box[1] * scale
            yield Glyph(outline, round(x, 2), round(y, 2), round(scale, 4), attributes["fill"])
        elif element.tag == "rect":
            x, y, width, height = (float(attributes[key]) for key in ("x", "y", "width", "height"))
            bar = f"M 0 0 L {width} 0 L {width} {height} L 0 {height} Z"
            yield Glyph(bar, round(x - left, 2), y, 1.0, attributes["fill"])
        elif element.tag == "path":
            yield Glyph(attributes["d"].strip(), round(-left, 2), 0.0, 1.0, attributes["fill"])
