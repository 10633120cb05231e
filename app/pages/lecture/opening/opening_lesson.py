"""The opening: LeNet-5 on a live digit, and a fully connected network on shifted ones."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.context.app_context import AppContext
from app.context.scenes.scene import ViewSettings, setting
from app.pages.lecture.common.choice_controls import ChoiceSlider
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.shown_trace import shown_trace
from app.pages.lecture.common.text_label import TextLabel
from app.pages.lecture.opening.network_figure import NetworkFigure
from app.pages.lecture.opening.shift_figure import ShiftFigure
from lenet.lecture.full_net import SHIFTS, ShiftedReading, load_full_net, read_shifted
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_models

_FIRST_SHIFT: Final = -3  # where only one of the networks still reads the example


class OpeningLesson(Lesson):
    """Figure 2 above; below it a slider that shifts the digit under two networks."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent, text_above=True)
        self.shift = self.recall_state(_FIRST_SHIFT)
        self._is_shown = False
        self._full_net = load_full_net()
        self._lenet = load_model(bundled_models()["paper"]).parameters
        self._build_stage()
        self.set_exercise(
            self.tr("Shift the digit pixel by pixel. Which network changes its answer first?")
        )
        context.session.trace_changed.connect(self._follow)
        context.session.model_changed.connect(self._follow)
        self._show_digit()

    def start(self) -> None:
        self._is_shown = True
        self._show_digit()

    def stop(self) -> None:
        self._is_shown = False

    def set_presenting(self, on: bool) -> None:
        self._note.set_aside(on)
        super().set_presenting(on)

    def show_shift(self, shift: int) -> None:
        """Move the digit so many pixels to the right, one of SHIFTS."""
        self.shift = shift
        self.keep_state(shift)
        self.slider.show_value(shift)
        self._show_shift()

    def view_settings(self) -> ViewSettings:
        return {"shift": self.shift}

    def restore(self, settings: ViewSettings) -> None:
        self.show_shift(setting(settings, "shift", self.shift, SHIFTS.__contains__))

    def reading(self, shift: int) -> ShiftedReading:
        """Return what both networks answer when the digit is moved to the right."""
        return read_shifted(self._full_net, self._lenet, self._image, right=shift)

    def _build_stage(self) -> None:
        appearance = self.context.appearance
        self.network_figure = NetworkFigure(appearance)
        self.shift_figure = ShiftFigure(appearance)
        self.slider = ChoiceSlider(self.tr("Shift to the right, pixels"), SHIFTS, appearance)
        self.slider.show_value(self.shift)
        self.slider.chosen.connect(self.show_shift)
        why = TextLabel(
            self.tr(
                "After a shift the strokes meet other weights of a fully connected network, but "
                "the same kernels. LeNet-5 fails later, for C5 depends on the "
                "position."
            ),
            appearance,
        )
        self._note = TextLabel(
            self.tr(
                "Fully connected: 58 hidden units, 60,040 parameters. LeNet-5: 60,000; here it is "
                "the model “paper”. Both learned the same digits, none of them shifted."
            ),
            appearance,
            role="caption",
            tone="muted",
        )
        between = QHBoxLayout()
        between.setSpacing(24)
        for label in (why, self._note):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            half = QHBoxLayout()  # whose stretch keeps the label at the left
            half.addWidget(label, 1000)
            half.addStretch(1)
            between.addLayout(half, 1)
        below = QHBoxLayout()
        below.addWidget(self.slider, 1)
        below.addStretch(1)
        stage = QWidget()
        rows = QVBoxLayout(stage)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.network_figure, 6)
        rows.addLayout(between)
        rows.addWidget(self.shift_figure, 5)
        rows.addLayout(below)
        self.set_stage(stage)

    def _follow(self, _changed: object) -> None:
        if self._is_shown:
            self._show_digit()

    def _show_digit(self) -> None:
        shown = shown_trace(self.context.session)
        self._image = shown.trace.image
        self.network_figure.show_trace(shown.trace, is_example=shown.is_example)
        self._show_shift()

    def _show_shift(self) -> None:
        self.shift_figure.show_reading(
            self.reading(self.shift), shift=self.shift, unshifted=self.reading(0)
        )
