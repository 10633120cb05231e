"""My digits: an ink file that is kept whole over kills, faults and several windows.

A new digit is one line more, on the disk before `change` returns. Another label, or a digit taken
out, writes the file anew at once. A lock beside the file lets one process write at a time, and
each reads what the others have written before it writes itself.
"""

import contextlib
import os
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from lenet.data.ink_files import (
    LARGEST_LINE,
    MOST_BYTES,
    MOST_DIGITS,
    InkDigit,
    Place,
    ink_line,
    parse_ink_line,
)
from lenet.errors import InputError, reason
from lenet.files.atomic_write import atomic_write, remove_unfinished, sync_folder
from lenet.files.decode import from_json
from lenet.files.foreign_file import read_file
from lenet.files.lock import open_locked

NAME: Final = "my-digits.jsonl"
DAMAGED: Final = "damaged-lines.txt"  # beside it: lines that could not be read
VERSION: Final = 1  # of the file; written into each line
_LOCK: Final = "lock"
_WAITS: Final = 200  # for another window that writes
_WAIT: Final = 0.01  # seconds
_APPEND: Final = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)


class _Versioned(msgspec.Struct):
    """What a line says of its version."""

    version: int = VERSION


class InkStore:
    """The digits of a file in a folder of their own; each drawing is there once.

    It may be called from any thread, one call after the other.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._folder = folder
        self._turn = threading.RLock()
        self._digits: dict[str, InkDigit] = {}  # by key, in the order of the file
        self._lines: dict[str, bytes] = {}  # by key, as they are in the file
        self._damaged: list[tuple[bytes, InputError]] = []
        self._half = b""  # a last line that was not written to its end
        self._ends_open = False  # the last line is whole and has no end
        self._seen: tuple[int, int, int] | None = None  # the file as it was read
        self._faults: list[InputError] = []
        self._reported: set[bytes] = set()

    def read(self) -> tuple[InkDigit, ...]:
        """Return the digits, with what other windows have written since.

        A damaged line is set aside, and one that was not written to its end is dropped; `faults`
        says so. Raises InputError for a file that cannot be read, or is of a newer version: then
        nothing is written either.
        """
        with self._turn:
            self._catch_up()
            if self._damaged or self._half:
                try:
                    with self._locked():
                        self._catch_up()  # another window may have been writing that line
                        self._repair()
                except InputError:  # it cannot be repaired here, and is read all the same
                    self._report()
            return tuple(self._digits.values())

    def faults(self) -> list[InputError]:
        """Return what `read` found to be damaged since the last call."""
        with self._turn:
            faults, self._faults = self._faults, []
            return faults

    def change(self, changes: Mapping[str, InkDigit | None]) -> None:
        """Add or replace digits by their keys, and take those out that are None.

        All of it is on the disk when this returns. Raises InputError as `read` does, and when
        the file cannot be written: then it is as it was.
        """
        with self._turn, self._locked():
            self._catch_up()
            self._repair()
            lines = dict(self._lines)
            for key, digit in changes.items():
                if digit is None:
                    lines.pop(key, None)
                else:
                    lines[key] = ink_line(digit, version=VERSION)
            self._refuse_too_much(lines)
            added = [lines[key] for key in changes if key in lines and key not in self._lines]
            before = {key: line for key, line in lines.items() if key in self._lines}
            try:
                if before == self._lines:
                    self._append(b"".join(added))
                else:
                    atomic_write(self.path, b"".join(lines.values()), private=True)
            except OSError as error:
                raise self._unwritable(error) from error
            for key, digit in changes.items():
                if digit is None:
                    self._digits.pop(key, None)
                else:
                    self._digits[key] = digit
            self._lines = lines
            self._seen = self._state()

    def merge(self, digits: Iterable[InkDigit]) -> int:
        """Add the digits that are not there yet; return how many. Raises as `change`."""
        with self._turn:
            known = {digit.key for digit in self.read()}
            new = {digit.key: digit for digit in reversed(list(digits)) if digit.key not in known}
            if new:
                self.change(dict(reversed(new.items())))
            return len(new)

    def _state(self) -> tuple[int, int, int] | None:
        """What tells of the file whether it has changed; None where there is none."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise InputError(
                "{path} cannot be read: {reason}.", path=self.path, reason=reason(error)
            ) from error
        return found.st_ino, found.st_size, found.st_mtime_ns

    def _catch_up(self) -> None:
        """Read the file where it is another than the one read last. Raises InputError."""
        state = self._state()
        if state == self._seen:
            return
        content = b"" if state is None else read_file(self.path, MOST_BYTES)
        known = {line: self._digits[key] for key, line in self._lines.items()}
        digits: dict[str, InkDigit] = {}
        lines: dict[str, bytes] = {}
        damaged: list[tuple[bytes, InputError]] = []
        *whole, rest = content.split(b"\n")
        for number, line in enumerate((*whole, rest), start=1):
            is_whole = number <= len(whole)
            if _is_newer(line):
                raise InputError(
                    "{path} is of a newer version of this program. It stays as it is, and this"
                    " version keeps no digits.",
                    path=self.path,
                )
            try:
                digit = known.get(line + b"\n") or self._parse(line, number)
            except InputError as error:
                if is_whole:
                    damaged.append((line + b"\n", error))
                continue
            if digit is not None:
                digits[digit.key] = digit
                lines[digit.key] = line.rstrip(b"\r") + b"\n"
                rest = rest if is_whole else b""
        self._ends_open = not content.endswith(b"\n") and content != b""
        self._half = rest if rest.strip() else b""
        self._digits, self._lines, self._damaged, self._seen = digits, lines, damaged, state

    def _parse(self, line: bytes, number: int) -> InkDigit | None:
        """Return the digit of a line; None for a blank one. Raises InputError."""
        place = Place(path=self.path, number=number)
        if not line.strip():
            return None
        if len(line) > LARGEST_LINE:
            raise InputError("{path}, line {number}: too long for an ink file.", **place)
        try:
            return parse_ink_line(line.decode("utf-8-sig"), place)
        except UnicodeDecodeError as error:
            raise InputError("{path}, line {number}: this is not text.", **place) from error

    def _repair(self) -> None:
        """Set damaged lines aside, drop a half one and end an open one. The lock is held."""
        self._report()
        if not (self._damaged or self._ends_open):
            return
        remove_unfinished(self._folder)
        try:
            if self._damaged:
                aside = b"".join(line for line, _ in self._damaged)
                _append_to(self._folder / DAMAGED, aside)
            atomic_write(self.path, b"".join(self._lines.values()), private=True)
        except OSError as error:
            raise self._unwritable(error) from error
        self._damaged, self._half, self._ends_open = [], b"", False
        self._seen = self._state()

    def _report(self) -> None:
        """Note in `faults` what is damaged, once for each line."""
        new = [(line, error) for line, error in self._damaged if line not in self._reported]
        if new:
            self._faults.append(new[0][1])
            self._faults.append(
                InputError(
                    "Lines that are damaged: {count}. They are left out, and kept in {file}.",
                    count=len(new),
                    file=self._folder / DAMAGED,
                )
            )
        if self._half and self._half not in self._reported:
            self._faults.append(
                InputError(
                    "The last digit in {path} was not written to its end, so it is left out.",
                    path=self.path,
                )
            )
        self._reported.update(line for line, _ in new)
        self._reported.add(self._half)

    def _refuse_too_much(self, lines: Mapping[str, bytes]) -> None:
        if len(lines) > MOST_DIGITS or sum(map(len, lines.values())) > MOST_BYTES:
            raise InputError(
                "{path} is full: it holds {most:,} digits, or {size} MiB, at most.",
                path=self.path,
                most=MOST_DIGITS,
                size=MOST_BYTES >> 20,
            )

    def _append(self, content: bytes) -> None:
        """Append whole lines. Raises OSError, and then the file is as long as before."""
        is_new = not self.path.exists()
        _append_to(self.path, content)
        if is_new:
            sync_folder(self._folder)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock of the folder. Raises InputError where that cannot be."""
        number = -1
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for _ in range(_WAITS):
                number = open_locked(self._folder / _LOCK)
                if number >= 0:
                    break
                threading.Event().wait(_WAIT)
        except OSError as error:
            raise self._unwritable(error) from error
        if number < 0:
            raise InputError(
                "{path} is being written by another program. Try again.", path=self.path
            )
        try:
            yield
        finally:
            os.close(number)

    def _unwritable(self, error: OSError) -> InputError:
        return InputError(
            "{path} cannot be written: {reason}.", path=self.path, reason=reason(error)
        )


def _is_newer(line: bytes) -> bool:
    """Whether a later version of the program wrote a line."""
    versioned = from_json(line, _Versioned)
    return versioned is not None and versioned.version > VERSION


def _append_to(path: Path, content: bytes) -> None:
    """Append to a file, and put it on the disk. Raises OSError, and then it is as before."""
    number = os.open(path, _APPEND, 0o600)
    try:
        before = os.fstat(number).st_size
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(number, left) :]
            os.fsync(number)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(number, before)
            raise
    finally:
        os.close(number)
