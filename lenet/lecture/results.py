"""Our results beside the paper's: errors of the bundled models, and of runs as in Fig. 6."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import isnan, sqrt
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from lenet.errors import InputError
from lenet.lecture.output_loss import is_first_paper
from lenet.network import paper
from lenet.network.checkpoint import load_model
from lenet.network.loss import Loss
from lenet.resources import bundled_models
from lenet.runs.curves import Curves, read_curves
from lenet.runs.folder import RECIPE
from lenet.runs.recipe import Recipe
from lenet.runs.recipe_file import find_recipe, load_recipe

TRAINING_DIGITS: Final = 60_000
_PAPER_RECIPE: Final = "paper"


class ModelResult(NamedTuple):
    """The test errors of a bundled model, in percent, one for each seed it was trained from."""

    name: str
    errors: tuple[float, ...]
    passes: int
    seconds: float | None  # of training, for the seed that is bundled
    is_first_paper: bool = False  # by the recipe `paper` as it was first

    @property
    def mean(self) -> float:
        """The mean error of the seeds, in percent."""
        return sum(self.errors) / len(self.errors)


def model_results() -> list[ModelResult]:
    """Return the results on the cards of the bundled models; a card without counts is left out."""
    results = []
    for name, path in bundled_models().items():
        try:
            card = load_model(path).card
        except InputError:
            continue
        if card.test_errors is None or not card.test_count:
            continue
        counts = card.all_seeds.values() or [card.test_errors]
        errors = tuple(100 * wrong / card.test_count for wrong in counts)
        first = is_first_paper(card)
        results.append(ModelResult(name, errors, card.passes, card.seconds, first))
    return results


def standard_error(percent: float) -> float:
    """Return the standard error of an error rate on the 10,000 test digits, in percent points.

    That of a binomial count: 0.097 points at 0.95 %.
    """
    share = percent / 100
    return 100 * sqrt(share * (1 - share) / paper.TEST_DIGITS)


def are_tied(first: float, second: float) -> bool:
    """Whether two error rates, in percent, are closer than their standard errors added up."""
    return abs(first - second) < standard_error(first) + standard_error(second)


class PassErrors(NamedTuple):
    """Errors in percent after a pass, numbered from 1; None where they were not counted.

    `learning` is the training error while learning: of each digit just before it is learned, as
    the paper's Fig. 5 has it.
    """

    number: int
    training: float | None
    test: float | None
    learning: float | None = None


@dataclass(frozen=True)
class SizeRun:
    """A run of the paper's recipe on some or all of the training digits."""

    folder: Path
    digits: int
    passes: tuple[PassErrors, ...]

    @property
    def last(self) -> PassErrors | None:
        """The errors after the last pass so far; None before the first."""
        return self.passes[-1] if self.passes else None


def size_recipe(digits: int) -> Recipe:
    """Return the paper's recipe on the first `digits` training digits, as in Fig. 6."""
    recipe = find_recipe(_PAPER_RECIPE)
    if digits == TRAINING_DIGITS:
        return recipe
    return replace(recipe, name=f"{_PAPER_RECIPE}-{digits}", digits=digits)


def size_runs(folders: Iterable[Path]) -> list[SizeRun]:
    """Return the runs of the paper's recipe among run folders, on any number of digits, in order.

    What the paper leaves open may differ: runs of earlier versions of the recipe count. A folder
    that cannot be read is left out.
    """
    pattern = _fixed_by_the_paper(size_recipe(TRAINING_DIGITS))
    runs = []
    for folder in folders:
        try:
            recipe = load_recipe(folder / RECIPE)
            if _fixed_by_the_paper(recipe) != pattern:
                continue
            passes = _pass_errors(folder)
        except InputError:
            continue
        runs.append(SizeRun(folder, recipe.digits or TRAINING_DIGITS, passes))
    return runs


def seconds_for(digits: int) -> float | None:
    """Estimate the seconds of a run on so many digits from those of the bundled model."""
    whole = next((model for model in model_results() if model.name == _PAPER_RECIPE), None)
    if whole is None or whole.seconds is None:
        return None
    return whole.seconds * digits / TRAINING_DIGITS * paper.PASSES / whole.passes


def _fixed_by_the_paper(recipe: Recipe) -> Recipe:
    """Return a recipe without the fields that may differ between the runs of Fig. 6.

    These are its size and its names, and what the paper does not give: the loss's scale and j,
    how the first weights were really drawn, and a curvature measured anew within the first pass.
    """
    sdlm = None if recipe.sdlm is None else replace(recipe.sdlm, renewal=0)
    return replace(
        recipe,
        name="",
        about="",
        digits=0,
        measured=0,
        loss=Loss(),
        initial_weights="2.4/fan-in",
        sdlm=sdlm,
    )


def _pass_errors(folder: Path) -> tuple[PassErrors, ...]:
    curves = read_curves(folder)
    learning = _learning_errors(curves)
    return tuple(
        PassErrors(int(number), _percent(training), _percent(test), learning.get(int(number)))
        for number, training, test in zip(
            curves.pass_place, curves.training_error, curves.test_error, strict=True
        )
    )


def _learning_errors(curves: Curves) -> dict[int, float]:
    """Return the training error while learning, in percent, by the pass.

    A pass of which some batches have no errors, as in runs of version 0.1, is left out.
    """
    passes = np.ceil(curves.batch_place - 1e-9).astype(int)
    sizes = np.diff(curves.batch_place, prepend=0.0)  # in passes
    errors: dict[int, float] = {}
    for number in curves.pass_place.astype(int).tolist():
        inside = passes == number
        wrong = float((curves.batch_error[inside] * sizes[inside]).sum())
        if sizes[inside].sum() > 0.999 and not isnan(wrong):
            errors[number] = 100 * wrong
    return errors


def _percent(fraction: float) -> float | None:
    return None if isnan(fraction) else 100 * float(fraction)
