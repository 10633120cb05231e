"""What a network reads before and after it was taught, and the thresholds of the taught one."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from lenet.evaluation.metrics import Evaluation, distances_from_s4
from lenet.evaluation.rejection import (
    FARTHEST,
    MARGIN,
    accepted_fraction,
    calibrate,
    count_decisions,
)
from lenet.network.parameters import Array, Parameters
from lenet.runs.teaching_events import Measured, OddLabel
from lenet.training.teaching.drawings import OwnDrawings
from lenet.training.teaching.replay import Replay


def measure(
    p: Parameters,
    thresholds: dict[str, float],
    *,
    own: OwnDrawings,
    own_distances: Array,
    test: Evaluation,
    replay: Replay,
) -> Measured:
    """Return what is read wrong and what is refused.

    `own_distances`, (n, 10), are those of drawings that no network read which learned them.
    """
    digits = own.are_digits
    own_digits = Evaluation(own_distances[digits], own.labels[digits].astype(np.uint8))
    return Measured(
        own_errors=own_digits.errors,
        own_answers=tuple(own_distances.argmin(axis=1).tolist()),
        own_refused=_refused(own_digits, thresholds),
        test_errors=test.errors,
        test_refused=_refused(test, thresholds),
        letters_refused=_part_refused(distances_from_s4(p, replay.letters), thresholds),
        scribbles_refused=_part_refused(distances_from_s4(p, replay.scribbles), thresholds),
        thresholds=dict(thresholds),
    )


def reset_thresholds(
    before: Parameters, after: Parameters, replay: Replay, thresholds: Mapping[str, float]
) -> dict[str, float]:
    """Return thresholds for the taught network that accept as many digits as those before did.

    They are counted on distorted training digits that were not replayed. Gives none for a model
    that had none.
    """
    if FARTHEST not in thresholds or MARGIN not in thresholds:
        return {}
    keep = accepted_fraction(distances_from_s4(before, replay.reference), thresholds)
    reference = distances_from_s4(after, replay.reference)
    return calibrate(reference, distances_from_s4(after, replay.negatives), keep=keep)


def odd_labels(own: OwnDrawings, before: Array, left_out: Array) -> tuple[OddLabel, ...]:
    """Return the labels that two networks that did not learn the drawing both disagree with.

    Takes the distances, (n, 10), by the network before, and by those taught on other drawings.
    A person's own way to write a digit is read right by the second kind: only what disagrees
    with her other drawings too is odd.
    """
    answers, others = before.argmin(axis=1), left_out.argmin(axis=1)
    odd = own.are_digits & (answers == others) & (answers != own.labels)
    return tuple(
        OddLabel(int(place), int(own.labels[place]), int(answers[place]))
        for place in np.flatnonzero(odd)
    )


def learned_rows(
    own: OwnDrawings, odd: tuple[OddLabel, ...], *, keep_odd: bool
) -> NDArray[np.intp]:
    """Return which drawings are learned: all but those with an odd label.

    One wrong label of 20 would make a model worse than it was. A label that no other drawing
    has is learned though it is odd: it may be a new way to write that digit.
    """
    counts = np.bincount(own.labels)
    dropped = [] if keep_odd else [label.drawing for label in odd if counts[label.label] > 1]
    return np.setdiff1d(np.arange(len(own)), np.array(dropped, dtype=np.intp))


def _refused(evaluation: Evaluation, thresholds: Mapping[str, float]) -> int:
    counts = count_decisions(evaluation.distances, evaluation.labels, thresholds)
    return 0 if counts is None else counts.refused


def _part_refused(distances: Array, thresholds: Mapping[str, float]) -> float:
    return 1 - accepted_fraction(distances, thresholds) if thresholds else 0.0
