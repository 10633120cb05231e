"""Somebody's drawings as teaching takes them: labelled, varied, and read up to S4."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.data.ink_dataset import is_legible, rasterize_versions
from lenet.data.ink_files import InkDigit
from lenet.data.negatives import RUBBISH_LABEL
from lenet.data.rasterize import rasterize_drawings
from lenet.errors import InputError
from lenet.network import paper
from lenet.network.parameters import Array
from lenet.training.teaching.replay import Replay, distort, read_s4
from lenet.training.teaching.upper_layers import Labels

_USE: Final = 2  # of the seed
_FEWEST_VERSIONS: Final = 2
_MOST: Final = 20_000  # drawings that are taught at once


@dataclass(frozen=True, eq=False)
class OwnDrawings:
    """Drawings under one model: states of S4 of their variations, and as they were drawn."""

    labels: Labels  # (n,), 0 to 9, and 10 for what is no digit
    legible: NDArray[np.bool_]  # (n,): the others are read and not learned
    versions: Array  # (n, versions, 400)
    plain: Array  # (n, 400): with the usual pen

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def are_digits(self) -> NDArray[np.bool_]:
        """Which of them have a label from 0 to 9, (n,)."""
        are: NDArray[np.bool_] = self.labels != RUBBISH_LABEL
        return are


def taught_drawings(drawings: Iterable[InkDigit], writer: str | None = None) -> list[InkDigit]:
    """Return the drawings that can be taught, in their order: those with a label.

    With `writer`, those of this person. What is said to be no digit has the label 10 in the
    result. Raises InputError when none is left, or more than can be taught at once.
    """
    own = [drawing for drawing in drawings if writer is None or drawing.writer == writer]
    if not own and writer is not None:
        raise InputError("There is no drawing of {writer}, so nothing is taught.", writer=writer)
    # My digits mark what is no digit beside a label of null.
    none = [getattr(drawing, "not_a_digit", False) for drawing in own]
    own = [
        replace(drawing, label=RUBBISH_LABEL) if is_none else drawing
        for drawing, is_none in zip(own, none, strict=True)
    ]
    own = [drawing for drawing in own if drawing.label is not None]
    if not own:
        raise InputError("No drawing has a label, so nothing is taught: say what each one is.")
    if len(own) > _MOST:
        raise InputError(
            "{count:,} drawings are more than can be taught at once ({most:,}): train a model with"
            " them instead.",
            count=len(own),
            most=_MOST,
        )
    return own


def is_taught(drawing: InkDigit) -> bool:
    """Whether a drawing is learned: dots, and a single line that is said to be no 1, are not."""
    return drawing.label == RUBBISH_LABEL or not drawing.strokes or is_legible(drawing)


def read_drawings(
    replay: Replay, drawings: Sequence[InkDigit], between: Callable[[], None]
) -> OwnDrawings:
    """Vary drawings with labels from 0 to 10, and read them up to S4.

    There are fewer variations of each where there are many drawings. `between` is called now
    and then; what it raises ends the work.
    """
    p, seed, teaching = replay.p, replay.seed, replay.teaching
    most = teaching.most_versions // len(drawings)
    versions = min(max(most, _FEWEST_VERSIONS), teaching.ink.versions)
    side = paper.DIGIT_SIDE
    varied = np.zeros((len(drawings), versions, side, side), dtype=np.uint8)
    plain = np.zeros((len(drawings), side, side), dtype=np.uint8)
    drawn = np.array([bool(drawing.strokes) for drawing in drawings])  # the others are pictures
    inked = [drawing for drawing in drawings if drawing.strokes]
    if inked:
        ink = replace(teaching.ink, versions=versions)
        varied[drawn] = rasterize_versions(inked, ink, seed, between=between)[0]
        plain[drawn] = rasterize_drawings([drawing.strokes for drawing in inked])
    rng = np.random.default_rng([seed, _USE])
    for place in np.flatnonzero(~drawn).tolist():
        between()
        plain[place] = getattr(drawings[place], "picture", 0)
        varied[place] = distort(plain[place][None].repeat(versions, axis=0), teaching.pictures, rng)
    return OwnDrawings(
        legible=np.array([is_taught(drawing) for drawing in drawings]),
        labels=np.array([drawing.label for drawing in drawings]).astype(np.int64),
        versions=read_s4(p, varied.reshape(-1, side, side), between).reshape(*varied.shape[:2], -1),
        plain=read_s4(p, plain, between),
    )
