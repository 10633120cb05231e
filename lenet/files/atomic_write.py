"""Write a file at once: after a crash at any moment it is the old one or the new one, whole."""

import contextlib
import os
import threading
from pathlib import Path
from typing import Final

_UNFINISHED: Final = ".part"
_TRIES: Final = 20
_BETWEEN_TRIES: Final = 0.02  # seconds
_BINARY: Final = getattr(os, "O_BINARY", 0)  # without it Windows makes two bytes of a line end


def atomic_write(
    path: Path, content: bytes, *, private: bool = False, durable: bool = True
) -> None:
    """Replace a file, or make a new one, so that nobody ever sees half of it.

    The content is on the disk when this returns; with `durable=False` only the system has it,
    which saves some 12 ms and is enough for a file that nobody needs after a power cut. The
    file is readable as the umask says, a private one by its owner alone. A symbolic link at
    `path` is replaced, not followed. Raises OSError, and leaves the old file, when the new
    content cannot be written.
    """
    # O_EXCL and a random name: no link can wait there to be written through. Not `tempfile`,
    # which makes every file private, whatever the umask says.
    unfinished = path.with_name(f".{os.urandom(8).hex()}{_UNFINISHED}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    number = os.open(unfinished, flags, 0o600 if private else 0o666)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(number)
        _replace(unfinished, path)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise
    if durable:
        sync_folder(path.parent)


def _replace(unfinished: Path, path: Path) -> None:
    """Give a file its name. Windows refuses while somebody reads the old one: then try again."""
    for _ in range(_TRIES if os.name == "nt" else 0):
        with contextlib.suppress(PermissionError):
            unfinished.replace(path)
            return
        threading.Event().wait(_BETWEEN_TRIES)
    unfinished.replace(path)


def remove_unfinished(folder: Path) -> None:
    """Remove what a killed writer left in a folder. Nobody may be writing there."""
    for path in folder.glob(f".*{_UNFINISHED}"):
        with contextlib.suppress(OSError):
            path.unlink()


def is_unfinished(path: Path) -> bool:
    """Return whether a file has the name of one that is not written to its end."""
    return path.name.startswith(".") and path.suffix == _UNFINISHED


def sync_folder(folder: Path) -> None:
    """Put a folder's names on the disk. Windows cannot, and then the system decides when."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
