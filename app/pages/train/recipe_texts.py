"""The texts of the choices in the form of a new run: recipes, digits, first weights."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.context.training.run_form import FormValues
from lenet.runs.folder import RECIPE, SNAPSHOTS, snapshot_path
from lenet.runs.recipe import Recipe
from lenet.runs.status import read_name
from lenet.training.torch_extra import IS_BUNDLE, torch_command, torch_is_installed

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
            "Recipes", "Learns in batches with Muon. Takes half a minute, reads 1.0 % wrong."
        ),
        "modern": translate(
            "Recipes",
            "Learns in batches with AdamW, from distorted digits. Takes ten minutes, reads 0.5 %"
            " wrong.",
        ),
        "paper": translate(
            "Recipes",
            "Learns after every digit, with a step size for each weight. Reads 1.0 % wrong.",
        ),
        "paper-distorted": translate(
            "Recipes", "As paper, and from distorted digits too. Reads 0.6 % wrong."
        ),
        "pen": translate(
            "Recipes",
            "As modern, and from drawings of many people: choose ink files under Advanced.",
        ),
    }.get(name, recipe.about)


def torch_text() -> str:
    """Return which recipes need torch and how to get it; empty where it is installed."""
    if torch_is_installed():
        return ""
    if IS_BUNDLE:
        return translate(
            "Recipes",
            "quick, modern and pen learn in batches and need torch, which is not in this package:"
            " install the program with pip to train by them.",
        )
    return translate(
        "Recipes",
        "quick, modern and pen learn in batches and need torch; in a terminal, {command} installs"
        " it.",
    ).format(command=torch_command(full=False))


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
        choices[chosen] = weights_name(Path(chosen))
    return choices | {FILE: translate("Recipes", "A model file…")}


def weights_name(path: Path) -> str:
    """Return what the weights of a model file are: those of a run after a pass, or its name."""
    run = path.parent.parent
    if not (run / RECIPE).exists() or path.parent.name != SNAPSHOTS:
        return name_of(path)
    if is_first_snapshot(path):
        return translate("Recipes", "the first weights of {run}").format(run=read_name(run))
    number = path.stem.removeprefix("pass-").lstrip("0")
    text = translate("Recipes", "{run} after pass {number}")
    return text.format(run=read_name(run), number=number)


def is_first_snapshot(path: Path) -> bool:
    """Return whether a file has the weights of a run before its first pass."""
    run = path.parent.parent
    return path == run / snapshot_path(0) and (run / RECIPE).exists()


def changes_text(values: FormValues) -> str:
    """Return what a person set otherwise than the recipe has it; empty when nothing is."""
    changes, inputs, stops = values.changes, values.inputs, values.stops
    parts = []
    if changes.passes is not None:
        parts.append(translate("Recipes", "{count} passes").format(count=changes.passes))
    if changes.batch is not None:
        parts.append(translate("Recipes", "batches of {count}").format(count=changes.batch))
    if changes.rate is not None:
        parts.append(translate("Recipes", "rate {rate:g}").format(rate=changes.rate))
    if changes.distortion is not None:
        text = translate("Recipes", "distortion × {factor:.1f}")
        parts.append(text.format(factor=changes.distortion))
    if inputs.seed:
        parts.append(translate("Recipes", "seed {seed}").format(seed=inputs.seed))
    if inputs.data_folder:
        parts.append(Path(inputs.data_folder).name)
    if inputs.begin_with:
        text = translate("Recipes", "begins with {weights}")
        parts.append(text.format(weights=weights_name(Path(inputs.begin_with))))
    if stops.error_below is not None:
        text = translate("Recipes", "stops below {error:g} %")
        parts.append(text.format(error=100 * stops.error_below))
    if stops.patience is not None:
        text = translate("Recipes", "stops after {count} passes without a lower error")
        parts.append(text.format(count=stops.patience))
    if stops.minutes is not None:
        text = translate("Recipes", "stops after {minutes:g} min")
        parts.append(text.format(minutes=stops.minutes))
    if not parts:
        return ""
    return translate("Recipes", "Changed: {what}.").format(
        what=translate("Recipes", ", ").join(parts)
    )


def name_of(path: Path) -> str:
    """Return the name of a file; for one in a run folder, that of the run."""
    for folder in (path.parent, path.parent.parent):
        if (folder / RECIPE).exists():
            return read_name(folder)
    return path.stem
