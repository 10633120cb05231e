"""The main window: it makes the owners, builds header and pages, and connects them."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QStatusBar,
    QWidget,
)

import lenet
from app.context.ablation_actions import AblationActions
from app.context.app_context import AppContext
from app.context.dialogs import Warnings
from app.context.documents import Documents
from app.context.evaluation.error_view import ErrorView
from app.context.language import ENGLISH, Language
from app.context.models import Models
from app.context.selection import Selection
from app.context.session import Session
from app.context.settings import Settings
from app.context.single_step import SingleSteps
from app.context.trace_comparison import TraceComparison
from app.context.training.curve_view import CurveView
from app.context.training.run_form import RunForm
from app.context.training.run_list import RunList
from app.context.training.trainer import Trainer
from app.context.training.watched_model import WatchedModel
from app.pages import PAGES, Page, page_names
from app.pages.draw.page import DrawPage
from app.pages.lecture.page import LecturePage
from app.pages.train.run_texts import progress_badge
from app.shell.closing import Closing
from app.shell.export import Exports
from app.shell.header import Header
from app.shell.menus import Menus
from app.style.icons import program_icon
from app.style.theme import Appearance
from app.widgets.forms.arrow_keys import FocusFirst
from app.widgets.maps.figure_export import ExportFigure
from lenet.errors import one_line

_START_SIZE: Final = QSize(1280, 720)
_TYPE_DELAY_MS: Final = 120  # type is set anew when a window that is being resized rests
_MESSAGE_MS: Final = 6000  # how long a message stays in the status bar
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
        self.selection = Selection(self)
        self.documents = Documents(session, settings, self)
        self.models = Models(session, settings, self)
        trainer = Trainer(self)
        run_list = RunList(settings.data_folder / "runs", self)
        curve_view = CurveView(settings, trainer, run_list, self)
        self.context = AppContext(
            session,
            self.selection,
            self.documents,
            self.models,
            ErrorView(self),
            appearance,
            language or _english(),
            settings,
            trainer,
            run_list,
            TraceComparison(session, self),
            SingleSteps(session, self),
            RunForm(settings, self),
            curve_view,
            WatchedModel(session, self.models, trainer, curve_view, self),
        )
        self.page_name = next(iter(PAGES))
        self._pages: dict[str, Page] = {}
        self._state_before = self.windowState()
        self._is_presenting = False
        self._resized = QTimer(self, singleShot=True, interval=_TYPE_DELAY_MS)
        self._resized.timeout.connect(self._fit_type)
        for progressed in (trainer.state_changed, trainer.event_happened):
            progressed.connect(self._show_progress)
        self._closing = Closing(trainer, self)
        self._warnings = Warnings(self)
        for owner in (self.documents, self.models):
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
        return self._pages[self.page_name].at_work()

    def page(self, name: str) -> Page:
        """Return a page by its name in PAGES; build it on the first call."""
        if name not in self._pages:
            page = self._pages[name] = PAGES[name](self.context)
            page.said.connect(self.show_message)
            page.failed.connect(self.show_warning)
            page.page_wanted.connect(self.show_page)
            page.presenting.connect(self._present)
            self._stack.addWidget(page)
            FocusFirst(page)
            for menu in page.menus():
                self.menus.insert(menu)
            foot = page.status_widget()
            if foot is not None:
                foot.hide()  # two side by side would widen a small window
                self._status_widgets.addWidget(foot)
                FocusFirst(foot)
        return self._pages[name]

    def show_page(self, name: str) -> None:
        """Bring a page to the front, with its menus and its part of the status bar."""
        if self.page_name != name and self.page_name in self._pages:
            self._pages[self.page_name].leave()
        front = self.page(name)
        self.page_name = name
        for page in self._pages.values():
            for menu in page.menus():
                menu.menuAction().setVisible(page is front)
            foot = page.status_widget()
            if foot is not None and page is not front:
                foot.hide()
        front_foot = front.status_widget()
        if front_foot is not None:
            front_foot.show()
        self._stack.setCurrentWidget(front)
        self.header.tabs.setCurrentIndex(list(PAGES).index(name))
        front.enter()

    def _present(self, on: bool) -> None:
        """Give the page in front the whole screen, or return to the window."""
        self._is_presenting = on
        self.header.setVisible(not on)
        self.statusBar().setVisible(not on)
        if on:
            self._state_before = self.windowState()
            self.setWindowState(self._state_before | Qt.WindowState.WindowFullScreen)
        else:
            self.setWindowState(self._state_before)
        self._fit_type()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._resized.start()
        else:
            self._fit_type()

    def _fit_type(self) -> None:
        """Give type the size that suits the window."""
        self.context.appearance.fit_type(
            self.width(), self.height(), presenting=self._is_presenting
        )

    def _build(self) -> None:
        """Build header, menus, status bar and the page in front in the current language."""
        self.setWindowTitle(self.tr("LeNet-5 Lab"))
        context = self.context
        self._pages = {}
        self.setStatusBar(QStatusBar(self))
        self.statusBar().setSizeGripEnabled(False)
        right = QWidget(self)
        self._status_widgets = QHBoxLayout(right)
        self._status_widgets.setContentsMargins(0, 0, 0, 0)
        self.statusBar().addPermanentWidget(right)
        self.header = Header(
            page_names(), context.session, context.appearance, context.language, self
        )
        self._stack = QStackedWidget(self)
        FocusFirst(self.header)
        self.setMenuWidget(self.header)
        self.exports = Exports(
            context.session, context.appearance, context.settings, self._export_figures, self._stack
        )
        self.exports.failed.connect(self.show_warning)
        self.exports.said.connect(self.show_message)
        self.ablation_actions = AblationActions(context.session, context.selection, self._stack)
        self.menus = Menus(self, self.header.menu_bar, context, self.exports, self.ablation_actions)
        self.setCentralWidget(self._stack)
        self.header.page_chosen.connect(self._show_page_at)
        self.menus.page_chosen.connect(self.show_page)
        for signal in (self.header.models_wanted, self.menus.models_wanted):
            signal.connect(self.show_models)
        self.header.language_chosen.connect(self.menus.choose_language)
        self.header.theme_chosen.connect(self.menus.choose_theme)
        self.show_page(self.page_name)
        self._show_progress()

    def _show_progress(self) -> None:
        """Show the progress of the run on the tab of the Train page."""
        trainer = self.context.trainer
        badge = progress_badge(trainer.status, trainer.state)
        self.header.set_badge(list(PAGES).index("train"), badge)

    def show_models(self) -> None:
        """Show the list of models, which is a view of the Errors page."""
        self.context.error_view.show_view("models")
        self.show_page("errors")

    def _show_page_at(self, index: int) -> None:
        self.show_page(list(PAGES)[index])

    def _export_figures(self) -> list[ExportFigure]:
        return self._pages[self.page_name].export_figures()

    def show_message(self, sentence: str) -> None:
        """Show a sentence in the status bar for some seconds."""
        self.statusBar().showMessage(one_line(sentence), _MESSAGE_MS)

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
