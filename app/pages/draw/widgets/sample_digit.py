"""The sample digit that a first window shows: a four in two strokes, drawn by hand."""

from typing import Final

import numpy as np

from app.context.drawing import Drawing
from lenet.data.negatives import catmull_rom
from lenet.data.rasterize import Stroke

# Places on the canvas that a pen passed, x to the right and y down, in 0..1.
_PLACES: Final = (
    (
        (0.41, 0.16),
        (0.37, 0.27),
        (0.32, 0.39),
        (0.28, 0.49),
        (0.27, 0.54),
        (0.33, 0.555),
        (0.45, 0.545),
        (0.58, 0.53),
        (0.72, 0.52),
    ),
    ((0.62, 0.21), (0.61, 0.35), (0.595, 0.5), (0.585, 0.64), (0.575, 0.8)),
)


def sample_strokes() -> tuple[Stroke, ...]:
    """Return the two strokes of the sample, smooth lines through the places."""
    return tuple(catmull_rom(np.array(places), 8).astype(np.float32) for places in _PLACES)


def sample_drawing(points: int | None = None) -> Drawing:
    """Return the sample, or its first points as a pen would have drawn them so far."""
    strokes, left = [], 1 << 30 if points is None else points
    for stroke in sample_strokes():
        if left > 0:
            strokes.append(stroke[:left])
        left -= len(stroke)
    return Drawing(tuple(strokes))


def sample_points() -> int:
    """Return the number of points of the sample."""
    return sum(len(stroke) for stroke in sample_strokes())
