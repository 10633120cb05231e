"""The main window: builds the panels and connects them; no logic."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMessageBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

import lenet
from app.assets import program_icon
from app.documents import Documents
from app.exports import Exports
from app.gaze import Gaze
from app.keys import FocusFirst
from app.menus import Menus
from app.panels.drawing_panel import DrawingPanel
from app.panels.inspect_panel import InspectPanel
from app.panels.kernels_panel import KernelsPanel
from app.panels.network_panel import NetworkPanel
from app.panels.rbf_panel import RbfPanel
from app.panels.scale_panel import ScalePanel
from app.panels.sight_panel import SightPanel
from app.panels.step_bar import StepBar
from app.panels.table_panel import TablePanel
from app.session import Session
from app.settings import Settings
from app.sheets import Sheet
from app.switchboard import Switchboard
from app.theme import Appearance
from lenet.modelfile import Model
from lenet.switches import Switches

_START_SIZE: Final = QSize(1280, 720)
_WIDEST_BENCH: Final = 380  # wider bars say no more; the room is better given to the maps
_SAY_MS: Final = 6000  # how long a word stays in the status bar
_PEN_RANGE: Final = {"low": 1.0, "high": 4.0}


class Window(QMainWindow):
    """Left the canvas, in the middle the network, right the answer."""

    def __init__(self, session: Session, appearance: Appearance, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("LeNet-5 Lab"))
        self.setWindowIcon(program_icon())
        self.session = session
        self._settings = settings
        self.gaze = Gaze(self)
        self.documents = Documents(session, settings, self)
        self.drawing_panel = DrawingPanel(session, appearance)
        self.sight_panel = SightPanel(session, appearance)
        self.network_panel = NetworkPanel(session, self.gaze, appearance)
        self.inspect_panel = InspectPanel(session, self.gaze, appearance)
        self.kernels_panel = KernelsPanel(session, self.gaze, appearance)
        self.step_bar = StepBar(self.gaze, appearance)
        self.explanation = QTabWidget(self)
        self.table_panel = TablePanel(session, self.gaze, appearance)
        self.scale_panel = ScalePanel(appearance)
        self.rbf_panel = RbfPanel(session, self.gaze, appearance)
        self._model_label = QLabel(self)
        self._page = QWidget(self)
        self._build()
        self.menus = Menus(self, self.documents, self.drawing_panel, appearance, settings)
        self.menus.add_walk(self.step_bar.actions_in_order)
        self.exports = Exports(session, appearance, self._sheets(), self)
        self.exports.failed.connect(self.complain)
        self.exports.said.connect(self.say)
        self.menus.add_exports(self.exports)
        self.menus.add_switches(Switchboard(session, self.gaze, self))
        FocusFirst(self)
        self.drawing_panel.file_dropped.connect(self.documents.open)
        self.drawing_panel.image_dropped.connect(self.documents.take_image)
        self.documents.failed.connect(self.complain)
        self.documents.said.connect(self.say)
        self._settings.write_failed.connect(self.say)
        self.gaze.changed.connect(self._show_inside)
        self.inspect_panel.named.connect(self.statusBar().showMessage)
        session.model_changed.connect(self._show_model)
        session.switches_changed.connect(self._show_switches)
        self._show_model(session.model)

    def _build(self) -> None:
        page = self._page
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.drawing_panel)
        left.addWidget(self.explanation, 1)
        self.explanation.addTab(self.sight_panel, self.tr("What it sees"))
        self.explanation.addTab(self.inspect_panel, self.tr("Inside"))
        self.explanation.addTab(self.kernels_panel, self.tr("Kernels"))
        below = QHBoxLayout()
        below.addWidget(self.table_panel, 5)
        below.addWidget(self.scale_panel, 3)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.network_panel, 1)
        middle.addLayout(below)
        columns = QHBoxLayout(page)
        columns.setContentsMargins(8, 8, 8, 0)
        columns.addLayout(left, 21)
        columns.addLayout(middle, 42)
        columns.addWidget(self.rbf_panel, 19)
        self.rbf_panel.setMaximumWidth(_WIDEST_BENCH)
        self.setCentralWidget(page)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(self.step_bar)
        self.statusBar().addPermanentWidget(self._model_label)
        self._model_label.setContentsMargins(0, 0, 16, 4)

    def _sheets(self) -> list[Sheet]:
        """What can be taken along as a picture: figures with their legend."""
        return [
            Sheet(self.tr("The network"), (self.network_panel, self.scale_panel)),
            Sheet(self.tr("The RBF distances"), (self.rbf_panel,)),
            Sheet(self.tr("The C3 table"), (self.table_panel,)),
            Sheet(self.tr("What the network sees"), (self.sight_panel,)),
            Sheet(self.tr("Inside"), (self.inspect_panel,)),
            Sheet(self.tr("The kernels"), (self.kernels_panel,)),
            Sheet(self.tr("The drawing"), (self.drawing_panel.canvas,)),
            Sheet(self.tr("The whole window"), (self._page,)),
        ]

    def say(self, sentence: str) -> None:
        """A word in the status bar, for a while."""
        self.statusBar().showMessage(sentence, _SAY_MS)

    def complain(self, sentence: str) -> None:
        """What could not be done, in a box that waits to be read and stops nothing."""
        box = QMessageBox(QMessageBox.Icon.Warning, self.windowTitle(), sentence, parent=self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def restore(self) -> None:
        """Place, size and pen as they were left."""
        self.resize(_START_SIZE)
        self.restoreGeometry(self._settings.state("geometry"))
        width = self._settings.number("pen_width", self.session.pen_width, **_PEN_RANGE)
        self.session.set_pen_width(width)
        self._settings.keep("version", lenet.__version__)
        self._settings.flush()  # now, while a word on what fails can still be read

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.keep("geometry", self.saveGeometry())
        self._settings.keep("pen_width", self.session.pen_width)
        self._settings.flush()
        super().closeEvent(event)

    def _show_inside(self) -> None:
        """Bring the arithmetic forward when a unit was chosen; a mere hover moves nothing."""
        looking = self.gaze.hovered is None and self.gaze.units != ()
        if looking or self.gaze.layer is not None:
            self.explanation.setCurrentWidget(self.inspect_panel)

    def _show_switches(self, switches: Switches) -> None:
        self._show_model(self.session.model)

    def _show_model(self, model: Model) -> None:
        card = model.card
        text = self.tr("Model: {name}").format(name=card.name)
        if card.error_rate is not None:
            text += " · " + self.tr("{rate:.2f} % test error on {count:,} digits").format(
                rate=100 * card.error_rate, count=card.test_count
            )
        if not self.session.switches.all_on:
            text = self.tr("Parts are switched off") + " · " + text
        self._model_label.setText(text)
