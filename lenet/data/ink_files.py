"""Ink files: digits as pen strokes, one JSON object a line, plain or gzipped.

A line is `{"label": 7, "writer": "somebody", "strokes": [[[x, y], ...], ...]}` with y down; the
label is null or left out where the truth is not known. "My digits" add "time", `"not_a_digit":
true` for what is none, and for a digit of a photograph "picture" in the place of the strokes: the
784 values of its 28x28 pixels in base64.
"""

import base64
import binascii
import gzip
import hashlib
import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from pathlib import Path
from typing import Annotated, Any, Final, TypedDict

import msgspec
import numpy as np
from msgspec import Meta
from numpy.typing import NDArray

from lenet.data.rasterize import Stroke
from lenet.errors import InputError
from lenet.files.atomic_write import atomic_write
from lenet.files.decode import Fault, fault_of, from_json, shortened
from lenet.files.foreign_file import open_packed
from lenet.network import paper

SUFFIXES: Final = (".jsonl", ".jsonl.gz")
LARGEST_LINE: Final = 2 << 20  # characters; a digit is some thousand
_MOST_POINTS: Final = 20_000  # in one digit; a digit is some hundred
MOST_BYTES: Final = 64 << 20  # of a file, and of characters when it is unpacked
# In a file. In memory they take some 300, 150 and 8 bytes each.
MOST_DIGITS: Final = 80_000
_MOST_STROKES: Final = 500_000
_MOST_POINTS_IN_ALL: Final = 3_000_000
_MOST_LINES: Final = 2 * MOST_DIGITS  # blank ones among them
# What is computed of coordinates, such as squares and one by an extent, is finite in float32.
_LARGEST: Final = 1_000_000_000
_SMALLEST: Final = 1e-12  # what is nearer to 0 is 0

_Points = Annotated[list[tuple[float, float]], Meta(min_length=1)]


class Place(TypedDict):
    """Where a fault is, for a sentence."""

    path: Path
    number: int  # of the line


class _Line(msgspec.Struct):
    """A line as it is in the file."""

    strokes: list[_Points] = []  # msgspec makes a new one for each
    label: Annotated[int, Meta(ge=0, lt=paper.CLASSES)] | None = None
    writer: Annotated[str, Meta(max_length=1_000)] = ""
    # Other programs may use these names for anything.
    time: Any = ""
    not_a_digit: Any = False
    picture: Any = None


_NO_NUMBER: Final = re.compile(r"[\[,]\s*-?(NaN|Infinity)\b")  # of other programs, and no JSON
_DECODER: Final = msgspec.json.Decoder(_Line)


@dataclass(frozen=True, eq=False)
class InkDigit:
    """One digit as somebody wrote it."""

    label: int | None  # 0 to 9; None where nobody says, and for what is no digit
    writer: str
    strokes: tuple[Stroke, ...]  # each (n, 2), y down, any unit; empty only beside a picture
    time: str = ""  # when it was kept, ISO 8601 in UTC
    not_a_digit: bool = False  # somebody says that it is none
    picture: NDArray[np.uint8] | None = None  # (28, 28), 0 paper to 255 ink, without strokes

    @cached_property
    def key(self) -> str:
        """A name for strokes or picture alone: the same drawing has the same one."""
        content = hashlib.sha256()
        for stroke in self.strokes:
            content.update(len(stroke).to_bytes(4, "little"))
            content.update(np.ascontiguousarray(stroke, dtype="<f4").tobytes())
        if self.picture is not None:
            content.update(b"picture" + self.picture.tobytes())
        return content.hexdigest()[:32]


def is_ink_file(path: Path) -> bool:
    """Whether the name of a file is that of an ink file."""
    return path.name.lower().endswith(SUFFIXES)


def read_ink(path: Path, *, pictures: bool = False) -> list[InkDigit]:
    """All digits of an ink file. Blank lines are passed over, and digits that are pictures.

    With `pictures` these are there too.

    Raises InputError naming the file, and the line where there is one, for a file that cannot
    be read or holds no digit, and for a line that is broken, has an unknown label, no stroke,
    an empty stroke, or coordinates that are no finite numbers or beyond 1,000,000,000. A digit
    has up to 20,000 points; a file has up to 80,000 digits.
    """
    digits = []
    size = strokes = points = 0
    place = Place(path=path, number=0)
    try:
        with (
            open_packed(path, MOST_BYTES) as file,
            io.TextIOWrapper(file, encoding="utf-8-sig") as lines,
        ):
            while line := lines.readline(LARGEST_LINE + 1):
                place["number"] += 1
                size += len(line)
                is_too_long = len(line) > LARGEST_LINE or place["number"] > _MOST_LINES
                if not is_too_long and not line.isspace():
                    digit = parse_ink_line(line, place)
                    if digit.picture is None or pictures:
                        digits.append(digit)
                    strokes += len(digit.strokes)
                    points += sum(map(len, digit.strokes))
                if (
                    is_too_long
                    or size > MOST_BYTES
                    or len(digits) > MOST_DIGITS
                    or strokes > _MOST_STROKES
                    or points > _MOST_POINTS_IN_ALL
                ):
                    raise InputError("{path}, line {number}: too long for an ink file.", **place)
    except UnicodeDecodeError as error:
        number = place["number"] + 1
        raise InputError(
            "{path} is not an ink file: line {number} is not text.", path=path, number=number
        ) from error
    if not digits:
        raise InputError("{path} holds no digit.", path=path)
    return digits


def write_ink(path: Path, digits: Iterable[InkDigit]) -> None:
    """Write an ink file, gzipped when its name ends in .gz, as `atomic_write` does.

    Raises OSError.
    """
    content = b"".join(ink_line(digit) for digit in digits)
    if path.name.lower().endswith(".gz"):
        # No date inside: the same ink gives the same bytes.
        content = gzip.compress(content, compresslevel=6, mtime=0)
    atomic_write(path, content)


def ink_line(digit: InkDigit, **more: object) -> bytes:
    """Return the line of a digit, its end included, with further entries at its beginning."""
    entries = more | {"label": digit.label, "writer": digit.writer}
    if digit.time:
        entries["time"] = digit.time
    if digit.not_a_digit:
        entries["not_a_digit"] = True
    if digit.picture is not None:
        entries["picture"] = base64.b64encode(digit.picture.tobytes()).decode("ascii")
    else:
        entries["strokes"] = [_numbers(stroke) for stroke in digit.strokes]
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace") + b"\n"


def _numbers(stroke: Stroke) -> list[list[float]]:
    """The points, whole numbers as such, others to the nine digits that float32 needs."""
    if np.array_equal(stroke, stroke.astype(np.int32)):
        whole: list[list[float]] = stroke.astype(np.int32).tolist()
        return whole
    return [[float(f"{x:.9g}"), float(f"{y:.9g}")] for x, y in stroke.tolist()]


def parse_ink_line(line: str, place: Place) -> InkDigit:
    """Return the digit of a line. Raises InputError naming file, line and fault."""
    try:
        entry = _DECODER.decode(line)
    except msgspec.ValidationError as error:
        raise _refused(fault_of(error), line, place) from error
    except (ValueError, RecursionError) as error:
        if _NO_NUMBER.search(line):
            raise _not_finite(place) from error
        raise InputError(
            "{path}, line {number}: this is not a whole JSON object.", **place
        ) from error
    if sum(map(len, entry.strokes)) > _MOST_POINTS:
        raise InputError(
            "{path}, line {number}: more than {most:,} points are no digit.",
            **place,
            most=_MOST_POINTS,
        )
    not_a_digit = entry.not_a_digit is True and entry.label is None
    time = entry.time if isinstance(entry.time, str) else ""
    picture = None if entry.strokes or entry.picture is None else _picture(entry.picture, place)
    if not entry.strokes and picture is None:
        raise InputError("{path}, line {number}: there are no strokes.", **place)
    strokes = _strokes(entry.strokes, place) if entry.strokes else ()
    return InkDigit(entry.label, entry.writer, strokes, time[:40], not_a_digit, picture)


def _picture(text: object, place: Place) -> NDArray[np.uint8]:
    """Return the digit of a line without strokes, (28, 28). Raises InputError."""
    side = paper.DIGIT_SIDE
    try:
        values = base64.b64decode(text, validate=True) if isinstance(text, str) else b""
    except (binascii.Error, ValueError):
        values = b""
    if len(values) != side * side:
        raise InputError(
            "{path}, line {number}: the picture is not one of {side}x{side} pixels.",
            **place,
            side=side,
        )
    return np.frombuffer(values, dtype=np.uint8).reshape(side, side)


def _strokes(entries: list[list[tuple[float, float]]], place: Place) -> tuple[Stroke, ...]:
    """Return strokes in single precision. Raises InputError for a number out of bounds."""
    lengths = [len(points) for points in entries]
    numbers = chain.from_iterable(chain.from_iterable(entries))
    exact = np.fromiter(numbers, np.float64, 2 * sum(lengths)).reshape(-1, 2)  # (n, 2)
    sizes = np.abs(exact)
    if not sizes.max() <= _LARGEST:
        raise InputError(
            "{path}, line {number}: a coordinate is beyond {most:,}.", **place, most=_LARGEST
        )
    exact[sizes < _SMALLEST] = 0
    points = exact.astype(np.float32)
    ends = accumulate(lengths)
    return tuple(points[end - n : end] for n, end in zip(lengths, ends, strict=True))


def _refused(fault: Fault, line: str, place: Place) -> InputError:
    """The sentence on a line that is JSON, or begins so, but no digit."""
    name, *steps = re.findall(r"\w+", fault.place) or [""]
    if not name:
        return InputError(
            "{path}, line {number}: a digit is a JSON object, this is something else.", **place
        )
    if name == "label":
        return InputError(
            "{path}, line {number}: the label is {shown}, not a digit from 0 to 9.",
            **place,
            shown=_shown_label(line),
        )
    if name == "writer":
        if fault.kind == "length":
            return InputError("{path}, line {number}: the writer's name is too long.", **place)
        return InputError("{path}, line {number}: the writer is not a text.", **place)
    return _refused_strokes(fault, len(steps), place)


def _refused_strokes(fault: Fault, depth: int, place: Place) -> InputError:
    """The sentence on all strokes (depth 0), one stroke (1), a point or a coordinate of it."""
    if depth == 0:
        return InputError("{path}, line {number}: there are no strokes.", **place)
    if depth == 1:
        return InputError("{path}, line {number}: a stroke has no points.", **place)
    if fault.kind == "range":
        return _not_finite(place)
    return InputError("{path}, line {number}: a stroke is not a list of [x, y] points.", **place)


def _shown_label(line: str) -> str:
    """The label as it is in the line."""
    entries = from_json(line, dict[str, msgspec.Raw])
    return "..." if entries is None else shortened(bytes(entries["label"]).decode(), 20)


def _not_finite(place: Place) -> InputError:
    return InputError("{path}, line {number}: a coordinate is not a finite number.", **place)
