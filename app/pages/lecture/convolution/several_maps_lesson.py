"""Several input maps: a convolution for each, their sum, one bias, one squash."""

from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.context.app_context import AppContext
from app.context.scenes.scene import ViewSettings, setting
from app.pages.lecture.common.choice_controls import ChoiceButtons
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.shown_trace import shown_trace
from app.pages.lecture.common.text_label import TextLabel
from app.pages.lecture.convolution.column_choice import ColumnChoice
from app.pages.lecture.convolution.hand_sum import HandState, HandSum
from app.pages.lecture.convolution.map_sum_figure import MapSumFigure
from app.pages.lecture.convolution.slide_animation import SlideAnimation
from app.style.formulas.typesetting import Setting, number, row, space
from app.widgets.forms.formula import Formula
from app.widgets.maps.cells import level_of
from lenet.explain.partial_sums import PartialSums, partial_sums
from lenet.lecture.several_maps import terms_that_add_up
from lenet.network import paper

_VIEWS: Final = ("hand", "c3")
_DECIMALS: Final = 2
_DEFINITION: Final = (
    r"a_{ij} = b + \sum_{s} \sum_{m,n} w^{(s)}_{mn}\, x^{(s)}_{i+m,\,j+n},\quad"
    r" x_{ij} = f(a_{ij})"
)


@dataclass(frozen=True)
class _SeveralMapsState:
    """What the person set: the view, its numbers, the C3 map and the unit that is looked at."""

    view: str = "hand"
    hand: HandState = field(default_factory=HandState)
    c3_map: int = 0
    unit: tuple[int, int] = (4, 4)


class SeveralMapsLesson(Lesson):
    """Two views: two small maps by hand, and a map of C3 on the live digit."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._state = self.recall_state(_SeveralMapsState())
        self._is_shown = False
        self._build_stage()
        self._add_text()
        self.animation = SlideAnimation(self)
        self.animation.moved.connect(self.figure.show_place)
        self.animation.playing_changed.connect(self._show_playing)
        self.set_exercise(self.tr("Compute one number of the result by hand, then point at it."))
        context.session.trace_changed.connect(self._follow)
        context.session.model_changed.connect(self._follow)
        self._show_playing(False)
        self.show_view(self._state.view)
        self._show_map(self._state.c3_map)
        self.animation.go_back()

    @property
    def sums(self) -> PartialSums:
        """The sums of the C3 map that is chosen, on the digit that is shown."""
        trace = shown_trace(self.context.session).trace
        return partial_sums(self.context.session.parameters, trace, self._state.c3_map)

    def start(self) -> None:
        self._is_shown = True
        self._show_digit()

    def stop(self) -> None:
        self._is_shown = False
        self.animation.play(False)

    def show_view(self, view: str) -> None:
        """Show "hand" or "c3"."""
        self._set_state(replace(self._state, view=view))
        self.views.show_choice(view)
        self.pages.setCurrentIndex(_VIEWS.index(view))
        # Not stacked: what is hidden would take the room of a paragraph before an audience.
        self._hint.setVisible(view == "hand")
        self._c3_page.setVisible(view == "c3")
        if view == "hand":
            self.animation.play(False)

    def show_map(self, c3_map: int) -> None:
        """Compute another map of C3, from its first convolution on where things may move."""
        self._set_state(replace(self._state, c3_map=c3_map))
        self._show_map(c3_map)
        if self.may_animate:
            self.animation.go(0)
            self.animation.play(True)

    def set_presenting(self, on: bool) -> None:
        self._hint.set_aside(on)
        self.source_label.set_aside(on)
        super().set_presenting(on)

    def view_settings(self) -> ViewSettings:
        return {"view": self._state.view, "map": self._state.c3_map}

    def restore(self, settings: ViewSettings) -> None:
        maps = range(paper.C3_MAPS)
        self.show_map(setting(settings, "map", self._state.c3_map, maps.__contains__))
        self.show_view(setting(settings, "view", self._state.view, _VIEWS.__contains__))

    def _set_state(self, state: _SeveralMapsState) -> None:
        self._state = state
        self.keep_state(state)

    def _add_text(self) -> None:
        self.add_paragraph(
            self.tr(
                "A map of C3 sees several maps of S2. It has a kernel for each of them, and one "
                "bias. All convolutions are added up, place by place; then come bias and squash."
            )
        )
        self.add_formula(_DEFINITION)
        self.add_gap()
        self.views = ChoiceButtons(
            {"hand": self.tr("Two maps by han&d"), "c3": self.tr("A map of &C3")}
        )
        self.views.chosen.connect(self.show_view)
        self.add_widget(self.views)
        self._hint = TextLabel(self._hint_text(), self.context.appearance)
        self._c3_page = self._c3_controls()
        self.add_widget(self._hint)
        self.add_widget(self._c3_page)

    def _hint_text(self) -> str:
        return self.tr(
            "Point at a number of the result: the patches that it sees are outlined, with "
            "the weights on them. Click a number of a map, a kernel or the bias to change it."
        )

    def _c3_controls(self) -> QWidget:
        appearance = self.context.appearance
        self.columns = ColumnChoice(appearance)
        self.columns.chosen.connect(self.show_map)
        self.count_label = TextLabel("", appearance, role="bold")
        self.play_button = QPushButton()
        self.play_button.clicked.connect(self._toggle_playing)
        self.step_button = QPushButton(self.tr("One s&tep"))
        self.step_button.clicked.connect(self._step)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.play_button)
        buttons.addWidget(self.step_button)
        buttons.addStretch(1)
        self.source_label = TextLabel("", appearance, role="caption", tone="muted", lines=2)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.columns)
        rows.addWidget(self.count_label)
        rows.addLayout(buttons)
        rows.addWidget(self.source_label)
        rows.addStretch(1)
        return page

    def _build_stage(self) -> None:
        appearance = self.context.appearance
        self.hand = HandSum(appearance)
        self.hand.show_state(self._state.hand)
        self.hand.changed.connect(self._keep_hand)
        self.figure = MapSumFigure(appearance)
        self.figure.pointed.connect(self._point)
        self._sum = Formula(appearance)
        self._widest = space(0)
        live = QWidget()
        rows = QVBoxLayout(live)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.figure, 1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._sum)
        line.addStretch(1)
        rows.addLayout(line)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.hand)
        self.pages.addWidget(live)
        self.set_stage(self.pages)

    def _keep_hand(self, state: HandState) -> None:
        self._set_state(replace(self._state, hand=state))

    def _point(self, unit: tuple[int, int]) -> None:
        if unit != self._state.unit:
            self._set_state(replace(self._state, unit=unit))
            self._show_unit(self.sums)

    def _toggle_playing(self) -> None:
        if not self.animation.is_playing and self.animation.place >= self._last:
            self.animation.go(0)
        self.animation.play(not self.animation.is_playing)

    def _step(self) -> None:
        self.animation.go(round(self.animation.place) + 1)

    @property
    def _last(self) -> int:
        """The last step: a convolution for each S2 map, the bias, the squash."""
        return len(paper.C3_TABLE[self._state.c3_map]) + 1

    def _show_map(self, c3_map: int) -> None:
        """Show a C3 map with all its steps done."""
        self.columns.show_map(c3_map)
        n = len(paper.C3_TABLE[c3_map])
        self.count_label.setText(
            self.tr("{n}·25 weights + 1 bias = {count}").format(
                n=n, count=n * paper.KERNEL_SIDE**2 + 1
            )
        )
        self.animation.set_positions(self._last + 1)
        self.animation.go(self._last)
        self._show_digit()

    def _show_playing(self, on: bool) -> None:
        self.play_button.setText(self.tr("&Stop") if on else self.tr("&Play"))

    def _follow(self, _changed: object) -> None:
        if self._is_shown:
            self._show_digit()

    def _show_digit(self) -> None:
        shown, sums = shown_trace(self.context.session), self.sums
        kernels = self.context.session.parameters.c3_kernels
        self.figure.show_sums(sums, shown.trace.s2, kernel_level=level_of(kernels))
        self.source_label.setText(
            self.tr("The canvas is blank: this is a digit from MNIST.")
            if shown.is_example
            else self.tr("This is your digit.")
        )
        self._show_unit(sums)

    def _show_unit(self, sums: PartialSums) -> None:
        """Show the numbers of the unit: one for each S2 map, the bias, their sum, the state."""
        unit = self._state.unit
        self.figure.show_unit(*unit)
        convolved = [float(part[unit]) for part in sums.parts]
        bias, net = round(sums.bias, _DECIMALS), round(sum(convolved) + sums.bias, _DECIMALS)
        terms = [*terms_that_add_up(convolved, _DECIMALS, total=net - bias), bias]
        parts: list[str | Setting] = ["a", "="]
        for index, term in enumerate(terms):
            if index:
                parts.append("-" if term < 0 else "+")
            parts.append(number(abs(term) if index else term, _DECIMALS))
        parts += ["=", number(net, _DECIMALS, "accent"), r",\quad x", "=", "f(a)", "="]
        parts.append(number(float(sums.state[unit]), _DECIMALS, "accent"))
        setting = row(*parts)
        if setting.width > self._widest.width:
            self._widest = setting
            self._sum.reserve(setting)
        self._sum.set_setting(setting)
