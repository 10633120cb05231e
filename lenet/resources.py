"""Paths of the files that come with the program."""

from importlib.resources import files
from pathlib import Path
from typing import Final

from lenet.errors import InputError


def _resources() -> Path:
    """Return the folder of these files: in the installed package, or the checkout's."""
    installed = Path(str(files("lenet") / "bundled"))  # where pyproject.toml puts them
    checkout = Path(__file__).resolve().parents[1] / "resources"
    return checkout if checkout.is_dir() and not installed.is_dir() else installed


RESOURCES: Final = _resources()
_MODELS: Final = RESOURCES / "models"
_NAMES: Final = ("pen", "modern", "paper-distorted", "paper")  # the program opens with the first


def bundled_models() -> dict[str, Path]:
    """Return the file of every trained LeNet-5 that comes with the program, by name.

    Each has the name of its recipe: "pen" was trained on drawings too, "modern" as one would
    train today, "paper" and "paper-distorted" as in the paper, without and with distortions.
    """
    paths = {name: _MODELS / f"{name}.safetensors" for name in _NAMES}
    return {name: path for name, path in paths.items() if path.exists()}


def bundled_model_path() -> Path:
    """Return the model that the program opens with: "pen", or the first one that exists.

    Raises InputError where there is none: the installation is not whole.
    """
    for path in bundled_models().values():
        return path
    raise InputError(
        "{folder} has none of the models that come with the program: install it again.",
        folder=_MODELS,
    )


def find_model(name_or_file: str | None) -> Path:
    """Return the file of a model that comes along, by its name, or any model file by its path.

    None stands for the model that the program opens with. The networks of today's tutorials have
    names too. Raises InputError for a name that no model has and that is no file; the file itself
    is not looked into.
    """
    if name_or_file is None:
        return bundled_model_path()
    bundled = bundled_models() | {path.stem: path for path in tutorial_model_paths()}
    if name_or_file in bundled:
        return bundled[name_or_file]
    path = Path(name_or_file)
    if path.suffix or len(path.parts) > 1 or path.exists():
        return path
    raise InputError(
        "{name_or_file} is no model: give one of {names}, or a model file.",
        name_or_file=name_or_file,
        names=", ".join(bundled),
    )


def tutorial_model_paths() -> tuple[Path, Path]:
    """Return two tutorial networks: ReLU with max pooling, and tanh with mean pooling."""
    return _MODELS / "tutorial-relu-max.safetensors", _MODELS / "tutorial-tanh-mean.safetensors"
