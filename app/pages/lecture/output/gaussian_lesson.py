"""The lesson on the output as a Gaussian: what a distance means, and how the loss changes F6."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.context.app_context import AppContext
from app.pages.lecture.common.choice_controls import ChoiceButtons
from app.pages.lecture.common.frame_clock import FrameClock
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.rate_scale import RateScale
from app.pages.lecture.common.shown_trace import shown_trace
from app.pages.lecture.output.gaussian_stage import GaussianStage
from app.style.formulas.typesetting import number
from app.widgets.forms.formula import Formula
from lenet.lecture.output_loss import (
    largest_share,
    log_likelihood_constant,
    loss_at_f6,
    step_f6,
    trained_loss,
)
from lenet.network import paper
from lenet.network.loss import Loss
from lenet.network.parameters import Array

_LARGEST_J: Final = 20.0  # at the end of its slider
_LARGEST_SCALE: Final = 1.0
_UNKNOWN: Final = Loss(9, j=1.0, scale=0.1)  # of a model whose recipe is not known here
_STEPS: Final = 150  # after which F6 hardly changes any more


@dataclass(frozen=True)
class _GaussianState:
    """What the person set: the loss and the class of the digit.

    None is the loss that the model was trained with, and the network's answer.
    """

    loss: Loss | None = None
    label: int | None = None


class GaussianLesson(Lesson):
    """The current F6 among the ten codes, and how the loss of eq. 8 or eq. 9 changes it."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._state = self.recall_state(_GaussianState())
        self._is_shown = False
        self._f6: Array | None = None  # while it follows the loss, and after
        self._steps = 0
        self._clock = FrameClock(self)
        self._clock.ticked.connect(self.step_f6)
        self.gaussian = GaussianStage(context.appearance)
        self._add_text()
        self.set_stage(self.gaussian)
        self.set_exercise(
            self.tr(
                "Click the row of the second smallest distance, as if that class were right, and "
                "press “Descend”. Which cells change?"
            )
        )
        self.gaussian.label_chosen.connect(self.choose_label)
        context.session.trace_changed.connect(self._show_new_trace)
        context.session.model_changed.connect(self._show_new_trace)
        self._show()

    @property
    def loss(self) -> Loss:
        """The loss that F6 follows."""
        card = self.context.session.model.card
        return self._state.loss or trained_loss(card) or _UNKNOWN

    @property
    def label(self) -> int:
        """The class of the digit, as the person chose it or as the network answers."""
        label = self._state.label
        return shown_trace(self.context.session).trace.answer if label is None else label

    @property
    def f6(self) -> Array:
        """F6 as it is shown, (84,): the network's, or after some steps down the loss."""
        return shown_trace(self.context.session).trace.f6 if self._f6 is None else self._f6

    def start(self) -> None:
        self._is_shown = True
        self._show()

    def stop(self) -> None:
        self._is_shown = False
        self._clock.stop()

    def choose_label(self, label: int) -> None:
        """Set the class of the digit."""
        self._set_state(replace(self._state, label=label))

    def choose_equation(self, equation: str) -> None:
        """Set the equation of the loss: "8" or "9"."""
        self._set_state(replace(self._state, loss=replace(self.loss, equation=int(equation))))

    def choose_j(self, j: float) -> None:
        """Set j of eq. 9."""
        self._set_state(replace(self._state, loss=replace(self.loss, j=round(j, 2))))

    def choose_scale(self, scale: float) -> None:
        """Set s, by which the loss multiplies the distances."""
        self._set_state(replace(self._state, loss=replace(self.loss, scale=round(scale, 2))))

    def follow_loss(self) -> None:
        """Move F6 down the loss from where the network has it, at once where nothing may move."""
        self._steps = 0
        self._f6 = shown_trace(self.context.session).trace.f6
        if self.may_animate:
            self._clock.start()
            return
        for _ in range(_STEPS):
            self._f6 = step_f6(self._f6, self.label, self.loss)
        self._show()

    def reset_f6(self) -> None:
        """Show F6 as the network has it."""
        self._clock.stop()
        self._f6 = None
        self._show()

    def step_f6(self) -> None:
        """Move F6 one step down the loss, and stop the clock after the last one."""
        self._f6 = step_f6(self.f6, self.label, self.loss)
        self._steps += 1
        if self._steps >= _STEPS:
            self._clock.stop()
        self._show()

    def _add_text(self) -> None:
        appearance = self.context.appearance
        self.add_paragraph(
            self.tr(
                "Each output unit takes its code w as the mean of a Gaussian for F6. Up to a "
                "constant, s·y is the negative log-likelihood: the nearest code is the likeliest."
            )
        )
        self.add_formula(r"-\log p(x \mid i) = s\, y_i + 42 \log\frac{\pi}{s}")
        self._likelihood = self.add_formula()
        self.equations = ChoiceButtons({"8": self.tr("Eq. 8"), "9": self.tr("Eq. 9")})
        self.equations.chosen.connect(self.choose_equation)
        self._value = Formula(appearance)
        line = QHBoxLayout()
        line.addWidget(self.equations)
        line.addWidget(self._value, 1)
        self.add_layout(line)
        self._formula = self.add_formula(_FORMULAS[9])
        self._scale = RateScale(
            appearance, name="s", accessible_name=self.tr("Scale of the distances")
        )
        self._scale.rate_chosen.connect(self.choose_scale)
        self._j = RateScale(
            appearance, name="j", accessible_name=self.tr("Penalty of the rubbish class")
        )
        self._j.rate_chosen.connect(self.choose_j)
        scales = QHBoxLayout()
        for scale in (self._scale, self._j):
            scales.addWidget(scale, 1)
        self.add_layout(scales)
        _, buttons = self.add_buttons(
            {
                self.tr("Descend"): self.follow_loss,
                self.tr("Restore"): self.reset_f6,
                self.tr("Draw one"): self._go_to_draw_page,
            }
        )
        self._draw = buttons[-1]
        self._equation_text, self._source_text = (
            self.add_paragraph("", role="caption", tone="muted", may_go=True) for _ in range(2)
        )

    def _go_to_draw_page(self) -> None:
        self.page_wanted.emit("draw")

    def _show_new_trace(self) -> None:
        self._clock.stop()
        self._f6 = None
        if self._is_shown:
            self._show()

    def _set_state(self, state: _GaussianState) -> None:
        self._state = state
        self.keep_state(state)
        self._show()

    def _show(self) -> None:
        loss, label, f6 = self.loss, self.label, self.f6
        self.gaussian.show_state(f6, label, loss)
        found = loss_at_f6(f6, label, loss)
        self.equations.show_choice(str(loss.equation))
        self._formula.set_latex(_FORMULAS[loss.equation])
        self._value.set_parts("E", "=", number(found.loss, 3, "accent"))
        constant = log_likelihood_constant(loss.scale)
        y = float(((f6 - paper.CODES[label]) ** 2).sum())
        parts = [round(loss.scale * y, 2), round(constant, 2)]
        self._likelihood.set_parts(
            r"\quad",
            "=",
            number(parts[0]),
            "+" if constant >= 0 else "-",
            number(abs(parts[1])),
            "=",
            number(sum(parts), tone="accent"),  # as shown, so that it can be checked
        )
        self._scale.show_rate(loss.scale, end=_LARGEST_SCALE, curvature=None)
        self._j.show_rate(loss.j, end=_LARGEST_J, curvature=None)
        self._j.setVisible(loss.equation == 9)
        self._source_text.setText(self._loss_source())
        self._equation_text.setText(self._equation_texts()[loss.equation])
        self._draw.setVisible(shown_trace(self.context.session).is_example)

    def _loss_source(self) -> str:
        """Return where s, j and the digit come from; the paper has no s and names no j."""
        card = self.context.session.model.card
        text = self.tr("s is ours, and the paper gives no j.")
        if self._state.loss is None and trained_loss(card) is not None:
            text = self.tr(
                "s is ours, and the paper gives no j: here as {model} was trained."
            ).format(model=card.name)
        if not shown_trace(self.context.session).is_example:
            return text
        return self.tr("{text} The digit is of MNIST.").format(text=text)

    def _equation_texts(self) -> dict[int, str]:
        return {
            8: self.tr(
                "Only the right class pulls. If the codes were learned too, they and a constant "
                "F6 could all become equal, with E = 0; eq. 9 does not allow that. The paper "
                "fixed its codes by design, at least at first."
            ),
            9: self.tr(
                "The second term makes the classes compete: it pushes F6 away from each code by "
                "its share p. At the distance j / s this is the share of the rubbish class; "
                "farther out the push fades, so a class that is far already is hardly pushed "
                "(section II-C). On a code p is {share:.0f} % at most."
            ).format(share=100 * largest_share(self.loss.j)),
        }


_FORMULAS: Final = {
    8: r"E = s\, y_D",
    9: r"E = s\, y_D + \log\Big(e^{-j} + \sum_i e^{-s\, y_i}\Big)",
}
