"""Files that a person opens: pictures and ink files become a drawing."""

from pathlib import Path
from typing import Final

import numpy as np

from app.context.drawing import Drawing
from lenet.data.ink_files import is_ink_file, read_ink
from lenet.data.rasterize import Stroke

PICTURE_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff")
_MARGIN: Final = 4 / 28  # around the strokes, as MNIST leaves around its digits


def open_drawing(path: Path) -> Drawing:
    """The drawing in a file: a picture, or the first digit of an ink file.

    Raises InputError with a sentence that names the file and the fault.
    """
    if is_ink_file(path):
        return Drawing(strokes=on_canvas(read_ink(path)[0].strokes))
    from lenet.data.photo import read_picture  # Pillow is needed for pictures only

    return Drawing(picture=read_picture(path))


def on_canvas(strokes: tuple[Stroke, ...]) -> tuple[Stroke, ...]:
    """Strokes in any unit moved and scaled, aspect kept, into the middle of the unit square."""
    points = np.concatenate(strokes)  # (n, 2)
    low, high = points.min(axis=0), points.max(axis=0)
    extent = float((high - low).max())
    scale = (1 - 2 * _MARGIN) / extent if extent > 0 else 0.0
    return tuple(
        ((stroke - (low + high) / 2) * scale + 0.5).astype(np.float32) for stroke in strokes
    )
