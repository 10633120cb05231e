"""Affine and elastic distortions of training images. numpy only.

A distortion is a map of places: for every pixel of the new image, the place in the old image
that it is taken from. That map is a sum of a few fixed fields (1, x, y, and smooth bumps), so
the maps of a whole batch are one matrix product.
"""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Final

import numpy as np
from msgspec import Meta
from numpy.typing import NDArray

from lenet.files.decode import Fraction
from lenet.network import paper
from lenet.network.parameters import Array

_SIDE: Final = paper.DIGIT_SIDE
_CENTRE: Final = (_SIDE - 1) / 2
# Simard, Steinkraus, Platt 2003 smooth white noise of 28x28 with a Gaussian of 4 pixels. Bumps
# of that width, 5 pixels apart, give fields as smooth from 49 numbers instead of 784.
_BUMP_WIDTH: Final = 4.0
_BUMP_CENTRES: Final = np.linspace(-1.5, 28.5, 7)
_BUMPS: Final = len(_BUMP_CENTRES) ** 2

_Share = Annotated[float, Meta(ge=0, le=2)]


@dataclass(frozen=True)
class Distortion:
    """The random distortion of training images. Each number is the largest deviation."""

    copies: Annotated[int, Meta(ge=0, le=1000)] = 1  # distorted copies of every digit in a pass
    originals: bool = False  # whether every digit is also seen as it is
    # All versions of the digits are divided into so many parts, and a pass learns one of them:
    parts: Annotated[int, Meta(ge=1, le=1000)] = 1
    fresh: bool = True  # other copies in every pass; false keeps the same ones, as in the paper
    translation: Annotated[float, Meta(ge=0, le=14)] = 0.0  # pixels, along both axes
    rotation: Annotated[float, Meta(ge=0, le=180)] = 0.0  # degrees
    scaling: _Share = 0.0  # 0.1: from 1/1.1 to 1.1 times the size
    squeezing: _Share = 0.0  # 0.1: up to 1.1 times along one axis and 1/1.1 along the other
    shear: _Share = 0.0  # horizontal; 0.2: the top moves 0.2 of the height against the bottom
    # Pixels, standard deviation of a smooth random displacement:
    elastic: Annotated[float, Meta(ge=0, le=14)] = 0.0
    fade_from: Fraction = 1.0  # fraction of the run after which the distortions fade


@cache
def _displacement_fields() -> Array:
    """Return the fixed fields 1, x and y from the centre, and the bumps: (3 + 49, 784).

    The bumps are scaled so that their sum with normal coefficients has the standard deviation
    1 over the image.
    """
    pixels = np.arange(_SIDE)
    bump = np.exp(-((pixels - _BUMP_CENTRES[:, None]) ** 2) / (2 * _BUMP_WIDTH**2))  # (7, 28)
    bumps = np.einsum("ay,bx->abyx", bump, bump).reshape(_BUMPS, -1)  # (49, 784)
    bumps /= np.sqrt((bumps**2).sum(axis=0).mean())
    y, x = np.meshgrid(pixels - _CENTRE, pixels - _CENTRE, indexing="ij")
    fields = np.concatenate([np.ones((1, _SIDE**2)), x.reshape(1, -1), y.reshape(1, -1), bumps])
    fields = fields.astype(np.float32)
    fields.setflags(write=False)
    return fields


def source_coordinates(
    distortion: Distortion, count: int, rng: np.random.Generator, *, strength: float | Array = 1.0
) -> Array:
    """Draw random distortions: for each new pixel the x and y of the old image it is taken from.

    Gives (count, 2, 784), x first, in pixels from the centre. `strength` scales all deviations;
    an array, (count,), scales those of each image. The paper names the kinds (p. 11) but no
    ranges: translations, scaling, squeezing, horizontal shear. Rotation and the elastic part
    are not the paper's.
    """

    def deviation(most: float) -> NDArray[np.float64]:
        return rng.uniform(-1, 1, count) * (most * strength)

    # As powers, so that larger and smaller are equally frequent.
    size = (1 + distortion.scaling) ** deviation(1)
    squeeze = (1 + distortion.squeezing) ** deviation(1)
    angle = np.deg2rad(deviation(distortion.rotation))
    shear = deviation(distortion.shear)
    cosine, sine = np.cos(angle), np.sin(angle)
    across, down = size * squeeze, size / squeeze

    coefficients = np.empty((count, 2, 3 + _BUMPS), dtype=np.float32)
    coefficients[:, 0, 0] = deviation(distortion.translation)
    coefficients[:, 1, 0] = deviation(distortion.translation)
    coefficients[:, 0, 1] = cosine * across
    coefficients[:, 0, 2] = (shear * cosine - sine) * across
    coefficients[:, 1, 1] = sine * down
    coefficients[:, 1, 2] = (shear * sine + cosine) * down
    if distortion.elastic:
        bends = rng.standard_normal((count, 2, _BUMPS), dtype=np.float32)
        coefficients[:, :, 3:] = bends * np.float32(distortion.elastic)
        coefficients[:, :, 3:] *= np.asarray(strength, dtype=np.float32).reshape(-1, 1, 1)
        fields = _displacement_fields()
    else:
        coefficients, fields = coefficients[:, :, :3], _displacement_fields()[:3]
    places = coefficients.reshape(count * 2, -1) @ fields
    return places.reshape(count, 2, _SIDE**2)


def resample(images: NDArray[np.uint8], places: Array) -> NDArray[np.uint8]:
    """Interpolate every pixel bilinearly at its source coordinates; outside is paper.

    Takes images, (n, 28, 28), and what `source_coordinates` gives, (n, 2, 784); gives
    (n, 28, 28).
    """
    count = len(images)
    # The border is so wide that every coordinate outside is clipped to paper.
    width = _SIDE + 4
    padded = np.zeros((count, width, width), dtype=np.float32)
    padded[:, 2:-2, 2:-2] = images
    spots = np.clip(places + np.float32(_CENTRE + 2), 0, np.float32(width - 1.001))
    corners = spots.astype(np.int32)  # (n, 2, 784)
    parts = spots - corners
    first = np.arange(count, dtype=np.int32)[:, None] * width**2
    corner = first + corners[:, 1] * width + corners[:, 0]  # (n, 784)
    flat = padded.reshape(-1)
    x, y = parts[:, 0], parts[:, 1]
    top = flat[corner] * (1 - x) + flat[corner + 1] * x
    bottom = flat[corner + width] * (1 - x) + flat[corner + width + 1] * x
    values = top + (bottom - top) * y
    pictures: NDArray[np.uint8] = np.rint(values).astype(np.uint8)
    return pictures.reshape(count, _SIDE, _SIDE)
