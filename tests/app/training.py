"""Tiny runs for tests of the trainer: digits as IDX files, and recipes of a second."""

import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.training_setup import Setup
from lenet.datasets import Digits
from lenet.recipes import Recipe
from tests.lenet.samples import BATCHES, code_pictures


def idx(array: NDArray[np.uint8]) -> bytes:
    head = struct.pack(f">BBBB{array.ndim}I", 0, 0, 8, array.ndim, *array.shape)
    return head + array.tobytes()


def write_digits(folder: Path, *, train: int = 60, test: int = 50) -> Path:
    """A folder of IDX files, in place of MNIST."""
    folder.mkdir(parents=True)
    parts: dict[str, Digits] = {"train": code_pictures(train, 1), "t10k": code_pictures(test, 2)}
    for name, digits in parts.items():
        (folder / f"{name}-images-idx3-ubyte").write_bytes(idx(digits.images))
        (folder / f"{name}-labels-idx1-ubyte").write_bytes(idx(digits.labels))
    return folder


def quick(passes: int = 2) -> Recipe:
    """A recipe that is done in no time."""
    return replace(BATCHES, name="quick", passes=passes, held_out=0, distortion=None)


def endless() -> Recipe:
    """A recipe that is not done while a test waits."""
    return quick(passes=100_000)


def setup_of(recipe: Recipe, data: Path) -> Setup:
    return Setup(recipe=recipe, data_folder=data)
