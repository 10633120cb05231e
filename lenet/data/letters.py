"""Letters and marks that are no digits, as strokes between points of a grid."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.data.rasterize import Stroke

# Points of a 4x6 grid, (x, y) with y down. Left out are the letters that people also write as a
# digit: B, D, G, I, J, L, O, Q, S, T, Y, Z, b, c, g, i, j, l, o, p, q, s, v, y, z.
TAUGHT_LETTERS: Final[dict[str, tuple[str, ...]]] = {
    "A": ("06 20 46", "13 33"),
    "E": ("40 00 06 46", "03 33"),
    "H": ("00 06", "40 46", "03 43"),
    "K": ("00 06", "40 03 46"),
    "P": ("06 00 30 41 42 33 03",),
    "U": ("00 05 16 36 45 40",),
    "W": ("00 16 23 36 40",),
    "a": ("42 22 04 16 36 42 46",),
    "d": ("42 22 04 16 36 44", "40 46"),
    "e": ("04 43 32 12 04 16 45",),
    "f": ("40 20 11 16", "03 33"),
    "h": ("00 06 03 22 43 46",),
    "m": ("02 06 03 12 22 26 23 32 42 46",),
    "t": ("20 25 36 46", "02 42"),
    "u": ("02 05 16 36 44 42 46",),
}
# Never taught: to see whether what is new is refused too.
KEPT_LETTERS: Final[dict[str, tuple[str, ...]]] = {
    "C": ("41 30 10 01 05 16 36 45",),
    "F": ("40 00 06", "03 33"),
    "M": ("06 00 23 40 46",),
    "N": ("06 00 46 40",),
    "R": ("06 00 30 41 42 33 03", "23 46"),
    "V": ("00 26 40",),
    "X": ("00 46", "40 06"),
    "k": ("00 06", "42 04 46"),
    "n": ("02 06 03 22 43 46",),
    "r": ("02 06 04 22 43",),
}
TAUGHT_MARKS: Final[dict[str, tuple[str, ...]]] = {
    "plus": ("21 25", "03 43"),
    "asterisk": ("20 26", "01 45", "05 41"),
    "hash": ("11 06", "41 36", "02 42", "04 44"),
    "equals": ("02 42", "04 44"),
    "dash": ("03 43",),
    "dot": ("23",),
    "two dots": ("02", "44"),
    "triangle": ("20 05 45 20",),
    "star": ("06 20 46 02 42 06",),
    "arrow": ("03 43", "21 43 25"),
    "arrow down": ("20 26", "04 26 44"),
    "brackets": ("10 00 06 16", "30 40 46 36"),
    "smile": ("11", "31", "03 15 35 43"),
    "envelope": ("01 41 45 05 01", "01 23 41"),
    "stairs": ("06 04 14 12 32 30 40",),
    "ladder": ("10 16", "30 36", "11 31", "13 33", "15 35"),
    "pi": ("01 41", "11 06", "31 36"),
    "sum": ("40 00 23 06 46",),
}
KEPT_MARKS: Final[dict[str, tuple[str, ...]]] = {
    "heart": ("26 02 10 22 30 42 26",),
    "percent": ("40 06", "00 11 02 00", "34 45 46 34"),
    "tick": ("04 16 40",),
    "cross in a box": ("00 40 46 06 00", "00 46", "40 06"),
    "three dots": ("03", "23", "43"),
}


def written(
    strokes: tuple[str, ...], rng: np.random.Generator, *, soft: bool
) -> tuple[Stroke, ...]:
    """A letter or mark as a hand may put it: every corner moved, the whole slanted, stretched.

    `soft` rounds the corners.
    """
    slant, stretch = rng.normal(0, 0.15), np.exp(rng.normal(0, 0.15))
    result = []
    for corners in strokes:
        points = np.array([(int(c[0]), int(c[1])) for c in corners.split()], dtype=np.float64)
        points += rng.normal(0, 0.25, points.shape)
        points[:, 0] = points[:, 0] * stretch - slant * points[:, 1]
        result.append(rounded(points) if soft else points.astype(np.float32))
    return tuple(result)


def rounded(points: NDArray[np.floating], pieces: int = 6) -> Stroke:
    """Catmull and Rom's curve through points (n, 2), `pieces` steps from each to the next."""
    if len(points) < 3:
        return points.astype(np.float32)
    ends = np.concatenate([points[:1], points, points[-1:]])
    a, b, c, d = ends[:-3, None], ends[1:-2, None], ends[2:-1, None], ends[3:, None]
    t = (np.arange(pieces) / pieces)[:, None]
    curve = (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    ) / 2  # (n - 1, pieces, 2)
    return np.concatenate([curve.reshape(-1, 2), points[-1:]]).astype(np.float32)
