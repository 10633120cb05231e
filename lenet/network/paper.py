"""Numbers of the paper: sizes, the C3 table, the RBF codes, counts, schedule and results.

Source of every number unless said otherwise: LeCun, Bottou, Bengio, Haffner,
"Gradient-Based Learning Applied to Document Recognition", 1998, author version of 46 pages;
"p. 7" is its page. The pages were counted in a transcript that keeps the head line of each page.
The journal, Proceedings of the IEEE 86(11), has other page numbers, 2278 to 2324.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

# Input: a 28x28 digit centred in 32x32, so that a stroke's end can be in the middle of the
# highest-level receptive fields (p. 7).
DIGIT_SIDE: Final = 28
DIGIT_BOX: Final = 20  # the digit itself was fitted into 20x20 (p. 10, section III-A)
INPUT_SIDE: Final = 32
BACKGROUND: Final = -0.1  # p. 7
INK: Final = 1.175  # p. 7: the mean input is then about 0 and the variance about 1

KERNEL_SIDE: Final = 5
C1_MAPS: Final = 6
C1_SIDE: Final = 28
S2_SIDE: Final = 14
C3_MAPS: Final = 16
C3_SIDE: Final = 10
S4_SIDE: Final = 5
C5_UNITS: Final = 120
F6_UNITS: Final = 84
CLASSES: Final = 10

SQUASH_A: Final = 1.7159  # amplitude of f(a) = A tanh(S a), p. 8
SQUASH_S: Final = 2.0 / 3.0  # slope at the origin, p. 8 and p. 41

INITIAL_RANGE: Final = 2.4  # weights start uniform in +-2.4 / fan-in, p. 41

# Table I, p. 8: the S2 maps that each C3 map is connected to.
C3_TABLE: Final[tuple[tuple[int, ...], ...]] = (
    (0, 1, 2),
    (1, 2, 3),
    (2, 3, 4),
    (3, 4, 5),
    (0, 4, 5),
    (0, 1, 5),
    (0, 1, 2, 3),
    (1, 2, 3, 4),
    (2, 3, 4, 5),
    (0, 3, 4, 5),
    (0, 1, 4, 5),
    (0, 1, 2, 5),
    (0, 1, 3, 4),
    (1, 2, 4, 5),
    (0, 2, 3, 5),
    (0, 1, 2, 3, 4, 5),
)
# The table as a list of kernels: kernel k joins S2 map C3_KERNELS[k][1] to C3 map
# C3_KERNELS[k][0]. 60 of them.
C3_KERNELS: Final[tuple[tuple[int, int], ...]] = tuple(
    (c3_map, s2_map) for c3_map, s2_maps in enumerate(C3_TABLE) for s2_map in s2_maps
)


class LayerFacts(NamedTuple):
    """Size and counts of one layer (pp. 7-8)."""

    name: str
    maps: int
    height: int
    width: int
    parameters: int
    connections: int


LAYER_FACTS: Final[tuple[LayerFacts, ...]] = (
    LayerFacts("C1", 6, 28, 28, 156, 122_304),
    LayerFacts("S2", 6, 14, 14, 12, 5_880),
    LayerFacts("C3", 16, 10, 10, 1_516, 151_600),
    LayerFacts("S4", 16, 5, 5, 32, 2_000),
    LayerFacts("C5", 120, 1, 1, 48_120, 48_120),
    LayerFacts("F6", 1, 12, 7, 10_164, 10_164),
    LayerFacts("RBF", 10, 1, 1, 0, 840),  # the codes are fixed, so nothing is trainable
)
TRAINABLE_PARAMETERS: Final = 60_000  # p. 7, section II-A
CONNECTIONS: Final = 340_908  # p. 7, section II-A

CODE_ROWS: Final = 12
CODE_COLUMNS: Final = 7
# Fig. 3, p. 9: each class as a stylised 7x12 picture. One byte a row, seven bits, leftmost pixel
# the highest bit.
_CODE_ROW_BYTES: Final[tuple[str, ...]] = (
    "3e001c3663636363361c0000",
    "0c1c3c0c0c0c0c0c0c3f0000",
    "3e003e6343061c30607f0000",
    "7f03060c1e030303633e0000",
    "3e00003333736363673f0303",
    "3e007f60603c1e03633e0000",
    "1e3060607e736363733e0000",
    "7f0303060c0c181818180000",
    "3e6363633e636363633e0000",
    "3e676363673f0303063c0000",
)


def _unpack_codes() -> NDArray[np.float32]:
    """Return the ten codes as +1 and -1, (10, 84); read-only."""
    rows = np.frombuffer(bytes.fromhex("".join(_CODE_ROW_BYTES)), dtype=np.uint8)
    bits = np.unpackbits(rows[:, None], axis=1)[:, 1:]  # (120, 7): the highest bit is unused
    codes = bits.reshape(CLASSES, F6_UNITS).astype(np.float32) * 2 - 1  # (10, 84)
    codes.setflags(write=False)
    return codes


CODES: Final[NDArray[np.float32]] = _unpack_codes()  # (10, 84), +1 ink, -1 paper

# Training (section III-B, p. 10, and appendix C, pp. 41-42): global rate by pass, 20 passes.
SCHEDULE: Final[tuple[tuple[int, float], ...]] = (
    (2, 5e-4),
    (3, 2e-4),
    (3, 1e-4),
    (4, 5e-5),
    (8, 1e-5),
)
PASSES: Final = 20
SDLM_MU: Final = 0.02  # p. 10: step = rate / (mu + curvature), p. 42
SDLM_PATTERNS: Final = 500  # p. 10: patterns that measure the curvature before each pass
FIRST_STEPS: Final = (7e-5, 0.016)  # p. 10: smallest and largest step in the first pass, about

# Published results. Errors in percent of 10,000 test digits (section III-B, pp. 10-11).
TRAINING_DIGITS: Final = 60_000
TEST_DIGITS: Final = 10_000
TEST_ERROR: Final = 0.95
TEST_ERROR_DISTORTED: Final = 0.8
DISTORTED_WRONG: Final = 82


class PassResult(NamedTuple):
    """One point of Fig. 5: errors in percent after a pass, numbered from 1."""

    number: int
    training_error: float
    test_error: float


# Fig. 5, p. 11, read off the figure.
FIGURE_5: Final[tuple[PassResult, ...]] = (
    PassResult(1, 4.89, 2.67),
    PassResult(2, 3.06, 2.24),
    PassResult(3, 1.76, 1.47),
    PassResult(4, 1.47, 1.42),
    PassResult(5, 1.21, 1.42),
    PassResult(6, 0.90, 1.08),
    PassResult(8, 0.69, 1.05),
    PassResult(10, 0.49, 0.95),
    PassResult(12, 0.44, 0.97),
    PassResult(20, 0.36, 0.95),
)


class SizeResult(NamedTuple):
    """One point of Fig. 6: errors in percent by the number of digits learned."""

    digits: int
    test_error: float
    training_error: float


# Fig. 6, p. 11, read off the figure.
FIGURE_6: Final[tuple[SizeResult, ...]] = (
    SizeResult(15_000, 1.68, 0.05),
    SizeResult(30_000, 1.14, 0.31),
    SizeResult(60_000, 0.94, 0.35),
)

# Fig. 8, p. 11, and the list on the lecture's slide on the errors: the 82 test digits that the
# network trained with distortions read wrong. Truth, then answer, in the figure's order: row by
# row, ten in a row. Neither says which of the 10,000 test digits they are.
_FIGURE_8_PAIRS: Final = """
46 35 82 21 53 48 28 35 65 73
94 80 78 53 87 06 37 27 83 94
82 53 48 39 60 98 49 61 94 91
94 20 61 35 32 95 60 60 60 68
46 73 94 46 27 97 43 94 94 94
87 42 84 35 84 65 85 38 38 98
15 98 63 02 65 95 07 16 49 21
28 85 49 72 72 65 97 61 56 50
49 28
"""
FIGURE_8: Final[tuple[tuple[int, int], ...]] = tuple(
    (int(pair[0]), int(pair[1])) for pair in _FIGURE_8_PAIRS.split()
)


def figure_8_confusion() -> NDArray[np.int64]:
    """Return how often each truth (row) got each wrong answer (column) in Fig. 8: (10, 10).

    The diagonal is 0: Fig. 8 lists no digit that was read right.
    """
    counts = np.zeros((CLASSES, CLASSES), dtype=np.int64)
    for truth, answer in FIGURE_8:
        counts[truth, answer] += 1
    return counts
