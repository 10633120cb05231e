"""Gradient descent on functions of one and two variables, as the lecture draws it. numpy only."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

_FLAT: Final = 1e-4  # a smaller slope counts as 0


@dataclass(frozen=True)
class ScalarFunction:
    """A function f of one variable with its first two derivatives."""

    value: Callable[[float], float]
    slope: Callable[[float], float]
    curvature: Callable[[float], float]


# f'' is 1 everywhere, so 2 / f'' = 2 is the rate from which descent diverges, wherever it starts.
BOWL: Final = ScalarFunction(
    lambda x: x * x / 2,
    lambda x: x,
    lambda x: 1.0,
)
# Two valleys, the left one deeper: where descent ends depends on where it starts.
VALLEYS: Final = ScalarFunction(
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
        """Return f(x), x being (2,)."""
        return float(x @ self.hessian @ x) / 2

    def slope(self, x: Vector) -> Vector:
        """Return the gradient at x, (2,)."""
        return np.asarray(self.hessian @ x)


NARROW: Final = Valley(steep=1.0, shallow=0.08, angle=np.pi / 7)


def step(x: float, slope: float, rate: float) -> float:
    """Return x - rate * slope: one step of the slides' iteration, for one variable."""
    return x - rate * slope


def largest_rate(curvature: float) -> float | None:
    """Return the rate up to which a step lowers a parabola: 2 / f''. None where f'' is <= 0.

    Up to 1 / f'' steps come down one side; from there to 2 / f'' each lands on the other side.
    """
    return 2 / curvature if curvature > 0 else None


def has_converged(slope: Vector) -> bool:
    """Whether the gradient, of any shape, is about 0."""
    return bool(np.abs(slope).max() < _FLAT)


def has_diverged(x: Vector, *, far: float) -> bool:
    """Whether a variable of x is beyond `far`, or is NaN."""
    return not bool(np.abs(x).max() < far)
