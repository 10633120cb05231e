"""The pictures of the drawing page's panels, to copy and to export, with their values as CSV."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.context.app_context import AppContext
from app.pages.draw.panels.codes_panel import CodesPanel
from app.pages.draw.panels.compare_panel import ComparePanel
from app.pages.draw.panels.drawing_panel import DrawingPanel
from app.pages.draw.panels.input_panel import InputPanel
from app.pages.draw.panels.inspect_panel import InspectPanel
from app.pages.draw.panels.kernels_panel import KernelsPanel
from app.pages.draw.panels.layer_panel import LayerPanel
from app.pages.draw.panels.network_panel import NetworkPanel
from app.pages.draw.panels.partial_sums_panel import PartialSumsPanel
from app.pages.draw.panels.rbf_panel import RbfPanel
from app.pages.draw.panels.step_panel import StepPanel
from app.pages.draw.panels.tutorial_panel import TutorialPanel
from app.pages.draw.widgets.figure_values import csv_by_name
from app.pages.shared.table_panel import TablePanel
from app.widgets.maps.figure_export import ExportFigure

translate = QCoreApplication.translate  # a plain name: Qt's lupdate knows it


@dataclass(frozen=True, eq=False)
class DrawFigures:
    """The panels of the drawing page, each a figure of its own."""

    page: QWidget
    drawing: DrawingPanel
    input: InputPanel
    network: NetworkPanel
    inspect: InspectPanel
    layer: LayerPanel
    kernels: KernelsPanel
    table: TablePanel
    partial_sums: PartialSumsPanel
    codes: CodesPanel
    step: StepPanel
    compare: ComparePanel
    tutorial: TutorialPanel
    rbf: RbfPanel

    def figures(self, context: AppContext) -> list[ExportFigure]:
        """Return the figure of every panel, with its values."""
        inspected = self.inspect.strips
        inside = [ExportFigure(translate("DrawPage", "Inside a unit"), (inspected,), scale=True)]
        figures = [
            ExportFigure(translate("DrawPage", "The network"), (self.network,)),
            ExportFigure(translate("DrawPage", "The RBF distances"), (self.rbf,), scale=True),
            ExportFigure(translate("DrawPage", "The C3 table"), (self.table, self.partial_sums)),
            ExportFigure(translate("DrawPage", "What the network sees"), (self.input,)),
            ExportFigure(translate("DrawPage", "This layer"), (self.layer,)),
            *([] if self.inspect.is_empty else inside),
            ExportFigure(translate("DrawPage", "The kernels"), (self.kernels,)),
            ExportFigure(translate("DrawPage", "F6 and the codes"), (self.codes,), scale=True),
            ExportFigure(translate("DrawPage", "One step of learning"), (self.step.figure,)),
            ExportFigure(
                translate("DrawPage", "Two drawings compared"), (self.compare.figure,), scale=True
            ),
            ExportFigure(
                translate("DrawPage", "Today's LeNet-5"), (self.tutorial.figure,), scale=True
            ),
            ExportFigure(translate("DrawPage", "The drawing"), (self.drawing.canvas,)),
            ExportFigure(translate("DrawPage", "The whole page"), (self.page,)),
        ]
        values = self._values(context)
        return [replace(figure, values=values.get(figure.panels[0])) for figure in figures]

    def front(self, view: str) -> QWidget:
        """Return the first panel of the figure of a view."""
        fronts: dict[str, QWidget] = {
            "network": self.network,
            "kernels": self.kernels,
            "codes": self.codes,
            "step": self.step.figure,
            "compare": self.compare.figure,
            "today": self.tutorial.figure,
        }
        return fronts[view]

    def _values(self, context: AppContext) -> dict[QWidget, Callable[[], str]]:
        """Return what the panels show as CSV; on a blank canvas only what does not depend on it."""
        named: dict[str, QWidget] = {
            "table": self.table,
            "kernels": self.kernels,
            "network": self.network,
            "rbf": self.rbf,
            "input": self.input,
            "units": self.inspect.strips,
            "codes": self.codes,
            "step": self.step.figure,
            "compare": self.compare.figure,
        }
        frozen = context.trace_comparison.frozen
        found = csv_by_name(
            context.session.parameters,
            context.session.trace,
            self.step.figure.gradients(),
            units=self.inspect.strips.units(),
            classes=self.codes.classes,
            frozen=None if frozen is None else frozen.trace,
        )
        return {named[name]: values for name, values in found.items()}
