"""What the lecture descends on: two curves and a valley, with rates that do what they are named."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np

from lenet.lecture.descent import (
    BOWL,
    NARROW,
    VALLEYS,
    ScalarFunction,
    Vector,
    has_converged,
    has_diverged,
    step,
)

Name = Literal["bowl", "valleys", "surface"]
Point = tuple[float, ...]
MOST_STEPS: Final = 300
_OUTSIDE: Final = 2.5  # times what is shown


@dataclass(frozen=True, eq=False)
class Scene:
    """A function of one or two variables, the part of it that is shown, and presets."""

    name: Name
    value: Callable[[Vector], float]
    slope: Callable[[Vector], Vector]
    curvature: Callable[[Vector], float]  # the largest, at a place
    reach: tuple[float, ...]  # how far to either side of 0 each variable is shown
    highest: float  # of f, on a curve
    lowest: float
    largest_rate: float  # at the end of the scale
    presets: dict[str, tuple[float, Point]]  # rate and start that converge, zig-zag, diverge

    @property
    def dimensions(self) -> int:
        return len(self.reach)


def _curve_scene(
    name: Name,
    curve: ScalarFunction,
    *,
    reach: float,
    highest: float,
    lowest: float,
    largest_rate: float,
    presets: dict[str, tuple[float, Point]],
) -> Scene:
    return Scene(
        name,
        lambda x: curve.value(float(x[0])),
        lambda x: np.array([curve.slope(float(x[0]))]),
        lambda x: curve.curvature(float(x[0])),
        (reach,),
        highest,
        lowest,
        largest_rate,
        presets,
    )


SCENES: Final[dict[str, Scene]] = {
    "bowl": _curve_scene(
        "bowl",
        BOWL,
        reach=3.4,
        highest=5.8,
        lowest=-0.5,
        largest_rate=2.5,
        presets={
            "converges": (0.4, (-2.8,)),
            "zig-zag": (1.8, (-2.8,)),
            "diverges": (2.1, (-1.2,)),
        },
    ),
    "valleys": _curve_scene(
        "valleys",
        VALLEYS,
        reach=1.9,
        highest=1.6,
        lowest=-0.3,
        largest_rate=2.0,
        presets={
            "converges": (0.2, (0.3,)),
            "zig-zag": (0.76, (-1.4,)),
            "diverges": (1.9, (-1.2,)),
        },
    ),
    "surface": Scene(
        "surface",
        NARROW.value,
        NARROW.slope,
        lambda x: NARROW.steep,
        (6.4, 4.0),
        0.0,
        0.0,
        2.5,
        {
            "converges": (0.7, (-4.6, 1.4)),
            "zig-zag": (1.9, (-4.6, 1.4)),
            "diverges": (2.06, (-3.2, 0.2)),
        },
    ),
}


@dataclass(frozen=True)
class Descent:
    """Where a descent stands: every place so far, the start first."""

    scene: str
    rate: float
    path: tuple[Point, ...]

    @property
    def at(self) -> Vector:
        """The last place."""
        return np.array(self.path[-1])

    @property
    def slope(self) -> Vector:
        """The gradient there."""
        return SCENES[self.scene].slope(self.at)

    @property
    def ended(self) -> bool:
        """Whether there is nothing left to do: arrived, gone, or long on the way."""
        return self.has_arrived or self.is_gone or len(self.path) > MOST_STEPS

    @property
    def has_arrived(self) -> bool:
        return has_converged(self.slope)

    @property
    def is_gone(self) -> bool:
        """Far outside of what is shown, and farther with every step."""
        return has_diverged(self.at, far=_OUTSIDE * max(SCENES[self.scene].reach))

    def stepped(self) -> "Descent":
        """One step on."""
        following = tuple(
            step(float(x), float(slope), self.rate)
            for x, slope in zip(self.at, self.slope, strict=True)
        )
        return replace(self, path=(*self.path, following))

    def from_start(self, start: Point | None = None) -> "Descent":
        """Back to the start, or to another one."""
        return replace(self, path=(self.path[0] if start is None else start,))


def opening(scene: str) -> Descent:
    """A descent that converges and has yet to begin."""
    rate, start = SCENES[scene].presets["converges"]
    return Descent(scene, rate, (start,))
