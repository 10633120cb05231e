"""Read the arrays of a safetensors file; nothing in such a file can run code."""

from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load

from lenet.errors import InputError
from lenet.files.decode import from_json
from lenet.files.foreign_file import read_file

_LENGTH: Final = 8  # bytes before the header: its length


class _Header(msgspec.Struct):
    metadata: dict[str, str] = msgspec.field(name="__metadata__", default_factory=dict)


def read_tensors(path: Path, most: int) -> tuple[dict[str, NDArray[Any]], dict[str, str]]:
    """Return the arrays of a safetensors file of at most `most` bytes, and its metadata.

    Raises InputError, naming the file and the fault, for a file that cannot be read, is larger,
    is not whole safetensors, or holds arrays that numpy lacks. Names, shapes and numbers are
    those of the file, unchecked.
    """
    content = read_file(path, most)
    try:
        arrays = load(content)
    except SafetensorError as error:
        raise InputError(
            "{path} is not a whole safetensors file, so it is not opened.", path=path
        ) from error
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
        raise InputError(
            "{path} holds numbers of a kind that LeNet-5 does not use.", path=path
        ) from error
    end = _LENGTH + int.from_bytes(content[:_LENGTH], "little")
    header = from_json(content[_LENGTH:end], _Header)
    return dict[str, NDArray[np.generic]](arrays), {} if header is None else header.metadata
