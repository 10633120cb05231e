"""Recipes as small TOML files: those of the program, and a person's own."""

import dataclasses
import json
from pathlib import Path
from typing import Any, Final

from lenet.errors import InputError
from lenet.files.decode import LARGEST_TOML, convert, parse_toml
from lenet.files.foreign_file import read_file
from lenet.resources import RESOURCES
from lenet.runs.recipe import Recipe, check_recipe

_RECIPES: Final = RESOURCES / "recipes"
_MOST_BYTES: Final = 4 * LARGEST_TOML  # a character has up to four in UTF-8


def recipe_names() -> list[str]:
    """Return the names of the recipes that come with the program."""
    return sorted(path.stem for path in _RECIPES.glob("*.toml"))


def find_recipe(name_or_file: str) -> Recipe:
    """Return a recipe of the program by its name, or any recipe by its file.

    Raises InputError when there is neither, or for what `parse_recipe` refuses.
    """
    bundled = _RECIPES / f"{name_or_file}.toml"
    if name_or_file in recipe_names():
        return load_recipe(bundled)
    if Path(name_or_file).suffix.lower() != ".toml":
        names = ", ".join(recipe_names())
        raise InputError(
            "{name_or_file} is no recipe: give one of {names}, or a .toml file.",
            name_or_file=name_or_file,
            names=names,
        )
    return load_recipe(Path(name_or_file))


def load_recipe(path: Path) -> Recipe:
    """Return the recipe in a TOML file. Raises InputError as `parse_recipe`, or if unreadable."""
    content = read_file(path, _MOST_BYTES)
    try:
        text = content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise InputError(
            "{path} is not a text file in UTF-8, so it is no recipe.", path=path
        ) from error
    return parse_recipe(text, source=str(path))


def parse_recipe(text: str, *, source: str) -> Recipe:
    """Return the recipe in a TOML text.

    Raises InputError naming `source` for text that is not TOML, an unknown or mistyped key, a
    value out of its bounds, or values that clash.
    """
    entries = parse_toml(text, source=source)
    if "name" not in entries:
        raise InputError("{source} gives the recipe no name.", source=source)
    recipe = convert(entries, Recipe, source=source)
    check_recipe(recipe, source=source)
    return recipe


def recipe_text(recipe: Recipe) -> str:
    """Return the recipe as TOML, every value written out; `parse_recipe` gives the same back."""
    lines, tables = [], []
    for field in dataclasses.fields(recipe):
        value = getattr(recipe, field.name)
        if dataclasses.is_dataclass(value):
            tables.append(f"\n[{field.name}]")
            tables += [
                f"{f.name} = {_toml(getattr(value, f.name))}" for f in dataclasses.fields(value)
            ]
        elif value is not None:
            lines.append(f"{field.name} = {_toml(value)}")
    return "\n".join(lines + tables) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # JSON's escapes are TOML's too, save that TOML wants DEL escaped.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return repr(value)
