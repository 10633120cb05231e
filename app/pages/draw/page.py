"""The drawing page: the canvas, the network on the drawing, and the answer."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.context.app_context import AppContext
from app.pages.draw.menus import DrawMenus, MenuParts
from app.pages.draw.panels.codes_panel import CodesPanel
from app.pages.draw.panels.compare_panel import ComparePanel
from app.pages.draw.panels.drawing_panel import DrawingPanel
from app.pages.draw.panels.input_panel import InputPanel
from app.pages.draw.panels.inspect_panel import InspectPanel, PointHint
from app.pages.draw.panels.kernels_panel import KernelsPanel
from app.pages.draw.panels.layer_panel import LayerPanel
from app.pages.draw.panels.network_panel import NetworkPanel
from app.pages.draw.panels.partial_sums_panel import PartialSumsPanel
from app.pages.draw.panels.rbf_panel import RbfPanel
from app.pages.draw.panels.step_bar import StepBar
from app.pages.draw.panels.step_panel import StepPanel
from app.pages.draw.panels.tutorial_panel import TutorialPanel
from app.pages.draw.widgets.figure_values import (
    codes_csv,
    difference_csv,
    distances_csv,
    parameters_csv,
    picture_csv,
    states_csv,
    table_csv,
    units_csv,
)
from app.pages.draw.widgets.view_tabs import ViewTabs, lay_out_hidden
from app.pages.page import Page
from app.pages.shared.table_panel import TablePanel
from app.widgets.forms.scroll_figure import ScrollFigure
from app.widgets.maps.figure_export import ExportFigure, figure_image

_WIDEST_RBF_PANEL: Final = 380  # pixels: wider bars show no more, the maps need the room


class DrawPage(Page):
    """The canvas and its explanation left, the network in the middle, the RBF units right."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        session, selection, appearance = context.session, context.selection, context.appearance
        self._context = context
        self.drawing_panel = DrawingPanel(session, appearance)
        self.input_panel = InputPanel(session, appearance)
        self.network_panel = NetworkPanel(session, selection, appearance)
        self.inspect_panel = InspectPanel(session, selection, appearance)
        self.layer_panel = LayerPanel(session, selection, appearance)
        self.kernels_panel = KernelsPanel(session, selection, appearance)
        self.codes_panel = CodesPanel(session, selection, appearance)
        self.step_panel = StepPanel(session, context.single_steps, selection, appearance)
        self.compare_panel = ComparePanel(session, context.trace_comparison, selection, appearance)
        self.tutorial_panel = TutorialPanel(session, selection, appearance)
        self.step_bar = StepBar(selection, appearance)
        self.table_panel = TablePanel(session, selection, appearance)
        self.partial_sums_panel = PartialSumsPanel(session, selection, appearance)
        self.rbf_panel = RbfPanel(session, selection, appearance)
        self.explanation_tabs = QTabWidget(self)  # below the canvas
        self.below_network = QStackedWidget(self)  # the C3 table, or the pinned units
        self.view_tabs = ViewTabs(selection, self)
        self._build()
        self._menus = self._make_menus()
        self.drawing_panel.file_dropped.connect(context.documents.open)
        self.drawing_panel.image_dropped.connect(context.documents.open_image)
        self.inspect_panel.named.connect(self.said)
        selection.changed.connect(self._follow_selection)
        self._show_table_or_unit()

    def menus(self) -> list[QMenu]:
        return self._menus.menus

    def status_widget(self) -> QWidget:
        return self.step_bar

    def leave(self) -> None:
        self._context.selection.play(False)

    def export_figures(self) -> list[ExportFigure]:
        """Return a figure of every panel, laid out as if all were in front."""
        self.view_tabs.lay_out()
        for area in self.findChildren(ScrollFigure):
            area.lay_out()
        lay_out_hidden(self.below_network)
        self.inspect_panel.lay_out()
        for panel in (self.input_panel, self.layer_panel):
            panel.resize(self.explanation_tabs.contentsRect().width(), self.input_panel.height())
        self.compare_panel.refresh()
        self.tutorial_panel.refresh()
        inspected = self.inspect_panel.strips
        inside = [ExportFigure(self.tr("Inside a unit"), (inspected,), scale=True)]
        figures = [
            ExportFigure(self.tr("The network"), (self.network_panel,)),
            ExportFigure(self.tr("The RBF distances"), (self.rbf_panel,), scale=True),
            ExportFigure(self.tr("The C3 table"), (self.table_panel, self.partial_sums_panel)),
            ExportFigure(self.tr("What the network sees"), (self.input_panel,)),
            ExportFigure(self.tr("This layer"), (self.layer_panel,)),
            *([] if self.inspect_panel.is_empty else inside),
            ExportFigure(self.tr("The kernels"), (self.kernels_panel,)),
            ExportFigure(self.tr("F6 and the codes"), (self.codes_panel,), scale=True),
            ExportFigure(self.tr("One step of learning"), (self.step_panel.figure,)),
            ExportFigure(
                self.tr("Two drawings compared"), (self.compare_panel.figure,), scale=True
            ),
            ExportFigure(self.tr("Today's LeNet-5"), (self.tutorial_panel.figure,), scale=True),
            ExportFigure(self.tr("The drawing"), (self.drawing_panel.canvas,)),
            ExportFigure(self.tr("The whole page"), (self,)),
        ]
        values = self._values()
        return [replace(figure, values=values.get(figure.panels[0])) for figure in figures]

    def _values(self) -> dict[QWidget, Callable[[], str]]:
        """Return what the panels show as CSV; on a blank canvas only what does not depend on it."""
        session, trace = self._context.session, self._context.session.trace
        gradients = self.step_panel.figure.gradients()
        found: dict[QWidget, Callable[[], str]] = {
            self.table_panel: table_csv,
            self.kernels_panel: partial(parameters_csv, session.parameters),
        }
        if trace is None or gradients is None:
            return found
        units, frozen = self.inspect_panel.strips.units(), self._context.trace_comparison.frozen
        found |= {
            self.network_panel: partial(states_csv, trace),
            self.rbf_panel: partial(distances_csv, trace),
            self.input_panel: partial(picture_csv, trace.image),
            self.inspect_panel.strips: partial(units_csv, session.parameters, trace, units),
            self.codes_panel: partial(codes_csv, trace, self.codes_panel.classes),
            self.step_panel.figure: partial(parameters_csv, gradients),
        }
        if frozen is not None:
            found[self.compare_panel.figure] = partial(difference_csv, frozen.trace, trace)
        return found

    def copy_front_view(self) -> None:
        """Copy a picture of the view in front to the clipboard."""
        figures: dict[str, QWidget] = {
            "network": self.network_panel,
            "kernels": self.kernels_panel,
            "codes": self.codes_panel,
            "step": self.step_panel.figure,
            "compare": self.compare_panel.figure,
            "today": self.tutorial_panel.figure,
        }
        figure = figures[self._context.selection.view]
        export_figure = next(
            export_figure
            for export_figure in self.export_figures()
            if export_figure.panels[0] is figure
        )
        QGuiApplication.clipboard().setImage(
            figure_image(export_figure, self._context.appearance.theme)
        )
        self.said.emit(self.tr("Copied: {name}.").format(name=export_figure.name))

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.drawing_panel)
        left.addWidget(self.explanation_tabs, 1)
        self.explanation_tabs.addTab(self.input_panel, self.tr("What it sees"))
        self.explanation_tabs.addTab(self.layer_panel, self.tr("This layer"))
        table_and_sums = QWidget(self)
        row = QHBoxLayout(table_and_sums)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.table_panel, 23)
        row.addWidget(self.partial_sums_panel, 20)
        self.below_network.addWidget(table_and_sums)
        self.below_network.addWidget(self.inspect_panel)
        self.below_network.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        network = QVBoxLayout()
        network.setContentsMargins(0, 0, 0, 0)
        network.setSpacing(0)
        network.addWidget(PointHint(selection=self._context.selection, parent=self))
        network.addWidget(self.network_panel, 1)
        network.addWidget(self.below_network)
        self.view_tabs.add("network", self.tr("Network"), network)
        self.view_tabs.add("kernels", self.tr("Kernels"), self.kernels_panel)
        self.view_tabs.add("codes", self.tr("Codes"), self.codes_panel)
        self.view_tabs.add("step", self.tr("One step"), self.step_panel)
        self.view_tabs.add("compare", self.tr("Compare"), self.compare_panel)
        self.view_tabs.add("today", self.tr("Today's LeNet-5"), self.tutorial_panel)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(8, 8, 8, 0)
        columns.addLayout(left, 21)
        columns.addWidget(self.view_tabs, 42)
        columns.addWidget(self.rbf_panel, 19)
        self.rbf_panel.setMaximumWidth(_WIDEST_RBF_PANEL)

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
            copy,
        )
        return DrawMenus(self._context, parts, self)

    def _follow_selection(self) -> None:
        """Show the layer stepped to and the unit pinned; hovering brings nothing forward."""
        selection = self._context.selection
        self._show_table_or_unit()
        if selection.layer is not None and selection.hovered is None:
            self.explanation_tabs.setCurrentWidget(self.layer_panel)
        if selection.layer is not None or (selection.pinned and not self.isVisible()):
            selection.show_view("network")

    def _show_table_or_unit(self) -> None:
        self.below_network.setCurrentIndex(1 if self._context.selection.pinned else 0)
