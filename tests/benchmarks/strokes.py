"""A drawing to measure with: a 4 in two strokes, as a hand would leave it."""

import numpy as np

from lenet.data.rasterize import Stroke

_CORNERS = (
    ((0.38, 0.20), (0.25, 0.55), (0.72, 0.57)),
    ((0.58, 0.18), (0.60, 0.50), (0.57, 0.86)),
)


def two_strokes(*, points: int) -> tuple[Stroke, ...]:
    """The two strokes with `points` points in all, in the unit square, slightly unsteady."""
    rng = np.random.default_rng(4)
    strokes = []
    for corners in _CORNERS:
        count = points // len(_CORNERS)
        place = np.linspace(0, len(corners) - 1, count)
        x, y = (
            np.interp(place, range(len(corners)), [c[axis] for c in corners]) for axis in (0, 1)
        )
        wobble = rng.normal(0, 0.002, (count, 2))
        strokes.append((np.stack([x, y], axis=1) + wobble).astype(np.float32))
    return tuple(strokes)
