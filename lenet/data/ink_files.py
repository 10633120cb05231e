"""Ink files: digits as pen strokes, one JSON object a line, plain or gzipped.

A line is `{"label": 7, "writer": "somebody", "strokes": [[[x, y], ...], ...]}` with y down; the
label is null or left out where the truth is not known.
"""

import gzip
import io
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypedDict

import numpy as np

from lenet.data.rasterize import Stroke
from lenet.errors import InputError, unreadable
from lenet.files.atomic_write import atomic_write
from lenet.network import paper

SUFFIXES: Final = (".jsonl", ".jsonl.gz")
_LARGEST_LINE: Final = 16 << 20  # characters; a digit is some thousand
_MOST_POINTS: Final = 100_000  # in one digit; a digit is some hundred
_MOST_DIGITS: Final = 5_000_000


class _Place(TypedDict):
    path: Path
    number: int  # of the line


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
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(
            "{path}, line {number}: this is not a whole JSON object.", **place
        ) from error
    if not isinstance(entry, dict):
        raise InputError(
            "{path}, line {number}: a digit is a JSON object, this is something else.", **place
        )
    label = entry.get("label")
    if label is not None and (type(label) is not int or not 0 <= label < paper.CLASSES):
        shown = json.dumps(label)
        shown = shown if len(shown) <= 20 else shown[:17] + "..."
        raise InputError(
            "{path}, line {number}: the label is {shown}, not a digit from 0 to 9.",
            **place,
            shown=shown,
        )
    writer = entry.get("writer", "")
    if not isinstance(writer, str):
        raise InputError("{path}, line {number}: the writer is not a text.", **place)
    strokes = entry.get("strokes")
    if not isinstance(strokes, list) or not strokes:
        raise InputError("{path}, line {number}: there are no strokes.", **place)
    if sum(len(stroke) for stroke in strokes if isinstance(stroke, list)) > _MOST_POINTS:
        raise InputError(
            "{path}, line {number}: more than {most:,} points are no digit.",
            **place,
            most=_MOST_POINTS,
        )
    return InkDigit(label, writer, tuple(_stroke(points, place) for points in strokes))


def _stroke(points: Any, place: _Place) -> Stroke:
    if not isinstance(points, list) or not points:
        raise InputError("{path}, line {number}: a stroke has no points.", **place)
    try:
        array = np.array(points)
    except (ValueError, OverflowError) as error:  # ragged
        raise InputError(
            "{path}, line {number}: a stroke is not a list of [x, y] points.", **place
        ) from error
    if array.ndim != 2 or array.shape[1] != 2 or array.dtype.kind not in "iuf":
        raise InputError("{path}, line {number}: a stroke is not a list of [x, y] points.", **place)
    with np.errstate(over="ignore"):
        stroke = array.astype(np.float32)
    if not np.isfinite(stroke).all():
        raise InputError("{path}, line {number}: a coordinate is not a finite number.", **place)
    return stroke
