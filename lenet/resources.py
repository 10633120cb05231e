"""Where the files that come with the program are."""

from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).resolve().parents[1] / "resources"
_MODELS: Final = RESOURCES / "models"
_NAMES: Final = ("pen", "modern", "paper-distorted", "paper")  # the one to open with first


def bundled_models() -> dict[str, Path]:
    """Every LeNet-5 that comes with the program, by name."""
    paths = {name: _MODELS / f"{name}.safetensors" for name in _NAMES}
    return {name: path for name, path in paths.items() if path.exists()}


def bundled_model_path() -> Path:
    """The model the program opens with: the one taught on ink where there is one."""
    return next(iter(bundled_models().values()), _MODELS / f"{_NAMES[0]}.safetensors")


def tutorial_model_paths() -> tuple[Path, Path]:
    """The two networks of today's tutorials: ReLU with max pooling, tanh with mean pooling."""
    return _MODELS / "tutorial-relu-max.safetensors", _MODELS / "tutorial-tanh-mean.safetensors"
