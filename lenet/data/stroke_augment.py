"""Stroke augmentation: random slant, rotation, bending, cut ends and other writing habits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

import numpy as np
from msgspec import Meta

from lenet.data.rasterize import Stroke
from lenet.files.decode import Fraction

_FLAG: Final = (0.15, 0.85)  # length of what some people put before a 1, of its height
_TAIL: Final = (0.2, 0.5)  # length of the hook that some people end a 9 with, of its height
_STRAIGHT: Final = 0.08  # how far a plain 1 may bulge, of its height

_PenWidth = Annotated[float, Meta(ge=0.5, le=10)]  # in pixels of the 28x28 image


@dataclass(frozen=True)
class InkSettings:
    """How drawings join the training pictures: each is inked several times, as if by others."""

    thinnest: _PenWidth = 1.0
    thickest: _PenWidth = 4.0
    # Pictures made of every drawing; each pass takes one of them:
    versions: Annotated[int, Meta(ge=1, le=1000)] = 8
    # How hands differ, each a standard deviation:
    slant: Fraction = 0.0  # sideways, of the height
    turn: Fraction = 0.0  # radians
    aspect: Fraction = 0.0  # logarithm of width by height
    jitter: Fraction = 0.0  # of the place of each stroke, as a fraction of the digit's size
    bend: Fraction = 0.0  # radians that parts of a stroke turn; also the logarithm of their length
    ends: Fraction = 0.0  # by which a stroke is cut or led on at each end, of its length
    habits: Fraction = 0.0  # of plain 0, 1, 7, 9 written another way: crossed, flagged, hooked
    # Strength of the distortions, by that of MNIST's digits:
    distorted: Annotated[float, Meta(ge=0, le=10)] = 1.0
    # Pictures of drawings in every pass, by the number of drawings:
    share: Annotated[float, Meta(ge=0, le=100)] = 1.0
    # Made-up letters and scribbles among the drawings: eq. 9's rubbish class:
    nondigits: Annotated[int, Meta(ge=0, le=1_000_000)] = 0


def augment_strokes(
    strokes: Sequence[Stroke], ink: InkSettings, rng: np.random.Generator
) -> tuple[Stroke, ...]:
    """Vary strokes at random: slant, rotate and stretch all, bend, shorten and move each."""
    points = np.concatenate(strokes)
    size = float(np.ptp(points, axis=0).max())
    slant, turn, wide = rng.normal(size=3) * (ink.slant, ink.turn, ink.aspect)
    cosine, sine = np.cos(turn), np.sin(turn)
    change = np.array([[cosine, -sine], [sine, cosine]]) @ np.array([[np.exp(wide), slant], [0, 1]])
    middle = points.mean(axis=0)
    moves = rng.normal(size=(len(strokes), 2)) * (ink.jitter * size)
    return tuple(
        ((_bend_stroke(stroke, ink, rng) - middle) @ change.T + move).astype(np.float32)
        for stroke, move in zip(strokes, moves, strict=True)
    )


def _bend_stroke(stroke: Stroke, ink: InkSettings, rng: np.random.Generator) -> Stroke:
    """Bend one stroke, (n, 2), and shorten or lengthen its parts and ends.

    The steps between points are turned by an angle and stretched by a factor that change
    smoothly along the stroke, so an arm grows, an arc flattens and a loop closes or opens. The
    mean point stays where it was.
    """
    if not (ink.bend or ink.ends) or len(stroke) < 2:
        return stroke
    steps = np.diff(stroke, axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    total = float(lengths.sum())
    if total <= 0:
        return stroke
    place = (lengths.cumsum() - lengths / 2) / total  # 0 to 1 along the stroke
    round_ = 2 * np.pi * place
    smooth = np.stack([3**0.5 * (2 * place - 1), 2**0.5 * np.cos(round_), 2**0.5 * np.sin(round_)])
    angle, longer = rng.normal(size=(2, 3)) @ smooth * (ink.bend / 3**0.5)  # each (n - 1,)
    cosine, sine, factor = np.cos(angle), np.sin(angle), np.exp(longer)
    turned = np.stack(
        [
            (steps[:, 0] * cosine - steps[:, 1] * sine) * factor,
            (steps[:, 0] * sine + steps[:, 1] * cosine) * factor,
        ],
        axis=1,
    )
    path = np.concatenate([np.zeros((1, 2)), turned.cumsum(axis=0)])
    path += stroke.mean(axis=0) - path.mean(axis=0)
    if not ink.ends:
        return path.astype(np.float32)
    for _ in range(2):  # one end, then the other: the order of the points is reversed
        path = _move_end(path, float(rng.normal()) * ink.ends * total)[::-1]
    return path.astype(np.float32)


def _move_end(path: Stroke, amount: float) -> Stroke:
    """Cut off the last part of a stroke (`amount` below 0), or lengthen it straight."""
    steps = np.diff(path, axis=0)
    left = np.hypot(steps[:, 0], steps[:, 1])[::-1].cumsum()[::-1]  # from each point to the end
    if amount < 0:
        kept = int((left > -amount).sum()) + 1
        return path[: max(kept, 2)]
    before = path[int((left > 2 * amount).sum()) - 1 if left[0] > 2 * amount else 0]
    direction = path[-1] - before
    far = float(np.hypot(*direction))
    if far <= 0:
        return path
    return np.concatenate([path, [path[-1] + direction * (amount / far)]])


def add_habit(
    label: int, strokes: Sequence[Stroke], ink: InkSettings, rng: np.random.Generator
) -> tuple[Stroke, ...]:
    """Write a plain digit another way: 0 and 7 crossed, 1 with flag and foot, 9 with a hook.

    A drawing that is written the plain way is changed with probability `ink.habits`.
    """
    plain = tuple(strokes)
    if len(plain) != 1 or len(plain[0]) < 2 or label not in (0, 1, 7, 9):
        return plain
    if rng.random() >= ink.habits:
        return plain
    low, high = plain[0].min(axis=0), plain[0].max(axis=0)
    if label == 0:
        return (*plain, _slash_of_0(low, high, rng))
    if label == 7:
        return (*plain, _bar_of_7(plain[0], low, high, rng))
    if label == 9:
        return (_add_hook(plain[0], low, high, rng),)
    return _add_flag_and_foot(plain[0], low, high, rng)


def _slash_of_0(low: Stroke, high: Stroke, rng: np.random.Generator) -> Stroke:
    """Draw the slash of a 0, level or rising to the right, within the 0 or beyond it."""
    half = (high - low) / 2
    if rng.random() < 0.5:
        reach = half * rng.uniform(0.7, 1.5)
    else:
        level = max(float(half[0]), float(half[1]) / 2) * rng.uniform(0.8, 1.6)
        reach = np.array([level, level * rng.normal(0.05, 0.15)])
    middle = (low + high) / 2 + rng.normal(size=2) * 0.05 * (high - low)
    return np.stack([middle + reach * (-1, 1), middle + reach * (1, -1)]).astype(np.float32)


def _bar_of_7(stroke: Stroke, low: Stroke, high: Stroke, rng: np.random.Generator) -> Stroke:
    """Draw the bar across the stem of a 7, nearly level, about half way down."""
    height = low[1] + (high[1] - low[1]) * rng.uniform(0.4, 0.65)
    stem = stroke[np.abs(stroke[:, 1] - height).argmin(), 0]
    half = (high[1] - low[1]) * rng.uniform(0.12, 0.3)
    tilt = half * rng.normal(0, 0.2)
    return np.array([[stem - half, height + tilt], [stem + half, height - tilt]], dtype=np.float32)


def _add_hook(stroke: Stroke, low: Stroke, high: Stroke, rng: np.random.Generator) -> Stroke:
    """Lengthen a 9 that ends at its foot to the left and up, like the tail of a g."""
    height, end = float(high[1] - low[1]), stroke[-1]
    back = np.hypot(*(stroke - end).T)
    before = stroke[int(np.flatnonzero(back > height / 10)[-1])] if height else end
    heading = np.arctan2(*(end - before)[::-1])  # pi / 2 is down, pi to the left
    if end[1] < high[1] - height / 10 or not 0.25 * np.pi < heading < 0.85 * np.pi:
        return stroke
    turn = np.linspace(0, np.deg2rad(rng.uniform(60, 170)), 9)[1:]
    step = height * rng.uniform(*_TAIL) / len(turn)
    hook = end + step * np.stack([np.cos(heading + turn), np.sin(heading + turn)], axis=1).cumsum(0)
    return np.concatenate([stroke, hook]).astype(np.float32)


def _add_flag_and_foot(
    stroke: Stroke, low: Stroke, high: Stroke, rng: np.random.Generator
) -> tuple[Stroke, ...]:
    """Add a flag, a foot or both to a 1 that is a single line."""
    top, bottom = stroke[stroke[:, 1].argmin()], stroke[stroke[:, 1].argmax()]
    line = bottom - top
    across = np.abs((stroke - top) @ np.array([-line[1], line[0]]))
    if abs(line[0]) > 0.7 * line[1] or across.max() > _STRAIGHT * float(line @ line):
        return (stroke,)
    height = float(line[1])
    kind = rng.random()
    strokes = [np.stack([top, bottom])]
    if kind < 0.8:
        length, angle = height * rng.uniform(*_FLAG), np.deg2rad(rng.uniform(28, 60))
        tip = top + length * np.array([-np.cos(angle), np.sin(angle)])
        strokes = [np.stack([tip, top, bottom])]
    if kind > 0.6:
        half = height * rng.uniform(0.12, 0.35)
        tilt = half * rng.normal(0, 0.1)
        reach = np.array([half, -tilt])
        strokes.append(np.stack([bottom - reach, bottom + reach]))
    return tuple(part.astype(np.float32) for part in strokes)
