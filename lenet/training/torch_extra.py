"""Whether torch is installed, and how to get it. Torch itself is not imported."""

import sys
from importlib.util import find_spec
from typing import Final

from lenet.errors import InputError

REQUIREMENT: Final = "torch~=2.13.0"  # as in pyproject.toml
IS_BUNDLE: Final = bool(getattr(sys, "frozen", False))  # a program that PyInstaller packed


def torch_is_installed() -> bool:
    """Return whether recipes that learn in batches can be trained."""
    return find_spec("torch") is not None


def torch_command() -> str:
    """Return what installs torch for the Python that runs this; empty in a bundle, with no pip."""
    return "" if IS_BUNDLE else f'python -m pip install "{REQUIREMENT}"'


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
