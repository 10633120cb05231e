"""Drawn digits as training pictures: every drawing is inked by several pens and hands."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.data.ink_files import InkDigit, read_ink
from lenet.data.negatives import RUBBISH, nondigits
from lenet.data.rasterize import Stroke, rasterize_strokes
from lenet.data.stroke_augment import InkSettings, other_habit, other_hand
from lenet.errors import InputError
from lenet.network import paper

_MOSTLY_GAPS: Final = 0.7  # strokes this short, by the drawing's extent, are dots
_STRAIGHT: Final = 0.95  # a stroke whose ends are so far apart, of its length, is a line


def inked_files(
    paths: Sequence[Path], ink: InkSettings, seed: int
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The pictures (m, versions, 28, 28) and labels (m,) of all legible digits of ink files.

    Raises InputError for a file that `read_ink` refuses, or that holds a digit without a label.
    """
    drawn: list[InkDigit] = []
    for path in paths:
        digits = read_ink(path)
        if any(digit.label is None for digit in digits):
            raise InputError(
                "{path} holds digits without a label, so nothing learns from it.", path=path
            )
        drawn += digits
    drawn = [digit for digit in drawn if legible(digit)]
    drawn += rubbish(drawn, ink.nondigits, seed)
    return ink_drawings(drawn, ink, seed)


def legible(digit: InkDigit) -> bool:
    """Whether a drawing may be what its label says: not mere dots, and a mere line only as 1.

    Collections hold such, where a stroke was lost or a digit cut apart.
    """
    lengths = [float(np.hypot(*np.diff(s, axis=0).T).sum()) for s in digit.strokes]
    extent = float(np.ptp(np.concatenate(digit.strokes), axis=0).max())
    if sum(lengths) <= _MOSTLY_GAPS * extent:
        return False
    chord = float(np.hypot(*(digit.strokes[0][-1] - digit.strokes[0][0])))
    return digit.label == 1 or len(lengths) > 1 or chord < _STRAIGHT * lengths[0]


def rubbish(drawn: Sequence[InkDigit], count: int, seed: int) -> list[InkDigit]:
    """`count` drawings that are no digit: letters, marks, scribbles, and one in ten two digits."""
    rng = np.random.default_rng([seed, count])
    pairs = count // 10
    made_up = nondigits(count - pairs, seed, kinds="taught")
    for _ in range(pairs):
        left, right = (drawn[int(rng.integers(len(drawn)))].strokes for _ in range(2))
        made_up.append(side_by_side(left, right, rng))
    return [InkDigit(RUBBISH, "made up", strokes) for strokes in made_up]


def side_by_side(
    left: Sequence[Stroke], right: Sequence[Stroke], rng: np.random.Generator
) -> tuple[Stroke, ...]:
    """Two drawings as one, equally high, with some room between."""
    strokes: list[Stroke] = []
    edge = 0.0
    for drawing in (left, right):
        points = np.concatenate(drawing)
        low, height = points.min(axis=0), max(float(np.ptp(points[:, 1])), 1e-6)
        placed = [(stroke - low) / height + (edge, 0) for stroke in drawing]
        strokes += [stroke.astype(np.float32) for stroke in placed]
        edge = float(max(stroke[:, 0].max() for stroke in placed)) + rng.uniform(0.1, 0.4)
    return tuple(strokes)


def ink_drawings(
    drawn: Sequence[InkDigit], ink: InkSettings, seed: int
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The pictures (m, versions, 28, 28) and labels (m,) of labelled digits.

    The pens of one drawing's versions are spread evenly from the thinnest to the thickest, so
    that every drawing is met in all of them; the hand of each version is random.
    """
    rng = np.random.default_rng(seed)
    side = paper.DIGIT_SIDE
    pictures = np.zeros((len(drawn), ink.versions, side, side), dtype=np.uint8)
    pens = (np.arange(ink.versions) + rng.uniform(size=(len(drawn), 1))) / ink.versions
    widths = ink.thinnest + (ink.thickest - ink.thinnest) * pens  # (m, versions)
    for picture, digit, row in zip(pictures, drawn, widths, strict=True):
        for version, width in enumerate(row.tolist()):
            strokes = digit.strokes
            if digit.label is not None:
                strokes = other_habit(digit.label, strokes, ink, rng)
            rasterized = rasterize_strokes(other_hand(strokes, ink, rng), width=width)
            assert rasterized is not None  # a read drawing has a point
            picture[version] = np.rint(rasterized.digit * 255)
    return pictures, np.array([digit.label for digit in drawn], dtype=np.uint8)
