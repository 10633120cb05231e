"""RunSpec: all that a run is made of, from the form or the command line to the run folder.

    RecipeChanges + recipe, RunInputs, Stops -> RunSpec -> spec file -> child process
    RunSpec -> recipe.toml and RunStarted in the run folder -> RunSpec, when the run is resumed

A new option is a field here, in RunInputs or RecipeChanges, and a field of the form or a flag
of the command line that has its name. The run folder and the settings keep it by that name.
"""

from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self, get_args

import msgspec
from msgspec import Meta

from lenet.data.image_augment import Distortion
from lenet.errors import InputError
from lenet.files.atomic_write import atomic_write
from lenet.files.decode import Count, convert, fault_in, from_json, shortened
from lenet.files.foreign_file import read_file
from lenet.runs.recipe import Recipe, check_recipe

MOST_THREADS: Final = 256  # torch ends the process at some tens of thousands
_MOST_BYTES: Final = 1 << 20  # of a spec file; the paths of the ink take most
Device = Literal["cpu", "cuda", "mps", "auto"]
_STRENGTHS: Final = ("translation", "rotation", "scaling", "squeezing", "shear", "elastic")


@dataclass(frozen=True, kw_only=True)
class RunInputs:
    """What the numbers of a run depend on besides its recipe. Files are given by their paths."""

    seed: Count = 0  # of all randomness
    threads: Annotated[int, Meta(ge=1, le=MOST_THREADS)] = 1  # more leave the window no core
    data_folder: str | None = None  # of IDX files; None: the bundled MNIST
    ink: tuple[str, ...] = ()  # ink files, for a recipe with [ink]
    begin_with: str | None = None  # a model file; None: the initial weights of the seed
    device: Device = "cpu"  # that computes the batches; "auto" is cuda or mps where there is one

    def by_name(self) -> dict[str, Any]:
        """Return these values and no others, also where more belongs to `self`."""
        return {part.name: getattr(self, part.name) for part in fields(RunInputs)}


@dataclass(frozen=True)
class Stops:
    """Conditions of which the first to hold ends the run; None never holds.

    The error is that of the held-out digits where the recipe holds some out, else of the test
    digits, and is looked at after every pass.
    """

    # A fraction: 0.01 is one in a hundred.
    error_below: Annotated[float, Meta(gt=0, le=1)] | None = None
    # Passes without a lower error.
    patience: Annotated[int, Meta(ge=1, le=100_000)] | None = None
    # Of learning, over all sittings; pauses and measuring are not counted.
    minutes: Annotated[float, Meta(gt=0, le=1_000_000)] | None = None

    @property
    def fault(self) -> InputError | None:
        """The sentence on a value out of bounds, or None."""
        found = fault_in(self)
        if found is None:
            return None
        return {
            "error_below": InputError("The error to stop at must be above 0 and at most 100 %."),
            "patience": InputError("The passes without a better one must be from 1 to 100,000."),
            "minutes": InputError("The minutes to learn must be above 0 and at most 1,000,000."),
        }[found.place]


@dataclass(frozen=True, kw_only=True)
class RunSpec(RunInputs):
    """All that a run is made of. The same spec gives the same network, bit by bit."""

    recipe: Recipe
    stops: Stops = field(default_factory=Stops)  # when the run ends before its last pass

    @classmethod
    def of(cls, recipe: Recipe, inputs: RunInputs, stops: Stops) -> Self:
        """Return the spec of these parts; `inputs` may be the RunStarted of a run folder."""
        return cls(recipe=recipe, stops=stops, **inputs.by_name())


@dataclass(frozen=True, kw_only=True)
class RecipeChanges:
    """Values that a person set otherwise than the recipe; None: as the recipe has it."""

    passes: int | None = None
    batch: int | None = None
    rate: float | None = None  # of batches the highest, of the paper's schedule the first
    distortion: float | None = None  # times the recipe's own strength; 0 for none

    @classmethod
    def of(cls, recipe: Recipe) -> Self:
        """Return the values that a recipe has itself; None for what it lacks."""
        rate = None
        if recipe.minibatch is not None:
            rate = recipe.minibatch.rate
        elif recipe.sdlm is not None:
            rate = recipe.sdlm.schedule[0][1]
        return cls(
            passes=recipe.passes,
            batch=None if recipe.minibatch is None else recipe.minibatch.batch,
            rate=rate,
            distortion=None if recipe.distortion is None else 1.0,
        )

    def applied_to(self, recipe: Recipe, *, source: str) -> Recipe:
        """Return the recipe with these values; those that it lacks are left out.

        Raises InputError naming `source` for values out of their range.
        """
        if self.passes is not None:
            recipe = replace(recipe, passes=self.passes)
        if recipe.minibatch is not None:
            batch = recipe.minibatch.batch if self.batch is None else self.batch
            rate = recipe.minibatch.rate if self.rate is None else self.rate
            recipe = replace(recipe, minibatch=replace(recipe.minibatch, batch=batch, rate=rate))
        elif recipe.sdlm is not None and self.rate is not None:
            share = self.rate / recipe.sdlm.schedule[0][1]
            schedule = tuple((passes, rate * share) for passes, rate in recipe.sdlm.schedule)
            recipe = replace(recipe, sdlm=replace(recipe.sdlm, schedule=schedule))
        if recipe.distortion is not None and self.distortion is not None:
            recipe = replace(recipe, distortion=_scaled(recipe.distortion, self.distortion))
        check_recipe(recipe, source=source)
        return recipe


def _scaled(distortion: Distortion, strength: float) -> Distortion | None:
    """Return the distortions times `strength`; None at 0."""
    if strength == 0:
        return None
    scaled = {name: getattr(distortion, name) * strength for name in _STRENGTHS}
    return replace(distortion, **scaled)


def check_spec(spec: RunSpec) -> None:
    """Raise InputError, in words of the command line, for values out of their range."""
    if spec.seed < 0:
        raise InputError("--seed is {seed}, but must not be negative.", seed=spec.seed)
    if not 1 <= spec.threads <= MOST_THREADS:
        raise InputError(
            "--threads is {threads}, but must be from 1 to {most}.",
            threads=spec.threads,
            most=MOST_THREADS,
        )
    if spec.device not in get_args(Device):
        raise InputError(
            "--device is {device}, but must be one of {devices}.",
            device=shortened(spec.device),
            devices=", ".join(get_args(Device)),
        )
    if spec.recipe.sdlm is not None and spec.device not in ("cpu", "auto"):
        raise InputError(
            "{recipe} learns one pattern an update, on the processor: --device {device} cannot be"
            " used.",
            recipe=spec.recipe.name,
            device=spec.device,
        )
    if spec.stops.fault:
        raise spec.stops.fault


def save_spec(path: Path, spec: RunSpec) -> None:
    """Write a spec as JSON, with absolute paths: its reader may work in another folder.

    Raises OSError.
    """
    whole = replace(
        spec,
        data_folder=_absolute(spec.data_folder),
        ink=tuple(str(Path(file).absolute()) for file in spec.ink),
        begin_with=_absolute(spec.begin_with),
    )
    atomic_write(path, msgspec.json.encode(whole))


def load_spec(path: Path) -> RunSpec:
    """Read what `save_spec` wrote. Raises InputError when the file cannot be used."""
    entries = from_json(read_file(path, _MOST_BYTES), dict[str, Any])
    if entries is None:
        raise InputError("{path} does not describe a run.", path=path)
    spec = convert(entries, RunSpec, source=str(path))
    check_recipe(spec.recipe, source=str(path))
    check_spec(spec)
    return spec


def _absolute(path: str | None) -> str | None:
    return None if path is None else str(Path(path).absolute())
