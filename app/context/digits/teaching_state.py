"""What is taught, how far teaching is, and what came of it, as frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lenet.data.ink_files import InkDigit
from lenet.data.kept_digits import picture_of
from lenet.evaluation.dataset import bundled_test_digits
from lenet.evaluation.metrics import distances
from lenet.network import paper
from lenet.network.checkpoint import Model, load_model
from lenet.runs.teaching_events import ClassDone, OddLabel, Part, TeachingDone, TeachingNote

Stage = Literal["idle", "at work", "done", "stopped", "failed"]


@dataclass(frozen=True, eq=False)
class TeachingTask:
    """A model and the drawings that it is taught, or a class that is read by it."""

    model: Model
    drawings: tuple[InkDigit, ...]  # with a label, or said to be no digit
    writer: str | None = None  # None: of all
    is_class: bool = False
    keep_odd: bool = False  # learn odd labels too


@dataclass(frozen=True, eq=False)
class ChangedDigit:
    """A digit that the two models read as different classes, one of them right."""

    picture: NDArray[np.uint8]  # (28, 28)
    truth: int
    before: int
    after: int

    @property
    def is_better(self) -> bool:
        """Whether the taught model is the one that is right."""
        return self.after == self.truth


@dataclass(frozen=True, eq=False)
class OddDigit:
    """A kept digit whose label looks wrong."""

    digit: InkDigit
    picture: NDArray[np.uint8]  # (28, 28)
    odd: OddLabel


@dataclass(frozen=True, eq=False)
class TeachingResult:
    """The taught model, and the digits that changed: those that became worse come first."""

    done: TeachingDone
    taught: Model
    own: tuple[ChangedDigit, ...]  # read by networks that did not learn them
    test: tuple[ChangedDigit, ...]
    odd: tuple[OddDigit, ...]


@dataclass(frozen=True, eq=False)
class TeachingState:
    """How teaching stands."""

    stage: Stage = "idle"
    task: TeachingTask | None = None
    part: Part = "reading"
    share: float = 0.0  # that is done
    notes: tuple[TeachingNote, ...] = ()
    result: TeachingResult | None = None
    class_result: ClassDone | None = None
    fault: str = ""  # one sentence

    @property
    def is_at_work(self) -> bool:
        """Whether the child learns now."""
        return self.stage == "at work"


def read_result(task: TeachingTask, done: TeachingDone) -> TeachingResult:
    """Return what came of a task, with pictures. Raises InputError where the file is gone."""
    taught = load_model(Path(done.path))
    answers = zip(task.drawings, done.before.own_answers, done.after.own_answers, strict=True)
    own = [
        ChangedDigit(picture_of(digit), digit.label, before, after)
        for digit, before, after in answers
        if digit.label is not None and before != after and digit.label in (before, after)
    ]
    odd = tuple(_odd_digit(task.drawings[one.drawing], one) for one in done.odd_labels)
    test = _test_digits(task.model, taught, [*done.test_worse, *done.test_better])
    return TeachingResult(done, taught, _worse_first(own), _worse_first(test), odd)


def _odd_digit(digit: InkDigit, odd: OddLabel) -> OddDigit:
    return OddDigit(digit, picture_of(digit), odd)


def _test_digits(before: Model, after: Model, rows: list[int]) -> list[ChangedDigit]:
    if not rows:
        return []
    digits = bundled_test_digits()
    images = digits.images[rows]  # (n, 28, 28)
    first, second = (
        distances(model.parameters, images).argmin(axis=1).tolist() for model in (before, after)
    )
    truths = digits.labels[rows].tolist()
    found = zip(images, truths, first, second, strict=True)
    return [ChangedDigit(*one) for one in found]


def _worse_first(digits: list[ChangedDigit]) -> tuple[ChangedDigit, ...]:
    return tuple(sorted(digits, key=lambda digit: (digit.is_better, digit.truth)))


def pictures_in(digits: Sequence[ChangedDigit | OddDigit]) -> NDArray[np.uint8]:
    """Return the pictures of some digits, with one where there is none: (n, 28, 28)."""
    blank = np.zeros((paper.DIGIT_SIDE, paper.DIGIT_SIDE), dtype=np.uint8)
    return np.stack([digit.picture for digit in digits] or [blank])
