"""The header above every page: menus, pages, the model in use, language and theme."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenuBar,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QWidget,
)

from app.context.language import LANGUAGES, Language
from app.context.session import Session
from app.style.icons import icon
from app.style.theme import Appearance, Theme

_ICON: Final = QSize(16, 16)


class Header(QWidget):
    """The menus and page tabs on the left, the buttons of model, language and theme on the right.

    All in one line, because the maps below need every pixel of a small screen. Where the system
    keeps menus at the top of the screen, their place stays empty.

    `page_chosen(int)`: the tab of another page is clicked.
    `models_wanted()`: the button of the model is clicked.
    `language_chosen(str)`, `theme_chosen(str)`: the button of the language or theme is clicked.
    """

    page_chosen = Signal(int)
    models_wanted = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(
        self,
        names: list[str],
        session: Session,
        appearance: Appearance,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._appearance, self._language = session, appearance, language
        self._names = names
        self.menu_bar = QMenuBar(self)
        self.menu_bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Pages"))
        for name in names:
            self.tabs.addTab(name)
        self.tabs.currentChanged.connect(self.page_chosen)
        self._model_button = QToolButton(self)
        self._model_button.setToolTip(self.tr("See the models, and choose another"))
        self._model_button.clicked.connect(self.models_wanted)
        self._language_button = QToolButton(self)
        self._language_button.setText(LANGUAGES[language.other])
        self._language_button.setToolTip(self.tr("Switch the language"))
        self._language_button.clicked.connect(self._choose_language)
        self._theme_button = QToolButton(self)
        self._theme_button.setIconSize(_ICON)
        self._theme_button.setToolTip(self.tr("Switch between light and dark"))
        self._theme_button.setAccessibleName(self._theme_button.toolTip())
        self._theme_button.clicked.connect(self._choose_theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.menu_bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.tabs)
        row.addStretch(1)
        for widget in (self._model_button, self._language_button, self._theme_button):
            row.addWidget(widget)
        session.model_changed.connect(self._show_model)
        session.ablation_changed.connect(self._show_model)
        appearance.theme_changed.connect(self._recolour)
        self._recolour(appearance.theme)
        self._show_model()

    def set_badge(self, page: int, text: str) -> None:
        """Show a short text beside the name of a page on its tab; an empty one takes it away."""
        name = self._names[page]
        words = f"{name} · {text}" if text else name
        if self.tabs.tabText(page) != words:
            self.tabs.setTabText(page, words)

    @property
    def model_text(self) -> str:
        """The text on the button of the model in use."""
        return self._model_button.text()

    def _show_model(self) -> None:
        card = self._session.model.card
        text = self.tr("Model: {name}").format(name=card.name)
        if card.error_rate is not None:
            text += " · " + self.tr("{rate:.2f} % test error on {count:,} digits").format(
                rate=100 * card.error_rate, count=card.test_count
            )
        if not self._session.ablation.all_on:
            text = self.tr("Parts are switched off") + " · " + text
        self._model_button.setText(text)

    def _choose_language(self) -> None:
        self.language_chosen.emit(self._language.other)

    def _choose_theme(self) -> None:
        self.theme_chosen.emit("light" if self._appearance.theme.name == "dark" else "dark")

    def _recolour(self, theme: Theme) -> None:
        self._theme_button.setIcon(icon("theme", theme))
