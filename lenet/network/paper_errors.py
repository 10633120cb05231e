"""The 82 test digits that the network of 1998 read wrong, as truth and answer.

Source: Fig. 8, p. 11 of the paper, and the list on the lecture's slide on the errors; both show
the network trained with distortions, whose error is 0.8 %. Neither says which of the 10,000
test digits they are.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.network import paper

_PAIRS: Final = """
46 35 82 21 53 48 28 35 65 73
94 80 78 53 87 06 37 27 83 94
82 53 48 39 60 98 49 61 94 91
94 20 61 35 32 95 60 60 60 68
46 73 94 46 27 97 43 94 94 94
87 42 84 35 84 65 85 38 38 98
15 98 63 02 65 95 07 16 49 21
28 85 49 72 72 65 97 61 56 50
49 28
"""  # truth, then answer, in the figure's order: row by row, ten in a row
WRONG_1998: Final[tuple[tuple[int, int], ...]] = tuple(
    (int(pair[0]), int(pair[1])) for pair in _PAIRS.split()
)


def confusion_1998() -> NDArray[np.int64]:
    """How often each truth (row) got each wrong answer (column) in 1998: (10, 10).

    The diagonal is 0: what was read right was not listed.
    """
    counts = np.zeros((paper.CLASSES, paper.CLASSES), dtype=np.int64)
    for truth, answer in WRONG_1998:
        counts[truth, answer] += 1
    return counts
