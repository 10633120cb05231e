"""The lock of a run folder: held while a process trains there, freed however that ends."""

import os
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from lenet.errors import InputError

LOCK: Final = "lock"
_TRIES: Final = 20  # `is_trained` takes the lock for a moment
_BETWEEN_TRIES: Final = 0.05  # seconds

if sys.platform == "win32":
    import msvcrt

    def _take(number: int) -> None:
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


class RunLock:
    """The lock that a training process holds; the system frees it when the process ends."""

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises InputError when another process trains there, OSError when there can be no lock.
        """
        self._number = -1
        for _ in range(_TRIES):
            self._number = _open_locked(folder)
            if self._number >= 0:
                return
            threading.Event().wait(_BETWEEN_TRIES)
        raise InputError("{folder} is being trained by another process already.", folder=folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._number)


def is_trained(folder: Path) -> bool:
    """Return whether a process trains in the folder now; False where that cannot be known."""
    if not (folder / LOCK).exists():
        return False
    try:
        number = _open_locked(folder)
    except OSError:
        return False
    if number < 0:
        return True
    os.close(number)
    return False


def _open_locked(folder: Path) -> int:
    """Return the number of the open lock file, or -1 when another has it. Raises OSError."""
    number = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(number)
    except (BlockingIOError, PermissionError):  # the second is how Windows says it
        os.close(number)
        return -1
    except OSError:
        return number  # a disk without locks: better a run without one than no run
    return number
