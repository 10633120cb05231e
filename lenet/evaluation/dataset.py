"""The evaluation dataset: labelled digits from the bundled MNIST, IDX files or ink files."""

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
    """Return the 10,000 test digits of MNIST, read and checked once. Raises as `bundled_mnist`."""
    return bundled_mnist("test")


def load_evaluation_dataset(path: Path) -> Digits:
    """Load the test split of a folder of IDX files, or the digits of an ink file.

    Raises InputError as `read_idx_folder` and `load_labelled_ink` do.
    """
    return read_idx_folder(path, "test") if path.is_dir() else load_labelled_ink([path])


def load_labelled_ink(files: Sequence[Path]) -> Digits:
    """Load ink files as digits of 28x28, drawn with the usual pen; what is none is passed over.

    Raises InputError as `read_ink` does, and for a digit without a label.
    """
    ink = []
    for file in files:
        for number, digit in enumerate(read_ink(file), start=1):
            if digit.not_a_digit:
                continue
            if digit.label is None:
                raise InputError(
                    "{file}: digit {number} has no label, so it cannot be judged.",
                    file=file,
                    number=number,
                )
            ink.append(digit)
    if not ink:
        raise InputError("{path} holds no digit.", path=files[0])
    labels = np.array([digit.label for digit in ink], dtype=np.uint8)
    source = ", ".join(str(file) for file in files)
    return Digits(rasterize_drawings([digit.strokes for digit in ink]), labels, source)
