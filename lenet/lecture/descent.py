"""Gradient descent on functions of one and two variables, as the lecture draws it. numpy only."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

_FLAT: Final = 1e-4  # a slope of this size counts as none


@dataclass(frozen=True)
class Curve:
    """A function of one variable with its first two derivatives."""

    value: Callable[[float], float]
    slope: Callable[[float], float]
    curvature: Callable[[float], float]


# f'' is 1 everywhere, so 2 / f'' = 2 is the rate from which descent diverges, wherever it starts.
BOWL: Final = Curve(
    lambda x: x * x / 2,
    lambda x: x,
    lambda x: 1.0,
)
# Two valleys, the left one deeper: where descent ends depends on where it starts.
VALLEYS: Final = Curve(
    lambda x: (x * x - 1) ** 2 / 4 + 0.15 * x,
    lambda x: x**3 - x + 0.15,
    lambda x: 3 * x * x - 1,
)


@dataclass(frozen=True, eq=False)
class Valley:
    """f(x) = x^T H x / 2: a valley, `steep` across and `shallow` along, turned by `angle`."""

    steep: float
    shallow: float
    angle: float  # of the valley's floor against the first axis, radians

    @property
    def hessian(self) -> Vector:
        """H, (2, 2)."""
        along = np.array([np.cos(self.angle), np.sin(self.angle)])
        across = np.array([-along[1], along[0]])
        return np.asarray(
            self.shallow * np.outer(along, along) + self.steep * np.outer(across, across)
        )

    def value(self, x: Vector) -> float:
        return float(x @ self.hessian @ x) / 2

    def slope(self, x: Vector) -> Vector:
        """The gradient, (2,)."""
        return np.asarray(self.hessian @ x)


NARROW: Final = Valley(steep=1.0, shallow=0.08, angle=np.pi / 7)


def step(x: float, slope: float, rate: float) -> float:
    """One step, x - rate * slope: the slides' iteration, for one variable."""
    return x - rate * slope


def largest_rate(curvature: float) -> float | None:
    """Where a step stops making f smaller on a parabola: 2 / f''. None where f'' is not positive.

    Up to 1 / f'' steps come down one side; from there to 2 / f'' each lands on the other side.
    """
    return 2 / curvature if curvature > 0 else None


def has_arrived(slope: Vector) -> bool:
    """Whether the slope is as good as none."""
    return bool(np.abs(slope).max() < _FLAT)


def is_gone(x: Vector, *, far: float) -> bool:
    """Whether descent diverged: a variable is beyond `far`, or no number any more."""
    return not bool(np.abs(x).max() < far)
