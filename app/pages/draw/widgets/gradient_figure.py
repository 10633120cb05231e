"""One step of learning: what it changes, all gradients, and how one of them adds up."""

from math import floor
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.context.single_step import SingleSteps
from app.pages.draw.widgets.step_table import paint_step_table, table_height
from app.pages.draw.widgets.weight_pictures import Titles, WeightsView
from app.style import typography
from app.style.numbers import gradient
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
_SIGN: Final = 18.0  # room for a times or equals sign
_SUM_SHARE: Final = 0.26  # of the height: the pictures of one weight's sum
_TEXT_SHARE: Final = 0.36  # of the width: the explanation beside them
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class GradientFigure(WeightsView):
    """Before, after and difference of a step; the gradients of the loss of the drawing.

    Below them, one weight's gradient as a sum over places.
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
        body = typography.body_pixels()
        # A row of C3 is no lower than its name.
        return QSize(36 * body, round(max(27 * body + 14 * self.line, 31 * self.line + 110)))

    def _follow_trace(self, trace: Trace | None) -> None:
        self.update()

    def table_place(self) -> QRectF:
        """Return the place of before, after and difference."""
        wide = self.width() - 2 * _MARGIN
        return QRectF(_MARGIN, 4, wide, table_height())

    def sum_place(self) -> QRectF:
        """Return the place of the lower part: one weight's sum."""
        least = max(10 * self.line, 3 * paper.C1_SIDE)
        side = max(least, min(_SUM_SHARE * self.height(), self._sum_room() / 3))
        high = 2 * self.line + 12 + side
        return QRectF(0, self.height() - high, self.width(), high)

    def _sum_room(self) -> float:
        """The width of three pictures; the explanation beside them has the rest."""
        return self.width() * (1 - _TEXT_SHARE) - 2 * _SIGN - 2 * _MARGIN

    def arrange(self) -> None:
        area = QRectF(self.rect()).adjusted(_MARGIN, 4, -_MARGIN, -4)
        area.setTop(self.table_place().bottom() + self.line)
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
            font = typography.body()
            area = QRectF(self.rect())
            self.text(painter, area, hint, colour="muted", font=font, flags=_CENTRE)
            return
        paint_step_table(
            self, painter, self.table_place(), self._single_steps, trace=trace, weight=self.weight
        )
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

    def _paint_sum(self, painter: QPainter, parts: Contributions) -> None:
        """Paint the weight's inputs × the deltas = what each place adds to its gradient."""
        place = self.sum_place()
        top = place.top() + 2
        row = QRectF(_MARGIN, top, self.width() - 2 * _MARGIN, self.line)
        bold = typography.caption(bold=True)
        left = self.text(painter, row, self._weight_name(self.weight), colour="accent", font=bold)
        total = gradient(float(parts.products.sum()))
        text = self.tr("gradient {total} = sum of x · δ over {n} places").format(
            n=parts.products.size, total=total
        )
        row.setLeft(row.left() + left + 12)
        self.text(painter, row, text)
        side = parts.products.shape[0]
        high = place.height() - 2 * self.line - 12
        unit = max(floor(min(self._sum_room() / 3, high) / side * 2) / 2, 1.0)
        left = _MARGIN
        names = (self.tr("x, the input"), self.tr("δ of the unit"), self.tr("x · δ"))
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
        beside = QRectF(left, top + self.line + 4, self.width() - left - _MARGIN, 0)
        beside.setBottom(self.height() - 2)
        self._paint_explanation(painter, beside, parts.products.size)

    def _paint_explanation(self, painter: QPainter, area: QRectF, count: int) -> None:
        """Say in three sentences what δ is, why it is summed, and what the step does with it."""
        for sentence in (
            self.tr("δ is dE/da: how fast the loss E grows with the net input a of a unit."),
            self.tr(
                "All {n} units of the map share this weight, so its gradient is the sum of x · δ"
                " over their places."
            ).format(n=count),
            self.tr("A step moves each weight against its gradient: orange down, blue up."),
        ):
            area.setTop(area.top() + self.text(painter, area, sentence, wrap=True) + 4)

    def _weight_name(self, weight: Weight) -> str:
        if weight.layer == "c1":
            text = self.tr("C1 kernel {map}, row {row}, column {column}")
            return text.format(map=weight.kernel, row=weight.row, column=weight.column)
        c3_map, s2_map = paper.C3_KERNELS[weight.kernel]
        text = self.tr("Kernel S2 {s2} → C3 {c3}, row {row}, column {column}")
        return text.format(s2=s2_map, c3=c3_map, row=weight.row, column=weight.column)

    def tip_at(self, at: QPointF) -> str:
        weight, found = self.pictures.weight_at(at), self.gradients()
        if weight is None or found is None:
            return ""
        kernels = found.c1_kernels if weight.layer == "c1" else found.c3_kernels
        value = float(kernels[weight.kernel, weight.row, weight.column])
        return self.tr("{name}: gradient {value}").format(
            name=self._weight_name(weight), value=gradient(value)
        )
