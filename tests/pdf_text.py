"""Read a PDF that Qt wrote: its pages, the text of each, and whether its fonts are in it."""

import re
import unicodedata
import zlib
from dataclasses import dataclass
from typing import Final

_OBJECT: Final = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM: Final = re.compile(rb"stream\r?\n(.*)\nendstream", re.DOTALL)
_RANGE: Final = re.compile(rb"<(\w+)> <(\w+)> (?:\[([^\]]*)\]|<(\w+)>)")
_SHOWN: Final = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)> Tj|\bET\b")


@dataclass(frozen=True)
class Pdf:
    """The texts of the pages, and the names of the fonts with whether each is embedded."""

    pages: tuple[str, ...]
    fonts: dict[str, bool]
    media: frozenset[tuple[float, float]]  # the sizes of the pages, in points


def read_pdf(content: bytes) -> Pdf:
    """Return what a PDF shows. Text is normalised: a font may have one glyph for 一 and ⼀."""
    objects = {int(number): body for number, body in _OBJECT.findall(content)}
    pages = [body for body in objects.values() if re.search(rb"/Type /Page\b(?!s)", body)]
    texts = []
    for page in pages:
        fonts = {
            name: _letters(objects, int(number))
            for name, number in re.findall(
                rb"/(F\d+) (\d+) 0 R", objects[_link(page, b"Resources")]
            )
        }
        texts.append(_text(_stream(objects[_link(page, b"Contents")]), fonts))
    boxes = [re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page) for page in pages]
    return Pdf(
        tuple(texts),
        {
            name.decode(): b"/FontFile" in body
            for body in objects.values()
            for name in re.findall(rb"/Type /FontDescriptor\n/FontName /(?:\w+\+)?(\S+)", body)
        },
        frozenset((float(box[1]), float(box[2])) for box in boxes if box is not None),
    )


def _link(body: bytes, name: bytes) -> int:
    """Return the number of the object that an entry points to."""
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    assert found is not None, (name, body[:200])
    return int(found[1])


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found is not None
    return zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]


def _letters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    """Return the letter of every glyph of a font."""
    result: dict[int, str] = {}
    for first, last, each, one in _RANGE.findall(
        _stream(objects[_link(objects[font], b"ToUnicode")])
    ):
        codes = re.findall(rb"\w+", each) or [one] * (int(last, 16) - int(first, 16) + 1)
        for glyph, code in enumerate(codes, start=int(first, 16)):
            result[glyph] = bytes.fromhex(code.decode()).decode("utf-16-be")
    return result


def _text(commands: bytes, fonts: dict[bytes, dict[int, str]]) -> str:
    """Return the text of a page, a line for each piece that was painted at once."""
    parts, letters = [], dict[int, str]()
    for name, glyphs in _SHOWN.findall(commands):
        if name:
            letters = fonts[name]
        elif glyphs:
            codes = (int(glyphs[at : at + 4], 16) for at in range(0, len(glyphs), 4))
            parts += [letters.get(code, "") for code in codes]
        else:
            parts.append("\n")
    return unicodedata.normalize("NFKC", "".join(parts)).replace("\t", " ")
