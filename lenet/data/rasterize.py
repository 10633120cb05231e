"""Pen strokes to the network's input: fit the strokes into 20x20, then draw them in 28x28.

Drawing first and shrinking the picture would make a small drawing a blob.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.network import paper
from lenet.network.forward import network_input
from lenet.network.parameters import Array

Stroke = NDArray[np.float32]  # (n, 2): x to the right, y down, any unit; n >= 1, one point is a dot

PEN_WIDTH: Final = 2.4  # pixels of the 28x28 grid; 2.0 and 2.4 read alike, 2.8 and more worse

# The larger side of the path of the pen's centre: with the usual pen the ink fills 20x20. It is
# the same for every pen, so that a thicker one closes loops no sooner than it must.
_PEN_PATH_SIDE: Final = paper.DIGIT_BOX - PEN_WIDTH

# Where the centre of mass goes, from the upper left corner. Measured on MNIST: there it lies
# anywhere in [14, 15) both ways, 14.5 on average, because whole pixels were moved and a pixel's
# index counted as its middle.
MASS_AT: Final = 14.5

BOX_MARGIN: Final = (paper.DIGIT_SIDE - paper.DIGIT_BOX) // 2  # from the box to the edge of 28x28
_POINT_STEP: Final = 0.5  # pixels; points closer along the stroke cannot be seen at 28x28
_THINNEST: Final = 0.5  # a thinner dot could fall between the pixels and leave no ink
_WIDEST: Final = 10.0  # a wider pen would leave the 28x28 grid
_LONGEST_SEGMENT: Final = 1.0  # longer segments are cut, so that each touches a small window only
# More segments than a hundred digits have are drawn as dots on a grid: no pixel shows the
# difference, and a drawing of any length takes as long.
_MOST_SEGMENTS: Final = 8_000
_GRID: Final = 4  # dots a pixel, both ways
_ROUNDING: Final = 1e-6  # an extent below this part of the coordinates is what float32 rounds off


@dataclass(frozen=True, eq=False)
class Rasterized:
    """How a drawing or a picture becomes the network's input, stage by stage.

    Coordinates are in pixels with (0, 0) the upper left corner of the frame, so the middle of
    the first pixel is (0.5, 0.5).
    """

    strokes: tuple[Stroke, ...]  # the strokes as they are in `digit`; () for a picture
    fitted: Array  # (28, 28) 0..1: before centring; a thick pen's ink leaves the box in the middle
    centre: tuple[float, float]  # x, y of the centre of mass of `fitted`
    digit: Array  # (28, 28) 0..1: centred by mass, as MNIST does
    image: Array  # (32, 32): the network's input, -0.1..1.175


def rasterize_strokes(
    strokes: Sequence[Stroke], *, width: float = PEN_WIDTH, smallest: float = 0.0
) -> Rasterized | None:
    """Fit strokes into 20x20, draw them `width` pixels wide, centre them by mass in 28x28.

    The strokes get the same size whatever the pen; only that of 2.4 pixels fills the box exactly.
    `smallest` is an extent in the unit of the strokes: a smaller drawing is enlarged no more
    than one of this size, so that a trembling dot stays a dot. Centring moves the strokes by
    fractions of a pixel; MNIST, which had only pictures, moved whole pixels. Gives None when
    there is no point at all. Raises ValueError for a pen under 0.5 or over 10 pixels.
    """
    if not _THINNEST <= width <= _WIDEST:
        raise ValueError(f"a pen {width} pixels wide cannot draw in a box of {paper.DIGIT_BOX}")
    drawn = [stroke for stroke in strokes if len(stroke)]
    if not drawn:
        return None
    lengths = [len(stroke) for stroke in drawn]
    starts = np.zeros(sum(lengths), dtype=bool)
    ends = np.cumsum(lengths)
    starts[0] = True
    starts[ends[:-1]] = True

    boxed = _fit(np.concatenate(drawn), smallest=smallest)  # (2, n)
    near, far = _segments(boxed, starts)  # (2, m) each
    before = _draw(near, far, width=width)  # (28, 28)
    centre = centre_of_mass(before)
    shift = np.array([[MASS_AT - centre[0]], [MASS_AT - centre[1]]], dtype=np.float32)  # (2, 1)
    digit = _draw(near + shift, far + shift, width=width)  # (28, 28)
    placed = np.ascontiguousarray((boxed + shift).T)  # (n, 2)
    return Rasterized(
        strokes=tuple(
            placed[end - length : end] for end, length in zip(ends, lengths, strict=True)
        ),
        fitted=before,
        centre=centre,
        digit=digit,
        image=network_input(digit),
    )


def rasterize_digit(picture: NDArray[np.uint8]) -> Rasterized | None:
    """Take a digit as MNIST stores it, (28, 28), 0 paper to 255 ink, without any change.

    `fitted` is the part that holds ink in the middle of the frame. Gives None for a blank
    picture.
    """
    digit = (picture / 255).astype(np.float32)  # (28, 28)
    if not digit.any():
        return None
    rows, columns = np.flatnonzero(digit.any(axis=1)), np.flatnonzero(digit.any(axis=0))
    fitted = centre_in_frame(digit[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])
    return Rasterized(
        strokes=(),
        fitted=fitted,
        centre=centre_of_mass(fitted),
        digit=digit,
        image=network_input(digit),
    )


def rasterize_drawings(
    drawings: Sequence[Sequence[Stroke]], widths: float | Sequence[float] = PEN_WIDTH
) -> NDArray[np.uint8]:
    """Rasterize many drawings to digits as MNIST stores them: (n, 28, 28), 0 paper to 255 ink.

    `widths` is one pen width for all or one for each. An empty drawing gives an empty digit.
    """
    digits = np.zeros((len(drawings), paper.DIGIT_SIDE, paper.DIGIT_SIDE), dtype=np.uint8)
    pens = np.broadcast_to(np.asarray(widths, dtype=np.float64), len(drawings))
    for digit, drawing, width in zip(digits, drawings, pens, strict=True):
        rasterized = rasterize_strokes(drawing, width=float(width))
        if rasterized is not None:
            digit[:] = np.rint(rasterized.digit * 255)
    return digits


def centre_in_frame(part: Array) -> Array:
    """Put a picture of up to 28x28 in the middle of an empty one, by whole pixels: (28, 28)."""
    whole = np.zeros((paper.DIGIT_SIDE, paper.DIGIT_SIDE), dtype=np.float32)
    height, width = part.shape
    top, left = (paper.DIGIT_SIDE - height) // 2, (paper.DIGIT_SIDE - width) // 2
    whole[top : top + height, left : left + width] = part
    return whole


def centre_of_mass(picture: Array) -> tuple[float, float]:
    """Return the centre of mass, x and y in pixels, the first pixel's middle being 0.5."""
    total = float(picture.sum())
    x = float(picture.sum(axis=0) @ (np.arange(picture.shape[1]) + 0.5)) / total
    y = float(picture.sum(axis=1) @ (np.arange(picture.shape[0]) + 0.5)) / total
    return x, y


# Within the following functions points are in two rows, all x and all y: numpy is many times
# quicker along a long row than along pairs, and the numbers are the same to the last bit.


def _fit(points: Stroke, *, smallest: float) -> Array:
    """Scale points, (n, 2), aspect kept, move them to the middle of 28x28, in rows: (2, n)."""
    exact = np.ascontiguousarray(points.T).astype(np.float64)  # (2, n)
    low, high = exact.min(axis=1), exact.max(axis=1)
    extent = max(float((high - low).max()), smallest)
    is_dot = extent <= _ROUNDING * float(np.abs([low, high]).max())
    scale = 0.0 if is_dot else _PEN_PATH_SIDE / extent
    exact -= ((low + high) / 2)[:, None]
    exact *= scale
    exact += paper.DIGIT_SIDE / 2
    boxed: Array = exact.astype(np.float32)
    return boxed


def _segments(points: Array, starts: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Cut strokes into short segments from `near` to `far`, each (2, m); a dot has length 0.

    `starts` marks the first point of each stroke.
    """
    last = np.append(starts[1:], True)
    step = np.zeros(len(starts), dtype=np.float32)
    step[1:] = np.hypot(*(points[:, 1:] - points[:, :-1]))
    mark = (np.cumsum(step, dtype=np.float64) / _POINT_STEP).astype(np.int64)
    kept = starts | last
    kept[1:] |= mark[1:] != mark[:-1]
    points, starts, last = points[:, kept], starts[kept], last[kept]

    joined = ~last[:-1]
    lone = points[:, starts & last]  # (2, dots)
    near = np.concatenate([points[:, :-1][:, joined], lone], axis=1)  # (2, m)
    far = np.concatenate([points[:, 1:][:, joined], lone], axis=1)  # (2, m)
    pieces = np.ceil(np.hypot(*(far - near)) / _LONGEST_SEGMENT).astype(np.int64)
    pieces = np.maximum(pieces, 1)  # (m,)
    count = near.shape[1]
    if pieces.max() == 1 and count <= _MOST_SEGMENTS:
        return near, far
    place = np.arange(pieces.sum()) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    stride = np.repeat((far - near) / pieces, pieces, axis=1).astype(np.float32)
    near = np.repeat(near, pieces, axis=1) + stride * place.astype(np.float32)
    return (near, near + stride) if near.shape[1] <= _MOST_SEGMENTS else _dots(near, stride)


def _dots(near: Array, along: Array) -> tuple[Array, Array]:
    """Return the dots of a grid that short segments meet, as segments of no length."""
    steps = np.arange(2 * _GRID, dtype=np.float32) / (2 * _GRID)
    side = paper.DIGIT_SIDE * _GRID
    met = np.zeros(side * side, dtype=bool)
    for step in steps:
        x, y = ((near + along * step) * _GRID).astype(np.int64).clip(0, side - 1)
        met[y * side + x] = True
    y, x = np.divmod(np.flatnonzero(met), side)
    dots: Array = ((np.stack([x, y]) + 0.5) / _GRID).astype(np.float32)  # (2, m)
    return dots, dots


def _draw(near: Array, far: Array, *, width: float) -> Array:
    """Draw segments, (2, m), with a round pen, antialiased: (28, 28), 0 paper to 1 ink.

    A pixel's ink is how far its middle is inside the line's edge, clipped to one pixel; ink of
    crossing segments does not add up.
    """
    side = paper.DIGIT_SIDE
    reach = width / 2 + 0.5
    window = min(int(np.ceil(_LONGEST_SEGMENT + 2 * reach)) + 1, side)
    corner = np.floor(np.minimum(near, far) - reach).clip(0, side - window)  # (2, m)
    column, row = corner.astype(np.int64)  # (m,) each
    places = _window_offsets(window, side)[:, None] + (row * side + column)  # (window * window, m)
    offsets = np.arange(window, dtype=np.float32)[:, None] + np.float32(0.5)
    along_x, along_y = far - near  # (m,) each
    start_x, start_y = corner - near
    dx, dy = start_x + offsets, start_y + offsets  # (window, m) each
    square = np.maximum(along_x * along_x + along_y * along_y, np.float32(1e-12))

    # The foot of each pixel's middle on the segment, from 0 at `near` to 1 at `far`.
    across, down = dx * (along_x / square), dy * (along_y / square)
    foot = down[:, None] + across  # (window, window, m): rows, columns, segments
    np.maximum(foot, np.float32(0), out=foot)
    np.minimum(foot, np.float32(1), out=foot)
    away = foot * along_x
    np.subtract(dx, away, out=away)
    away *= away
    foot *= along_y
    np.subtract(dy[:, None], foot, out=foot)
    foot *= foot
    away += foot
    nearest = np.full(side * side, np.inf, dtype=np.float32)
    np.minimum.at(nearest, places.ravel(), away.ravel())
    picture: Array = np.clip(np.float32(reach) - np.sqrt(nearest), 0, 1)
    return picture.reshape(side, side)


def _window_offsets(window: int, side: int) -> NDArray[np.int64]:
    """Return the indices, in a flat picture, of a window's pixels at the upper left corner."""
    offsets = np.arange(window)
    return (offsets[:, None] * side + offsets).ravel()
