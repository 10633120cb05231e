"""Convolution: what does a kernel do to an image, place by place?"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.context.app_context import AppContext
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.convolution.grid_row import GridRow, Part
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

_KERNEL: Final = FIRST_KERNEL.shape
_LAST: Final = FIRST_IMAGE.shape[0] - FIRST_KERNEL.shape[0]
_CORNER: Final = np.array([[5, 0, 1], [0, 1, 0], [1, 0, 1]], dtype=np.float32)  # turning shows


@dataclass(frozen=True, eq=False)
class _Setup:
    """What the page is set to."""

    image: Array
    kernel: Array
    row: int = 0
    column: int = 0
    is_true: bool = False  # the kernel turned, as convolution has it in mathematics


class ConvolutionLesson(Lesson):
    """The slides' sum S(i, j) on an image and a kernel whose numbers can be changed."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._setup = self.recall(_Setup(FIRST_IMAGE, FIRST_KERNEL))
        self._add_text()
        self._build_stage()
        self.set_try(
            self.tr(
                "Point at a cell of S and follow its patch. Then click the upper left weight "
                "a few times and turn the kernel."
            )
        )
        self._show()

    @property
    def result(self) -> Array:
        """S, (3, 3)."""
        convolution = convolve if self._setup.is_true else correlate
        return convolution(self._setup.image, self._setup.kernel)

    def _add_text(self) -> None:
        self.add_words(
            self.tr(
                "A small matrix of weights, the kernel, lies on a patch of the image. Each "
                "weight is multiplied with the pixel under it; the sum of the products is one "
                "pixel of the result. Then the kernel moves on."
            )
        )
        self._definition = self.add_formula()
        self._at_place = self.add_formula()
        self.add_gap()
        self.turn = QPushButton(self.tr("&Turn the kernel by 180°"))
        self.turn.setCheckable(True)
        self.turn.setChecked(self._setup.is_true)
        self.turn.toggled.connect(self._turn)
        self._add_button(self.turn)
        self._verdict = self.add_words("", role="bold", lines=2)
        self.add_words(
            self.tr(
                "Strictly, a sum without the turn is a cross-correlation, and mathematics "
                "calls it a convolution only with the turn: then the order of image and "
                "kernel does not matter."
            )
        )
        self.add_words(
            self.tr(
                "A network does not care. Its kernels are learned, so with the turn it would "
                "learn the same kernels turned, and compute the same. Hence everybody, the "
                "paper too, leaves the turn out and says convolution."
            )
        )
        self.add_gap()
        for text, command in (
            (self.tr("The slides’ &numbers"), self._take_slides),
            (self.tr("An &uneven kernel"), self._take_uneven),
        ):
            button = QPushButton(text)
            button.clicked.connect(command)
            self._add_button(button)

    def _add_button(self, button: QPushButton) -> None:
        line = QHBoxLayout()
        line.addWidget(button)
        line.addStretch(1)
        self.add_layout(line)

    def _build_stage(self) -> None:
        look = self.context.appearance
        self.image = NumberGrid(self.tr("Image"), look, editable=True)
        self.kernel = NumberGrid(self.tr("Kernel"), look, editable=True)
        self.output = NumberGrid(self.tr("Result S"), look)
        self.patch = NumberGrid(self.tr("Patch"), look)
        self.lying = NumberGrid(self.tr("Kernel on the patch"), look)
        self.products = NumberGrid(self.tr("Products"), look)
        for grid, shape in (
            (self.image, FIRST_IMAGE.shape),
            (self.kernel, _KERNEL),
            (self.output, self.result.shape),
            (self.patch, _KERNEL),
            (self.lying, _KERNEL),
            (self.products, _KERNEL),
        ):
            grid.show_values(np.zeros(shape, dtype=np.float32))
        upper = GridRow(
            [
                Part(self.image, self.tr("Image I"), r"\ast"),
                Part(self.kernel, self.tr("Kernel K"), "="),
                Part(self.output, self.tr("Result S")),
            ],
            look,
        )
        lower = GridRow(
            [
                Part(self.patch, self.tr("The patch"), r"\times"),
                Part(self.lying, self.tr("the weights on it"), "="),
                Part(self.products, self.tr("the products")),
            ],
            look,
        )
        lower.be_no_larger_than(upper)
        self._sum = Formula(look)
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

    def _take(self, setup: _Setup) -> None:
        self._setup = setup
        self.note(setup)
        self._show()

    def _point(self, row_: int, column: int) -> None:
        row_, column = (min(max(part, 0), _LAST) for part in (row_, column))
        if (row_, column) != (self._setup.row, self._setup.column):
            self._take(replace(self._setup, row=row_, column=column))

    def _point_at_pixel(self, row_: int, column: int) -> None:
        """The patch with the pixel in its middle, as far as there is one."""
        self._point(row_ - _KERNEL[0] // 2, column - _KERNEL[1] // 2)

    def _edit_image(self, row_: int, column: int, value: float) -> None:
        self._take(replace(self._setup, image=_having(self._setup.image, row_, column, value)))

    def _edit_kernel(self, row_: int, column: int, value: float) -> None:
        self._take(replace(self._setup, kernel=_having(self._setup.kernel, row_, column, value)))

    def _turn(self, on: bool) -> None:
        self._take(replace(self._setup, is_true=on))

    def _take_slides(self) -> None:
        self._take(replace(self._setup, image=FIRST_IMAGE, kernel=FIRST_KERNEL))

    def _take_uneven(self) -> None:
        self._take(replace(self._setup, kernel=_CORNER))

    def _show(self) -> None:
        s = self._setup
        lying = rotate_180(s.kernel) if s.is_true else s.kernel
        corner, result = (s.row, s.column), self.result
        under = patch(s.image, lying, row=s.row, column=s.column)
        products = under * lying
        level = max(float(np.abs(s.image).max()), float(np.abs(s.kernel).max()), 1.0)
        self.image.show_values(s.image, level=level)
        self.image.show_window(corner, _KERNEL, lying)
        self.kernel.show_values(s.kernel, level=level)
        self.output.show_values(result, level=max(float(np.abs(result).max()), 1.0))
        self.output.show_window(corner, (1, 1))
        self.output.select(*corner)
        self.patch.show_values(under, level=level)
        self.lying.show_values(lying, level=level)
        self.products.show_values(products, level=level)
        self._definition.set_latex(_definition(s.is_true))
        self._at_place.set_parts(*_at_place(s))
        self._show_sum(row(*_sum(s, under, lying, float(result[corner]))))
        self._verdict.setText(self._say_difference())

    def _show_sum(self, setting: Setting) -> None:
        """Room for the longest so far: from place to place nothing moves."""
        if setting.width > self._widest.width:
            self._widest = setting
            self._sum.reserve(setting)
        self._sum.set_setting(setting)

    def _say_difference(self) -> str:
        s = self._setup
        plain, true = correlate(s.image, s.kernel), convolve(s.image, s.kernel)
        count = int((plain != true).sum())
        if (s.kernel == rotate_180(s.kernel)).all():
            return self.tr("This kernel looks the same turned: both sums agree everywhere.")
        return self.tr("With and without the turn S differs in {count} of {all} cells.").format(
            count=count, all=plain.size
        )


def _having(matrix: Array, row_: int, column: int, value: float) -> Array:
    changed = matrix.copy()
    changed[row_, column] = value
    return changed


def _definition(is_true: bool) -> str:
    weight = f"K({_KERNEL[0] - 1}-m,\\, {_KERNEL[1] - 1}-n)" if is_true else r"K(m,\, n)"
    return rf"S(i, j) = \sum_m \sum_n I(i+m,\, j+n)\, {weight}"


def _at_place(s: _Setup) -> list[str | Setting]:
    """The definition with the numbers of the place in it, as the slides write it."""
    at = (typeset_number(str(s.row)), typeset_number(str(s.column)))
    weight = f"K({_KERNEL[0] - 1}-m,\\, {_KERNEL[1] - 1}-n)" if s.is_true else r"K(m,\, n)"
    return [
        "S(",
        at[0],
        r",\,{}",
        at[1],
        r")= \sum_m \sum_n I(",
        at[0],
        r"{}+m,\,",
        at[1],
        rf"{{}}+n)\, {weight}",
    ]


def _sum(s: _Setup, under: Array, lying: Array, total: float) -> list[str | Setting]:
    """Every product of the place, those that are zero in grey, and their sum."""
    parts: list[str | Setting] = ["S(", typeset_number(str(s.row)), r",\,{}"]
    parts += [typeset_number(str(s.column)), ")", "="]
    for number, (pixel, weight) in enumerate(zip(under.flat, lying.flat, strict=True)):
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
