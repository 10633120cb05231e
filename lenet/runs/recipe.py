"""A recipe: what a training run is made of, as frozen values with their bounds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Final

from msgspec import Meta

from lenet.data.image_augment import Distortion
from lenet.data.stroke_augment import InkSettings
from lenet.errors import InputError, Phrase
from lenet.files.decode import Fraction, check
from lenet.network import paper
from lenet.network.loss import Loss
from lenet.network.parameters import InitialWeights

# Characters that a file's name cannot have on some system, and control characters.
_NO_FILE_NAME: Final = frozenset('/\\:*?"<>|\x7f') | frozenset(map(chr, range(32)))

_Digits = Annotated[int, Meta(ge=0, le=1_000_000_000)]
_SchedulePasses = Annotated[
    int,
    Meta(ge=1, le=1_000_000, extra={"name": Phrase("a number of passes in sdlm.schedule")}),
]
_ScheduleRate = Annotated[
    float, Meta(ge=0, le=1, extra={"name": Phrase("a rate in sdlm.schedule")})
]
_InitialWeights = Annotated[
    InitialWeights, Meta(extra={"wanted": Phrase('"2.4/fan-in" or "1/sqrt(fan-in)"')})
]
_Schedule = Annotated[
    tuple[tuple[_SchedulePasses, _ScheduleRate], ...],
    Meta(max_length=1_000, extra={"wanted": Phrase("pairs like [[2, 5e-4], [3, 2e-4]]")}),
]


@dataclass(frozen=True)
class Sdlm:
    """Online stochastic diagonal Levenberg-Marquardt, one pattern an update (pp. 41-42)."""

    mu: Annotated[float, Meta(ge=1e-9, le=1e9)] = paper.SDLM_MU
    curvature_patterns: Annotated[int, Meta(ge=1, le=1_000_000)] = paper.SDLM_PATTERNS
    # Global rates: [passes, rate] pairs; after the last pair its rate stays.
    schedule: _Schedule = paper.SCHEDULE
    # Not in the paper: in the first pass the curvature is measured anew after so many patterns,
    # 0 for never. Only initial weights of 2.4/fan-in need it: with them the first measure is next
    # to nothing.
    renewal: _Digits = 5_000


@dataclass(frozen=True)
class Minibatch:
    """AdamW or Muon on batches: the rate rises in the warm-up and falls to nothing as a cosine."""

    batch: Annotated[int, Meta(ge=1, le=100_000)] = 128
    rate: Fraction = 3e-3  # the highest
    warm_up: Fraction = 0.1  # fraction of the run
    weight_decay: Fraction = 1e-3
    # Of the weights, per step; 0 keeps the last weights:
    averaging: Annotated[float, Meta(ge=0, le=1 - 1e-9)] = 0.999
    muon: bool = False  # orthogonal steps for the weights of C5 and F6


@dataclass(frozen=True)
class Recipe:
    """One way to train LeNet-5. Exactly one of `sdlm` and `minibatch` is there."""

    name: Annotated[str, Meta(max_length=100)]
    about: Annotated[str, Meta(max_length=5_000)] = ""
    passes: Annotated[int, Meta(ge=1, le=100_000)] = paper.PASSES
    initial_weights: _InitialWeights = "2.4/fan-in"
    digits: _Digits = 0  # training digits to learn, the first ones; 0 for all
    held_out: _Digits = 0  # training digits that are kept out and measured instead
    held_out_from: _Digits | None = None  # the first of them; None: they are the last ones
    measured: _Digits = 10_000  # training digits whose errors are counted after every pass
    loss: Loss = field(default_factory=Loss)
    sdlm: Sdlm | None = None
    minibatch: Minibatch | None = None
    distortion: Distortion | None = None
    ink: InkSettings | None = None


def check_recipe(recipe: Recipe, *, source: str) -> None:
    """Raise InputError, naming `source`, for a value out of bounds or values that clash."""
    check(recipe, source=source)
    for wrong, fault in _faults(recipe, source):
        if wrong:
            raise fault


def _faults(recipe: Recipe, source: str) -> Iterator[tuple[bool, InputError]]:
    """Each way in which values within their bounds can clash, and whether they do."""
    sdlm, minibatch = recipe.sdlm, recipe.minibatch
    distortion, ink = recipe.distortion or Distortion(), recipe.ink or InkSettings()
    yield (
        not recipe.name or recipe.name.startswith(".") or not _NO_FILE_NAME.isdisjoint(recipe.name),
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
        (distortion.copies + distortion.originals) % distortion.parts != 0,
        InputError(
            "{source}: distortion.parts is {parts}, which does not divide the {rounds} versions of"
            " every digit.",
            source=source,
            parts=distortion.parts,
            rounds=distortion.copies + distortion.originals,
        ),
    )
    yield (
        minibatch is not None and distortion.parts > 1,
        InputError("{source}: distortion.parts works with [sdlm] only.", source=source),
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
