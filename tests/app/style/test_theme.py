"""The colours: readable, and the activation map says zero with the background's neutral."""

import numpy as np
import pytest
from PySide6.QtGui import QPalette

from app.style.theme import DARK, LIGHT, Appearance, Theme, diverging_table, palette

THEMES = [LIGHT, DARK]


def luminance(theme: Theme, name: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    colour = theme.colour(name)
    parts = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    linear = np.where(parts <= 0.03928, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ np.array([0.2126, 0.7152, 0.0722]))


def contrast(theme: Theme, a: str, b: str) -> float:
    bright, dark = sorted((luminance(theme, a), luminance(theme, b)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("background", ["window", "surface", "hover"])
@pytest.mark.parametrize("name", ["text", "muted", "answer", "warning", "accent"])
def test_text_has_the_contrast_that_readers_need(theme: Theme, name: str, background: str) -> None:
    assert contrast(theme, name, background) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_activation_map_runs_from_negative_over_neutral_to_positive(theme: Theme) -> None:
    table = diverging_table(theme, size=257)
    for place, name in ((0, "negative"), (128, "neutral"), (256, "positive")):
        assert tuple(table[place]) == theme.colour(name).getRgb()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_palette_speaks_the_themes_colours(theme: Theme) -> None:
    roles = palette(theme)
    assert roles.color(QPalette.ColorRole.Window).name() == theme.window
    assert roles.color(QPalette.ColorRole.WindowText).name() == theme.text


def test_choosing_a_theme_says_so_once(appearance: Appearance) -> None:
    seen: list[Theme] = []
    appearance.theme_changed.connect(seen.append)
    appearance.choose("dark")
    appearance.choose("dark")
    appearance.choose("light")
    assert seen == [DARK, LIGHT]
