"""JSON lines: one value a line, of one of several dataclasses, named by a tag."""

import json
import math
import typing
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

import msgspec

from lenet.files.foreign_file import open_file

T = TypeVar("T")

LONGEST_LINE: Final = 1 << 20  # bytes
_NAN: Final = float("nan")


def read_lines(path: Path, most: int, *, until: int | None = None) -> Iterator[bytes]:
    """Return the lines of a file of at most `most` bytes, each without its line end.

    With `until`, those in its first bytes. Longer lines than 1 MiB are passed over. Raises
    InputError, while it goes, for a file that cannot be read or is larger.
    """
    with open_file(path, most) as file:
        is_rest = False  # of a line that is too long
        left = most if until is None else until
        while part := file.readline(min(LONGEST_LINE + 1, left)):
            left -= len(part)
            if len(part) <= LONGEST_LINE and not is_rest:
                yield part.rstrip(b"\r\n")
            is_rest = not part.endswith(b"\n")


class JsonLines(Generic[T]):
    """The format of such lines: `{"event": "RunStopped", "number": 2}` where the tag is "event"."""

    def __init__(self, tag: str, kinds: Iterable[type[T]]) -> None:
        self._tag = tag
        self._kind = msgspec.json.Decoder(msgspec.defstruct("_Tagged", [(tag, str)]))
        self._kinds = {kind.__name__: kind for kind in kinds}
        self._decoders: dict[str, msgspec.json.Decoder[T]] = {}  # made when first needed

    def to_line(self, value: T) -> str:
        """Return a dataclass as one line of JSON without its line end, the tag first.

        JSON has no infinity or NaN, so such a number is written as null.
        """
        entries = asdict(value)  # type: ignore[call-overload]  # the bound has no public name
        return json.dumps({self._tag: type(value).__name__} | _finite(entries))

    def from_line(self, line: str | bytes) -> T | None:
        """Return the value of a line; None for a line that holds no whole and sound value.

        Entries that the class lacks are passed over: a later version may have written them.
        """
        if len(line) > LONGEST_LINE:
            return None
        try:
            name = getattr(self._kind.decode(line), self._tag)
            decoder = self._decoders.get(name)
            if decoder is None:
                decoder = self._decoders[name] = msgspec.json.Decoder(self._kinds[name])
            try:
                return decoder.decode(line)
            except msgspec.ValidationError:
                return msgspec.convert(_with_nan(line, decoder.type), decoder.type)
        except (KeyError, ValueError, RecursionError):  # an unknown kind; not JSON; too deep
            return None


def _finite(value: Any) -> Any:
    """A value with null for every number that is not finite."""
    if isinstance(value, dict):
        return {name: _finite(entry) for name, entry in value.items()}
    if isinstance(value, tuple):
        return [_finite(entry) for entry in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _with_nan(line: str | bytes, kind: type) -> dict[str, Any]:
    """The entries of a line, with NaN for every null where a number belongs."""
    entries: dict[str, Any] = msgspec.json.decode(line, type=dict[str, Any])
    for name, hint in typing.get_type_hints(kind).items():
        value = entries.get(name)
        if hint is float and name in entries and value is None:
            entries[name] = _NAN
        elif hint == tuple[float, ...] and isinstance(value, list):
            entries[name] = [_NAN if entry is None else entry for entry in value]
    return entries
