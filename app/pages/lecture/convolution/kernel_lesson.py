"""The lesson on what a kernel sees: where its result is large, and why there."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.context.app_context import AppContext
from app.context.dialogs import ask_file
from app.context.opening import Opening
from app.pages.lecture.common.colour_bar import ColourBar, decimals
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.shown_trace import ShownTrace, shown_trace
from app.pages.lecture.common.text_label import TextLabel
from app.pages.lecture.convolution.kernel_choice import KernelChoice, SourceChoice
from app.pages.lecture.convolution.kernel_texts import effect_text, source_text, weight_sum_text
from app.pages.lecture.convolution.number_grid import NumberGrid
from app.pages.lecture.convolution.picture_view import PictureView
from app.style import typography
from app.style.colours import diverging_table, greys, packed, ramp
from app.style.theme import Theme
from app.widgets.forms.formula import Formula
from lenet.data.kept_digits import PICTURE_SUFFIXES
from lenet.lecture.convolution import (
    BLUR,
    HORIZONTAL_EDGE,
    SHARPEN,
    VERTICAL_EDGE,
    correlate,
    largest_magnitude,
    patch,
)
from lenet.lecture.lighthouse import lighthouse
from lenet.network import paper
from lenet.network.parameters import Array

Source = Literal["digit", "scene", "opened"]
_STOCK: Final = {
    "horizontal": HORIZONTAL_EDGE,
    "vertical": VERTICAL_EDGE,
    "blur": BLUR,
    "sharpen": SHARPEN,
}
_START: Final = (44, 49)  # row and column of a stripe of the lighthouse
_RANGE: Final = (paper.BACKGROUND, paper.INK)  # of a digit
_EDITOR: Final = 9.8  # heights of body text: the kernel's side, whether 3x3 or 5x5
_EDITOR_SHARE: Final = 0.27  # of the page's height, at most: large type leaves less room
_LARGEST: Final = 240  # pixels of an opened picture's side: enough to see, quick to compute


@dataclass(frozen=True, eq=False)
class _KernelState:
    """What the person set: the picture, the kernel, and the place whose sum is shown."""

    source: Source = "scene"
    name: str = "horizontal"  # one of _STOCK, "c1 0" to "c1 5", or "" for the person's own kernel
    own: Array | None = None
    opened: Array | None = None  # (h, w), 0 black to 1 white
    spot: tuple[int, int] = _START  # row and column of the response


def _opened(path: Path) -> Array:
    """Return the picture of a file, (h, w), 0 black to 1 white. Raises InputError."""
    from lenet.data.photo import read_picture, shrink  # Pillow is needed for pictures only

    grey = shrink(read_picture(path), _LARGEST) / np.float32(255)
    # In a picture smaller than the kernel there is no place for the kernel.
    need = [(0, max(paper.KERNEL_SIDE - length, 0)) for length in grey.shape]
    return np.pad(grey, need, mode="edge")


class KernelLesson(Lesson):
    """A picture, a kernel that can be edited, and its results in diverging colours."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._state = self.recall_state(_KernelState())
        self._is_shown = False
        self._opening = Opening(self)
        self._opening.done.connect(self._use_opened)
        self._opening.failed.connect(self.failed)
        self._opening.said.connect(self.said)
        self.response: Array = np.zeros((1, 1), dtype=np.float32)
        self._add_text()
        self._build_stage()
        self.set_exercise(
            self.tr(
                "Choose “Horizontal edges” and click the middle weight once: the picture itself "
                "shows through its edges."
            )
        )
        context.session.trace_changed.connect(self._follow)
        context.session.model_changed.connect(self._follow)
        context.appearance.theme_changed.connect(self._recolour)
        self._recolour(context.appearance.theme)
        self._show()

    def start(self) -> None:
        self._is_shown = True
        self._show()

    def stop(self) -> None:
        self._is_shown = False

    @property
    def picture(self) -> Array:
        """The picture that the kernel slides over, (h, w)."""
        if self._state.source == "scene":
            return lighthouse()
        if self._state.source == "opened" and self._state.opened is not None:
            return self._state.opened
        return self._digit().trace.image

    @property
    def kernel(self) -> Array:
        """The weights of the chosen kernel; those of C1 are the current model's."""
        if self._state.name.startswith("c1"):
            learned: Array = self.context.session.parameters.c1_kernels[int(self._state.name[-1])]
            return learned
        own_or_stock = _STOCK.get(self._state.name, self._state.own)
        assert own_or_stock is not None
        return own_or_stock

    def _digit(self) -> ShownTrace:
        return shown_trace(self.context.session)

    def _add_text(self) -> None:
        self.add_paragraph(
            self.tr(
                "A kernel gives a large result where the picture looks like it: large pixel "
                "values under positive weights, small ones under negative weights. In a photo "
                "large means bright; in a digit it means ink."
            )
        )
        self.add_gap()
        self.add_paragraph(self.tr("Picture"), role="bold")
        self.sources = SourceChoice()
        self.sources.chosen.connect(self._choose_source)
        self.add_widget(self.sources)
        self.source_label = self.add_paragraph("", role="caption", tone="muted", lines=2)
        self.add_paragraph(self.tr("Kernel"), role="bold")
        self.kernels = KernelChoice(_STOCK, self.context.appearance)
        self.kernels.chosen.connect(self.choose_kernel)
        self.add_widget(self.kernels)

    def _build_stage(self) -> None:
        appearance = self.context.appearance
        self.view = PictureView(self.tr("Picture"), appearance)
        self.sums = PictureView(self.tr("Result"), appearance)
        self.editor = NumberGrid(self.tr("Kernel"), appearance, editable=True)
        self.patch = NumberGrid(self.tr("Patch"), appearance)
        self._fit_editor()
        appearance.type_changed.connect(self._fit_editor)
        self.bar = ColourBar(self.tr("Colours of the result"), appearance)
        self.sum_label = TextLabel("", appearance, wraps=False)
        self._effect_label = TextLabel("", appearance, lines=3, any_width=True)
        self._weight_sum_label = TextLabel(
            "", appearance, role="caption", tone="muted", any_width=True
        )
        stage = QWidget()
        grid = QGridLayout(stage)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        self._titles = [TextLabel("", appearance, role="bold", wraps=False) for _ in range(2)]
        for column, (title, view) in enumerate(
            zip(self._titles, (self.view, self.sums), strict=True)
        ):
            grid.addWidget(title, 0, column)
            grid.addWidget(view, 1, column)
            grid.setColumnStretch(column, 1)
            view.pointed.connect(self._point_at_sum if column else self._point_at_pixel)
        product = QHBoxLayout()
        product.setSpacing(4)
        for factor in (self.editor, Formula(appearance, r"\times"), self.patch):
            product.addWidget(factor)
        product.addStretch(1)
        grid.addLayout(product, 2, 0)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        for widget in (self.sum_label, self.bar, self._effect_label, self._weight_sum_label):
            texts.addWidget(widget)
        texts.addStretch(1)
        grid.addLayout(texts, 2, 1)
        grid.setRowStretch(1, 1)
        self.editor.edited.connect(self._edit)
        self.set_stage(stage)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_editor()

    def _fit_editor(self) -> None:
        side = round(min(_EDITOR * typography.body_pixels(), _EDITOR_SHARE * self.height()))
        for grid in (self.editor, self.patch):
            grid.setFixedSize(side, side)

    def _set_state(self, state: _KernelState) -> None:
        self._state = state
        self.keep_state(state)
        self._show()

    def choose_kernel(self, name: str) -> None:
        """Choose a kernel by its name."""
        self._set_state(replace(self._state, name=name))

    def _choose_source(self, name: Source) -> None:
        if name == "opened":
            self._ask_for_picture()
        else:
            self._set_state(replace(self._state, source=name))

    def _ask_for_picture(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in PICTURE_SUFFIXES)
        filters = self.tr("Pictures") + f" ({kinds})"
        path = ask_file(self, self.context.settings, self.tr("Open a picture"), filters)
        if path is not None:
            self.open(path)
        else:
            self._show()

    def open(self, path: Path) -> None:
        """Show a picture from a file, shrunk where it is large."""
        self._opening.begin(lambda: _opened(path), path.name)
        self._show()  # the choice goes back to what is shown until then

    def _use_opened(self, picture: Array) -> None:
        self._set_state(replace(self._state, source="opened", opened=picture))

    def _edit(self, row: int, column: int, value: float) -> None:
        kernel = self.kernel.copy()
        kernel[row, column] = value
        self._set_state(replace(self._state, name="", own=kernel))

    def _point_at_pixel(self, row: int, column: int) -> None:
        """Show the sum at the place where the pixel is under the middle of the kernel."""
        rows, columns = self.kernel.shape
        self._point_at_sum(row - rows // 2, column - columns // 2)

    def _point_at_sum(self, row: int, column: int) -> None:
        self._state = replace(self._state, spot=(row, column))
        self.keep_state(self._state)
        self._show_spot()

    def _follow(self, _changed: object) -> None:
        if self._is_shown:
            self._show()

    def _recolour(self, theme: Theme) -> None:
        self._digit_colours, self._greys = ramp(theme, "surface", "ink"), greys()
        self.sums.set_colours(packed(diverging_table(theme)))
        self._show_picture()

    def _show(self) -> None:
        kernel = self.kernel
        self.response = correlate(self.picture, kernel)
        level = float(np.abs(kernel).max()) or 1.0
        self.editor.show_values(kernel, level=level)
        self.kernels.show_choice(self._state.name, self.context.session.parameters.c1_kernels)
        self.sources.show_choice(self._state.source)
        self._show_picture()
        scale = largest_magnitude(self.response)
        self.sums.show_values(self.response, low=-scale, high=scale)
        rows, columns = self.response.shape
        self._titles[1].setText(
            self.tr("Result, {rows}×{columns}").format(rows=rows, columns=columns)
        )
        self._effect_label.setText(effect_text(self._state.name))
        self._weight_sum_label.setText(weight_sum_text(float(kernel.sum())))
        self._show_spot()

    def _show_picture(self) -> None:
        picture, is_digit = self.picture, self._state.source == "digit"
        low, high = _RANGE if is_digit else (0.0, 1.0)
        self.view.set_colours(self._digit_colours if is_digit else self._greys)
        self.view.show_values(picture, low=low, high=high)
        rows, columns = picture.shape
        self._titles[0].setText(
            self.tr("Picture, {rows}×{columns}").format(rows=rows, columns=columns)
        )
        self.source_label.setText(source_text(self._state.source, self._digit().is_example))

    def _show_spot(self) -> None:
        rows, columns = self.response.shape
        row = min(max(self._state.spot[0], 0), rows - 1)
        column = min(max(self._state.spot[1], 0), columns - 1)
        value = float(self.response[row, column])
        self.view.show_window(row, column, *self.kernel.shape)
        self.patch.show_values(patch(self.picture, self.kernel, row=row, column=column), level=1.0)
        self.sums.show_window(row, column, 1, 1)
        self.bar.show_scale(largest_magnitude(self.response), value)
        self.sum_label.setText(
            self.tr("At row {row}, column {column}: {value}").format(
                row=row, column=column, value=decimals(value)
            )
        )
