"""What a file of weights does not say of its network, guessed by how it reads test digits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, NamedTuple, cast, get_args

import numpy as np

from lenet.data.idx import Digits
from lenet.evaluation.metrics import distances
from lenet.network.parameters import Array
from lenet.network.tutorial import (
    PAPER_SCALE,
    Border,
    InputScale,
    Pooling,
    Squash,
    TutorialParameters,
)

GUESSED_ON: Final = 500  # test digits, the first ones
_FIRST_LOOK: Final = 100  # of them, to leave the most unlikely settings out
_LIKELY: Final = 8  # settings that are then tried on all
_CHANCE: Final = 3  # errors of GUESSED_ON that settings may differ by for no reason
_LARGEST: Final = 1_000.0  # of an input
_UNUSUAL: Final = 1.1  # factor on the loss of the paper's scale, which tutorials seldom take
# torchvision's tutorials take these for the mean and the deviation of MNIST's pixels.
_MEAN, _DEVIATION = 0.1307, 0.3081
_NORMAL: Final = (-_MEAN / _DEVIATION, (1 - _MEAN) / _DEVIATION)
SCALES: Final = (
    InputScale(0, 1),
    InputScale(0, 1, "resized"),
    *(InputScale(*_NORMAL, border) for border in ("background", "zero", "resized")),
    *(InputScale(-1, 1, border) for border in ("background", "zero", "resized")),
    PAPER_SCALE,
    InputScale(0, 255),
    InputScale(0, 255, "resized"),
)


@dataclass(frozen=True)
class Guess:
    """How a network was read, and how many of the first test digits it then reads wrong."""

    squash: Squash
    pooling: Pooling
    scale: InputScale
    errors: int
    count: int


def guess_text(guess: Guess) -> str:
    """Return one line on how a network is read, for a console."""
    scale = guess.scale
    border = {
        "background": "in a border of background",
        "zero": "in a border of 0",
        "resized": "resized to 32x32",
    }[scale.border]
    return (
        f"taken as a LeNet-5 of tutorials with {guess.squash} and {guess.pooling} pooling, for"
        f" digits of {scale.background:.3g} to {scale.ink:.3g} {border}: so it reads"
        f" {guess.errors} of the first {guess.count} test digits wrong"
    )


@dataclass(frozen=True)
class Known:
    """What a file says of its network, which is not guessed; None where it does not."""

    squash: Squash | None = None
    pooling: Pooling | None = None
    scale: InputScale | None = None
    pads: bool | None = None  # whether its first convolution pads the digit with 0


def known_from(facts: Mapping[str, str]) -> Known:
    """Return what the metadata of a file say by the keys squash, pooling, and background with ink.

    The border may stand beside the last two. A value that cannot be is left out.
    """
    squash, pooling = facts.get("squash"), facts.get("pooling")
    border = facts.get("border", "background")
    scale = None
    try:
        ends = float(facts["background"]), float(facts["ink"])
        if all(abs(end) <= _LARGEST for end in ends) and border in get_args(Border):
            scale = InputScale(*ends, cast(Border, border))
    except (KeyError, ValueError):
        pass
    return Known(
        cast(Squash, squash) if squash in get_args(Squash) else None,
        cast(Pooling, pooling) if pooling in get_args(Pooling) else None,
        scale,
    )


class _Tried(NamedTuple):
    """A setting with its errors and the mean -log of the right class's probability."""

    errors: int
    loss: float
    parameters: TutorialParameters


def guess_settings(
    layers: Sequence[dict[str, Array]], digits: Digits, known: Known
) -> tuple[TutorialParameters, Guess]:
    """Return the network with the settings under which it reads digits best.

    `layers` are the ways in which its arrays may be meant. Among settings with about the fewest
    errors, the one with the least mean -log of the right class's probability is taken. A network
    that learned distorted digits reads well on many scales; then the guess says little.
    """
    tried = [_try(parameters, digits, _FIRST_LOOK) for parameters in _settings(layers, known)]
    likely = sorted(tried, key=lambda one: one.loss)[:_LIKELY]
    tried = [_try(one.parameters, digits, GUESSED_ON) for one in likely]
    fewest = min(one.errors for one in tried)
    close = (one for one in tried if one.errors <= fewest + _CHANCE)
    best = min(close, key=lambda one: one.loss)
    p = best.parameters
    count = len(digits.labels[:GUESSED_ON])
    return p, Guess(p.squash, p.pooling, p.scale, best.errors, count)


def _settings(layers: Sequence[dict[str, Array]], known: Known) -> Iterator[TutorialParameters]:
    """Yield the network under every setting that fits what is known."""
    squashes: tuple[Squash, ...] = (known.squash,) if known.squash else get_args(Squash)
    poolings: tuple[Pooling, ...] = (known.pooling,) if known.pooling else get_args(Pooling)
    scales = [scale for scale in SCALES if known.pads is None or _fits(scale, pads=known.pads)]
    if known.scale is not None:
        scales = [known.scale]
    for arrays, one, other in product(layers, squashes, poolings):
        for scale in scales:
            yield TutorialParameters(**arrays, squash=one, pooling=other, scale=scale)


def _fits(scale: InputScale, *, pads: bool) -> bool:
    """Return whether a scale is one of a network that pads the digit with 0, or does not."""
    if not scale.background and scale.border == "background":
        return True  # 0 on either way
    return (scale.border == "zero") == pads


def _try(parameters: TutorialParameters, digits: Digits, count: int) -> _Tried:
    labels = digits.labels[:count]
    penalties = distances(parameters, digits.images[:count])  # (n, 10)
    errors = int(np.count_nonzero(penalties.argmin(axis=1) != labels))
    loss = float(penalties[np.arange(len(labels)), labels].mean())
    if parameters.scale == PAPER_SCALE:
        loss *= _UNUSUAL
    return _Tried(errors, loss, parameters)
