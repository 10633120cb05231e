"""The lock of a run folder: held while a process trains there, freed however that ends."""

import os
import threading
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from lenet.errors import InputError
from lenet.files.lock import open_locked

LOCK: Final = "lock"
_TRIES: Final = 20  # `is_trained` takes the lock for a moment
_BETWEEN_TRIES: Final = 0.05  # seconds


class RunLock:
    """The lock that a training process holds; the system frees it when the process ends."""

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises InputError when another process trains there, OSError when there can be no lock.
        """
        self._number = -1
        for _ in range(_TRIES):
            self._number = open_locked(folder / LOCK)
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
    if not os.path.exists(f"{folder}/{LOCK}"):  # noqa: PTH110  # asked of hundreds of folders
        return False
    try:
        number = open_locked(folder / LOCK)
    except OSError:
        return False
    if number < 0:
        return True
    os.close(number)
    return False
