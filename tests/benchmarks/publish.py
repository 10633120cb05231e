"""The model of a finished run as one of those that come with the program.

`python -m tests.benchmarks.publish RUN... --thresholds JSON`: always the run of the smallest seed,
whatever its errors; its card gets the errors of all the seeds, and the thresholds for refusing,
which must come from digits that were not learned (see cross_validation.py).
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lenet.evaluation.rejection import FARTHEST, MARGIN
from lenet.network.checkpoint import SUFFIX, Model, load_model, save_model
from lenet.resources import RESOURCES
from lenet.runs.folder import MODEL


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", metavar="RUN", type=Path, nargs="+")
    parser.add_argument("--thresholds", type=json.loads, default={})
    given = parser.parse_args(arguments)
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


def _seed(model: Model) -> int:
    return model.card.seed


if __name__ == "__main__":
    main(sys.argv[1:])
