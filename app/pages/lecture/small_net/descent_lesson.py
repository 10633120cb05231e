"""The lesson on gradient descent and back-propagation: how a net learns."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.context.app_context import AppContext
from app.pages.lecture.common.choice_controls import ChoiceButtons
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.rate_scale import RateScale
from app.pages.lecture.small_net.backward_player import RATE_END, BackwardPlayer
from app.pages.lecture.small_net.descent.descent_player import DescentPlayer, step_formulas
from app.pages.lecture.small_net.descent.objectives import OBJECTIVES, Descent
from app.pages.lecture.small_net.descent_texts import NET, description, exercise
from app.pages.lecture.small_net.error_curve import ErrorCurve
from app.style.formulas.typesetting import typeset

_GAP: Final = 8  # pixels


class DescentLesson(Lesson):
    """Gradient descent on a curve and in a valley, then on the 16 parameters of the small net."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self.view = context.notes.get("descent view", "bowl")
        self.descent_player = DescentPlayer(self)
        self.backward_player = BackwardPlayer(self)
        self.views = ChoiceButtons(
            {
                "bowl": self.tr("A curve"),
                "valleys": self.tr("Two valleys"),
                "surface": self.tr("Two variables"),
                NET: self.tr("The small net"),
            }
        )
        self._surface = str(context.notes.get("descent valley", "surface"))
        self._valley_buttons = ChoiceButtons(
            {"surface": self.tr("Turned valley"), "aligned": self.tr("Along an axis")}
        )
        self._valley_buttons.chosen.connect(self.choose_valley)
        self._groups: dict[str, list[QWidget]] = {"descent": [], "surface": [], NET: []}
        self._stages = QStackedWidget()
        self._description = self.add_paragraph("", may_go=True)
        self._build_descent()
        self._build_net()
        self._build_stage()
        self.set_exercise("")
        self.views.chosen.connect(self.show_view)
        self.descent_player.changed.connect(self._show_descent)
        self.descent_player.running_changed.connect(self._show_running)
        self.backward_player.changed.connect(self._show_net)
        self.backward_player.running_changed.connect(self._show_running)
        self.show_view(str(self.view))

    def start(self) -> None:
        self.backward_player.refresh()

    def stop(self) -> None:
        self.descent_player.stop()
        self.backward_player.stop()

    def show_view(self, view: str) -> None:
        """Show the descent on an objective, by its name, or the small net."""
        self.view = view
        self.context.notes["descent view"] = view
        self.stop()
        self.views.show_choice(view)
        for name, widgets in self._groups.items():
            for widget in widgets:
                widget.setVisible(name in (view, "descent") if view != NET else name == NET)
        self.set_exercise(exercise(view))
        if view == NET:
            self._stages.setCurrentWidget(self.backward_player.stage)
            self._description.setText(description(view, self.descent_player.descent))
            self._show_net()
        else:
            surface = view == "surface"
            self._stages.setCurrentWidget(
                self.descent_player.valley if surface else self.descent_player.curve
            )
            self.descent_player.show_objective(self._surface if surface else view)
            self._show_descent(self.descent_player.descent)

    def _build_stage(self) -> None:
        stage = QWidget()
        rows = QVBoxLayout(stage)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(_GAP)
        line = QHBoxLayout()
        line.addWidget(self.views, 1)
        line.addWidget(self._valley_buttons)
        rows.addLayout(line)
        rows.addWidget(self._stages, 1)
        for plot in (
            self.descent_player.curve,
            self.descent_player.valley,
            self.backward_player.stage,
        ):
            self._stages.addWidget(plot)
        self.set_stage(stage)

    def _build_descent(self) -> None:
        group = self._groups["descent"]
        self._build_surface()
        self._rule = self.add_formula(_RULES["bowl"])
        self._lines = [self.add_formula(), self.add_formula()]
        self._rate = RateScale(self.context.appearance)
        self._rate.rate_chosen.connect(self.descent_player.choose_rate)
        self.add_widget(self._rate)
        self._preset_buttons = ChoiceButtons(
            {
                "converges": self.tr("Converges"),
                "zig-zag": self.tr("Zig-zag"),
                "diverges": self.tr("Diverges"),
            },
            checkable=False,  # any other rate or start is no longer the preset
        )
        self._preset_buttons.chosen.connect(self.descent_player.choose_preset)
        self.add_widget(self._preset_buttons)
        player = self.descent_player
        line, buttons = self.add_buttons(
            {
                self.tr("Step"): player.step,
                self.tr("Run"): self._toggle_descent,
                self.tr("Reset"): player.reset,
            }
        )
        self._run_button = buttons[1]
        self._progress_label = self.add_paragraph("", role="caption", tone="muted")
        group += [self._rule, *self._lines, self._rate, self._preset_buttons]
        group += [line, self._progress_label]

    def _build_net(self) -> None:
        group = self._groups[NET]
        self._phase_formulas = [self.add_formula(latex) for latex in _PHASE_FORMULAS]
        player = self.backward_player
        self._net_rate = RateScale(self.context.appearance)
        self._net_rate.show_rate(player.rate, end=RATE_END, curvature=None)
        self._net_rate.rate_chosen.connect(player.choose_rate)
        self.add_widget(self._net_rate)
        line, buttons = self.add_buttons(
            {
                self.tr("Step"): player.step,
                self.tr("Run"): self._toggle_net,
                self.tr("Reset"): player.reset,
            }
        )
        self._net_run_button = buttons[1]
        self._error_curve = ErrorCurve(self.context.appearance)
        self.add_widget(self._error_curve)
        group += [*self._phase_formulas, self._net_rate, line, self._error_curve]

    def _build_surface(self) -> None:
        self._rate_buttons = ChoiceButtons(
            {"one": self.tr("One rate"), "own": self.tr("A rate each")}
        )
        self._rate_buttons.chosen.connect(self._choose_rates)
        self.add_widget(self._rate_buttons)
        self._groups["surface"] += [self._valley_buttons, self._rate_buttons]

    def choose_valley(self, name: str) -> None:
        """Show the valley that is turned, "surface", or the one along an axis, "aligned"."""
        has_own_rates = self.descent_player.descent.has_own_rates
        self._surface = self.context.notes["descent valley"] = name
        self.descent_player.show_objective(name)
        self.descent_player.choose_own_rates(has_own_rates)

    def _choose_rates(self, name: str) -> None:
        self.descent_player.choose_own_rates(name == "own")

    def _toggle_descent(self) -> None:
        if self.descent_player.running:
            self.descent_player.stop()
        else:
            self.descent_player.run()

    def _toggle_net(self) -> None:
        if self.backward_player.running:
            self.backward_player.stop()
        else:
            self.backward_player.run()

    def _show_running(self, running: bool) -> None:
        for player, button in (
            (self.descent_player, self._run_button),
            (self.backward_player, self._net_run_button),
        ):
            button.setText(self.tr("Pause") if player.running else self.tr("Run"))

    def _show_descent(self, descent: Descent) -> None:
        objective = OBJECTIVES[descent.objective]
        is_surface = objective.valley is not None
        self._description.setText(
            description("surface" if is_surface else descent.objective, descent)
        )
        self._valley_buttons.show_choice(self._surface)
        self._rate_buttons.show_choice("own" if descent.has_own_rates else "one")
        rule = "own" if descent.has_own_rates else "surface" if is_surface else "bowl"
        self._rule.set_latex(_RULES[rule])
        for line, setting in zip(self._lines, step_formulas(descent), strict=False):
            line.set_setting(setting)
        self._lines[1].setVisible(is_surface)
        self._rate.show_rate(
            descent.rate,
            end=objective.largest_rate,
            curvature=descent.curvature,
            symbol=r"\lambda_{\max}" if is_surface else "f''",
            is_local=descent.objective == "valleys",
        )
        steps = len(descent.path) - 1
        values = {"steps": steps, "value": objective.value(descent.at)}
        if descent.has_diverged:
            text = self.tr("Diverged after {steps} steps: the rate is too large.")
        elif descent.has_converged:
            text = self.tr("Arrived after {steps} steps: the slope is 0.")
        else:
            text = self.tr("{steps} steps so far, f = {value:.4f}.")
        self._progress_label.setText(text.format(**values))

    def _show_net(self) -> None:
        player = self.backward_player
        for number_, (formula, latex) in enumerate(
            zip(self._phase_formulas, _PHASE_FORMULAS, strict=True)
        ):
            reached = number_ <= player.phase
            formula.set_setting(typeset(latex, "text" if reached else "muted"))
        self._net_rate.show_rate(player.rate, end=RATE_END, curvature=None)
        self._error_curve.show_errors(player.errors)


_RULES: Final = {
    "bowl": r"x^{(i+1)} = x^{(i)} - \eta\, f'(x^{(i)})",
    "surface": r"x_k^{(i+1)} = x_k^{(i)}"
    r" - \eta\, \frac{\partial f}{\partial x_k}(\mathbf{x}^{(i)})",
    "own": r"x_k^{(i+1)} = x_k^{(i)}"
    r" - \frac{\eta}{\mu + h_{kk}}\, \frac{\partial f}{\partial x_k}(\mathbf{x}^{(i)})",
}
_PHASE_FORMULAS: Final = (
    r"a^{(2)} = f\left(z^{(2)}\right)",
    r"E = \tfrac{1}{2}\left(a^{(2)} - t\right)^2",
    r"\delta^{(2)} = \left(a^{(2)} - t\right) f'(z^{(2)})",
    r"\delta_j^{(1)} = f'(z_j^{(1)})\, w_{1j}^{(2)}\, \delta^{(2)}",
    r"\frac{\partial E}{\partial w_{ij}} = \delta_i\, a_j, \quad"
    r" w_{ij} \leftarrow w_{ij} - \eta\, \frac{\partial E}{\partial w_{ij}}",
)
