"""The watched network on the digit on the canvas: kernels, maps, F6 and the answer."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from app.context.session import Session
from app.context.training.curve_view import CurveView
from app.context.training.watched_model import WatchedModel
from app.pages.train.widgets.learning_strip import LearningStrip
from app.style import typography
from app.style.icons import icon
from app.style.theme import Appearance, Theme
from app.widgets.forms.plain_text import PlainLabel, plain_tip
from lenet.data.idx import example_digit
from lenet.network import paper
from lenet.network.ablation import forward_ablated
from lenet.network.forward import network_input
from lenet.network.parameters import Array
from lenet.runs.status import read_name

_ICON: Final = QSize(16, 16)
_EXAMPLE: Final = 0  # of MNIST's test digits: a 7, for a canvas that is blank
_ENDS: Final = 4.5  # width of the pass beside the slider, in heights of body text


class WatchPanel(QWidget):
    """A slider over the passes of a run, and the current drawing in its network at that pass."""

    def __init__(
        self,
        session: Session,
        watched_model: WatchedModel,
        curve_view: CurveView,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._watched_model, self._curve_view = session, watched_model, curve_view
        self._is_active = False
        self._example: Array | None = None
        self.words = PlainLabel(self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self._ends = PlainLabel(self)
        self.strip = LearningStrip(appearance, self)
        self.follow = QCheckBox(self)
        self.matrix = QCheckBox(self)
        self.use = QPushButton(self)
        self.follow_action = QAction(self.tr("The Draw page follows"), self)
        self.use_action = QAction(self.tr("Use this model"), self)
        self.matrix_action = QAction(self.tr("Confusion matrix"), self)
        self.earlier_action = QAction(self.tr("Earlier pass"), self)
        self.later_action = QAction(self.tr("Later pass"), self)
        self.newest_action = QAction(self.tr("Newest network"), self)
        self._build()
        watched_model.model_changed.connect(self._show)
        watched_model.passes_changed.connect(self._show_passes)
        watched_model.follows_changed.connect(self.follow_action.setChecked)
        curve_view.selected_changed.connect(self._show_passes)
        session.rasterized_changed.connect(self._show)
        session.ablation_changed.connect(self._show)
        appearance.theme_changed.connect(self._recolour)
        self._recolour(appearance.theme)
        self._show_passes()

    @property
    def actions_in_order(self) -> list[QAction]:
        """For a menu."""
        replay = [self.earlier_action, self.later_action, self.newest_action]
        return [*replay, self.matrix_action, self.follow_action, self.use_action]

    def set_presenting(self, on: bool) -> None:
        """Leave the digit and the pass to look at before an audience; the keys still work.

        The pass is chosen beside the title then, so that the curves are higher.
        """
        for widget in (self.matrix, self.follow, self.use):
            widget.setVisible(not on)
        if on:
            self._head.addWidget(self._replay, 3)
        else:
            self._column.insertWidget(1, self._replay)

    def set_active(self, active: bool) -> None:
        """Compute only while the strip is seen."""
        self._is_active = active
        self._watched_model.set_active(active)
        if active:
            self._show()

    def _build(self) -> None:
        typography.set_type(self.words, "title")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.slider.setPageStep(1)
        self.slider.setAccessibleName(self.tr("Pass to look at"))
        self.slider.setToolTip(
            plain_tip(self.tr("The network after each pass; at the right, the newest"))
        )
        self.slider.valueChanged.connect(self._go_to)
        self.follow_action.setCheckable(True)
        self.follow_action.setChecked(self._watched_model.follows)
        self.follow_action.setToolTip(
            plain_tip(
                self.tr(
                    "Your drawing is read by this network on the Draw page too, while this is on"
                )
            )
        )
        self.follow_action.toggled.connect(self._watched_model.follow)
        self.use_action.setToolTip(
            plain_tip(self.tr("Read with this network from now on, after a restart too"))
        )
        self.use_action.triggered.connect(self._watched_model.use)
        self.matrix_action.setCheckable(True)
        self.matrix_action.setToolTip(
            plain_tip(self.tr("Which test digits are read as which, at this pass"))
        )
        for action, key in (
            (self.follow_action, "Ctrl+Shift+D"),
            (self.use_action, "Ctrl+U"),
            (self.matrix_action, "Ctrl+K"),
            (self.earlier_action, "Ctrl+["),
            (self.later_action, "Ctrl+]"),
            (self.newest_action, "Ctrl+E"),
        ):
            action.setShortcut(QKeySequence(key))
        self.newest_action.setToolTip(self.tr("Look at the newest network again"))
        self.earlier_action.triggered.connect(self._go_back)
        self.later_action.triggered.connect(self._go_ahead)
        self.newest_action.triggered.connect(self._go_to_newest)
        row = self._head = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 2)
        for action, box in ((self.matrix_action, self.matrix), (self.follow_action, self.follow)):
            box.setText(action.text())
            box.setToolTip(action.toolTip())
            box.setChecked(action.isChecked())
            box.toggled.connect(action.setChecked)
            action.toggled.connect(box.setChecked)
            row.addWidget(box)
        self.use.setText(self.use_action.text())
        self.use.setToolTip(self.use_action.toolTip())
        self.use.clicked.connect(self.use_action.trigger)
        row.addWidget(self.use)
        typography.set_type(self._ends, "caption")
        typography.set_width(self._ends, _ENDS)
        self._ends.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._replay = QWidget(self)
        replay = QHBoxLayout(self._replay)
        replay.setContentsMargins(0, 0, 0, 0)
        replay.setSpacing(8)
        replay.addWidget(self.slider, 1)
        replay.addWidget(self._ends)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._replay)
        column.addWidget(self.strip, 1)

    def _go_to(self, position: int) -> None:
        watched_model = self._watched_model
        if position >= len(watched_model.passes):
            watched_model.go_to(None)
        elif position >= 0:
            newest = position == len(watched_model.passes) - 1 and not watched_model.is_trained
            watched_model.go_to(None if newest else watched_model.passes[position])

    def _go_back(self) -> None:
        self.slider.setValue(self.slider.value() - 1)

    def _go_ahead(self) -> None:
        self.slider.setValue(self.slider.value() + 1)

    def _go_to_newest(self) -> None:
        self._watched_model.go_to(None)

    def _show_passes(self) -> None:
        """Fit the slider: a place for each snapshot, and one more for the network that learns."""
        watched_model = self._watched_model
        last = len(watched_model.passes) - 1 + watched_model.is_trained
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(last, 0))
        place = (
            last
            if watched_model.pass_number is None
            else watched_model.passes.index(watched_model.pass_number)
        )
        self.slider.setValue(place)
        self.slider.blockSignals(False)
        self.slider.setEnabled(last > 0)
        self._replay.setVisible(last >= 0)
        self.newest_action.setEnabled(watched_model.pass_number is not None)
        self.show_words()

    def show_words(self) -> None:
        """Say which network is watched, by the present name of its run."""
        watched_model, run = self._watched_model, self._curve_view.selected
        number = watched_model.shown_pass
        there = watched_model.model is not None
        for action in (self.follow_action, self.use_action, self.matrix_action):
            action.setEnabled(there or action.isChecked())
        self.follow.setEnabled(self.follow_action.isEnabled())
        self.matrix.setEnabled(self.matrix_action.isEnabled())
        self.use.setEnabled(self.use_action.isEnabled())
        if run is None:
            text = self.tr("A digit in the network")
        elif watched_model.is_live:
            text = self.tr("{run}: while it learns").format(run=read_name(run))
        elif watched_model.passes:
            text = (
                self.tr("{run}: after pass {number}").format(run=read_name(run), number=number)
                if number
                else self.tr("{run}: before its first pass").format(run=read_name(run))
            )
        else:
            text = self.tr("{run}: no network yet").format(run=read_name(run))
        self.words.setText(text)
        passes = self.tr("pass {number}").format(number=number)
        if not watched_model.passes:
            passes = ""
        self._ends.setText(self.tr("live") if watched_model.is_live else passes)

    def _show(self) -> None:
        """Show the drawing, or a test digit, in the watched network."""
        if not self._is_active:
            return
        rasterized, model = self._session.rasterized, self._watched_model.model
        image = self._example_image() if rasterized is None else rasterized.image
        name = self.tr("a test digit") if rasterized is None else self.tr("your digit")
        trace = None
        if model is not None and image is not None:
            trace = forward_ablated(model.parameters, image, self._session.ablation)
        parameters = None if model is None else model.parameters
        self.strip.show_digit(image, parameters, trace, name=name)
        self.show_words()

    def _example_image(self) -> Array | None:
        if self._example is None:
            try:
                self._example = network_input(example_digit(_EXAMPLE))
            except OSError:  # the bundled file is gone
                return None
            assert self._example.shape == (paper.INPUT_SIDE, paper.INPUT_SIDE)
        return self._example

    def _recolour(self, theme: Theme) -> None:
        self.newest_action.setIcon(icon("last", theme))
