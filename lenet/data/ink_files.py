"""Ink files: digits as pen strokes, one JSON object a line, plain or gzipped.

A line is `{"label": 7, "writer": "somebody", "strokes": [[[x, y], ...], ...]}` with y down; the
label is null or left out where the truth is not known.
"""

import gzip
import io
import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, TypedDict

import msgspec
import numpy as np
from msgspec import Meta

from lenet.data.rasterize import Stroke
from lenet.errors import InputError, unreadable
from lenet.files.atomic_write import atomic_write
from lenet.files.decode import Fault, fault_of, from_json, shortened
from lenet.network import paper

SUFFIXES: Final = (".jsonl", ".jsonl.gz")
_LARGEST_LINE: Final = 16 << 20  # characters; a digit is some thousand
_MOST_POINTS: Final = 100_000  # in one digit; a digit is some hundred
_MOST_DIGITS: Final = 5_000_000

_Points = Annotated[list[tuple[float, float]], Meta(min_length=1)]


class _Place(TypedDict):
    """Where a fault is, for a sentence."""

    path: Path
    number: int  # of the line


class _Line(msgspec.Struct):
    """A line as it is in the file."""

    strokes: Annotated[list[_Points], Meta(min_length=1)]
    label: Annotated[int, Meta(ge=0, lt=paper.CLASSES)] | None = None
    writer: Annotated[str, Meta(max_length=1_000)] = ""


_NO_NUMBER: Final = re.compile(r"[\[,]\s*-?(NaN|Infinity)\b")  # of other programs, and no JSON
_DECODER: Final = msgspec.json.Decoder(_Line)


@dataclass(frozen=True, eq=False)
class InkDigit:
    """One digit as somebody wrote it."""

    label: int | None  # 0 to 9; None where nobody says
    writer: str
    strokes: tuple[Stroke, ...]  # each (n, 2), y down, any unit; never empty


def is_ink_file(path: Path) -> bool:
    """Whether the name of a file is that of an ink file."""
    return path.name.lower().endswith(SUFFIXES)


def read_ink(path: Path) -> list[InkDigit]:
    """All digits of an ink file. Blank lines are passed over.

    Raises InputError naming the file, and the line where there is one, for a file that cannot
    be read or holds no digit, and for a line that is broken, has an unknown label, no stroke,
    an empty stroke, or coordinates that are not finite numbers.
    """
    digits = []
    number = 0
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            source = gzip.GzipFile(fileobj=file) if packed else file
            with io.TextIOWrapper(source, encoding="utf-8-sig") as lines:
                while line := lines.readline(_LARGEST_LINE + 1):
                    number += 1
                    place = _Place(path=path, number=number)
                    if len(line) > _LARGEST_LINE or number > _MOST_DIGITS:
                        raise InputError(
                            "{path}, line {number}: too long for an ink file.", **place
                        )
                    if not line.isspace():
                        digits.append(_parse(line, place))
    except EOFError as error:
        raise InputError("{path} ends too early: its gzip data are cut off.", path=path) from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise InputError(
            "{path} has damaged gzip data: {error}.", path=path, error=error
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            "{path} is not an ink file: line {number} is not text.", path=path, number=number + 1
        ) from error
    except OSError as error:
        raise unreadable(path, error) from error
    if not digits:
        raise InputError("{path} holds no digit.", path=path)
    return digits


def write_ink(path: Path, digits: Iterable[InkDigit]) -> None:
    """Write an ink file, gzipped when its name ends in .gz, as `atomic_write` does.

    Raises OSError.
    """
    text = "".join(
        json.dumps(
            {
                "label": digit.label,
                "writer": digit.writer,
                "strokes": [_numbers(stroke) for stroke in digit.strokes],
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        + "\n"
        for digit in digits
    )
    content = text.encode("utf-8")
    if path.name.lower().endswith(".gz"):
        # No date inside: the same ink gives the same bytes.
        content = gzip.compress(content, compresslevel=6, mtime=0)
    atomic_write(path, content)


def _numbers(stroke: Stroke) -> list[list[float]]:
    """The points, whole numbers as such, others to the nine digits that float32 needs."""
    if np.array_equal(stroke, stroke.astype(np.int32)):
        whole: list[list[float]] = stroke.astype(np.int32).tolist()
        return whole
    return [[float(f"{x:.9g}"), float(f"{y:.9g}")] for x, y in stroke.tolist()]


def _parse(line: str, place: _Place) -> InkDigit:
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
    with np.errstate(over="ignore"):
        strokes = tuple(np.array(points, dtype=np.float32) for points in entry.strokes)
    if not all(np.isfinite(stroke).all() for stroke in strokes):
        raise _not_finite(place)
    return InkDigit(entry.label, entry.writer, strokes)


def _refused(fault: Fault, line: str, place: _Place) -> InputError:
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


def _refused_strokes(fault: Fault, depth: int, place: _Place) -> InputError:
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


def _not_finite(place: _Place) -> InputError:
    return InputError("{path}, line {number}: a coordinate is not a finite number.", **place)
