"""The drawing page: the canvas, the network on the drawing, and the answer."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabWidget, QVBoxLayout, QWidget

from app.context.app_context import AppContext
from app.context.drawing import Drawing
from app.pages.draw.figures import DrawFigures
from app.pages.draw.menus import DrawMenus, MenuParts
from app.pages.draw.panels.codes_panel import CodesPanel
from app.pages.draw.panels.compare_panel import ComparePanel
from app.pages.draw.panels.drawing_panel import DrawingPanel
from app.pages.draw.panels.input_panel import InputPanel
from app.pages.draw.panels.inspect_panel import InspectPanel
from app.pages.draw.panels.kernels_panel import KernelsPanel
from app.pages.draw.panels.label_panel import LabelPanel
from app.pages.draw.panels.layer_panel import LayerPanel
from app.pages.draw.panels.network_panel import NetworkPanel
from app.pages.draw.panels.partial_sums_panel import PartialSumsPanel
from app.pages.draw.panels.rbf_panel import ORDERS, RbfPanel
from app.pages.draw.panels.step_bar import StepBar
from app.pages.draw.panels.step_panel import StepPanel
from app.pages.draw.panels.tutorial_panel import TutorialPanel
from app.pages.draw.questions import DrawQuestions
from app.pages.draw.welcome import Welcome
from app.pages.draw.widgets.drawer import SHARE as DRAWER_SHARE
from app.pages.draw.widgets.drawer import Drawer
from app.pages.draw.widgets.view_tabs import ViewTabs
from app.pages.page import Page, Questions
from app.pages.shared.table_panel import TablePanel
from app.widgets.forms.digit_keys import digit_of_key, shifted_digit
from app.widgets.forms.scroll_figure import ScrollFigure
from app.widgets.maps.figure_export import ExportFigure, figure_image

_COLUMNS: Final = (23, 59, 18)  # shares of the width: canvas, network, answer
_PRESENTED: Final = (24, 56, 20)  # before an audience
_ORDER: Final = "class_order"  # a setting: the order of the ten rows of the answer


class DrawPage(Page):
    """The canvas and its explanation left, the network in the middle, the answer right.

    Pinned units are explained below the network, in a drawer whose height a person can drag.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        session, selection, appearance = context.session, context.selection, context.appearance
        self._context = context
        self._is_presenting = False
        self._steps = False  # through the layers: the texts on the layer are in front
        self._has_message = False  # in the status bar, on the drawing as it is
        self.drawing_panel = DrawingPanel(session, appearance)
        self.input_panel = InputPanel(session, appearance)
        self.network_panel = NetworkPanel(session, selection, appearance)
        self.inspect_panel = InspectPanel(session, selection, appearance)
        self.layer_panel = LayerPanel(session, selection, appearance)
        self.kernels_panel = KernelsPanel(session, selection, appearance)
        self.codes_panel = CodesPanel(session, selection, appearance)
        self.step_panel = StepPanel(session, context.single_steps, selection, appearance)
        frozen, teacher = context.trace_comparison, context.teacher
        self.compare_panel = ComparePanel(session, frozen, teacher, selection, appearance)
        self.tutorial_panel = TutorialPanel(session, selection, appearance, context.imported)
        self.step_bar = StepBar(selection, appearance)
        self.table_panel = TablePanel(session, selection, appearance)
        self.partial_sums_panel = PartialSumsPanel(session, selection, appearance)
        self.rbf_panel = RbfPanel(session, selection, appearance)
        self.label_panel = LabelPanel(session, context.my_digits, teacher)
        self._answer = self._build_answer()
        self.explanation_tabs = QTabWidget(self)  # below the canvas
        self.network_splitter = Drawer(self.network_panel, self.inspect_panel, context.settings)
        self.view_tabs = ViewTabs(selection, self)
        self._build()
        self.welcome = Welcome(
            session,
            selection,
            appearance,
            canvas=self.drawing_panel.canvas,
            network=self.network_panel,
            answer=self.rbf_panel,
            page=self,
        )
        if session.is_sample:  # the page was built anew, in another language
            self.welcome.begin(still=True)
        self._figures = self._make_figures()
        self._questions = DrawQuestions(context, self.network_panel, self)
        self._menus = self._make_menus()
        self.drawing_panel.file_dropped.connect(context.documents.open)
        self.drawing_panel.image_dropped.connect(context.documents.open_image)
        context.documents.said.connect(self._remember_message)
        session.drawing_changed.connect(self._forget_message)
        self.inspect_panel.named.connect(self.said)
        order = context.settings.text(_ORDER, ORDERS[0], choices=ORDERS)
        self.rbf_panel.set_order(order)
        self.rbf_panel.order_chosen.connect(self._keep_order)
        selection.changed.connect(self._follow_selection)
        selection.view_changed.connect(self._follow_view)
        self._show_inspector()
        self._follow_view(selection.view)

    def menus(self) -> list[QMenu]:
        return self._menus.menus

    def questions(self) -> Questions:
        return self._questions.makers

    def main_view(self) -> QWidget:
        return self.drawing_panel.canvas

    def status_widget(self) -> QWidget:
        return self.step_bar

    def turn(self, by: int) -> None:
        selection = self._context.selection
        if by > 0:
            selection.step_forward()
        else:
            selection.step_back()

    def set_presenting(self, on: bool) -> None:
        """Leave network, answer and words on the layer; a side has the place of the answer too."""
        self._is_presenting = on
        self.explanation_tabs.tabBar().setVisible(not on)
        self._show_explanation()
        for panel in (self.drawing_panel, self.layer_panel, self.network_panel, self.rbf_panel):
            panel.set_presenting(on)
        self.view_tabs.set_presenting(on)
        self.welcome.set_presenting(on)
        self.label_panel.setVisible(not on)
        self._table_and_sums.setVisible(not on)  # the network has the table
        self._follow_view(self._context.selection.view)
        self._show_inspector()

    def leave(self) -> None:
        self._context.selection.play(False)
        self._forget_message()

    def export_figures(self) -> list[ExportFigure]:
        """Return a figure of every panel, laid out as if all were in front."""
        self.view_tabs.lay_out()
        for area in self.findChildren(ScrollFigure):
            area.lay_out()
        if not self.inspect_panel.isVisible():
            height = round(self.network_splitter.height() * DRAWER_SHARE)
            self.inspect_panel.resize(self.network_splitter.width(), height)
        self.inspect_panel.lay_out()
        for panel in (self.input_panel, self.layer_panel):
            panel.resize(self.explanation_tabs.contentsRect().width(), self.input_panel.height())
        self.compare_panel.refresh()
        self.tutorial_panel.refresh()
        return self._figures.figures(self._context)

    def copy_front_view(self) -> None:
        """Copy a picture of the view in front to the clipboard."""
        front = self._figures.front(self._context.selection.view)
        figure = next(each for each in self.export_figures() if each.panels[0] is front)
        image = figure_image(figure, self._context.appearance.theme)
        QGuiApplication.clipboard().setImage(image)
        self.said.emit(self.tr("Copied: {name}.").format(name=figure.name))

    def event(self, event: QEvent) -> bool:
        """Take Shift and a digit before a shortcut for the sign that the layout makes of it."""
        if event.type() == QEvent.Type.ShortcutOverride and shifted_digit(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the digit keys that Qt did not find as shortcuts on this keyboard's layout."""
        digit, shifted = digit_of_key(event), shifted_digit(event)
        if shifted is not None:
            self.label_panel.actions_in_order[shifted].trigger()
        elif digit is not None and not event.modifiers():
            self._context.documents.show_example(digit)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.drawing_panel)
        left.addWidget(self.explanation_tabs, 1)
        self.explanation_tabs.addTab(self.input_panel, self.tr("What it sees"))
        self.explanation_tabs.addTab(self.layer_panel, self.tr("This layer"))
        kernels = QWidget(self)
        kernels_and_table = QVBoxLayout(kernels)
        kernels_and_table.setContentsMargins(0, 0, 0, 0)
        kernels_and_table.setSpacing(4)
        kernels_and_table.addWidget(self.kernels_panel, 5)
        self._table_and_sums = QWidget(self)
        table_and_sums = QHBoxLayout(self._table_and_sums)
        table_and_sums.setContentsMargins(0, 0, 0, 0)
        table_and_sums.addWidget(self.table_panel, 23)
        table_and_sums.addWidget(self.partial_sums_panel, 20)
        kernels_and_table.addWidget(self._table_and_sums, 3)
        self.view_tabs.add("network", self.tr("Network"), self.network_splitter)
        title, short = self.tr("Kernels and C3"), self.tr("Kernels")
        self.view_tabs.add("kernels", title, ScrollFigure(kernels), short=short)
        self.view_tabs.add("codes", self.tr("Codes"), ScrollFigure(self.codes_panel))
        self.view_tabs.add("step", self.tr("One step"), self.step_panel)
        self.view_tabs.add("compare", self.tr("Compare"), self.compare_panel)
        title, short = self.tr("Today's LeNet-5"), self.tr("Today")
        self.view_tabs.add("today", title, self.tutorial_panel, short=short)
        columns = self._columns = QHBoxLayout(self)
        columns.setContentsMargins(8, 8, 8, 0)
        columns.addLayout(left)
        columns.addWidget(self.view_tabs)
        columns.addWidget(self._answer)

    def _build_answer(self) -> QWidget:
        """Build the right column: the answer, and below it what the drawing really is."""
        answer = QWidget(self)
        column = QVBoxLayout(answer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.rbf_panel, 1)
        column.addWidget(self.label_panel)
        return answer

    def _make_menus(self) -> DrawMenus:
        copy = QAction(self.tr("C&opy the side in front"), self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setStatusTip(self.tr("The tab that is open over the network, as a picture"))
        copy.triggered.connect(self.copy_front_view)
        parts = MenuParts(
            self.drawing_panel,
            self.step_bar,
            self.view_tabs,
            self.step_panel,
            self.compare_panel,
            self.label_panel,
            copy,
        )
        return DrawMenus(self._context, parts, self)

    def _make_figures(self) -> DrawFigures:
        return DrawFigures(
            page=self,
            drawing=self.drawing_panel,
            input=self.input_panel,
            network=self.network_panel,
            inspect=self.inspect_panel,
            layer=self.layer_panel,
            kernels=self.kernels_panel,
            table=self.table_panel,
            partial_sums=self.partial_sums_panel,
            codes=self.codes_panel,
            step=self.step_panel,
            compare=self.compare_panel,
            tutorial=self.tutorial_panel,
            rbf=self.rbf_panel,
        )

    def _remember_message(self, sentence: str) -> None:
        self._has_message = True

    def _forget_message(self, drawing: Drawing | None = None) -> None:
        """Take the message on a drawing away with the drawing that it was said of."""
        if self._has_message:
            self._has_message = False
            self.said.emit("")

    def _follow_selection(self) -> None:
        """Show the layer stepped to and the unit pinned; hovering brings nothing forward."""
        selection = self._context.selection
        self._show_inspector()
        if self.welcome.is_moving:
            return
        steps = selection.layer is not None
        if (steps and selection.hovered is None) or (self._steps and not steps):
            self._steps = steps
            self._show_explanation()
        if selection.layer is not None or (selection.pinned and not self.isVisible()):
            selection.show_view("network")

    def _show_explanation(self) -> None:
        """Bring the texts on the layer to the front, or what the network sees."""
        is_layer = self._is_presenting or self._steps
        self.explanation_tabs.setCurrentWidget(self.layer_panel if is_layer else self.input_panel)

    def _follow_view(self, view: str) -> None:
        has_answer = view == "network" or not self._is_presenting
        self._answer.setVisible(has_answer)
        left, middle, right = _PRESENTED if self._is_presenting else _COLUMNS
        for number, share in enumerate((left, middle + (0 if has_answer else right), right)):
            self._columns.setStretch(number, share)

    def _show_inspector(self) -> None:
        """Open the drawer while a unit is pinned."""
        selection = self._context.selection
        is_open = bool(selection.pinned)
        if self._is_presenting and selection.layer is not None:
            is_open = len(selection.pinned) > 1  # a step says in words what the layer does
        self.network_splitter.set_open(is_open)

    def _keep_order(self, order: str) -> None:
        self._context.settings.keep(_ORDER, order)
