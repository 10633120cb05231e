"""A trained network for other programs: ONNX, a PyTorch file to read, or arrays for numpy."""

import contextlib
import io
from pathlib import Path
from typing import Final

import numpy as np

from lenet.errors import InputError, reason
from lenet.exchange.onnx_export import onnx_content
from lenet.files.atomic_write import atomic_write
from lenet.network import paper
from lenet.network.checkpoint import SUFFIX, Model, model_content
from lenet.resources import RESOURCES

EXPORT_SUFFIXES: Final = (".onnx", ".py", ".npz")
_SCRIPT: Final = RESOURCES / "export" / "lenet5.py"


def export_model(model: Model, path: Path) -> list[Path]:
    """Write a network in the format of the file's ending, each file at once; return the files.

    `.onnx`: image (1, 1, 32, 32) to f6 (1, 84) and distances (1, 10). `.py`: the network in
    PyTorch, to read, with the model file of the same name beside it. `.npz`: the twelve arrays of
    `Parameters`, the codes, and the C3 and S2 map of each of the 60 kernels.

    Raises InputError for another ending, when a file cannot be written, and when the model file
    beside a `.py` would take the place of another network.
    """
    if path.suffix not in EXPORT_SUFFIXES:
        raise InputError(
            "{path} cannot be exported: its name must end in {endings}.",
            path=path,
            endings=", ".join(EXPORT_SUFFIXES),
        )
    if path.suffix == ".py":
        return _write_script(model, path)
    content = onnx_content(model) if path.suffix == ".onnx" else _arrays_content(model)
    _write(path, content)
    return [path]


def _write_script(model: Model, path: Path) -> list[Path]:
    """Write the PyTorch file and the model beside it, or neither."""
    weights, content = path.with_suffix(SUFFIX), model_content(model)
    is_new = not weights.exists()
    if not is_new and not _holds(weights, content):
        raise InputError(
            "{path} is there already and is another network; choose another name than {script}.",
            path=weights,
            script=path.name,
        )
    _write(weights, content)
    try:
        _write(path, _SCRIPT.read_bytes())
    except InputError:
        if is_new:
            with contextlib.suppress(OSError):
                weights.unlink()
        raise
    return [path, weights]


def _holds(path: Path, content: bytes) -> bool:
    """Return whether a file has this content."""
    with contextlib.suppress(OSError):
        return path.stat().st_size == len(content) and path.read_bytes() == content
    return False


def _arrays_content(model: Model) -> bytes:
    content = io.BytesIO()
    np.savez(
        content,
        allow_pickle=False,
        codes=paper.CODES,  # (10, 84)
        c3_kernel_maps=np.array(paper.C3_KERNELS),  # (60, 2): C3 map and S2 map
        **model.parameters.arrays(),
    )
    return content.getvalue()


def _write(path: Path, content: bytes) -> None:
    try:
        atomic_write(path, content)
    except OSError as error:
        raise InputError(
            "{path} could not be saved: {reason}.", path=path, reason=reason(error)
        ) from error
