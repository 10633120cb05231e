"""A picture to the network's input: find the digit, fit it into 20x20, centre it as MNIST does."""

import io
import math
import warnings
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from lenet.data.rasterize import MASS_AT, PEN_WIDTH, Rasterized, centre_in_frame, centre_of_mass
from lenet.data.segmentation import Grey, dilate, find_ink, stroke_width
from lenet.errors import InputError, Phrase, unreadable
from lenet.network import paper
from lenet.network.forward import network_input
from lenet.network.parameters import Array

_MOST_PIXELS: Final = 64_000_000  # more than nearly every phone's camera gives
_MOST_BYTES: Final = 256 << 20
_WORK_SIDE: Final = 640  # larger pictures are first shrunk to this
_THIN: Final = 1.6  # pixels of the 20x20 box; thinner strokes would fade when shrunk
_FAINT: Final = 0.1  # of full ink; fainter pixels do not count for the digit's extent


def read_picture(source: Path | bytes) -> Grey:
    """Load the grey values of a PNG, JPEG or other picture: (h, w), 0 black to 255 white.

    `source` is a file or its content. Transparent pixels count as white; the rotation that a
    camera noted is undone. Raises
    InputError, naming the file, for one that cannot be read, is no picture, is damaged, or is
    too large; the size is taken from the header, before anything is unpacked.
    """
    name = Phrase("The picture") if isinstance(source, bytes) else str(source)
    content = source if isinstance(source, bytes) else _read(source)
    if not content:
        raise InputError("{name} is empty: it has 0 bytes.", name=name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large ones; we refuse them
            with Image.open(io.BytesIO(content)) as picture:
                _refuse_too_large(picture.size, name)
                picture.load()
                return _to_grey(ImageOps.exif_transpose(picture))
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


def shrink(grey: Grey, side: int) -> Grey:
    """Return the picture with its longer side at most `side` pixels, aspect kept."""
    largest = max(grey.shape)
    if largest <= side:
        return grey
    height, width = (max(1, round(length * side / largest)) for length in grey.shape)
    return _resize(grey, height=height, width=width)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InputError(
                "{path} is too large: up to {limit} MiB are opened.",
                path=path,
                limit=_MOST_BYTES >> 20,
            )
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def _refuse_too_large(size: tuple[int, int], name: str) -> None:
    if size[0] * size[1] > _MOST_PIXELS:
        raise InputError(
            "{name} is too large: it has {width:,}x{height:,} pixels, and up to {limit} million"
            " pixels are opened.",
            name=name,
            width=size[0],
            height=size[1],
            limit=_MOST_PIXELS // 1_000_000,
        )


def _to_grey(picture: Image.Image) -> Grey:
    """Return grey values, (h, w), of a picture of any of Pillow's modes, on white."""
    if picture.mode.startswith("I") or picture.mode == "F":  # 16 bits and more: L would clip them
        values = np.nan_to_num(np.asarray(picture, dtype=np.float32))
        top = max(float(values.max(initial=0)), 65535.0 if values.max(initial=0) > 255 else 255.0)
        return values * np.float32(255 / top)
    if picture.has_transparency_data:
        opaque = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(opaque, picture.convert("RGBA"))
    return np.asarray(picture.convert("RGB").convert("L"), dtype=np.float32)


def _resize(picture: Array, *, height: int, width: int) -> Array:
    """Shrink by the mean over each new pixel's area, or enlarge by interpolation."""
    smaller = height * width < picture.size
    how = Image.Resampling.BOX if smaller else Image.Resampling.BILINEAR
    return np.asarray(Image.fromarray(picture).resize((width, height), how), dtype=np.float32)


def _crop(ink: Array) -> Array:
    """Return the part of the picture that holds ink."""
    rows = np.flatnonzero((ink > _FAINT).any(axis=1))
    columns = np.flatnonzero((ink > _FAINT).any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


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
