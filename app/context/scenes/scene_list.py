"""Several scenes in an order: files, a folder by its file names, or a file that names them.

{"version": 1, "scenes": ["1 drawing.scene.json", "more/2 kernels.scene.json"]}
"""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from app.context.scenes.scene import SUFFIX, is_scene_file
from lenet.errors import InputError, unreadable
from lenet.files.atomic_write import atomic_write
from lenet.files.decode import Line, convert, from_json
from lenet.files.foreign_file import read_file

LIST_SUFFIX: Final = ".scenes.json"
MOST_SCENES: Final = 500
_LARGEST: Final = 1 << 20  # bytes
_Name = Annotated[Line, Meta(min_length=1)]


@dataclass(frozen=True)
class _File:
    version: Annotated[int, Meta(ge=1, le=1)]
    scenes: Annotated[tuple[_Name, ...], Meta(min_length=1, max_length=MOST_SCENES)]


def is_list_file(path: Path) -> bool:
    """Whether the name of a file is that of a list of scenes."""
    return path.name.lower().endswith(LIST_SUFFIX)


def names_scenes(path: Path) -> bool:
    """Whether a path is that of a scene, of a list of scenes, or of a folder."""
    return is_scene_file(path) or is_list_file(path) or path.is_dir()


def scenes_at(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the scenes' files of files, lists and folders, in their order.

    Raises InputError for a list or folder that cannot be read, or holds no scene.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += _in_folder(path)
        elif is_list_file(path):
            found += read_list(path)
        else:
            found.append(path)
    if len(found) > MOST_SCENES:
        raise InputError("More than {most:,} scenes cannot be opened at once.", most=MOST_SCENES)
    return tuple(found)


def read_list(path: Path) -> tuple[Path, ...]:
    """Return the files that a list of scenes names. Raises InputError naming the list."""
    entries = from_json(read_file(path, _LARGEST), dict[str, Any])
    if entries is None:
        raise InputError("{path} is no list of scenes: it is not a whole JSON object.", path=path)
    names = convert(entries, _File, source=str(path)).scenes
    folder = path.absolute().parent
    for name in names:
        if not name.lower().endswith(SUFFIX) or name.startswith(("//", "\\\\")):
            raise InputError(
                "{path} names {name}, which is no file of a scene.", path=path, name=name
            )
    return tuple(folder / name for name in names)


def write_list(path: Path, scenes: Sequence[Path]) -> None:
    """Write a list that names scenes from its own folder, as `atomic_write` does.

    Raises OSError.
    """
    folder = path.absolute().parent
    names = [_from(folder, scene.absolute()) for scene in scenes]
    content = msgspec.json.encode({"version": 1, "scenes": names})
    atomic_write(path, msgspec.json.format(content, indent=1) + b"\n")


def _from(folder: Path, scene: Path) -> str:
    try:
        return Path(os.path.relpath(scene, folder)).as_posix()
    except ValueError:  # another drive
        return str(scene)


def _in_folder(folder: Path) -> list[Path]:
    try:
        found = [path for path in folder.iterdir() if is_scene_file(path)]
    except OSError as error:
        raise unreadable(folder, error) from error
    if not found:
        raise InputError("{path} holds no scene.", path=folder)
    return sorted(found, key=_natural)


def _natural(path: Path) -> list[tuple[int, str]]:
    """The order of names with numbers: "2 kernels" comes before "10 codes"."""
    parts = re.split(r"(\d+)", path.name.lower())
    return [(int(part[:18]), "") if part.isdecimal() else (-1, part) for part in parts]
