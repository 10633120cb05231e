"""The program's colours, light and dark: the only place where a colour has a value.

Qt's own colour schemes do nothing on the offscreen platform and pyqtgraph ignores the palette,
so both are fed from here.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.style import typography
from app.style.stylesheet import stylesheet

_VEIL: Final = 0.8  # how much of a dimmed colour is background
THEME_CHOICES: Final = ("system", "light", "dark")


@dataclass(frozen=True)
class Theme:
    """Named colours as #rrggbb. Each means one thing everywhere."""

    name: str
    window: str  # behind everything
    surface: str  # paper to draw on, fields to type in
    text: str
    muted: str  # labels, units, what is there but not spoken of
    line: str  # hairlines and outlines
    hover: str  # a control under the pointer
    accent: str  # selection and focus
    ink: str  # the pen's
    answer: str  # the network's answer, and nothing else
    negative: str  # activations below zero
    neutral: str  # activation zero
    positive: str  # activations above zero
    warning: str
    runs: tuple[str, ...]  # curves of training runs, one each; told apart by most eyes
    lift: float  # exponent of the activation map: how fast it leaves neutral

    def colour(self, name: str) -> QColor:
        """A named colour as QColor."""
        return QColor(getattr(self, name))


LIGHT: Final = Theme(
    name="light",
    window="#f7f7f5",
    surface="#ffffff",
    text="#1d2126",
    muted="#626a73",
    line="#d5d8da",
    hover="#e9ebec",
    accent="#6b4fbb",
    ink="#14181c",
    answer="#08714c",
    negative="#1f63b5",
    neutral="#f0f0ee",
    positive="#d9650a",
    warning="#a33a00",
    runs=("#0b63ad", "#c04a00", "#0d7a58", "#a3478c", "#7d6200", "#4d545c"),
    lift=0.8,
)
DARK: Final = Theme(
    name="dark",
    window="#17191c",
    surface="#0f1113",
    text="#e8eaec",
    muted="#98a0a8",
    line="#34393f",
    hover="#282c31",
    accent="#b29bf0",
    ink="#f2f3f4",
    answer="#3ecf95",
    negative="#4b9bf5",
    neutral="#1f2226",
    positive="#ff9040",
    warning="#ffb074",
    runs=("#5cb3f2", "#ff8f45", "#3ecf9f", "#e58fc9", "#e3c04c", "#bcc3ca"),
    lift=0.6,
)


def diverging_table(theme: Theme, size: int = 256) -> NDArray[np.uint8]:
    """The activation colour map, (size, 4) RGBA: negative - neutral - positive.

    Rises faster near zero, where most states are and differences should show.
    """
    low, middle, high = (
        np.array([colour.redF(), colour.greenF(), colour.blueF()])
        for colour in map(theme.colour, ("negative", "neutral", "positive"))
    )
    place = np.linspace(-1, 1, size)[:, None]  # (size, 1)
    strength = np.abs(place) ** theme.lift
    mixed = middle * (1 - strength) + np.where(place < 0, low, high) * strength
    table = np.full((size, 4), 255, dtype=np.uint8)
    table[:, :3] = np.round(mixed * 255).astype(np.uint8)
    return table


def ramp(theme: Theme, low: str, high: str) -> NDArray[np.uint32]:
    """256 steps from one named colour to another, (256,), as pixels of a QImage."""
    return _between(theme.colour(low), theme.colour(high))


def greys() -> NDArray[np.uint32]:
    """Black to white, (256,): a photograph's own colours, the same in every theme."""
    return _between(QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white))


def _between(low: QColor, high: QColor) -> NDArray[np.uint32]:
    table = np.full((256, 4), 255, dtype=np.uint8)
    first, last = ((colour.red(), colour.green(), colour.blue()) for colour in (low, high))
    table[:, :3] = np.rint(np.linspace(first, last, 256)).astype(np.uint8)
    return packed(table)


@lru_cache(maxsize=64)
def distinct_colours(theme: Theme, count: int) -> tuple[QColor, ...]:
    """Colours to tell things apart by, in a round of hues; never the only sign of a thing."""
    lightness = 0.42 if theme.colour("window").lightnessF() > 0.5 else 0.66
    return tuple(QColor.fromHslF(number / count, 0.7, lightness) for number in range(count))


def dimmed(table: NDArray[np.uint8], theme: Theme) -> NDArray[np.uint8]:
    """A colour table as if seen through a veil of the background: for what is yet to come."""
    window = theme.colour("window")
    behind = np.array([window.red(), window.green(), window.blue(), 255])
    return np.round(table * (1 - _VEIL) + behind * _VEIL).astype(np.uint8)


def packed(table: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """A colour table, (n, 4) RGBA, as the pixels of a QImage of Format_RGB32, (n,)."""
    red, green, blue = (table[:, channel].astype(np.uint32) for channel in range(3))
    return (0xFF000000 | red << 16 | green << 8 | blue).astype(np.uint32)


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's roles."""
    result = QPalette()
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "hover",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "window",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "warning",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "surface",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Dark: "line",
        QPalette.ColorRole.Light: "hover",
    }
    for role, name in roles.items():
        result.setColor(role, theme.colour(name))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("muted"))
    return result


class Appearance(QObject):
    """Which theme is on, and how large type is.

    `theme_changed(Theme)`: after the application has taken it over.
    `type_changed()`: all three sizes of type are others.
    """

    theme_changed = Signal(object)
    type_changed = Signal()

    def __init__(self, application: QApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self.theme = self._resolved()
        self._apply()
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def choice(self) -> str:
        """What the person chose: one of THEME_CHOICES."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Take one of THEME_CHOICES; everything visible follows at once."""
        self._choice = choice
        self._follow_system()

    def enlarge(self, factor: float) -> None:
        """All type `factor` times the system's size; 1 is as it was."""
        if typography.enlarge(factor):
            self.type_changed.emit()

    def _resolved(self) -> Theme:
        if self._choice == "system":
            scheme = self._application.styleHints().colorScheme()
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice == "dark" else LIGHT

    def _follow_system(self) -> None:
        theme = self._resolved()
        if theme is self.theme:
            return
        self.theme = theme
        self._apply()
        self.theme_changed.emit(theme)

    def _apply(self) -> None:
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(stylesheet(self.theme))
