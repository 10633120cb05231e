"""The form of the next run: what a person set, kept over restarts, and the RunSpec it gives."""

import contextlib
import math
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, TypeVar, get_type_hints

import msgspec
from PySide6.QtCore import QObject, Signal

from app.context.language import sentence
from app.context.settings import Settings
from lenet.errors import InputError
from lenet.runs.folder import RECIPE, open_start, snapshot_path
from lenet.runs.recipe import Recipe
from lenet.runs.recipe_file import find_recipe
from lenet.runs.spec import RecipeChanges, RunInputs, RunSpec, Stops
from lenet.training.torch_extra import torch_is_installed

FIRST_RECIPE: Final = "quick"  # done in half a minute: a first Start should be worth the wait
_WITHOUT_TORCH: Final = "paper"  # the first recipe where those that learn in batches cannot be
_ADVANCED: Final = "train/advanced"  # a setting: whether the form shows all its fields
_KEYS: Final = "train/"  # of the settings, before the name of a value
_OLD_KEYS: Final = {"data_folder": "data"}  # as version 0.1 called them
_SAME: Final = 5e-7  # the form shows six decimals

_Part = TypeVar("_Part", RecipeChanges, RunInputs, Stops)


@dataclass(frozen=True)
class FormValues:
    """The form's values: a recipe, what is set otherwise than it has it, and the rest."""

    recipe: str = FIRST_RECIPE  # a name, or a TOML file
    changes: RecipeChanges = field(default_factory=RecipeChanges)
    inputs: RunInputs = field(default_factory=RunInputs)
    stops: Stops = field(default_factory=Stops)

    def base(self) -> Recipe:
        """Return the recipe as its file has it; where that fails, `about` says why."""
        try:
            return find_recipe(self.recipe)
        except InputError as error:
            return Recipe(name=self.recipe, about=sentence(error))

    def changed_recipe(self) -> Recipe:
        """Return the recipe with the changes. Raises InputError when it cannot be used."""
        return self.changes.applied_to(find_recipe(self.recipe), source=self.recipe)

    def spec(self) -> RunSpec:
        """Return the spec of the run that the form describes.

        Raises InputError when the recipe cannot be used, or wants ink files and has none.
        """
        recipe, inputs = self.changed_recipe(), self.inputs
        if recipe.ink is None:
            inputs = replace(inputs, ink=())
        elif not inputs.ink:
            raise InputError(
                "The recipe {name} learns from drawings too: choose ink files.", name=recipe.name
            )
        return RunSpec.of(recipe, inputs, self.stops)


class RunForm(QObject):
    """The owner of the form's values. `changed(FormValues)`: they are others."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.values = _kept(settings)

    def change(self, **values: Any) -> None:
        """Set values by their names in RecipeChanges, RunInputs and Stops.

        A value that the recipe has itself is no change; nor is one for what the recipe lacks.
        """
        unknown = values.keys() - _by_name(self.values).keys()
        if unknown:
            raise TypeError(f"The form has no {unknown}.")
        own = RecipeChanges.of(self.values.base())
        for name in get_type_hints(RecipeChanges).keys() & values.keys():
            if _is_own(values[name], getattr(own, name)):
                values[name] = None
        old = self.values
        self._become(
            replace(
                old,
                changes=_with(old.changes, values),
                inputs=_with(old.inputs, values),
                stops=_with(old.stops, values),
            )
        )

    def choose_recipe(self, recipe: str) -> None:
        """Take another recipe, a name or a TOML file, with its own values and random weights."""
        inputs = replace(self.values.inputs, begin_with=None)
        self._become(replace(self.values, recipe=recipe, changes=RecipeChanges(), inputs=inputs))

    def reset(self) -> None:
        """Take back all changes; the ink files stay, because a recipe can need them."""
        values = self.values
        self._become(FormValues(values.recipe, inputs=RunInputs(ink=values.inputs.ink)))

    @property
    def shows_advanced(self) -> bool:
        """Whether the form shows all its fields; kept over restarts."""
        return self._settings.text(_ADVANCED, "no") == "yes"

    def show_advanced(self, shown: bool) -> None:
        """Keep whether the form shows all its fields."""
        self._settings.keep(_ADVANCED, "yes" if shown else "no")

    def begin_like(self, folder: Path) -> None:
        """Take recipe, digits and first weights of a run.

        Raises InputError when the folder is no run.
        """
        made_of, started = open_start(folder)
        recipe = str(folder / RECIPE)
        with contextlib.suppress(InputError):  # a recipe of the program has a better name
            if find_recipe(made_of.name) == made_of:
                recipe = made_of.name
        first = folder / snapshot_path(0)
        inputs = replace(
            RunInputs(**started.by_name()),
            threads=RunInputs.threads,  # more would leave the window no core
            begin_with=str(first) if first.exists() else started.begin_with,
        )
        self._become(FormValues(recipe, inputs=inputs, stops=self.values.stops))

    def _become(self, values: FormValues) -> None:
        old, new = _by_name(self.values), _by_name(values)
        if new == old:
            return
        self.values = values
        for name, value in new.items():
            if value != old[name]:
                self._settings.keep(_key(name), _as_text(value))
        self.changed.emit(values)


def _by_name(values: FormValues) -> dict[str, Any]:
    """Return all values of the form by the names that the settings have for them."""
    named: dict[str, Any] = {"recipe": values.recipe}
    for part in (values.changes, values.inputs, values.stops):
        named |= {name: getattr(part, name) for name in get_type_hints(type(part))}
    return named


def _with(part: _Part, values: dict[str, Any]) -> _Part:
    """Return a part of the form with those of the values that belong to it."""
    return replace(part, **{n: values[n] for n in get_type_hints(type(part)) if n in values})


def _is_own(value: float | None, own: float | None) -> bool:
    """Whether the recipe has a value itself, as far as the form shows it, or lacks it."""
    return value is None or own is None or math.isclose(value, own, abs_tol=_SAME)


def _kept(settings: Settings) -> FormValues:
    """Return the form's values of the last time; a value that makes no sense counts as not set."""
    first = FIRST_RECIPE if torch_is_installed() else _WITHOUT_TORCH
    recipe = settings.text(_key("recipe"), "") or first
    kept = FormValues(
        recipe,
        _kept_part(settings, RecipeChanges),
        _kept_part(settings, RunInputs),
        _kept_part(settings, Stops),
    )
    try:
        kept.changed_recipe()
    except InputError:  # its file has gone, or the changes do not fit it any more
        return replace(kept, recipe=first, changes=RecipeChanges())
    return kept


def _kept_part(settings: Settings, kind: type[_Part]) -> _Part:
    values = {}
    for name, hint in get_type_hints(kind).items():
        text = settings.text(_key(name), "")
        content = text.splitlines() if hint == tuple[str, ...] else text
        if content:
            with contextlib.suppress(msgspec.ValidationError):
                values[name] = msgspec.convert(content, hint, strict=False)
    return kind(**values)


def _key(name: str) -> str:
    return _KEYS + _OLD_KEYS.get(name, name)


def _as_text(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(value)
    return "" if value is None else str(value)
