"""The output as a Gaussian: what does a distance say, and what does the loss make of it?"""

from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtWidgets import QWidget

from app.context.app_context import AppContext
from app.pages.lecture.common.choices import Choices
from app.pages.lecture.common.frames import Frames
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.rate_scale import RateScale
from app.pages.lecture.common.shown import shown
from app.pages.lecture.output.gaussian_stage import GaussianStage
from app.style.formulas.typesetting import number
from lenet.lecture.output_loss import log_likelihood_constant, loss_at_f6, step_f6
from lenet.network import paper
from lenet.network.parameters import Array
from lenet.runs.recipe import Loss

_LARGEST_J: Final = 20.0
_LARGEST_SCALE: Final = 1.0
_STEPS: Final = 150  # of F6, until it rests


@dataclass(frozen=True)
class _Setting:
    """The loss, and for which class the digit is taken; None: for the answer."""

    loss: Loss = field(default_factory=lambda: Loss(9, j=1.0, scale=0.1))
    label: int | None = None


class GaussianLesson(Lesson):
    """F6's live state between the ten codes, and the pulls of eq. 8 and eq. 9 on it."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._setting = self.recall(_Setting())
        self._runs = False
        self._f6: Array | None = None  # while it follows the pull
        self._steps = 0
        self._frames = Frames(self)
        self._frames.ticked.connect(self._follow_pull)
        self.gaussian = GaussianStage(context.appearance)
        self._add_text()
        self.set_stage(self.gaussian)
        self.set_try(
            self.tr(
                "Take the digit for its neighbour: click the second smallest distance, then let "
                "F6 follow. Which cells have to change?"
            )
        )
        self.gaussian.label_chosen.connect(self.choose_label)
        context.session.trace_changed.connect(self._take_trace)
        context.session.model_changed.connect(self._take_trace)
        self._show()

    @property
    def loss(self) -> Loss:
        """The loss that pulls."""
        return self._setting.loss

    @property
    def label(self) -> int:
        """The class that the digit is taken for."""
        label = self._setting.label
        return shown(self.context.session).trace.answer if label is None else label

    @property
    def f6(self) -> Array:
        """F6 as it is shown: the network's, or on its way, (84,)."""
        return shown(self.context.session).trace.f6 if self._f6 is None else self._f6

    def start(self) -> None:
        self._runs = True
        self._show()

    def stop(self) -> None:
        self._runs = False
        self._frames.stop()

    def choose_label(self, label: int) -> None:
        """Take the digit for another class."""
        self._keep(replace(self._setting, label=label))

    def choose_equation(self, equation: str) -> None:
        """Eq. "8" or "9"."""
        self._keep(replace(self._setting, loss=replace(self.loss, equation=int(equation))))

    def choose_j(self, j: float) -> None:
        self._keep(replace(self._setting, loss=replace(self.loss, j=round(j, 2))))

    def choose_scale(self, scale: float) -> None:
        self._keep(replace(self._setting, loss=replace(self.loss, scale=round(scale, 2))))

    def follow(self) -> None:
        """Let F6 go the way of the loss, to where it rests."""
        self._steps = 0
        self._f6 = shown(self.context.session).trace.f6
        if self.moves:
            self._frames.start()
            return
        for _ in range(_STEPS):
            self._f6 = step_f6(self._f6, self.label, self.loss)
        self._show()

    def let_back(self) -> None:
        """F6 as the network has it."""
        self._frames.stop()
        self._f6 = None
        self._show()

    def _follow_pull(self, seconds: float) -> None:
        self._f6 = step_f6(self.f6, self.label, self.loss)
        self._steps += 1
        if self._steps >= _STEPS:
            self._frames.stop()
        self._show()

    def _add_text(self) -> None:
        look = self.context.appearance
        self.add_words(
            self.tr(
                "Each output unit takes its code w for the middle of a Gaussian in the space "
                "of F6. Its distance y is the −log-likelihood, but for a constant: the nearest "
                "code is the likeliest."
            )
        )
        self.add_formula(r"-\log p(x \mid i) = s\, y_i + 42 \log\frac{\pi}{s}")
        self._likelihood = self.add_formula()
        self.equations = Choices({"8": self.tr("Eq. 8"), "9": self.tr("Eq. 9")})
        self.equations.chosen.connect(self.choose_equation)
        self.add_widget(self.equations)
        self._formula = self.add_formula(_FORMULAS[9])
        self._value = self.add_formula()
        self._scale = RateScale(look, name="s", says=self.tr("Scale of the distances"))
        self._scale.rate_chosen.connect(self.choose_scale)
        self._j = RateScale(look, name="j", says=self.tr("Distance of the rubbish class"))
        self._j.rate_chosen.connect(self.choose_j)
        for scale in (self._scale, self._j):
            self.add_widget(scale)
        self._about = self.add_words("", role="label", tone="muted")
        self.add_buttons({self.tr("Let F6 follow"): self.follow, self.tr("Back"): self.let_back})
        self._example = self.add_words(
            self.tr("The canvas is blank, so this is a digit from MNIST."),
            role="label",
            tone="muted",
        )
        self._draw, _ = self.add_buttons({self.tr("Draw your own"): self._go_and_draw})

    def _go_and_draw(self) -> None:
        self.page_wanted.emit("draw")

    def _take_trace(self) -> None:
        self._frames.stop()
        self._f6 = None
        if self._runs:
            self._show()

    def _keep(self, setting: _Setting) -> None:
        self._setting = setting
        self.note(setting)
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
        self._likelihood.set_parts(
            r"\quad",
            "=",
            number(loss.scale * y, 2),
            "+" if constant >= 0 else "-",
            number(abs(constant), 2),
            "=",
            number(loss.scale * y + constant, 2, "accent"),
        )
        self._scale.show_rate(loss.scale, end=_LARGEST_SCALE, curvature=None)
        self._j.show_rate(loss.j, end=_LARGEST_J, curvature=None)
        self._j.setVisible(loss.equation == 9)
        self._about.setText(self._words()[loss.equation])
        for widget in (self._example, self._draw):
            widget.setVisible(shown(self.context.session).is_example)

    def _words(self) -> dict[int, str]:
        return {
            8: self.tr(
                "Only the right class pulls. If codes could be learned, all could become the "
                "same and the loss 0; so they are fixed here."
            ),
            9: self.tr(
                "The second term pushes F6 away from every code, as far as the code has a share "
                "p of the sum. Codes farther than j / s are left alone: there the rubbish class "
                "has the larger share."
            ),
        }


_FORMULAS: Final = {
    8: r"E = s\, y_D",
    9: r"E = s\, y_D + \log\Big(e^{-j} + \sum_i e^{-s\, y_i}\Big)",
}
