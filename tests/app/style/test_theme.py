"""The themes: readable text, Qt's palette, and the signal of a change."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.style.colours import contrast
from app.style.theme import DARK, LIGHT, Appearance, Theme, palette

THEMES = [LIGHT, DARK]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("background", ["window", "surface", "hover"])
@pytest.mark.parametrize("name", ["text", "muted", "answer", "warning", "accent"])
def test_text_has_the_contrast_that_readers_need(theme: Theme, name: str, background: str) -> None:
    assert contrast(theme.colour(name), theme.colour(background)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_palette_has_the_colours_of_the_theme(theme: Theme) -> None:
    roles = palette(theme)
    assert roles.color(QPalette.ColorRole.Window).name() == theme.window
    assert roles.color(QPalette.ColorRole.WindowText).name() == theme.text


def test_a_theme_is_announced_once_when_it_is_chosen(appearance: Appearance) -> None:
    seen: list[Theme] = []
    appearance.theme_changed.connect(seen.append)
    appearance.choose("dark")
    appearance.choose("dark")
    appearance.choose("light")
    assert seen == [DARK, LIGHT]


def test_what_is_seen_and_what_is_hidden_gets_the_colours_of_another_theme(
    appearance: Appearance, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    seen, hidden = QPushButton("seen"), QPushButton("hidden")
    column = QVBoxLayout(window)
    for button in (seen, hidden):
        button.setObjectName("primary")  # filled with the accent
        column.addWidget(button)
    hidden.hide()
    window.show()

    def colour(button: QPushButton) -> str:
        image = button.grab().toImage()
        return image.pixelColor(image.width() // 2, 3).name()

    assert colour(seen) == LIGHT.accent
    appearance.choose("dark")
    assert colour(seen) == DARK.accent
    qtbot.waitUntil(lambda: colour(hidden) == DARK.accent)
    hidden.show()
    assert colour(hidden) == DARK.accent
