"""The lesson on convolution: what a kernel does to an image, place by place."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.context.app_context import AppContext
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.convolution.grid_row import GridRow, TitledGrid
from app.pages.lecture.convolution.number_grid import NumberGrid, short
from app.style.formulas.typesetting import Setting, row, space, typeset, typeset_number
from app.widgets.forms.formula import Formula
from lenet.lecture.convolution import (
    FIRST_IMAGE,
    FIRST_KERNEL,
    convolve,
    correlate,
    patch,
    rotate_180,
)
from lenet.network.parameters import Array

_KERNEL_SHAPE: Final = FIRST_KERNEL.shape
_LAST_PLACE: Final = FIRST_IMAGE.shape[0] - FIRST_KERNEL.shape[0]
_ASYMMETRIC_KERNEL: Final = np.array([[5, 0, 1], [0, 1, 0], [1, 0, 1]], dtype=np.float32)


@dataclass(frozen=True, eq=False)
class _ConvolutionState:
    """What the person set: the numbers, and the place whose sum is shown."""

    image: Array
    kernel: Array
    row: int = 0
    column: int = 0
    is_turned: bool = False  # the kernel is turned by 180°, as mathematics defines convolution


class ConvolutionLesson(Lesson):
    """The slides' sum S(i, j) on an image and a kernel whose numbers can be changed."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._state = self.recall_state(_ConvolutionState(FIRST_IMAGE, FIRST_KERNEL))
        self._add_text()
        self._build_stage()
        self.set_exercise(
            self.tr(
                "Point at a cell of S and follow its patch. Then click the upper left weight a "
                "few times, and turn the kernel."
            )
        )
        self._show()

    @property
    def result(self) -> Array:
        """S, (3, 3)."""
        convolution = convolve if self._state.is_turned else correlate
        return convolution(self._state.image, self._state.kernel)

    def _add_text(self) -> None:
        self.add_paragraph(
            self.tr(
                "A small matrix of weights, the kernel, is laid on a patch of the image. Each "
                "weight is multiplied by the pixel under it, and the sum of the products is one "
                "pixel of the result. Then the kernel moves to the next patch."
            )
        )
        self._definition = self.add_formula()
        self._at_place = self.add_formula()
        self.add_gap()
        self.turn = QPushButton(self.tr("&Turn the kernel by 180°"))
        self.turn.setCheckable(True)
        self.turn.setChecked(self._state.is_turned)
        self.turn.toggled.connect(self._turn)
        self._add_button(self.turn)
        self.difference_label = self.add_paragraph("", role="bold", lines=2)
        self.add_paragraph(
            self.tr(
                "Strictly, the sum without the turn is a cross-correlation. In mathematics a "
                "convolution turns the kernel; only then may image and kernel change places. A "
                "network learns its kernels, so it would just learn them turned, and compute the "
                "same. Most libraries, and the slides, leave the turn out and still say "
                "convolution."
            )
        )
        self.add_gap()
        self.add_buttons(
            {
                self.tr("Slides’ &numbers"): self._show_slides_numbers,
                self.tr("As&ymmetric kernel"): self._show_asymmetric_kernel,
            }
        )

    def _add_button(self, button: QPushButton) -> None:
        line = QHBoxLayout()
        line.addWidget(button)
        line.addStretch(1)
        self.add_layout(line)

    def _build_stage(self) -> None:
        appearance = self.context.appearance
        self.image = NumberGrid(self.tr("Image"), appearance, editable=True)
        self.kernel = NumberGrid(self.tr("Kernel"), appearance, editable=True)
        self.output = NumberGrid(self.tr("Result S"), appearance)
        self.patch = NumberGrid(self.tr("Patch"), appearance)
        self.kernel_on_patch = NumberGrid(self.tr("Kernel on the patch"), appearance)
        self.products = NumberGrid(self.tr("Products"), appearance)
        for grid, shape in (
            (self.image, FIRST_IMAGE.shape),
            (self.kernel, _KERNEL_SHAPE),
            (self.output, self.result.shape),
            (self.patch, _KERNEL_SHAPE),
            (self.kernel_on_patch, _KERNEL_SHAPE),
            (self.products, _KERNEL_SHAPE),
        ):
            grid.show_values(np.zeros(shape, dtype=np.float32))
        upper = GridRow(
            [
                TitledGrid(self.image, self.tr("Image I"), r"\ast"),
                TitledGrid(self.kernel, self.tr("Kernel K"), "="),
                TitledGrid(self.output, self.tr("Result S")),
            ],
            appearance,
        )
        lower = GridRow(
            [
                TitledGrid(self.patch, self.tr("Patch"), r"\times"),
                TitledGrid(self.kernel_on_patch, self.tr("Weights"), "="),
                TitledGrid(self.products, self.tr("Products")),
            ],
            appearance,
        )
        lower.limit_cells_to(upper)
        self._sum = Formula(appearance)
        self._widest = space(0)
        stage = QWidget()
        rows = QVBoxLayout(stage)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(16)
        rows.addWidget(upper, 6)
        rows.addWidget(lower, 4)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._sum)
        line.addStretch(1)
        rows.addLayout(line)
        self.set_stage(stage)
        self.image.pointed.connect(self._point_at_pixel)
        self.output.pointed.connect(self._point)
        self.image.edited.connect(self._edit_image)
        self.kernel.edited.connect(self._edit_kernel)

    def _set_state(self, state: _ConvolutionState) -> None:
        self._state = state
        self.keep_state(state)
        self._show()

    def _point(self, row_: int, column: int) -> None:
        row_, column = (min(max(part, 0), _LAST_PLACE) for part in (row_, column))
        if (row_, column) != (self._state.row, self._state.column):
            self._set_state(replace(self._state, row=row_, column=column))

    def _point_at_pixel(self, row_: int, column: int) -> None:
        """Show the patch with the pixel in its middle, or the nearest one at the border."""
        self._point(row_ - _KERNEL_SHAPE[0] // 2, column - _KERNEL_SHAPE[1] // 2)

    def _edit_image(self, row_: int, column: int, value: float) -> None:
        self._set_state(
            replace(self._state, image=_with_value(self._state.image, row_, column, value))
        )

    def _edit_kernel(self, row_: int, column: int, value: float) -> None:
        self._set_state(
            replace(self._state, kernel=_with_value(self._state.kernel, row_, column, value))
        )

    def _turn(self, on: bool) -> None:
        self._set_state(replace(self._state, is_turned=on))

    def _show_slides_numbers(self) -> None:
        self._set_state(replace(self._state, image=FIRST_IMAGE, kernel=FIRST_KERNEL))

    def _show_asymmetric_kernel(self) -> None:
        self._set_state(replace(self._state, kernel=_ASYMMETRIC_KERNEL))

    def _show(self) -> None:
        s = self._state
        kernel_on_patch = rotate_180(s.kernel) if s.is_turned else s.kernel
        corner, result = (s.row, s.column), self.result
        pixels = patch(s.image, kernel_on_patch, row=s.row, column=s.column)
        products = pixels * kernel_on_patch
        level = max(float(np.abs(s.image).max()), float(np.abs(s.kernel).max()), 1.0)
        self.image.show_values(s.image, level=level)
        self.image.show_window(corner, _KERNEL_SHAPE, kernel_on_patch)
        self.kernel.show_values(s.kernel, level=level)
        self.output.show_values(result, level=max(float(np.abs(result).max()), 1.0))
        self.output.show_window(corner, (1, 1))
        self.output.select(*corner)
        self.patch.show_values(pixels, level=level)
        self.kernel_on_patch.show_values(kernel_on_patch, level=level)
        self.products.show_values(products, level=level)
        self._definition.set_latex(_definition(s.is_turned))
        self._at_place.set_parts(*_formula_at_place(s))
        self._show_sum(row(*_sum_formula(s, pixels, kernel_on_patch, float(result[corner]))))
        self.difference_label.setText(self._difference_text())

    def _show_sum(self, setting: Setting) -> None:
        """Show a sum in the width of the longest so far, so that nothing moves with the place."""
        if setting.width > self._widest.width:
            self._widest = setting
            self._sum.reserve(setting)
        self._sum.set_setting(setting)

    def _difference_text(self) -> str:
        s = self._state
        plain, true = correlate(s.image, s.kernel), convolve(s.image, s.kernel)
        count = int((plain != true).sum())
        if (s.kernel == rotate_180(s.kernel)).all():
            return self.tr("Turned, this kernel is the same, so S is the same too.")
        return self.tr("The turn changes S in {count} of {all} cells.").format(
            count=count, all=plain.size
        )


def _with_value(matrix: Array, row_: int, column: int, value: float) -> Array:
    changed = matrix.copy()
    changed[row_, column] = value
    return changed


def _definition(is_turned: bool) -> str:
    return rf"S(i, j) = \sum_m \sum_n I(i+m,\, j+n)\, {_weight(is_turned)}"


def _weight(is_turned: bool) -> str:
    last_row, last_column = _KERNEL_SHAPE[0] - 1, _KERNEL_SHAPE[1] - 1
    return rf"K({last_row}-m,\, {last_column}-n)" if is_turned else r"K(m,\, n)"


def _formula_at_place(s: _ConvolutionState) -> list[str | Setting]:
    """Return the definition with the numbers of the place in it, as the slides write it."""
    at = (typeset_number(str(s.row)), typeset_number(str(s.column)))
    return [
        "S(",
        at[0],
        r",\,{}",
        at[1],
        r")= \sum_m \sum_n I(",
        at[0],
        r"{}+m,\,",
        at[1],
        rf"{{}}+n)\, {_weight(s.is_turned)}",
    ]


def _sum_formula(
    s: _ConvolutionState, pixels: Array, weights: Array, total: float
) -> list[str | Setting]:
    """Return every product of the place, those that are zero in grey, and their sum."""
    parts: list[str | Setting] = ["S(", typeset_number(str(s.row)), r",\,{}"]
    parts += [typeset_number(str(s.column)), ")", "="]
    for number, (pixel, weight) in enumerate(zip(pixels.flat, weights.flat, strict=True)):
        if number:
            parts.append("+")
        tone = "text" if pixel * weight else "muted"
        for place, value in enumerate((pixel, weight)):
            if place:
                parts.append(typeset(r"{}\cdot{}", tone))
            text = short(float(value))
            negative = value < 0
            parts.append(typeset_number(text, tone) if not negative else _bracketed(text, tone))
    return [*parts, "=", typeset_number(short(total), "accent")]


def _bracketed(text: str, tone: str) -> Setting:
    return row(typeset("(", tone), typeset_number(text, tone), typeset(")", tone))
