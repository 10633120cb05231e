"""Everything the network computed on one image as a file for numpy."""

import io
from dataclasses import fields
from pathlib import Path

import numpy as np

from lenet.network.forward import Trace
from lenet.runs.folder import write_whole


def save_trace(path: Path, trace: Trace, *, model: str) -> None:
    """Write a trace as .npz: every array under the name of its field, and the model's name.

    `numpy.load(path)` reads it, with no pickle in it. The ending is left as it is given. A
    crash on the way leaves the old file, or none. Raises OSError.
    """
    arrays = {field.name: getattr(trace, field.name) for field in fields(Trace)}
    content = io.BytesIO()
    np.savez(content, model=np.array(model), **arrays)
    write_whole(path, content.getvalue())
