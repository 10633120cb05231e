"""Lesson on equivariance: the maps move with the digit; what units see; what S units do."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtWidgets import QWidget

from app.context.app_context import AppContext
from app.context.scenes.scene import ViewSettings, setting
from app.pages.lecture.common.choice_controls import ChoiceButtons, ChoiceStage
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.rate_scale import RateScale
from app.pages.lecture.common.shown_trace import shown_trace
from app.pages.lecture.convolution.receptive_figure import ReceptiveFigure
from app.pages.lecture.convolution.shift_figure import ShiftFigure
from app.pages.lecture.convolution.subsampling_figure import SubsamplingFigure
from lenet.lecture.equivariance import MOST, Gate, gate_bias, sharing_cost, shifted_image
from lenet.network.ablation import forward_ablated

_LARGEST: Final = 2.0  # coefficient, at the end of its slider
_VIEWS: Final = ("shift", "fields", "units")
_GATES: Final[dict[str, Gate]] = {"or": "or", "mean": "mean", "and": "and"}


@dataclass(frozen=True)
class _EquivarianceState:
    """What the person set: the view, the shift, and the unit of S2."""

    view: str = "shift"
    shift: tuple[int, int] = (2, 0)  # to the right and down, in pixels
    inputs: tuple[bool, ...] = (True, False, False, False)
    coefficient: float = 0.1
    gate: Gate = "mean"


class EquivarianceLesson(Lesson):
    """Three views: a digit that moves, receptive fields, and a unit of S2."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._state = self.recall_state(_EquivarianceState())
        self._is_shown = False
        self._texts = {view: self._add_text(view) for view in _VIEWS}
        self._add_unit_controls()
        self._build_stage()
        context.session.trace_changed.connect(self._follow)
        context.session.model_changed.connect(self._follow)
        self._show()

    @property
    def shift(self) -> tuple[int, int]:
        """How far the digit is moved to the right and down, in pixels."""
        return self._state.shift

    def start(self) -> None:
        self._is_shown = True
        self._show()

    def stop(self) -> None:
        self._is_shown = False

    def choose_view(self, view: str) -> None:
        """Show "shift", "fields" or "units"."""
        self._set_state(replace(self._state, view=view))

    def choose_shift(self, right: int, down: int) -> None:
        """Move the digit."""
        self._set_state(replace(self._state, shift=(right, down)))

    def choose_coefficient(self, coefficient: float) -> None:
        """Set the coefficient of the unit of S2."""
        self._set_state(replace(self._state, coefficient=round(coefficient, 2)))

    def choose_gate(self, gate: str) -> None:
        """Set the bias so that the unit is an "or", a "mean" or an "and"."""
        self._set_state(replace(self._state, gate=_GATES[gate]))

    def turn_input(self, place: int) -> None:
        """Turn one of the four inputs of the unit on or off."""
        inputs = list(self._state.inputs)
        inputs[place] = not inputs[place]
        self._set_state(replace(self._state, inputs=tuple(inputs)))

    def _add_text(self, view: str) -> list[QWidget]:
        return [self.add_paragraph(sentence) for sentence in self._sentences(view)]

    def _sentences(self, view: str) -> list[str]:
        cost = sharing_cost()
        return {
            "shift": [
                self.tr(
                    "All units of a map share one kernel. Move the digit, and the map of C1 "
                    "moves with it, otherwise unchanged. S2 has half the places: it moves by "
                    "half where the shift is even."
                ),
                self.tr(
                    "One kernel finds one feature, wherever it is. Six features need six "
                    "kernels: six maps."
                ),
                self.tr(
                    "Sharing saves parameters: C1 has {parameters:,}, not {unshared:,}. It "
                    "saves no multiplications: {multiplications:,} a digit, shared or not."
                ).format(
                    parameters=cost.parameters,
                    unshared=cost.unshared,
                    multiplications=cost.multiplications,
                ),
            ],
            "fields": [
                self.tr(
                    "A unit of C1 sees 5×5 pixels. A unit above sees the fields of all its "
                    "inputs together, and after each S layer neighbours lie twice as far apart."
                ),
                self.tr(
                    "Below each digit: the field of the layer below, plus (k − 1) times the "
                    "distance of neighbours. C5 sees the whole input."
                ),
            ],
            "units": [
                self.tr(
                    "A unit of S2 adds its four inputs, times a coefficient, plus a bias. A "
                    "small coefficient stays where f is nearly straight: the unit blurs."
                ),
                self.tr(
                    "A large one saturates: by its bias the unit is a noisy or (one input is "
                    "enough) or a noisy and (all four are needed)."
                ),
            ],
        }[view]

    def _exercise_texts(self) -> dict[str, str]:
        return {
            "shift": self.tr("Drag the digit by 1 pixel, then by 2. What does S2 do?"),
            "fields": self.tr("Which layer is the first to see half of the digit?"),
            "units": self.tr("Set w to 2 and choose “and”: how many inputs must be on?"),
        }

    def _add_unit_controls(self) -> None:
        self._coefficient = RateScale(
            self.context.appearance, name="w", accessible_name=self.tr("Coefficient")
        )
        self._coefficient.rate_chosen.connect(self.choose_coefficient)
        self.gates = ChoiceButtons(
            {"or": self.tr("or"), "mean": self.tr("b = 0"), "and": self.tr("and")}
        )
        self.gates.chosen.connect(self.choose_gate)
        self.add_widget(self._coefficient)
        self.add_widget(self.gates)
        self._learned = self.add_paragraph("", role="caption", tone="muted")
        self._texts["units"] += [self._coefficient, self.gates, self._learned]
        self._example = self.add_paragraph(
            self.tr("Nothing is drawn yet, so a digit from MNIST is shown."),
            role="caption",
            tone="muted",
        )

    def _build_stage(self) -> None:
        appearance = self.context.appearance
        self.views = ChoiceButtons(
            {
                "shift": self.tr("Shift"),
                "fields": self.tr("Receptive fields"),
                "units": self.tr("S units"),
            }
        )
        self.views.chosen.connect(self.choose_view)
        self.shift_figure = ShiftFigure(appearance)
        self.shift_figure.shift_chosen.connect(self.choose_shift)
        self.fields = ReceptiveFigure(appearance)
        self.unit = SubsamplingFigure(appearance)
        self.unit.turned.connect(self.turn_input)
        self._views = ChoiceStage(self.views, self.shift_figure, self.fields, self.unit)
        self.set_stage(self._views)

    def _follow(self, _changed: object) -> None:
        if self._is_shown:
            self._show()

    def view_settings(self) -> ViewSettings:
        return {"view": self._state.view, "shift": self._state.shift}

    def restore(self, settings: ViewSettings) -> None:
        def is_small(shift: tuple[int, int]) -> bool:
            return all(abs(pixels) <= MOST for pixels in shift)

        self.choose_shift(*setting(settings, "shift", self._state.shift, is_small))
        self.choose_view(setting(settings, "view", self._state.view, _VIEWS.__contains__))

    def _set_state(self, state: _EquivarianceState) -> None:
        self._state = state
        self.keep_state(state)
        self._show()

    def _show(self) -> None:
        state, session = self._state, self.context.session
        self._views.show_choice(state.view)
        self.set_exercise(self._exercise_texts()[state.view])
        for view, widgets in self._texts.items():
            for widget in widgets:
                widget.setVisible(view == state.view)
        shown = shown_trace(session)
        self._example.setVisible(shown.is_example and state.view != "units")
        right, down = state.shift
        image = shifted_image(shown.trace.image, right=right, down=down)
        after = forward_ablated(session.model.parameters, image, session.ablation)
        self.shift_figure.show_traces(shown.trace, after, state.shift)
        self.fields.show_image(shown.trace.image)
        bias = gate_bias(state.gate, state.coefficient)
        self._coefficient.show_rate(state.coefficient, end=_LARGEST, curvature=None)
        self.gates.show_choice(state.gate)
        self.unit.show_unit(state.inputs, state.coefficient, bias)
        s2 = session.model.parameters.s2_coefficient
        s4 = session.model.parameters.s4_coefficient
        self._learned.setText(
            self.tr(
                "This model’s coefficients: S2 {low2:.2f} to {high2:.2f}, S4 {low4:.2f} to "
                "{high4:.2f}."
            ).format(
                low2=float(s2.min()),
                high2=float(s2.max()),
                low4=float(s4.min()),
                high4=float(s4.max()),
            )
        )
