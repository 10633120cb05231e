"""The layers of a tutorial LeNet-5 among arrays of any names: each is known by its shape."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from lenet.network import paper
from lenet.network.parameters import Array
from lenet.network.tutorial import TUTORIAL_SHAPES

_MAPS: Final = (paper.C3_MAPS, paper.S4_SIDE, paper.S4_SIDE)  # of S4
_INPUTS: Final = paper.C3_MAPS * paper.S4_SIDE**2  # of C5, 400
# The other shapes in which programs keep a layer: with the axis of the input's one map; a
# convolution with its maps last, as TensorFlow has it; C5 as a full connection.
_OTHER_SHAPES: Final[dict[str, tuple[tuple[int, ...], ...]]] = {
    "c1_kernels": ((6, 1, 5, 5), (5, 5, 1, 6)),
    "c3_kernels": ((5, 5, 6, 16),),
    "c5_weights": ((paper.C5_UNITS, _INPUTS), (_INPUTS, paper.C5_UNITS)),
    "f6_weights": ((paper.C5_UNITS, paper.F6_UNITS),),
    "output_weights": ((paper.F6_UNITS, paper.CLASSES),),
}
_LAYER_OF_SHAPE: Final = {
    shape: name
    for name, own in TUTORIAL_SHAPES.items()
    for shape in (own, *_OTHER_SHAPES.get(name, ()))
}


def layers_by_shape(arrays: Mapping[str, NDArray[Any]]) -> list[dict[str, Array]] | None:
    """Return the layers by our names; None where the arrays are not those of the network.

    Where the units of S4 may have been counted in two orders, map by map or place by place, there
    are two sets of layers. Numbers are not checked.
    """
    found: dict[str, NDArray[Any]] = {}
    for array in arrays.values():
        name = _LAYER_OF_SHAPE.get(array.shape)
        if name is None or name in found:
            return None
        found[name] = array
    if len(found) < len(TUTORIAL_SHAPES):
        return None
    maps_last = found["c3_kernels"].shape == _OTHER_SHAPES["c3_kernels"][0]
    layers = {name: _in_our_shape(name, array) for name, array in found.items()}
    c5 = found["c5_weights"]
    if c5.shape != (_INPUTS, paper.C5_UNITS):
        return [layers]
    by_place = c5.T.reshape(paper.C5_UNITS, *_MAPS[1:], _MAPS[0]).transpose(0, 3, 1, 2)
    second = layers | {"c5_weights": by_place}
    return [second] if maps_last else [layers, second]


def _in_our_shape(name: str, array: NDArray[Any]) -> Array:
    """Return a layer in the shape of TUTORIAL_SHAPES."""
    own = TUTORIAL_SHAPES[name]
    if array.shape == own or array.shape[0] == own[0]:
        return array.reshape(own)
    if array.ndim == 4:  # a convolution with its maps last
        return array.transpose(3, 2, 0, 1).reshape(own)
    transposed: Array = array.T
    return np.ascontiguousarray(transposed).reshape(own)
