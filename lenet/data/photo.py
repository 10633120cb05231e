"""A picture to the network's input: find the digit, fit it into 20x20, centre it as MNIST does."""

import io
import math
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from lenet.data.rasterize import MASS_AT, PEN_WIDTH, Rasterized, centre_in_frame, centre_of_mass
from lenet.data.segmentation import Grey, dilate, find_ink, stroke_width
from lenet.errors import InputError, Phrase
from lenet.files.foreign_file import open_file
from lenet.network import paper
from lenet.network.forward import network_input
from lenet.network.parameters import Array

# Pillow knows more, and starts Ghostscript for PostScript: such a file can run for ever.
_FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
_MOST_PIXELS: Final = 64_000_000  # more than nearly every phone's camera gives
_LONGEST_SIDE: Final = 30_000  # pixels
_MOST_MEMORY: Final = 128_000_000  # bytes of the decoded picture in Pillow
_MOST_BYTES: Final = 128 << 20  # of the file
_WHOLE: Final = 4_000_000  # pixels; larger pictures are shrunk strip by strip
_STRIP: Final = 1_000_000  # pixels
_WORK_SIDE: Final = 640  # larger pictures are first shrunk to this
_THIN: Final = 1.6  # pixels of the 20x20 box; thinner strokes would fade when shrunk
_ORIENTATION: Final = 0x0112  # of EXIF
_FAINT: Final = 0.1  # of full ink; fainter pixels do not count for the digit's extent


def read_picture(source: Path | bytes) -> Grey:
    """Load the grey values of a picture: (h, w), 0 black to 255 white.

    `source` is a file or its content: PNG, JPEG, GIF, WebP, BMP or TIFF. A picture whose longer
    side is over 640 pixels is shrunk to that. Transparent pixels count as white; the rotation
    that a camera noted is undone. Raises InputError, naming the file, for one that cannot be
    read, is no such picture, is damaged, is too large, or has greys that are no greys; the size
    is taken from the header, before anything is unpacked.
    """
    name = Phrase("The picture") if isinstance(source, bytes) else str(source)
    opened: AbstractContextManager[IO[bytes]] = (
        io.BytesIO(source) if isinstance(source, bytes) else open_file(source, _MOST_BYTES)
    )
    with opened as file:
        if not file.read(1):
            raise InputError("{name} is empty: it has 0 bytes.", name=name)
        file.seek(0)
        return shrink(_decoded(file, name), _WORK_SIDE)


def _decoded(file: IO[bytes], name: str) -> Grey:
    """Return the picture in a file, shrunk when it is very large. Raises InputError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large ones; we refuse them
            with Image.open(file, formats=_FORMATS) as picture:
                _refuse_too_large(picture, name)
                if picture.format == "JPEG":  # reads a large one at 1/2, 1/4 or 1/8 of its size
                    picture.draft(None, (_WORK_SIDE, _WORK_SIDE))
                picture.load()
                return _turned(_to_grey(picture, name), picture.getexif().get(_ORIENTATION, 1))
    except InputError:
        raise
    except UnidentifiedImageError as error:
        raise InputError("{name} is not a picture that can be opened.", name=name) from error
    except Image.DecompressionBombError as error:
        limit = _MOST_PIXELS // 1_000_000
        raise InputError(
            "{name} is too large: up to {limit} million pixels are opened.", name=name, limit=limit
        ) from error
    except MemoryError as error:
        raise InputError(
            "{name} is too large for the memory of this computer.", name=name
        ) from error
    except Exception as error:  # Pillow's decoders raise nearly anything on damaged data
        raise InputError("{name} is damaged or cut off and cannot be opened.", name=name) from error


def rasterize_picture(grey: NDArray[np.uint8] | NDArray[np.floating]) -> Rasterized | None:
    """Find the digit in a picture and make it the network's input.

    `grey` is (h, w), 0 black to 255 white, of any number type. The ink may be darker or lighter
    than the paper. Strokes so thin that they would fade in 20x20 are dilated to the width of the
    pen. Gives None for a picture without ink.
    """
    ink = find_ink(shrink(grey.astype(np.float32), _WORK_SIDE))
    if ink is None:
        return None
    ink = _crop(ink)
    thin = stroke_width(ink) * paper.DIGIT_BOX / max(ink.shape)
    if thin < _THIN and max(ink.shape) > 2 * paper.DIGIT_BOX:  # on few pixels it cannot be told
        radius = round((PEN_WIDTH - thin) / 2 * max(ink.shape) / paper.DIGIT_BOX)
        ink = dilate(ink, radius) if radius else ink
    fitted = _fit(ink)  # (28, 28)
    centre = centre_of_mass(fitted)
    digit = _centre(fitted, centre)  # (28, 28)
    return Rasterized(
        strokes=(), fitted=fitted, centre=centre, digit=digit, image=network_input(digit)
    )


def ink_bounds(grey: NDArray[np.uint8]) -> tuple[float, float, float, float] | None:
    """Return left, top, right and bottom of the ink in a picture; None without ink.

    They are shares of the picture's width and height, 0 to 1.
    """
    ink = find_ink(shrink(grey.astype(np.float32), _WORK_SIDE))
    if ink is None:
        return None
    rows, columns = _ink_ranges(ink)
    height, width = ink.shape
    return columns[0] / width, rows[0] / height, columns[1] / width, rows[1] / height


def shrink(grey: Grey, side: int) -> Grey:
    """Return the picture with its longer side at most `side` pixels, aspect kept."""
    largest = max(grey.shape)
    if largest <= side:
        return grey
    height, width = (max(1, round(length * side / largest)) for length in grey.shape)
    return _resize(grey, height=height, width=width)


def _refuse_too_large(picture: Image.Image, name: str) -> None:
    width, height = picture.size
    if max(width, height) > _LONGEST_SIDE:
        raise InputError(
            "{name} is too large: it has {width:,}x{height:,} pixels, and a side may have"
            " {limit:,}.",
            name=name,
            width=width,
            height=height,
            limit=_LONGEST_SIDE,
        )
    pixels = width * height
    if pixels > _MOST_PIXELS or pixels * _bytes_per_pixel(picture) > _MOST_MEMORY:
        limit = min(_MOST_PIXELS, _MOST_MEMORY / _bytes_per_pixel(picture))
        raise InputError(
            "{name} is too large: it has {width:,}x{height:,} pixels, and up to {limit} million"
            " pixels are opened.",
            name=name,
            width=width,
            height=height,
            limit=int(limit / 1_000_000),
        )


def _bytes_per_pixel(picture: Image.Image) -> float:
    """Return the bytes that Pillow takes to decode a pixel of such a picture."""
    if picture.format == "JPEG":  # a progressive one keeps all its coefficients
        return 2.0 * len(picture.getbands()) if picture.info.get("progressive") else 1.0
    if picture.format == "WEBP":  # three times over; 4032x3024 just fits
        return 10.4
    return {"1": 1.0, "L": 1.0, "P": 1.0, "I;16": 2.0, "I;16B": 2.0}.get(picture.mode, 4.0)


def _to_grey(picture: Image.Image, name: str) -> Grey:
    """Return grey values, (h, w), of a picture of any of Pillow's modes, on white.

    A very large picture is shrunk to twice the working size or so. Raises InputError.
    """
    by = 1
    if picture.width * picture.height > _WHOLE:
        by = max(1, max(picture.size) // (2 * _WORK_SIDE))
    is_wide = picture.mode.startswith("I") or picture.mode == "F"  # L would clip them
    low, high = _extremes(picture) if is_wide else (0.0, 255.0)
    if not (low >= 0 and high < math.inf):
        raise InputError("{name} has greys that are below 0 or not finite.", name=name)
    top = max(high, 65535.0 if high > 255 else 255.0)
    rows = []
    for strip in _strips(picture, by):
        if is_wide:
            grey = np.asarray(strip, dtype=np.float32) * np.float32(255 / top)
        else:
            grey = np.asarray(_opaque(strip).convert("L"), dtype=np.float32)
        rows.append(grey if by == 1 else np.asarray(Image.fromarray(grey).reduce(by)))
    return np.concatenate(rows)


def _strips(picture: Image.Image, by: int) -> Iterator[Image.Image]:
    """Cut a picture into strips of whole rows, their height a multiple of `by`."""
    if by == 1:
        yield picture
        return
    height = max(1, _STRIP // (picture.width * by)) * by
    for top in range(0, picture.height, height):
        yield picture.crop((0, top, picture.width, min(top + height, picture.height)))


def _extremes(picture: Image.Image) -> tuple[float, float]:
    """Return the smallest and largest value; NaN where one is."""
    low, high = math.inf, -math.inf
    for strip in _strips(picture, 2):
        values = np.asarray(strip)
        low, high = np.minimum(low, values.min()), np.maximum(high, values.max())
    return float(low), float(high)


def _opaque(picture: Image.Image) -> Image.Image:
    if picture.has_transparency_data:
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture.convert("RGBA"))
    return picture.convert("RGB")


def _turned(grey: Grey, orientation: object) -> Grey:
    """Undo the rotation and mirroring of a camera: 1 to 8, as EXIF numbers them."""
    turns = {3: 2, 4: 2, 5: 3, 6: 3, 7: 1, 8: 1}  # quarters, anticlockwise
    if not isinstance(orientation, int):
        return grey
    turned = np.rot90(grey, turns.get(orientation, 0))
    return np.ascontiguousarray(turned[:, ::-1] if orientation in (2, 4, 5, 7) else turned)


def _resize(picture: Array, *, height: int, width: int) -> Array:
    """Shrink by the mean over each new pixel's area, or enlarge by interpolation."""
    smaller = height * width < picture.size
    how = Image.Resampling.BOX if smaller else Image.Resampling.BILINEAR
    return np.asarray(Image.fromarray(picture).resize((width, height), how), dtype=np.float32)


def _crop(ink: Array) -> Array:
    """Return the part of the picture that holds ink."""
    rows, columns = _ink_ranges(ink)
    return ink[slice(*rows), slice(*columns)]


def _ink_ranges(ink: Array) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return first and last + 1 of the rows that hold ink, and of the columns."""
    found = [np.flatnonzero((ink > _FAINT).any(axis=axis)) for axis in (1, 0)]
    rows, columns = ((int(places[0]), int(places[-1]) + 1) for places in found)
    return rows, columns


def _fit(ink: Array) -> Array:
    """Scale so that the larger side is 20, aspect kept, in the middle of 28x28: (28, 28)."""
    box = paper.DIGIT_BOX
    height, width = (max(1, round(side * box / max(ink.shape))) for side in ink.shape)
    return centre_in_frame(_resize(ink, height=height, width=width).clip(0, 1))


def _centre(fitted: Array, centre: tuple[float, float]) -> Array:
    """Move by whole pixels to where MNIST has the centre of mass: (28, 28).

    By whole pixels, a picture from MNIST stays as it is.
    """
    side, lowest = paper.DIGIT_SIDE, MASS_AT - 0.5
    left, top = (math.ceil(lowest - at) for at in centre)
    wide = np.pad(fitted, side)  # (84, 84)
    return wide[side - top : 2 * side - top, side - left : 2 * side - left].copy()
