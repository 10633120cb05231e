"""Recipes, digits and first weights in words, for the form of a new run."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.context.training.run_form import Plan
from lenet.runs.folder import RECIPE, snapshot_path
from lenet.runs.recipe import Recipe
from lenet.runs.status import read_name

FILE: Final = "file"  # the choice that asks for one

translate = QCoreApplication.translate


def recipe_choices(plan: Plan) -> dict[str, str]:
    """The recipes that can be chosen, by what the plan calls them."""
    choices = {
        "quick": translate("Recipes", "quick: a first look"),
        "modern": translate("Recipes", "modern: as one trains today"),
        "paper": translate("Recipes", "paper: as in 1998"),
        "paper-distorted": translate("Recipes", "paper-distorted: ten times the digits"),
        "pen": translate("Recipes", "pen: for drawn digits"),
    }
    if plan.recipe not in choices:
        choices[plan.recipe] = name_of(Path(plan.recipe))
    return choices | {FILE: translate("Recipes", "A TOML file of your own…")}


def about(plan: Plan, recipe: Recipe) -> str:
    """What a recipe does, and what came of it here."""
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
    }.get(plan.recipe, recipe.about)


def help_texts() -> dict[str, str]:
    """What each field of the form is for, by its name there."""
    return {
        "recipe": translate("Recipes", "How to train: the paper's way, today's, or a TOML file's."),
        "passes": translate("Recipes", "How often every training digit is seen."),
        "seed": translate("Recipes", "Of all randomness: the same seed gives the same network."),
        "batch": translate("Recipes", "How many digits are read before the weights move."),
        "rate": translate("Recipes", "How far the weights move; too high and it never settles."),
        "distortion": translate(
            "Recipes",
            "How much digits are shifted, turned and bent, anew in each pass; 0 is not at all.",
        ),
        "data": translate(
            "Recipes", "What is learned and tested: MNIST, or a folder of IDX files."
        ),
        "ink": translate("Recipes", "Drawings to learn from beside the pictures: ink files."),
        "begin": translate(
            "Recipes", "The weights before the first batch: random ones, or a model's."
        ),
        "error_below": translate(
            "Recipes", "End when the error after a pass is below so many percent."
        ),
        "patience": translate("Recipes", "End when so many passes brought no lower error."),
        "minutes": translate("Recipes", "End after so many minutes of learning."),
        "reset": translate(
            "Recipes", "Give passes, batch, rate and distortions the recipe's values."
        ),
        "start": translate(
            "Recipes", "Train a network of 60,000 parameters, from its first weights."
        ),
    }


def data_choices(plan: Plan) -> dict[str, str]:
    """The digits that can be chosen, by their folder."""
    choices = {"": translate("Recipes", "MNIST")}
    if plan.data:
        choices[plan.data] = Path(plan.data).name
    return choices | {FILE: translate("Recipes", "A folder of IDX files…")}


def begin_choices(plan: Plan, run: Path | None, used: tuple[str, Path] | None) -> dict[str, str]:
    """The first weights that can be chosen, by their file; `run` and `used` are at hand."""
    choices = {"": translate("Recipes", "random weights")}
    if run is not None:
        text = translate("Recipes", "the first weights of {run}")
        choices[str(run / snapshot_path(0))] = text.format(run=read_name(run))
    if used is not None:
        text = translate("Recipes", "the model in use: {name}")
        choices[str(used[1])] = text.format(name=used[0])
    if plan.begin_with and plan.begin_with not in choices:
        choices[plan.begin_with] = name_of(Path(plan.begin_with))
    return choices | {FILE: translate("Recipes", "A model file…")}


def name_of(path: Path) -> str:
    """A file by name; one of a run's own by the run's."""
    for folder in (path.parent, path.parent.parent):
        if (folder / RECIPE).exists():
            return read_name(folder)
    return path.stem
