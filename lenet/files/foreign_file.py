"""Open a file from outside: a regular one, of bounded size, packed by gzip or not.

A pipe would wait for ever and a device has no end, so neither is read. What gzip unpacks is read
in parts and counted: a small file can unpack to any size.
"""

import errno
import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from lenet.errors import InputError, unreadable

# Without O_NONBLOCK to open a pipe waits for its writer; on a regular file it changes nothing.
_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)
_GZIP: Final = b"\x1f\x8b"


@contextmanager
def open_file(path: Path, most: int) -> Iterator[BinaryIO]:
    """Open a regular file of at most `most` bytes to read.

    Raises InputError naming the file when it cannot be opened or read, is a folder, pipe or
    device, or is larger.
    """
    try:
        with os.fdopen(_opened(path), "rb") as file:
            if os.fstat(file.fileno()).st_size > most:
                raise too_large(path, most)
            yield file
    except OSError as error:
        raise unreadable(path, error) from error


def read_file(path: Path, most: int) -> bytes:
    """Return the content of a regular file of at most `most` bytes. Raises as `open_file`."""
    with open_file(path, most) as file:
        content = file.read(most + 1)  # /proc and the like have files that say they are empty
    if len(content) > most:
        raise too_large(path, most)
    return content


@contextmanager
def open_packed(path: Path, most: int) -> Iterator[BinaryIO | gzip.GzipFile]:
    """Open a regular file of at most `most` bytes, unpacked when it is gzip, whatever its name.

    Who reads it counts what comes out. Raises InputError as `open_file`, and for damaged gzip
    data while it is read.
    """
    with open_file(path, most) as file:
        packed = file.read(2) == _GZIP
        file.seek(0)
        if not packed:
            yield file
            return
        with gzip.GzipFile(fileobj=file) as unpacked:
            try:
                yield unpacked
            except EOFError as error:
                raise InputError(
                    "{path} ends too early: its gzip data are cut off.", path=path
                ) from error
            except (gzip.BadGzipFile, zlib.error) as error:
                raise InputError(
                    "{path} has damaged gzip data: {error}.", path=path, error=error
                ) from error


def too_large(path: Path, most: int) -> InputError:
    """Return the InputError for a file of more than `most` bytes."""
    units = ((1 << 20, "MiB"), (1 << 10, "KiB"), (1, "bytes"))
    size, unit = next(pair for pair in units if most >= pair[0])
    return InputError(
        "{path} is too large: up to {limit} are opened.",
        path=path,
        limit=f"{most // size} {unit}",
    )


def _opened(path: Path) -> int:
    """Return the open descriptor of a regular file. Raises OSError, and InputError for others."""
    try:
        number = os.open(path, _FLAGS)
    except ValueError as error:  # a name with NUL
        raise InputError("{path} is not the name of a file.", path=repr(str(path))) from error
    kind = os.fstat(number).st_mode
    if stat.S_ISREG(kind):
        return number
    os.close(number)
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    raise InputError("{path} is a pipe or a device, not a file, so it is not read.", path=path)
