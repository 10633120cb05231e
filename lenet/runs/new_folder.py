"""The folder of a new run: made, or taken over from a run that was killed before it began.

A run begins with its first event. What was written before that is worth nothing: recipe, first
weights, commands. Such a folder is used again, and a start that fails takes back what it made.
"""

import contextlib
import shutil
from pathlib import Path
from typing import Final

from lenet.errors import InputError, reason
from lenet.files.atomic_write import atomic_write, is_unfinished, sync_folder
from lenet.runs.commands import COMMANDS_FILE
from lenet.runs.folder import EVENTS, RECIPE, SNAPSHOTS, snapshot_path
from lenet.runs.lock import LOCK, is_trained
from lenet.runs.recipe import Recipe
from lenet.runs.recipe_file import recipe_text

_BEFORE_THE_FIRST_EVENT: Final = {RECIPE, EVENTS, SNAPSHOTS, COMMANDS_FILE}
_PRIVATE: Final = 0o700


def make_folder(folder: Path) -> bool:
    """Make the folder of a new run, for its owner alone; return whether it was not there yet.

    An empty folder does as well, and one whose run had not begun. Raises InputError for a
    folder that holds anything else, or that cannot be written.
    """
    try:
        is_new = not folder.exists()
        if is_new:
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(mode=_PRIVATE, exist_ok=True)
            sync_folder(folder.parent)
        elif not _has_not_begun(folder):
            raise InputError(
                "{folder} is not empty: give a new folder, or resume that run.", folder=folder
            )
    except OSError as error:
        raise _unwritable(folder, error) from error
    return is_new


def create_run(folder: Path, recipe: Recipe) -> None:
    """Make the folder of a new run, with its recipe. Hold its lock, if others may want it.

    Raises InputError as `make_folder` does.
    """
    make_folder(folder)
    try:
        _clear(folder)
        (folder / SNAPSHOTS).mkdir(mode=_PRIVATE)
        atomic_write(folder / RECIPE, recipe_text(recipe).encode(), private=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def take_back(folder: Path, *, is_new: bool) -> None:
    """Remove what a start has written that came to no first event, and a folder that is new.

    Do nothing where a run has begun, or another process trains.
    """
    with contextlib.suppress(OSError):
        if is_trained(folder) or not _has_not_begun(folder):
            return
        _clear(folder)
        (folder / LOCK).unlink(missing_ok=True)
        if is_new:
            folder.rmdir()


def _has_not_begun(folder: Path) -> bool:
    """Return whether a folder is empty, or holds only what a run writes before its first event.

    Without a lock file it holds no run of this program. Raises OSError.
    """
    paths = list(folder.iterdir())
    if not paths:
        return True
    lock, events, snapshots = (folder / name for name in (LOCK, EVENTS, SNAPSHOTS))
    if not lock.is_file() or lock.stat().st_size:
        return False
    inside = list(snapshots.iterdir()) if snapshots.is_dir() else []
    if events.exists() and b"\n" in events.read_bytes():
        return False
    return all(
        path == lock or path.name in _BEFORE_THE_FIRST_EVENT or is_unfinished(path)
        for path in paths
    ) and all(path == folder / snapshot_path(0) or is_unfinished(path) for path in inside)


def _clear(folder: Path) -> None:
    """Remove what is in a folder whose run has not begun, but for its lock. Raises OSError."""
    for path in folder.iterdir():
        if path.name == SNAPSHOTS:
            shutil.rmtree(path)
        elif path.name != LOCK:
            path.unlink()


def _unwritable(folder: Path, error: OSError) -> InputError:
    return InputError("{folder} cannot be written: {reason}.", folder=folder, reason=reason(error))
