"""Draw a digit and watch it being read: the canvas, the network, the answer."""

from typing import Final

from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.context.app_context import Lab
from app.pages.draw.panels.codes_panel import CodesPanel
from app.pages.draw.panels.compare_panel import ComparePanel
from app.pages.draw.panels.drawing_panel import DrawingPanel
from app.pages.draw.panels.input_panel import SightPanel
from app.pages.draw.panels.inspect_panel import InspectPanel
from app.pages.draw.panels.kernels_panel import KernelsPanel
from app.pages.draw.panels.layer_panel import LayerPanel
from app.pages.draw.panels.network_panel import NetworkPanel
from app.pages.draw.panels.partial_sums_panel import SumsPanel
from app.pages.draw.panels.rbf_panel import RbfPanel
from app.pages.draw.panels.step_bar import StepBar
from app.pages.draw.panels.step_panel import StepPanel
from app.pages.draw.panels.tutorial_panel import TodayPanel
from app.pages.draw.widgets.views import Views, lay_out_hidden
from app.pages.page import Page
from app.pages.shared.table_panel import TablePanel
from app.widgets.maps.figure_export import Sheet, picture
from lenet.network import paper

_WIDEST_BENCH: Final = 380  # wider bars say no more; the room is better given to the maps


class DrawPage(Page):
    """The whole network on one drawing, and what explains it below the canvas."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        session, gaze, appearance = lab.session, lab.gaze, lab.appearance
        self._lab = lab
        self.drawing_panel = DrawingPanel(session, appearance)
        self.sight_panel = SightPanel(session, appearance)
        self.network_panel = NetworkPanel(session, gaze, appearance)
        self.inspect_panel = InspectPanel(session, gaze, appearance)
        self.layer_panel = LayerPanel(session, gaze, appearance)
        self.kernels_panel = KernelsPanel(session, gaze, appearance)
        self.codes_panel = CodesPanel(session, gaze, appearance)
        self.step_panel = StepPanel(session, lab.lesson, gaze, appearance)
        self.compare_panel = ComparePanel(session, lab.comparison, gaze, appearance)
        self.today_panel = TodayPanel(session, gaze, appearance)
        self.step_bar = StepBar(gaze, appearance)
        self.table_panel = TablePanel(session, gaze, appearance)
        self.sums_panel = SumsPanel(session, gaze, appearance)
        self.rbf_panel = RbfPanel(session, gaze, appearance)
        self.explanation = QTabWidget(self)
        self.below = QStackedWidget(self)
        self.views = Views(gaze, self)
        self._build()
        self._menus = [
            self._edit_menu(),
            self._examples_menu(),
            self._walk_menu(),
            self._inside_menu(),
        ]
        self.drawing_panel.file_dropped.connect(lab.documents.open)
        self.drawing_panel.image_dropped.connect(lab.documents.take_image)
        self.inspect_panel.named.connect(self.said)
        self.rbf_panel.picked.connect(self._show_codes)
        gaze.changed.connect(self._show_inside)
        self._show_kept()

    def menus(self) -> list[QMenu]:
        return self._menus

    def foot(self) -> QWidget:
        return self.step_bar

    def leave(self) -> None:
        self._lab.gaze.play(False)

    def sheets(self) -> list[Sheet]:
        """Figures with their legend."""
        self.views.lay_out()
        lay_out_hidden(self.below)
        for panel in (self.sight_panel, self.layer_panel):
            panel.resize(self.explanation.contentsRect().width(), self.sight_panel.height())
        self.compare_panel.refresh()
        self.today_panel.refresh()
        return [
            Sheet(self.tr("The network"), (self.network_panel,)),
            Sheet(self.tr("The RBF distances"), (self.rbf_panel,), scale=True),
            Sheet(self.tr("The C3 table"), (self.table_panel, self.sums_panel)),
            Sheet(self.tr("What the network sees"), (self.sight_panel,)),
            Sheet(self.tr("This layer"), (self.layer_panel,)),
            Sheet(self.tr("Inside a unit"), (self.inspect_panel,), scale=True),
            Sheet(self.tr("The kernels"), (self.kernels_panel,)),
            Sheet(self.tr("F6 and the codes"), (self.codes_panel,), scale=True),
            Sheet(self.tr("One step of learning"), (self.step_panel.figure,)),
            Sheet(self.tr("Two drawings compared"), (self.compare_panel.figure,), scale=True),
            Sheet(self.tr("Today's LeNet-5"), (self.today_panel.figure,), scale=True),
            Sheet(self.tr("The drawing"), (self.drawing_panel.canvas,)),
            Sheet(self.tr("The whole page"), (self,)),
        ]

    def copy_front(self) -> None:
        """The side of the network that is in front to the clipboard."""
        fronts: dict[str, QWidget] = {
            "network": self.network_panel,
            "kernels": self.kernels_panel,
            "codes": self.codes_panel,
            "step": self.step_panel.figure,
            "compare": self.compare_panel.figure,
            "today": self.today_panel.figure,
        }
        front = fronts[self._lab.gaze.view]
        sheet = next(sheet for sheet in self.sheets() if sheet.panels[0] is front)
        QGuiApplication.clipboard().setImage(picture(sheet, self._lab.appearance.theme))
        self.said.emit(self.tr("Copied: {name}.").format(name=sheet.name))

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.drawing_panel)
        left.addWidget(self.explanation, 1)
        self.explanation.addTab(self.sight_panel, self.tr("What it sees"))
        self.explanation.addTab(self.layer_panel, self.tr("This layer"))
        table = QWidget(self)
        below = QHBoxLayout(table)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.table_panel, 23)
        below.addWidget(self.sums_panel, 20)
        self.below.addWidget(table)
        self.below.addWidget(self.inspect_panel)
        self.below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        network = QVBoxLayout()
        network.setContentsMargins(0, 0, 0, 0)
        network.setSpacing(0)
        network.addWidget(self.network_panel, 1)
        network.addWidget(self.below)
        self.views.add("network", self.tr("Network"), network)
        self.views.add("kernels", self.tr("Kernels"), self.kernels_panel)
        self.views.add("codes", self.tr("Codes"), self.codes_panel)
        self.views.add("step", self.tr("One step"), self.step_panel)
        self.views.add("compare", self.tr("Compare"), self.compare_panel)
        self.views.add("today", self.tr("Today's LeNet-5"), self.today_panel)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(8, 8, 8, 0)
        columns.addLayout(left, 21)
        columns.addWidget(self.views, 42)
        columns.addWidget(self.rbf_panel, 19)
        self.rbf_panel.setMaximumWidth(_WIDEST_BENCH)

    def _edit_menu(self) -> QMenu:
        menu = QMenu(self.tr("&Edit"), self)
        drawing, documents = self.drawing_panel, self._lab.documents
        menu.addAction(drawing.undo_action)
        menu.addAction(drawing.redo_action)
        menu.addSeparator()
        paste = menu.addAction(self.tr("&Paste picture"))
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        paste.setStatusTip(self.tr("Read the picture on the clipboard"))
        paste.triggered.connect(documents.paste)
        copy = menu.addAction(self.tr("C&opy the side in front"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setStatusTip(self.tr("The tab that is open over the network, as a picture"))
        copy.triggered.connect(self.copy_front)
        menu.addAction(drawing.clear_action)
        menu.addSeparator()
        menu.addAction(drawing.pen_action)
        menu.addAction(drawing.eraser_action)
        return menu

    def _examples_menu(self) -> QMenu:
        menu = QMenu(self.tr("E&xamples"), self)
        group = QActionGroup(menu)
        for digit in range(paper.CLASSES):
            action = menu.addAction(self.tr("A written &{digit}").format(digit=digit))
            action.setShortcut(QKeySequence(str(digit)))
            action.setStatusTip(self.tr("The next digit of this class from MNIST's test set"))
            action.setData(digit)
            group.addAction(action)
        group.triggered.connect(self._show_example)
        return menu

    def _walk_menu(self) -> QMenu:
        menu = QMenu(self.tr("&Walk"), self)
        menu.addActions(self.step_bar.actions_in_order)
        return menu

    def _inside_menu(self) -> QMenu:
        menu = QMenu(self.tr("&Inside"), self)
        menu.addActions(self.views.actions_in_order)
        menu.addSeparator()
        menu.addAction(self.step_panel.step_action)
        menu.addAction(self.step_panel.undo_action)
        menu.addAction(self.step_panel.rule_action)
        answers = menu.addMenu(self.tr("The &right answer is"))
        answers.addActions(self.step_panel.label_actions)
        menu.addSeparator()
        menu.addAction(self.compare_panel.freeze_action)
        menu.addAction(self.compare_panel.let_go_action)
        return menu

    def _show_example(self, action: QAction) -> None:
        self._lab.documents.show_example(action.data())

    def _show_codes(self, digit: int) -> None:
        self._lab.gaze.show_view("codes")

    def _show_inside(self) -> None:
        """Bring the arithmetic forward when a unit is kept; a mere hover moves nothing."""
        gaze = self._lab.gaze
        self._show_kept()
        if gaze.layer is not None and gaze.hovered is None:
            self.explanation.setCurrentWidget(self.layer_panel)
        if gaze.layer is not None or (gaze.pinned and not self.isVisible()):
            gaze.show_view("network")

    def _show_kept(self) -> None:
        self.below.setCurrentIndex(1 if self._lab.gaze.pinned else 0)
