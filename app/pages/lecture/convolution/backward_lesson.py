"""Back-propagation through a convolution: a shared weight's derivative sums over its places."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.context.app_context import AppContext
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.convolution.grid_row import GridRow, TitledGrid
from app.pages.lecture.convolution.number_grid import NumberGrid, short
from app.style.formulas.typesetting import Setting, Tone, row, space, typeset, typeset_number
from app.widgets.forms.formula import Formula
from lenet.lecture.shared_weight import EXAMPLE, STEP, TRIAL_PASSES, SharedWeights
from lenet.network.parameters import Array

_FORMULAS: Final = (
    r"\frac{\partial E}{\partial K(m,n)} = \sum_{i,j}"
    r" \frac{\partial E}{\partial S(i,j)}\, \frac{\partial S(i,j)}{\partial K(m,n)}",
    r"= \textstyle\sum_{i,j} \delta(i,j)\, I(i+m,\,j+n)",
)


@dataclass(frozen=True, eq=False)
class _BackwardState:
    """What the person set: the numbers, and the weight whose derivative is worked out."""

    example: SharedWeights = EXAMPLE
    row: int = 0
    column: int = 0


class BackwardLesson(Lesson):
    """The convolution page's example with a target: every number of dE/dK can be followed."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._state = self.recall_state(_BackwardState())
        self._add_text()
        self._build_stage()
        self.set_exercise(
            self.tr("Point at a weight of K. Which pixels does it meet, and with which δ?")
        )
        self._show()

    def _add_text(self) -> None:
        self.add_paragraph(
            self.tr(
                "A weight of the kernel acts in nine places. By the chain rule its derivative "
                "is the sum over them:"
            )
        )
        for latex in _FORMULAS:
            self.add_formula(latex)
        self.add_paragraph(self.tr("This is a convolution too. After a squash δ includes f′."))
        self.add_paragraph(
            self.tr(
                "One backward pass gives all derivatives of LeNet-5. Trying takes 2 × {count:,} = "
                "{passes:,} forward passes."
            ).format(count=TRIAL_PASSES // 2, passes=TRIAL_PASSES)
        )
        # Sections I-B and I-C, p. 3, and appendix B, p. 41. Why local minima are no problem the
        # paper calls "somewhat of a theoretical mystery" (p. 4).
        self.add_paragraph(
            self.tr(
                "Updates are stochastic, one after each digit: where many digits are alike, that "
                "converges faster (section I-B). Local minima do not seem to be a major problem "
                "in practice (section I-C)."
            )
        )
        self.add_gap()
        self.add_buttons({self.tr("The first &numbers"): self._reset})

    def _build_stage(self) -> None:
        self.image = self._grid(self.tr("Image I"), editable=True)
        self.kernel = self._grid(self.tr("Kernel K"), editable=True)
        self.output = self._grid(self.tr("Result S"))
        self.target = self._grid(self.tr("Target T"), editable=True)
        self.deltas = self._grid("δ = S − T")
        self.gradient = self._grid("∂E/∂K")
        self._formulas = [Formula(self.context.appearance) for _ in range(2)]
        self._widest = [space(0), space(0)]
        self._show()  # every grid has its shape before it is laid out
        upper = self._line([(self.image, r"\ast"), (self.kernel, "="), (self.output, "")])
        lower = self._line([(self.target, r"\to"), (self.deltas, r"\to"), (self.gradient, "")])
        lower.limit_cells_to(upper)
        stage = QWidget()
        rows = QVBoxLayout(stage)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(upper, 5)
        rows.addWidget(lower, 3)
        for formula in self._formulas:
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(formula)
            line.addStretch(1)
            rows.addLayout(line)
        self.set_stage(stage)
        for grid in (self.kernel, self.gradient):
            grid.pointed.connect(self._point)
        self.image.edited.connect(self._edit_image)
        self.kernel.edited.connect(self._edit_kernel)
        self.target.edited.connect(self._edit_target)

    def _grid(self, name: str, *, editable: bool = False) -> NumberGrid:
        return NumberGrid(name, self.context.appearance, editable=editable)

    def _line(self, grids: list[tuple[NumberGrid, str]]) -> GridRow:
        titled = [TitledGrid(grid, grid.accessibleName(), sign) for grid, sign in grids]
        return GridRow(titled, self.context.appearance)

    def _set_state(self, state: _BackwardState) -> None:
        self._state = state
        self.keep_state(state)
        self._show()

    def _point(self, row_: int, column: int) -> None:
        if (row_, column) != (self._state.row, self._state.column):
            self._set_state(replace(self._state, row=row_, column=column))

    def _reset(self) -> None:
        self._set_state(replace(self._state, example=EXAMPLE))

    def _edit_image(self, row_: int, column: int, value: float) -> None:
        image = _with_value(self._state.example.image, row_, column, value)
        self._edit(replace(self._state.example, image=image))

    def _edit_kernel(self, row_: int, column: int, value: float) -> None:
        kernel = _with_value(self._state.example.kernel, row_, column, value)
        self._edit(replace(self._state.example, kernel=kernel))

    def _edit_target(self, row_: int, column: int, value: float) -> None:
        target = _with_value(self._state.example.target, row_, column, value)
        self._edit(replace(self._state.example, target=target))

    def _edit(self, example: SharedWeights) -> None:
        self._set_state(replace(self._state, example=example))

    def _show(self) -> None:
        e, weight = self._state.example, (self._state.row, self._state.column)
        small = max(float(np.abs(m).max()) for m in (e.image, e.kernel, e.deltas)) or 1.0
        large = max(float(np.abs(m).max()) for m in (e.result, e.target, e.gradient)) or 1.0
        for grid, values, level in (
            (self.image, e.image, small),
            (self.kernel, e.kernel, small),
            (self.output, e.result, large),
            (self.target, e.target, large),
            (self.deltas, e.deltas, small),
            (self.gradient, e.gradient, large),
        ):
            grid.show_values(values, level=level)
        # Each place has its δ in the corner of the pixel that the weight meets there.
        self.image.show_window(weight, e.deltas.shape, e.deltas)
        self.deltas.show_window((0, 0), e.deltas.shape)
        for grid in (self.kernel, self.gradient):
            grid.show_window(weight, (1, 1))
            grid.select(*weight)
        self._show_formula(0, _sum_parts(e, *weight))
        self._show_formula(1, _trial_parts(e, *weight))

    def _show_formula(self, number: int, parts: list[str | Setting]) -> None:
        """Show a formula in the width of the longest so far, so that nothing moves."""
        setting = row(*parts)
        if setting.width > self._widest[number].width:
            self._widest[number] = setting
            self._formulas[number].reserve(setting)
        self._formulas[number].set_setting(setting)


def _with_value(matrix: Array, row_: int, column: int, value: float) -> Array:
    changed = matrix.copy()
    changed[row_, column] = value
    return changed


def _weight(row_: int, column: int) -> list[str | Setting]:
    return [typeset_number(str(row_)), r",\,{}", typeset_number(str(column))]


def _sum_parts(e: SharedWeights, row_: int, column: int) -> list[str | Setting]:
    """Return the nine products of a weight, those that are zero in grey, and their sum."""
    parts: list[str | Setting] = [r"\partial E/\partial K(", *_weight(row_, column), ")", "="]
    pixels = e.pixels(row_, column).ravel().tolist()
    for number, (delta, pixel) in enumerate(zip(e.deltas.ravel().tolist(), pixels, strict=True)):
        if number:
            parts.append("+")
        tone: Tone = "text" if delta * pixel else "muted"
        parts += [_number(delta, tone), typeset(r"{}\cdot{}", tone), _number(pixel, tone)]
    total = short(float(e.gradient[row_, column]))
    return [*parts, "=", typeset_number(total, "accent")]


def _trial_parts(e: SharedWeights, row_: int, column: int) -> list[str | Setting]:
    """Return the same derivative from two forward passes: E with the weight raised and lowered."""
    up, down = e.tried(row_, column)
    step = f"{STEP:g}"
    return [
        r"E = \tfrac{1}{2} {\textstyle\sum} \delta^2:\quad",
        rf"\frac{{E(K+{step}) - E(K-{step})}}{{2 \cdot {step}}}",
        "=",
        "(",
        typeset_number(f"{up:.3f}"),
        "-",
        typeset_number(f"{down:.3f}"),
        r")\,/\,",
        typeset_number(f"{2 * STEP:g}"),
        "=",
        typeset_number(short((up - down) / (2 * STEP)), "accent"),
    ]


def _number(value: float, tone: Tone) -> Setting:
    text = typeset_number(short(value), tone)
    return row(typeset("(", tone), text, typeset(")", tone)) if value < 0 else text
