"""The objective functions, two curves and a valley, and the path of a descent on one of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np

from lenet.lecture.descent import (
    ALIGNED,
    BOWL,
    NARROW,
    VALLEYS,
    ScalarFunction,
    Valley,
    Vector,
    has_converged,
    has_diverged,
    valley_curvature,
)
from lenet.network import paper

ObjectiveName = Literal["bowl", "valleys", "surface", "aligned"]
Point = tuple[float, ...]
MOST_STEPS: Final = 300
_FAR: Final = 2.5  # times the range that is shown: a descent this far out has diverged


@dataclass(frozen=True, eq=False)
class Objective:
    """A function of one or two variables, the range that is shown, and presets."""

    name: ObjectiveName
    value: Callable[[Vector], float]
    slope: Callable[[Vector], Vector]
    curvature: Callable[[Vector], float]  # the largest one, at the minimum of the point's valley
    reach: tuple[float, ...]  # each variable is shown from -reach to reach
    highest: float  # a curve is shown up to this value
    lowest: float  # and down to this one
    largest_rate: float  # at the end of the scale
    presets: dict[str, tuple[float, Point]]  # learning rate and start, by what they do
    valley: Valley | None = None  # of two variables

    @property
    def dimensions(self) -> int:
        """The number of variables."""
        return len(self.reach)


def _curve_objective(
    name: ObjectiveName,
    curve: ScalarFunction,
    curvature: Callable[[float], float],
    *,
    reach: float,
    highest: float,
    lowest: float,
    largest_rate: float,
    presets: dict[str, tuple[float, Point]],
) -> Objective:
    return Objective(
        name,
        lambda x: curve.value(float(x[0])),
        lambda x: np.array([curve.slope(float(x[0]))]),
        lambda x: curvature(float(x[0])),
        (reach,),
        highest,
        lowest,
        largest_rate,
        presets,
    )


def _surface_objective(name: ObjectiveName, valley: Valley) -> Objective:
    return Objective(
        name,
        valley.value,
        valley.slope,
        lambda x: valley.steep,
        (6.4, 4.0),
        0.0,
        0.0,
        2.5,
        {
            "converges": (0.7, (-4.6, 1.4)),
            "zig-zag": (1.9, (-4.6, 1.4)),
            "diverges": (2.06, (-3.2, 0.2)),
        },
        valley,
    )


OBJECTIVES: Final[dict[str, Objective]] = {
    "bowl": _curve_objective(
        "bowl",
        BOWL,
        BOWL.curvature,
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
    "valleys": _curve_objective(
        "valleys",
        VALLEYS,
        valley_curvature,
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
    "surface": _surface_objective("surface", NARROW),
    "aligned": _surface_objective("aligned", ALIGNED),
}


@dataclass(frozen=True)
class Descent:
    """A gradient descent so far: the objective's name, the learning rate, every point.

    With `has_own_rates` each variable of a valley steps by its own rate, rate / (mu + h_kk).
    """

    objective: str
    rate: float
    path: tuple[Point, ...]  # the start first
    has_own_rates: bool = False

    @property
    def at(self) -> Vector:
        """The last point."""
        return np.array(self.path[-1])

    @property
    def slope(self) -> Vector:
        """The gradient at the last point."""
        return OBJECTIVES[self.objective].slope(self.at)

    @property
    def valley(self) -> Valley:
        """The valley of two variables that it descends."""
        valley = OBJECTIVES[self.objective].valley
        assert valley is not None
        return valley

    @property
    def rates(self) -> Vector:
        """The learning rate of each variable."""
        if self.has_own_rates:
            return self.rate * self.valley.own_rates(paper.SDLM_MU)
        return np.full(len(self.path[-1]), self.rate)

    @property
    def curvature(self) -> float:
        """The largest curvature that the steps meet at the minimum; with own rates a scaled one."""
        if self.has_own_rates:
            return float(self.valley.scaled_curvatures(paper.SDLM_MU)[-1])
        return OBJECTIVES[self.objective].curvature(self.at)

    @property
    def ended(self) -> bool:
        """Whether it has arrived, is gone, or has made MOST_STEPS."""
        return self.has_converged or self.has_diverged or len(self.path) > MOST_STEPS

    @property
    def has_converged(self) -> bool:
        """Whether the gradient is nearly 0."""
        return has_converged(self.slope)

    @property
    def has_diverged(self) -> bool:
        """Whether it diverged: the last point is far outside the range that is shown."""
        return has_diverged(self.at, far=_FAR * max(OBJECTIVES[self.objective].reach))

    def stepped(self) -> "Descent":
        """Return the descent after one more step."""
        following = self.at - self.rates * self.slope
        return replace(self, path=(*self.path, tuple(following.tolist())))

    def from_start(self, start: Point | None = None) -> "Descent":
        """Return the descent before its first step, or at another start."""
        return replace(self, path=(self.path[0] if start is None else start,))


def preset_descent(name: str, preset: str, has_own_rates: bool = False) -> Descent:
    """Return a descent by a preset, before its first step.

    With own rates the learning rate is another one, so that it stands at the same place between
    the marks of the scale.
    """
    rate, start = OBJECTIVES[name].presets[preset]
    descent = Descent(name, rate, (start,), has_own_rates)
    if not has_own_rates:
        return descent
    return replace(descent, rate=round(rate / descent.curvature, 3))
