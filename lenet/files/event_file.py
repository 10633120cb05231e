"""Event files of TensorBoard: curves as records, each with a checksum of length and content.

A record is the length of its content, 8 bytes, with a checksum, then the content with another: the
CRC-32C, turned and shifted (tensorflow.org, "TFRecord"). The content is a message of event.proto.
"""

import struct
from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.files.protobuf import block, double, integer, single

_POLYNOMIAL: Final = np.uint32(0x82F63B78)  # of CRC-32C, its lowest bit first
_SHIFT: Final = np.uint32(0xA282EAD8)  # that TensorBoard adds, so that no checksum is of one
_VERSION: Final = "brain.Event:2"

Point = tuple[int, float]  # step and value


def event_file(curves: Iterable[tuple[str, Iterable[Point]]], *, time: float) -> bytes:
    """Return the content of an event file with some curves, each a name and its points.

    `time` is written as that of every event, in seconds since 1970. The values are kept in single
    precision.
    """
    start = double(1, time)
    contents = [start + block(3, _VERSION)]
    for name, points in curves:
        tag = block(1, name)
        for step, value in points:
            summary = block(1, tag + single(2, value))
            contents.append(start + integer(2, step) + block(5, summary))
    return b"".join(_records(contents))


def _records(contents: list[bytes]) -> Iterator[bytes]:
    """Yield the parts of every record."""
    sizes = [struct.pack("<Q", len(content)) for content in contents]
    checks = zip(sizes, checksums(sizes), contents, checksums(contents), strict=True)
    for size, size_check, content, content_check in checks:
        yield size + size_check + content + content_check


def checksums(contents: list[bytes]) -> list[bytes]:
    """Return the masked CRC-32C of each content, 4 bytes. Those of one length are taken at once."""
    found = [b""] * len(contents)
    places_of_size: dict[int, list[int]] = {}
    for place, content in enumerate(contents):
        places_of_size.setdefault(len(content), []).append(place)
    for size, places in places_of_size.items():
        joined = b"".join(contents[place] for place in places)
        rows = np.frombuffer(joined, np.uint8).reshape(len(places), size)
        crc = crc32c(rows)
        masked = (crc >> np.uint32(15) | crc << np.uint32(17)) + _SHIFT
        for place, check in zip(places, masked.astype("<u4"), strict=True):
            found[place] = check.tobytes()
    return found


def crc32c(rows: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Return the CRC-32C (Castagnoli) of each row of bytes: (n, size) -> (n,)."""
    crc = np.full(len(rows), 0xFFFFFFFF, np.uint32)
    for column in rows.T:
        crc = _TABLE[(crc ^ column) & np.uint32(255)] ^ crc >> np.uint32(8)
    return ~crc


def _table() -> NDArray[np.uint32]:
    """Return what each byte adds to a checksum, (256,)."""
    table = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        table = table >> np.uint32(1) ^ np.where(table & np.uint32(1), _POLYNOMIAL, np.uint32(0))
    return table


_TABLE: Final = _table()
