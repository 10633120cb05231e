"""One network taught: C5 and F6 learn drawings, with old digits and negatives in each update."""

from collections.abc import Generator

import numpy as np
from numpy.typing import NDArray

from lenet.data.negatives import RUBBISH_LABEL
from lenet.evaluation.metrics import distances_from_s4
from lenet.network.parameters import Parameters
from lenet.training.teaching.drawings import OwnDrawings
from lenet.training.teaching.replay import Replay
from lenet.training.teaching.upper_layers import UpperLayers

_USE = 3  # of the seed
_BETWEEN = 50  # updates between two looks at the commands


def learn_drawings(
    replay: Replay, own: OwnDrawings, rows: NDArray[np.intp]
) -> Generator[float, None, Parameters]:
    """Teach the replay's model the drawings of these rows; return the network that results.

    Yields the part that is done, now and then. Every drawing is learned equally often, each
    time in another variation. Without a row the network stays as it is.
    """
    rows = rows[own.legible[rows]]
    if not len(rows):
        return replay.p
    teaching = replay.teaching
    rng = np.random.default_rng([replay.seed, _USE])
    layers = UpperLayers(replay.p, replay.steps, teaching.loss, teaching.memory)
    count = teaching.updates
    order = np.concatenate(
        [rng.permutation(rows) for _ in range(count * teaching.own // len(rows) + 1)]
    )[: count * teaching.own].reshape(count, teaching.own)
    versions = rng.integers(own.versions.shape[1], size=order.shape)
    old = rng.integers(len(replay.digits), size=(count, teaching.replayed))
    negatives = rng.integers(len(replay.negatives), size=(count, teaching.negatives))
    rubbish = np.full(teaching.negatives, RUBBISH_LABEL, dtype=np.int64)
    for number in range(count):
        if number % _BETWEEN == 0:
            yield number / count
        taught = order[number]
        states = (
            own.versions[taught, versions[number]],
            replay.digits[old[number]],
            replay.negatives[negatives[number]],
        )
        labels = (own.labels[taught], replay.labels[old[number]], rubbish)
        remembered = (replay.digits_f6[old[number]], replay.negatives_f6[negatives[number]])
        layers.update(
            np.concatenate(states),
            np.concatenate(labels),
            np.concatenate(remembered),
            teaching.rate * (1 - number / count),
        )
    return _bounded(replay, layers)


def _bounded(replay: Replay, layers: UpperLayers) -> Parameters:
    """Return the network as far on its way from the old one as the reference digits allow.

    They are training digits that were not replayed, so nothing is chosen by the test digits.
    """
    most = _errors(replay, replay.p) + replay.teaching.most_new_errors
    networks = (layers.network(way) for way in replay.teaching.ways)
    return next(network for network in networks if _errors(replay, network) <= most)


def _errors(replay: Replay, p: Parameters) -> int:
    answers = distances_from_s4(p, replay.reference).argmin(axis=1)
    return int((answers != replay.reference_labels).sum())


def folds_of(labels: NDArray[np.int64], folds: int, seed: int) -> list[NDArray[np.intp]]:
    """Divide drawings by their labels, (n,), into parts that hold each class about equally.

    There are `folds` parts, or one a drawing where there are fewer; each lists its rows.
    """
    rng = np.random.default_rng([seed, _USE + 1])
    shuffled = rng.permutation(len(labels))
    by_class = shuffled[labels[shuffled].argsort(kind="stable")]
    return [np.sort(by_class[part::folds]) for part in range(min(folds, len(labels)))]
