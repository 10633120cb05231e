"""The strip of one unit: name, steps of its sum in words, and the sum with its numbers."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.pages.draw.widgets.sum_layout import SumLayout
from app.pages.draw.widgets.sum_parts import Part, parts_of
from app.pages.draw.widgets.unit_arithmetic import PaintedSum, paint_sum, paint_sum_background
from app.pages.shared.unit_texts import short_squash, unit_name
from app.style import typography
from app.widgets.maps.cached_widget import CachedWidget
from lenet.explain.units import Arithmetic, Unit

GAP: Final = 8.0
_WIDE: Final = 1e4  # a width in which everything stands in one row
_MOST_LAYOUTS: Final = 200  # kept, while a pointer moves over many units
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter

Layouts = dict[tuple[Unit, float], SumLayout]  # by width too; they depend on the type as well


@dataclass(frozen=True, eq=False)
class Strip:
    """One unit with its texts; without arithmetic where nothing is computed.

    What a drawing does not change is painted apart from its numbers.
    """

    widget: CachedWidget  # in whose font and theme it is painted
    layouts: Layouts  # of all strips of the widget: a new drawing needs no new ones
    unit: Unit
    letter: str  # "" for the unit under the pointer
    steps: tuple[str, ...]
    arithmetic: Arithmetic | None
    _lines: dict[float, list[str]] = field(default_factory=dict)  # by width, its steps in lines

    @cached_property
    def name(self) -> str:
        """The unit's name."""
        return unit_name(self.unit)

    @cached_property
    def parts(self) -> list[Part]:
        """The parts of its sum; it must have one."""
        assert self.arithmetic is not None
        return parts_of(self.arithmetic)

    @cached_property
    def short(self) -> tuple[str, ...]:
        """The steps without the formula of f."""
        return (*self.steps[:-1], short_squash(self.steps[-1]))

    def least_width(self) -> float:
        """Return the width that its texts and its smallest cells need."""
        texts = max(self._name_width(), *map(_width, self.short))
        if self.arithmetic is None:
            return texts
        return max(texts, self._layout(_WIDE).least_width)

    def height(self, width: float) -> float:
        """Return the height that it needs in a width, its texts included."""
        head = self.head(width)
        return head if self.arithmetic is None else head + self._layout(width).least_height

    def head(self, width: float) -> float:
        """Return the height of its texts."""
        line = typography.measured_body(bold=True).line
        lines = self._step_lines(width)
        beside = self._name_width() + 2 * GAP + _width(lines[0]) <= width
        return (len(lines) + (not beside)) * line + 6

    def paint_still(self, painter: QPainter, area: QRectF, *, part: int) -> None:
        """Paint what no drawing changes: letter and name, and the names and weights of the sum."""
        bold = typography.measured_body(bold=True)
        row = QRectF(area.left(), area.top(), area.width(), bold.line)
        row.setLeft(row.left() + self._paint_letter(painter, row))
        self.widget.text(painter, row, self.name, colour="accent", font=bold)
        if self.arithmetic is not None:
            rest = area.adjusted(0, self.head(area.width()), 0, 0)
            paint_sum_background(
                self.widget,
                painter,
                rest,
                self.arithmetic,
                parts=self.parts,
                layout=self._layout(area.width()),
                part=part,
            )

    def paint_numbers(self, painter: QPainter, area: QRectF, *, part: int) -> PaintedSum | None:
        """Paint the steps of the sum beside the name or below it; below them the numbers.

        They stand on what `paint_still` paints of the same arguments.
        """
        line = typography.measured_body(bold=True).line
        row = QRectF(area.left(), area.top(), area.width(), line)
        lines = self._step_lines(area.width())
        beside = self._name_width() + 2 * GAP
        if lines and beside + _width(lines[0]) <= area.width():
            row.setLeft(row.left() + beside)
        else:
            row.translate(0, line)
        for words in lines:
            self.widget.text(painter, row, words, font=typography.measured_body())
            row = QRectF(area.left(), row.top() + line, area.width(), line)
        if self.arithmetic is None:
            return None
        return paint_sum(
            self.widget,
            painter,
            area.adjusted(0, self.head(area.width()), 0, 0),
            self.arithmetic,
            parts=self.parts,
            layout=self._layout(area.width()),
            part=part,
        )

    def _layout(self, width: float) -> SumLayout:
        """Return the layout of its sum in a width; it must have one."""
        assert self.arithmetic is not None
        layout = self.layouts.get((self.unit, width))
        if layout is None:
            if len(self.layouts) >= _MOST_LAYOUTS:
                self.layouts.clear()
            layout = SumLayout(self.widget, self.arithmetic, self.parts, width)
            self.layouts[self.unit, width] = layout
        return layout

    def _paint_letter(self, painter: QPainter, row: QRectF) -> float:
        """Paint its letter on a square of the accent; return its width."""
        if not self.letter:
            return 0.0
        side = row.height() - 1
        badge = QRectF(row.left(), row.top(), side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.widget.appearance.theme.colour("accent"))
        painter.drawRoundedRect(badge, 3, 3)
        painter.restore()
        bold = typography.caption(bold=True)
        self.widget.text(painter, badge, self.letter, colour="surface", font=bold, flags=_CENTRE)
        return side + 6

    def _name_width(self) -> float:
        bold = typography.measured_body(bold=True)
        return (bold.line + 5 if self.letter else 0.0) + bold.width(self.name)

    def _step_lines(self, width: float) -> list[str]:
        """Return the steps as lines that fit a width: one, without the formula of f, or two."""
        if width not in self._lines:
            self._lines[width] = self._broken(width)
        return self._lines[width]

    def _broken(self, width: float) -> list[str]:
        steps = self.steps
        beside = width - self._name_width() - 2 * GAP
        short = self.short
        for words, room in ((steps, beside), (short, beside), (steps, width), (short, width)):
            joined = "     ".join(words)
            if _width(joined) <= room:
                return [joined]
        return list(short)


def _width(words: str) -> float:
    return typography.measured_body().width(words)
