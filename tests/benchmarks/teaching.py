"""What teaching brings writers whose drawings a model did not learn, and what it costs.

`python -m tests.benchmarks.teaching --ink FILE... --model FILE --folds 4 --fold 0`: the model of a
fold of `cross_validation`, which left these writers out. Of each writer with enough drawings some
of each digit are drawn by the seed and taught; all her others are read, before and after. With
`--wrong` one label of those taught is made wrong. The last line is one JSON object.

Settings are chosen by the held-out digits; the test digits are read beside them.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lenet.data.idx import Digits, bundled_mnist
from lenet.data.ink_dataset import is_legible
from lenet.data.ink_files import InkDigit, read_ink
from lenet.data.negatives import make_negative, make_negatives
from lenet.data.rasterize import rasterize_drawings
from lenet.evaluation.metrics import distances_from_s4, s4_states
from lenet.evaluation.rejection import accepted_fraction, calibrate
from lenet.network import paper
from lenet.network.checkpoint import load_model
from lenet.network.parameters import Array, Parameters
from lenet.runs.teaching_events import OddLabel
from lenet.training.arithmetic import pin_blas_threads
from lenet.training.teaching.drawings import OwnDrawings, read_drawings
from lenet.training.teaching.learning import folds_of, learn_drawings
from lenet.training.teaching.measure import learned_rows, odd_labels
from lenet.training.teaching.replay import Replay, load_replay
from lenet.training.teaching.settings import Teaching
from tests.benchmarks.cross_validation import HELD_OUT, left_out

_NONDIGITS = 500  # letters, and as many scribbles
_KEEP = 0.99  # of the test digits are accepted when refusals are compared
_SEED = 78  # of what is made up here


@dataclass(frozen=True, eq=False)
class Yardstick:
    """What every taught network reads besides the writer's own drawings, as states of S4."""

    test: Array  # (10000, 400)
    labels: NDArray[np.uint8]
    held_out: Array  # (5000, 400): training digits that the fold's model did not learn either
    held_out_labels: NDArray[np.uint8]
    made_up: Array  # for the thresholds
    families: dict[str, Array]  # letters and scribbles of kinds that nothing learned

    def measure(self, p: Parameters) -> tuple[int, int, dict[str, float]]:
        """Return the errors on test and held-out digits, and the parts refused."""
        return self.test_errors(p), self.held_out_errors(p), self.refused(p)

    def test_errors(self, p: Parameters) -> int:
        return int((distances_from_s4(p, self.test).argmin(axis=1) != self.labels).sum())

    def held_out_errors(self, p: Parameters) -> int:
        answers = distances_from_s4(p, self.held_out).argmin(axis=1)
        return int((answers != self.held_out_labels).sum())

    def refused(self, p: Parameters) -> dict[str, float]:
        """Return the parts refused where 1 % of the test digits are refused too."""
        thresholds = calibrate(
            distances_from_s4(p, self.test), distances_from_s4(p, self.made_up), keep=_KEEP
        )
        return {
            name: 1 - accepted_fraction(distances_from_s4(p, states), thresholds)
            for name, states in self.families.items()
        }


@dataclass(frozen=True)
class Row:
    """One writer, taught with one seed."""

    writer: str
    seed: int
    count: int
    before: int
    after: int
    illegible: int  # of those read: dots, and single lines that are said to be no 1
    test_rise: int
    held_out_rise: int
    refused_rise: dict[str, float]
    odd_found: bool | None = None  # whether the wrong label was pointed out
    odd_others: int = 0  # right labels that were pointed out too


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ink", type=Path, nargs="+", required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--folds", type=int, help="read the writers of a fold only")
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--each", type=int, default=2, help="drawings of each digit to teach")
    parser.add_argument("--rest", type=int, default=1, help="further ones that a writer must have")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--wrong", action="store_true", help="one label is wrong")
    given = parser.parse_args(arguments)
    pin_blas_threads()
    p = load_model(given.model).parameters
    whole = bundled_mnist("train")
    # The last ones were held out when the fold's model was trained.
    train = Digits(whole.images[:-HELD_OUT], whole.labels[:-HELD_OUT], whole.source)
    held_out = Digits(whole.images[-HELD_OUT:], whole.labels[-HELD_OUT:], whole.source)
    writers = eligible_writers(given)
    yardstick = yardstick_of(p, held_out)
    first = yardstick.measure(p)
    rows: list[Row] = []
    for seed in given.seeds:
        replay = load_replay(p, seed, Teaching(), _go_on, train)
        for writer, drawings in writers.items():
            rows.append(_row(replay, writer, drawings, (yardstick, first), given))
            print(json.dumps(rows[-1].__dict__), flush=True)
    print(json.dumps(summary(rows, first[0])), flush=True)


def _go_on() -> None:
    """Do nothing between two parts of the work."""


def eligible_writers(given: argparse.Namespace) -> dict[str, list[InkDigit]]:
    """Return the drawings of the writers who have enough of each digit."""
    found: dict[str, list[InkDigit]] = defaultdict(list)
    for path in given.ink:
        digits = read_ink(path)
        taken = left_out(digits, given.fold, given.folds) if given.folds else None
        for digit in digits:
            if taken is None or digit.writer in taken:
                found[digit.writer].append(digit)
    least = given.each + given.rest
    return {
        writer: digits
        for writer, digits in found.items()
        if np.bincount([_label(digit) for digit in digits], minlength=10).min() >= least
    }


def yardstick_of(p: Parameters, held_out: Digits) -> Yardstick:
    """Read the test digits, and made-up drawings that are no digits."""
    test = bundled_mnist("test")
    rng = np.random.default_rng(_SEED)
    families = {
        family: rasterize_drawings(
            [make_negative(family, "held out", rng) for _ in range(_NONDIGITS)]
        )
        for family in ("letters", "scribbles")
    }
    made_up = rasterize_drawings(make_negatives(2 * _NONDIGITS, _SEED, subset="training"))
    return Yardstick(
        test=s4_states(p, test.images),
        labels=test.labels,
        held_out=s4_states(p, held_out.images),
        held_out_labels=held_out.labels,
        made_up=s4_states(p, made_up),
        families={name: s4_states(p, digits) for name, digits in families.items()},
    )


def _row(
    replay: Replay,
    writer: str,
    drawings: list[InkDigit],
    measured: tuple[Yardstick, tuple[int, int, dict[str, float]]],
    given: argparse.Namespace,
) -> Row:
    rng = np.random.default_rng([replay.seed, *writer.encode()])
    taught, rest = _split(drawings, given.each, rng)
    wrong = int(rng.integers(len(taught)))
    if given.wrong:
        label = (_label(taught[wrong]) + int(rng.integers(1, paper.CLASSES))) % paper.CLASSES
        taught[wrong] = replace(taught[wrong], label=label)
    own = read_drawings(replay, taught, _go_on)
    odd = _odd(replay, own)
    rows = learned_rows(own, odd, keep_odd=False)
    network = _finish(learn_drawings(replay, own, rows))
    states = s4_states(replay.p, rasterize_drawings([digit.strokes for digit in rest]))
    labels = np.array([_label(digit) for digit in rest])
    before, after = (
        int((distances_from_s4(net, states).argmin(axis=1) != labels).sum())
        for net in (replay.p, network)
    )
    found = {label.drawing for label in odd}
    yardstick, (test_errors, held_out_errors, refused_before) = measured
    new_test_errors, new_held_out_errors, refused = yardstick.measure(network)
    return Row(
        writer=writer,
        seed=replay.seed,
        count=len(rest),
        before=before,
        illegible=sum(not is_legible(digit) for digit in rest),
        after=after,
        test_rise=new_test_errors - test_errors,
        held_out_rise=new_held_out_errors - held_out_errors,
        refused_rise={name: refused[name] - refused_before[name] for name in refused},
        odd_found=wrong in found if given.wrong else None,
        odd_others=len(found - {wrong} if given.wrong else found),
    )


def _odd(replay: Replay, own: OwnDrawings) -> tuple[OddLabel, ...]:
    """Return the labels that teaching points out."""
    left = np.empty((len(own), paper.CLASSES), dtype=np.float32)
    for part in folds_of(own.labels, replay.teaching.folds, replay.seed):
        others = np.setdiff1d(np.arange(len(own)), part)
        network = _finish(learn_drawings(replay, own, others))
        left[part] = distances_from_s4(network, own.plain[part])
    return odd_labels(own, distances_from_s4(replay.p, own.plain), left)


def _split(
    drawings: list[InkDigit], each: int, rng: np.random.Generator
) -> tuple[list[InkDigit], list[InkDigit]]:
    """Draw so many of each digit to teach; the rest is read."""
    taught: list[InkDigit] = []
    rest: list[InkDigit] = []
    counts = [0] * paper.CLASSES
    for place in rng.permutation(len(drawings)).tolist():
        label = _label(drawings[place])
        counts[label] += 1
        (taught if counts[label] <= each else rest).append(drawings[place])
    return taught, rest


def _label(digit: InkDigit) -> int:
    assert digit.label is not None
    return digit.label


def summary(rows: Sequence[Row], test_errors: int) -> dict[str, object]:
    """Return the means over writers, then seeds."""
    before = np.mean([row.before / row.count for row in rows])
    after = np.mean([row.after / row.count for row in rows])
    found = [row.odd_found for row in rows if row.odd_found is not None]
    entry: dict[str, object] = {
        "writers": len({row.writer for row in rows}),
        "seeds": len({row.seed for row in rows}),
        "read": sum(row.count for row in rows),
        "errors": [sum(row.before for row in rows), sum(row.after for row in rows)],
        "illegible": sum(row.illegible for row in rows),
        "mean_rate": [round(float(before), 5), round(float(after), 5)],
        "ratio": round(float(after / before), 3),
        "test_errors": test_errors,
        "test_rise": round(float(np.mean([row.test_rise for row in rows])), 2),
        "held_out_rise": round(float(np.mean([row.held_out_rise for row in rows])), 2),
        "most_held_out_rise": max(row.held_out_rise for row in rows),
        "most_test_rise": max(row.test_rise for row in rows),
    }
    for name in rows[0].refused_rise:
        rise = np.mean([row.refused_rise[name] for row in rows])
        entry[f"{name}_refused_rise"] = round(float(rise), 4)
    if found:
        entry["odd_found"] = round(float(np.mean(found)), 3)
        entry["odd_others"] = round(float(np.mean([row.odd_others for row in rows])), 2)
    return entry


def _finish(work: Generator[float, None, Parameters]) -> Parameters:
    """Do work to its end and return its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Parameters = end.value
            return result


if __name__ == "__main__":
    main(sys.argv[1:])
