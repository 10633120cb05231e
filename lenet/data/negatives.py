"""Negatives: drawings that are no digits, one set to train with and one held out to measure."""

from collections.abc import Callable, Sequence
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from lenet.data.rasterize import Stroke

RUBBISH_LABEL: Final = 10  # of what is no digit: the class that eq. 9 counts with e^-j
NegativeSet = Literal["training", "held out"]
_Scribble = Callable[[np.random.Generator], tuple[Stroke, ...]]

# Points of a 4x6 grid, (x, y) with y down. Left out are the letters that people also write as a
# digit: B, D, G, I, J, L, O, Q, S, T, Y, Z, b, c, g, i, j, l, o, p, q, s, v, y, z.
TRAINING_LETTERS: Final[dict[str, tuple[str, ...]]] = {
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
# Not trained with: they measure whether new shapes are refused too.
HELD_OUT_LETTERS: Final[dict[str, tuple[str, ...]]] = {
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
TRAINING_MARKS: Final[dict[str, tuple[str, ...]]] = {
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
HELD_OUT_MARKS: Final[dict[str, tuple[str, ...]]] = {
    "heart": ("26 02 10 22 30 42 26",),
    "percent": ("40 06", "00 11 02 00", "34 45 46 34"),
    "tick": ("04 16 40",),
    "cross in a box": ("00 40 46 06 00", "00 46", "40 06"),
    "three dots": ("03", "23", "43"),
}


def random_walk(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Draw a random walk: the pen keeps its direction for a while and turns at random."""
    steps = int(rng.integers(60, 140))
    turns = rng.normal(0, rng.uniform(0.4, 1.2), steps).cumsum() + rng.uniform(0, 2 * np.pi)
    path = np.stack([np.cos(turns), np.sin(turns)], axis=1).cumsum(axis=0)
    return (path.astype(np.float32),)


def filled_box(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Draw a box filled by going to and fro, level or upright."""
    rows = int(rng.integers(5, 14))
    ends = np.stack([np.arange(2 * rows) % 2, np.arange(2 * rows) // 2 / rows], axis=1)
    path = (ends.astype(np.float64) + rng.normal(0, 0.04, ends.shape)) * (rng.uniform(0.6, 1.4), 1)
    return (path[:, :: rng.choice([-1, 1])].astype(np.float32),)


def zigzag(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Draw a zigzag at any angle, with sharp or round turns."""
    turns = int(rng.integers(7, 18))
    path = np.stack([np.arange(turns) / turns * rng.uniform(0.6, 2), np.arange(turns) % 2], axis=1)
    path += rng.normal(0, 0.12, path.shape)
    return (_sharp_or_round(_rotate(path, rng), rng),)


def spiral(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Draw a spiral outwards."""
    turns = rng.uniform(2.5, 6)
    angle = np.linspace(0, 2 * np.pi * turns, int(turns * 14)) + rng.uniform(0, 2 * np.pi)
    radius = np.linspace(rng.uniform(0, 0.2), 1, len(angle)) + rng.normal(0, 0.03, len(angle))
    path = np.stack([np.cos(angle) * rng.uniform(0.6, 1.4), np.sin(angle)], axis=1)
    return ((path * radius[:, None])[:, :: rng.choice([-1, 1])].astype(np.float32),)


def tangle(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Draw one line through many random points, with sharp or round turns."""
    return (_sharp_or_round(rng.uniform(size=(int(rng.integers(9, 22)), 2)), rng),)


def scattered_lines(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Draw several short lines at random places."""
    starts = rng.uniform(size=(int(rng.integers(4, 12)), 1, 2))
    lines = np.concatenate([starts, starts + rng.normal(0, 0.25, starts.shape)], axis=1)
    return tuple(lines.astype(np.float32))


def scrawl(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Draw a smooth line: a sum of three sine waves along each axis."""
    time = np.linspace(0, 2 * np.pi, int(rng.integers(60, 120)))
    waves = np.sin(time * rng.uniform(2.5, 7, (2, 3, 1)) + rng.uniform(0, 2 * np.pi, (2, 3, 1)))
    path = (waves * rng.uniform(0.3, 1, (2, 3, 1))).sum(axis=1).T  # (n, 2)
    path *= (rng.uniform(0.6, 1.4), 1) / np.ptp(path, axis=0)
    return (path.astype(np.float32),)


def hatching(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Draw parallel lines at any angle."""
    count = int(rng.integers(4, 9))
    places = np.arange(count) / count * rng.uniform(0.6, 1.6)
    lines = np.stack([np.stack([places, places], 1), np.tile([0.0, 1.0], (count, 1))], axis=2)
    lines += rng.normal(0, 0.06, lines.shape)
    turned = _rotate(lines.reshape(-1, 2), rng).reshape(lines.shape)
    return tuple(turned.astype(np.float32))


def burst(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Draw lines outwards from about one point."""
    count = int(rng.integers(5, 11))
    angle = (np.arange(count) + rng.uniform(-0.3, 0.3, count)) * 2 * np.pi / count
    out = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    reach = rng.uniform(0.6, 1, (count, 1))
    lines = np.stack([out * rng.uniform(0, 0.4), out * reach], axis=1)
    return tuple(lines.astype(np.float32))


def coil(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Draw loops one after the other, as if to try a pen."""
    loops = int(rng.integers(4, 9))
    angle = np.linspace(0, 2 * np.pi * loops, loops * 12) + rng.uniform(0, 2 * np.pi)
    path = np.stack([np.cos(angle), np.sin(angle) * rng.uniform(1, 2)], axis=1)
    path[:, 0] += angle / (2 * np.pi) * rng.uniform(0.4, 1.4)
    return (_rotate(path + rng.normal(0, 0.05, path.shape), rng).astype(np.float32),)


def grid(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Draw a grid of lines."""
    lines = []
    for _ in range(2):
        places = np.linspace(0, 1, int(rng.integers(3, 8)))
        across = np.stack([np.zeros_like(places), places, np.ones_like(places), places], axis=1)
        lines.append((across + rng.normal(0, 0.04, across.shape)).reshape(-1, 2, 2))
    strokes = np.concatenate([lines[0], lines[1][:, :, ::-1]])
    return tuple(strokes.astype(np.float32))


def double_scrawl(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Draw two round scrawls over one another."""
    return tuple(catmull_rom(rng.normal(size=(int(rng.integers(6, 11)), 2))) for _ in range(2))


_SCRIBBLES: Final[dict[NegativeSet, Sequence[_Scribble]]] = {
    "training": (
        random_walk,
        filled_box,
        zigzag,
        spiral,
        tangle,
        scattered_lines,
        scrawl,
        hatching,
        burst,
    ),
    "held out": (coil, grid, double_scrawl),
}
_LETTERS: Final = {"training": TRAINING_LETTERS, "held out": HELD_OUT_LETTERS}
_MARKS: Final = {"training": TRAINING_MARKS, "held out": HELD_OUT_MARKS}
FAMILIES: Final = ("letters", "marks", "scribbles")


def make_negative(family: str, subset: NegativeSet, rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Draw one negative of a family (see FAMILIES), of the training or the held-out set."""
    if family == "scribbles":
        makers = _SCRIBBLES[subset]
        return makers[int(rng.integers(len(makers)))](rng)
    shapes = list((_LETTERS if family == "letters" else _MARKS)[subset].values())
    # A rounded triangle would be a 0.
    soft = family == "letters" and bool(rng.random() < 0.5)
    return draw_glyph(shapes[int(rng.integers(len(shapes)))], rng, soft=soft)


def make_negatives(count: int, seed: int, *, subset: NegativeSet) -> list[tuple[Stroke, ...]]:
    """Draw `count` negatives: of every ten four letters, two marks and four scribbles."""
    rng = np.random.default_rng(seed)
    families = ("letters",) * 4 + ("marks",) * 2 + ("scribbles",) * 4
    return [make_negative(families[index % 10], subset, rng) for index in range(count)]


def draw_glyph(
    strokes: tuple[str, ...], rng: np.random.Generator, *, soft: bool
) -> tuple[Stroke, ...]:
    """Draw a letter or mark with every corner moved and the whole slanted and stretched at random.

    `strokes` are grid points as in TRAINING_LETTERS. `soft` rounds the corners.
    """
    slant, stretch = rng.normal(0, 0.15), np.exp(rng.normal(0, 0.15))
    result = []
    for corners in strokes:
        points = np.array([(int(c[0]), int(c[1])) for c in corners.split()], dtype=np.float64)
        points += rng.normal(0, 0.25, points.shape)
        points[:, 0] = points[:, 0] * stretch - slant * points[:, 1]
        result.append(catmull_rom(points) if soft else points.astype(np.float32))
    return tuple(result)


def catmull_rom(points: NDArray[np.floating], pieces: int = 6) -> Stroke:
    """Return the Catmull-Rom curve through points, (n, 2), `pieces` steps from each to the next."""
    if len(points) < 3:
        return points.astype(np.float32)
    ends = np.concatenate([points[:1], points, points[-1:]])
    a, b, c, d = ends[:-3, None], ends[1:-2, None], ends[2:-1, None], ends[3:, None]
    t = (np.arange(pieces) / pieces)[:, None]
    curve = (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    ) / 2  # (n - 1, pieces, 2)
    return np.concatenate([curve.reshape(-1, 2), points[-1:]]).astype(np.float32)


def _rotate(path: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    """Rotate points, (n, 2), about the origin by a random angle."""
    angle = rng.uniform(0, 2 * np.pi)
    cosine, sine = np.cos(angle), np.sin(angle)
    turned: NDArray[np.float64] = path @ np.array([[cosine, -sine], [sine, cosine]])
    return turned


def _sharp_or_round(path: NDArray[np.float64], rng: np.random.Generator) -> Stroke:
    """Return the path as it is or as a smooth curve, each with probability 1/2."""
    return catmull_rom(path) if rng.random() < 0.5 else path.astype(np.float32)
