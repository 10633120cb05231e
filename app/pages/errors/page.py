"""The errors page: the digits that this model, the one of 1998 and others read wrong."""

from functools import cached_property
from typing import Final

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.context.app_context import AppContext
from app.context.evaluation.error_view import VIEWS
from app.context.evaluation.queue import evaluation_queue_of
from app.pages.errors.panels.digits_panel import DigitsPanel
from app.pages.errors.panels.errors_panel import ErrorsPanel
from app.pages.errors.panels.models_panel import ModelsPanel
from app.pages.errors.panels.two_models_panel import TwoModelsPanel
from app.pages.errors.questions import ErrorsQuestions
from app.pages.errors.widgets.dataset_choice import DatasetChoice
from app.pages.page import Page, PageStack, Questions
from app.pages.shared.paper_errors_panel import PaperErrorsPanel
from app.widgets.forms.notice import Notice
from app.widgets.maps.figure_export import ExportFigure
from lenet.evaluation.error_selection import ErrorSelection

_KEYS: Final = dict(zip(VIEWS, ("F2", "F3", "F4", "F6", "F7"), strict=True))  # F5 presents


class ErrorsPage(Page):
    """The views of the errors under a row of tabs, and the choice of the evaluation dataset."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        error_view, appearance = context.error_view, context.appearance
        self.errors_panel = ErrorsPanel(context.session, error_view, appearance)
        self.models_panel = ModelsPanel(context.models, context.imported, appearance)
        self.digits_panel = DigitsPanel(context, self)
        self.notice = Notice(self)
        self.tabs = QTabBar(self)
        self._stack = PageStack(self)
        self._views = QActionGroup(self)
        self._dataset = DatasetChoice(context, self)
        self._menu = QMenu(self.tr("E&rrors"), self)
        self._questions = ErrorsQuestions(lambda: self.errors_panel.confusion, self)
        self._build()
        self.errors_panel.network_wanted.connect(self._show_network)
        self.errors_panel.counted.connect(context.models.take_errors)
        self.models_panel.comparison_wanted.connect(self._compare)
        self.digits_panel.network_wanted.connect(self._show_network)
        self.digits_panel.errors_wanted.connect(self._count_on_digits)
        error_view.view_changed.connect(self._show_view)
        error_view.evaluation_dataset.failed.connect(self.notice.say)
        error_view.evaluation_dataset.changed.connect(self._clear_notice)
        self._show_view(error_view.view)

    @cached_property
    def paper_errors_panel(self) -> PaperErrorsPanel:
        """The view "paper", built when it is first shown: all four at once take 0.1 s."""
        panel = PaperErrorsPanel(self._context.session, self._context.appearance, self)
        panel.said.connect(self.said)
        self._stack.addWidget(panel)
        return panel

    @cached_property
    def two_models_panel(self) -> TwoModelsPanel:
        """The view "compare", built when it is first shown."""
        context = self._context
        panel = TwoModelsPanel(
            context.session, context.imported, context.error_view, context.appearance, self
        )
        panel.said.connect(self.said)
        self._stack.addWidget(panel)
        return panel

    def menus(self) -> list[QMenu]:
        return [self._menu]

    def questions(self) -> Questions:
        return self._questions.makers if self._context.error_view.view == "errors" else {}

    def export_figures(self) -> list[ExportFigure]:
        """Return the figures of the view in front."""
        whole = ExportFigure(self.tr("The whole page"), (self,))
        if self._context.error_view.view == "paper":
            both = self.paper_errors_panel
            return [
                ExportFigure(self.tr("The errors of 1998"), (both.then_title, both.then)),
                ExportFigure(self.tr("This model’s errors"), (both.now_title, both.now)),
                whole,
            ]
        if self._context.error_view.view == "models":
            return [ExportFigure(self.tr("The models"), (self.models_panel,)), whole]
        if self._context.error_view.view == "compare":
            two = self.two_models_panel
            return [
                ExportFigure(self.tr("The difference of the confusions"), (two.matrix, two.legend)),
                ExportFigure(self.tr("The digits"), (two.gallery,)),
                whole,
            ]
        if self._context.error_view.view == "digits":
            return [ExportFigure(self.tr("My digits"), (self.digits_panel.sheet,)), whole]
        panel = self.errors_panel
        return [
            ExportFigure(self.tr("The confusion matrix"), (panel.totals, panel.matrix)),
            ExportFigure(self.tr("The rejection curve"), (panel.plot,)),
            ExportFigure(self.tr("The digits"), (panel.gallery_title, panel.gallery)),
            whole,
        ]

    def set_presenting(self, on: bool) -> None:
        """Leave the numbers, the matrices and the digits; the other texts and buttons go."""
        self._dataset.setVisible(not on)
        panels = (self.errors_panel, self.models_panel, self.two_models_panel, self.digits_panel)
        for panel in panels:
            panel.set_presenting(on)

    def turn(self, by: int) -> None:
        number = VIEWS.index(self._context.error_view.view) + by
        self._context.error_view.show_view(VIEWS[min(max(number, 0), len(VIEWS) - 1)])

    def main_view(self) -> QWidget:
        view = self._context.error_view.view
        if view == "paper":
            return self.paper_errors_panel.now
        if view == "compare":
            return self.two_models_panel.matrix
        if view == "digits":
            return (
                self.digits_panel.sheet
                if self.digits_panel.sheet.isVisibleTo(self)
                else (self.digits_panel.list)
            )
        return self.models_panel.list if view == "models" else self.errors_panel.matrix

    def at_work(self) -> bool:
        return (
            self._context.error_view.evaluation_dataset.is_loading
            or evaluation_queue_of(self._context.session).is_busy
            or (self._context.error_view.view == "digits" and self.digits_panel.is_at_work)
        )

    def _build(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Views of the errors"))
        for view, name in (
            ("errors", self.tr("This model")),
            ("paper", self.tr("The 82 errors of 1998")),
            ("models", self.tr("Models")),
            ("compare", self.tr("Two models")),
            ("digits", self.tr("My digits")),
        ):
            number = self.tabs.addTab(name)
            action = self._views.addAction(name)
            action.setCheckable(True)
            action.setData(view)
            action.setShortcut(QKeySequence(_KEYS[view]))
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.tabs.setTabToolTip(number, f"{name} ({key})")
        for panel in (self.errors_panel, self.models_panel, self.digits_panel):
            self._stack.addWidget(panel)
        self._build_menu()
        head = QHBoxLayout()
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self._dataset)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._choose_tab)
        self._views.triggered.connect(self._choose_view)

    def _build_menu(self) -> None:
        self._menu.addActions(self._views.actions())
        self._menu.addSeparator()
        all_errors = self._menu.addAction(self.tr("&All errors"))
        all_errors.setShortcut(QKeySequence("Ctrl+E"))
        all_errors.setStatusTip(self.tr("Every digit that is read wrong, the worst first"))
        all_errors.triggered.connect(self._select_all)
        network = self._menu.addAction(self.tr("See the digit in the &network"))
        network.setShortcut(QKeySequence("Ctrl+Return"))
        network.setStatusTip(self.tr("The drawing page, with the digit that was clicked last"))
        network.triggered.connect(self._show_network)
        self._menu.addMenu(self._dataset.menu)
        self._menu.addMenu(self.digits_panel.menu)
        self._menu.addSeparator()
        self._menu.addActions(self.models_panel.actions_in_order)

    def _choose_tab(self, number: int) -> None:
        self._context.error_view.show_view(VIEWS[number])

    def _choose_view(self, action: QAction) -> None:
        self._context.error_view.show_view(action.data())

    def _show_view(self, view: str) -> None:
        number = VIEWS.index(view)
        self._stack.setCurrentWidget(self._panel(view))
        for widget in (self._dataset, self._dataset.menu):
            widget.setEnabled(view in ("errors", "compare"))  # the others use MNIST's test set
        self.tabs.setCurrentIndex(number)
        if self.isVisible() and not self.tabs.hasFocus():
            self.main_view().setFocus()
        self._views.actions()[number].setChecked(True)
        if not self.isHidden():  # it is in front, also before the window is shown
            self.questions_changed.emit()

    def _panel(self, view: str) -> QWidget:
        if view == "paper":
            return self.paper_errors_panel
        if view == "compare":
            return self.two_models_panel
        if view == "digits":
            return self.digits_panel
        return self.models_panel if view == "models" else self.errors_panel

    def _compare(self, key: str) -> None:
        used = self._context.models.in_use
        self._context.error_view.compare(used.key if used is not None else "", key)
        self._context.error_view.show_view("compare")

    def _count_on_digits(self) -> None:
        """Count the errors on the digits of the writer who is shown."""
        self._dataset.choose_kept(self._context.my_digits.shown.writer)
        self._context.error_view.show_view("errors")

    def _show_network(self) -> None:
        self.page_wanted.emit("draw")

    def _select_all(self) -> None:
        self._context.error_view.choose(ErrorSelection())

    def _clear_notice(self) -> None:
        """Remove an old error message when another dataset is being read."""
        if self._context.error_view.evaluation_dataset.is_loading:
            self.notice.say("")
