"""IDX files: the bundled MNIST, or a folder with files of the same names."""

import gzip
import hashlib
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final, Literal

import numpy as np
from numpy.typing import NDArray

from lenet.errors import InputError
from lenet.files.atomic_write import atomic_write
from lenet.files.foreign_file import open_packed
from lenet.network import paper
from lenet.resources import RESOURCES

Split = Literal["train", "test"]

_PREFIX: Final[dict[Split, str]] = {"train": "train", "test": "t10k"}
_MOST_VALUES: Final = 200_000_000  # in one file: 255,102 digits; MNIST has 60,000
_MOST_BYTES: Final = _MOST_VALUES + 20  # of a file, packed or not
_PART: Final = 1 << 20  # bytes that are unpacked at once
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
def example_digit(number: int = _EXAMPLE) -> NDArray[np.uint8]:
    """Return a test digit of the bundled MNIST by its number, (28, 28), 0 paper to 255 ink.

    It is read without the other 9,999. Raises OSError where the bundled file is gone.
    """
    size = paper.DIGIT_SIDE**2
    with gzip.open(RESOURCES / "mnist" / "t10k-images-idx3-ubyte.gz") as file:
        file.seek(_IMAGES_HEADER + number * size)
        digit = np.frombuffer(file.read(size), dtype=np.uint8)
    return digit.reshape(paper.DIGIT_SIDE, paper.DIGIT_SIDE)


def read_idx(path: Path) -> NDArray[np.uint8]:
    """Load the array of unsigned bytes in one IDX file, gzipped or not, of 1 to 4 dimensions.

    Raises InputError when the file cannot be read, is no IDX file of bytes, is shorter or longer
    than its own header says, or holds more than 200,000,000 values. The header is looked at
    before anything else is unpacked.
    """
    return _read(path)[1]


def _load(folder: Path, split: Split, *, published: dict[str, str] | None) -> Digits:
    """Load images and labels. `published` are the sha256 that the unpacked files must have."""
    arrays = {}
    paths = {}
    for kind in ("images", "labels"):
        path = paths[kind] = _find(folder, f"{_PREFIX[split]}-{kind}", 3 if kind == "images" else 1)
        header, arrays[kind] = _read(path)
        if published is not None:
            digest = hashlib.sha256(header)
            digest.update(arrays[kind].data)
            if digest.hexdigest() != published[f"{_PREFIX[split]}-{kind}"]:
                raise InputError(
                    "{path} is not the published MNIST file: its sha256 differs.", path=path
                )
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


def _read(path: Path) -> tuple[bytes, NDArray[np.uint8]]:
    """Return the header and the array, which nobody may change. Raises InputError."""
    with open_packed(path, _MOST_BYTES) as file:
        header, shape = _read_header(file, path)
        due = math.prod(shape)
        values = np.empty(due, dtype=np.uint8)
        there = 0
        while part := file.read(min(_PART, due - there)):
            values[there : there + len(part)] = np.frombuffer(part, dtype=np.uint8)
            there += len(part)
        if there < due:
            raise InputError(
                "{path} is too short: its header promises {due:,} values, {there:,} are there.",
                path=path,
                due=due,
                there=there,
            )
        if file.read(1):
            raise InputError(
                "{path} is too long: its header promises {due:,} values, and more are there.",
                path=path,
                due=due,
            )
    values.setflags(write=False)
    return header, values.reshape(shape)


def _read_header(file: BinaryIO | gzip.GzipFile, path: Path) -> tuple[bytes, tuple[int, ...]]:
    """Read two zero bytes, type, number of dimensions and their big-endian lengths.

    Returns the bytes and the lengths. Raises InputError.
    """
    start = file.read(4)
    if len(start) < 4 or start[:2] != b"\0\0":
        raise InputError(
            "{path} is not an IDX file: it does not start with an IDX number.", path=path
        )
    if start[2] != 0x08:
        raise InputError("{path} is an IDX file of another type than unsigned bytes.", path=path)
    dimensions = start[3]
    lengths = file.read(4 * dimensions)
    if not 1 <= dimensions <= 4 or len(lengths) < 4 * dimensions:
        raise InputError("{path} has a damaged IDX header.", path=path)
    shape = tuple(int(n) for n in np.frombuffer(lengths, dtype=">u4"))
    # A length of 0 beside large ones is more than numpy can count, too.
    if math.prod(max(n, 1) for n in shape) > _MOST_VALUES:
        raise InputError(
            "{path} is too large to be digits: its header promises more than {most:,} values.",
            path=path,
            most=_MOST_VALUES,
        )
    return start + lengths, shape


def write_idx_folder(folder: Path, digits: Digits) -> None:
    """Write images and labels as the test digits of a folder that `read_idx_folder` reads.

    Each file is written at once. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for kind, array in (("images", digits.images), ("labels", digits.labels)):
        header = bytes((0, 0, 8, array.ndim)) + np.array(array.shape, dtype=">u4").tobytes()
        name = f"{_PREFIX['test']}-{kind}-idx{array.ndim}-ubyte"
        atomic_write(folder / name, header + array.tobytes())
