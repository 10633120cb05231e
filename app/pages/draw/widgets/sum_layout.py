"""Where the sum of one unit stands: the cells of its parts' totals, and its three grids."""

from math import ceil, floor
from typing import Final

from PySide6.QtCore import QRectF, QSizeF

from app.pages.draw.widgets.sum_parts import Part
from app.style import typography
from app.style.numbers import number
from app.widgets.maps.cached_widget import CachedWidget
from lenet.explain.units import Arithmetic

GAP: Final = 8.0
SIGN: Final = 20.0  # room for a times or equals sign
_LEAST: Final = 36.0  # side of a cell where body text is 13 pixels high
_BODY: Final = 13.0
_LARGEST: Final = 1.7  # of the least side: larger cells say no more
_CODE_SHARE: Final = 0.6  # of a cell's width: the cells of a code hold 1 or −1
_NARROWEST: Final = 0.88  # of a number: a cell so narrow has a smaller face


class SumLayout:
    """The room that the sum of a unit takes in a width: the parts' totals, then three grids.

    It depends on the unit and on the type, and not on the numbers.
    """

    def __init__(
        self, widget: CachedWidget, arithmetic: Arithmetic, parts: list[Part], width: float
    ) -> None:
        number_width = widget.cells.number_size[0]
        self.name = max(widget.label_width(part.name) for part in parts) + 6
        self.total = QSizeF(number_width + 6, widget.line + 6)
        self.chip = self.name + self.total.width()
        self.abreast = max(floor((width + GAP) / (self.chip + GAP)), 1)
        self.head: float = widget.line + 4  # of the totals and of the grids' titles
        self.count = len(parts)
        if self.count > 1:
            lines = ceil(self.count / self.abreast)
            self.head += lines * (self.total.height() + 3) + 6
        rows, columns = parts[0].inputs.shape
        self._rows, self._columns = int(rows), int(columns)
        self.shares: tuple[float, ...] = (1.0, 1.0, 1.0)  # of a cell's width: inputs, weights, ...
        if arithmetic.unit.layer == "rbf":
            self.shares = (1.0, _CODE_SHARE, 1.0)
        elif arithmetic.coefficient is not None:  # S2 and S4 have no weights: they add up
            self.shares = (1.0,)
        grids = sum(self.shares)
        signs = (ceil(grids) - 1) * SIGN + 2.0
        beside = widget.label_width(f"Σ = {number(-100)}") + GAP
        narrowest = number_width * _NARROWEST
        self.least_width: float = grids * columns * narrowest + signs
        room = width - signs
        if room - beside >= grids * columns * narrowest:  # else only the part's cell says its sum
            room -= beside
        self._wide = max(room / (grids * columns), narrowest)

    @property
    def least_height(self) -> float:
        """The height with cells of the least side."""
        return self.head + self._rows * least_cell() + 2

    def cell(self, height: float) -> QSizeF:
        """Return the size of a cell where the whole sum may be `height` high."""
        least = least_cell()
        high = min(max((height - self.head - 2) / self._rows, least), _LARGEST * least)
        wide = floor(min(self._wide, 1.25 * high))
        return QSizeF(wide, floor(min(high, max(wide, least))))

    def chips(self, area: QRectF) -> list[QRectF]:
        """Return the place of each part's name and total; none where the sum has one part."""
        places = []
        for index in range(self.count if self.count > 1 else 0):
            down, across = divmod(index, self.abreast)
            left = area.left() + across * (self.chip + GAP)
            top = area.top() + 1 + down * (self.total.height() + 3)
            places.append(QRectF(left, top, self.chip, self.total.height()))
        return places

    def grids(self, area: QRectF) -> tuple[QRectF, ...]:
        """Return the places of inputs, weights and products; of S2 and S4 that of the inputs."""
        size, left = self.cell(area.height()), area.left()
        places = []
        for share in self.shares:
            wide = self._columns * (size.width() * share)
            places.append(QRectF(left, area.top() + self.head, wide, self._rows * size.height()))
            left = places[-1].right() + SIGN
        return tuple(places)


def least_cell() -> float:
    """Return the side of the smallest cell of a unit's sum, in logical pixels."""
    body = typography.body_pixels()
    return max(round(_LEAST * body / _BODY), _LEAST - 4)
