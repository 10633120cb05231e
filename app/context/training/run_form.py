"""What a person wishes the next run to be, kept over restarts, and the setup it makes."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from app.context.language import sentence
from app.context.settings import Settings
from app.context.training.child_arguments import Setup
from lenet.data.image_augment import Distortion
from lenet.errors import InputError
from lenet.runs.early_stopping import Stops
from lenet.runs.folder import RECIPE, open_run, snapshot_path
from lenet.runs.recipe import Recipe, check_recipe
from lenet.runs.recipe_file import find_recipe

FIRST_RECIPE: Final = "quick"  # done in half a minute: a first Start should be worth the wait
_STRENGTHS: Final = ("translation", "rotation", "scaling", "squeezing", "shear", "elastic")
_KEY: Final = "train/"


@dataclass(frozen=True)
class Plan:
    """The form's values. None, or an empty text, leaves what the recipe or program has."""

    recipe: str = FIRST_RECIPE  # a name, or a TOML file
    passes: int | None = None
    batch: int | None = None
    rate: float | None = None  # of batches the highest, of the paper's way the first
    distortion: float | None = None  # of the recipe's own strength; 0 for none
    seed: int = 0
    data: str = ""  # a folder of IDX files; empty: the bundled MNIST
    ink: str = ""  # ink files, one a line; for recipes that learn from drawings
    error_below: float | None = None  # a fraction
    patience: int | None = None
    minutes: float | None = None
    begin_with: str = ""  # a model file; empty: the initial weights of the seed


def recipe_of(plan: Plan) -> Recipe:
    """The recipe with what the plan has otherwise. Raises InputError for one that cannot be."""
    recipe = find_recipe(plan.recipe)
    if plan.passes is not None:
        recipe = replace(recipe, passes=plan.passes)
    if recipe.minibatch is not None:
        changes = {"batch": plan.batch, "rate": plan.rate}
        kept = {name: value for name, value in changes.items() if value is not None}
        recipe = replace(recipe, minibatch=replace(recipe.minibatch, **kept))  # type: ignore[arg-type]
    elif recipe.sdlm is not None and plan.rate is not None:
        share = plan.rate / recipe.sdlm.schedule[0][1]
        schedule = tuple((passes, rate * share) for passes, rate in recipe.sdlm.schedule)
        recipe = replace(recipe, sdlm=replace(recipe.sdlm, schedule=schedule))
    if recipe.distortion is not None and plan.distortion is not None:
        recipe = replace(recipe, distortion=_distorted(recipe.distortion, plan.distortion))
    check_recipe(recipe, source=plan.recipe)
    return recipe


def base_of(plan: Plan) -> Recipe:
    """The recipe as its file has it; one that says what is wrong where it cannot be read."""
    try:
        return find_recipe(plan.recipe)
    except InputError as error:
        return Recipe(name=plan.recipe, about=sentence(error))


def first_rate(recipe: Recipe) -> float:
    """The rate that the form shows for a recipe."""
    if recipe.minibatch is not None:
        return recipe.minibatch.rate
    return recipe.sdlm.schedule[0][1] if recipe.sdlm is not None else 0.0


def setup_of(plan: Plan) -> Setup:
    """All that a new run is made of.

    Raises InputError as `recipe_of`, and when ink is missing or cannot be used.
    """
    recipe = recipe_of(plan)
    ink = tuple(Path(line) for line in plan.ink.splitlines()) if recipe.ink is not None else ()
    if recipe.ink is not None and not ink:
        raise InputError(
            "The recipe {name} learns from drawings too: choose ink files.", name=recipe.name
        )
    return Setup(
        recipe=recipe,
        seed=plan.seed,
        data_folder=Path(plan.data) if plan.data else None,
        ink=ink,
        stops=Stops(plan.error_below, plan.patience, plan.minutes),
        begin_with=Path(plan.begin_with) if plan.begin_with else None,
    )


def _distorted(distortion: Distortion, strength: float) -> Distortion | None:
    """The distortions at another strength; none at 0."""
    if strength == 0:
        return None
    return replace(
        distortion, **{name: getattr(distortion, name) * strength for name in _STRENGTHS}
    )


class Planner(QObject):
    """The one owner of the plan. `changed(Plan)`: it is another."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.plan = _kept(settings)

    def change(self, **values: Any) -> None:
        """Other values for some of the plan; they are kept over a restart."""
        plan = replace(self.plan, **values)
        if plan == self.plan:
            return
        self.plan = plan
        for name in values:
            value = getattr(plan, name)
            self._settings.keep(_KEY + name, "" if value is None else str(value))
        self.changed.emit(plan)

    def choose_recipe(self, recipe: str) -> None:
        """Another recipe, with all of its own values."""
        self.change(recipe=recipe, passes=None, batch=None, rate=None, distortion=None)


def _kept(settings: Settings) -> Plan:
    """The plan of the last time; a value that makes no sense counts as not set."""
    plan = Plan()
    whole = ("passes", "batch", "seed", "patience")
    numbers = ("rate", "distortion", "error_below", "minutes")
    kinds: dict[str, Callable[[str], Any]] = dict.fromkeys(whole, int)
    kinds |= dict.fromkeys(numbers, float)
    values: dict[str, Any] = {}
    for part in fields(Plan):
        text = settings.text(_KEY + part.name, "")
        if not text:
            continue
        try:
            values[part.name] = kinds.get(part.name, str)(text)
        except ValueError:
            continue
    kept = replace(plan, **values)
    try:
        recipe_of(kept)
    except InputError:  # its file has gone, or does not fit any more
        return replace(kept, recipe=FIRST_RECIPE, passes=None, batch=None, rate=None)
    return kept


def plan_like(folder: Path) -> dict[str, Any]:
    """What a plan must have to begin as a run did, with the same initial weights.

    Raises InputError when the folder is no run.
    """
    run = open_run(folder)
    started = run.started
    recipe = str(folder / RECIPE)
    with contextlib.suppress(InputError):  # a recipe of the program has a better name
        if find_recipe(run.recipe.name) == run.recipe:
            recipe = run.recipe.name
    first = folder / snapshot_path(0)
    return {
        "recipe": recipe,
        "passes": None,
        "batch": None,
        "rate": None,
        "distortion": None,
        "seed": started.seed,
        "data": started.data_folder or "",
        "ink": "\n".join(started.ink),
        "begin_with": str(first) if first.exists() else started.begin_with or "",
    }
