"""Paths of the files that come with the program."""

from pathlib import Path
from typing import Final

from lenet.errors import InputError

RESOURCES: Final = Path(__file__).resolve().parents[1] / "resources"
_MODELS: Final = RESOURCES / "models"
_NAMES: Final = ("pen", "modern", "paper-distorted", "paper")  # the program opens with the first


def bundled_models() -> dict[str, Path]:
    """Return the file of every trained LeNet-5 that comes with the program, by name.

    Each has the name of its recipe: "pen" was trained on drawings too, "modern" as one would
    train today, "paper" and "paper-distorted" as in the paper, without and with distortions.
    """
    paths = {name: _MODELS / f"{name}.safetensors" for name in _NAMES}
    return {name: path for name, path in paths.items() if path.exists()}


def find_model(name_or_file: str) -> Path:
    """Return the file of a model of the program by its name, or the path of any other file.

    The networks of today's tutorials have names too. Raises InputError for a name of neither.
    """
    bundled = bundled_models() | {path.stem: path for path in tutorial_model_paths()}
    path = Path(name_or_file)
    if name_or_file in bundled:
        return bundled[name_or_file]
    if path.suffix or path.exists():
        return path
    raise InputError(
        "{name_or_file} is no model: give one of {names}, or a model file.",
        name_or_file=name_or_file,
        names=", ".join(bundled),
    )


def bundled_model_path() -> Path:
    """Return the model that the program opens with: "pen", or the first one that exists."""
    return next(iter(bundled_models().values()), _MODELS / f"{_NAMES[0]}.safetensors")


def tutorial_model_paths() -> tuple[Path, Path]:
    """Return two tutorial networks: ReLU with max pooling, and tanh with mean pooling."""
    return _MODELS / "tutorial-relu-max.safetensors", _MODELS / "tutorial-tanh-mean.safetensors"
