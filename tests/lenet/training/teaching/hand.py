"""A hand for tests: ten digits as strokes, each a little different every time."""

from collections.abc import Sequence

import numpy as np

from lenet.data.ink_files import InkDigit
from lenet.data.negatives import draw_glyph

# Points of a 4x6 grid, (x, y) with y down; round but for 1, 4 and 7.
_DIGITS = (
    ("20 01 03 05 26 45 43 41 20",),
    ("11 20 26",),
    ("01 10 30 41 32 14 06 26 46",),
    ("01 10 30 41 23 33 44 35 16 05",),
    ("20 04 44", "31 36"),
    ("40 10 02 22 43 45 26 05",),
    ("30 11 03 05 26 45 34 13 04",),
    ("00 40 16",),
    ("23 01 10 30 41 23 04 06 36 44 23",),
    ("41 20 02 13 33 41 43 36",),
)
_SHARP = (1, 4, 7)


def drawings(
    each: int, *, seed: int = 0, labels: Sequence[int] = range(10), writer: str = "Ann"
) -> list[InkDigit]:
    """Return so many drawings of each of these digits."""
    rng = np.random.default_rng(seed)
    return [
        InkDigit(label, writer, draw_glyph(_DIGITS[label], rng, soft=label not in _SHARP))
        for _ in range(each)
        for label in labels
    ]
