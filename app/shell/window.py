"""The main window: it makes the owners, builds header and pages, and connects them."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
)

import lenet
from app.context.ablation_actions import AblationActions
from app.context.app_context import create_context
from app.context.dialogs import Warnings
from app.context.evaluation.dataset import EvaluationDataset
from app.context.language import ENGLISH, Language
from app.context.session import Session
from app.context.settings import Settings
from app.pages import PAGES, Page, page_names
from app.pages.draw.page import DrawPage
from app.pages.lecture.page import LecturePage
from app.pages.page import PageStack
from app.shell.closing import Closing
from app.shell.export import Exports
from app.shell.header import Header
from app.shell.help import Help
from app.shell.menus import Menus, leaves
from app.shell.presenting import Presentation
from app.shell.questions import Questions
from app.shell.scenes import Scenes
from app.shell.status_bar import StatusBar
from app.shell.tour import Tour, first_tour
from app.style.icons import program_icon
from app.style.theme import ZOOM_RANGE, Appearance
from app.widgets.forms.arrow_keys import FocusFirst
from app.widgets.maps.figure_export import ExportFigure

_START_SIZE: Final = QSize(1280, 720)
_ANYWHERE: Final = Qt.ShortcutContext.WindowShortcut  # works where no menu is seen, too
_TYPE_DELAY_MS: Final = 120  # type is set anew when a window that is being resized rests
_PEN_RANGE: Final = {"low": 1.0, "high": 4.0}


class Window(QMainWindow):
    """A header, one page at a time below it, and a status bar.

    All state lives in the owners of `context`. Header and pages are built anew when the language
    changes.
    """

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        settings: Settings,
        language: Language | None = None,
    ) -> None:
        super().__init__()
        self.setWindowIcon(program_icon())
        self.session = session
        self.context = create_context(session, appearance, settings, language or _english(), self)
        self.selection = self.context.selection
        self.documents, self.models = self.context.documents, self.context.models
        appearance.set_zoom(settings.number("zoom", 1.0, low=ZOOM_RANGE[0], high=ZOOM_RANGE[1]))
        self.page_name = next(iter(PAGES))
        self._pages: dict[str, Page] = {}
        self._state_before = self.windowState()  # of before presenting
        self.scenes = Scenes(self, self)
        self.presentation = Presentation(
            self, appearance, self._front, self._turned, partial(self.present, False)
        )
        self._resized = QTimer(self, singleShot=True, interval=_TYPE_DELAY_MS)
        self._resized.timeout.connect(self._fit_type)
        self._closing = Closing(self.context.trainer, self)
        self._warnings = Warnings(self)
        for owner in (self.documents, self.models, self.context.imported, self.scenes):
            owner.failed.connect(self.show_warning)
            owner.said.connect(self.show_message)
        settings.write_failed.connect(self.show_message)
        self.context.language.changed.connect(self._build)
        self._build()

    @property
    def draw_page(self) -> DrawPage:
        """The Draw page."""
        page = self.page("draw")
        assert isinstance(page, DrawPage)
        return page

    @property
    def lecture_page(self) -> LecturePage:
        """The Lecture page."""
        page = self.page("lecture")
        assert isinstance(page, LecturePage)
        return page

    @property
    def is_at_work(self) -> bool:
        """Whether the page in front is still loading or computing something it will show."""
        datasets = self._front().findChildren(EvaluationDataset)
        return self._front().at_work() or any(dataset.is_loading for dataset in datasets)

    def page(self, name: str) -> Page:
        """Return a page by its name in PAGES; build it on the first call."""
        if name not in self._pages:
            page = self._pages[name] = PAGES[name](self.context)
            page.said.connect(self.show_message)
            page.failed.connect(self.show_warning)
            page.page_wanted.connect(self.show_page)
            page.presenting_wanted.connect(self.present)
            page.questions_changed.connect(self.questions.follow_page)
            page.setAccessibleName(page_names()[list(PAGES).index(name)])
            page.copy_wanted.connect(self.exports.copy)
            page.export_wanted.connect(self.exports.ask_and_save)
            self._stack.addWidget(page)
            FocusFirst(page)
            for menu in page.menus():
                self.menus.insert(menu)
                page.addActions([a for a in leaves(menu) if a.shortcutContext() == _ANYWHERE])
            for action in page.actions():
                if QKeySequence(Qt.Key.Key_Escape) in action.shortcuts():
                    action.triggered.connect(self.focus_main_view)
        return self._pages[name]

    def show_page(self, name: str) -> None:
        """Bring a page to the front, with its menus and its part of the status bar."""
        if self.page_name != name and self.page_name in self._pages:
            self._front().set_presenting(False)
            self._front().leave()
        front = self.page(name)
        self.page_name = name
        for page in self._pages.values():
            for menu in page.menus():
                menu.menuAction().setVisible(page is front)
        self._status_bar.show_widget(front.status_widget())
        self.header.arrange()
        self._stack.setCurrentWidget(front)
        self.header.tabs.setCurrentIndex(list(PAGES).index(name))
        front.set_presenting(self.presentation.is_on)
        front.enter()
        self._show_frame()
        self.focus_main_view()

    def present(self, on: bool) -> None:
        """Give the page in front the whole screen and large type, or return to the window.

        Another page that comes to the front is presented too.
        """
        if on == self.presentation.is_on:
            return
        self.presentation.switch(on)
        if on:
            self._state_before = self.windowState()
            self.setWindowState(self._state_before | Qt.WindowState.WindowFullScreen)
        else:
            self.setWindowState(self._state_before)
        self._front().set_presenting(on)
        self._show_frame()
        self._fit_type()
        self.focus_main_view()

    def _toggle_presenting(self) -> None:
        self.present(not self.presentation.is_on)

    def _front(self) -> Page:
        return self._pages[self.page_name]

    def _turned(self) -> Page | Scenes:
        return self.scenes if self.scenes.is_walking else self._front()

    def _show_frame(self) -> None:
        self.header.setVisible(not self.presentation.is_on)
        self._status_bar.set_presenting(self.presentation.is_on)

    def focus_main_view(self) -> None:
        """Give the keys to the main view of the page in front."""
        self._front().main_view().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:  # no control wanted it
            self.focus_main_view()
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._resized.start()
        else:
            self._fit_type()

    def _fit_type(self) -> None:
        """Give type the size that suits the window."""
        presenting = self.presentation.is_on
        self.context.appearance.fit_type(self.width(), self.height(), presenting=presenting)

    def _build(self) -> None:
        """Build header, menus, status bar and the page in front in the current language."""
        self.context.appearance.follow_font()
        self.setWindowTitle(self.tr("LeNet-5 Lab"))
        context = self.context
        self._pages = {}
        self._status_bar = StatusBar(self)
        self.setStatusBar(self._status_bar)
        self.header = Header(
            page_names(), context.session, context.appearance, context.language, self
        )
        self._stack = PageStack(self)
        FocusFirst(self.header)
        self.setMenuWidget(self.header)
        self.exports = Exports(
            context.session, context.appearance, context.settings, self._export_figures, self._stack
        )
        self.exports.failed.connect(self.show_warning)
        self.exports.said.connect(self.show_message)
        self.ablation_actions = AblationActions(context.session, context.selection, self._stack)
        self.questions = Questions(self._status_bar, self._stack, context.settings, self._front)
        self.menus = Menus(
            self,
            self.header.menu_bar,
            context,
            exports=self.exports,
            scenes=self.scenes,
            questions=self.questions,
            ablation_actions=self.ablation_actions,
        )
        self.help = Help(
            self,
            self.header.menu_bar,
            self.presentation,
            self._front,
            self.start_tour,
        )
        self.addActions(list(leaves(self.header.menu_bar)))  # keys work where no menu is seen
        self.setCentralWidget(self._stack)
        self.header.follow(context.trainer, page=list(PAGES).index("train"))
        self.header.page_chosen.connect(self._show_page_at)
        self.menus.page_chosen.connect(self.show_page)
        self.menus.presenting_wanted.connect(self._toggle_presenting)
        for signal in (self.header.models_wanted, self.menus.models_wanted):
            signal.connect(self.show_models)
        self.header.language_chosen.connect(self.menus.choose_language)
        self.header.theme_chosen.connect(self.menus.choose_theme)
        self.show_page(self.page_name)

    def show_models(self) -> None:
        """Show the list of models, which is a view of the Errors page."""
        self.context.error_view.show_view("models")
        self.show_page("errors")

    def start_tour(self) -> Tour:
        """Begin the tour for newcomers, on the Draw page."""
        self.present(False)
        self.selection.show_view("network")
        steps = first_tour(self.draw_page, self.header)
        tour = Tour(self, steps, self.show_page, self.context.appearance)
        tour.ended.connect(self.focus_main_view)
        return tour

    def _show_page_at(self, index: int) -> None:
        if (name := list(PAGES)[index]) != self.page_name:  # or the tab only follows the page
            self.show_page(name)

    def _export_figures(self) -> list[ExportFigure]:
        return self._front().export_figures()

    def show_message(self, sentence: str) -> None:
        """Show a sentence in the status bar for some seconds."""
        self._status_bar.say(sentence)

    def show_warning(self, sentence: str) -> None:
        """Show in a dialog what could not be done, and why."""
        self._warnings.show(sentence)

    def restore(self) -> None:
        """Restore place, size and pen width of the last session."""
        settings = self.context.settings
        self.resize(_START_SIZE)
        self.restoreGeometry(settings.state("geometry"))
        width = settings.number("pen_width", self.session.pen_width, **_PEN_RANGE)
        self.session.set_pen_width(width)
        settings.keep("version", lenet.__version__)
        settings.flush()  # now, while a failure can still be shown

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closing.must_wait():
            event.ignore()
            return
        settings = self.context.settings
        settings.keep("geometry", self.saveGeometry())
        settings.keep("pen_width", self.session.pen_width)
        settings.flush()
        super().closeEvent(event)


def _english() -> Language:
    application = QApplication.instance()
    assert application is not None
    return Language(application, ENGLISH)
