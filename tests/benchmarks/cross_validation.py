"""How well the pen recipe reads people it never met, and refuses what is no digit.

`python -m tests.benchmarks.cross_validation --ink FILE... [--out DIR]`: for every fold a model is
trained without the writers of that fold and without the last 5,000 MNIST digits, and reads them.
Every fold is printed, then all together. Runs go on where they were cut off.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy beside torch; each would take all

from lenet.data.idx import Digits, bundled_mnist
from lenet.data.ink_dataset import is_legible, rasterize_versions, training_negatives
from lenet.data.ink_files import InkDigit, read_ink
from lenet.data.negatives import FAMILIES, make_negative, make_negatives
from lenet.data.rasterize import rasterize_drawings
from lenet.evaluation.metrics import distances
from lenet.evaluation.rejection import accepted_fraction, calibrate
from lenet.network.checkpoint import load_model
from lenet.network.parameters import Array, Parameters
from lenet.runs.events import PassDone, RunFailed
from lenet.runs.folder import MODEL, open_run
from lenet.runs.recipe import Recipe
from lenet.runs.recipe_file import find_recipe
from lenet.runs.spec import RunSpec
from lenet.training.dataset import gather
from lenet.training.train import resume, train

WIDTHS = (1.0, 1.7, 2.4, 3.2, 4.0)
HELD_OUT = 5_000
_NONDIGITS = 2_000  # made up for the thresholds, and as many of each family to measure
_SEED = 77  # of what is made up here; training uses other numbers


@dataclass(frozen=True, eq=False)
class Fold:
    """What one model said of what it never met."""

    wrong: dict[str, list[int]]  # ink file -> errors at each of WIDTHS
    counts: dict[str, int]
    illegible: dict[str, int]  # of them dots, or a line that is said to be no 1
    digits: Array  # (n, 10): distances of digits it did not learn from, inked and MNIST's
    thresholds: dict[str, float]
    refused: dict[str, float]  # set and family of negatives -> part refused


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipe", default="pen")
    parser.add_argument("--ink", type=Path, nargs="+", required=True)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--only", type=int, nargs="+", help="these folds, from 0")
    parser.add_argument("--passes", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("runs/cross-validation"))
    given = parser.parse_args(arguments)
    recipe = replace(find_recipe(given.recipe), held_out=HELD_OUT)
    if given.passes:
        recipe = replace(recipe, passes=given.passes)
    files = {path.name.split(".")[0]: read_ink(path) for path in given.ink}
    print(
        f"{recipe.name}, {recipe.passes} passes, {given.folds} folds by writer, seed {given.seed}"
    )
    print("wrong at pens of", ", ".join(f"{width} px" for width in WIDTHS), flush=True)
    assert recipe.ink is not None
    drawn = [digit for digits in files.values() for digit in digits if is_legible(digit)]
    corpus = _Corpus(files, drawn, rasterize_versions(drawn, recipe.ink, given.seed)[0])
    folds = []
    for number in given.only or range(given.folds):
        fold = _fold(recipe, corpus, number, given)
        _tell(f"fold {number}", [fold])
        folds.append(fold)
    if len(folds) > 1:
        _tell("all folds", folds)
    thresholds = {
        name: float(np.mean([fold.thresholds[name] for fold in folds]))
        for name in folds[0].thresholds
    }
    print("thresholds", json.dumps(thresholds))


def left_out(digits: Sequence[InkDigit], number: int, folds: int) -> set[str]:
    """The writers of a file whose drawings fold `number` does not learn from."""
    writers = sorted({digit.writer for digit in digits})
    np.random.default_rng(0).shuffle(writers)
    return set(writers[number::folds])


@dataclass(frozen=True, eq=False)
class _Corpus:
    """All legible drawings of all files, inked once for all folds."""

    files: dict[str, list[InkDigit]]
    drawn: list[InkDigit]
    pictures: NDArray[np.uint8]  # (m, versions, 28, 28)


def _fold(recipe: Recipe, corpus: _Corpus, number: int, given: argparse.Namespace) -> Fold:
    kept_out = {
        name: [digit for digit in digits if digit.writer in left_out(digits, number, given.folds)]
        for name, digits in corpus.files.items()
    }
    writers = {digit.writer for digits in kept_out.values() for digit in digits}
    p = _trained(recipe, corpus, writers, number, given)

    wrong: dict[str, list[int]] = {}
    unseen: list[Array] = [distances(p, bundled_mnist("train").images[-HELD_OUT:])]
    for name, digits in kept_out.items():
        labels = np.array([digit.label for digit in digits])
        wrong[name] = []
        for width in WIDTHS:
            result = distances(p, rasterize_drawings([digit.strokes for digit in digits], width))
            wrong[name].append(int((result.argmin(axis=1) != labels).sum()))
            unseen.append(result[:: len(WIDTHS)])  # of each drawing about one width
    digits_seen = np.concatenate(unseen)
    thresholds = calibrate(
        digits_seen, _read(p, make_negatives(_NONDIGITS, _SEED, subset="training"))
    )
    return Fold(
        wrong=wrong,
        counts={name: len(digits) for name, digits in kept_out.items()},
        illegible={
            name: sum(not is_legible(digit) for digit in digits)
            for name, digits in kept_out.items()
        },
        digits=digits_seen,
        thresholds=thresholds,
        refused=refusals(p, thresholds),
    )


def _trained(
    recipe: Recipe, corpus: _Corpus, writers: set[str], number: int, given: argparse.Namespace
) -> Parameters:
    """The model of a fold without these writers, trained now or before."""
    folder = given.out / f"fold-{number}-of-{given.folds}"
    if not (folder / MODEL).exists():
        assert recipe.ink is not None
        known = [digit.writer not in writers for digit in corpus.drawn]
        drawn = [digit for digit, taken in zip(corpus.drawn, known, strict=True) if taken]
        made_up = training_negatives(drawn, recipe.ink.nondigits, given.seed)
        others, other_labels = rasterize_versions(made_up, recipe.ink, given.seed)
        pictures = np.concatenate([corpus.pictures[known], others])
        labels = np.array([digit.label for digit in drawn], dtype=np.uint8)
        nothing = Digits(np.zeros((1, 28, 28), np.uint8), np.zeros(1, np.uint8), "nothing")
        dataset = gather(
            bundled_mnist("train"),
            nothing,  # the test set has no part in this
            held_out=recipe.held_out,
            drawings=pictures,
            drawing_labels=np.concatenate([labels, other_labels]),
        )
        spec = RunSpec(recipe=recipe, seed=given.seed)
        begun = folder.exists()
        events = resume(open_run(folder), dataset) if begun else train(spec, dataset, folder)
        for event in events:
            if isinstance(event, PassDone):
                print(
                    f"  pass {event.number}: loss {event.loss:.4f}, MNIST held out"
                    f" {event.held_out_errors} of {event.held_out_count} wrong,"
                    f" {event.seconds:.0f} s",
                    flush=True,
                )
            elif isinstance(event, RunFailed):
                raise SystemExit(event.reason)
    return load_model(folder / MODEL).parameters


def refusals(p: Parameters, thresholds: dict[str, float]) -> dict[str, float]:
    """Return the part refused of every family of negatives, of the training and held-out set."""
    rng = np.random.default_rng(_SEED + 1)
    refused = {}
    for subset in ("training", "held out"):
        for family in FAMILIES:
            drawings = [make_negative(family, subset, rng) for _ in range(_NONDIGITS // 4)]
            refused[f"{subset} {family}"] = 1 - accepted_fraction(_read(p, drawings), thresholds)
    return refused


def _read(p: Parameters, drawings: list[tuple[NDArray[np.float32], ...]]) -> Array:
    return distances(p, rasterize_drawings(drawings))


def _tell(title: str, folds: Sequence[Fold]) -> None:
    for name in folds[0].wrong:
        count = sum(fold.counts[name] for fold in folds)
        wrong = np.sum([fold.wrong[name] for fold in folds], axis=0)
        rates = "  ".join(f"{rate:.2%}" for rate in wrong / count)
        illegible = sum(fold.illegible[name] for fold in folds)
        print(f"{title}: {name}, n {count}, of them {illegible} illegible: {rates}")
    refused = "  ".join(
        f"{name} {np.mean([fold.refused[name] for fold in folds]):.1%}" for name in folds[0].refused
    )
    kept = np.mean([accepted_fraction(fold.digits, fold.thresholds) for fold in folds])
    print(f"{title}: {kept:.1%} of unseen digits accepted; refused: {refused}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
