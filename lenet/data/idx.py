"""IDX files: the bundled MNIST, or a folder with files of the same names."""

import gzip
import hashlib
import math
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from lenet.errors import InputError, Phrase, unreadable
from lenet.network import paper
from lenet.resources import RESOURCES

Split = Literal["train", "test"]

_PREFIX: Final[dict[Split, str]] = {"train": "train", "test": "t10k"}
_LARGEST: Final = 1 << 31  # bytes unpacked; a gzip file could unpack to any size
_IMAGES_HEADER: Final = 16  # bytes: magic number, count, rows, columns
_EXAMPLE: Final = 1  # test digit 1, from 0: a 2 with a loop, which has edges of every direction
_MNIST_SHA256: Final = {  # of the unpacked files
    "train-images": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}


@dataclass(frozen=True, eq=False)
class Digits:
    """Images of digits with their labels."""

    images: NDArray[np.uint8]  # (n, 28, 28), 0 paper to 255 ink
    labels: NDArray[np.uint8]  # (n,), 0 to 9
    source: str  # where they come from, as shown to a person

    def __len__(self) -> int:
        return len(self.labels)


def bundled_mnist(split: Split) -> Digits:
    """Load the bundled MNIST: its 60,000 training or 10,000 test digits.

    Raises InputError when a file is missing or not the one that LeCun, Cortes and Burges
    published.
    """
    digits = _load(RESOURCES / "mnist", split, published=_MNIST_SHA256)
    return Digits(digits.images, digits.labels, source=f"MNIST {split}")


def read_idx_folder(folder: Path, split: Split) -> Digits:
    """Load the training or test digits of a folder of IDX files, gzipped or not.

    The names are MNIST's: `train-images-idx3-ubyte`, `t10k-labels.idx1-ubyte.gz` and so on.
    Raises InputError when a file is missing or wrong, when images and labels do not match in
    number, when an image is not 28x28 or a label is not 0 to 9.
    """
    return _load(folder, split, published=None)


@cache
def example_digit() -> NDArray[np.uint8]:
    """Return one test digit of the bundled MNIST, (28, 28), 0 paper to 255 ink.

    It is read without the other 9,999. Raises OSError where the bundled file is gone.
    """
    size = paper.DIGIT_SIDE**2
    with gzip.open(RESOURCES / "mnist" / "t10k-images-idx3-ubyte.gz") as file:
        file.seek(_IMAGES_HEADER + _EXAMPLE * size)
        digit = np.frombuffer(file.read(size), dtype=np.uint8)
    return digit.reshape(paper.DIGIT_SIDE, paper.DIGIT_SIDE)


def read_idx(path: Path) -> NDArray[np.uint8]:
    """Load the array of unsigned bytes in one IDX file, gzipped or not, of 1 to 4 dimensions.

    Raises InputError when the file cannot be read, is no IDX file of bytes, or is shorter or
    longer than its own header says.
    """
    return _parse_idx(_unpacked(path), path)


def _load(folder: Path, split: Split, *, published: dict[str, str] | None) -> Digits:
    """Load images and labels. `published` are the sha256 that the unpacked files must have."""
    arrays = {}
    paths = {}
    for kind in ("images", "labels"):
        path = paths[kind] = _find(folder, f"{_PREFIX[split]}-{kind}", 3 if kind == "images" else 1)
        content = _unpacked(path)
        if published is not None:
            digest = hashlib.sha256(content).hexdigest()
            if digest != published[f"{_PREFIX[split]}-{kind}"]:
                raise InputError(
                    "{path} is not the published MNIST file: its sha256 differs.", path=path
                )
        arrays[kind] = _parse_idx(content, path)
    images, labels = arrays["images"], arrays["labels"]

    side = paper.DIGIT_SIDE
    if images.shape[1:] != (side, side):
        size = " x ".join(str(length) for length in images.shape)
        raise InputError(
            "{path} holds {size} values, not images of {side}x{side}.",
            path=paths["images"],
            size=size,
            side=side,
        )
    if labels.ndim != 1:
        raise InputError(
            "{path} holds {dimensions}-dimensional data, not labels.",
            path=paths["labels"],
            dimensions=labels.ndim,
        )
    if len(images) != len(labels):
        raise InputError(
            "{path} has {labels:,} labels for the {images:,} images of {file}.",
            path=paths["labels"],
            labels=len(labels),
            images=len(images),
            file=paths["images"].name,
        )
    if not len(labels):
        raise InputError("{path} holds no image at all.", path=paths["images"])
    if labels.max() >= paper.CLASSES:
        raise InputError(
            "{path} has the label {label}; 0 to 9 are known.",
            path=paths["labels"],
            label=labels.max(),
        )
    return Digits(images, labels, source=str(folder))


def _find(folder: Path, stem: str, dimensions: int) -> Path:
    """Return the file of a folder under any of its usual names."""
    if not folder.is_dir():
        raise InputError("{folder} is not a folder.", folder=folder)
    names = [
        f"{stem}{joint}idx{dimensions}-ubyte{packed}" for joint in "-." for packed in ("", ".gz")
    ]
    for name in names:
        if (folder / name).exists():
            return folder / name
    raise InputError(
        "{folder} has no file {first} or {second}.", folder=folder, first=names[0], second=names[1]
    )


def _unpacked(path: Path) -> bytes:
    """Return the content of a file, unpacked when it is gzip, whatever its name."""
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
        with gzip.open(path) if packed else path.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except EOFError as error:
        raise InputError("{path} ends too early: its gzip data are cut off.", path=path) from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise InputError(
            "{path} has damaged gzip data: {error}.", path=path, error=error
        ) from error
    except OSError as error:
        raise unreadable(path, error) from error
    if len(content) > _LARGEST:
        raise InputError(
            "{path} is larger than {limit} GiB, too large to be digits.",
            path=path,
            limit=_LARGEST >> 30,
        )
    return content


def _parse_idx(content: bytes, path: Path) -> NDArray[np.uint8]:
    """Parse IDX: two zero bytes, type, number of dimensions, their big-endian lengths, data."""
    if len(content) < 4 or content[:2] != b"\0\0":
        raise InputError(
            "{path} is not an IDX file: it does not start with an IDX number.", path=path
        )
    if content[2] != 0x08:
        raise InputError("{path} is an IDX file of another type than unsigned bytes.", path=path)
    dimensions = content[3]
    start = 4 + 4 * dimensions
    if not 1 <= dimensions <= 4 or len(content) < start:
        raise InputError("{path} has a damaged IDX header.", path=path)
    shape = tuple(int(n) for n in np.frombuffer(content, dtype=">u4", count=dimensions, offset=4))
    due, there = math.prod(shape), len(content) - start
    if due != there:
        raise InputError(
            "{path} is too {fault}: its header promises {due:,} values, {there:,} are there.",
            path=path,
            fault=Phrase("short") if there < due else Phrase("long"),
            due=due,
            there=there,
        )
    return np.frombuffer(content, dtype=np.uint8, offset=start).reshape(shape)
