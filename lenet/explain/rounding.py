"""Rounding of a sum so that the terms as shown add up to the total as shown.

Rounded one by one, 0.045 and -0.106 make -0.061 beside a total of -0.060. Here a term may be
rounded to the other neighbour instead of the nearest one; no term moves by a whole last digit.
"""

from collections.abc import Iterable
from math import floor, fsum
from typing import Final, NamedTuple

from lenet.explain.units import Arithmetic

_WHOLE: Final = 1e-6  # of the last digit: a term so near to a rounded number stays there


class RoundedSum(NamedTuple):
    """Terms rounded to one number of decimals, and the total that they add up to."""

    terms: tuple[float, ...]
    total: float


def round_sum(terms: Iterable[float], places: int, *, total: float | None = None) -> RoundedSum:
    """Round terms to `places` decimals, so that they add up to their rounded total.

    Each term becomes one of its two neighbours; those with the largest remainders go up (the
    method of largest remainders). With `total` they add up to that one, which was rounded
    elsewhere. Where the neighbours cannot reach it, the total is what the terms add up to.
    """
    unit = 10**places
    scaled = [float(term) * unit for term in terms]
    low = [floor(value + _WHOLE) for value in scaled]
    rest = [value - whole for value, whole in zip(scaled, low, strict=True)]
    wanted = round(fsum(scaled) if total is None else total * unit)
    missing = max(wanted - sum(low), 0)
    upwards = sorted(range(len(low)), key=lambda index: -rest[index])[:missing]
    for index in upwards:
        low[index] += rest[index] > _WHOLE
    return RoundedSum(
        tuple(round(whole / unit, places) for whole in low), round(sum(low) / unit, places)
    )


def round_difference(larger: float, smaller: float, places: int) -> float:
    """Return the difference of two numbers as they are shown, each rounded to `places`."""
    return round(round(larger, places) - round(smaller, places), places)


class RoundedSteps(NamedTuple):
    """The steps of a unit's arithmetic as they are shown: each follows from the ones before."""

    sum: float  # of all products
    weighed: float  # the sum times the coefficient; without one the sum itself
    bias: float | None
    net: float


def round_arithmetic(arithmetic: Arithmetic, places: int) -> RoundedSteps:
    """Round the steps of a unit so that what is added to the bias makes the net input.

    Net input and bias are rounded to the nearest, and the rest is their difference, which is one
    of the two neighbours of the exact number.
    """
    net = round(arithmetic.net, places)
    if arithmetic.bias is None:
        return RoundedSteps(net, net, None, net)
    bias = round(arithmetic.bias, places)
    weighed = round(net - bias, places)
    total = weighed if arithmetic.coefficient is None else round(arithmetic.sum, places)
    return RoundedSteps(total, weighed, bias, net)
