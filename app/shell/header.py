"""The header above every page: pages, menus, the model in use, language and theme."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontInfo, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QMenuBar, QTabBar, QToolButton, QWidget

from app.context.language import LANGUAGES, Language
from app.context.session import Session
from app.context.training.trainer import Trainer
from app.pages.train.run_texts import progress_badge
from app.style import typography
from app.style.icons import icon
from app.style.theme import Appearance, Theme
from app.widgets.forms.elided_button import ElidedButton
from app.widgets.forms.plain_text import plain_tip

_ICON: Final = 1.25  # heights of body text
_GAP: Final = 8  # pixels
_UNDERLINE: Final = 2  # pixels below a tab's text, in the style sheet
_TAB: Final = 8.2  # heights of body text: a tab is as wide in every language, and with a badge
_DOT: Final = " · "  # between two parts of a badge
_MOST_NAME: Final = 9  # heights of body text: so much room the menus leave to the model's name
_ROOMY: Final = 96  # heights of body text: in a narrower header the menus stand closer


class Header(QWidget):
    """The page tabs and the menus on the left, model, language and theme on the right.

    All in one line, because the maps below need every pixel of a small screen. The tabs are first
    and have one width, so that they stand at the same place on every page, whatever the menus, the
    language and the name of the model are. Where the line is short, the menus stand closer, what is
    said of the model is reduced to its name, and the last menus are behind a ». Where the system
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
        self.tabs = _PageTabs(self)
        self.tabs.setAccessibleName(self.tr("Pages"))
        for name in names:
            self.tabs.addTab(name)
        self.tabs.currentChanged.connect(self.page_chosen)
        self.menu_bar = QMenuBar(self)
        self._model_button = ElidedButton(self)
        self._model_button.clicked.connect(self.models_wanted)
        self._language_button = QToolButton(self)
        self._language_button.setText(LANGUAGES[language.other])
        self._language_button.setToolTip(self.tr("Switch the language"))
        self._language_button.clicked.connect(self._choose_language)
        self._theme_button = QToolButton(self)
        self._theme_button.setToolTip(self.tr("Switch between light and dark"))
        self._theme_button.setAccessibleName(self._theme_button.toolTip())
        self._theme_button.clicked.connect(self._choose_theme)
        for button in (self._model_button, self._language_button, self._theme_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the page
        session.model_changed.connect(self._show_model)
        session.ablation_changed.connect(self._show_model)
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self._fit)
        self._recolour(appearance.theme)
        self._show_model()
        self._fit()

    def set_badge(self, page: int, text: str) -> None:
        """Show a short text beside the name of a page on its tab; an empty one takes it away."""
        self.tabs.set_badge(page, text)

    def follow(self, trainer: Trainer, *, page: int) -> None:
        """Show the progress of the run under way as the badge of a page, from now on."""
        self._trainer, self._training_page = trainer, page
        for progressed in (trainer.state_changed, trainer.event_happened):
            progressed.connect(self._show_progress)
        self._show_progress()

    def _show_progress(self) -> None:
        badge = progress_badge(self._trainer.status, self._trainer.state)
        self.set_badge(self._training_page, badge)

    @property
    def model_text(self) -> str:
        """The whole text of the button of the model in use."""
        return self._model_button.text()

    def sizeHint(self) -> QSize:
        height = max(
            part.sizeHint().height()
            for part in (self.tabs, self.menu_bar, self._model_button, self._theme_button)
        )
        return QSize(self.tabs.sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Give every part its place, also after a change of the menus.

        A layout of Qt would narrow menus and model alike.
        """
        self._narrow(self.width() < typography.ems(_ROOMY))
        tabs, menus, model = (
            part.sizeHint() for part in (self.tabs, self.menu_bar, self._model_button)
        )
        top = self.height() - tabs.height()
        middle = top + (tabs.height() - _UNDERLINE) // 2  # all texts stand on one line

        def place(part: QWidget, left: int, width: int) -> None:
            height = part.sizeHint().height()
            part.setGeometry(left, middle - height // 2, width, height)

        right = self.width() - _GAP
        for button in (self._theme_button, self._language_button):
            width = button.sizeHint().width()
            place(button, right - width, width)
            right -= width + _GAP
        left = _GAP + min(tabs.width(), max(right - _GAP, 0))
        self.tabs.setGeometry(_GAP, top, left - _GAP, tabs.height())
        room = max(right - left - 2 * _GAP, 0)
        least = min(self._model_button.least_width, typography.ems(_MOST_NAME))
        wide_menus = min(menus.width(), max(room - least, 0))
        wide_model = min(model.width(), room - wide_menus)
        place(self.menu_bar, left + _GAP, wide_menus)
        place(self._model_button, right - wide_model, wide_model)

    def _narrow(self, on: bool) -> None:
        """Let the menus stand closer; the window's size alone says so, or they would jump."""
        if self.menu_bar.property("narrow") != on:
            self.menu_bar.setProperty("narrow", on)
            self.menu_bar.setStyle(self.menu_bar.style())  # or the style sheet does not look

    def _fit(self) -> None:
        side = round(_ICON * QFontInfo(self.font()).pixelSize())
        self._theme_button.setIconSize(QSize(side, side))
        self.updateGeometry()
        self.arrange()

    def _show_model(self) -> None:
        card = self._session.model.card
        text = self.tr("Model: {name}").format(name=card.name)
        shorter = [text, card.name]
        tip = self.tr("See the models, and choose another")
        if card.error_rate is not None:
            rate = 100 * card.error_rate
            text += " · " + self.tr("{rate:.2f} % test error").format(rate=rate)
            whole = self.tr("{rate:.2f} % test error on {count:,} digits")
            tip = whole.format(rate=rate, count=card.test_count) + "\n" + tip
        if not self._session.ablation.all_on:
            text = self.tr("Parts are switched off") + " · " + text
            shorter = [" · ".join((self.tr("Parts off"), name)) for name in shorter]
        self._model_button.set_texts(text, shorter)
        self._model_button.setToolTip(plain_tip(f"{text}\n{tip}"))
        self.arrange()

    def _choose_language(self) -> None:
        self.language_chosen.emit(self._language.other)

    def _choose_theme(self) -> None:
        self.theme_chosen.emit("light" if self._appearance.theme.name == "dark" else "dark")

    def _recolour(self, theme: Theme) -> None:
        self._theme_button.setIcon(icon("theme", theme))


class _PageTabs(QTabBar):
    """The tabs of the pages, all of one width that follows the size of type alone.

    A badge, such as the progress of a run, stands between the name and the end of its tab: as many
    of its parts as fit, and all of them in the tool tip. So it moves no name and no tab.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._badges: dict[int, str] = {}

    def set_badge(self, index: int, text: str) -> None:
        """Show a badge, its parts divided by middle dots; an empty one takes it away."""
        if self._badges.get(index, "") != text:
            self._badges[index] = text
            self.setTabToolTip(index, text)
            self.update(self.tabRect(index))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        font = typography.caption()
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        names, badges = QFontMetrics(self.font()), QFontMetrics(font)
        for index, text in self._badges.items():
            tab = self.tabRect(index)
            name = names.horizontalAdvance(self.tabText(index))
            left = tab.center().x() + name // 2 + _GAP // 2
            room = tab.right() + _GAP - left  # some of the next tab's empty edge too
            place = QRect(left, tab.top(), room, tab.height() - _UNDERLINE)
            parts = text.split(_DOT)
            while len(parts) > 1 and badges.horizontalAdvance(_DOT.join(parts)) > place.width():
                parts.pop()
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, _DOT.join(parts))

    def tabSizeHint(self, index: int) -> QSize:
        hint = super().tabSizeHint(index)
        wide = round(_TAB * QFontInfo(self.font()).pixelSize())
        return QSize(max(hint.width(), wide), hint.height())
