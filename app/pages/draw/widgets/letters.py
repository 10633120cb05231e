"""The letters of the two pinned units, in the inspector and at the units themselves."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from app.context.selection import Selection
from app.style import typography
from app.widgets.maps.overlay import Letter, place_beside
from app.widgets.plots.figure import Figure
from lenet.explain.units import Unit

LETTERS: Final = ("A", "B")


def pinned_letter(figure: Figure, selection: Selection, unit: Unit, place: QRectF) -> Letter:
    """Return the letter of a pinned unit, beside its place in a figure: A above it, B below.

    At a code it is to the right, where no text is.
    """
    number = selection.pinned.index(unit)
    side = QFontMetricsF(typography.caption(bold=True)).lineSpacing()
    within = QRectF(0, 0, figure.width(), figure.height())
    square = place_beside(place.adjusted(-2, -2, 2, 2), side, below=bool(number), within=within)
    if unit.layer == "rbf":
        square.moveTopLeft(QPointF(place.right() + 2, place.center().y() - side / 2))
    theme = figure.appearance.theme
    return Letter(
        square,
        LETTERS[number],
        theme.colour("surface"),
        theme.colour("accent"),
    )
