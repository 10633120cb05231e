"""The "LeNet-5" of today's tutorials, in numpy, for comparison with the paper's network.

It differs in four ways: ReLU, a plain tanh or a sigmoid instead of the scaled tanh, max or mean
pooling without parameters instead of trained subsampling, every S2 map connected to every C3 map,
and ten weighted outputs with softmax instead of the RBF units with their fixed codes. It reads the
same 32x32 image as the paper's network, so that both can be shown side by side; one that somebody
else trained first puts the image on the scale that it learned.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeGuard, get_args

import numpy as np
from numpy.typing import NDArray

from lenet.errors import InputError, Phrase
from lenet.network import paper
from lenet.network.checkpoint import Card, load_arrays, read_card, save_arrays
from lenet.network.forward import patches
from lenet.network.parameters import Array, checked_arrays

Squash = Literal["relu", "tanh", "sigmoid"]
Pooling = Literal["max", "mean"]
Border = Literal["background", "zero", "resized"]  # see InputScale

TUTORIAL_SHAPES: Final[dict[str, tuple[int, ...]]] = {
    "c1_kernels": (paper.C1_MAPS, paper.KERNEL_SIDE, paper.KERNEL_SIDE),
    "c1_bias": (paper.C1_MAPS,),
    "c3_kernels": (paper.C3_MAPS, paper.C1_MAPS, paper.KERNEL_SIDE, paper.KERNEL_SIDE),
    "c3_bias": (paper.C3_MAPS,),
    "c5_weights": (paper.C5_UNITS, paper.C3_MAPS, paper.S4_SIDE, paper.S4_SIDE),
    "c5_bias": (paper.C5_UNITS,),
    "f6_weights": (paper.F6_UNITS, paper.C5_UNITS),
    "f6_bias": (paper.F6_UNITS,),
    "output_weights": (paper.CLASSES, paper.F6_UNITS),
    "output_bias": (paper.CLASSES,),
}
# Counted as the paper counts; a pooled unit has four inputs and no bias.
TUTORIAL_LAYER_FACTS: Final[tuple[paper.LayerFacts, ...]] = (
    paper.LayerFacts("C1", 6, 28, 28, 156, 122_304),
    paper.LayerFacts("S2", 6, 14, 14, 0, 4_704),
    paper.LayerFacts("C3", 16, 10, 10, 2_416, 241_600),
    paper.LayerFacts("S4", 16, 5, 5, 0, 1_600),
    paper.LayerFacts("C5", 120, 1, 1, 48_120, 48_120),
    paper.LayerFacts("F6", 84, 1, 1, 10_164, 10_164),
    paper.LayerFacts("Output", 10, 1, 1, 850, 850),
)
TUTORIAL_PARAMETER_COUNT: Final = 61_706


@dataclass(frozen=True)
class InputScale:
    """How a network takes a digit: the value of paper, that of ink, and how 28x28 became 32x32.

    The border of two pixels is background, or 0 as a convolution pads; or there is none, and the
    digit was resized to 32x32.
    """

    background: float
    ink: float
    border: Border = "background"

    def applied(self, image: Array) -> Array:
        """Return images on the paper's scale, (..., 32, 32), on this one, of the same shape."""
        if self == PAPER_SCALE:
            return image
        factor = (self.ink - self.background) / (paper.INK - paper.BACKGROUND)
        scaled: Array = (image - np.float32(paper.BACKGROUND)) * np.float32(factor)
        scaled += np.float32(self.background)
        if self.border == "background":
            return scaled
        inside = scaled[..., _BORDER:-_BORDER, _BORDER:-_BORDER]  # (..., 28, 28)
        if self.border == "resized":
            resized: Array = np.matmul(np.matmul(_STRETCH, inside), _STRETCH.T)
            return resized
        framed = np.zeros_like(scaled)
        framed[..., _BORDER:-_BORDER, _BORDER:-_BORDER] = inside
        return framed


def _stretch() -> Array:
    """Return the matrix, (32, 28), that resizes a line of 28 pixels to 32 by linear mixing."""
    small, large = paper.DIGIT_SIDE, paper.INPUT_SIDE
    place = np.clip((np.arange(large) + 0.5) * small / large - 0.5, 0, small - 1)
    distance = np.abs(place[:, None] - np.arange(small))
    share: Array = np.maximum(1 - distance, 0).astype(np.float32)
    return share


PAPER_SCALE: Final = InputScale(paper.BACKGROUND, paper.INK)
_BORDER: Final = (paper.INPUT_SIDE - paper.DIGIT_SIDE) // 2
_STRETCH: Final = _stretch()


@dataclass(frozen=True, eq=False)
class TutorialParameters:
    """Every trainable number of the network, and the choices in which tutorials differ.

    A layer has the name of the paper's layer in its place.
    """

    c1_kernels: Array  # (6, 5, 5)
    c1_bias: Array  # (6,)
    c3_kernels: Array  # (16, 6, 5, 5)
    c3_bias: Array  # (16,)
    c5_weights: Array  # (120, 16, 5, 5)
    c5_bias: Array  # (120,)
    f6_weights: Array  # (84, 120)
    f6_bias: Array  # (84,)
    output_weights: Array  # (10, 84)
    output_bias: Array  # (10,)
    squash: Squash
    pooling: Pooling
    scale: InputScale

    def to_vector(self) -> Array:
        """Return all trainable numbers as a new vector, (61706,), in the order of the fields."""
        return np.concatenate([array.ravel() for array in self.arrays().values()])

    def arrays(self) -> dict[str, Array]:
        """Return the arrays by name, in the order of the fields; not copies."""
        return {name: getattr(self, name) for name in TUTORIAL_SHAPES}


@dataclass(frozen=True, eq=False)
class TutorialModel:
    """A tutorial network: its parameters and its card."""

    parameters: TutorialParameters
    card: Card


@dataclass(frozen=True, eq=False)
class TutorialTrace:
    """Everything the network computed on one image; `*_net` is the value before squashing.

    `probabilities` are the softmax of `scores`; the largest is the answer.
    """

    image: Array  # (32, 32), on the scale of the network
    c1_net: Array  # (6, 28, 28)
    c1: Array  # (6, 28, 28)
    s2: Array  # (6, 14, 14)
    c3_net: Array  # (16, 10, 10)
    c3: Array  # (16, 10, 10)
    s4: Array  # (16, 5, 5)
    c5_net: Array  # (120,)
    c5: Array  # (120,)
    f6_net: Array  # (84,)
    f6: Array  # (84,)
    scores: Array  # (10,)
    probabilities: Array  # (10,)

    @property
    def answer(self) -> int:
        """The class with the largest score."""
        return int(self.scores.argmax())


def tutorial_forward(p: TutorialParameters, image: Array) -> TutorialTrace:
    """Read one image, (32, 32), background -0.1 and ink 1.175, and keep every value."""
    image = p.scale.applied(image)
    c1_net = p.c1_kernels.reshape(paper.C1_MAPS, -1) @ patches(image[None]) + p.c1_bias[:, None]
    c1_net = c1_net.reshape(paper.C1_MAPS, paper.C1_SIDE, paper.C1_SIDE)  # (6, 28, 28)
    c1 = squash_by(c1_net, p.squash)  # (6, 28, 28)
    s2 = pool_by(c1, p.pooling)  # (6, 14, 14)

    c3_net = p.c3_kernels.reshape(paper.C3_MAPS, -1) @ patches(s2) + p.c3_bias[:, None]
    c3_net = c3_net.reshape(paper.C3_MAPS, paper.C3_SIDE, paper.C3_SIDE)  # (16, 10, 10)
    c3 = squash_by(c3_net, p.squash)  # (16, 10, 10)
    s4 = pool_by(c3, p.pooling)  # (16, 5, 5)

    c5_net = p.c5_weights.reshape(paper.C5_UNITS, -1) @ s4.reshape(-1) + p.c5_bias  # (120,)
    c5 = squash_by(c5_net, p.squash)
    f6_net = p.f6_weights @ c5 + p.f6_bias  # (84,)
    f6 = squash_by(f6_net, p.squash)
    scores = p.output_weights @ f6 + p.output_bias  # (10,)
    return TutorialTrace(
        image=image,
        c1_net=c1_net,
        c1=c1,
        s2=s2,
        c3_net=c3_net,
        c3=c3,
        s4=s4,
        c5_net=c5_net,
        c5=c5,
        f6_net=f6_net,
        f6=f6,
        scores=scores,
        probabilities=softmax(scores),
    )


def softmax(scores: Array) -> Array:
    """Return exp(score) by the sum of all, (10,): probabilities that sum to 1."""
    powers = np.exp(scores - scores.max())  # the largest is 1, so nothing overflows
    probabilities: Array = powers / powers.sum()
    return probabilities


def save_tutorial(path: Path, model: TutorialModel) -> None:
    """Write a model file, as `atomic_write` does. Raises OSError."""
    p = model.parameters
    save_arrays(path, p.arrays(), model.card, facts={"squash": p.squash, "pooling": p.pooling})


def load_tutorial(path: Path) -> TutorialModel:
    """Load a model file of a tutorial network; nothing in it can run code.

    Raises InputError, naming the file and the fault, for a file that cannot be read, is not
    safetensors, or is not such a network.
    """
    return tutorial_model_of(*load_arrays(path), path)


def tutorial_model_of(
    arrays: dict[str, NDArray[np.generic]], metadata: dict[str, str], path: Path
) -> TutorialModel:
    """Return the network of the arrays of a file that `save_tutorial` wrote; raises as above."""
    layers = checked_arrays(
        arrays, TUTORIAL_SHAPES, source=str(path), network=Phrase("tutorial LeNet-5")
    )
    squash, pooling = metadata.get("squash"), metadata.get("pooling")
    if not _is_squash(squash):
        raise InputError(
            "{path} does not say whether its network squashes by relu, tanh or sigmoid.", path=path
        )
    if not _is_pooling(pooling):
        raise InputError("{path} does not say whether its network pools by max or mean.", path=path)
    parameters = TutorialParameters(**layers, squash=squash, pooling=pooling, scale=PAPER_SCALE)
    return TutorialModel(parameters, read_card(metadata, path))


def squash_by(net: Array, squash: Squash) -> Array:
    """Return ReLU, tanh or the sigmoid of net inputs. Any shape."""
    if squash == "relu":
        positive: Array = np.maximum(net, 0)
        return positive
    if squash == "tanh":
        return np.tanh(net)
    sigmoid: Array = np.float32(0.5) * np.tanh(np.float32(0.5) * net) + np.float32(0.5)
    return sigmoid  # by tanh, since exp overflows


def pool_by(maps: Array, pooling: Pooling) -> Array:
    """Return maximum or mean of each 2x2 window: (..., h, w) -> (..., h / 2, w / 2)."""
    if pooling == "mean":
        rows = maps[..., ::2, :] + maps[..., 1::2, :]
        mean: Array = (rows[..., ::2] + rows[..., 1::2]) * np.float32(0.25)
        return mean
    rows = np.maximum(maps[..., ::2, :], maps[..., 1::2, :])
    largest: Array = np.maximum(rows[..., ::2], rows[..., 1::2])
    return largest


def _is_squash(word: str | None) -> TypeGuard[Squash]:
    return word in get_args(Squash)


def _is_pooling(word: str | None) -> TypeGuard[Pooling]:
    return word in get_args(Pooling)
