"""Lesson on the codes: why +1 and -1 in 84 cells, why 1.7159, and eq. 9 as today's softmax."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from PySide6.QtWidgets import QWidget

from app.context.app_context import AppContext
from app.context.scenes.scene import ViewSettings, setting
from app.pages.lecture.common.choice_controls import ChoiceButtons, ChoiceStage
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.shown_trace import shown_trace
from app.pages.lecture.output.code_matrix import CodeMatrix
from app.pages.lecture.output.softmax_figure import SoftmaxFigure
from app.pages.lecture.output.squash_plot import SquashPlot
from lenet.lecture.codes import MOST_CURVED, share_on, squash_at
from lenet.network import paper
from lenet.network.loss import Loss

_VIEWS: Final = ("codes", "squash", "softmax")
_LOSS: Final = Loss(9, j=1.0, scale=0.1)  # the paper has no scale and gives no j


@dataclass(frozen=True)
class _CodesState:
    """What the person set: the view, two classes, a net input, and the codes of the third view."""

    view: str = "codes"
    pair: tuple[int, int] = (6, 8)
    net_input: float = 1.0
    collapsed: bool = False


class CodesLesson(Lesson):
    """Three views: the codes and their distances, the squash, and eq. 9 as cross-entropy."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._state = self.recall_state(_CodesState())
        self._is_shown = False
        self._texts = {view: self._add_text(view) for view in _VIEWS}
        self._add_softmax_controls()
        self._build_stage()
        context.session.trace_changed.connect(self._follow)
        context.session.model_changed.connect(self._follow)
        self._show()

    def start(self) -> None:
        self._is_shown = True
        self._show()

    def stop(self) -> None:
        self._is_shown = False

    def choose_view(self, view: str) -> None:
        """Show "codes", "squash" or "softmax"."""
        self._set_state(replace(self._state, view=view))

    def choose_pair(self, first: int, second: int) -> None:
        """Show two classes side by side."""
        self._set_state(replace(self._state, pair=(first, second)))

    def choose_input(self, a: float) -> None:
        """Move the point on the squash."""
        self._set_state(replace(self._state, net_input=a))

    def choose_codes(self, kind: str) -> None:
        """Take the codes as they are, or "collapsed": all the same, and F6 equal to them."""
        self._set_state(replace(self._state, collapsed=kind == "collapsed"))

    def view_settings(self) -> ViewSettings:
        state = self._state
        return {"view": state.view, "pair": state.pair, "collapsed": state.collapsed}

    def restore(self, settings: ViewSettings) -> None:
        def are_classes(pair: tuple[int, int]) -> bool:
            return all(number in range(paper.CLASSES) for number in pair)

        state = self._state
        collapsed = setting(settings, "collapsed", state.collapsed, lambda _on: True)
        self.choose_pair(*setting(settings, "pair", state.pair, are_classes))
        self.choose_codes("collapsed" if collapsed else "codes")
        self.choose_view(setting(settings, "view", state.view, _VIEWS.__contains__))

    def _add_text(self, view: str) -> list[QWidget]:
        return [self.add_paragraph(sentence) for sentence in self._sentences(view)]

    def _sentences(self, view: str) -> list[str]:
        return {
            "codes": [
                self.tr(
                    "Similar characters have similar codes, so that a program that knows the "
                    "language can choose between them. For single digits, the paper says, this "
                    "is not much use (p. 8)."
                ),
                self.tr(
                    "With one unit a class, each would have to be off nearly always: hard for "
                    "sigmoids when there are many classes. In these codes {share:.0f} % of "
                    "the cells are on."
                ).format(share=100 * share_on()),
                self.tr(
                    "An RBF unit answers only near its code. What is no digit tends to be far "
                    "from all ten, and can be refused (pp. 8–9)."
                ),
            ],
            "squash": [
                self.tr(
                    "The targets ±1 lie well inside ±{limit}: F6 reaches them without "
                    "saturating. Where f is flat the slope is nearly 0, and learning is slow."
                ).format(limit=paper.SQUASH_A),
                self.tr(
                    "The paper: ±1 are the points of largest curvature (p. 9), F6 works where "
                    "it is least linear. Exactly, |f″| is largest at a = ±{a:.3f}, where f is "
                    "±{value:.3f}."
                ).format(a=MOST_CURVED, value=squash_at(MOST_CURVED).value),
            ],
            "softmax": [
                self.tr(
                    "Eq. 8 has a trap: were the codes trained, all could become the same and F6 "
                    "constant. Every distance is 0 then, whatever the picture. Fixed codes "
                    "prevent it."
                ),
                self.tr(
                    "Eq. 9 prevents it too. It is −log of the right class’s probability, with "
                    "rubbish as an eleventh class. Today: softmax cross-entropy on the logits "
                    "−s·y, and one constant logit, −j."
                ),
            ],
        }[view]

    def _add_softmax_controls(self) -> None:
        formula = self.add_formula(r"p_D = \frac{e^{-s\, y_D}}{e^{-j} + \sum_i e^{-s\, y_i}}")
        self.codes = ChoiceButtons(
            {"fixed": self.tr("Fixed codes"), "collapsed": self.tr("Collapsed codes")}
        )
        self.codes.chosen.connect(self.choose_codes)
        self.add_widget(self.codes)
        note = self.add_paragraph(
            self.tr("The paper has no s and gives no j; here s = {scale} and j = {j:g}.").format(
                scale=_LOSS.scale, j=_LOSS.j
            ),
            role="caption",
            tone="muted",
        )
        self._texts["softmax"] += [formula, self.codes, note]

    def _build_stage(self) -> None:
        appearance = self.context.appearance
        self.views = ChoiceButtons(
            {
                "codes": self.tr("Codes"),
                "squash": self.tr("±1 and 1.7159"),
                "softmax": self.tr("softmax"),
            }
        )
        self.views.chosen.connect(self.choose_view)
        self.matrix = CodeMatrix(appearance)
        self.matrix.pair_chosen.connect(self.choose_pair)
        self.squash = SquashPlot(appearance)
        self.squash.input_chosen.connect(self.choose_input)
        self.softmax = SoftmaxFigure(appearance)
        self._views = ChoiceStage(self.views, self.matrix, self.squash, self.softmax)
        self.set_stage(self._views)

    def _follow(self, _changed: object) -> None:
        if self._is_shown:
            self._show()

    def _set_state(self, state: _CodesState) -> None:
        self._state = state
        self.keep_state(state)
        self._show()

    def _show(self) -> None:
        state = self._state
        self._views.show_choice(state.view)
        for view, widgets in self._texts.items():
            for widget in widgets:
                widget.setVisible(view == state.view)
        self.set_exercise(self._exercise_texts()[state.view])
        self.matrix.show_pair(*state.pair)
        self.squash.show_input(state.net_input)
        self.codes.show_choice("collapsed" if state.collapsed else "fixed")
        trace = shown_trace(self.context.session).trace
        distances = np.zeros_like(trace.distances) if state.collapsed else trace.distances
        self.softmax.show_distances(distances, trace.answer, _LOSS)

    def _exercise_texts(self) -> dict[str, str]:
        return {
            "codes": self.tr("Find the nearest pair and the farthest. Do they look alike?"),
            "squash": self.tr("Drag the point to the right: what is left of the slope?"),
            "softmax": self.tr("Collapse the codes: which of the two losses notices?"),
        }
