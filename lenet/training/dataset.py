"""The training dataset: digits and drawings to learn, and digits to measure."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lenet.data.idx import Digits, bundled_mnist, read_idx_folder
from lenet.errors import InputError
from lenet.runs.spec import RunSpec
from lenet.training.arithmetic import pin_blas_threads
from lenet.training.controls import Controls

Images = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class TrainingDataset:
    """Training digits, the part of them that is held out, test digits, and drawings.

    There are several pictures of a drawing, inked with different pens: every pass learns one
    of them.
    """

    learned: Digits
    held_out: Digits | None
    test: Digits
    drawings: Images  # (m, versions, 28, 28); m may be 0
    drawing_labels: NDArray[np.uint8]  # (m,)
    fingerprint: str  # sha256 of all that is learned


def load_dataset(spec: RunSpec, controls: Controls | None = None) -> TrainingDataset:
    """Read the digits of a run, and ink its drawings, which may take a minute.

    Raises StoppedEarly soon after `controls` were told to stop; InputError when a file cannot be
    used, for too few digits, for a recipe with [ink] but no ink file, and for an ink file but no
    [ink].
    """
    controls = controls or Controls()
    pin_blas_threads()  # drawings are inked by numpy, and their bits are learned
    recipe = spec.recipe
    if spec.ink and recipe.ink is None:
        raise InputError(
            "The recipe {recipe} has no [ink], so --ink cannot be given.", recipe=recipe.name
        )
    if recipe.ink is not None and not spec.ink:
        raise InputError(
            "The recipe {recipe} learns from drawings: give files with --ink.", recipe=recipe.name
        )
    if spec.data_folder is None:
        train, test = bundled_mnist("train"), bundled_mnist("test")
    else:
        folder = Path(spec.data_folder)
        train, test = read_idx_folder(folder, "train"), read_idx_folder(folder, "test")
    drawings = labels = None
    if recipe.ink is not None:
        # Late: the window imports this file, and inks no drawings.
        from lenet.data.ink_dataset import load_ink_dataset

        files = [Path(file) for file in spec.ink]
        drawings, labels = load_ink_dataset(
            files, recipe.ink, spec.seed, between=controls.raise_if_stopped
        )
    controls.raise_if_stopped()
    return gather(
        train,
        test,
        digits=recipe.digits,
        held_out=recipe.held_out,
        held_out_from=recipe.held_out_from,
        drawings=drawings,
        drawing_labels=labels,
    )


def gather(
    train: Digits,
    test: Digits,
    *,
    digits: int = 0,
    held_out: int = 0,
    held_out_from: int | None = None,
    drawings: Images | None = None,
    drawing_labels: NDArray[np.uint8] | None = None,
) -> TrainingDataset:
    """Return the dataset of a run; `held_out` training digits are measured only.

    They are those from `held_out_from` on, or the last ones. Of the others the first `digits`
    are learned; all of them for 0. Raises InputError when that leaves nothing to learn, or fewer
    than `digits`, or when so many do not follow `held_out_from`.
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
    begin = rest if held_out_from is None else held_out_from
    if begin > rest:
        raise InputError(
            "{source} has {digits:,} digits, so {held_out:,} cannot be held out from digit"
            " {begin:,} on.",
            source=train.source,
            digits=len(train),
            held_out=held_out,
            begin=begin,
        )
    end = begin + held_out
    others: slice | NDArray[np.int64] = slice(digits or rest)
    if begin < rest:
        others = np.r_[0:begin, end : len(train)][others]
    learned = Digits(train.images[others], train.labels[others], train.source)
    kept = Digits(
        train.images[begin:end], train.labels[begin:end], f"held-out part of {train.source}"
    )
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
