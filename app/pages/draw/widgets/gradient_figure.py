"""The gradients of all weights; of one weight, how it adds up over the places of its map."""

from math import floor
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.context.single_step import SingleSteps
from app.pages.draw.widgets.weight_pictures import Titles, WeightsView
from app.style import typography
from app.style.theme import Appearance
from app.widgets.maps.cells import level_of
from lenet.explain.single_step import Contributions, contributions
from lenet.explain.units import Weight
from lenet.network import paper
from lenet.network.backprop import gradients
from lenet.network.forward import Trace
from lenet.network.loss import penalty
from lenet.network.parameters import Parameters

_MARGIN: Final = 8.0
_SIGN: Final = 16.0  # room for a times or equals sign
_LARGEST: Final = 18.0  # pixels a unit
_TABLE: Final = 150.0  # width of the table of distances before and after a step
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class GradientFigure(WeightsView):
    """Pictures of the gradients of the loss of the current drawing.

    Below them, one weight's gradient as a sum over places, and the ten distances.
    """

    def __init__(
        self,
        session: Session,
        single_steps: SingleSteps,
        selection: Selection,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(appearance, parent)
        self._session = session
        self._single_steps = single_steps
        self._cached: tuple[Trace, int, Parameters] | None = None
        self.weight = selection.weight
        self.setAccessibleName(self.tr("Gradients of one step"))
        self.pointed.connect(selection.choose_weight)
        selection.weight_changed.connect(self.show_weight)
        session.trace_changed.connect(self._follow_trace)
        single_steps.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 400)

    def _follow_trace(self, trace: Trace | None) -> None:
        self.update()

    def sum_place(self) -> QRectF:
        """Return the place of the lower part: one weight's sum, and the ten distances."""
        least = max(paper.CLASSES * self.line, 4 * paper.C1_SIDE)
        high = 2 * self.line + 8 + max(least, 0.22 * self.height())
        return QRectF(0, self.height() - high, self.width(), high)

    def arrange(self) -> None:
        area = QRectF(self.rect()).adjusted(_MARGIN, 4, -_MARGIN, -4)
        area.setBottom(area.bottom() - self.sum_place().height())
        self.pictures.arrange(area)

    def gradients(self) -> Parameters | None:
        """Return dE/dw of all weights, for the right answer; None on a blank canvas."""
        trace, label = self._session.trace, self._single_steps.label
        if trace is None:
            return None
        cached = self._cached
        if cached is None or cached[0] is not trace or cached[1] != label:
            slope = penalty(trace.distances, label)[1]
            found = gradients(self._session.model.parameters, trace, slope)
            cached = self._cached = (trace, label, found)
        return cached[2]

    def paint_live(self, painter: QPainter) -> None:
        found, trace = self.gradients(), self._session.trace
        if found is None or trace is None:
            hint = self.tr("Draw a digit, say which one it is, and take one step.")
            self.text(painter, QRectF(self.rect()), hint, colour="muted", flags=_CENTRE)
            return
        titles = Titles(
            c1=self.tr("Gradient of C1's kernels"),
            c3=self.tr("of C3's 60 kernels"),
            c5=self.tr("of C5's weights"),
            f6=self.tr("of F6's"),
        )
        self.pictures.paint(painter, self.cells, found, titles=titles, theme=self.appearance.theme)
        accent = self.appearance.theme.colour("accent")
        self.cells.frame(painter, self.pictures.cell_of(self.weight), accent)
        slope = penalty(trace.distances, self._single_steps.label)[1]
        parts = contributions(self._session.model.parameters, trace, slope, self.weight)
        self._paint_sum(painter, parts)
        self._paint_distances(painter, trace)

    def _paint_sum(self, painter: QPainter, parts: Contributions) -> None:
        """Paint the weight's inputs × the deltas = what each place adds to its gradient."""
        place = self.sum_place()
        top = place.top() + 2
        row = QRectF(_MARGIN, top, self.width() - _TABLE - 3 * _MARGIN, self.line)
        left = self.text(
            painter, row, self._weight_name(self.weight), font=typography.caption(bold=True)
        )
        total = float(parts.products.sum())
        text = self.tr("Σ over {n} places = {total} = its gradient").format(
            n=parts.products.size, total=_scientific(total)
        )
        row.setLeft(row.left() + left + 12)
        self.text(painter, row, text)
        side = parts.products.shape[0]
        room = self.width() - _TABLE - 2 * _SIGN - 4 * _MARGIN
        high = place.height() - 2 * self.line - 12
        unit = float(max(floor(min(room / (3 * side), high / side, _LARGEST)), 1))
        left = _MARGIN
        names = (self.tr("what it met"), self.tr("δ of each unit"), self.tr("what each adds"))
        for values, name, level, sign in zip(
            (parts.inputs, parts.deltas, parts.products),
            names,
            (paper.SQUASH_A, level_of(parts.deltas), level_of(parts.products)),
            ("×", "=", ""),
            strict=True,
        ):
            place = QRectF(left, top + 2 * self.line + 6, side * unit, side * unit)
            over = place.translated(0, -self.line - 2)
            self.text(painter, over, name, colour="muted")
            self.cells.picture(painter, place, np.ascontiguousarray(values), level=level)
            between = QRectF(place.right(), place.top(), _SIGN, place.height())
            self.text(painter, between, sign, colour="muted", flags=_CENTRE)
            left = place.right() + _SIGN

    def _weight_name(self, weight: Weight) -> str:
        if weight.layer == "c1":
            text = self.tr("C1 kernel {map}, row {row}, column {column}")
            return text.format(map=weight.kernel, row=weight.row, column=weight.column)
        c3_map, s2_map = paper.C3_KERNELS[weight.kernel]
        text = self.tr("Kernel S2 {s2} → C3 {c3}, row {row}, column {column}")
        return text.format(s2=s2_map, c3=c3_map, row=weight.row, column=weight.column)

    def _paint_distances(self, painter: QPainter, trace: Trace) -> None:
        """Paint the ten distances before the last step and after it, or the current ones."""
        last, left = self._single_steps.last, self.width() - _TABLE - _MARGIN
        top = self.sum_place().top() + 2
        columns = (left + 12, left + 80, left + _TABLE)
        heads = ("", self.tr("before"), self.tr("after")) if last else ("", "", self.tr("distance"))
        for text, right in zip(heads, columns, strict=True):
            box = QRectF(right - 100, top + self.line, 100, self.line)
            self.text(painter, box, text, colour="muted", flags=_RIGHT)
        bold = typography.caption(bold=True)
        for digit in range(paper.CLASSES):
            before = "" if last is None else f"{last.before.distances[digit]:.1f}"
            after = (trace if last is None else last.after).distances[digit]
            font = bold if digit == self._single_steps.label else None
            row = top + (digit + 2) * self.line
            for text, right in zip((str(digit), before, f"{after:.1f}"), columns, strict=True):
                box = QRectF(right - 100, row, 100, self.line)
                self.text(painter, box, text, font=font, flags=_RIGHT)

    def tip_at(self, at: QPointF) -> str:
        weight, found = self.pictures.weight_at(at), self.gradients()
        if weight is None or found is None:
            return ""
        kernels = found.c1_kernels if weight.layer == "c1" else found.c3_kernels
        value = float(kernels[weight.kernel, weight.row, weight.column])
        return self.tr("{name}: gradient {value}").format(
            name=self._weight_name(weight), value=_scientific(value)
        )


def _scientific(value: float) -> str:
    """Return a number with three significant digits and a true minus sign."""
    return f"{value:.3g}".replace("-", "\N{MINUS SIGN}")
