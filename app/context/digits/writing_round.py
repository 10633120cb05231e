"""A guided round of writing: each digit twice, in an order that a seed gives."""

import random
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.context.digits.my_digits import MyDigits, now
from app.context.drawing import Drawing, History
from lenet.data.ink_files import InkDigit
from lenet.network import paper

TIMES: Final = 2  # that each digit is written


def round_order(seed: int) -> tuple[int, ...]:
    """Return each of the ten digits TIMES, in a random order; none comes twice in a row."""
    rng = random.Random(seed)
    while True:
        order = rng.sample([*range(paper.CLASSES)] * TIMES, TIMES * paper.CLASSES)
        if all(first != second for first, second in pairwise(order)):
            return tuple(order)


@dataclass(frozen=True, eq=False)
class _Written:
    """One place of the round that is behind: what was kept there, if anything."""

    drawing: Drawing
    key: str | None  # None: it was skipped


class WritingRound(QObject):
    """Asks for one digit after the other, and keeps each at once.

    `changed()`: another digit is asked for, or the drawing is another.
    """

    changed = Signal()

    def __init__(self, my_digits: MyDigits, seed: int, parent: QObject) -> None:
        super().__init__(parent)
        self._my_digits = my_digits
        self.order = round_order(seed)
        self._behind: list[_Written] = []
        self._history = History()

    @property
    def place(self) -> int:
        """How many digits are behind, written or skipped."""
        return len(self._behind)

    @property
    def wanted(self) -> int | None:
        """The digit to write now; None at the end."""
        return None if self.is_done else self.order[self.place]

    @property
    def is_done(self) -> bool:
        """Whether all digits are behind."""
        return self.place == len(self.order)

    @property
    def written(self) -> int:
        """How many digits were kept."""
        return sum(one.key is not None for one in self._behind)

    @property
    def drawing(self) -> Drawing:
        """What is written of the digit asked for."""
        return self._history.now

    @property
    def can_undo(self) -> bool:
        """Whether there is a stroke, or a digit before, to go back to."""
        return self._history.can_undo or bool(self._behind)

    def begin_stroke(self, x: float, y: float, stroke_id: UUID | None = None) -> None:
        """Begin a stroke, in 0..1 of the canvas."""
        if not self.is_done:
            self._history.keep()
            self._draw(self.drawing.with_stroke_at(x, y, stroke_id))

    def extend_stroke(self, x: float, y: float) -> None:
        """Make the last stroke one point longer."""
        if self.drawing.strokes:
            self._draw(self.drawing.extended_to(x, y))

    def erase(self, places: list[tuple[float, float]], *, radius: float) -> None:
        """Erase whole strokes near some places."""
        left = self.drawing
        for x, y in places:
            left = left.without_strokes_near(x, y, radius=radius)
        if left is not self.drawing:
            self._history.keep()
            self._draw(left)

    def go_on(self) -> None:
        """Keep what is written, and ask for the next digit; a blank canvas asks again."""
        wanted = self.wanted
        if wanted is None or self.drawing.is_blank:
            return
        digit = InkDigit(wanted, self._my_digits.writer, self.drawing.strokes, now())
        if self._my_digits.keep(digit):
            self._step(_Written(self.drawing, digit.key))

    def skip(self) -> None:
        """Ask for the next digit without keeping anything."""
        if not self.is_done:
            self._step(_Written(Drawing(), None))

    def undo(self) -> None:
        """Take the last stroke back; on a blank canvas the digit before, out of My digits too."""
        if self._history.can_undo:
            self._history.undo()
            self.changed.emit()
        elif self._behind:
            last = self._behind.pop()
            if last.key is not None:
                self._my_digits.remove([last.key])
            self._history = History()
            for count in range(1, len(last.drawing.strokes) + 1):
                self._history.keep()
                self._history.now = Drawing(strokes=last.drawing.strokes[:count])
            self.changed.emit()

    def _step(self, written: _Written) -> None:
        self._behind.append(written)
        self._history = History()
        self.changed.emit()

    def _draw(self, drawing: Drawing) -> None:
        self._history.now = drawing
        self.changed.emit()
