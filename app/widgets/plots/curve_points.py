"""The arithmetic of a plot, without Qt: thinning to the screen, round ranges and ticks."""

import math
from typing import Final

import numpy as np

from lenet.runs.curves import Numbers

_ROUND: Final = (1.0, 2.0, 5.0, 10.0)


def thinned(x: Numbers, y: Numbers, edges: Numbers) -> tuple[Numbers, Numbers]:
    """Return x and y, (m,), with at most four points for each column between two `edges`.

    They are the first, the lowest, the highest and the last point of a column, so the picture is
    that of all points. `x` and `edges` ascend. One point on either side of the view is kept, so
    that lines run out of it.
    """
    first = max(int(np.searchsorted(x, edges[0], side="left")) - 1, 0)
    last = min(int(np.searchsorted(x, edges[-1], side="right")) + 1, len(x))
    columns = len(edges) - 1
    if last - first <= 4 * columns:
        return x[first:last], y[first:last]
    starts = np.searchsorted(x[first:last], edges) + first  # (columns + 1,)
    starts = np.unique(np.concatenate([[first], starts, [last]]))
    starts = starts[starts < last]
    ends = np.append(starts[1:], last) - 1
    low = np.minimum.reduceat(y[first:last], starts - first)
    high = np.maximum.reduceat(y[first:last], starts - first)
    middle = (x[starts] + x[ends]) / 2
    thin_x = np.stack([x[starts], middle, middle, x[ends]], axis=1)  # (m, 4)
    # The extreme nearer to the column's first value comes first: fewer crossings.
    rising = y[starts] <= y[ends]
    thin_y = np.stack(
        [y[starts], np.where(rising, low, high), np.where(rising, high, low), y[ends]], axis=1
    )
    return thin_x.ravel(), thin_y.ravel()


def nearest(x: Numbers, place: float) -> int:
    """Return the index of the value nearest to a place; -1 of no values. `x` ascends."""
    if not len(x):
        return -1
    after = int(np.searchsorted(x, place))
    if after == 0:
        return 0
    if after == len(x):
        return after - 1
    return after if x[after] - place < place - x[after - 1] else after - 1


def round_range(low: float, high: float, *, log: bool) -> tuple[float, float]:
    """Return a range of round numbers around another: it changes seldom while a curve grows."""
    if log:
        return _round_down(low), _round_up(high)
    if high <= low:
        return low - 1.0, high + 1.0
    step = _round_up((high - low) / 10)
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step


def _round_up(value: float) -> float:
    """Return the next 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(r * power for r in _ROUND if r * power >= value * (1 - 1e-9))


def _round_down(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    return next(r * power for r in reversed(_ROUND) if r * power <= value * (1 + 1e-9))


def log_ticks(low: float, high: float, room: int) -> list[list[float]]:
    """Return the ticks of a logarithmic axis over a range above 0, as logarithms.

    First the major ones, which have a number and are at most about `room`, then the minor ones.
    """
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    decades = max(math.log10(high / low), 1e-9)
    for digits in ((1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9), (1, 2, 3, 5), (1, 2, 5), (1, 3), (1,)):
        if len(digits) * decades <= room:
            break
    step = max(math.ceil((last - first + 1) / max(room, 1)), 1) if digits == (1,) else 1

    def within(wanted: tuple[float, ...], every: int) -> list[float]:
        values = [d * 10.0**p for p in range(first, last + 1) if not p % every for d in wanted]
        return [math.log10(v) for v in values if low * (1 - 1e-9) <= v <= high * (1 + 1e-9)]

    major = within(digits, step)
    minor = [v for v in within(tuple(float(d) for d in range(1, 10)), 1) if v not in major]
    return [major, minor]


def tick_text(value: float) -> str:
    """Return a number for an axis, as short as it can be read."""
    if value == 0:
        return "0"
    if abs(value) >= 10_000 or abs(value) < 1e-4:
        return (
            f"{value:.0e}".replace("e+0", "e").replace("e-0", "e-").replace("-", "\N{MINUS SIGN}")
        )
    return f"{value:.6g}".replace("-", "\N{MINUS SIGN}")
