"""The ink dataset: training pictures of drawn digits, in several pen widths and variations."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.data.ink_files import InkDigit, read_ink
from lenet.data.negatives import RUBBISH_LABEL, make_negatives
from lenet.data.rasterize import Stroke, rasterize_strokes
from lenet.data.stroke_augment import InkSettings, add_habit, augment_strokes
from lenet.errors import InputError
from lenet.network import paper

_DOTS: Final = 0.7  # strokes whose total length is below this part of the extent are dots
_STRAIGHT: Final = 0.95  # a stroke is a line if its ends are this part of its length apart


def _go_on() -> None:
    """Do nothing between two digits."""


def load_ink_dataset(
    paths: Sequence[Path], ink: InkSettings, seed: int, *, between: Callable[[], None] = _go_on
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Load the legible digits of ink files and add negatives.

    Gives pictures, (m, versions, 28, 28), 0 paper to 255 ink, and labels, (m,). `between` is
    called between files and between digits; what it raises ends the work, which may take a
    minute. Raises InputError for a file that `read_ink` refuses, or that holds a digit without
    a label.
    """
    drawn: list[InkDigit] = []
    for path in paths:
        between()
        digits = read_ink(path)
        if any(digit.label is None for digit in digits):
            raise InputError(
                "{path} holds digits without a label, so nothing learns from it.", path=path
            )
        drawn += digits
    drawn = [digit for digit in drawn if is_legible(digit)]
    drawn += training_negatives(drawn, ink.nondigits, seed)
    return rasterize_versions(drawn, ink, seed, between=between)


def is_legible(digit: InkDigit) -> bool:
    """Whether a drawing can show its label: dots are no digit, and a single line is only a 1.

    Collections hold such drawings where a stroke was lost or a digit was cut in two.
    """
    lengths = [float(np.hypot(*np.diff(s, axis=0).T).sum()) for s in digit.strokes]
    extent = float(np.ptp(np.concatenate(digit.strokes), axis=0).max())
    if sum(lengths) <= _DOTS * extent:
        return False
    chord = float(np.hypot(*(digit.strokes[0][-1] - digit.strokes[0][0])))
    return digit.label == 1 or len(lengths) > 1 or chord < _STRAIGHT * lengths[0]


def training_negatives(drawn: Sequence[InkDigit], count: int, seed: int) -> list[InkDigit]:
    """Make `count` drawings to learn as no digit; one in ten is two digits side by side."""
    rng = np.random.default_rng([seed, count])
    pairs = count // 10
    made_up = make_negatives(count - pairs, seed, subset="training")
    for _ in range(pairs):
        left, right = (drawn[int(rng.integers(len(drawn)))].strokes for _ in range(2))
        made_up.append(_join_drawings(left, right, rng))
    return [InkDigit(RUBBISH_LABEL, "made up", strokes) for strokes in made_up]


def _join_drawings(
    left: Sequence[Stroke], right: Sequence[Stroke], rng: np.random.Generator
) -> tuple[Stroke, ...]:
    """Put two drawings side by side, equally high, with a random gap."""
    strokes: list[Stroke] = []
    edge = 0.0
    for drawing in (left, right):
        points = np.concatenate(drawing)
        low, height = points.min(axis=0), max(float(np.ptp(points[:, 1])), 1e-6)
        placed = [(stroke - low) / height + (edge, 0) for stroke in drawing]
        strokes += [stroke.astype(np.float32) for stroke in placed]
        edge = float(max(stroke[:, 0].max() for stroke in placed)) + rng.uniform(0.1, 0.4)
    return tuple(strokes)


def rasterize_versions(
    drawn: Sequence[InkDigit],
    ink: InkSettings,
    seed: int,
    *,
    between: Callable[[], None] = _go_on,
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Rasterize every drawing `ink.versions` times, each time with another pen and variation.

    Gives pictures, (m, versions, 28, 28), 0 paper to 255 ink, and labels, (m,). The pens of a
    drawing's versions are spread evenly from the thinnest to the thickest; the stroke
    augmentation of each version is random. `between` is called between digits.
    """
    rng = np.random.default_rng(seed)
    side = paper.DIGIT_SIDE
    pictures = np.zeros((len(drawn), ink.versions, side, side), dtype=np.uint8)
    pens = (np.arange(ink.versions) + rng.uniform(size=(len(drawn), 1))) / ink.versions
    widths = ink.thinnest + (ink.thickest - ink.thinnest) * pens  # (m, versions)
    for picture, digit, row in zip(pictures, drawn, widths, strict=True):
        between()
        for version, width in enumerate(row.tolist()):
            strokes = digit.strokes
            if digit.label is not None:
                strokes = add_habit(digit.label, strokes, ink, rng)
            rasterized = rasterize_strokes(augment_strokes(strokes, ink, rng), width=width)
            assert rasterized is not None  # an ink file holds no digit without a point
            picture[version] = np.rint(rasterized.digit * 255)
    return pictures, np.array([digit.label for digit in drawn], dtype=np.uint8)
