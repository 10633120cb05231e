"""The strips of one unit or two, side by side or one below the other."""

from functools import partial
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.widgets.letters import LETTERS
from app.pages.draw.widgets.unit_arithmetic import PaintedSum
from app.pages.draw.widgets.unit_strip import GAP, Layouts, Strip
from app.pages.shared.unit_texts import sum_texts
from app.style import typography
from app.style.numbers import number
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from lenet.explain.units import Unit, explain, unit_value
from lenet.network.forward import Trace

_BETWEEN: Final = 20.0  # two strips
_ROOMY: Final = 1.1  # of the least width: what each of two strips side by side has
_MOST_STRIPS: Final = 50  # kept, while a pointer moves over many units
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class UnitStrips(CachedWidget):
    """The hovered unit, or else the pinned units: side by side where both fit, else stacked.

    A sum of several parts has their totals in a row; one part is shown large, with all its
    numbers. A click on a total, or a key, shows another part.
    """

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
        self.painted: list[PaintedSum] = []  # the sums on screen, from above
        self._made: dict[tuple[Unit, str], Strip] = {}  # of this drawing, by unit and letter
        self._layouts: Layouts = {}
        self.visible_width = 0  # of the drawer: texts do not go beyond it
        self.setAccessibleName(self.tr("Inside a unit"))

    def units(self) -> tuple[Unit, ...]:
        """The units on screen: a pinned one stays beside the other while it is pointed at."""
        hovered, pinned = self._selection.hovered, self._selection.pinned
        return pinned if hovered is None or hovered in pinned else (hovered,)

    def least_size(self, width: float) -> QSize:
        """Return the size that the units on screen need where `width` is to be had."""
        strips = self._strips(self.units())
        if not strips or self._session.trace is None:
            return QSize(0, 0)
        shares, abreast = self._shares(strips, width)
        heights = list(map(Strip.height, strips, shares))
        least = list(map(Strip.least_width, strips))
        high = max(heights) if abreast else sum(heights) + _BETWEEN * (len(strips) - 1)
        wide = sum(least) + _BETWEEN if abreast else max(least)
        return QSize(ceil(wide + 2 * GAP), ceil(high + GAP))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        for painted in self.painted:
            part = painted.total_at(event.position())
            if part is not None:
                self._selection.show_part(part)
                return

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # it would wander up to the window

    def is_covered(self) -> bool:
        return self.units() != self._selection.pinned

    def background_key(self) -> object:
        """Return all that names, signs and weights depend on, beside the weights themselves."""
        placed = self._placed(self._strips(self._selection.pinned))
        strips = [
            (strip.unit, area.getRect(), strip.head(area.width()), strip.arithmetic is None)
            for strip, area in placed
        ]
        return self._selection.part, strips

    def paint_background(self, painter: QPainter) -> None:
        """Paint what stays of the pinned units while a person draws."""
        if not self._selection.pinned:
            self._paint_invitation(painter)
        self._paint_still(painter, self._placed(self._strips(self._selection.pinned)))

    def paint_live(self, painter: QPainter) -> None:
        """Paint the numbers of the pinned units, or the unit under the pointer in their place."""
        self.painted = []
        placed = self._placed(self._strips(self.units()))
        if self.is_covered():
            self._paint_still(painter, placed)
        for strip, area in placed:
            found = strip.paint_numbers(painter, area, part=self._selection.part)
            if found is not None:
                self.painted.append(found)

    def _paint_still(self, painter: QPainter, placed: list[tuple[Strip, QRectF]]) -> None:
        """Paint what stays of some strips, and a line between two that are not side by side."""
        for strip, area in placed:
            if area.top() > placed[0][1].top():
                line = QRectF(GAP, area.top() - _BETWEEN / 2, self._width() - 2 * GAP, 1)
                painter.fillRect(line, self.appearance.theme.colour("line"))
            strip.paint_still(painter, area, part=self._selection.part)

    def tip_at(self, at: QPointF) -> str:
        """Return "input × weight = product", in numbers, of the cell at a place."""
        for painted in self.painted:
            product = painted.product_at(at)
            if product:
                return product
            part = painted.total_at(at)
            if part is not None:
                return self.tr("Click to see the {n} products of this part").format(
                    n=painted.part.products.size
                )
        return ""

    def _strips(self, units: tuple[Unit, ...]) -> list[Strip]:
        letters = dict(zip(self._selection.pinned, LETTERS, strict=False))
        strips = []
        for unit in units:
            key = (unit, letters.get(unit, ""))
            if key not in self._made:
                if len(self._made) >= _MOST_STRIPS:
                    self._made.clear()
                self._made[key] = self._strip(*key, self._session.trace)
            strips.append(self._made[key])
        return strips

    def refresh(self) -> None:
        """Compute and paint the numbers anew: there is another trace."""
        self._made.clear()
        self.update()

    def forget_background(self) -> None:
        """Compute and paint everything anew: the weights or the type have changed."""
        self._made.clear()
        self._layouts.clear()
        super().forget_background()

    def _strip(self, unit: Unit, letter: str, trace: Trace | None) -> Strip:
        made = partial(Strip, self, self._layouts, unit, letter)
        if trace is None:
            return made((self.tr("There is no digit, so there are no numbers."),), None)
        if unit.layer == "input":
            return made((number(unit_value(trace, unit)),), None)
        arithmetic = explain(self._session.parameters, trace, unit)
        steps = sum_texts(arithmetic)
        if unit.map in self._session.ablation.zeroed.get(unit.layer, ()):
            steps[-1] = self.tr("Switched off, so it shows 0.")
        return made(tuple(steps), arithmetic)

    def _shares(self, strips: list[Strip], width: float) -> tuple[list[float], bool]:
        """Return the width of each strip, and whether they are side by side."""
        room = width - 2 * GAP
        least = list(map(Strip.least_width, strips))
        spare = room - _BETWEEN - _ROOMY * sum(least)
        if len(strips) < 2 or spare < 0:
            return [max(room, 1.0)] * len(strips), False
        return [_ROOMY * wide + spare / 2 for wide in least], True

    def _width(self) -> float:
        """Return the width that is seen."""
        return min(self.width(), self.visible_width or self.width())

    def _placed(self, strips: list[Strip]) -> list[tuple[Strip, QRectF]]:
        """Return each strip with its place."""
        if not strips:
            return []
        shares, abreast = self._shares(strips, self._width())
        heights = list(map(Strip.height, strips, shares))
        room = self.height() - GAP - (0 if abreast else _BETWEEN * (len(strips) - 1))
        spare = room - (max(heights) if abreast else sum(heights))
        spare = max(spare, 0.0) if abreast else max(spare, 0.0) / len(strips)
        left, top = GAP, 2.0
        places = []
        for share, high in zip(shares, heights, strict=True):
            tall = (max(heights) if abreast else high) + spare
            places.append(QRectF(left, top, share, tall))
            if abreast:
                left += share + _BETWEEN
            else:
                top += tall + _BETWEEN
        return list(zip(strips, places, strict=True))

    def _paint_invitation(self, painter: QPainter) -> None:
        """Say what can be done here, in the middle: the drawer is empty."""
        body = typography.body(bold=True)
        line = QFontMetricsF(body).lineSpacing()
        words = (
            self.tr("Point at a unit in any layer to see how its number comes about."),
            self.tr(
                "Click it to keep it here as A; click a second one to see it beside A as B."
                " The arrow keys step through the layers."
            ),
        )
        area = QRectF(self.rect()).adjusted(4 * GAP, 0, -4 * GAP, 0)
        wrapped = QFontMetricsF(typography.body()).boundingRect(
            area, int(_CENTRE | Qt.TextFlag.TextWordWrap), words[1]
        )
        top = max((self.height() - 1.5 * line - wrapped.height()) / 2, 0.0)
        first = QRectF(area.left(), top, area.width(), line)
        self.text(painter, first, words[0], font=body, flags=_CENTRE)
        rest = QRectF(area.left(), top + 1.5 * line, area.width(), wrapped.height())
        font, flags = typography.body(), Qt.AlignmentFlag.AlignHCenter
        self.text(painter, rest, words[1], colour="muted", font=font, flags=flags, wrap=True)
