"""Replay: what a model learns again beside somebody's drawings, so that it forgets nothing.

A shipped program has MNIST's training digits for that, and letters, marks and scribbles that it
makes up. Drawings of other people are not shipped; what `pen` learned of them is in its weights.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.data.idx import Digits, bundled_mnist
from lenet.data.image_augment import Distortion, resample, source_coordinates
from lenet.data.negatives import make_negative, make_negatives
from lenet.data.rasterize import Stroke, rasterize_drawings
from lenet.evaluation.metrics import s4_states
from lenet.network.parameters import Array, Parameters
from lenet.training.teaching.settings import Teaching
from lenet.training.teaching.upper_layers import (
    Labels,
    Steps,
    f6_states,
    measure_steps,
)

Images = NDArray[np.uint8]

_DIGITS: Final = 2_400  # MNIST training digits that may be replayed
_REFERENCE: Final = 1_600  # others, by which the thresholds are set again
_NEGATIVES: Final = 400
_MEASURED: Final = 200  # letters, and as many scribbles, of kinds that nothing learns
_PENS: Final = (1.0, 4.0)  # pixels; negatives are inked with pens between these
_CURVATURE: Final = 800  # patterns that measure the curvature
_USE: Final = 1  # of the seed: another number for each use of it
_LARGEST_BATCH: Final = 500  # digits between two looks at the commands


@dataclass(frozen=True, eq=False)
class Replay:
    """One model to teach, and states of S4 under it: what is replayed, and what is measured."""

    p: Parameters  # of the model before
    seed: int
    teaching: Teaching
    digits: Array  # (n, 400)
    labels: Labels  # (n,)
    digits_f6: Array  # (n, 84): what F6 shows of them before anything is taught
    negatives: Array  # (m, 400)
    negatives_f6: Array  # (m, 84)
    reference: Array  # (k, 400): distorted training digits that are not replayed
    reference_labels: Labels  # (k,)
    letters: Array  # (l, 400): of kinds that no model learned
    scribbles: Array  # (s, 400)
    steps: Steps  # of C5 and F6, by the digits


def load_replay(
    p: Parameters,
    seed: int,
    teaching: Teaching,
    between: Callable[[], None],
    train: Digits | None = None,
) -> Replay:
    """Draw the digits to replay by the seed and read them up to S4.

    `train` are the training digits, MNIST's when not given. `between` is called now and then;
    what it raises ends the work. Raises InputError when the bundled MNIST is damaged.
    """
    train = train or bundled_mnist("train")
    between()
    rng = np.random.default_rng([seed, _USE])
    drawn = rng.permutation(len(train))[: _DIGITS + _REFERENCE]
    images = train.images[drawn].copy()
    varied = np.arange(len(drawn)) % 2 == 1
    varied[_DIGITS:] = True
    images[varied] = distort(images[varied], teaching.replay, rng)
    states = read_s4(p, images, between)
    made_up = make_negatives(_NEGATIVES, seed, subset="training")
    negatives = read_s4(p, _ink(made_up, rng), between)
    digits, labels = states[:_DIGITS], train.labels[drawn[:_DIGITS]].astype(np.int64)
    return Replay(
        p=p,
        seed=seed,
        teaching=teaching,
        digits=digits,
        labels=labels,
        digits_f6=f6_states(p, digits),
        negatives=negatives,
        negatives_f6=f6_states(p, negatives),
        reference=states[_DIGITS:],
        reference_labels=train.labels[drawn[_DIGITS:]].astype(np.int64),
        letters=read_s4(p, _ink(_made_up("letters", rng), rng), between),
        scribbles=read_s4(p, _ink(_made_up("scribbles", rng), rng), between),
        steps=measure_steps(p, digits[:_CURVATURE], loss=teaching.loss, mu=teaching.mu),
    )


def read_s4(p: Parameters, images: Images, between: Callable[[], None]) -> Array:
    """Return the states of S4 for images, (n, 28, 28): (n, 400). `between` as above."""
    parts = []
    for start in range(0, len(images), _LARGEST_BATCH):
        between()
        parts.append(s4_states(p, images[start : start + _LARGEST_BATCH]))
    return np.concatenate(parts)


def distort(images: Images, distortion: Distortion, rng: np.random.Generator) -> Images:
    """Return images of (n, 28, 28), each distorted at random."""
    return resample(images, source_coordinates(distortion, len(images), rng))


def _made_up(family: str, rng: np.random.Generator) -> list[tuple[Stroke, ...]]:
    """Draw letters or scribbles of kinds that nothing learns."""
    return [make_negative(family, "held out", rng) for _ in range(_MEASURED)]


def _ink(drawings: Sequence[Sequence[Stroke]], rng: np.random.Generator) -> Images:
    """Ink drawings with pens of many widths: (n, 28, 28)."""
    return rasterize_drawings(drawings, rng.uniform(*_PENS, len(drawings)).tolist())
