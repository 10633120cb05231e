"""What is dropped on the window: good files, hostile ones, things that are no files, photos."""

import os
from pathlib import Path
from random import Random
from typing import Final

import numpy as np
from PIL import Image

from tests.hostile_files import write_good_files, write_hostile_files

_MEGAPIXELS_12: Final = (4000, 3000)
_PHOTOS: Final = 5  # that are kept; then the oldest is written over


def write_files(folder: Path) -> list[Path]:
    """Write files of all kinds, and pipes and links to devices where the system has them."""
    files = [*write_good_files(folder), *write_hostile_files(folder)]
    if hasattr(os, "mkfifo"):
        for name in ("pipe.png", "pipe.jsonl", "pipe.safetensors"):
            os.mkfifo(folder / name)
            files.append(folder / name)
        for number, device in enumerate(("/dev/zero", "/dev/null", "/dev/random", "/dev/tty")):
            for ending in ("png", "jsonl"):
                link = folder / f"device-{number}.{ending}"
                link.symlink_to(device)
                files.append(link)
        files += [Path("/dev/zero"), Path("/proc/self/mem"), Path("/")]
    for name in ("folder.png", "folder.jsonl", "folder.safetensors"):
        (folder / name).mkdir()
        files.append(folder / name)
    return files


def write_photo(folder: Path, number: int, chance: Random) -> Path:
    """Write a photo of 12 megapixels, another one each time."""
    rng = np.random.default_rng(chance.getrandbits(32))
    small = rng.integers(0, 256, (60, 80, 3), dtype=np.uint8)
    path = folder / f"photo-{number % _PHOTOS}.jpg"
    Image.fromarray(small).resize(_MEGAPIXELS_12, Image.Resampling.BILINEAR).save(path, quality=80)
    return path
