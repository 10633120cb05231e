"""A digit to show where nobody has drawn one."""

import gzip
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.network import paper
from lenet.resources import RESOURCES

_FILE: Final = RESOURCES / "mnist" / "t10k-images-idx3-ubyte.gz"
_HEADER: Final = 16  # bytes
NUMBER: Final = 1  # counted from 0: a 2 with a loop, which has edges of every direction


@cache
def example_digit() -> NDArray[np.uint8]:
    """One test digit of MNIST, (28, 28), 0 paper to 255 ink, without reading the other 9,999.

    Raises OSError where the bundled file is gone.
    """
    size = paper.DIGIT_SIDE**2
    with gzip.open(_FILE) as file:
        file.seek(_HEADER + NUMBER * size)
        digit = np.frombuffer(file.read(size), dtype=np.uint8)
    return digit.reshape(paper.DIGIT_SIDE, paper.DIGIT_SIDE)
