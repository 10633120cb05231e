"""The model of a finished run as one of those that come with the program.

`python -m tests.benchmarks.publish RUN... --held-out RUN...`: always the run of the smallest seed,
whatever its errors. Its card gets the errors of all the seeds, and the thresholds for refusing,
which must come from digits that were not learned: from runs of the same recipe that held some out,
or by `--thresholds JSON` as cross_validation.py prints it for `pen`.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from lenet.data.idx import bundled_mnist
from lenet.data.negatives import make_negatives
from lenet.data.rasterize import rasterize_drawings
from lenet.evaluation.metrics import distances
from lenet.evaluation.rejection import FARTHEST, MARGIN, calibrate
from lenet.network.checkpoint import SUFFIX, Model, load_model, save_model
from lenet.resources import RESOURCES
from lenet.runs.folder import MODEL, RECIPE
from lenet.runs.recipe_file import load_recipe
from lenet.training.dataset import gather

_NONDIGITS, _SEED = 2_000, 77  # made up for the thresholds, as in cross_validation.py


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", metavar="RUN", type=Path, nargs="+")
    parser.add_argument("--thresholds", type=json.loads, default={})
    parser.add_argument("--held-out", metavar="RUN", type=Path, nargs="+")
    given = parser.parse_args(arguments)
    if given.held_out:
        given.thresholds = thresholds_of(given.held_out)
    models = sorted((load_model(run / MODEL) for run in given.runs), key=_seed)
    recipes = {(model.card.recipe, model.card.passes, model.card.version) for model in models}
    if len(recipes) > 1 or len({_seed(model) for model in models}) < len(models):
        raise SystemExit("These are not runs of one recipe with a seed each.")
    if given.thresholds and set(given.thresholds) != {FARTHEST, MARGIN}:
        raise SystemExit(f"The thresholds are {FARTHEST} and {MARGIN}.")
    errors = {str(_seed(m)): m.card.test_errors for m in models if m.card.test_errors is not None}
    first = models[0]
    card = replace(first.card, all_seeds=errors, thresholds=given.thresholds)
    path = RESOURCES / "models" / f"{card.name}{SUFFIX}"
    save_model(path, Model(first.parameters, card))
    print(path, card)


def thresholds_of(runs: Sequence[Path]) -> dict[str, float]:
    """Return the mean of the thresholds that runs give by the MNIST digits that each held out."""
    train = bundled_mnist("train")
    nondigits = rasterize_drawings(make_negatives(_NONDIGITS, _SEED, subset="training"))
    pairs = []
    for run in runs:
        recipe = load_recipe(run / RECIPE)
        held_out = gather(
            train, train, held_out=recipe.held_out, held_out_from=recipe.held_out_from
        ).held_out
        if held_out is None:
            raise SystemExit(f"{run} held no digits out.")
        p = load_model(run / MODEL).parameters
        pairs.append(calibrate(distances(p, held_out.images), distances(p, nondigits)))
    return {name: round(float(np.mean([p[name] for p in pairs])), 4) for name in pairs[0]}


def _seed(model: Model) -> int:
    return model.card.seed


if __name__ == "__main__":
    main(sys.argv[1:])
