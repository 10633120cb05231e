"""The gradient of every weight, and of one of them how it adds up over its places."""

from math import floor
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.context.single_step import SingleSteps
from app.pages.draw.widgets.weight_pictures import Titles
from app.pages.draw.widgets.weights_view import WeightsView
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
_SIGN: Final = 16.0
_LARGEST: Final = 6.0
_TABLE: Final = 150.0  # width of the distances before and after
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class GradientFigure(WeightsView):
    """Gradients of the loss of the drawing as it is now; they follow the pen."""

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
        self._gradients: tuple[Trace, int, Parameters] | None = None
        self.weight = selection.weight
        self.setAccessibleName(self.tr("Gradients of one step"))
        self.pointed.connect(selection.choose_weight)
        selection.weight_changed.connect(self.show_weight)
        session.trace_changed.connect(self._follow)
        single_steps.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 400)

    def _follow(self, trace: Trace | None) -> None:
        self.update()

    def _foot(self) -> float:
        """The height of the lower part, where one weight is taken apart."""
        least = max(paper.CLASSES * self.line, 4 * paper.C1_SIDE)
        return 2 * self.line + 8 + max(least, 0.22 * self.height())

    def arrange(self) -> None:
        area = QRectF(self.rect()).adjusted(_MARGIN, 4, -_MARGIN, -4 - self._foot())
        self.pictures.arrange(area)

    def gradients(self) -> Parameters | None:
        """dE/dw of all weights for the drawing and the right answer."""
        trace, label = self._session.trace, self._single_steps.label
        if trace is None:
            return None
        known = self._gradients
        if known is None or known[0] is not trace or known[1] != label:
            slope = penalty(trace.distances, label)[1]
            found = gradients(self._session.model.parameters, trace, slope)
            known = self._gradients = (trace, label, found)
        return known[2]

    def paint_live(self, painter: QPainter) -> None:
        found, trace = self.gradients(), self._session.trace
        if found is None or trace is None:
            words = self.tr("Draw a digit, say which one it is, and take one step.")
            self.text(painter, QRectF(self.rect()), words, colour="muted", flags=_CENTRE)
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
        self._paint_weight(painter, parts)
        self._paint_distances(painter, trace)

    def _paint_weight(self, painter: QPainter, parts: Contributions) -> None:
        """What the weight met × the deltas = what each place adds to its gradient."""
        top = self.height() - self._foot() + 2
        row = QRectF(_MARGIN, top, self.width() - _TABLE - 3 * _MARGIN, self.line)
        left = self.text(painter, row, self._name(self.weight), font=typography.label(bold=True))
        total = float(parts.products.sum())
        words = self.tr("Σ over {n} places = {total} = its gradient").format(
            n=parts.products.size, total=_scientific(total)
        )
        row.setLeft(row.left() + left + 12)
        self.text(painter, row, words)
        side = parts.products.shape[0]
        room = self.width() - _TABLE - 2 * _SIGN - 4 * _MARGIN
        high = self._foot() - 2 * self.line - 12
        unit = float(max(floor(min(room / (3 * side), high / side, _LARGEST * 3)), 1))
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

    def _name(self, weight: Weight) -> str:
        if weight.layer == "c1":
            text = self.tr("C1 kernel {map}, row {row}, column {column}")
            return text.format(map=weight.kernel, row=weight.row, column=weight.column)
        c3_map, s2_map = paper.C3_KERNELS[weight.kernel]
        text = self.tr("Kernel S2 {s2} → C3 {c3}, row {row}, column {column}")
        return text.format(s2=s2_map, c3=c3_map, row=weight.row, column=weight.column)

    def _paint_distances(self, painter: QPainter, trace: Trace) -> None:
        """The ten distances before the last step and after it."""
        last, left = self._single_steps.last, self.width() - _TABLE - _MARGIN
        top = self.height() - self._foot() + 2
        columns = (left + 12, left + 80, left + _TABLE)
        heads = ("", self.tr("before"), self.tr("after")) if last else ("", "", self.tr("distance"))
        for words, right in zip(heads, columns, strict=True):
            box = QRectF(right - 100, top + self.line, 100, self.line)
            self.text(painter, box, words, colour="muted", flags=_RIGHT)
        bold = typography.label(bold=True)
        for digit in range(paper.CLASSES):
            before = "" if last is None else f"{last.before.distances[digit]:.1f}"
            after = (trace if last is None else last.after).distances[digit]
            font = bold if digit == self._single_steps.label else None
            row = top + (digit + 2) * self.line
            for words, right in zip((str(digit), before, f"{after:.1f}"), columns, strict=True):
                self.text(
                    painter, QRectF(right - 100, row, 100, self.line), words, font=font,
                    flags=_RIGHT,
                )  # fmt: skip

    def tip_at(self, at: QPointF) -> str:
        weight, found = self.pictures.weight_at(at), self.gradients()
        if weight is None or found is None:
            return ""
        kernels = found.c1_kernels if weight.layer == "c1" else found.c3_kernels
        value = float(kernels[weight.kernel, weight.row, weight.column])
        return self.tr("{name}: gradient {value}").format(
            name=self._name(weight), value=_scientific(value)
        )


def _scientific(value: float) -> str:
    """Three significant digits, with a true minus sign."""
    return f"{value:.3g}".replace("-", "\N{MINUS SIGN}")
