"""The texts of the choices in the form of a new run: recipes, digits, first weights."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from lenet.runs.folder import RECIPE, snapshot_path
from lenet.runs.recipe import Recipe
from lenet.runs.status import read_name

FILE: Final = "file"  # the choice of a file that is still to be chosen

translate = QCoreApplication.translate


def recipe_choices(chosen: str) -> dict[str, str]:
    """Return the recipes to choose from, by name or TOML file; `chosen` is one of them."""
    choices = {
        "quick": translate("Recipes", "quick: a first look"),
        "modern": translate("Recipes", "modern: as one trains today"),
        "paper": translate("Recipes", "paper: as in 1998"),
        "paper-distorted": translate("Recipes", "paper-distorted: ten times the digits"),
        "pen": translate("Recipes", "pen: for drawn digits"),
    }
    if chosen not in choices:
        choices[chosen] = name_of(Path(chosen))
    return choices | {FILE: translate("Recipes", "A TOML file of your own…")}


def about(name: str, recipe: Recipe) -> str:
    """Return what a recipe does, and how many digits a network of it reads wrong."""
    return {
        "quick": translate(
            "Recipes", "Batches, Muon, digits as they are: half a minute, 1.0 % wrong."
        ),
        "modern": translate(
            "Recipes", "Batches, AdamW, distorted digits: ten minutes, 0.5 % wrong."
        ),
        "paper": translate("Recipes", "One digit an update, a step for every weight: 1.0 % wrong."),
        "paper-distorted": translate("Recipes", "As paper, on distorted digits too: 0.6 % wrong."),
        "pen": translate("Recipes", "As modern, with drawings of many people: give ink files."),
    }.get(name, recipe.about)


def data_choices(chosen: str | None) -> dict[str, str]:
    """Return the digits to choose from, by their folder; MNIST's is empty."""
    choices = {"": translate("Recipes", "MNIST")}
    if chosen:
        choices[chosen] = Path(chosen).name
    return choices | {FILE: translate("Recipes", "A folder of IDX files…")}


def begin_choices(
    chosen: str | None, run: Path | None, used: tuple[str, Path] | None
) -> dict[str, str]:
    """Return the first weights to choose from, by their file; that of random ones is empty.

    `run` is the selected run, `used` the name and file of the model in use.
    """
    choices = {"": translate("Recipes", "random weights")}
    if run is not None:
        text = translate("Recipes", "the first weights of {run}")
        choices[str(run / snapshot_path(0))] = text.format(run=read_name(run))
    if used is not None:
        text = translate("Recipes", "the model in use: {name}")
        choices[str(used[1])] = text.format(name=used[0])
    if chosen and chosen not in choices:
        choices[chosen] = name_of(Path(chosen))
    return choices | {FILE: translate("Recipes", "A model file…")}


def name_of(path: Path) -> str:
    """Return the name of a file; for one in a run folder, that of the run."""
    for folder in (path.parent, path.parent.parent):
        if (folder / RECIPE).exists():
            return read_name(folder)
    return path.stem
