"""Segmentation: find a digit's ink in a picture, without paper, light, noise, specks and lines."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.network.parameters import Array

Grey = NDArray[np.float32]  # (h, w), 0 black to 255 white

_LEAST_CONTRAST: Final = 24.0  # grey levels between paper and ink; less is noise
_EVEN: Final = 10.0  # grey levels; paper whose border varies less is evenly lit
_COARSE_SIDE: Final = (
    64  # the light on the paper and the blobs are judged on about this many pixels
)
_SPECK: Final = 0.04  # a blob with less than this part of the largest one's ink is a speck


def find_ink(grey: Grey) -> Array | None:
    """Return how much of the digit's ink is in each pixel: (h, w), 0 paper to 1 ink.

    Gives None for a picture of one colour, or too faint to tell ink from paper. Pixels within
    the noise of the paper are exactly 0.
    """
    if float(grey.max() - grey.min()) < _LEAST_CONTRAST:
        return None
    contrast = _contrast(grey)
    if float(contrast.max() - contrast.min()) < _LEAST_CONTRAST:  # the light explains all of it
        return None
    threshold = _otsu_threshold(contrast)
    strong = contrast[contrast > threshold]
    weak = contrast[contrast <= threshold]
    full = float(np.percentile(strong, 90))
    level = float(np.median(weak))
    noise = 4 * 1.48 * float(np.median(np.abs(weak - level)))  # 1.48 MAD is one deviation
    floor = level + noise
    if full - floor < _LEAST_CONTRAST or full < 2 * noise:
        return None
    ink = np.clip((contrast - np.float32(floor)) / np.float32(full - floor), 0, 1)
    return _remove_specks(ink)


def stroke_width(ink: Array) -> float:
    """Return the mean width of the strokes in pixels: area by half the length of the outline."""
    mask = np.pad(ink > 0.5, 1)
    outline = int((mask[1:] != mask[:-1]).sum()) + int((mask[:, 1:] != mask[:, :-1]).sum())
    # Counted along the grid, an outline in all directions comes out 4 / pi too long.
    return 2 * float(mask.sum()) / max(outline * np.pi / 4, 1.0)


def dilate(ink: Array, radius: int) -> Array:
    """Widen every stroke by `radius` pixels on each side; the picture grows as much."""
    wide = np.pad(ink, radius)
    for axis in (0, 1):
        done = 0
        while done < radius:  # steps that double: as many as the radius has bits
            step = min(max(done, 1), radius - done)
            behind, ahead = np.roll(wide, step, axis), np.roll(wide, -step, axis)
            wide = np.maximum(wide, np.maximum(behind, ahead))
            done += step
    return wide


def _contrast(grey: Grey) -> Grey:
    """Return how far each pixel is from the paper towards ink, in grey levels: (h, w)."""
    border = np.concatenate([grey[0], grey[-1], grey[1:-1, 0], grey[1:-1, -1]])
    low, level, high = np.percentile(border, (15, 50, 85))
    if high - low <= _EVEN:
        away = grey - np.float32(level)
        # The ink is on the side that is farther from the border's level.
        return away if float(away.max()) > -float(away.min()) else -away
    return _contrast_in_uneven_light(grey)


def _contrast_in_uneven_light(grey: Grey) -> Grey:
    """Return the contrast to a surface, quadratic in x and y, fitted to the paper alone."""
    height, width = grey.shape
    stride = max(1, max(height, width) // _COARSE_SIDE)
    sample = grey[::stride, ::stride]
    basis = _quadratic(sample.shape[0], sample.shape[1])  # (n, 6)
    values = sample.ravel().astype(np.float64)
    paper = np.ones(len(values), dtype=bool)
    side = 0.0
    coefficients: NDArray[np.floating] = np.zeros(basis.shape[1])
    for _ in range(6):  # the ink leaves the fit little by little
        coefficients = np.linalg.lstsq(basis[paper], values[paper], rcond=None)[0]
        rest = values - basis @ coefficients
        if not side:  # ink is rarer than paper, so it makes the long tail
            side = 1.0 if float((rest**3).sum()) > 0 else -1.0
        spread = max(1.48 * float(np.median(np.abs(rest[paper]))), 1.0)
        paper = rest * side < 2 * spread
        if paper.sum() < 2 * basis.shape[1]:
            break
    surface = (_quadratic(height, width) @ coefficients).reshape(height, width)
    contrast: Grey = ((grey - surface) * side).astype(np.float32)
    return contrast


def _quadratic(height: int, width: int) -> NDArray[np.float64]:
    """Return the terms 1, x, y, xx, xy, yy at every pixel, x and y from -1 to 1: (h * w, 6)."""
    y, x = np.meshgrid(np.linspace(-1, 1, height), np.linspace(-1, 1, width), indexing="ij")
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=-1).reshape(-1, 6)


def _otsu_threshold(contrast: Grey) -> float:
    """Return the level that splits the values into two groups with the least variance inside."""
    counts, edges = np.histogram(contrast, bins=256)
    middle = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)[:-1].astype(np.float64)
    above = contrast.size - below
    sums = np.cumsum(counts * middle)
    means_apart = sums[:-1] / np.maximum(below, 1) - (sums[-1] - sums[:-1]) / np.maximum(above, 1)
    best = int(np.argmax(below * above * means_apart**2))
    return float(edges[best + 1])


def _remove_specks(ink: Array) -> Array:
    """Remove specks, ruled lines and what touches the border, if other ink is left."""
    block = -(-max(ink.shape) // (2 * _COARSE_SIDE))  # rounded up
    height, width = (-(-side // block) for side in ink.shape)
    padded = np.zeros((height * block, width * block), dtype=np.float32)
    padded[: ink.shape[0], : ink.shape[1]] = ink
    blocks = padded.reshape(height, block, width, block)
    labels = _connected_components(
        blocks.max(axis=(1, 3)) > 0.3
    )  # (height, width), 0 where there is none
    count = int(labels.max())
    if count < 2:
        return ink
    weight = np.bincount(labels.ravel(), blocks.sum(axis=(1, 3)).ravel(), count + 1)
    weight[0] = 0
    doubtful = np.zeros(count + 1, dtype=bool)
    for blob in range(1, count + 1):
        rows, columns = np.nonzero(labels == blob)
        tall, broad = np.ptp(rows) + 1, np.ptp(columns) + 1
        at_border = rows.min() == 0 or columns.min() == 0
        at_border |= rows.max() == height - 1 or columns.max() == width - 1
        line = (broad > 0.8 * width and tall < 0.1 * height) or (
            tall > 0.9 * height and broad < 0.05 * width
        )
        doubtful[blob] = at_border or line
    sure = np.where(doubtful, 0, weight)
    if sure.max() >= _SPECK * weight.max():
        weight = sure
    kept = weight >= _SPECK * weight.max()
    kept[0] = True  # the faint rim around a blob
    gone = ~kept[labels]  # (height, width)
    if not gone.any():
        return ink
    # Faint pixels next to a speck are its rim.
    around = dilate(gone.astype(np.float32), 1)[1:-1, 1:-1] > 0
    around &= (labels == 0) | gone
    mask = around.repeat(block, axis=0).repeat(block, axis=1)[: ink.shape[0], : ink.shape[1]]
    return np.where(mask, np.float32(0), ink)


def _connected_components(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Label the connected components from 1, 8-connected: (h, w), 0 where the mask is off."""
    runs: list[tuple[int, int, int]] = []  # row, first column, last column
    parent: list[int] = []

    def root(run: int) -> int:
        while parent[run] != run:
            parent[run] = parent[parent[run]]
            run = parent[run]
        return run

    above: range = range(0)
    for row, line in enumerate(mask):
        edges = np.flatnonzero(np.diff(line.astype(np.int8), prepend=0, append=0)).tolist()
        first_here = len(runs)
        for first, end in zip(edges[::2], edges[1::2], strict=True):
            run = len(runs)
            runs.append((row, first, end - 1))
            parent.append(run)
            for other in above:
                if runs[other][1] <= end and runs[other][2] >= first - 1:
                    parent[root(other)] = root(run)
        above = range(first_here, len(runs))
    labels = np.zeros(mask.shape, dtype=np.int64)
    numbers: dict[int, int] = {}
    for run, (row, first, last) in enumerate(runs):
        labels[row, first : last + 1] = numbers.setdefault(root(run), len(numbers) + 1)
    return labels
