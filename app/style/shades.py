"""Colours between two of the theme's, and which ink is read on them."""

from PySide6.QtGui import QColor

from app.style.theme import Theme


def mixed(low: QColor, high: QColor, share: float) -> QColor:
    """The colour `share` of the way from one to the other."""
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


def ink_on(behind: QColor, theme: Theme) -> QColor:
    """Of the theme's text and paper, the one that is read better on a colour."""
    return max(
        (theme.colour("text"), theme.colour("surface")),
        key=lambda ink: contrast(ink, behind),
    )


def contrast(one: QColor, other: QColor) -> float:
    """WCAG's contrast ratio, 1 to 21."""
    dark, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
