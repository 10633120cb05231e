"""The geometry of the connections: an image and, above it, units, both drawn in perspective."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

_SLANT: Final = 0.24  # how far the back edge is to the right, as a share of the width
_DEPTH: Final = 0.55  # height of the image's plane, as a share of its width
_UNITS: Final = 0.7  # width of the units' plane, as a share of the image's
_SQUATTEST: Final = 1.15  # height of both and the gap between them, as a share of the width: least
_TALLEST: Final = 1.7  # and most


@dataclass(frozen=True)
class Plane:
    """A square seen from the front and above; u runs to the right, v towards the viewer."""

    left: float
    top: float
    width: float
    height: float

    def at(self, u: float, v: float) -> QPointF:
        """Return the point at u and v, both in 0..1."""
        across = (1 - _SLANT) * u + _SLANT * (1 - v)
        return QPointF(self.left + across * self.width, self.top + v * self.height)

    def inverse(self, place: QPointF) -> tuple[float, float]:
        """Return the u and v of a point; outside 0..1 it is not on the plane."""
        v = (place.y() - self.top) / self.height
        u = ((place.x() - self.left) / self.width - _SLANT * (1 - v)) / (1 - _SLANT)
        return u, v

    def quad(self, top: float, left: float, bottom: float, right: float) -> QPolygonF:
        """Return a rectangle of the plane as a polygon; its sides are in 0..1."""
        return QPolygonF(
            [
                self.at(left, top),
                self.at(right, top),
                self.at(right, bottom),
                self.at(left, bottom),
            ]
        )

    def middle(self, row: int, column: int, side: int) -> QPointF:
        """Return the middle of a cell when the plane is divided into side x side cells."""
        return self.at((column + 0.5) / side, (row + 0.5) / side)

    def cell_at(self, place: QPointF, side: int) -> tuple[int, int] | None:
        """Return the row and column of the cell at a point; None beside the plane."""
        u, v = self.inverse(place)
        if not (0 <= u < 1 and 0 <= v < 1):
            return None
        return int(v * side), int(u * side)


def planes(area: QRectF) -> tuple[Plane, Plane]:
    """Return the planes of the image and of the units above it, as large as the area allows."""
    width = min(area.width(), area.height() / _SQUATTEST)
    height = width * _DEPTH
    tall = min(area.height(), width * _TALLEST)
    top = area.top() + (area.height() - tall) / 2
    left = area.center().x() - width / 2
    image = Plane(left, top + tall - height, width, height)
    small = width * _UNITS
    units = Plane(left + (width - small) / 2, top, small, small * _DEPTH)
    return image, units
