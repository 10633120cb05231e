"""What a run learns from and is measured on."""

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lenet.data.idx import Digits
from lenet.errors import InputError

Images = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class TrainingDataset:
    """Training digits, the part of them that is held out, test digits, and drawings.

    A drawing is kept as several pictures of it, inked with different pens: every pass takes
    one picture of each.
    """

    learned: Digits
    held_out: Digits | None
    test: Digits
    drawings: Images  # (m, versions, 28, 28); m may be 0
    drawing_labels: NDArray[np.uint8]  # (m,)
    fingerprint: str  # sha256 of all that is learned


def gather(
    train: Digits,
    test: Digits,
    *,
    digits: int = 0,
    held_out: int = 0,
    drawings: Images | None = None,
    drawing_labels: NDArray[np.uint8] | None = None,
) -> TrainingDataset:
    """The material of a run; the last `held_out` training digits are measured, not learned.

    Of the others the first `digits` are learned, or all of them. Raises InputError when that
    leaves nothing to learn, or fewer than `digits`.
    """
    rest = len(train) - held_out
    if rest <= 0:
        raise InputError(
            "{source} has {digits:,} digits, so {held_out:,} of them cannot be held out.",
            source=train.source,
            digits=len(train),
            held_out=held_out,
        )
    if digits > rest:
        raise InputError(
            "{source} has {rest:,} digits to learn, so not {digits:,}.",
            source=train.source,
            rest=rest,
            digits=digits,
        )
    first = digits or rest
    learned = Digits(train.images[:first], train.labels[:first], train.source)
    kept = Digits(train.images[rest:], train.labels[rest:], f"held-out part of {train.source}")
    if drawings is None or drawing_labels is None:
        drawings = np.zeros((0, 1, 28, 28), dtype=np.uint8)
        drawing_labels = np.zeros(0, dtype=np.uint8)
    digest = hashlib.sha256()
    for array in (learned.images, learned.labels, drawings, drawing_labels):
        digest.update(repr(array.shape).encode())
        digest.update(np.ascontiguousarray(array).data)
    return TrainingDataset(
        learned=learned,
        held_out=kept if held_out else None,
        test=test,
        drawings=drawings,
        drawing_labels=drawing_labels,
        fingerprint=digest.hexdigest(),
    )
