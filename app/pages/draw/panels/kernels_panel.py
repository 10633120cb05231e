"""The trained kernels and weights, and the response of one kernel to the drawing."""

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.widgets.weight_pictures import Titles, WeightsView
from app.style import typography
from app.style.theme import Appearance
from app.widgets.maps.cells import level_of
from lenet.explain.partial_sums import kernel_response
from lenet.explain.units import Unit, Weight
from lenet.network import paper
from lenet.network.ablation import Ablation
from lenet.network.checkpoint import Model
from lenet.network.forward import Trace
from lenet.network.parameters import Array

_MARGIN: Final = 8.0
_SIGN: Final = 16.0  # room for a sign between two pictures
_RANGE: Final = 40.0  # least width for the text on the range of the response
_MIDDLE: Final = {"c1": paper.C1_SIDE // 2, "c3": paper.C3_SIDE // 2}


class KernelsPanel(WeightsView):
    """C1's six kernels, C3's sixty in the order of the table, and the weights of C5 and F6.

    Beside C1: the input map, the weights and the response of the kernel last pointed at.
    """

    key_step = paper.KERNEL_SIDE

    def __init__(
        self,
        session: Session,
        selection: Selection,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(appearance, parent)
        self._session = session
        self._selection = selection
        self.weight = selection.weight
        self.setAccessibleName(self.tr("Kernels and weights"))
        self.pointed.connect(self._hover)
        self.pressed.connect(self._pin)
        session.model_changed.connect(self._follow_model)
        session.ablation_changed.connect(self._follow_ablation)
        session.trace_changed.connect(self._follow_trace)
        selection.weight_changed.connect(self.show_weight)
        selection.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        body = typography.body_pixels()
        return QSize(36 * body, 18 * body)

    def arrange(self) -> None:
        self.pictures.arrange(QRectF(self.rect()).adjusted(_MARGIN, 4, -_MARGIN, -4))

    def _follow_model(self, model: Model) -> None:
        self.forget_background()

    def _follow_ablation(self, ablation: Ablation) -> None:
        self.forget_background()

    def _follow_trace(self, trace: Trace | None) -> None:
        self.update()

    def _hover(self, weight: Weight) -> None:
        self._selection.choose_weight(weight)
        self._selection.hover(_middle_unit(weight))

    def _pin(self, weight: Weight) -> None:
        self._selection.pin(_middle_unit(weight))

    def pointer_moved(self, at: QPointF) -> None:
        if self.pictures.weight_at(at) is None:
            found = self.pictures.matrix_at(at)
            self._selection.hover(None if found is None else Unit(found[0], found[1]))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._selection.hover(None)

    def paint_background(self, painter: QPainter) -> None:
        titles = Titles(
            c1=self.tr("C1 · 6 kernels of 5×5"),
            c3=self.tr("C3 · 60 kernels of 5×5, a column for each map"),
            c5=self.tr("C5 · a row for each of 120 units: 16 S4 maps of 5×5"),
            f6=self.tr("F6 · 84 columns"),
        )
        p = self._session.parameters
        self.pictures.paint(painter, self.cells, p, titles=titles, theme=self.appearance.theme)

    def paint_live(self, painter: QPainter) -> None:
        accent = self.appearance.theme.colour("accent")
        place = self.pictures.place_of(self.weight)
        self.cells.frame(painter, place.adjusted(-1, -1, 1, 1), accent)
        for unit in self._selection.pinned:
            if unit.layer in _MIDDLE:
                for kernel in _kernels_of(unit):
                    place = self.pictures.place_of(kernel).adjusted(-1, -1, 1, 1)
                    self.cells.frame(painter, place, self.appearance.theme.colour("text"))
        self._paint_response(painter)

    def _paint_response(self, painter: QPainter) -> None:
        """Paint input map ∗ kernel = response, the kernel's part of its map's sum."""
        weight, trace = self.weight, self._session.trace
        room = self.pictures.beside_c1
        self.text(painter, room, self._kernel_name(weight))
        side = room.height() - self.line - 4
        top = room.top() + self.line + 2
        if trace is None:
            hint = self.tr("Draw a digit to see what it answers.")
            place = room.adjusted(0, self.line + 4, 0, 0)
            self.text(painter, place, hint, colour="muted", wrap=True)
            return
        found = kernel_response(self._session.parameters, trace, weight)
        left = room.left()
        for values, level, sign in (
            (found.inputs, paper.SQUASH_A, "∗"),
            (found.kernel, level_of(found.kernel), "="),
            (found.sums, level_of(found.sums), ""),
        ):
            edge = side * (0.6 if values is found.kernel else 1)
            unit = max(int(edge / values.shape[0]), 1) * float(values.shape[0])
            place = QRectF(left, top + (side - unit) / 2, unit, unit)
            self.cells.picture(painter, place, values, level=level)
            between = QRectF(place.right(), top, _SIGN, side)
            self.text(painter, between, sign, colour="muted", flags=Qt.AlignmentFlag.AlignCenter)
            left = place.right() + _SIGN
        rest = QRectF(left - 6, top, room.right() - left + 6, side)
        if rest.width() < _RANGE:
            return
        low, high = float(found.sums.min()), float(found.sums.max())
        text = self.tr("{low:.2f} to {high:.2f}").format(low=low, high=high)
        self.text(
            painter,
            rest,
            text.replace("-", "\N{MINUS SIGN}"),
            colour="muted",
            flags=Qt.AlignmentFlag.AlignVCenter,
            wrap=True,
        )

    def _range_text(self, sums: Array) -> str:
        """Say the smallest and the largest response, and where the strongest is."""
        row, column = np.unravel_index(int(np.abs(sums).argmax()), sums.shape)
        return self.tr(
            "On this drawing it answers from {low:.2f} to {high:.2f}, most at row {row}, "
            "column {column}."
        ).format(low=sums.min(), high=sums.max(), row=int(row), column=int(column))

    def _kernel_name(self, weight: Weight) -> str:
        """Return the maps that a kernel connects."""
        if weight.layer == "c1":
            return self.tr("Input ∗ kernel → C1 {c1}").format(c1=weight.kernel)
        c3_map, s2_map = paper.C3_KERNELS[weight.kernel]
        return self.tr("S2 {s2} ∗ kernel → C3 {c3}").format(s2=s2_map, c3=c3_map)

    def tip_at(self, at: QPointF) -> str:
        weight = self.pictures.weight_at(at)
        p = self._session.parameters
        if weight is not None:
            kernels = p.c1_kernels if weight.layer == "c1" else p.c3_kernels
            value = float(kernels[weight.kernel, weight.row, weight.column])
            lines = [
                self._kernel_name(weight),
                self.tr("This weight: {value:.3f}").format(value=value),
            ]
            if self._session.trace is not None:
                lines.append(self._range_text(kernel_response(p, self._session.trace, weight).sums))
            return "\n".join(lines)
        at_matrix = self.pictures.matrix_at(at)
        if at_matrix is None:
            return ""
        layer, unit, source = at_matrix
        if layer == "f6":
            return self.tr("F6 unit {unit} weighs C5 unit {source} by {value:.3f}.").format(
                unit=unit, source=source, value=float(p.f6_weights[unit, source])
            )
        s4_map, row, column = np.unravel_index(source, p.c5_weights.shape[1:])
        return self.tr(
            "C5 unit {unit} weighs S4 map {s4}, row {row}, column {column} by {value:.3f}."
        ).format(
            unit=unit,
            s4=int(s4_map),
            row=int(row),
            column=int(column),
            value=float(p.c5_weights[unit, s4_map, row, column]),
        )


def _middle_unit(weight: Weight) -> Unit:
    """Return the middle unit of the map that a weight's kernel belongs to."""
    middle = _MIDDLE[weight.layer]
    if weight.layer == "c1":
        return Unit("c1", weight.kernel, middle, middle)
    return Unit("c3", paper.C3_KERNELS[weight.kernel][0], middle, middle)


def _kernels_of(unit: Unit) -> list[Weight]:
    """Return the kernels of a C1 or C3 unit."""
    if unit.layer == "c1":
        return [Weight("c1", unit.map)]
    return [
        Weight("c3", number)
        for number, (c3_map, _) in enumerate(paper.C3_KERNELS)
        if c3_map == unit.map
    ]
