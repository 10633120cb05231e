"""Two maps of 3x3 become one of 2x2, in numbers that can be changed and followed by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.pages.lecture.convolution.grid_row import GridRow, TitledGrid
from app.pages.lecture.convolution.number_grid import NumberGrid, short
from app.style.formulas.typesetting import Setting, Tone, row, space, typeset, typeset_number
from app.style.theme import Appearance
from app.widgets.forms.formula import Formula
from lenet.lecture.convolution import patch
from lenet.lecture.several_maps import HAND_BIAS, HAND_KERNELS, HAND_MAPS, MapSum, map_sum
from lenet.network.parameters import Array

_BOTH: Final = (0, 1)
_SHAPE: Final = (2, 2)  # of a kernel


@dataclass(frozen=True, eq=False)
class HandState:
    """What the person set: the numbers, and the place whose sum is shown."""

    maps: tuple[Array, ...] = HAND_MAPS
    kernels: tuple[Array, ...] = HAND_KERNELS
    bias: float = HAND_BIAS
    row: int = 0
    column: int = 0

    @property
    def result(self) -> MapSum:
        """The parts, the net input and the state, (2, 2) each."""
        return map_sum(self.maps, self.kernels, self.bias)


class HandSum(QWidget):
    """A line for each map with its kernel and its part; below them the sum, the bias and f.

    `changed(HandState)`: the person changed a number or pointed at another place.
    """

    changed = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._state = HandState()
        names = {
            "map": (self.tr("Map 1"), self.tr("Map 2")),
            "kernel": (self.tr("Kernel 1"), self.tr("Kernel 2")),
            "part": (self.tr("Part 1"), self.tr("Part 2")),
        }
        self.maps = [self._grid(name, editable=True) for name in names["map"]]
        self.kernels = [self._grid(name, editable=True) for name in names["kernel"]]
        self.parts = [self._grid(name) for name in names["part"]]
        self.summands = [self._grid(name) for name in names["part"]]  # the parts once more
        self.bias = self._grid(self.tr("Bias"), editable=True)
        self.net = self._grid("a")
        self.state = self._grid("x = f(a)")
        self._sums = [Formula(appearance), Formula(appearance)]
        self._widest = [space(0), space(0)]
        self.show_state(self._state)  # every grid has its shape before it is laid out
        self._lay_out()
        for number in _BOTH:
            self.maps[number].edited.connect(partial(self._edit_map, number))
            self.kernels[number].edited.connect(partial(self._edit_kernel, number))
        self.bias.edited.connect(self._edit_bias)
        for output in (*self.parts, *self.summands, self.net, self.state):
            output.pointed.connect(self._point)

    def show_state(self, state: HandState) -> None:
        """Show other numbers or another place; `changed` is not emitted."""
        self._state = state
        result, corner = state.result, (state.row, state.column)
        level = max(float(np.abs(values).max()) for values in (*state.maps, *state.kernels)) or 1.0
        for number in _BOTH:
            kernel = state.kernels[number]
            self.maps[number].show_values(state.maps[number], level=level)
            self.maps[number].show_window(corner, _SHAPE, kernel)
            self.kernels[number].show_values(kernel, level=level)
            self.parts[number].show_values(result.parts[number], level=2 * level)
            self.summands[number].show_values(result.parts[number], level=2 * level)
        self.bias.show_values(np.full((1, 1), state.bias, dtype=np.float32), level=level)
        self.net.show_values(result.net, level=2 * level)
        self.state.show_values(result.state, level=2 * level)
        for output in (*self.parts, *self.summands, self.net, self.state):
            output.show_window(corner, (1, 1))
            output.select(*corner)
        for number, parts in enumerate(_formulas(state)):
            self._show_sum(number, row(*parts))

    def _grid(self, name: str, *, editable: bool = False) -> NumberGrid:
        return NumberGrid(name, self._appearance, editable=editable)

    def _show_sum(self, number: int, setting: Setting) -> None:
        """Show a sum in the width of the longest so far, so that nothing moves with the place."""
        if setting.width > self._widest[number].width:
            self._widest[number] = setting
            self._sums[number].reserve(setting)
        self._sums[number].set_setting(setting)

    def _lay_out(self) -> None:
        lines = [
            self._line([(self.maps[n], r"\ast"), (self.kernels[n], "="), (self.parts[n], "")])
            for n in _BOTH
        ]
        last = [(self.summands[0], "+"), (self.summands[1], "+"), (self.bias, "=")]
        lines.append(self._line([*last, (self.net, r"\to"), (self.state, "")]))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for line, share in zip(lines, (3, 3, 2), strict=True):
            rows.addWidget(line, share)
            if line is not lines[0]:
                line.limit_cells_to(lines[0])
        for formula in self._sums:
            centred = QHBoxLayout()
            centred.addStretch(1)
            centred.addWidget(formula)
            centred.addStretch(1)
            rows.addLayout(centred)

    def _line(self, grids: Sequence[tuple[NumberGrid, str]]) -> GridRow:
        titled = [TitledGrid(grid, grid.accessibleName(), sign) for grid, sign in grids]
        return GridRow(titled, self._appearance)

    def _set_state(self, state: HandState) -> None:
        self.show_state(state)
        self.changed.emit(state)

    def _point(self, row_: int, column: int) -> None:
        if (row_, column) != (self._state.row, self._state.column):
            self._set_state(replace(self._state, row=row_, column=column))

    def _edit_map(self, number: int, row_: int, column: int, value: float) -> None:
        maps = _changed(self._state.maps, number, row_, column, value)
        self._set_state(replace(self._state, maps=maps))

    def _edit_kernel(self, number: int, row_: int, column: int, value: float) -> None:
        kernels = _changed(self._state.kernels, number, row_, column, value)
        self._set_state(replace(self._state, kernels=kernels))

    def _edit_bias(self, _row: int, _column: int, value: float) -> None:
        self._set_state(replace(self._state, bias=value))


def _changed(
    matrices: tuple[Array, ...], number: int, row_: int, column: int, value: float
) -> tuple[Array, ...]:
    changed = [matrix.copy() for matrix in matrices]
    changed[number][row_, column] = value
    return tuple(changed)


def _formulas(state: HandState) -> tuple[list[str | Setting], list[str | Setting]]:
    """Return the products of the place with their sum and the bias; and the squash of it."""
    result, corner = state.result, (state.row, state.column)
    net: list[str | Setting] = ["a", "="]
    for values, kernel in zip(state.maps, state.kernels, strict=True):
        pixels = patch(values, kernel, row=state.row, column=state.column)
        for number, (pixel, weight) in enumerate(
            zip(pixels.ravel().tolist(), kernel.ravel().tolist(), strict=True)
        ):
            if len(net) > 2:
                net.append("+")
            if not number:
                net.append("(")
            tone: Tone = "text" if pixel * weight else "muted"
            net += [_number(pixel, tone), typeset(r"{}\cdot{}", tone), _number(weight, tone)]
        net.append(")")
    net += ["+", _number(state.bias, "text"), "="]
    total = short(float(result.net[corner]))
    net.append(typeset_number(total, "accent"))
    squashed: list[str | Setting] = ["x", "=", "f(", typeset_number(total), ")", "="]
    squashed.append(typeset_number(short(float(result.state[corner])), "accent"))
    return net, squashed


def _number(value: float, tone: Tone) -> Setting:
    text = typeset_number(short(value), tone)
    return row(typeset("(", tone), text, typeset(")", tone)) if value < 0 else text
