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
# Where the slope of VALLEYS is 0: the left minimum, the hilltop, the right minimum.
VALLEY_LEFT, HILLTOP, VALLEY_RIGHT = sorted(np.roots([1.0, 0.0, -1.0, 0.15]).real.tolist())


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

    def own_rates(self, mu: float) -> Vector:
        """Return 1 / (mu + h_kk), (2,): the factors of the paper's rates, p. 42."""
        return np.asarray(1 / (mu + np.diag(self.hessian)))

    def scaled_curvatures(self, mu: float) -> Vector:
        """Return the two curvatures that descent meets with `own_rates`, the smaller one first.

        They are the eigenvalues of D H, where D has the factors on its diagonal.
        """
        factors = np.sqrt(self.own_rates(mu))
        return np.asarray(np.linalg.eigvalsh(factors[:, None] * self.hessian * factors))


NARROW: Final = Valley(steep=1.0, shallow=0.08, angle=np.pi / 7)
ALIGNED: Final = Valley(steep=1.0, shallow=0.08, angle=0.0)  # its floor lies along the first axis


def valley_curvature(x: float) -> float:
    """Return f'' at the minimum of the valley of VALLEYS that x lies in, left or right."""
    return VALLEYS.curvature(VALLEY_LEFT if x < HILLTOP else VALLEY_RIGHT)


def largest_rate(curvature: float) -> float:
    """Return the rate up to which a step lowers a parabola of curvature f'' > 0: 2 / f''.

    Up to 1 / f'' steps come down one side; from there to 2 / f'' each lands on the other side.
    Any other curve is such a parabola near a minimum only, with f'' taken there.
    """
    return 2 / curvature


def has_converged(slope: Vector) -> bool:
    """Whether the gradient, of any shape, is about 0."""
    return bool(np.abs(slope).max() < _FLAT)


def has_diverged(x: Vector, *, far: float) -> bool:
    """Whether a variable of x is beyond `far`, or is NaN."""
    return not bool(np.abs(x).max() < far)
