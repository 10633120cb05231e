"""Whether torch is installed, and how to get it. Torch itself is not imported."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from lenet.errors import InputError

REQUIREMENT: Final = "torch~=2.13.0"  # as in pyproject.toml
IS_BUNDLE: Final = bool(getattr(sys, "frozen", False))  # a program that PyInstaller packed


def torch_is_installed() -> bool:
    """Return whether recipes that learn in batches can be trained."""
    return find_spec("torch") is not None


def torch_command(*, full: bool = True) -> str:
    """Return what installs torch where this runs; empty in a bundle, which has no pip.

    With `full` it holds the path of this Python, whatever environment the terminal is in.
    """
    if IS_BUNDLE:
        return ""
    if (Path(sys.prefix) / "pipx_metadata.json").exists():
        return f'pipx inject lenet5-lab "{REQUIREMENT}"'
    python = sys.executable if full else "python"
    return f'{_quoted(python)} -m pip install "{REQUIREMENT}"'


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path


def no_torch(recipe: str) -> InputError:
    """Return the sentence on a recipe that needs torch where there is none."""
    if IS_BUNDLE:
        return InputError(
            "The recipe {recipe} learns in batches and needs torch, which no bundle has: install"
            " the program with pip and its extra torch, or train by the recipe paper.",
            recipe=recipe,
        )
    return InputError(
        "The recipe {recipe} learns in batches and needs torch, which is not installed; in a"
        " terminal, {command} installs it. The recipe paper does without.",
        recipe=recipe,
        command=torch_command(),
    )
