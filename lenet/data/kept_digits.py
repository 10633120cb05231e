"""What comes into My digits from outside, ink files and pictures, and what they are judged by."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.data.idx import Digits
from lenet.data.ink_files import InkDigit, is_ink_file, read_ink
from lenet.data.rasterize import Stroke, rasterize_strokes
from lenet.errors import InputError
from lenet.network import paper

NOT_A_DIGIT: Final = paper.CLASSES  # the mark of what is none; 0 to 9 are those of digits
MARKS: Final = range(NOT_A_DIGIT + 1)
PICTURE_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff")
_MARGIN: Final = 4 / 28  # around the strokes, as MNIST leaves around its digits
_MOST_FILES: Final = 5_000  # at once
_MOST_ENTRIES: Final = 100_000  # of a folder that are looked at
_BEGINNING: Final = re.compile(r"([0-9])_")  # of a file's name: the label of its digit
_FOLDER: Final = re.compile(r"[0-9]")  # a folder of one class


@dataclass(frozen=True, eq=False)
class Imported:
    """The digits found in some files, and why others gave none."""

    digits: tuple[InkDigit, ...]
    files: int
    faults: tuple[InputError, ...]


def mark_of(digit: InkDigit) -> int | None:
    """Return 0 to 9, NOT_A_DIGIT, or None for a digit that nobody has labelled."""
    return NOT_A_DIGIT if digit.not_a_digit else digit.label


def marked(digit: InkDigit, mark: int | None) -> InkDigit:
    """Return the digit with another of MARKS, or with none."""
    label = None if mark == NOT_A_DIGIT else mark
    return replace(digit, label=label, not_a_digit=mark == NOT_A_DIGIT)


def picture_of(digit: InkDigit) -> NDArray[np.uint8]:
    """Return the 28x28 picture of a digit, drawn with the usual pen: 0 paper to 255 ink."""
    if digit.picture is not None:
        return digit.picture
    rasterized = rasterize_strokes(digit.strokes)
    if rasterized is None:
        return np.zeros((paper.DIGIT_SIDE, paper.DIGIT_SIDE), dtype=np.uint8)
    return np.rint(rasterized.digit * 255).astype(np.uint8)


def judged_digits(
    kept: Sequence[InkDigit],
    source: str,
    known: Mapping[str, NDArray[np.uint8]] | None = None,
) -> Digits:
    """Return the digits that have a label from 0 to 9, to evaluate models on.

    `known` are pictures by key, which are not drawn again. Raises InputError where none has a
    label.
    """
    labelled = [digit for digit in kept if digit.label is not None]
    if not labelled:
        raise InputError("{source}: none of these digits has a label from 0 to 9.", source=source)
    known = known or {}
    pictures = []
    for digit in labelled:
        picture = known.get(digit.key)
        pictures.append(picture_of(digit) if picture is None else picture)
    labels = np.array([digit.label for digit in labelled], dtype=np.uint8)
    return Digits(np.stack(pictures), labels, source)


def label_in_name(path: Path) -> int | None:
    """Return the label that a picture's name tells: "7_ann.png", or any name in a folder "7"."""
    begins = _BEGINNING.match(path.name)
    if begins:
        return int(begins[1])
    return int(path.parent.name) if _FOLDER.fullmatch(path.parent.name) else None


def import_files(paths: Iterable[Path], *, writer: str, time: str) -> Imported:
    """Read ink files and pictures, also those in folders. A picture is one digit of `writer`.

    A file that cannot be read, or shows no digit, is one fault and stops no other.
    """
    digits: list[InkDigit] = []
    faults: list[InputError] = []
    count = 0
    for path in _files(paths):
        count += 1
        if count > _MOST_FILES:
            faults.append(InputError("Only the first {most:,} files were read.", most=_MOST_FILES))
            break
        try:
            if is_ink_file(path):
                digits += map(_on_canvas, read_ink(path, pictures=True))
            else:
                digits.append(_photographed(path, writer, time))
        except InputError as error:
            faults.append(error)
    return Imported(tuple(digits), min(count, _MOST_FILES), tuple(faults))


def centred(strokes: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """Move and scale strokes of any unit into the middle of the unit square, aspect kept."""
    points = np.concatenate(strokes)  # (n, 2)
    low, high = points.min(axis=0), points.max(axis=0)
    extent = float((high - low).max())
    scale = (1 - 2 * _MARGIN) / extent if extent > 0 else 0.0
    return tuple(
        ((stroke - (low + high) / 2) * scale + 0.5).astype(np.float32) for stroke in strokes
    )


def _on_canvas(digit: InkDigit) -> InkDigit:
    """Return a digit with its strokes in 0..1; those of another unit are moved and scaled."""
    inside = all(stroke.min() >= 0 and stroke.max() <= 1 for stroke in digit.strokes)
    return digit if inside else replace(digit, strokes=centred(digit.strokes))


def _photographed(path: Path, writer: str, time: str) -> InkDigit:
    """Return the digit in a picture. Raises InputError."""
    from lenet.data.photo import rasterize_picture, read_picture  # Pillow is slow to import

    rasterized = rasterize_picture(read_picture(path))
    if rasterized is None:
        raise InputError("No digit was found in {file}.", file=path.name)
    picture = np.rint(rasterized.digit * 255).astype(np.uint8)
    return InkDigit(label_in_name(path), writer, (), time, picture=picture)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files, and of folders what may hold digits, in the order of their names."""
    for path in paths:
        if path.is_dir():
            for inner in sorted(islice(path.rglob("*"), _MOST_ENTRIES)):
                if is_ink_file(inner) or inner.suffix.lower() in PICTURE_SUFFIXES:
                    yield inner
        else:
            yield path
