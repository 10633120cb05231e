"""The themes: readable text, Qt's palette, and the signal of a change."""

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette, QPixmap, QPixmapCache
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.style import typography
from app.style.colours import contrast
from app.style.theme import DARK, DARK_SOFT, LIGHT, Appearance, Theme, palette

THEMES = [LIGHT, DARK, DARK_SOFT]


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


def test_pictures_of_the_theme_or_the_language_before_are_not_kept(appearance: Appearance) -> None:
    changes: list[Callable[[], None]] = [
        lambda: appearance.choose("dark"),
        appearance.follow_font,
    ]
    for change in changes:
        QPixmapCache.insert("before", QPixmap(8, 8))
        change()
        assert not QPixmapCache.find("before", QPixmap())


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


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_primary_button_and_a_selection_can_be_read(theme: Theme) -> None:
    assert contrast(theme.colour("surface"), theme.colour("accent")) >= 4.5
    roles = palette(theme)
    for text, ground in (
        (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
        (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
        (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
        (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
        (QPalette.ColorRole.Link, QPalette.ColorRole.Window),
    ):
        assert contrast(roles.color(text), roles.color(ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_curves_of_runs_and_the_colours_of_units_are_seen(theme: Theme) -> None:
    for run in theme.runs:
        assert contrast(QColor(run), theme.colour("window")) >= 4.5
    for end in ("negative", "positive"):
        assert contrast(theme.colour(end), theme.colour("neutral")) >= 3


def test_a_checked_box_has_a_tick_that_is_seen_in_both_themes(
    appearance: Appearance, qtbot: QtBot
) -> None:
    box = QCheckBox()
    qtbot.addWidget(box)
    box.resize(20, 20)
    box.show()
    for theme in ("light", "dark"):
        appearance.choose(theme)
        pictures = []
        for checked in (False, True):
            box.setChecked(checked)
            pictures.append(box.grab().toImage())
        surface = appearance.theme.colour("surface")
        colours = {
            pictures[1].pixelColor(x, y).rgb()
            for x in range(20)
            for y in range(20)
            if pictures[0].pixelColor(x, y) == surface
        }
        assert max(contrast(QColor.fromRgb(colour), surface) for colour in colours) >= 3


class _Rebuilding(QWidget):
    """A widget that makes its inside anew when its type changes."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = QComboBox(self)
        self.inside.setEditable(True)  # Qt makes a line edit and a list in it

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.FontChange:
            shiboken6.delete(self.inside)
            self.inside = QComboBox(self)
            self.inside.setEditable(True)
        super().changeEvent(event)


def test_a_widget_may_delete_others_when_type_changes(appearance: Appearance, qtbot: QtBot) -> None:
    widgets = [_Rebuilding() for _ in range(20)]
    for widget in widgets:
        qtbot.addWidget(widget)
        widget.show()
    appearance.fit_type(960, 540, presenting=False)
    before = [widget.inside for widget in widgets]
    appearance.fit_type(1920, 1080, presenting=True)
    size = typography.body().pixelSize()
    for widget, inside in zip(widgets, before, strict=True):
        assert not shiboken6.isValid(inside)
        assert widget.inside.font().pixelSize() == size
