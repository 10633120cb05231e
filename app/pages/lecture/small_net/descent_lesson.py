"""Gradient descent and back-propagation: how does a net get better?"""

from typing import Final

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.context.app_context import AppContext
from app.pages.lecture.common.choice_controls import ChoiceButtons
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.rate_scale import RateScale
from app.pages.lecture.small_net.backward_player import RATE_END, BackPart
from app.pages.lecture.small_net.descent.descent_player import DescentPart, step_formulas
from app.pages.lecture.small_net.descent.objectives import SCENES, Descent
from app.pages.lecture.small_net.error_curve import ErrorCurve
from app.style.formulas.typesetting import typeset
from lenet.lecture.descent import NARROW

_NET: Final = "net"
_GAP: Final = 8


class DescentLesson(Lesson):
    """First down a curve and into a valley, then the same on a net of 16 parameters."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self.view = context.notes.get("descent view", "bowl")
        self.descent = DescentPart(self)
        self.back = BackPart(self)
        self.views = ChoiceButtons(
            {
                "bowl": self.tr("A curve"),
                "valleys": self.tr("Two valleys"),
                "surface": self.tr("Two variables"),
                _NET: self.tr("The small net"),
            }
        )
        self._groups: dict[str, list[QWidget]] = {"descent": [], _NET: []}
        self._stages = QStackedWidget()
        self._words = self.add_paragraph("")
        self._build_descent()
        self._build_net()
        self._build_stage()
        self.set_exercise("")
        self.views.chosen.connect(self.show_view)
        self.descent.changed.connect(self._show_descent)
        self.descent.running_changed.connect(self._show_running)
        self.back.changed.connect(self._show_net)
        self.back.running_changed.connect(self._show_running)
        self.show_view(str(self.view))

    def start(self) -> None:
        self.back.refresh()

    def stop(self) -> None:
        self.descent.stop()
        self.back.stop()

    def show_view(self, view: str) -> None:
        """A scene of the descent, or the net."""
        self.view = view
        self.context.notes["descent view"] = view
        self.stop()
        self.views.show_choice(view)
        for name, widgets in self._groups.items():
            for widget in widgets:
                widget.setVisible((name == _NET) is (view == _NET))
        self._words.setText(self._about()[view])
        self.set_exercise(self._tries()[view])
        if view == _NET:
            self._stages.setCurrentWidget(self.back.stage)
            self._show_net()
        else:
            surface = view == "surface"
            self._stages.setCurrentWidget(self.descent.valley if surface else self.descent.curve)
            self.descent.show_scene(view)
            self._show_descent(self.descent.descent)

    def _build_stage(self) -> None:
        stage = QWidget()
        rows = QVBoxLayout(stage)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(_GAP)
        rows.addWidget(self.views)
        rows.addWidget(self._stages, 1)
        for plot in (self.descent.curve, self.descent.valley, self.back.stage):
            self._stages.addWidget(plot)
        self.set_stage(stage)

    def _build_descent(self) -> None:
        group = self._groups["descent"]
        self._rule = self.add_formula(_RULES["bowl"])
        self._lines = [self.add_formula(), self.add_formula()]
        self._rate = RateScale(self.context.appearance)
        self._rate.rate_chosen.connect(self.descent.choose_rate)
        self.add_widget(self._rate)
        self._presets = ChoiceButtons(
            {
                "converges": self.tr("Converges"),
                "zig-zag": self.tr("Zig-zag"),
                "diverges": self.tr("Diverges"),
            },
            checkable=False,  # any other rate or start is no longer the preset
        )
        self._presets.chosen.connect(self.descent.choose_preset)
        self.add_widget(self._presets)
        part = self.descent
        line, buttons = self.add_buttons(
            {
                self.tr("Step"): part.step,
                self.tr("Run"): self._toggle_descent,
                self.tr("Reset"): part.reset,
            }
        )
        self._run = buttons[1]
        self._standing = self.add_paragraph("", role="label", tone="muted")
        group += [self._rule, *self._lines, self._rate, self._presets]
        group += [line, self._standing]

    def _build_net(self) -> None:
        group = self._groups[_NET]
        self._phases = [self.add_formula(latex) for latex in _PHASES]
        part = self.back
        self._net_rate = RateScale(self.context.appearance)
        self._net_rate.show_rate(part.rate, end=RATE_END, curvature=None)
        self._net_rate.rate_chosen.connect(part.choose_rate)
        self.add_widget(self._net_rate)
        line, buttons = self.add_buttons(
            {
                self.tr("Step"): part.step,
                self.tr("Run"): self._toggle_net,
                self.tr("Reset"): part.reset,
            }
        )
        self._run_net = buttons[1]
        self._errors = ErrorCurve(self.context.appearance)
        self.add_widget(self._errors)
        group += [*self._phases, self._net_rate, line, self._errors]

    def _toggle_descent(self) -> None:
        if self.descent.running:
            self.descent.stop()
        else:
            self.descent.run()

    def _toggle_net(self) -> None:
        if self.back.running:
            self.back.stop()
        else:
            self.back.run()

    def _show_running(self, running: bool) -> None:
        for part, button in ((self.descent, self._run), (self.back, self._run_net)):
            button.setText(self.tr("Pause") if part.running else self.tr("Run"))

    def _show_descent(self, descent: Descent) -> None:
        scene = SCENES[descent.scene]
        self._rule.set_latex(_RULES[descent.scene])
        for line, setting in zip(self._lines, step_formulas(descent), strict=False):
            line.set_setting(setting)
        self._lines[1].setVisible(scene.dimensions == 2)
        self._rate.show_rate(
            descent.rate,
            end=scene.largest_rate,
            curvature=scene.curvature(descent.at),
            symbol=r"\lambda_{\max}" if scene.dimensions == 2 else "f''",
        )
        steps = len(descent.path) - 1
        values = {"steps": steps, "value": scene.value(descent.at)}
        if descent.is_gone:
            text = self.tr("Gone after {steps} steps: every one leads farther away.")
        elif descent.has_arrived:
            text = self.tr("Arrived after {steps} steps, where the slope is 0.")
        else:
            text = self.tr("{steps} steps so far, f = {value:.4f}.")
        self._standing.setText(text.format(**values))

    def _show_net(self) -> None:
        part = self.back
        for number_, (formula, latex) in enumerate(zip(self._phases, _PHASES, strict=True)):
            reached = number_ <= part.phase
            formula.set_setting(typeset(latex, "text" if reached else "muted"))
        self._net_rate.show_rate(part.rate, end=RATE_END, curvature=None)
        self._errors.show_errors(part.errors)

    def _about(self) -> dict[str, str]:
        return {
            "bowl": self.tr(
                "The slope says which way is up. So go the other way, by the learning rate η "
                "times the slope, again and again: steep means far, flat means there."
            ),
            "valleys": self.tr(
                "Two valleys, the left one deeper. Descent sees the slope under its feet, "
                "nothing else: where it ends depends on where it starts."
            ),
            "surface": self.tr(
                "Two variables, seen from above. The slope across this valley changes {ratio:g} "
                "times as fast as along it, so one rate for both is too large across or too "
                "small along. The paper gives every weight a rate of its own."
            ).format(ratio=NARROW.steep / NARROW.shallow),
            _NET: self.tr(
                "The net of page 1 with an output and an error. The derivatives come back "
                "layer by layer, each from those after it; in the table each stands beside "
                "one found by trying a slightly larger and smaller value."
            ),
        }

    def _tries(self) -> dict[str, str]:
        return {
            "bowl": self.tr(
                "Find the rate that arrives in a single step. How is it marked on the scale?"
            ),
            "valleys": self.tr(
                "Drag the start across the hill: from which place on does it end on the right?"
            ),
            "surface": self.tr("Drag the start onto the valley's floor: is zig-zag still there?"),
            _NET: self.tr(
                "Drag t up to 2 and run: can the output reach it? Then choose another f on page 1."
            ),
        }


_RULES: Final = {
    "bowl": r"x^{(i+1)} = x^{(i)} - \eta\, f'(x^{(i)})",
    "valleys": r"x^{(i+1)} = x^{(i)} - \eta\, f'(x^{(i)})",
    "surface": r"x_k^{(i+1)} = x_k^{(i)}"
    r" - \eta\, \frac{\partial f}{\partial x_k}(\mathbf{x}^{(i)})",
}
_PHASES: Final = (
    r"a^{(2)} = f\left(z^{(2)}\right)",
    r"E = \tfrac{1}{2}\left(a^{(2)} - t\right)^2",
    r"\delta^{(2)} = \left(a^{(2)} - t\right) f'(z^{(2)})",
    r"\delta_j^{(1)} = f'(z_j^{(1)})\, w_{1j}^{(2)}\, \delta^{(2)}",
    r"\frac{\partial E}{\partial w_{ij}} = \delta_i\, a_j, \quad"
    r" w_{ij} \leftarrow w_{ij} - \eta\, \frac{\partial E}{\partial w_{ij}}",
)
