"""Drawings that are no digits, made up to find out whether a network takes them for some."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from lenet.ink import Stroke

# Capital letters as strokes between points of a 4x6 grid, (x, y) with y down. Left out are
# those that people also write as a digit: B, D, G, I, J, L, O, Q, S, T, Y and Z.
LETTERS: Final[dict[str, tuple[str, ...]]] = {
    "A": ("06 20 46", "13 33"),
    "C": ("41 30 10 01 05 16 36 45",),
    "E": ("40 00 06 46", "03 33"),
    "F": ("40 00 06", "03 33"),
    "H": ("00 06", "40 46", "03 43"),
    "K": ("00 06", "40 03 46"),
    "M": ("06 00 23 40 46",),
    "N": ("06 00 46 40",),
    "P": ("06 00 30 41 42 33 03",),
    "R": ("06 00 30 41 42 33 03", "23 46"),
    "U": ("00 05 16 36 45 40",),
    "V": ("00 26 40",),
    "W": ("00 16 23 36 40",),
    "X": ("00 46", "40 06"),
}

RUBBISH: Final = 10  # the label of what is no digit: the class that eq. 9 counts with e^-j
# The others are kept to see whether letters that were never taught are refused too.
TAUGHT_LETTERS: Final = ("A", "E", "H", "K", "P", "U", "W")
KEPT_LETTERS: Final = ("C", "F", "M", "N", "R", "V", "X")


def letter(name: str, rng: np.random.Generator) -> tuple[Stroke, ...]:
    """One letter as a hand may draw it: every corner moved, the whole slanted and stretched."""
    slant, stretch = rng.normal(0, 0.15), np.exp(rng.normal(0, 0.15))
    strokes = []
    for corners in LETTERS[name]:
        points = np.array([(int(c[0]), int(c[1])) for c in corners.split()], dtype=np.float64)
        points += rng.normal(0, 0.25, points.shape)
        points[:, 0] = points[:, 0] * stretch - slant * points[:, 1]
        strokes.append(points.astype(np.float32))
    return tuple(strokes)


def scribble(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """A pen that wanders: it keeps its direction for a while and turns at random."""
    steps = int(rng.integers(25, 90))
    turns = rng.normal(0, rng.uniform(0.4, 1.2), steps).cumsum() + rng.uniform(0, 2 * np.pi)
    path = np.stack([np.cos(turns), np.sin(turns)], axis=1).cumsum(axis=0)
    return (path.astype(np.float32),)


def hatching(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """A box filled by going to and fro."""
    rows = int(rng.integers(5, 14))
    ends = np.stack([np.arange(2 * rows) % 2, np.arange(2 * rows) // 2 / rows], axis=1)
    wide = rng.uniform(0.6, 1.4)
    path = (ends.astype(np.float64) + rng.normal(0, 0.04, ends.shape)) * (wide, 1)
    return (path.astype(np.float32),)


def nondigits(
    count: int, seed: int, *, letters: Sequence[str] = tuple(LETTERS)
) -> list[tuple[Stroke, ...]]:
    """Letters, scribbles and hatched boxes: six, three and one of every ten."""
    rng = np.random.default_rng(seed)
    drawings = []
    for index in range(count):
        if index % 10 < 6:
            drawings.append(letter(letters[int(rng.integers(len(letters)))], rng))
        elif index % 10 < 9:
            drawings.append(scribble(rng))
        else:
            drawings.append(hatching(rng))
    return drawings
