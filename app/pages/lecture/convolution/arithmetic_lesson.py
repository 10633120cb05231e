"""The lesson on convolution arithmetic: how large the output becomes."""

from typing import Final

from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.context.app_context import AppContext
from app.pages.lecture.common.choice_controls import ChoiceSlider, SliderColumn
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.text_label import TextLabel
from app.pages.lecture.convolution.slide_animation import SlideAnimation
from app.pages.lecture.convolution.sliding_figure import SlidingFigure
from app.style.formulas.stacking import floored, fraction
from app.style.formulas.typesetting import Setting, Tone, row, typeset, typeset_number
from app.widgets.forms.formula import Formula
from lenet.lecture.arithmetic import FIGURES, SlidingKernel, full_padding, half_padding
from lenet.network import paper

# The slides' figures, and two layers of LeNet-5.
PRESETS: Final = (
    *FIGURES,
    SlidingKernel(paper.INPUT_SIDE, paper.KERNEL_SIDE, 0, 1),
    SlidingKernel(paper.C1_SIDE, 2, 0, 2),
)
_FORMULA: Final = r"o = \left\lfloor \frac{i + 2p - k}{s} \right\rfloor + 1"


class ArithmeticLesson(Lesson):
    """Sliders for input, kernel, padding and stride, and a window that slides over the input."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self.windows = self.recall_state(FIGURES[0])
        self.animation = SlideAnimation(self)
        self._add_text()
        self._build_stage()
        self.set_exercise(
            self.tr(
                "Choose “Full” and count the positions of the window. Then raise the stride until "
                "it misses rows and columns."
            )
        )
        self.animation.moved.connect(self.figure.show_place)
        self.animation.playing_changed.connect(self._show_playing)
        self.figure.pointed.connect(self.animation.go)
        self._show()
        self.animation.go_back()

    @property
    def is_playing(self) -> bool:
        """Whether the window moves by itself."""
        return self.animation.is_playing

    @property
    def place(self) -> float:
        """The place of the window, in positions from 0; not whole between two of them."""
        return self.animation.place

    def stop(self) -> None:
        self.animation.play(False)

    def show_windows(self, windows: SlidingKernel) -> None:
        """Show an input, a kernel, a padding and a stride."""
        self.windows = windows
        self.keep_state(windows)
        self._show()

    def _add_text(self) -> None:
        self.add_paragraph(
            self.tr(
                "In how many positions does a k×k kernel fit on an i×i input? A border of p zeros "
                "on every side adds positions; a stride of s skips some."
            )
        )
        self.sliders = {
            "input": ChoiceSlider(self.tr("Input i"), range(1, 33), self.context.appearance),
            "kernel": ChoiceSlider(self.tr("Kernel k"), range(1, 9), self.context.appearance),
            "padding": ChoiceSlider(self.tr("Padding p"), range(8), self.context.appearance),
            "stride": ChoiceSlider(self.tr("Stride s"), range(1, 6), self.context.appearance),
        }
        self.add_widget(SliderColumn(list(self.sliders.values()), self.context.appearance))
        for slider in self.sliders.values():
            slider.chosen.connect(self._apply_sliders)
        self.add_gap()
        self.add_paragraph(self.tr("The slides’ figures, and LeNet-5"), role="bold")
        grid = QGridLayout()
        grid.setSpacing(4)
        group = QButtonGroup(self)
        group.setExclusive(False)  # the sliders can be set to sizes of no preset
        group.idClicked.connect(self._apply_preset)
        self.presets = [QPushButton(name) for name in self._preset_names()]
        for number, button in enumerate(self.presets):
            button.setCheckable(True)
            group.addButton(button, number)
            grid.addWidget(button, number // 2, number % 2)
        self.add_layout(grid)
        self.add_gap()
        self._add_controls()

    def _add_controls(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        self.play_button = QPushButton()
        self.play_button.clicked.connect(self._toggle_playing)
        self.step_button = QPushButton(self.tr("One s&tep"))
        self.step_button.clicked.connect(self._step)
        for button in (self.play_button, self.step_button):
            line.addWidget(button)
        self.add_layout(line)
        self._show_playing(False)

    def _preset_names(self) -> list[str]:
        return [
            self.tr("No padding"),
            self.tr("Arbitrary"),
            self.tr("Half"),
            self.tr("Full"),
            self.tr("Layer C1"),
            self.tr("Layer S2"),
        ]

    def _build_stage(self) -> None:
        appearance = self.context.appearance
        self.figure = SlidingFigure(appearance)
        self._definition = Formula(appearance, _FORMULA)
        self._numbers = Formula(appearance)
        self.size_label = TextLabel("", appearance, role="bold", any_width=True, lines=1)
        self.meaning_label = TextLabel("", appearance, any_width=True, lines=3)
        stage = QWidget()
        rows = QVBoxLayout(stage)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.figure, 1)
        line = QHBoxLayout()
        line.setSpacing(24)
        line.addWidget(self._definition)
        line.addWidget(self._numbers)
        line.addStretch(1)
        rows.addLayout(line)
        rows.addWidget(self.size_label)
        rows.addWidget(self.meaning_label)
        self.set_stage(stage)

    def _apply_sliders(self, _value: int) -> None:
        values = {name: slider.value for name, slider in self.sliders.items()}
        self.show_windows(SlidingKernel(**values))

    def _apply_preset(self, number: int) -> None:
        self.show_windows(PRESETS[number])

    def _toggle_playing(self) -> None:
        self.animation.play(not self.animation.is_playing)

    def _step(self) -> None:
        self.animation.go(round(self.animation.place) + 1)

    def _show_playing(self, playing: bool) -> None:
        self.play_button.setText(self.tr("&Stop") if playing else self.tr("&Slide"))

    def _show(self) -> None:
        w = self.windows
        for name, slider in self.sliders.items():
            slider.show_value(getattr(w, name))
        for button, preset in zip(self.presets, PRESETS, strict=True):
            button.setChecked(preset == w)
        self.animation.set_positions(w.output**2)
        self.figure.show_windows(w)
        self.play_button.setEnabled(w.output > 1)
        self.step_button.setEnabled(w.output > 1)
        self._numbers.set_setting(formula_with_numbers(w))
        self.size_label.setText(self._size_text())
        self.size_label.set_tone("text" if w.fits else "warning")
        self.meaning_label.setText(self._meaning_text())

    def _size_text(self) -> str:
        w = self.windows
        if not w.fits:
            return self.tr(
                "Impossible: a kernel of {kernel} does not fit into {input} + 2·{padding} = "
                "{padded}."
            ).format(kernel=w.kernel, input=w.input, padding=w.padding, padded=w.padded)
        if w.unseen:
            return self.tr(
                "{output}×{output} outputs. The windows miss {unseen} of {padded} rows, {inputs} "
                "of them input rows, and as many columns."
            ).format(output=w.output, unseen=len(w.unseen), padded=w.padded, inputs=w.unseen_inputs)
        return self.tr("{output}×{output} outputs. The windows cover every row and column.").format(
            output=w.output
        )

    def _meaning_text(self) -> str:
        w = self.windows
        if not w.fits:
            return self.tr("Take a smaller kernel, a larger input or more padding.")
        if w.padding and w.is_half:
            return self.tr(
                "Half padding, p = ⌊k/2⌋ = {padding}: with an odd kernel and stride 1 the "
                "output is as large as the input, so layers can be stacked without shrinking."
            ).format(padding=half_padding(w.kernel))
        if w.padding and w.is_full:
            return self.tr(
                "Full padding, p = k − 1 = {padding}: at stride 1 the window takes every position "
                "in which it touches the input, if only by one cell. The output is larger than "
                "the input by k − 1."
            ).format(padding=full_padding(w.kernel))
        if w.padding:
            return self.tr(
                "The window may extend p cells over the edge, where it finds zeros. With p larger "
                "than k − 1 some windows see nothing but zeros."
            )
        if w.output == w.input:
            return self.tr(
                "No padding, and none is needed: at stride 1 a kernel of one cell has as many "
                "positions as there are cells."
            )
        return self.tr(
            "No padding: the window stays inside, so the output is smaller. LeNet-5 pads no layer. "
            "Its 32×32 input is larger than any digit, so that stroke ends and corners can lie in "
            "the centre of a receptive field (p. 7); the border has the background’s −0.1, not 0."
        )


def formula_with_numbers(w: SlidingKernel) -> Setting:
    """Return the formula with numbers for letters, and "?" where the kernel does not fit."""
    upper = row(
        _integer(w.input), "+", _integer(2), r"\cdot", _integer(w.padding), "-", _integer(w.kernel)
    )
    result = _integer(w.output, "accent") if w.fits else typeset("?")
    return row(
        "o", "=", floored(fraction(upper, _integer(w.stride))), "+", _integer(1), "=", result
    )


def _integer(number: int, tone: Tone = "text") -> Setting:
    return typeset_number(str(number), tone)
