"""How does the number of this unit come about? Every factor, every product, every sum."""

from dataclasses import dataclass
from math import ceil, floor
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.widgets.squash_curve import paint_squash
from app.pages.draw.widgets.sum_parts import Part, levels_of, parts_of
from app.style import typography
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from app.widgets.maps.cells import number
from lenet.explain.units import Arithmetic, Unit, explain, unit_value
from lenet.network.forward import Trace

_GAP: Final = 8.0
_SIGN: Final = 16.0  # room for a times or equals sign
_LARGEST: Final = 36.0  # side of a cell
_SMALLEST_CURVE: Final = 90.0
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, eq=False)
class Grid:
    """A part as it is painted: places of inputs, weights and products; what their signs are."""

    part: Part
    places: tuple[QRectF, ...]
    is_code: bool


class InspectPanel(CachedWidget):
    """The arithmetic of each unit looked at, one below the other.

    A sum of several parts has them in a column on the left; one of them is shown large, with
    all its numbers: click another, or take the next by key.
    `named(str)`: place and value of the unit under the pointer; "" when there is none.
    """

    named = Signal(str)

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
        self._totals: list[tuple[QRectF, int]] = []
        self._grids: list[Grid] = []
        self._pinned = selection.pinned  # as they stand in the still part
        self._pinned_places: tuple[list[tuple[QRectF, int]], list[Grid]] = ([], [])
        self.setAccessibleName(self.tr("Inside a unit"))
        session.trace_changed.connect(self._follow)
        selection.changed.connect(self._look)
        selection.part_changed.connect(self._turn)

    def sizeHint(self) -> QSize:
        return QSize(640, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 120)

    def _follow(self, trace: Trace | None) -> None:
        self.forget()

    def _turn(self, part: int) -> None:
        self.forget()

    def _look(self) -> None:
        unit, trace = self._selection.hovered, self._session.trace
        value = "" if unit is None or trace is None else f"   {number(unit_value(trace, unit))}"
        self.named.emit("" if unit is None else unit_name(unit) + value)
        if self._selection.pinned != self._pinned:
            self._pinned = self._selection.pinned
            self.forget()
        else:
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, part in self._totals:
            if event.button() == Qt.MouseButton.LeftButton and place.contains(event.position()):
                self._selection.show_part(part)
                return

    def paint_still(self, painter: QPainter) -> None:
        """The pinned units: they stay while the pointer runs over others."""
        self._totals, self._grids = [], []
        if self._selection.pinned:
            self._paint_units(painter, self._selection.pinned)
        else:
            hint = self.tr(
                "Point at any pixel of any layer to see what it looks at.\n"
                "Click it to keep its arithmetic here, a second one to compare.\n"
                "Or walk through the layers with the arrow keys."
            )
            self.text(painter, QRectF(self.rect()), hint, colour="muted", flags=_CENTRE)
        self._pinned_places = self._totals, self._grids

    def paint_live(self, painter: QPainter) -> None:
        """The unit under the pointer, in place of the pinned ones."""
        unit = self._selection.hovered
        if unit is None:
            self._totals, self._grids = self._pinned_places
            return
        painter.fillRect(self.rect(), self.appearance.theme.colour("window"))
        self._totals, self._grids = [], []
        self._paint_units(painter, (unit,))

    def _paint_units(self, painter: QPainter, units: tuple[Unit, ...]) -> None:
        share = (self.height() - 2) / len(units)
        for place, unit in enumerate(units):
            area = QRectF(_GAP, 2 + place * share, self.width() - 2 * _GAP, share - _GAP / 2)
            self._paint_unit(painter, area, unit)

    def _paint_unit(self, painter: QPainter, area: QRectF, unit: Unit) -> None:
        trace = self._session.trace
        name, bold = unit_name(unit), typography.label(bold=True)
        row = QRectF(area.left(), area.top(), area.width(), self.line)
        left = row.left() + self.text(painter, row, name, colour="accent", font=bold) + 2 * _GAP
        if trace is None:
            row.setLeft(left)
            self.text(painter, row, self.tr("A blank canvas has no numbers."), colour="muted")
            return
        if unit.layer == "input":
            row.setLeft(left)
            self.text(painter, row, f"{number(unit_value(trace, unit))}")
            return
        arithmetic = explain(self._session.parameters, trace, unit)
        lines = sums(arithmetic)
        if unit.map in self._session.ablation.zeroed.get(unit.layer, ()):
            lines[-1] = self.tr("Switched off, so it shows 0.")
        words = "     ".join(lines)
        metrics = QFontMetricsF(typography.label())
        if left + metrics.horizontalAdvance(words) > area.right():  # the last step alone, shorter
            words = words.replace(f"1.7159 tanh(⅔ · {number(arithmetic.net)}) = ", "")
        row.setLeft(left)
        self.text(painter, row, words)
        rest = area.adjusted(0, self.line + 4, 0, 0)
        parts = parts_of(arithmetic)
        chosen = self._selection.part % len(parts)
        spare = QRectF()
        if len(parts) > 1:
            spare = self._paint_totals(painter, rest, parts, chosen)
            rest.setLeft(spare.right() + _GAP + 2)
        self._paint_part(painter, rest, parts[chosen], arithmetic, spare)

    def _paint_totals(
        self,
        painter: QPainter,
        area: QRectF,
        parts: list[Part],
        chosen: int,
    ) -> QRectF:
        """Every part's total in a cell of its own; gives what is left of their column."""
        wide, high = self.cells.number_size
        metrics = QFontMetricsF(typography.label())
        rows = min(len(parts), max(floor(area.height() / high), 1))
        named = rows == len(parts)  # else only numbers fit, in reading order
        if not named:
            rows = min(rows, ceil(len(parts) ** 0.5))
        columns = ceil(len(parts) / rows)
        rows = ceil(len(parts) / columns)
        height = min(area.height() / rows, 24.0)
        label = max(metrics.horizontalAdvance(part.name) for part in parts) + 8 if named else 0.0
        width = wide + 3
        level = max(*(abs(part.total) for part in parts), 1e-6)
        for index, part in enumerate(parts):
            down, across = divmod(index, columns)
            box = QRectF(
                area.left() + label + across * width, area.top() + down * height, width, height
            )
            if named:
                beside = QRectF(area.left(), box.top(), label, height)
                self.text(painter, beside, part.name, colour="muted", flags=_LEFT)
                self._totals.append((beside.united(box), index))
            else:
                self._totals.append((box, index))
            total = np.array([[part.total]], dtype=np.float32)
            self.cells.picture(painter, box, total, level=level, frame=False)
            self.cells.numbers(painter, box, total, level=level)
        accent = self.appearance.theme.colour("accent")
        mark = self._totals[-len(parts) + chosen][0]
        self.cells.frame(painter, mark.adjusted(-1, 0, 1, 0) if named else mark, accent)
        top = area.top() + rows * height
        return QRectF(area.left(), top, label + columns * width, area.bottom() - top)

    def _paint_part(
        self,
        painter: QPainter,
        area: QRectF,
        part: Part,
        arithmetic: Arithmetic,
        spare: QRectF,
    ) -> None:
        """Inputs, sign, weights, sign, products: with their numbers, as large as fits."""
        is_code = arithmetic.unit.layer == "rbf"
        levels = levels_of(arithmetic)
        pictures = [(part.inputs, levels.inputs, "−" if is_code else "×")]
        pictures.append((part.weights, levels.weights, "²=" if is_code else "="))
        pictures.append((part.products, levels.products, ""))
        if arithmetic.coefficient is not None:  # S2 and S4 weigh nothing: they add up
            pictures = [(part.inputs, levels.inputs, "")]
        rows, columns = part.inputs.shape
        words = f"Σ = {number(part.total)}"
        beside = QFontMetricsF(typography.label()).horizontalAdvance("Σ = −00.000") + _GAP
        room = area.width() - (len(pictures) - 1) * _SIGN - 1
        high = min(floor(area.height() / rows), _LARGEST)
        wide = max(high, ceil(self.cells.number_size[0]))
        count = len(pictures) * columns
        fits = (room - beside) / count >= ceil(self.cells.number_size[0])
        if fits:
            room -= beside
        wide = min(room / count, wide)
        left, places = area.left(), []
        for values, level, sign in pictures:
            place = QRectF(left, area.top(), columns * wide, rows * high)
            self.cells.picture(painter, place, values, level=level)
            self.cells.numbers(painter, place, values, level=level)
            between = QRectF(place.right(), place.top(), _SIGN, place.height())
            self.text(painter, between, sign, colour="muted", flags=_CENTRE)
            places.append(place)
            left = place.right() + _SIGN
        if fits:
            place = QRectF(left - _GAP, area.top(), beside, rows * high)
            self.text(painter, place, words, flags=_LEFT)
            left = place.right()
        elif spare.height() > self.line:
            self.text(painter, spare.adjusted(0, 4, 40, 0), words)
        curve = QRectF(left + _GAP, area.top(), min(area.right() - left - _GAP, 200), 0)
        curve.setHeight(min(area.height(), curve.width()))
        if curve.width() >= _SMALLEST_CURVE <= area.height() and not is_code:
            net, x = arithmetic.net, arithmetic.state
            paint_squash(painter, curve, net=net, state=x, theme=self.appearance.theme)
        self._grids.append(Grid(part, tuple(places), is_code))

    def tip_at(self, at: QPointF) -> str:
        """Input times weight is product, in numbers, for the cell at a place."""
        for grid in self._grids:
            for place in grid.places:
                if place.contains(at):
                    rows, columns = grid.part.inputs.shape
                    down = min(int((at.y() - place.top()) / place.height() * rows), rows - 1)
                    across = int((at.x() - place.left()) / place.width() * columns)
                    across = min(across, columns - 1)
                    x, w, product = (
                        number(float(values[down, across]))
                        for values in (grid.part.inputs, grid.part.weights, grid.part.products)
                    )
                    return f"({x} − {w})² = {product}" if grid.is_code else f"{x} × {w} = {product}"
        return ""


def unit_name(unit: Unit) -> str:
    """A unit's place in words: "C3 map 4, row 2, column 7", "F6 unit 12"."""
    translate = QCoreApplication.translate
    layer = unit.layer.upper()
    if unit.layer == "input":
        text = translate("UnitName", "Input, row {row}, column {column}")
    elif unit.layer == "rbf":
        text = translate("UnitName", "RBF unit of {map}")
    elif unit.layer in ("c5", "f6"):
        text = translate("UnitName", "{layer} unit {map}")
    else:
        text = translate("UnitName", "{layer} map {map}, row {row}, column {column}")
    return text.format(layer=layer, map=unit.map, row=unit.row, column=unit.column)


def sums(arithmetic: Arithmetic) -> list[str]:
    """From the sum of all products to the number on screen, a line a step."""
    translate = QCoreApplication.translate
    total = number(arithmetic.sum)
    if arithmetic.bias is None:
        code = translate("UnitName", "code", "of a class, as in F6 − code")
        return [f"Σ (F6 − {code})² = {total}"]
    bias, net = number(arithmetic.bias), number(arithmetic.net)
    bias = translate("UnitName", "bias {bias}").format(bias=bias)
    if arithmetic.coefficient is None:
        first = f"Σ {total} + {bias} = {net}"
    else:
        first = f"Σ {total} · {number(arithmetic.coefficient)} + {bias} = {net}"
    return [first, f"f({net}) = 1.7159 tanh(⅔ · {net}) = {number(arithmetic.state)}"]
