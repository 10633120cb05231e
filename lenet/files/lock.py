"""A lock on a file, by which one process knows of another; freed however its holder ends."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(number: int) -> None:
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


def open_locked(path: Path) -> int:
    """Return the number of the open lock file, or -1 when another has it. Raises OSError.

    The lock is held until the number is closed, or the process ends.
    """
    number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(number)
    except (BlockingIOError, PermissionError):  # the second is how Windows says it
        os.close(number)
        return -1
    except OSError:
        return number  # a disk without locks: better a file without one than no file
    return number
