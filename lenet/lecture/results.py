"""Our results beside the paper's: errors of the bundled models, and of runs as in Fig. 6."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from lenet.errors import InputError
from lenet.network import paper
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_models
from lenet.runs.events import PassDone, RunResumed
from lenet.runs.folder import RECIPE, read_milestones
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
        results.append(ModelResult(name, errors, card.passes, card.seconds))
    return results


class PassErrors(NamedTuple):
    """Errors in percent after a pass, numbered from 1; None where they were not counted."""

    number: int
    training: float | None
    test: float | None


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

    A folder that cannot be read is left out.
    """
    pattern = _unsized(size_recipe(TRAINING_DIGITS))
    runs = []
    for folder in folders:
        try:
            recipe = load_recipe(folder / RECIPE)
            if _unsized(recipe) != pattern:
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


def _unsized(recipe: Recipe) -> Recipe:
    """Return a recipe without the fields that may differ between the runs of Fig. 6."""
    return replace(recipe, name="", about="", digits=0, measured=0)


def _pass_errors(folder: Path) -> tuple[PassErrors, ...]:
    passes: dict[int, PassErrors] = {}
    for event in read_milestones(folder):
        if isinstance(event, RunResumed):
            passes = {number: done for number, done in passes.items() if number <= event.after}
        elif isinstance(event, PassDone):
            training = _percent(event.training_errors, event.training_count)
            test = _percent(event.test_errors, event.test_count)
            passes[event.number] = PassErrors(event.number, training, test)
    return tuple(passes[number] for number in sorted(passes))


def _percent(wrong: int | None, count: int) -> float | None:
    return None if wrong is None or not count else 100 * wrong / count
