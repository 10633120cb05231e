"""Open a network from a file: a LeNet-5 of 1998, or one that somebody trained by a tutorial.

safetensors or ONNX -> arrays of any names -> layers by their shapes -> settings, guessed
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from lenet.errors import InputError, Phrase
from lenet.evaluation.dataset import bundled_test_digits
from lenet.exchange.input_guess import Guess, guess_settings, known_from
from lenet.exchange.onnx_import import OnnxFile, read_onnx, shape_text
from lenet.exchange.tutorial_layers import layers_by_shape
from lenet.files.decode import shortened
from lenet.files.foreign_file import open_file
from lenet.network.checkpoint import SUFFIX, Model, load_arrays, read_card
from lenet.network.forward import C3_MAP_OF_KERNEL, S2_MAP_OF_KERNEL, dense_c3
from lenet.network.parameters import PARAMETER_SHAPES, checked, checked_arrays
from lenet.network.tutorial import (
    TUTORIAL_SHAPES,
    TutorialModel,
    tutorial_model_of,
)

NETWORK_SUFFIXES: Final = (SUFFIX, ".onnx")
_PICKLES: Final = (".pt", ".pth", ".pkl", ".pickle", ".ckpt", ".bin")
_PICKLE_STARTS: Final = (b"PK\x03\x04", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")
_MOST_SHAPES: Final = 14  # of a file that a sentence names
_MOST_BYTES: Final = 1 << 40  # of a file of which only the first bytes are read
_TUTORIAL: Final = Phrase("tutorial LeNet-5")

_Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True, eq=False)
class ImportedModel(TutorialModel):
    """A tutorial network of another program, with what was guessed of it."""

    guess: Guess


def load_network(path: Path) -> Model | TutorialModel:
    """Open a network from safetensors or ONNX; nothing in the file can run code.

    A Model is the network of 1998, by the names that `export_model` and the program give its
    layers. Any other LeNet-5 is known by the shapes of its layers, whatever their names, and is an
    ImportedModel. Raises InputError, naming the file and the fault, for a pickle, a file that
    cannot be read, and a network that is neither; the sentence names the shapes that it has.
    """
    _refuse_pickle(path)
    if path.suffix.lower() == ".onnx":
        onnx = read_onnx(path)
        return _network(path, onnx.arrays, onnx.facts, onnx)
    arrays, facts = load_arrays(path)
    return _network(path, arrays, facts, None)


def load_lenet(path: Path) -> Model:
    """Open a network of 1998. Raises InputError as `load_network`, and for one of tutorials."""
    network = load_network(path)
    if isinstance(network, Model):
        return network
    raise InputError(
        "{path} is a LeNet-5 of today's tutorials, not of 1998: it is evaluated, and shown beside"
        " that of 1998, but takes no other place.",
        path=path,
    )


def _network(
    path: Path, arrays: _Arrays, facts: dict[str, str], onnx: OnnxFile | None
) -> Model | TutorialModel:
    """Return the network of some arrays. Raises InputError as `load_network`."""
    names = set(arrays)
    if names >= {"c1_kernels", "s2_coefficient", "f6_weights"}:  # ours, or what is left of one
        layers = _from_onnx(arrays, path) if onnx is not None else arrays
        return Model(checked(layers, source=str(path)), read_card(facts, path))
    if names >= set(TUTORIAL_SHAPES) and "squash" in facts:
        return tutorial_model_of(arrays, facts, path)
    ways = layers_by_shape(arrays)
    if ways is None:
        raise _unknown(path, arrays)
    # The numbers of both ways are the same, so that one check is enough.
    sound = checked_arrays(
        dict[str, NDArray[np.generic]](ways[0]),
        TUTORIAL_SHAPES,
        source=str(path),
        network=_TUTORIAL,
    )
    ways = [sound, *({**sound, "c5_weights": way["c5_weights"]} for way in ways[1:])]
    parameters, guess = guess_settings(
        [{name: np.asarray(array, np.float32) for name, array in way.items()} for way in ways],
        bundled_test_digits(),
        known_from(facts)
        if onnx is None
        else replace(known_from(facts), squash=onnx.squash, pooling=onnx.pooling, pads=onnx.pads),
    )
    return ImportedModel(parameters, read_card(facts, path), guess)


def _from_onnx(arrays: _Arrays, path: Path) -> _Arrays:
    """Return the layers of 1998 from the arrays that `onnx_content` writes.

    Raises InputError where a kernel joins maps that the table does not. Others are checked later.
    """
    layers = {name: arrays[name] for name in arrays if name in PARAMETER_SHAPES}
    for name in ("c1_kernels", "s2_coefficient", "s2_bias", "s4_coefficient", "s4_bias"):
        if name in layers and layers[name].size == np.prod(PARAMETER_SHAPES[name]):
            layers[name] = layers[name].reshape(PARAMETER_SHAPES[name])
    grid = layers.get("c3_kernels")
    if grid is not None and grid.shape == TUTORIAL_SHAPES["c3_kernels"]:
        kernels = grid[C3_MAP_OF_KERNEL, S2_MAP_OF_KERNEL]  # (60, 5, 5)
        if not np.array_equal(dense_c3(kernels), grid):
            raise InputError(
                "{path} connects maps of S2 and C3 that the table of 1998 does not connect.",
                path=path,
            )
        layers["c3_kernels"] = kernels
    return layers


def _unknown(path: Path, arrays: _Arrays) -> InputError:
    """Return the InputError for arrays that are no LeNet-5, with their shapes."""
    shapes = [shape_text(array.shape) or "1" for array in arrays.values()]
    there = ", ".join(shapes[:_MOST_SHAPES]) or Phrase("none")
    if len(shapes) > _MOST_SHAPES:
        there += ", …"
    return InputError(
        "{path} is no LeNet-5: its layers have the shapes {there}. That of tutorials has"
        " 6×1×5×5, 16×6×5×5, 120×400, 84×120 and 10×84, each with a bias.",
        path=path,
        there=there if isinstance(there, Phrase) else shortened(there, 200),
    )


def _refuse_pickle(path: Path) -> None:
    """Raise InputError for a pickle, by its name or its first bytes; and if it cannot be read."""
    with open_file(path, _MOST_BYTES) as file:
        start = file.read(4)
    if path.suffix.lower() in _PICKLES or start.startswith(_PICKLE_STARTS):
        raise InputError(
            "{path} is a pickle, which can run code, so it is not opened. Where you trust it, two"
            " lines of Python convert it: {first}; {second}",
            path=path,
            first="import torch, safetensors.torch",
            second="safetensors.torch.save_file("
            f'torch.load("{shortened(path.name)}", weights_only=True), "lenet.safetensors")',
        )
