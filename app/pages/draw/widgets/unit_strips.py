"""The strips of one unit or two: name, steps of its sum in words, and the sum with its numbers."""

from dataclasses import dataclass, field
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.widgets.letters import LETTERS
from app.pages.draw.widgets.unit_arithmetic import PaintedSum, SumLayout, paint_sum
from app.pages.shared.unit_texts import short_squash, sum_texts, unit_name
from app.style import typography
from app.style.numbers import number
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from lenet.explain.units import Arithmetic, Unit, explain, unit_value
from lenet.network.forward import Trace

_GAP: Final = 8.0
_BETWEEN: Final = 20.0  # two strips
_ROOMY: Final = 1.1  # of the least width: what each of two strips side by side has
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, eq=False)
class _Strip:
    """One unit with its texts; without arithmetic where nothing is computed."""

    unit: Unit
    letter: str  # "" for the unit under the pointer
    steps: tuple[str, ...]
    arithmetic: Arithmetic | None
    layouts: dict[float, SumLayout] = field(default_factory=dict)  # by width, those asked for
    lines: dict[float, list[str]] = field(default_factory=dict)  # the same of its steps

    def layout(self, widget: CachedWidget, width: float) -> SumLayout:
        """Return the layout of its sum in a width; it must have one."""
        assert self.arithmetic is not None
        if width not in self.layouts:
            self.layouts[width] = SumLayout(widget, self.arithmetic, width)
        return self.layouts[width]


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
        self._painted_still: list[PaintedSum] = []
        self._made: tuple[object, list[_Strip]] | None = (
            None  # the strips made last, by their units
        )
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
        heights = list(map(self._height, strips, shares))
        least = list(map(self._least_width, strips))
        high = max(heights) if abreast else sum(heights) + _BETWEEN * (len(strips) - 1)
        wide = sum(least) + _BETWEEN if abreast else max(least)
        return QSize(ceil(wide + 2 * _GAP), ceil(high + _GAP))

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

    def paint_background(self, painter: QPainter) -> None:
        """Paint the pinned units, which stay while the pointer moves over others."""
        self.painted = []
        pinned = self._selection.pinned
        if pinned:
            self._paint_strips(painter, self._strips(pinned))
        else:
            self._paint_invitation(painter)
        self._painted_still = self.painted

    def paint_live(self, painter: QPainter) -> None:
        """Paint the unit under the pointer over the pinned ones."""
        if self.units() == self._selection.pinned:
            self.painted = self._painted_still
            return
        painter.fillRect(self.rect(), self.appearance.theme.colour("window"))
        self.painted = []
        self._paint_strips(painter, self._strips(self.units()))

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

    def _strips(self, units: tuple[Unit, ...]) -> list[_Strip]:
        trace, pinned = self._session.trace, self._selection.pinned
        key = (units, pinned)
        if self._made is None or self._made[0] != key:
            letters = dict(zip(pinned, LETTERS, strict=False))
            strips = [self._strip(unit, letters.get(unit, ""), trace) for unit in units]
            self._made = (key, strips)
        return self._made[1]

    def refresh(self) -> None:
        """Compute and paint everything anew: the trace or what is switched off has changed."""
        self._made = None
        self.forget_background()

    def arrange(self) -> None:
        self._made = None  # its layouts are of other fonts

    def _strip(self, unit: Unit, letter: str, trace: Trace | None) -> _Strip:
        if trace is None:
            return _Strip(
                unit, letter, (self.tr("There is no digit, so there are no numbers."),), None
            )
        if unit.layer == "input":
            return _Strip(unit, letter, (number(unit_value(trace, unit)),), None)
        arithmetic = explain(self._session.parameters, trace, unit)
        steps = sum_texts(arithmetic)
        if unit.map in self._session.ablation.zeroed.get(unit.layer, ()):
            steps[-1] = self.tr("Switched off, so it shows 0.")
        return _Strip(unit, letter, tuple(steps), arithmetic)

    def _least_width(self, strip: _Strip) -> float:
        """Return the width that a strip's texts and its smallest cells need."""
        short = (*strip.steps[:-1], short_squash(strip.steps[-1]))
        texts = max(self._name_width(strip), *map(_width, short))
        if strip.arithmetic is None:
            return texts
        return max(texts, strip.layout(self, 1e4).least_width)

    def _shares(self, strips: list[_Strip], width: float) -> tuple[list[float], bool]:
        """Return the width of each strip, and whether they are side by side."""
        room = width - 2 * _GAP
        least = list(map(self._least_width, strips))
        spare = room - _BETWEEN - _ROOMY * sum(least)
        if len(strips) < 2 or spare < 0:
            return [max(room, 1.0)] * len(strips), False
        return [_ROOMY * wide + spare / 2 for wide in least], True

    def _height(self, strip: _Strip, width: float) -> float:
        """Return the height that a strip needs in a width, its texts included."""
        head = self._head(strip, width)
        return head if strip.arithmetic is None else head + strip.layout(self, width).least_height

    def _paint_strips(self, painter: QPainter, strips: list[_Strip]) -> None:
        width = min(self.width(), self.visible_width or self.width())
        shares, abreast = self._shares(strips, width)
        heights = list(map(self._height, strips, shares))
        room = self.height() - _GAP - (0 if abreast else _BETWEEN * (len(strips) - 1))
        spare = room - (max(heights) if abreast else sum(heights))
        spare = max(spare, 0.0) if abreast else max(spare, 0.0) / len(strips)
        left, top = _GAP, 2.0
        for index, (strip, share, high) in enumerate(zip(strips, shares, heights, strict=True)):
            if index and not abreast:  # a line between the two
                line = QRectF(_GAP, top - _BETWEEN / 2, width - 2 * _GAP, 1)
                painter.fillRect(line, self.appearance.theme.colour("line"))
            tall = (max(heights) if abreast else high) + spare
            self._paint_strip(painter, QRectF(left, top, share, tall), strip)
            if abreast:
                left += share + _BETWEEN
            else:
                top += tall + _BETWEEN

    def _paint_strip(self, painter: QPainter, area: QRectF, strip: _Strip) -> None:
        """Paint a line of text, the unit's name and the steps of its sum; below it the sum."""
        bold = typography.body(bold=True)
        line = QFontMetricsF(bold).lineSpacing()
        row = QRectF(area.left(), area.top(), area.width(), line)
        row.setLeft(row.left() + self._paint_letter(painter, row, strip.letter))
        wide = self.text(painter, row, unit_name(strip.unit), colour="accent", font=bold)
        lines = self._step_lines(strip, area.width())
        first = self._name_width(strip) + 2 * _GAP
        if lines and first + _width(lines[0]) <= area.width():
            row.setLeft(row.left() + wide + 2 * _GAP)
        else:
            row = QRectF(area.left(), row.top() + line, area.width(), line)
        for words in lines:
            self.text(painter, row, words, font=typography.body())
            row = QRectF(area.left(), row.top() + line, area.width(), line)
        if strip.arithmetic is not None:
            rest = area.adjusted(0, self._head(strip, area.width()), 0, 0)
            layout, part = strip.layout(self, area.width()), self._selection.part
            found = paint_sum(self, painter, rest, strip.arithmetic, layout=layout, part=part)
            self.painted.append(found)

    def _paint_letter(self, painter: QPainter, row: QRectF, letter: str) -> float:
        """Paint the letter of a pinned unit on a square of the accent; return its width."""
        if not letter:
            return 0.0
        side = row.height() - 1
        badge = QRectF(row.left(), row.top(), side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.appearance.theme.colour("accent"))
        painter.drawRoundedRect(badge, 3, 3)
        painter.restore()
        bold = typography.caption(bold=True)
        self.text(painter, badge, letter, colour="surface", font=bold, flags=_CENTRE)
        return side + 6

    def _name_width(self, strip: _Strip) -> float:
        metrics = QFontMetricsF(typography.body(bold=True))
        badge = metrics.lineSpacing() + 5 if strip.letter else 0.0
        return badge + metrics.horizontalAdvance(unit_name(strip.unit))

    def _step_lines(self, strip: _Strip, width: float) -> list[str]:
        """Return the steps as lines that fit a width: one, without the formula of f, or two."""
        if width not in strip.lines:
            strip.lines[width] = self._broken(strip, width)
        return strip.lines[width]

    def _broken(self, strip: _Strip, width: float) -> list[str]:
        steps = strip.steps
        beside = width - self._name_width(strip) - 2 * _GAP
        short = (*steps[:-1], short_squash(steps[-1]))
        for words, room in (
            (steps, beside),
            (short, beside),
            (steps, width),
            (short, width),
        ):
            joined = "     ".join(words)
            if _width(joined) <= room:
                return [joined]
        return list(short)

    def _head(self, strip: _Strip, width: float) -> float:
        """Return the height of a strip's texts."""
        line = QFontMetricsF(typography.body(bold=True)).lineSpacing()
        lines = self._step_lines(strip, width)
        beside = self._name_width(strip) + 2 * _GAP + _width(lines[0]) <= width
        return (len(lines) + (not beside)) * line + 6

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
        area = QRectF(self.rect()).adjusted(4 * _GAP, 0, -4 * _GAP, 0)
        wrapped = QFontMetricsF(typography.body()).boundingRect(
            area, int(_CENTRE | Qt.TextFlag.TextWordWrap), words[1]
        )
        top = max((self.height() - 1.5 * line - wrapped.height()) / 2, 0.0)
        first = QRectF(area.left(), top, area.width(), line)
        self.text(painter, first, words[0], font=body, flags=_CENTRE)
        rest = QRectF(area.left(), top + 1.5 * line, area.width(), wrapped.height())
        font, flags = typography.body(), Qt.AlignmentFlag.AlignHCenter
        self.text(painter, rest, words[1], colour="muted", font=font, flags=flags, wrap=True)


def _width(words: str) -> float:
    return QFontMetricsF(typography.body()).horizontalAdvance(words)
