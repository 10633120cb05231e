"""The program's colours, light and dark: the only place where a colour has a value.

`Theme` holds the colours, `Appearance` applies one to the application. Qt's own colour schemes do
nothing on the offscreen platform and pyqtgraph ignores the palette, so both are fed from here.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Final

import shiboken6
from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget

from app.style import typography
from app.style.stylesheet import STYLESHEET, sheet_in
from lenet.resources import RESOURCES

THEME_CHOICES: Final = ("system", "light", "dark")
ZOOM_RANGE: Final = (0.7, 2.5)  # factors of the type size that suits the window


@dataclass(frozen=True)
class Theme:
    """Named colours as #rrggbb. Each means one thing everywhere."""

    name: str
    window: str  # behind everything
    surface: str  # paper to draw on, fields to type in
    text: str
    muted: str  # labels, units and other secondary text
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
        """Return a named colour as QColor."""
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
PAPER: Final = replace(LIGHT, name="paper", window="#ffffff")  # what is printed
DARK_SOFT: Final = replace(DARK, text="#c2c6ca", muted="#8d959d")  # for a font that looks bold


def palette(theme: Theme) -> QPalette:
    """Return the theme's colours in Qt's roles."""
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
    """The owner of the theme and of the type size.

    `theme_changed(Theme)`: the application shows another theme.
    `type_changed()`: the four sizes of type have changed.
    """

    theme_changed = Signal(object)
    type_changed = Signal()

    def __init__(self, application: QApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._window = (0, 0)
        self._is_presenting = False
        self._zoom = 1.0
        self.theme = self._resolved()
        QDir.setSearchPaths("icons", [str(RESOURCES / "icons")])  # for the style sheet
        self._apply()
        application.setStyleSheet(STYLESHEET)
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def choice(self) -> str:
        """The user's choice: one of THEME_CHOICES."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Apply one of THEME_CHOICES; everything visible follows at once."""
        self._choice = choice
        self._follow_system()

    def follow_font(self) -> None:
        """Apply the theme that suits the application's font, which goes with the language."""
        QPixmapCache.clear()  # pictures of the widgets before, up to 10 MB of them
        self._follow_system()

    @property
    def zoom(self) -> float:
        """The user's own factor of all type, within ZOOM_RANGE."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Set the user's own factor of all type, clipped to ZOOM_RANGE."""
        self._zoom = min(max(zoom, ZOOM_RANGE[0]), ZOOM_RANGE[1])
        self._fit_type()

    def fit_type(self, width: int, height: int, *, presenting: bool) -> None:
        """Give all type the size that a window of `width` x `height` pixels needs."""
        self._window, self._is_presenting = (width, height), presenting
        self._fit_type()

    def _fit_type(self) -> None:
        if not all(self._window):
            return
        size = typography.fitting_size(*self._window, presenting=self._is_presenting)
        if typography.set_body_size(max(size * self._zoom, typography.LEAST_BODY)):
            for widget in self._widgets():
                typography.follow(widget)
            self.type_changed.emit()

    def _resolved(self) -> Theme:
        dark = DARK_SOFT if typography.heavy_in_dark() else DARK
        if self._choice == "system":
            scheme = self._application.styleHints().colorScheme()
            return dark if scheme == Qt.ColorScheme.Dark else LIGHT
        return dark if self._choice == "dark" else LIGHT

    def _follow_system(self) -> None:
        theme = self._resolved()
        if theme is self.theme:
            return
        self.theme = theme
        QPixmapCache.clear()  # pictures in other colours
        self._apply()
        self._polish_all()
        self.theme_changed.emit(theme)

    def _apply(self) -> None:
        self._application.setPalette(palette(self.theme))

    def _widgets(self) -> Iterator[QWidget]:
        """Yield all widgets: first those that Python made, then those that Qt made inside of them.

        A widget that is given a font may delete others. shiboken knows when one is gone that Python
        made; of the others it keeps a dead address, so these are asked for when no more is done
        to the first.
        """
        for by_python in (True, False):
            for widget in self._application.allWidgets():
                if shiboken6.isValid(widget) and shiboken6.createdByPython(widget) == by_python:
                    yield widget

    def _polish_all(self) -> None:
        """Give all widgets, hidden ones too, the colours that the style sheet names.

        Qt looks the palette up when it polishes a widget. For 920 widgets that takes 55 ms; to set
        the style sheet again takes 240, because it matches every rule and lays everything out.
        None is kept for later: a widget that Qt itself made may be gone by then.
        """
        for widget in self._widgets():
            style = widget.style()
            style.unpolish(widget)
            style.polish(widget)
            widget.update()


class PaperAppearance(Appearance):
    """The appearance of what is printed beside the window: on white, in the type of the window.

    It applies nothing to the application.
    """

    def __init__(self, parent: QObject) -> None:
        QObject.__init__(self, parent)  # not Appearance's own: that sets the application's palette
        self.theme = PAPER

    def apply_to(self, widget: QWidget) -> None:
        """Give the colours of paper to a widget and all that is in it, before it is shown."""
        widget.setStyleSheet(sheet_in(asdict(self.theme)))
        colours = palette(self.theme)
        for each in (widget, *widget.findChildren(QWidget)):
            if not each.testAttribute(Qt.WidgetAttribute.WA_SetPalette):
                each.setPalette(colours)  # each: scroll areas pass none on under a style sheet
