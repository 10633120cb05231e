"""Recipes as small TOML files: those of the program, and a person's own."""

import dataclasses
import json
import math
import tomllib
import types
import typing
from pathlib import Path
from typing import Any, Final

from lenet.errors import InputError, Phrase, unreadable
from lenet.resources import RESOURCES
from lenet.runs.recipe import Recipe, check_recipe

_RECIPES: Final = RESOURCES / "recipes"


def recipe_names() -> list[str]:
    """The names of the recipes that come with the program."""
    return sorted(path.stem for path in _RECIPES.glob("*.toml"))


def find_recipe(name_or_file: str) -> Recipe:
    """A recipe of the program by its name, or any recipe by its file.

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
    """The recipe in a TOML file. Raises InputError when it cannot be read or is not valid."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            "{path} is not a text file in UTF-8, so it is no recipe.", path=path
        ) from error
    except OSError as error:
        raise unreadable(path, error) from error
    return parse_recipe(text, source=str(path))


def parse_recipe(text: str, *, source: str) -> Recipe:
    """The recipe in a TOML text.

    Raises InputError naming `source` for text that is not TOML, an unknown or mistyped key, a
    value out of its range, or values that exclude each other.
    """
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            "{source} is not valid TOML: {error}.", source=source, error=error
        ) from error
    recipe: Recipe = _build(Recipe, entries, source=source, table="")
    check_recipe(recipe, source=source)
    return recipe


def recipe_text(recipe: Recipe) -> str:
    """The recipe as TOML, every value written out; `parse_recipe` gives the same back."""
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


def _build(kind: Any, entries: dict[str, Any], *, source: str, table: str) -> Any:
    """A dataclass from a TOML table; its annotations say what may stand there."""
    hints = typing.get_type_hints(kind)
    values = {}
    for key, value in entries.items():
        name = f"{table}.{key}" if table else key
        if key not in hints:
            raise InputError("{source} has an unknown key {name}.", source=source, name=name)
        values[key] = _convert(hints[key], value, source=source, name=name)
    if kind is Recipe and "name" not in values:
        raise InputError("{source} gives the recipe no name.", source=source)
    return kind(**values)


def _convert(hint: Any, value: Any, *, source: str, name: str) -> Any:
    """A TOML value as the type that the recipe wants. Raises InputError when it is another."""
    if isinstance(hint, types.UnionType):  # X | None; TOML has no None
        hint = next(kind for kind in typing.get_args(hint) if kind is not types.NoneType)
    if dataclasses.is_dataclass(hint):
        if isinstance(value, dict):
            return _build(hint, value, source=source, table=name)
        raise InputError("{source}: {name} must be a table, [{name}].", source=source, name=name)
    if name == "sdlm.schedule":
        return _schedule(value, source=source)
    if hint is float and type(value) is int:
        value = float(value)
    if type(value) is not hint:
        wanted = {
            int: Phrase("a whole number"),
            float: Phrase("a number"),
            str: Phrase("text"),
            bool: Phrase("true or false"),
        }
        raise InputError(
            "{source}: {name} must be {wanted}, not {value!r}.",
            source=source,
            name=name,
            wanted=wanted[hint],
            value=value,
        )
    if isinstance(value, float) and not math.isfinite(value):
        raise InputError(
            "{source}: {name} must be a finite number, not {value}.",
            source=source,
            name=name,
            value=value,
        )
    return value


def _schedule(value: Any, *, source: str) -> tuple[tuple[int, float], ...]:
    for pair in value if isinstance(value, list) else [None]:
        if not (
            isinstance(pair, list)
            and len(pair) == 2
            and type(pair[0]) is int
            and type(pair[1]) in (int, float)
        ):
            raise InputError(
                "{source}: sdlm.schedule must be pairs like [[2, 5e-4], [3, 2e-4]].", source=source
            )
    return tuple((passes, float(rate)) for passes, rate in value)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # JSON's escapes are TOML's too, save that TOML wants DEL escaped.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return repr(value)
