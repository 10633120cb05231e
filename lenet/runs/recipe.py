"""What a training run is made of, as frozen values, and which of them can work together."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lenet.data.image_augment import Distortion
from lenet.data.stroke_augment import InkSettings
from lenet.errors import InputError, Phrase
from lenet.network import paper
from lenet.network.loss import Loss

_MOST_PASSES: Final = 100_000
_NUMBER_OF_PASSES: Final = Phrase("a number of passes in sdlm.schedule")
_RATE: Final = Phrase("a rate in sdlm.schedule")


@dataclass(frozen=True)
class Sdlm:
    """Online stochastic diagonal Levenberg-Marquardt, one pattern an update (pp. 41-42)."""

    mu: float = paper.SDLM_MU
    curvature_patterns: int = paper.SDLM_PATTERNS
    # Global rates: [passes, rate] pairs; after the last pair its rate stays.
    schedule: tuple[tuple[int, float], ...] = paper.SCHEDULE
    # Not in the paper: in the first pass the curvature is measured anew after so many patterns,
    # 0 for never. The weights start so small that the first measure is next to nothing.
    renewal: int = 5_000


@dataclass(frozen=True)
class Minibatch:
    """AdamW or Muon on batches: the rate rises in the warm-up and falls to nothing as a cosine."""

    batch: int = 128
    rate: float = 3e-3  # the highest
    warm_up: float = 0.1  # fraction of the run
    weight_decay: float = 1e-3
    averaging: float = 0.999  # of the weights, per step; 0 keeps the last weights
    muon: bool = False  # orthogonal steps for the weights of C5 and F6


@dataclass(frozen=True)
class Recipe:
    """One way to train LeNet-5. Exactly one of `sdlm` and `minibatch` is there."""

    name: str
    about: str = ""
    passes: int = paper.PASSES
    digits: int = 0  # training digits to learn, the first ones; 0 for all
    held_out: int = 0  # last training digits that are kept out and measured instead
    measured: int = 10_000  # training digits whose errors are counted after every pass
    loss: Loss = field(default_factory=Loss)
    sdlm: Sdlm | None = None
    minibatch: Minibatch | None = None
    distortion: Distortion | None = None
    ink: InkSettings | None = None


def check_recipe(recipe: Recipe, *, source: str) -> None:
    """Raises InputError, naming `source`, when the values cannot work together."""
    for name, value, low, high in _bounds(recipe):
        if not low <= value <= high:
            raise InputError(
                "{source}: {name} is {value}, but must be from {low:g} to {high:g}.",
                source=source,
                name=name,
                value=value,
                low=low,
                high=high,
            )
    for wrong, fault in _faults(recipe, source):
        if wrong:
            raise fault


def _faults(recipe: Recipe, source: str) -> Iterator[tuple[bool, InputError]]:
    """What can be wrong with values that are each in their range, and whether it is."""
    sdlm, minibatch = recipe.sdlm, recipe.minibatch
    distortion, ink = recipe.distortion or Distortion(), recipe.ink or InkSettings()
    yield (
        not recipe.name or recipe.name[0] == "." or bool(set(recipe.name) & set('/\\:*?"<>|')),
        InputError(
            "{source}: the name {name!r} cannot be a file's name.", source=source, name=recipe.name
        ),
    )
    yield (
        (sdlm is None) == (minibatch is None),
        InputError("{source}: it needs one of [sdlm] and [minibatch].", source=source),
    )
    yield (
        recipe.ink is not None and sdlm is not None,
        InputError("{source}: [ink] works with [minibatch] only.", source=source),
    )
    yield (
        sdlm is not None and not sdlm.schedule,
        InputError("{source}: sdlm.schedule is empty.", source=source),
    )
    yield (
        not distortion.copies and not distortion.originals,
        InputError(
            "{source}: distortion.copies is 0 and distortion.originals is false, so nothing is"
            " learned.",
            source=source,
        ),
    )
    yield (
        sdlm is not None and distortion.fade_from < 1,
        InputError("{source}: distortion.fade_from works with [minibatch] only.", source=source),
    )
    yield (
        minibatch is not None and not distortion.fresh,
        InputError("{source}: distortion.fresh = false works with [sdlm] only.", source=source),
    )
    yield (
        bool(ink.nondigits) and recipe.loss.equation == 8,
        InputError("{source}: ink.nondigits works with eq. 9 only.", source=source),
    )
    yield (
        ink.thinnest > ink.thickest,
        InputError("{source}: ink.thinnest is more than ink.thickest.", source=source),
    )


_Bound = tuple[str, float, float, float]


def _bounds(recipe: Recipe) -> Iterator[_Bound]:
    """Name, value, lowest and highest allowed of every number."""
    yield from [
        ("passes", recipe.passes, 1, _MOST_PASSES),
        ("digits", recipe.digits, 0, math.inf),
        ("held_out", recipe.held_out, 0, math.inf),
        ("measured", recipe.measured, 0, math.inf),
        ("loss.equation", recipe.loss.equation, 8, 9),
        ("loss.j", recipe.loss.j, 0, 1e6),
        ("loss.scale", recipe.loss.scale, 1e-6, 1e6),
    ]
    if recipe.sdlm is not None:
        yield from [
            ("sdlm.mu", recipe.sdlm.mu, 1e-9, 1e9),
            ("sdlm.curvature_patterns", recipe.sdlm.curvature_patterns, 1, 1e6),
            ("sdlm.renewal", recipe.sdlm.renewal, 0, math.inf),
            *((_NUMBER_OF_PASSES, n, 1, 1e6) for n, _ in recipe.sdlm.schedule),
            *((_RATE, rate, 0, 1) for _, rate in recipe.sdlm.schedule),
        ]
    if recipe.minibatch is not None:
        m = recipe.minibatch
        yield from [
            ("minibatch.batch", m.batch, 1, 1e5),
            ("minibatch.rate", m.rate, 0, 1),
            ("minibatch.warm_up", m.warm_up, 0, 1),
            ("minibatch.weight_decay", m.weight_decay, 0, 1),
            ("minibatch.averaging", m.averaging, 0, 1 - 1e-9),
        ]
    if recipe.distortion is not None:
        d = recipe.distortion
        yield from [
            ("distortion.copies", d.copies, 0, 1000),
            ("distortion.translation", d.translation, 0, 14),
            ("distortion.rotation", d.rotation, 0, 180),
            ("distortion.scaling", d.scaling, 0, 2),
            ("distortion.squeezing", d.squeezing, 0, 2),
            ("distortion.shear", d.shear, 0, 2),
            ("distortion.elastic", d.elastic, 0, 14),
            ("distortion.fade_from", d.fade_from, 0, 1),
        ]
    if recipe.ink is not None:
        i = recipe.ink
        yield from [
            ("ink.thinnest", i.thinnest, 0.5, 10),
            ("ink.thickest", i.thickest, 0.5, 10),
            ("ink.versions", i.versions, 1, 1000),
            ("ink.slant", i.slant, 0, 1),
            ("ink.turn", i.turn, 0, 1),
            ("ink.aspect", i.aspect, 0, 1),
            ("ink.jitter", i.jitter, 0, 1),
            ("ink.bend", i.bend, 0, 1),
            ("ink.ends", i.ends, 0, 1),
            ("ink.habits", i.habits, 0, 1),
            ("ink.distorted", i.distorted, 0, 10),
            ("ink.share", i.share, 0, 100),
            ("ink.nondigits", i.nondigits, 0, 1e6),
        ]
