"""The formats of numbers: one for each kind of number, the same on every page."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication

MINUS: Final = "\N{MINUS SIGN}"
CLOSER: Final = 3  # decimals in a tool tip, which looks closer than the figure under it
_DISTANCE_PLACES: Final = 1


def number(value: float, places: int = 2) -> str:
    """Return a state, a sum, a weight or a bias, with a true minus sign; -0.00 is 0.00."""
    text = f"{value:.{places}f}"
    return text.removeprefix("-") if float(text) == 0 else text.replace("-", MINUS)


def signed(value: float, places: int = 2) -> str:
    """Return a difference: a number with its sign, also above zero."""
    text = number(value, places)
    return f"+{text}" if value > 0 and float(f"{value:.{places}f}") != 0 else text


def distance(value: float) -> str:
    """Return a distance of F6 from a code, or a loss, which is one."""
    return number(value, _DISTANCE_PLACES)


def distance_gap(larger: float, smaller: float) -> str:
    """Return the difference of two distances as they are shown, so that it can be checked."""
    gap = round(larger, _DISTANCE_PLACES) - round(smaller, _DISTANCE_PLACES)
    return distance(gap)


def percent(share: float) -> str:
    """Return a probability, 0..1, in percent."""
    return QCoreApplication.translate("Numbers", "{number} %").format(number=f"{100 * share:.1f}")


def gradient(value: float) -> str:
    """Return a gradient: three significant digits, because gradients have any size."""
    return f"{value:.3g}".replace("-", MINUS)


def narrower(value: float, places: int) -> Iterator[str]:
    """Yield a number in ever fewer characters: fewer decimals, then 1.1k, 11k, 1.1M."""
    for digits in range(places, -1, -1):
        yield number(value, digits)
    for factor, unit in ((1e3, "k"), (1e6, "M")):
        if abs(value) >= factor:
            yield f"{number(value / factor, 1)}{unit}"
            yield f"{number(value / factor, 0)}{unit}"
