"""Arithmetic on colours: WCAG's contrast, mixtures, and tables from number to colour."""

import numpy as np
import pytest
from PySide6.QtGui import QColor

from app.style.colours import contrast, dimmed, diverging_table, greys, mixed, packed
from app.style.theme import DARK, LIGHT, Theme

THEMES = [LIGHT, DARK]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ff0000", 1.0)],
)
def test_contrast_is_the_ratio_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(QColor(one), QColor(other)) == pytest.approx(ratio, abs=0.005)
    assert contrast(QColor(other), QColor(one)) == pytest.approx(ratio, abs=0.005)


def test_a_mixture_lies_between_its_colours() -> None:
    low, high = QColor(0, 100, 200), QColor(100, 0, 200)
    assert mixed(low, high, 0) == low
    assert mixed(low, high, 0.25) == QColor(25, 75, 200)
    assert mixed(low, high, 1) == high


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_activation_map_runs_from_negative_over_neutral_to_positive(theme: Theme) -> None:
    table = diverging_table(theme, size=257)
    for place, name in ((0, "negative"), (128, "neutral"), (256, "positive")):
        assert tuple(table[place]) == theme.colour(name).getRgb()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_dimmed_table_is_nearer_to_the_background(theme: Theme) -> None:
    table = diverging_table(theme)
    window = np.array(theme.colour("window").getRgb())
    far, near = np.abs(table - window), np.abs(dimmed(table, theme) - window)
    assert (near <= far).all()
    assert near.sum() < 0.25 * far.sum()


def test_pixels_are_opaque_with_red_green_and_blue_in_this_order() -> None:
    assert packed(np.array([[1, 2, 3, 255]], dtype=np.uint8)).tolist() == [0xFF010203]
    assert greys()[[0, 255]].tolist() == [0xFF000000, 0xFFFFFFFF]
