"""Drawings that are no digits, made up: some to learn from, others to measure by."""

from collections.abc import Callable, Sequence
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from lenet.data.letters import (
    KEPT_LETTERS,
    KEPT_MARKS,
    TAUGHT_LETTERS,
    TAUGHT_MARKS,
    rounded,
    written,
)
from lenet.data.rasterize import Stroke

RUBBISH: Final = 10  # the label of what is no digit: the class that eq. 9 counts with e^-j
Kinds = Literal["taught", "kept"]
_Maker = Callable[[np.random.Generator], tuple[Stroke, ...]]


def wandering(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """A pen that wanders: it keeps its direction for a while and turns at random."""
    steps = int(rng.integers(60, 140))
    turns = rng.normal(0, rng.uniform(0.4, 1.2), steps).cumsum() + rng.uniform(0, 2 * np.pi)
    path = np.stack([np.cos(turns), np.sin(turns)], axis=1).cumsum(axis=0)
    return (path.astype(np.float32),)


def box(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """A box filled by going to and fro, level or upright."""
    rows = int(rng.integers(5, 14))
    ends = np.stack([np.arange(2 * rows) % 2, np.arange(2 * rows) // 2 / rows], axis=1)
    path = (ends.astype(np.float64) + rng.normal(0, 0.04, ends.shape)) * (rng.uniform(0.6, 1.4), 1)
    return (path[:, :: rng.choice([-1, 1])].astype(np.float32),)


def zigzag(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """To and fro while the hand moves on, at any angle, sharp or round."""
    turns = int(rng.integers(7, 18))
    path = np.stack([np.arange(turns) / turns * rng.uniform(0.6, 2), np.arange(turns) % 2], axis=1)
    path += rng.normal(0, 0.12, path.shape)
    return (_drawn(_turned(path, rng), rng),)


def spiral(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Round and round, wider and wider."""
    turns = rng.uniform(2.5, 6)
    angle = np.linspace(0, 2 * np.pi * turns, int(turns * 14)) + rng.uniform(0, 2 * np.pi)
    radius = np.linspace(rng.uniform(0, 0.2), 1, len(angle)) + rng.normal(0, 0.03, len(angle))
    path = np.stack([np.cos(angle) * rng.uniform(0.6, 1.4), np.sin(angle)], axis=1)
    return ((path * radius[:, None])[:, :: rng.choice([-1, 1])].astype(np.float32),)


def tangle(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """One line through many random places, sharp or round."""
    return (_drawn(rng.uniform(size=(int(rng.integers(9, 22)), 2)), rng),)


def strewn(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Several short strokes anywhere."""
    starts = rng.uniform(size=(int(rng.integers(4, 12)), 1, 2))
    lines = np.concatenate([starts, starts + rng.normal(0, 0.25, starts.shape)], axis=1)
    return tuple(lines.astype(np.float32))


def scrawl(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """A smooth line that swings at once in several rhythms, each way."""
    time = np.linspace(0, 2 * np.pi, int(rng.integers(60, 120)))
    waves = np.sin(time * rng.uniform(2.5, 7, (2, 3, 1)) + rng.uniform(0, 2 * np.pi, (2, 3, 1)))
    path = (waves * rng.uniform(0.3, 1, (2, 3, 1))).sum(axis=1).T  # (n, 2)
    path *= (rng.uniform(0.6, 1.4), 1) / np.ptp(path, axis=0)
    return (path.astype(np.float32),)


def hatching(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Lines side by side, at any angle."""
    count = int(rng.integers(4, 9))
    places = np.arange(count) / count * rng.uniform(0.6, 1.6)
    lines = np.stack([np.stack([places, places], 1), np.tile([0.0, 1.0], (count, 1))], axis=2)
    lines += rng.normal(0, 0.06, lines.shape)
    turned = _turned(lines.reshape(-1, 2), rng).reshape(lines.shape)
    return tuple(turned.astype(np.float32))


def burst(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Lines from about one place outwards."""
    count = int(rng.integers(5, 11))
    angle = (np.arange(count) + rng.uniform(-0.3, 0.3, count)) * 2 * np.pi / count
    out = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    reach = rng.uniform(0.6, 1, (count, 1))
    lines = np.stack([out * rng.uniform(0, 0.4), out * reach], axis=1)
    return tuple(lines.astype(np.float32))


def coil(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Loops one after the other, as if to try a pen."""
    loops = int(rng.integers(4, 9))
    angle = np.linspace(0, 2 * np.pi * loops, loops * 12) + rng.uniform(0, 2 * np.pi)
    path = np.stack([np.cos(angle), np.sin(angle) * rng.uniform(1, 2)], axis=1)
    path[:, 0] += angle / (2 * np.pi) * rng.uniform(0.4, 1.4)
    return (_turned(path + rng.normal(0, 0.05, path.shape), rng).astype(np.float32),)


def mesh(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Lines one way and across: a filled grid."""
    lines = []
    for _ in range(2):
        places = np.linspace(0, 1, int(rng.integers(3, 8)))
        across = np.stack([np.zeros_like(places), places, np.ones_like(places), places], axis=1)
        lines.append((across + rng.normal(0, 0.04, across.shape)).reshape(-1, 2, 2))
    strokes = np.concatenate([lines[0], lines[1][:, :, ::-1]])
    return tuple(strokes.astype(np.float32))


def double_scrawl(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Two round scrawls over one another."""
    return tuple(rounded(rng.normal(size=(int(rng.integers(6, 11)), 2))) for _ in range(2))


_SCRIBBLES: Final[dict[Kinds, Sequence[_Maker]]] = {
    "taught": (wandering, box, zigzag, spiral, tangle, strewn, scrawl, hatching, burst),
    "kept": (coil, mesh, double_scrawl),
}
_LETTERS: Final = {"taught": TAUGHT_LETTERS, "kept": KEPT_LETTERS}
_MARKS: Final = {"taught": TAUGHT_MARKS, "kept": KEPT_MARKS}
FAMILIES: Final = ("letters", "marks", "scribbles")


def nondigit(family: str, kinds: Kinds, rng: np.random.Generator) -> tuple[Stroke, ...]:
    """One made-up drawing of a family (see FAMILIES), of the kinds to learn from or the others."""
    if family == "scribbles":
        makers = _SCRIBBLES[kinds]
        return makers[int(rng.integers(len(makers)))](rng)
    shapes = list((_LETTERS if family == "letters" else _MARKS)[kinds].values())
    # A rounded triangle would be a 0.
    soft = family == "letters" and bool(rng.random() < 0.5)
    return written(shapes[int(rng.integers(len(shapes)))], rng, soft=soft)


def nondigits(count: int, seed: int, *, kinds: Kinds) -> list[tuple[Stroke, ...]]:
    """Letters, marks and scribbles: four, two and four of every ten."""
    rng = np.random.default_rng(seed)
    families = ("letters",) * 4 + ("marks",) * 2 + ("scribbles",) * 4
    return [nondigit(families[index % 10], kinds, rng) for index in range(count)]


def _turned(path: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    angle = rng.uniform(0, 2 * np.pi)
    cosine, sine = np.cos(angle), np.sin(angle)
    turned: NDArray[np.float64] = path @ np.array([[cosine, -sine], [sine, cosine]])
    return turned


def _drawn(path: NDArray[np.float64], rng: np.random.Generator) -> Stroke:
    return rounded(path) if rng.random() < 0.5 else path.astype(np.float32)
