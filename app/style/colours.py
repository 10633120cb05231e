"""Arithmetic on a theme's colours: mixtures, contrast, and tables from number to colour."""

from dataclasses import fields, replace
from functools import cache, lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from app.style.theme import Theme

_VEIL: Final = 0.8  # how much of a dimmed colour is background


def mixed(low: QColor, high: QColor, share: float) -> QColor:
    """Return the colour `share` (0 to 1) of the way from one colour to another."""
    return QColor(
        *(
            round(a + (b - a) * share)
            for a, b in (
                (low.red(), high.red()),
                (low.green(), high.green()),
                (low.blue(), high.blue()),
            )
        )
    )


def ink_on(background: QColor, theme: Theme) -> QColor:
    """Return the theme's text or surface colour, whichever is easier to read on a background."""
    return max(
        (theme.colour("text"), theme.colour("surface")),
        key=lambda ink: contrast(ink, background),
    )


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2, 1 to 21."""
    dark, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2, 0 to 1."""
    red, green, blue = (
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=64)
def distinct_colours(theme: Theme, count: int) -> tuple[QColor, ...]:
    """Return `count` colours evenly spaced in hue, to tell things apart.

    Colour is never the only sign of a thing: not everybody can tell all of them apart.
    """
    lightness = 0.42 if theme.colour("window").lightnessF() > 0.5 else 0.66
    return tuple(QColor.fromHslF(number / count, 0.7, lightness) for number in range(count))


def diverging_table(theme: Theme, size: int = 256) -> NDArray[np.uint8]:
    """Return the activation colour map, (size, 4) RGBA: negative - neutral - positive.

    Rises faster near zero, where most states are and differences should show.
    """
    low, middle, high = (
        np.array([colour.redF(), colour.greenF(), colour.blueF()])
        for colour in map(theme.colour, ("negative", "neutral", "positive"))
    )
    place = np.linspace(-1, 1, size)[:, None]  # (size, 1)
    strength = np.abs(place) ** theme.lift  # (size, 1)
    colours = middle * (1 - strength) + np.where(place < 0, low, high) * strength  # (size, 3)
    table = np.full((size, 4), 255, dtype=np.uint8)
    table[:, :3] = np.round(colours * 255).astype(np.uint8)
    return table


def dimmed(table: NDArray[np.uint8], theme: Theme) -> NDArray[np.uint8]:
    """Return a colour table faded towards the background, (n, 4) RGBA."""
    window = theme.colour("window")
    background = np.array([window.red(), window.green(), window.blue(), 255])
    return np.round(table * (1 - _VEIL) + background * _VEIL).astype(np.uint8)


@cache
def dimmed_theme(theme: Theme) -> Theme:
    """Return a theme whose colours are faded towards its background, as `dimmed` fades a table.

    Painting in faded colours is many times quicker than a translucent colour over them.
    """
    window = theme.colour("window")
    names = [field.name for field in fields(theme) if field.type is str and field.name != "name"]
    faded = {name: mixed(theme.colour(name), window, _VEIL).name() for name in names}
    return replace(theme, **faded)  # type: ignore[arg-type]


def ramp(theme: Theme, low: str, high: str) -> NDArray[np.uint32]:
    """Return 256 steps from one named colour to another, (256,), as pixels of a QImage."""
    return _between(theme.colour(low), theme.colour(high))


def greys() -> NDArray[np.uint32]:
    """Return black to white, (256,): a photograph's own colours, the same in every theme."""
    return _between(QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white))


def _between(low: QColor, high: QColor) -> NDArray[np.uint32]:
    table = np.full((256, 4), 255, dtype=np.uint8)
    first, last = ((colour.red(), colour.green(), colour.blue()) for colour in (low, high))
    table[:, :3] = np.rint(np.linspace(first, last, 256)).astype(np.uint8)
    return packed(table)


def packed(table: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Return a colour table, (n, 4) RGBA, as pixels of a QImage of Format_RGB32, (n,)."""
    red, green, blue = (table[:, channel].astype(np.uint32) for channel in range(3))
    return (0xFF000000 | red << 16 | green << 8 | blue).astype(np.uint32)
