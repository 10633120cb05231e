"""Drawn digits as training pictures: every drawing is inked by several pens and hands."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lenet import paper
from lenet.errors import InputError
from lenet.ink import Stroke, see_strokes
from lenet.inkfiles import InkDigit, read_ink
from lenet.nondigits import RUBBISH, TAUGHT_LETTERS, nondigits
from lenet.recipes import Ink


def inked_files(
    paths: Sequence[Path], ink: Ink, seed: int
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The pictures (m, versions, 28, 28) and labels (m,) of all digits of some ink files.

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
    drawn += [
        InkDigit(RUBBISH, "made up", strokes)
        for strokes in nondigits(ink.nondigits, seed, letters=TAUGHT_LETTERS)
    ]
    return ink_drawings(drawn, ink, seed)


def ink_drawings(
    drawn: Sequence[InkDigit], ink: Ink, seed: int
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
            sight = see_strokes(other_hand(digit.strokes, ink, rng), width=width)
            assert sight is not None  # a read drawing has a point
            picture[version] = np.rint(sight.digit * 255)
    return pictures, np.array([digit.label for digit in drawn], dtype=np.uint8)


def other_hand(strokes: Sequence[Stroke], ink: Ink, rng: np.random.Generator) -> tuple[Stroke, ...]:
    """The strokes as another hand might have put them: slanted, turned, each a bit elsewhere."""
    points = np.concatenate(strokes)
    size = float(np.ptp(points, axis=0).max())
    slant, turn, wide = rng.normal(size=3) * (ink.slant, ink.turn, ink.aspect)
    cosine, sine = np.cos(turn), np.sin(turn)
    change = np.array([[cosine, -sine], [sine, cosine]]) @ np.array([[np.exp(wide), slant], [0, 1]])
    middle = points.mean(axis=0)
    moves = rng.normal(size=(len(strokes), 2)) * (ink.jitter * size)
    return tuple(
        ((stroke - middle) @ change.T + move).astype(np.float32)
        for stroke, move in zip(strokes, moves, strict=True)
    )
