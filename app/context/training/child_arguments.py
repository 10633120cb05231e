"""What a person asks for when they start a run, and how the training child is told."""

from dataclasses import dataclass, field
from pathlib import Path

from lenet.runs.early_stopping import Stops
from lenet.runs.recipe import Recipe
from lenet.runs.recipe_file import recipe_text


@dataclass(frozen=True)
class Setup:
    """What a new run is made of, besides its folder."""

    recipe: Recipe
    seed: int = 0
    data_folder: Path | None = None  # IDX files; None: the bundled MNIST
    ink: tuple[Path, ...] = ()  # for recipes with [ink]
    stops: Stops = field(default_factory=Stops)
    begin_with: Path | None = None  # a model file; None: the initial weights of the seed
    threads: int = 1  # more would leave the window no core


def arguments_of(setup: Setup, folder: Path, recipe_file: Path) -> list[str]:
    """The child's arguments for a new run; its recipe is written to a file. Raises OSError."""
    # The child's working directory is another one.
    folder = folder.absolute()
    recipe_file.write_text(recipe_text(setup.recipe), encoding="utf-8", newline="\n")
    arguments = ["--recipe", str(recipe_file), "--out", str(folder), "--seed", str(setup.seed)]
    arguments += ["--threads", str(setup.threads)]
    if setup.data_folder is not None:
        arguments += ["--data", str(setup.data_folder.absolute())]
    if setup.ink:
        arguments += ["--ink", *(str(file.absolute()) for file in setup.ink)]
    if setup.begin_with is not None:
        arguments += ["--begin-with", str(setup.begin_with.absolute())]
    return arguments + stop_arguments(setup.stops)


def stop_arguments(stops: Stops) -> list[str]:
    """The conditions to stop as arguments of the child."""
    arguments = []
    if stops.error_below is not None:
        arguments += ["--stop-below", repr(100 * stops.error_below)]
    if stops.patience is not None:
        arguments += ["--stop-after-no-better", str(stops.patience)]
    if stops.minutes is not None:
        arguments += ["--stop-after-minutes", repr(stops.minutes)]
    return arguments
