"""Messages of protocol buffers: written for ONNX and TensorBoard, read from ONNX.

A message is its fields one after the other, each with a number and a kind: whole numbers of 7 bits
a byte, 4 or 8 bytes, or a length and so many bytes, which are a text, an inner message or packed
numbers (protobuf.dev, "Encoding"). What a number means stands with the format that uses it. The
library of ONNX takes 31 MB, in every bundle, for the dozen fields that we need.
"""

import struct
from collections.abc import Iterable
from typing import Final

_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5  # kinds of a field
_FIXED: Final = {_EIGHT: 8, _FOUR: 4}  # bytes
_LONGEST_VARINT: Final = 10  # bytes
_WORD: Final = 1 << 64
_MOST_PACKED: Final = 1_000  # bytes of whole numbers in one field: sizes and settings, no weights
_PER_BYTE: Final = 7  # bits of a varint in one byte

Value = int | bytes  # a whole number; or bytes, also those of a fixed kind


def integer(number: int, value: int) -> bytes:
    """Return a field of a whole number; a negative one in two's complement of 64 bits."""
    return _varint(number << 3 | _VARINT) + _varint(value % _WORD)


def block(number: int, value: str | bytes) -> bytes:
    """Return a field of a text, of bytes, or of an inner message."""
    content = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | _BYTES) + _varint(len(content)) + content


def single(number: int, value: float) -> bytes:
    """Return a field of a number in single precision."""
    return _varint(number << 3 | _FOUR) + struct.pack("<f", value)


def double(number: int, value: float) -> bytes:
    """Return a field of a number in double precision."""
    return _varint(number << 3 | _EIGHT) + struct.pack("<d", value)


def packed(number: int, values: Iterable[int]) -> bytes:
    """Return a field of several whole numbers, not negative."""
    return block(number, b"".join(map(_varint, values)))


def _varint(value: int) -> bytes:
    content = bytearray()
    while value > 127:
        content.append(value & 127 | 128)
        value >>= _PER_BYTE
    content.append(value)
    return bytes(content)


class Message:
    """The fields of a message, by their number. Raises ValueError for bytes that are none."""

    def __init__(self, content: bytes, most_fields: int) -> None:
        """Split the content into at most so many fields; inner messages stay bytes."""
        self.fields: dict[int, list[Value]] = {}
        self.count = 0
        at = 0
        while at < len(content):
            if self.count == most_fields:
                raise ValueError("too many fields")
            self.count += 1
            key, at = read_varint(content, at)
            number, kind = key >> 3, key & 7
            value: Value
            if kind == _VARINT:
                value, at = read_varint(content, at)
            elif kind in _FIXED or kind == _BYTES:
                size, at = (_FIXED[kind], at) if kind in _FIXED else read_varint(content, at)
                value = content[at : at + size]
                if len(value) < size:
                    raise ValueError("a field is longer than the message")
                at += size
            else:
                raise ValueError("no such kind of field")
            self.fields.setdefault(number, []).append(value)

    def integer(self, number: int, default: int = 0) -> int:
        """Return the whole number of a field, the last one given, as protocol buffers have it."""
        values = self.fields.get(number, [default])
        return values[-1] if isinstance(values[-1], int) else default

    def text(self, number: int) -> str:
        """Return the text of a field; empty where there is none."""
        values = self.blocks(number)
        return values[-1].decode("utf-8", "replace") if values else ""

    def blocks(self, number: int) -> list[bytes]:
        """Return the texts, inner messages or packed numbers of a field, one after the other."""
        return [value for value in self.fields.get(number, ()) if isinstance(value, bytes)]

    def integers(self, number: int) -> list[int]:
        """Return the whole numbers of a field, packed or each for itself, as signed ones."""
        found = []
        for value in self.fields.get(number, ()):
            if isinstance(value, int):
                found.append(value)
                continue
            if len(value) > _MOST_PACKED:
                raise ValueError("too many whole numbers")
            at = 0
            while at < len(value):
                one, at = read_varint(value, at)
                found.append(one)
        return [value - _WORD if value >= _WORD // 2 else value for value in found]


def read_varint(content: bytes, at: int) -> tuple[int, int]:
    """Return the whole number that begins at a place, and the place behind it.

    Raises ValueError where none ends.
    """
    value = 0
    for place, byte in enumerate(content[at : at + _LONGEST_VARINT]):
        value |= (byte & 127) << _PER_BYTE * place
        if byte < 128:
            return value % _WORD, at + place + 1
    raise ValueError("a whole number has no end")
