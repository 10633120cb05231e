"""Why a nonlinearity: without one between them two layers are one."""

from dataclasses import dataclass, replace
from typing import Final, get_args

from PySide6.QtWidgets import QWidget

from app.context.app_context import AppContext
from app.context.scenes.scene import ViewSettings, setting
from app.pages.lecture.common.choice_controls import ChoiceButtons, ChoiceSlider, SliderColumn
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.small_net.plane_figure import PlaneFigure, PlaneView
from lenet.lecture.two_layers import (
    Between,
    best_single_layer,
    first_layer,
    grid_lines,
    hidden,
    largest_difference,
    product,
    second_layer,
)

_ANGLES: Final = range(-180, 181, 5)  # degrees


@dataclass(frozen=True)
class _PlaneState:
    """What the person set: the function between the layers, and by how much each layer turns."""

    between: Between = "none"
    first: int = 30
    second: int = -20


class NonlinearityLesson(Lesson):
    """A grid of points through two layers, compared with one layer."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._state = self.recall_state(_PlaneState())
        self._points = grid_lines()
        self._add_text()
        self.figure = PlaneFigure(context.appearance)
        self.set_stage(self.figure)
        self.set_exercise(
            self.tr("Turn both layers without f: does the lower picture follow? Then choose an f.")
        )
        self._show()

    @property
    def view(self) -> PlaneView:
        """The four pictures of the grid."""
        s = self._state
        first, second = first_layer(s.first), second_layer(s.second)
        inner = hidden(first, self._points, s.between)
        outputs = second(inner)
        if s.between == "none":
            layer = product(first, second)
        else:
            layer = best_single_layer(self._points, outputs)
        single = layer(self._points)
        difference = largest_difference(outputs, single)
        return PlaneView(self._points, inner, outputs, single, s.between, difference)

    def choose_between(self, between: Between) -> None:
        """Put a function between the layers, or none."""
        self._set_state(replace(self._state, between=between))

    def _add_text(self) -> None:
        self.add_paragraph(
            self.tr(
                "Without f a layer multiplies by a matrix and adds biases. Two such layers are a "
                "single one, and so are a hundred: more layers would bring nothing."
            )
        )
        self.add_formula(r"W_2\,(W_1 x) = (W_2 W_1)\,x")
        self.add_paragraph(
            self.tr(
                "With f between them straight lines bend. No single layer bends a line, so now "
                "a second layer is worth having."
            )
        )
        self.add_formula(r"W_2\, f(W_1 x) \neq W x + b")
        self.add_gap()
        self.add_paragraph(self.tr("Between the layers"), role="bold")
        names = {"none": self.tr("Nothing"), "tanh": self.tr("Scaled tanh"), "relu": "ReLU"}
        self.functions = ChoiceButtons(names)
        self.functions.chosen.connect(self.choose_between)
        self.add_widget(self.functions)
        self.add_gap()
        appearance = self.context.appearance
        self.sliders = {
            "first": ChoiceSlider(self.tr("W₁ turns by, °"), _ANGLES, appearance),
            "second": ChoiceSlider(self.tr("W₂ turns by, °"), _ANGLES, appearance),
        }
        self.add_widget(SliderColumn(list(self.sliders.values()), appearance))
        for name, slider in self.sliders.items():
            slider.show_value(getattr(self._state, name))
            slider.chosen.connect(self._turn)

    def _turn(self, _degrees: int) -> None:
        first, second = self.sliders["first"].value, self.sliders["second"].value
        self._set_state(replace(self._state, first=first, second=second))

    def view_settings(self) -> ViewSettings:
        state = self._state
        return {"between": state.between, "first": state.first, "second": state.second}

    def restore(self, settings: ViewSettings) -> None:
        for name, slider in self.sliders.items():
            slider.show_value(setting(settings, name, slider.value, _ANGLES.__contains__))
        self._turn(0)
        kept = setting(settings, "between", str(self._state.between), lambda _name: True)
        for known in get_args(Between):
            if known == kept:
                self.choose_between(known)

    def _set_state(self, state: _PlaneState) -> None:
        self._state = state
        self.keep_state(state)
        self._show()

    def _show(self) -> None:
        self.functions.show_choice(self._state.between)
        self.figure.show_view(self.view)
