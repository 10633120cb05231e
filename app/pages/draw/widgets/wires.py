"""The compact C3 table between S2 and C3: wires that cross, and dots where they connect."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from app.pages.draw.widgets.network_layout import Layout, cell_place
from app.style import typography
from app.style.theme import Theme
from app.widgets.maps.overlay import Outline
from lenet.explain.units import Unit
from lenet.network import paper
from lenet.network.ablation import Ablation, kernel_at

_STEPS: Final = (1, 3, 5, 15)  # every how many columns a number stands, the first that fits
_LEAST_DOT: Final = 1.8  # its radius, in logical pixels
_DOT_SHARE: Final = 0.36  # of a column's width
_LARGEST_DOT: Final = 9.0


def paint_wires(painter: QPainter, layout: Layout, ablation: Ablation, theme: Theme) -> None:
    """Paint a wire to the right of each S2 map, a wire for each C3 map, and the 60 dots.

    A kernel that is switched off is a hollow dot.
    """
    first, last = _middle(layout, 0, 0), _middle(layout, 15, 5)
    pen = QPen(theme.colour("line"), max(layout.pixel, 1.0))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(pen)
    for place in layout.maps["s2"]:
        y = place.center().y()
        painter.drawLine(QLineF(place.right() + 3, y, last.x(), y))
    for c3_map in range(paper.C3_MAPS):
        x = _middle(layout, c3_map, 0).x()
        painter.drawLine(QLineF(x, first.y(), x, last.y()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    radius = dot_radius(layout)
    for c3_map, s2_map in paper.C3_KERNELS:
        off = kernel_at(c3_map, s2_map) in ablation.kernels
        painter.setPen(QPen(theme.colour("muted" if off else "text"), 1.2))
        painter.setBrush(QBrush(theme.colour("window" if off else "text")))
        painter.drawEllipse(_middle(layout, c3_map, s2_map), radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_numbers(painter: QPainter, layout: Layout, theme: Theme) -> None:
    """Paint the numbers of the C3 maps over their columns: of every column, or of some."""
    font = typography.caption()
    metrics = QFontMetricsF(font)
    column = layout.table.width() / paper.C3_MAPS
    room = metrics.horizontalAdvance("15") + 3
    step = next((step for step in _STEPS if step * column >= room), _STEPS[-1])
    painter.setFont(font)
    painter.setPen(theme.colour("muted"))
    bottom = numbers_bottom(layout)
    for c3_map in range(0, paper.C3_MAPS, step):
        x = _middle(layout, c3_map, 0).x()
        box = QRectF(x - 20, bottom - metrics.lineSpacing(), 40, metrics.lineSpacing())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(c3_map))


def numbers_bottom(layout: Layout) -> float:
    """Return where the numbers of the columns end and the first dots begin."""
    return _middle(layout, 0, 0).y() - dot_radius(layout) - 4


def dot_radius(layout: Layout) -> float:
    """Return the radius of a dot, in logical pixels."""
    column = layout.table.width() / paper.C3_MAPS
    return min(max(column * _DOT_SHARE, _LEAST_DOT), _LARGEST_DOT)


def lit_column(layout: Layout, unit: Unit, colour: QColor) -> list[Outline]:
    """Return what lights the wires of a C3 or S2 map: their lines, and rings round their dots."""
    lines: list[QLineF] = []
    if unit.layer == "c3":
        pairs = [(unit.map, s2_map) for s2_map in paper.C3_TABLE[unit.map]]
        ends = [_middle(layout, *pair) for pair in pairs]
        lines.append(QLineF(ends[0], ends[-1]))
        lines += [
            QLineF(layout.maps["s2"][s2].right() + 3, at.y(), at.x(), at.y())
            for (_, s2), at in zip(pairs, ends, strict=True)
        ]
    elif unit.layer == "s2":
        pairs = [pair for pair in paper.C3_KERNELS if pair[1] == unit.map]
        start = layout.maps["s2"][unit.map].right() + 3
        ends = [_middle(layout, *pair) for pair in pairs]
        lines.append(QLineF(start, ends[0].y(), max(at.x() for at in ends), ends[0].y()))
    else:
        return []
    ring = dot_radius(layout)
    outlines = [Outline(QRectF(line.p1(), line.p2()), colour, 0.75) for line in lines]
    outlines += [
        Outline(QRectF(at.x() - ring, at.y() - ring, 2 * ring, 2 * ring), colour, 1.5)
        for at in ends
    ]
    return outlines


def _middle(layout: Layout, c3_map: int, s2_map: int) -> QPointF:
    """Return where two wires cross: a column's middle, at the height of the S2 map's middle."""
    x = cell_place(layout, c3_map, s2_map).center().x()
    return QPointF(round(x) + 0.5, layout.maps["s2"][s2_map].center().y())
