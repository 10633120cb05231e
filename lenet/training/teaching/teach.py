"""Teach a model somebody's drawings: a generator of events, with the new model at the end."""

import time
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np

from lenet.evaluation.comparison import Comparison
from lenet.evaluation.dataset import bundled_test_digits
from lenet.evaluation.metrics import Evaluation, distances_from_s4
from lenet.network import paper
from lenet.network.parameters import Array
from lenet.runs.teaching_events import TeachingDone, TeachingEvent, TeachingStopped
from lenet.training.controls import Controls, StoppedEarly
from lenet.training.teaching.drawings import OwnDrawings, read_drawings
from lenet.training.teaching.learning import folds_of, learn_drawings
from lenet.training.teaching.measure import learned_rows, measure, odd_labels, reset_thresholds
from lenet.training.teaching.progress import in_part, progress, scaled
from lenet.training.teaching.replay import Replay, load_replay, read_s4
from lenet.training.teaching.teaching_spec import TeachingSpec, check_out, notes_on, notes_on_odd


def teach(
    spec: TeachingSpec, out: Path, controls: Controls | None = None
) -> Iterator[TeachingEvent]:
    """Teach, measure before and after, and write the taught model.

    The last event is TeachingDone, or TeachingStopped when `controls` were told to stop; then
    there is no file. The same spec gives the same bits on one computer. Raises InputError,
    before the first event, for a file that the model cannot have, and at the end when it cannot
    be written; what stood there is kept.
    """
    check_out(out)
    controls = controls or Controls()
    try:
        yield from _teach(spec, out, controls)
    except StoppedEarly:
        yield TeachingStopped()


def _teach(spec: TeachingSpec, out: Path, controls: Controls) -> Iterator[TeachingEvent]:
    begun = time.perf_counter()
    p, between = spec.model.parameters, controls.raise_if_stopped
    yield spec.started()
    yield from notes_on(spec)
    yield progress("reading", 0.0)
    with ThreadPoolExecutor(1) as pool:
        # On a second core, while this one reads and learns.
        test_digits = bundled_test_digits()
        test_s4 = pool.submit(read_s4, p, test_digits.images, between)
        replay = load_replay(p, spec.seed, spec.teaching, between)
        yield progress("reading", 0.7)
        own = read_drawings(replay, spec.drawings, between)
        own_before = distances_from_s4(p, own.plain)
        left_out = yield from in_part("leaving out", _left_out(replay, own), controls)
        odd = odd_labels(own, own_before, left_out)
        rows = learned_rows(own, odd, keep_odd=spec.keep_odd)
        taught = yield from in_part("learning", learn_drawings(replay, own, rows), controls)
        yield progress("measuring", 0.0)
        states = test_s4.result()
    tests = [
        Evaluation(distances_from_s4(network, states), test_digits.labels)
        for network in (p, taught)
    ]
    thresholds = reset_thresholds(p, taught, replay, spec.model.card.thresholds)
    before = measure(
        p,
        spec.model.card.thresholds,
        own=own,
        own_distances=own_before,
        test=tests[0],
        replay=replay,
    )
    after = measure(
        taught, thresholds, own=own, own_distances=left_out, test=tests[1], replay=replay
    )
    compared = Comparison(*tests)
    done = TeachingDone(
        path=str(out),
        name=spec.name,
        own_count=int(own.are_digits.sum()),
        test_count=len(test_digits),
        before=before,
        after=after,
        test_worse=tuple(compared.indices("second").tolist()),
        test_better=tuple(compared.indices("first").tolist()),
        odd_labels=odd,
        seconds=round(time.perf_counter() - begun, 2),
    )
    yield from notes_on_odd(done)
    between()
    spec.save(out, taught, done)
    yield replace(done, seconds=round(time.perf_counter() - begun, 2))


def _left_out(replay: Replay, own: OwnDrawings) -> Generator[float, None, Array]:
    """Return the distances of every drawing by a network taught on others, (n, 10)."""
    parts = folds_of(own.labels, replay.teaching.folds, replay.seed)
    distances = np.empty((len(own), paper.CLASSES), dtype=np.float32)
    for number, part in enumerate(parts):
        others = np.setdiff1d(np.arange(len(own)), part)
        work = learn_drawings(replay, own, others)
        network = yield from scaled(work, number / len(parts), 1 / len(parts))
        distances[part] = distances_from_s4(network, own.plain[part])
    return distances
