"""The digits that a person chose to judge a model on, whatever they are kept in."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from lenet.data.idx import Digits, bundled_mnist, read_idx_folder
from lenet.data.ink_files import read_ink
from lenet.data.rasterize import rasterize_drawings
from lenet.errors import InputError


@lru_cache(maxsize=1)
def bundled_test_digits() -> Digits:
    """The 10,000 test digits of MNIST, read and checked once. Raises as `bundled_mnist`."""
    return bundled_mnist("test")


def open_digits(path: Path) -> Digits:
    """The test part of a folder of IDX files, or the digits of an ink file.

    Raises InputError as `read_idx_folder` and `labelled_ink` do.
    """
    return read_idx_folder(path, "test") if path.is_dir() else labelled_ink([path])


def labelled_ink(files: Sequence[Path]) -> Digits:
    """Ink files as digits of 28x28. Raises InputError as `read_ink`, or without a label."""
    ink = []
    for file in files:
        for number, digit in enumerate(read_ink(file), start=1):
            if digit.label is None:
                raise InputError(
                    "{file}: digit {number} has no label, so it cannot be judged.",
                    file=file,
                    number=number,
                )
            ink.append(digit)
    labels = np.array([digit.label for digit in ink], dtype=np.uint8)
    source = ", ".join(str(file) for file in files)
    return Digits(rasterize_drawings([digit.strokes for digit in ink]), labels, source)
