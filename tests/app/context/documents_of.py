"""Pictures for tests of files that are opened."""

from pathlib import Path

import numpy as np
from PIL import Image


def write_picture(path: Path, *, shift: int = 0) -> None:
    """Write a picture of a thick vertical bar."""
    grey = np.full((90, 60), 240, dtype=np.uint8)
    grey[20:70, 22 : 30 + shift] = 10
    Image.fromarray(grey).save(path)
