"""A fully connected network beside LeNet-5: what a shifted digit does to either of them.

It has as many parameters as LeNet-5, sees the same 32x32 image and learned the same 60,000
training digits. `python -m tests.benchmarks.full_net` trains it and counts the errors below.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lenet.errors import InputError
from lenet.files.tensors import read_tensors
from lenet.network import paper
from lenet.network.forward import forward, squash
from lenet.network.parameters import Array, Parameters
from lenet.resources import RESOURCES

PIXELS: Final = paper.INPUT_SIDE**2
HIDDEN: Final = 58  # with it the network has 60,040 parameters, LeNet-5 has 60,000
FULL_NET_PATH: Final = RESOURCES / "lecture" / "full-net.safetensors"
_MOST_BYTES: Final = 1 << 20

MOST_SHIFT: Final = 6  # pixels: so far the 20x20 box of a digit stays within the 32x32 image
SHIFTS: Final = tuple(range(-MOST_SHIFT, MOST_SHIFT + 1))  # to the right; below 0 to the left
TEST_DIGITS: Final = 10_000
# Wrong answers over all MNIST test digits, one count for each of SHIFTS.
FULL_NET_ERRORS: Final = (
    8503, 8074, 6745, 4574, 2343, 636, 259, 503, 2135, 4630, 6872, 8345, 8994
)  # fmt: skip
# Of the bundled model "paper", which learned the same digits, without distortions.
LENET_ERRORS: Final = (
    6213, 4837, 2915, 1298, 343, 125, 90, 123, 272, 781, 2292, 4468, 5963
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class FullNet:
    """The weights of 1024 pixels, 58 hidden units with the squash of LeNet-5, ten outputs."""

    hidden_weights: Array  # (58, 1024)
    hidden_bias: Array  # (58,)
    output_weights: Array  # (10, 58)
    output_bias: Array  # (10,)

    @property
    def parameter_count(self) -> int:
        """How many numbers were learned."""
        return sum(getattr(self, name).size for name in SHAPES)

    def answers(self, images: Array) -> NDArray[np.intp]:
        """Return the class with the largest output for each image: (n, 32, 32) -> (n,)."""
        net = images.reshape(-1, PIXELS) @ self.hidden_weights.T + self.hidden_bias  # (n, 58)
        outputs = squash(net) @ self.output_weights.T + self.output_bias  # (n, 10)
        answers: NDArray[np.intp] = outputs.argmax(axis=1)
        return answers


SHAPES: Final = {
    "hidden_weights": (HIDDEN, PIXELS),
    "hidden_bias": (HIDDEN,),
    "output_weights": (paper.CLASSES, HIDDEN),
    "output_bias": (paper.CLASSES,),
}


def load_full_net(path: Path = FULL_NET_PATH) -> FullNet:
    """Load the bundled network, half precision in the file. Raises InputError."""
    arrays, _ = read_tensors(path, _MOST_BYTES)
    if {name: array.shape for name, array in arrays.items()} != SHAPES:
        raise InputError(
            "{path} does not hold the fully connected network of the lecture.", path=path
        )
    return FullNet(**{name: array.astype(np.float32) for name, array in arrays.items()})


def shifted(images: Array, right: int) -> Array:
    """Return images moved so many pixels to the right, or to the left for a number below 0.

    (..., 32, 32) -> the same. Background comes in at one side; the other side is cut off.
    """
    moved = np.full_like(images, paper.BACKGROUND)
    if right >= 0:
        moved[..., right:] = images[..., : images.shape[-1] - right]
    else:
        moved[..., :right] = images[..., -right:]
    return moved


class ShiftedReading(NamedTuple):
    """A shifted image, and what either network answers."""

    image: Array  # (32, 32)
    full_net: int
    lenet: int


def read_shifted(
    full_net: FullNet, lenet: Parameters, image: Array, *, right: int
) -> ShiftedReading:
    """Move an image, (32, 32), to the right and let both networks read it."""
    moved = shifted(image, right)
    return ShiftedReading(moved, int(full_net.answers(moved)[0]), forward(lenet, moved).answer)
