"""Erasing a part of a stroke: what lies within a circle goes, the rest stays as pieces."""

from math import sqrt

import numpy as np

from lenet.data.rasterize import Stroke

_SHORTEST = 1e-6  # in the stroke's unit: a shorter rest of a segment is nothing


def erase_circle(stroke: Stroke, *, x: float, y: float, radius: float) -> list[Stroke]:
    """Return the pieces of a stroke, (n, 2), outside a circle, in their order along it.

    Lines are cut where they cross the circle. A stroke that does not come into it is returned as
    it is, the same array; of one that lies wholly within nothing is left.
    """
    points = stroke.astype(np.float64)
    low, high = points.min(axis=0), points.max(axis=0)
    if np.any(low - radius > (x, y)) or np.any(high + radius < (x, y)):  # it is elsewhere
        return [stroke]
    if len(points) == 1:
        far = float(np.hypot(points[0, 0] - x, points[0, 1] - y)) > radius
        return [stroke] if far else []
    pieces: list[list[tuple[float, float]]] = []
    open_piece = False  # whether the last piece ends where the next segment begins
    was_cut = False
    for start, end in zip(points[:-1].tolist(), points[1:].tolist(), strict=True):
        for low, high in _outside(start, end, x=x, y=y, radius=radius):
            ends = [_along(start, end, share) for share in (low, high)]
            if open_piece and low == 0:
                pieces[-1].append(ends[1])
            else:
                pieces.append(ends)
            open_piece = high == 1
            was_cut |= (low, high) != (0, 1)
        if not _outside(start, end, x=x, y=y, radius=radius):
            open_piece, was_cut = False, True
    if not was_cut:
        return [stroke]
    return [np.array(piece, dtype=np.float32) for piece in pieces]


def _outside(
    start: list[float], end: list[float], *, x: float, y: float, radius: float
) -> list[tuple[float, float]]:
    """Return the parts of a segment outside a circle as shares of its length, 0 to 1."""
    across, down = end[0] - start[0], end[1] - start[1]
    left, top = start[0] - x, start[1] - y
    # |start + t (end - start) - centre|² = radius², a quadratic equation in t
    square = across * across + down * down
    half = left * across + top * down
    rest = left * left + top * top - radius * radius
    if square == 0:
        return [] if rest <= 0 else [(0, 1)]
    inner = half * half - square * rest
    if inner <= 0:
        return [(0, 1)]
    enters, leaves = (-half - sqrt(inner)) / square, (-half + sqrt(inner)) / square
    if leaves <= 0 or enters >= 1:
        return [(0, 1)]
    shortest = _SHORTEST / sqrt(square)
    parts = [(0.0, enters)] if enters > shortest else []
    return [*parts, (leaves, 1.0)] if leaves < 1 - shortest else parts


def _along(start: list[float], end: list[float], share: float) -> tuple[float, float]:
    return (
        start[0] + share * (end[0] - start[0]),
        start[1] + share * (end[1] - start[1]),
    )
